"""On which rung each task stands today (docs/guidance.md, rules 4, 5 and 7 to 10).

A check-off stores its rung. From the last one on, only what happened since moves a task: a lasting step
down, a gap, a long flare, or the person's own choice.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.guidance.rungs import (
    LastKnownRung,
    gap_since,
    last_known_rung,
    lasting_steps,
    long_flare,
    rungs_of,
    was_long,
)
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.recent import RecentHistory, Session
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.ladder import in_flare, rung_for
from backcare_tui.domain.plan.plan import Task

HIGHEST = 7
"""Days whose highest rung an eased dose is taken from."""
AFTER_FLARE = 7
"""Days after a flare on which one rung lower is asked."""


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """The next rung of a task that is not offered today: what it asks, what holds it, and when it may come.

    Attributes:
        dose: Of that rung.
        on: The earliest day on which it may be offered; None where no day can be told.
        held_by: What holds it the longest, in a word (see ``holds.Hold``).
        because: The same in a sentence.
        days: The days it stands on: bad days, a setback, a climb.
        number: How many are still wanted: whole sessions, days with a report.
        task: Another task that it waits for.
    """

    dose: Dose
    on: date | None
    held_by: str
    because: str
    days: tuple[date, ...] = ()
    number: int = 0
    task: str = ""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """Where a task stands today.

    Attributes:
        rung: Its own rung, which easing leaves as it is.
        dose: What is asked.
        kind: What decided: ``first``, ``same``, ``chosen``, ``screened``, ``stopped``, ``gap``, ``forgotten``, ``step``,
            ``long-flare``, ``ease``, ``flare``, ``after-flare``, ``back`` or ``climb``.
        since: The day of what decided.
        whole: The same with the whole dose of the rung, where less is asked.
        last: The last session, if it is remembered.
        was: What the rung asked from which it came down.
        next_step: What holds its next rung; None at the top, while that is offered, and where nothing can climb.
    """

    rung: int
    dose: Dose
    kind: str = "same"
    since: date | None = None
    whole: Level | None = None
    last: Session | None = None
    was: Dose | None = None
    next_step: NextStep | None = None

    @property
    def full(self) -> Dose | None:
        """The whole dose of the rung, where less is asked."""
        return None if self.whole is None else self.whole.dose


def rung_words(task: Task, rung: int) -> str:
    """``rung 3 of 4``, or ``the easier form``."""
    return f"rung {rung} of {len(task.rungs)}" if rung else "the easier form"


def now_words(task: Task, level: Level | None) -> str:
    """Where a task stands today: ``8 min, rung 3 of 4``; empty where there is no ladder to stand on."""
    if level is None or not task.climbs:
        return ""
    rung = rung_words(task, level.rung)
    if level.full is None:
        return f"{words(level.dose)}, {rung}"
    return f"{words(level.dose)} for now; {rung} is {words(level.full)}"


def screened_by(task: Task, status: Status) -> str:
    """The answer for which only a task's easier form is asked: a condition, or a sign; empty without one."""
    return status.rests_for(task.eases_with)


def level_of(task: Task, situation: Situation) -> Level:
    """Where a task stands, before any climb."""
    recent = situation.recent
    if screened_by(task, situation.status):
        # A rung of its own, not an eased one: what was cleared begins anew where it was worked last.
        sessions = recent.sessions.get(task.id)
        return Level(rung=0, dose=task.dose(0), kind="screened", last=sessions[-1] if sessions else None)
    known = last_known_rung(task, recent)
    back_since = _back_since(task, situation, known)
    if back_since is not None:
        level = Level(rung=task.lowest, dose=task.dose(task.lowest), kind="stopped", since=back_since)
        sessions = recent.sessions.get(task.id)
        return _eased(task, situation, replace(level, last=sessions[-1] if sessions else None))
    if known is None:
        rung, kind = task.start_rung, "forgotten" if recent.is_whole and recent.last_done else "first"
        return _eased(task, situation, Level(rung=rung, dose=task.dose(rung), kind=kind))
    unmoved: tuple[str, date | None] = ("chosen", known.day) if known.chosen else ("same", None)
    (kind, since), drop = unmoved, 0
    # The greatest of the three counts, never their sum: a gap after a setback is one way down, not two.
    for why, day, rungs in (
        ("step", *lasting_steps(task, situation, known, situation.day)),
        ("gap", *gap_since(task, situation, known)),
        ("long-flare", *long_flare(situation, known)),
    ):
        if rungs > drop:
            kind, since, drop = why, day, rungs
    # After a gap nobody is sent to an easier form that they did not begin with.
    floor = min(known.rung, task.lowest if kind != "gap" else min(1, task.start_rung))
    rung = max(floor, known.rung - drop)
    if rung == known.rung and drop:
        kind, since = unmoved
    sessions = recent.sessions.get(task.id)
    last = sessions[-1] if sessions else None
    was = task.dose(known.rung) if rung < known.rung else None
    level = Level(rung=rung, dose=task.dose(rung), kind=kind, since=since, last=last, was=was)
    return _eased(task, situation, level)


