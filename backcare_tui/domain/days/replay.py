"""Folding days, one after another, into where things stand.

The journal is folded month by month. What the fold hands on (``Carry``) is all that later days need
of earlier ones, so that closed months need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

import msgspec

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.guidance.due_tasks import asks_of
from backcare_tui.domain.guidance.levels import level_of
from backcare_tui.domain.guidance.rotation import rest_tired
from backcare_tui.domain.guidance.setbacks import setbacks
from backcare_tui.domain.journal.day_record import (
    DayRecord,
    Mark,
    Work,
    judge,
    work_of,
)
from backcare_tui.domain.journal.events import (
    Ask,
    Done,
    Event,
    recorded_on,
)
from backcare_tui.domain.journal.recent import DAYS, Past, remember
from backcare_tui.domain.journal.status import Standing, standing
from backcare_tui.domain.journal.streaks import Tally, tally_day
from backcare_tui.domain.plan.plan import Plan

UNPLANNED = Plan(title="", tasks=())
"""What days from before any stored plan are judged by: the defaults."""


class Carry(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where things stand at the end of a day.

    Attributes:
        through: That day; None before any event.
        stands: What stands: the plan, a pause, a flare, safety answers.
        tally: The streaks.
        week: First day of the week of ``through``.
        sessions: How often each task was worked in that week, as written down on the day itself.
        late: Tasks worked in that week but written down later: the care day of writing, and the task.
        recent: The last eight weeks of days, oldest first.
    """

    through: date | None = None
    stands: Standing = Standing()
    tally: Tally = Tally()
    week: date | None = None
    sessions: dict[str, int] = {}
    late: tuple[tuple[date, str], ...] = ()
    recent: tuple[Past, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The last stored plan."""
        return self.stands.plan

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


def by_day(events: Iterable[Event]) -> dict[date, list[Event]]:
    """Live events by their care day, in order."""
    days: dict[date, list[Event]] = {}
    for day, same in groupby(events, attrgetter("day")):
        known = days.get(day)
        if known is None:
            days[day] = [*same]
        else:
            known.extend(same)
    return days


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
    plan: Plan | None, asks: Sequence[Ask], work: Work, *, off: str
) -> tuple[str, float, dict[str, Mark]]:
    """``judge`` for a day that is over; before any stored plan nothing is missed."""
    eased = work.asked is not None and work.asked.stance == "ease"
    counts_at = (plan or UNPLANNED).day_counts_at
    state, share, marks = judge(asks, work, counts_at, over=True, off=off, eased=eased)
    return "free" if plan is None and state == "missed" else state, share, marks


def off_on(day: date, stands: Standing, plan: Plan) -> str:
    """Why a day does not count: ``locked``, ``paused`` or ``flare``; empty where it does."""
    if stands.signs:
        return "locked"
    if stands.pause is not None and stands.pause.covers(day):
        return "paused"
    return "flare" if flare_on(day, stands, plan) is not None else ""


def flare_on(day: date, stands: Standing, plan: Plan) -> date | None:
    """The first day of the flare a day is in; None where it is in none."""
    flare = stands.flare
    return flare.first if flare is not None and flare.covers(day, plan.limits.flare_days) else None


def unstored(
    plan: Plan,
    stands: Standing,
    recent: Sequence[Past],
    day: date,
    sessions: Mapping[str, int],
    events: Sequence[Event],
) -> tuple[Ask, ...]:
    """What a past day asked that nobody wrote down: whether each task was due, as was known on that day.

    Doses are left to whoever looks at the day; only a rung that decides about the schedule is found out.
    """
    turning = [task for task in plan.tasks if task.first_every is not None and task.climbs]
    if not turning and not any(task.targets for task in plan.tasks):
        return asks_of(plan, day, sessions, stands=stands)
    todays = work_of(event for event in events if recorded_on(event, plan.starts_at) <= day)
    memory = remember(recent, day, todays, plan, flare=flare_on(day, stands, plan), asof=day)
    found = setbacks(memory, plan) if turning else {}
    levels = {task.id: level_of(task, plan, stands, memory, found) for task in turning}
    asks = asks_of(plan, day, sessions, levels, stands)
    return tuple(rest_tired(ask, plan.task(ask.task), memory) for ask in asks)


def fold_day(carry: Carry, day: date, events: Sequence[Event]) -> tuple[Carry, DayRecord]:
    """One more day, which is over: the day after ``carry.through``."""
    after, (record,) = fold(carry, {day: events}, day)
    return after, record


def _next_day(carry: Carry, recent: Sequence[Past], day: date, events: Sequence[Event]) -> tuple[Carry, Past]:
    """One more day, which is over.

    Args:
        carry: Where things stood before; its own ``recent`` is not looked at.
        recent: The last eight weeks of days at least, oldest first.
        day: The day.
        events: Its live events.

    Returns:
        Where things stand after it, still without any ``recent``, and the day itself.
    """
    work = work_of(events)
    stands = standing(carry.stands, work.others) if work.others else carry.stands
    plan = stands.plan
    rules = plan or UNPLANNED
    week = carry.week_of(day, rules.week_starts)
    if work.asked is not None:
        asks = work.asked.asks
    elif plan is None:
        asks = implied(events)
    else:
        asks = unstored(plan, stands, recent[-DAYS:], day, carry.worked(day, week), events)
    state, share, marks = judge_past(plan, asks, work, off=off_on(day, stands, rules))
    record = DayRecord(day, week, state, share, marks, work.worst, work.morning, rules.week_target)
    tally = tally_day(carry.tally, record, rules.week_target, rules.grace)
    if plan is None and not work.done:  # what it asked is not known, so no day streak runs over it
        tally = msgspec.structs.replace(tally, days=0)
    sessions, late = (carry.sessions, carry.late) if week == carry.week else ({}, ())
    if work.done:
        sessions = sessions.copy()
        written = _written(events, day, rules) if work.late else {}
        for task in work.done:
            when = written.get(task, day)
            if when <= day:
                sessions[task] = sessions.get(task, 0) + 1
            else:
                late += ((when, task),)
    flare = None if stands.flare is None else flare_on(day, stands, rules)
    past = Past(record, work, flare, tuple(events) if work.late else ())
    return Carry(day, stands, tally, week, sessions, late), past


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
        day = min((day for day in days if day <= through), default=through + ONE_DAY)
    else:
        day = carry.through + ONE_DAY
    if day > through:
        return carry, records
    # One list for all days: eight weeks taken along anew each day would take longer than many a day itself.
    recent = [*carry.recent]
    while day <= through:
        carry, past = _next_day(carry, recent, day, days.get(day, ()))
        recent.append(past)
        records.append(past.record)
        day += ONE_DAY
    return msgspec.structs.replace(carry, recent=tuple(recent[-DAYS:])), records
