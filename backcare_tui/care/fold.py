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
from .events import Ask, Done, Event, Paused, Planned, Resumed
from .marks import DayRecord, judge, work_of
from .plan import Plan
from .streaks import Tally, tally_day

UNPLANNED = (0.6, 5, 1)
"""Share that keeps a day, week target and grace on days from before any stored plan: the defaults."""


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
        sessions: How often each task was worked in that week.
    """

    through: date | None = None
    plan: Plan | None = None
    pause: Pause | None = None
    tally: Tally = Tally()
    week: date | None = None
    sessions: dict[str, int] = {}

    def week_of(self, day: date, starts: int) -> date:
        """First day of the week of the day after ``through``.

        A plan that moves the start of the week ends the running week the day before its next start.
        """
        if self.week is None:
            return week_start(day, starts)
        return day if day.weekday() == starts or (day - self.week).days >= 7 else self.week


def by_day(events: Iterable[Event]) -> dict[date, list[Event]]:
    """Live events by their care day, in order."""
    days: defaultdict[date, list[Event]] = defaultdict(list)
    for event in events:
        days[event.day].append(event)
    return days


def standing(carry: Carry, events: Iterable[Event]) -> tuple[Plan | None, Pause | None]:
    """The plan and the pause in force on a day, given its live events."""
    plan, pause = carry.plan, carry.pause
    for event in events:
        if type(event) is Planned:
            plan = event.plan
        elif type(event) is Paused:
            pause = Pause(event.first, event.until)
        elif type(event) is Resumed:
            pause = None
    return plan, pause


def implied(events: Iterable[Event]) -> tuple[Ask, ...]:
    """What a day from before any stored plan can be said to have asked: just what was done."""
    return tuple(
        Ask(event.task, event.dose, event.rung, targets=(event.target,) if event.target else ())
        for event in events
        if isinstance(event, Done)
    )


def fold_day(carry: Carry, day: date, events: Sequence[Event]) -> tuple[Carry, DayRecord]:
    """One more day, which is over: the day after ``carry.through``."""
    plan, pause = standing(carry, events)
    week = carry.week_of(day, plan.week_starts if plan else 0)
    sessions = carry.sessions if week == carry.week else {}
    work = work_of(events)
    asks = work.asked
    if asks is None:
        asks = asks_of(plan, day, sessions) if plan else implied(events)
    counts_at, target, grace = (plan.day_counts_at, plan.week_target, plan.grace) if plan else UNPLANNED
    paused = pause is not None and pause.covers(day)
    state, share, marks = judge(asks, work, counts_at, over=True, paused=paused)
    record = DayRecord(day, week, state, share, marks, work.worst, work.morning)
    if work.done:
        sessions = sessions.copy()
        for task in work.done:
            sessions[task] = sessions.get(task, 0) + 1
    return Carry(day, plan, pause, tally_day(carry.tally, record, target, grace), week, sessions), record


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