def _back_since(task: Task, situation: Situation, known: LastKnownRung | None) -> date | None:
    """The day since which a task is back at its lowest rung after a stop; None once it was worked or chosen since."""
    stop = situation.status.stop_of(task.id)
    if stop is None or stop.since is None:
        return None
    later = known is not None and (known.day > stop.since or (known.day == stop.since and known.chosen))
    return None if later else stop.since


def _eased(task: Task, situation: Situation, level: Level) -> Level:
    """The level with what is asked today: less in a flare, after one, on a bad day and after a setback."""
    if task.for_pain:
        return level
    eased, flare = _eased_without_flare(task, situation, level), situation.flare
    if flare is None:
        return eased
    # A flare never asks more, nor a harder form, than the same day would without it.
    asked = in_flare(task, 0 if task.easier is not None and eased.dose == task.easier else level.rung)
    is_half = asked != in_flare(task, 0)
    return eased if is_half and asked.total > eased.dose.total else _less(level, asked, "flare", flare)


def _eased_without_flare(task: Task, situation: Situation, level: Level) -> Level:
    rung, kind, since = level.rung, "", None
    after = after_flare(situation)
    if after is not None:
        rung, kind, since = rung - 1, "after-flare", after
    setback = situation.eased_by
    if setback is not None:
        lower = highest(task, situation.recent, level.rung) - 1
        if lower < rung:
            rung, kind, since = lower, "ease", setback
    rung = max(rung, task.lowest)
    last = level.last
    if last is not None and last.asked != last.full and level.kind != "chosen":
        # The first day back asks no more than was last done, and that may have been less than the rung.
        done = 0 if last.asked == task.easier else rung_for(task, last.asked, last.rung)
        less = done < rung or (done == rung and last.asked.total < task.dose(rung).total)
        if less and situation.recent.was_away(situation.day):
            return _less(level, last.asked, "back", last.day)
    return _less(level, task.dose(rung), kind, since) if rung < level.rung else level


def _less(level: Level, dose: Dose, kind: str, since: date | None) -> Level:
    """Less asked, where it is less: a dose of one breath has no half."""
    return level if dose == level.dose else replace(level, dose=dose, kind=kind, since=since, whole=level)


def highest(task: Task, recent: RecentHistory, rung: int) -> int:
    """The highest rung of the last 7 days' sessions; the task's own without one."""
    first = recent.ago(HIGHEST)
    sessions = recent.sessions.get(task.id, ())
    lately = (
        worked
        for session, worked in zip(sessions, rungs_of(task, recent), strict=True)
        if session.day >= first
    )
    return max(lately, default=rung)


def after_flare(situation: Situation) -> date | None:
    """The last day of a flare that ended within the last 7 days; else None.

    After a long one a rung is given up for keeps, and no other on top of it.
    """
    flare, plan = situation.status.flare, situation.plan
    if flare is None or was_long(flare, plan):
        return None
    last = flare.through(plan.limits.flare_days)
    return last if last < situation.day <= last + timedelta(days=AFTER_FLARE) else None


def steps_down_next(task: Task, situation: Situation) -> bool:
    """Whether a setback of today costs a task a rung from tomorrow on."""
    known = last_known_rung(task, situation.recent)
    if known is None or known.rung <= task.lowest:
        return False
    tomorrow = situation.day + timedelta(days=1)
    return (
        lasting_steps(task, situation, known, tomorrow)[1]
        > lasting_steps(task, situation, known, situation.day)[1]
    )


def full_again(task: Task, situation: Situation) -> date | None:
    """The day from which a setback or a bad day eases a task no more; None where a gap, a flare or a step down may by then."""
    through = situation.eased_through
    if through is None:
        return None
    day = through + timedelta(days=1)
    flare, known = after_flare(situation), last_known_rung(task, situation.recent)
    after = flare is not None and day <= flare + timedelta(days=AFTER_FLARE)
    gap = known is None or (day - known.day).days >= situation.plan.limits.gap_days
    # A rung chosen on the day of a setback is one that climbed before it, once it is worked.
    chosen = known is not None and known.day == situation.day in situation.setbacks
    return None if after or gap or chosen else day
