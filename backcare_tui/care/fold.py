"""Folding days, one after another, into where things stand.

The journal is folded month by month. What the fold hands on (``Carry``) is all that later days need
of earlier ones, so that closed months need not be read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from .asks import asks_of
from .days import ONE_DAY, week_start
from .events import Ask, Done, Event, Paused, Planned, Resumed, recorded_on
from .marks import DayRecord, Mark, Work, judge, work_of
from .plan import Plan
from .streaks import Tally, tally_day

UNPLANNED = Plan(title="", tasks=())
"""What days from before any stored plan are judged by: the defaults."""


class Pause(msgspec.Struct, frozen=True):
    """A pause, from ``first`` through ``until`` (None: until resumed)."""

    first: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` is paused."""
        return self.first <= day and (self.until is None or day <= self.until)


class Carry(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where things stand at the end of a day.

    Attributes:
        through: That day; None before any event.
        plan: The last stored plan.
        pause: The latest pause, if not resumed.
        tally: The streaks.
        week: First day of the week of ``through``.
        sessions: How often each task was worked in that week, as written down on the day itself.
        late: Tasks worked in that week but written down later: the care day of writing, and the task.
    """

    through: date | None = None
    plan: Plan | None = None
    pause: Pause | None = None
    tally: Tally = Tally()
    week: date | None = None
    sessions: dict[str, int] = {}
    late: tuple[tuple[date, str], ...] = ()

    def week_of(self, day: date, starts: int) -> date:
        """First day of the week of the day after ``through``.

        A plan that moves the start of the week ends the running week the day before its next start.
        """
        if self.week is None:
            return week_start(day, starts)
        return day if day.weekday() == starts or (day - self.week).days >= 7 else self.week

    def worked(self, day: date, week: date) -> dict[str, int]:
        """How often each task was worked in ``week`` before ``day``, as was known when ``day`` ended.

        A late entry changes marks, never what a day before it asked.
        """
        if week != self.week:
            return {}
        sessions = self.sessions.copy()
        for written, task in self.late:
            if written <= day:
                sessions[task] = sessions.get(task, 0) + 1
        return sessions


STANDING = frozenset((Planned, Paused, Resumed))
"""The kinds that change what stands; few events are of one."""


def by_day(events: Iterable[Event]) -> dict[date, list[Event]]:
    """Live events by their care day, in order."""
    days: defaultdict[date, list[Event]] = defaultdict(list)
    last: date | None = None
    for event in events:
        if event.day != last:
            last = event.day
            same = days[last]
        same.append(event)
    return days


def standing(carry: Carry, events: Iterable[Event]) -> tuple[Plan | None, Pause | None]:
    """The plan and the pause in force on a day, given its live events."""
    plan, pause = carry.plan, carry.pause
    for event in events:
        if type(event) not in STANDING:
            continue
        if type(event) is Planned:
            plan = event.plan
        elif type(event) is Paused:
            pause = Pause(event.first, event.until)
        elif type(event) is Resumed:
            pause = None
    return plan, pause


def implied(events: Iterable[Event]) -> tuple[Ask, ...]:
    """What a day from before any stored plan can be said to have asked: just what was done."""
    found: dict[str, Ask] = {}
    for event in events:
        if isinstance(event, Done):
            ask = found.setdefault(event.task, Ask(event.task, event.dose, event.rung))
            if event.target and event.target not in ask.targets:
                found[event.task] = msgspec.structs.replace(ask, targets=(*ask.targets, event.target))
    return tuple(found.values())


def judge_past(
    plan: Plan | None, asks: Sequence[Ask], work: Work, *, paused: bool
) -> tuple[str, float, dict[str, Mark]]:
    """``judge`` for a day that is over; before any stored plan nothing is missed."""
    state, share, marks = judge(asks, work, (plan or UNPLANNED).day_counts_at, over=True, paused=paused)
    return "free" if plan is None and state == "missed" else state, share, marks


def fold_day(carry: Carry, day: date, events: Sequence[Event]) -> tuple[Carry, DayRecord]:
    """One more day, which is over: the day after ``carry.through``."""
    work = work_of(events)
    plan, pause = standing(carry, work.others)
    rules = plan or UNPLANNED
    week = carry.week_of(day, rules.week_starts)
    asks = work.asked
    if asks is None:
        asks = asks_of(plan, day, carry.worked(day, week)) if plan else implied(events)
    paused = pause is not None and pause.covers(day)
    state, share, marks = judge_past(plan, asks, work, paused=paused)
    record = DayRecord(day, week, state, share, marks, work.worst, work.morning)
    tally = tally_day(carry.tally, record, rules.week_target, rules.grace)
    sessions, late = (carry.sessions, carry.late) if week == carry.week else ({}, ())
    if work.done:
        sessions = sessions.copy()
        written = _written(events, day, rules) if work.late else dict.fromkeys(work.done, day)
        for task, when in written.items():
            if when <= day:
                sessions[task] = sessions.get(task, 0) + 1
            else:
                late += ((when, task),)
    return Carry(day, plan, pause, tally, week, sessions, late), record


def _written(events: Iterable[Event], day: date, plan: Plan) -> dict[str, date]:
    """The care day on which each task's work of ``day`` was first written down: that day, or a later one."""
    found: dict[str, date] = {}
    for event in events:
        if type(event) is Done and event.share > 0.0:
            written = day if event.at.date() <= day else recorded_on(event, plan.starts_at)
            known = found.get(event.task)
            if known is None or written < known:
                found[event.task] = written
    return found


def fold(carry: Carry, days: Mapping[date, Sequence[Event]], through: date) -> tuple[Carry, list[DayRecord]]:
    """Fold every day after ``carry.through`` up to ``through``.

    ``days`` holds live events by care day; days before the very first event are not folded, so
    history begins with the first thing recorded.
    """
    records: list[DayRecord] = []
    if carry.through is None:
        known = [day for day in days if day <= through]
        if not known:
            return carry, records
        day = min(known)
    else:
        day = carry.through + ONE_DAY
    while day <= through:
        carry, record = fold_day(carry, day, days.get(day, ()))
        records.append(record)
        day += ONE_DAY
    return carry, records
