"""Which step up comes next, and when it may come if all is done (docs/guidance.md, rule 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.guidance.due_tasks import rested_by, schedule_of
from backcare_tui.domain.guidance.holds import Hold, held_lately
from backcare_tui.domain.guidance.levels import AFTER_FLARE, Level, NextStep, after_flare
from backcare_tui.domain.guidance.progression import (
    DUE,
    WINDOW,
    ClimbCandidate,
    Practice,
    Rise,
    is_enough,
    not_before,
    practice,
    was_held,
)
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, due_again, falls_on
from backcare_tui.text.dates import days_words
from backcare_tui.text.language import count

AHEAD = 70
"""Days ahead to which sessions are counted."""


def session_days(task: Task, rung: int, situation: Situation, first: date) -> Iterator[date]:
    """The days from ``first`` on that a task can be worked as its schedule has it, if it is worked on every one."""
    recent, week_starts = situation.recent, situation.plan.week_starts
    schedule, start = schedule_of(task, rung, situation.status.maintained)
    worked = [one.day for one in recent.sessions.get(task.id, ())[-7:] if one.day < first]
    last = worked[-1] if worked else None
    for ahead in range(AHEAD):
        day = first + timedelta(days=ahead)
        if not task.open_on(day):
            continue
        if isinstance(schedule, TimesAWeek):
            week = week_start(day, week_starts)
            fits = sum(one >= week for one in worked) < schedule.n
        elif isinstance(schedule, EveryDays) and start == task.start_on:
            fits = bool(due_again(schedule, day, start, last))
        else:
            fits = falls_on(schedule, day, start)
        if fits:
            last = day
            worked.append(day)
            yield day


def sessions_left(task: Task, rung: int, situation: Situation, first: date) -> tuple[int, date | None]:
    """How many more whole sessions make a task ready, and the first day on which its next rung may be offered then.

    Args:
        task: Whose next rung.
        rung: On which it stands.
        situation: Of the day.
        first: The first day whose session counts.
    """
    recent = situation.recent
    done = practice(task, rung, situation)
    since = done.since or first
    states = [
        (day, outcomes[task.id].state)
        for day, _week, outcomes in recent.outcomes[-WINDOW:]
        if task.id in outcomes and day >= since
    ]
    more = 0
    for day in session_days(task, rung, situation, min(first, recent.day)):
        if day < first:  # eased till then: no whole session, but one that was done of those due
            states.append((day, "done"))
            continue
        window = [state for then, state in states if then >= day - timedelta(days=WINDOW)]
        due = sum(state in DUE for state in window)
        if is_enough(Practice(since, done.whole + more, window.count("done"), due), situation):
            return more, day
        states.append((day, "done"))
        more += 1
    return 0, None


class Outlook(msgspec.Struct, frozen=True):
    """What the next step of every task is seen by.

    Attributes:
        situation: Of the day.
        holds: What holds every climb.
        found: All that climbed or was raised.
        queue: What is ready, in its order.
        waits: Whether a task that counts may have its own step within the week: optional ones wait for that.
        pressed: Massages that turn to a place in a red area today, with the name of that place.
    """

    situation: Situation
    holds: Sequence[Hold]
    found: Sequence[Rise] = ()
    queue: Sequence[ClimbCandidate] = ()
    waits: bool = False
    pressed: Mapping[str, str] = {}


def next_to_climb(outlook: Outlook) -> ClimbCandidate | None:
    """Which goes next, if nothing holds all: the first of the queue that nothing of late holds."""
    situation = outlook.situation
    if any(kept.day == situation.day for kept in situation.recent.kept.values()):
        return None  # an offer a day: the next comes tomorrow
    for candidate in outlook.queue:
        waits = (candidate.task.optional and outlook.waits) or candidate.task.id in outlook.pressed
        if not waits and held_lately(situation, outlook.found, again=candidate.again) is None:
            return candidate
    return None


def taken(candidate: ClimbCandidate, outlook: Outlook) -> Outlook:
    """The same as if the step up that is offered today were taken: by that the steps of the others are dated."""
    rung = candidate.level.rung + 1
    rise = Rise(candidate.task, outlook.situation.day, rung, chosen=False, again=candidate.again)
    return replace(outlook, found=[*outlook.found, rise])


def next_step(task: Task, level: Level, outlook: Outlook) -> NextStep | None:
    """What holds a task's next rung, and when that may come; None at the top, and where it cannot climb."""
    situation, rung = outlook.situation, level.rung
    status = situation.status
    if (
        rung >= len(task.rungs)
        or level.kind in ("climb", "screened")
        or rested_by(task, status, situation.day)
    ):
        return None
    holds = [*outlook.holds, *_own_holds(task, rung, outlook)]
    today = situation.day
    first = _first_whole(task, level, situation)
    left, on = sessions_left(task, rung, situation, first)
    if on is None:
        holds.append(Hold(code="sessions", until=None, words="once it is worked more often"))
    elif left:
        words_left = f"after {count(left, 'more whole session')}"
        holds.append(Hold(code="sessions", until=on, words=words_left, number=left))
    else:
        holds += _turn(task, outlook)
    soonest = max([today + ONE_DAY, *(hold.until for hold in holds if hold.until is not None)])
    on = next((day for day in session_days(task, rung, situation, today) if day >= soonest), None)
    if not holds:
        holds = [Hold(code="day", until=on, words="when it is due again")]
    held = last_of(holds)
    if held.until is None or held.code == "new-pain":
        on = None
    return NextStep(
        dose=task.dose(rung + 1),
        on=on,
        held_by=held.code,
        because=_sentence(task, rung, held, on, is_ready=left == 0),
        days=held.days,
        number=held.number,
        task=held.task,
    )


