"""A week: tasks by days, what was kept, and the pain beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from .marks import DayRecord, Mark
from .plan import Plan
from .streaks import Streak
from .strength import strength

WEEK = timedelta(days=7)


class TaskWeek(msgspec.Struct, frozen=True):
    """One task's week: a mark for each of seven days (None: not due, or no record) and its strength."""

    id: str
    name: str
    marks: tuple[Mark | None, ...]
    strength: int


class Bar(msgspec.Struct, frozen=True):
    """One week of the strip: its first day, kept days, and days that count."""

    starts: date
    kept: int
    counted: int


class Week(msgspec.Struct, frozen=True):
    """A week as it stands.

    Attributes:
        starts: Its first day.
        today: The running care day, which may lie outside it.
        days: Seven records, None for days without one (before the first entry, or still to come).
        tasks: A line a task: the plan's, then others that were done that week.
        strip: Twelve weeks, this one last.
        streak: The streaks as of today.
    """

    starts: date
    today: date
    days: tuple[DayRecord | None, ...]
    tasks: tuple[TaskWeek, ...]
    strip: tuple[Bar, ...]
    streak: Streak

    @property
    def dates(self) -> tuple[date, ...]:
        """Its seven dates."""
        return tuple(self.starts + timedelta(days=offset) for offset in range(7))

    @property
    def current(self) -> bool:
        """Whether today is in it."""
        return self.starts <= self.today < self.starts + WEEK

    @property
    def kept(self) -> int:
        """Days kept."""
        return sum(record is not None and record.state == "kept" for record in self.days)


def see_week(
    records: Sequence[DayRecord],
    plan: Plan,
    names: Mapping[str, str],
    starts: date,
    today: date,
    streak: Streak,
    rungs: Mapping[str, int] | None = None,
) -> Week:
    """The week that starts on ``starts``.

    Args:
        records: All day records known, in order, today's last.
        plan: The plan in force.
        names: Names of tasks the plan no longer has.
        starts: First day of the week.
        today: The running care day.
        streak: The streaks as of today.
        rungs: Where each task stands, which may decide how often it is due; else where the plan starts it.
    """
    stands = rungs or {}
    found = {record.day: record for record in records if starts - 12 * WEEK <= record.day < starts + WEEK}
    dates = [starts + timedelta(days=offset) for offset in range(7)]
    days = tuple(found.get(day) for day in dates)
    own = {task.id: task for task in plan.tasks}
    worked = {task for record in days if record for task in record.marks}
    order = [task for task in own if task in worked or starts <= today < starts + WEEK]
    order += sorted(worked - set(own))
    last = min(today, starts + WEEK - timedelta(days=1))
    tasks = tuple(
        TaskWeek(
            task,
            own[task].name if task in own else names.get(task, task),
            tuple(record.marks.get(task) if record else None for record in days),
            strength(records, task, own[task].schedule(stands.get(task, own[task].start_rung)), last)
            if task in own
            else 0,
        )
        for task in order
    )
    strip = tuple(_bar(starts - back * WEEK, found) for back in range(11, -1, -1))
    return Week(starts, today, days, tasks, strip, streak)


def _bar(starts: date, found: Mapping[date, DayRecord]) -> Bar:
    days = [found[day] for offset in range(7) if (day := starts + timedelta(days=offset)) in found]
    return Bar(starts, sum(day.state == "kept" for day in days), sum(day.counts for day in days))
