"""A week: tasks by days, what was kept, and the pain beside it; and weeks that were, each as one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.history.habit_strength import strengths
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.streaks import Streak, needed
from backcare_tui.domain.plan.plan import Plan

WEEK = timedelta(days=7)


class TaskWeek(msgspec.Struct, frozen=True):
    """One task's week: how it came out on each of seven days (None: not due, or no record) and its strength."""

    id: str
    name: str
    outcomes: tuple[TaskOutcome | None, ...]
    strength: int


class WeekSum(msgspec.Struct, frozen=True):
    """One week, as its days' records tell it.

    Attributes:
        starts: Its first day.
        kept, counted: Kept days, and days that count.
        needs: Kept days it needs, by the plan that was in force at its end; the running week, as far as is known.
        levels: The worst pain of each day with a report, in order.
    """

    starts: date
    kept: int
    counted: int
    needs: int
    over: bool
    levels: tuple[int, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether it has what it needs; a week in which no day counts has no target."""
        return self.counted > 0 and self.kept >= self.needs

    @property
    def on_target(self) -> bool | None:
        """Whether it kept what it needed; None while it is not over, and where none of its days counts."""
        return self.reached if self.over and self.counted else None


class Week(msgspec.Struct, frozen=True):
    """A week as it stands.

    Attributes:
        starts: Its first day.
        ends: Its last: the seventh, or an earlier one where a plan moved the start of the week.
        today: The running care day, which may lie outside it.
        days: Seven records, None for days without one (before the first entry, after its end, or still to come).
        tasks: A line a task: the plan's, then others that were done that week.
        strip: Twelve weeks, this one last.
        streak: The streaks as of today.
        amber, red: Where the zones of pain begin.
    """

    starts: date
    ends: date
    today: date
    days: tuple[DayRecord | None, ...]
    tasks: tuple[TaskWeek, ...]
    strip: tuple[WeekSum, ...]
    streak: Streak
    amber: int
    red: int

    @property
    def dates(self) -> tuple[date, ...]:
        """Seven dates from its first on."""
        return tuple(self.starts + timedelta(days=offset) for offset in range(7))

    @property
    def current(self) -> bool:
        """Whether today is in it."""
        return self.starts <= self.today <= self.ends

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


def tally(days: Iterable[DayRecord]) -> tuple[int, int]:
    """How many of some days were kept, and how many count."""
    states = [day.for_streaks for day in days]
    kept = states.count("kept")
    return kept, kept + states.count("missed")


def week_sums(records: Sequence[DayRecord], running: date) -> list[WeekSum]:
    """The weeks of some records in order, whole weeks of them; ``running`` begins the one that is not over."""
    weeks = groupby(records, key=lambda record: record.week)
    return [_week_sum(starts, [*days], over=starts < running) for starts, days in weeks]


def _week_sum(starts: date, days: Sequence[DayRecord], *, over: bool) -> WeekSum:
    kept, counted = tally(days)
    needs = needed(days[-1].target, counted) if days else 1
    return WeekSum(starts, kept, counted, needs, over, tuple(levels_of(days)))


def levels_of(days: Iterable[DayRecord | None]) -> list[int]:
    """The worst pain of each day with a report, in order."""
    return [day.worst for day in days if day is not None and day.worst is not None]


def build_week(
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
    rungs = rungs or {}
    weeks: dict[date, list[DayRecord]] = {}
    for record in records:
        weeks.setdefault(record.week, []).append(record)
    following = min((week for week in weeks if week > starts), default=starts + WEEK)
    ends = min(starts + WEEK, following) - ONE_DAY
    current = starts <= today <= ends
    by_day = {record.day: record for record in weeks.get(starts, ())}
    days = tuple(by_day.get(starts + timedelta(days=offset)) for offset in range(7))
    planned = {task.id: task for task in plan.tasks}
    worked = {task for record in days if record for task in record.outcomes}
    # A past week shows what was on its days; this one also what is not yet done.
    order = [task for task in planned if task in worked or current]
    order += sorted(worked - set(planned))
    tasks = []
    for task_id in order:
        task, name, firmness = planned.get(task_id), names.get(task_id, task_id), 0
        if task is not None:
            schedule = task.schedule(rungs.get(task_id, task.start_rung))
            name = task.name
            (firmness,) = strengths(records, task_id, schedule, (min(today, ends),))
        outcomes = tuple(record.outcomes.get(task_id) if record else None for record in days)
        tasks.append(TaskWeek(task_id, name, outcomes, firmness))
    twelve = _twelve(weeks, starts)
    strip = tuple(_week_sum(week, weeks.get(week, ()), over=week < starts or not current) for week in twelve)
    if current:  # its days to come count too, and the streak has looked at them
        strip = (*strip[:-1], msgspec.structs.replace(strip[-1], needs=streak.week.target))
    return Week(starts, ends, today, days, tuple(tasks), strip, streak, plan.amber, plan.red)


def _twelve(known: Iterable[date], last: date) -> list[date]:
    """The first days of twelve weeks, ``last`` being that of the last: as they were, and where none was by sevens."""
    firsts = [last]
    for week in sorted(known, reverse=True):
        while week < firsts[-1] and len(firsts) < 12:
            firsts.append(max(week, firsts[-1] - WEEK))
    while len(firsts) < 12:
        firsts.append(firsts[-1] - WEEK)
    return firsts[::-1]
