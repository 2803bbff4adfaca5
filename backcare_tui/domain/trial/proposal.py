"""A trial before it begins: what would be compared from when until when, and whether it may begin now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.guidance.due_tasks import rested_by
from backcare_tui.domain.guidance.levels import AFTER_FLARE, Level
from backcare_tui.domain.guidance.progression import rises
from backcare_tui.domain.guidance.reasons import rested_words, setback_words
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.journal.recent import WEEK, back, lower_median
from backcare_tui.domain.journal.trial import PAIRS, PERIOD
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.safety import RESTS
from backcare_tui.domain.trial.arms import arms_of
from backcare_tui.text.dates import day_words, days_words
from backcare_tui.text.language import count, shortened

WHOLE = timedelta(days=2 * PERIOD * PAIRS)
"""From a trial's first day to the one on which its last number is given, if nothing comes between."""
BEFORE, LEAST_REPORTS = 14, 10
"""Days before a trial that are looked at, and how many of them need a report."""
UNSTEADY = 2
"""Points between the middles of the two weeks before from which on it is said that they differ."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A trial as it would be, if it began.

    Attributes:
        said: The words that it was made from.
        arms: What it compares, with what is asked of each.
        day: The day on which it was put together.
        first: Its first day.
        ends_about: The day of its last number, if nothing comes between.
        held: The tasks whose doses stand still meanwhile, by name.
        shows: The smallest difference that weeks like the last ones would find, in points; None where that is not known.
        stops: Why it may not begin now, a sentence each.
        notes: What speaks against beginning now, and does not keep from it.
    """

    said: tuple[str | None, str | None]
    arms: tuple[Arm, Arm]
    day: date
    first: date
    ends_about: date
    held: tuple[str, ...] = ()
    shows: float | None = None
    stops: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def agreed(self) -> tuple[object, ...]:
        """What one agrees to: another look that differs in it has to be agreed to anew."""
        return self.arms, self.first


def propose(
    said: tuple[str | None, str | None],
    situation: Situation,
    levels: Mapping[str, Level],
    *,
    changed: Sequence[date] = (),
    shows: float | None = None,
) -> Proposal:
    """A trial of two arms in words, from tomorrow on.

    Args:
        said: The arms, as ``arms_of`` takes them.
        situation: Of today.
        levels: Where each task stands.
        changed: Days on which the plan was changed.
        shows: The smallest difference that it would find.

    Raises:
        ValueError: These are not two things that can be compared; the text says why.
    """
    first = situation.day + ONE_DAY
    arms = arms_of(said, situation.plan, levels, situation.status, first)
    return Proposal(
        said=said,
        arms=arms,
        day=situation.day,
        first=first,
        ends_about=first + WHOLE,
        held=held_by(situation.plan),
        shows=None if shows is None else round(shows, 1),
        stops=(*_stops(situation), *_of_tasks(arms, situation, first), *_of_reports(situation)),
        notes=tuple(_notes(situation, levels, changed)),
    )


def held_by(plan: Plan) -> tuple[str, ...]:
    """The tasks of a plan that a trial holds on their rung, by name."""
    return tuple(shortened(task.name) for task in plan.tasks if task.climbs)


def _stops(situation: Situation) -> Iterator[str]:
    """What stands in the way of any trial."""
    status, day, limits = situation.status, situation.day, situation.plan.limits
    if status.trial is not None:
        yield "A trial is on already: `backcare trial` tells how it stands."
    if status.locked:
        yield RESTS
    elif status.put_on(day):
        yield "A question about your safety waits for an answer, and comes first: `backcare answer`."
    elif status.lost or status.screened is None:
        yield "The safety questions come first: `backcare safety`."
    flare = status.flare
    last = None if flare is None else flare.through(limits.flare_days)
    if situation.flare is not None:
        yield "A flare comes first: a trial can begin a week after it is over."
    elif last is not None and last < day <= last + timedelta(days=AFTER_FLARE):
        yield f"The week after a flare asks less: {_from(last + timedelta(days=AFTER_FLARE + 1), day)}."
    pause = status.pause
    if pause is not None and (pause.until is None or pause.until >= day):
        when = "once you resume" if pause.until is None else _from(pause.until + ONE_DAY, day)
        yield f"A pause {'is on' if pause.covers(day) else 'is to come'}, and would hold the trial: {when}."


