"""A week: tasks by days, what was kept, and the pain beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from .marks import DayRecord, Mark
from .plan import Plan
from .streaks import Streak, needed
from .strength import strength

WEEK = timedelta(days=7)


class TaskWeek(msgspec.Struct, frozen=True):
    """One task's week: a mark for each of seven days (None: not due, or no record) and its strength."""

    id: str
    name: str
    marks: tuple[Mark | None, ...]
    strength: int


class Bar(msgspec.Struct, frozen=True):
    """One week of the strip.

    Attributes:
        starts: Its first day.
        kept: Days kept.
        counted: Days that count.
        needs: Kept days it needs, by the plan that was in force at its end; the running week, as far as is known.
    """

    starts: date
    kept: int
    counted: int
    needs: int = 1

    @property
    def on_target(self) -> bool:
        """Whether it has what it needs; a week in which no day counts has no target."""
        return self.counted > 0 and self.kept >= self.needs


class Week(msgspec.Struct, frozen=True):
    """A week as it stands.

    Attributes:
        starts: Its first day.
        today: The running care day, which may lie outside it.
        days: Seven records, None for days without one (before the first entry, or still to come).
        tasks: A line a task: the plan's, then others that were done that week.
        strip: Twelve weeks, this one last.
        streak: The streaks as of today.
        amber, red: Where the zones of pain begin.
    """

    starts: date
    today: date
    days: tuple[DayRecord | None, ...]
    tasks: tuple[TaskWeek, ...]
    strip: tuple[Bar, ...]
    streak: Streak
    amber: int = 3
    red: int = 6

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
        return self.strip[-1].kept

    @property
    def needs(self) -> int:
        """Kept days it needs."""
        return self.strip[-1].needs

    @property
    def neutral(self) -> bool:
        """Whether no day of it counts, so that it has no target."""
        return self.streak.week.neutral if self.current else not self.strip[-1].counted


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
    if starts <= today < starts + WEEK:
        strip = (*strip[:-1], msgspec.structs.replace(strip[-1], needs=streak.week.target))
    return Week(starts, today, days, tasks, strip, streak, plan.amber, plan.red)


def _bar(starts: date, found: Mapping[date, DayRecord]) -> Bar:
    days = [found[day] for offset in range(7) if (day := starts + timedelta(days=offset)) in found]
    counted = sum(day.counts for day in days)
    kept = sum(day.state == "kept" for day in days)
    return Bar(starts, kept, counted, needed(days[-1].target, counted) if days else 1)