def last_of(holds: Sequence[Hold]) -> Hold:
    """The hold that ends last, which alone is told; one whose end nobody knows is the last of all."""
    return max(holds, key=lambda hold: hold.until or date.max)


def _first_whole(task: Task, level: Level, situation: Situation) -> date:
    """The first day whose session counts: what is eased does not, and nothing eases the lowest rung but a return."""
    today = situation.day
    if level.full is None:
        return today
    until = (today,) if level.rung <= task.lowest else _eased_until(situation)
    return max(today + ONE_DAY if level.kind == "back" else today, *until)


def _eased_until(situation: Situation) -> tuple[date, date]:
    """The first days on which neither a setback nor a flare that is over makes anything less."""
    through, flare, today = situation.eased_through, after_flare(situation), situation.day
    return (
        today if through is None else through + ONE_DAY,
        today if flare is None else flare + timedelta(days=AFTER_FLARE + 1),
    )


def _sentence(task: Task, rung: int, held: Hold, on: date | None, *, is_ready: bool) -> str:
    """What holds it in a sentence, as in "Ready for 5 min; from 29 March: bad days on 14 and 15 March"."""
    dose = words(task.dose(rung + 1))
    begin = f"Ready for {dose}" if is_ready else f"{dose} next"
    if held.code == "turn":
        return f"{begin}; {held.words}."
    if on is None:
        return f"{begin}{'' if is_ready else ','} {held.words}."
    when = f"{on.day} {on:%B}"
    if held.code == "sessions":
        return f"{begin}, {held.words}: {when} at the soonest."
    if held.code == "day":
        return f"{begin}; on {when}, {held.words}."
    return f"{begin}; from {when}: {held.words}."


def _own_holds(task: Task, rung: int, outlook: Outlook) -> list[Hold]:
    """What holds this task beside what holds all."""
    situation = outlook.situation
    again = was_held(task, rung + 1, situation.recent)
    lately = held_lately(situation, outlook.found, again=again)
    found = [lately] if lately is not None else []
    place = outlook.pressed.get(task.id)
    if place is not None:
        until, said = situation.day + ONE_DAY, f"its turn today has {place} in it, which is red"
        found.append(Hold(code="red-area", until=until, words=said))
    ahead = not_before(task, rung, situation)
    if ahead is None:
        return found
    code, since, until = ahead
    when = days_words((since,))
    said = (
        f"you kept {words(task.dose(situation.recent.kept[task.id].rung))} {when}"
        if code == "kept"
        else f"it did not hold, and was left {when}"
    )
    return [*found, Hold(code=code, until=until, words=said, days=(since,))]


def _turn(task: Task, outlook: Outlook) -> list[Hold]:
    """Those that go first, where this one is ready too; no day can be told, as they may take theirs or not."""
    places = [candidate.task.id for candidate in outlook.queue]
    if task.id not in places:
        return []
    if task.optional and outlook.waits:
        return [Hold(code="turn", until=None, words="what counts goes first")]
    own = outlook.queue[places.index(task.id)]
    before = [
        other for other in outlook.queue[: places.index(task.id)] if other.task.id not in outlook.pressed
    ]
    # One that was held before need not wait for one that was not.
    first = next((other.task for other in before if other.again or not own.again), None)
    return (
        []
        if first is None
        else [Hold(code="turn", until=None, words=f"{first.name} goes first", task=first.id)]
    )