def _of_tasks(arms: Sequence[Arm], situation: Situation, first: date) -> Iterator[str]:
    """What keeps a task of an arm from being asked."""
    plan, status = situation.plan, situation.status
    alone = replace(status, signs=(), put=(), lost=(), trials=())  # told by themselves
    last = first + WHOLE - ONE_DAY
    for name in (name for arm in arms for name in arm.tasks):
        task = plan.task(name)
        if task is None:
            continue
        called = shortened(task.name)
        because = rested_by(task, alone, first)
        if because:
            yield f"{called} rests: {rested_words(because)[1]}"
        elif task.until is not None and task.until < last:
            yield f"{called} is in the plan through {day_words(task.until, situation.day, weekday=False)} only."
        elif not task.open_on(first):
            yield f"{called} is not asked yet: {_from(_opens(task, first), situation.day)}."


def _opens(task: Task, first: date) -> date:
    after = task.paused_until + ONE_DAY if task.paused_until is not None else first
    return max(after, task.start_on or first)


def _of_reports(situation: Situation) -> Iterator[str]:
    """Whether enough of the last days have a report, or the number of an earlier trial, and from when on they would."""
    today = situation.day
    numbers = (day.day for trial in situation.status.trials for day in trial.days if day.level is not None)
    known = {day for day in (*situation.recent.worst, *numbers) if 0 <= (today - day).days < BEFORE}
    if len(known) >= LEAST_REPORTS:
        return
    earlier, ahead = known - {today}, 0
    # As many as there would be with a report on each day from today on.
    while 1 + ahead + sum((today - day).days + ahead < BEFORE for day in earlier) < LEAST_REPORTS:
        ahead += 1
    have = f"{len(known)} of the last {BEFORE} days {'has' if len(known) == 1 else 'have'} one"
    when = f"from about {_day(today + timedelta(days=ahead), today)}" if ahead else "once today has one"
    yield f"Two weeks with pain reports come first: {have}, {LEAST_REPORTS} are needed; {when}."


def _notes(situation: Situation, levels: Mapping[str, Level], changed: Sequence[date]) -> Iterator[str]:
    """What makes the two weeks before less steady than one would wish."""
    recent, plan = situation.recent, situation.plan
    since = back(recent.day, BEFORE - 1)
    first, second = (
        lower_median(
            [level for day, level in recent.worst.items() if begin <= (recent.day - day).days < begin + WEEK],
            3,
        )
        for begin in (WEEK, 0)
    )
    if first is not None and second is not None and abs(first - second) >= UNSTEADY:
        yield (
            f"Pain has {'risen' if second > first else 'come down'} lately: {first} in the middle of last week's days, "
            f"{second} in this week's."
        )
    latest: list[date] = []
    bad = sorted(day for day in {*situation.setbacks, *situation.bad} if day >= since)
    if bad:
        latest.append(bad[-1])
        yield f"In these two weeks: {setback_words(situation, bad[-1])}."
    risen = [rise for rise in rises(plan, recent) if rise.day >= since]
    if risen:
        latest.append(risen[-1].day)
        yield f"{shortened(risen[-1].task.name)} went up {days_words((risen[-1].day,))}."
    edited = [day for day in changed if day >= since]
    if edited:
        latest.append(edited[-1])
        yield f"The plan was changed {days_words((edited[-1],))}."
    away = sorted(day for day in recent.off if day >= since)
    if away:
        latest.append(away[-1])
        yield f"{count(len(away), 'day')} of these two weeks asked nothing (a pause, or an answer that was waited for)."
    steady = max(latest, default=recent.day) + timedelta(days=BEFORE + 1)
    if latest and steady > recent.day + ONE_DAY:
        yield f"Two steady weeks before it would make it fairer: {_from(steady, recent.day)}. You may begin all the same."
    offered = [task.name for task in plan.tasks if (level := levels.get(task.id)) and level.kind == "climb"]
    if offered:
        yield f"{shortened(offered[0])} is offered a step up today: what you do of it today is what the trial keeps."


def _from(day: date, today: date) -> str:
    return f"from {_day(day, today)}"


def _day(day: date, today: date) -> str:
    return day_words(day, today, weekday=False)
