"""A year: 53 weeks of days, with the pain under them, and how firm each habit has become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.calendar import ONE_DAY, month_end, month_of, months_between, week_start
from backcare_tui.domain.history.changes import FlareSpan, Stretch
from backcare_tui.domain.history.habit_strength import strengths
from backcare_tui.domain.history.week import WeekSum, levels_of, tally
from backcare_tui.domain.journal.day_record import DayRecord, is_lived
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.journal.streaks import Streak
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.text.language import count

COLUMNS = 53
"""Weeks of a year: enough for the same weekday a year ago to be among them."""
DAYS = 7 * COLUMNS
POINTS = 12
"""Ends of months, the last one cut short, at which a task's strength is told."""


class TaskYear(msgspec.Struct, frozen=True):
    """One task's year: its strength at each of ``Year.ends``, None before the first record; and whether it is optional."""

    id: str
    name: str
    strengths: tuple[int | None, ...]
    optional: bool = False

    @property
    def now(self) -> int:
        """Its strength at the end."""
        return self.strengths[-1] or 0


class MonthSum(msgspec.Struct, frozen=True):
    """A month, as far as its days are shown.

    Attributes:
        first, last: Its first and last day shown.
        kept, counted: Kept days, and days that count.
        on_target, weeks: Weeks on target and weeks that count, by the month their first day is in.
        reports: Days with a pain report.
        median: The lower median of their worst pain.
    """

    first: date
    last: date
    kept: int
    counted: int
    on_target: int
    weeks: int
    reports: int
    median: int | None


class Year(msgspec.Struct, frozen=True):
    """A year as it stands.

    Attributes:
        first: The first day of its first column.
        today: The running care day, which may lie after it.
        days: 371 records, week after week, None for days without one (before the first entry, or to come).
        weeks: The weeks that began in it.
        pain: The lower median of each column's daily worst, None without a report.
        names: What tasks are called, those included that the plan no longer has.
        ends: The days at which strength is told.
        months: Its months, oldest first.
        flares: The flares that reach into it.
        streak: The streaks as of today.
        amber, red: The lowest pain of those zones.
    """

    first: date
    today: date
    days: tuple[DayRecord | None, ...]
    weeks: tuple[WeekSum, ...]
    pain: tuple[int | None, ...]
    tasks: tuple[TaskYear, ...]
    names: Mapping[str, str]
    ends: tuple[date, ...]
    months: tuple[MonthSum, ...]
    flares: tuple[FlareSpan, ...]
    streak: Streak
    amber: int
    red: int

    @property
    def begins(self) -> int:
        """The column of its first record; those before it have nothing to show."""
        return next((at for at, record in enumerate(self.days) if record is not None), 0) // 7

    @property
    def last(self) -> date:
        """The last day of its last column, or today where that is earlier."""
        return min(self.today, self.first + timedelta(days=DAYS - 1))

    @property
    def current(self) -> bool:
        """Whether today is in it."""
        return self.last == self.today

    @property
    def empty(self) -> bool:
        """Whether nothing is on record in it; today's mere asking is not."""
        return not any(is_lived(record, self.today) for record in self.days)

    @property
    def kept(self) -> int:
        """Days kept."""
        return sum(month.kept for month in self.months)

    @property
    def counted(self) -> int:
        """Days that count."""
        return sum(month.counted for month in self.months)

    @property
    def reports(self) -> int:
        """Days with a pain report."""
        return sum(month.reports for month in self.months)

    @property
    def labels(self) -> tuple[tuple[int, date], ...]:
        """The column in which each month begins, with its first day; the first column's own month is left out."""
        firsts = (
            date(int(name[:4]), int(name[5:]), 1)
            for name in months_between(month_of(self.first), month_of(self.last))
        )
        return tuple(((day - self.first).days // 7, day) for day in firsts if day >= self.first)

    def record(self, day: date) -> DayRecord | None:
        """A day's record, None without one."""
        offset = (day - self.first).days
        return self.days[offset] if 0 <= offset < DAYS else None


def year_start(day: date, week_starts: int) -> date:
    """The first day of the 53 weeks that end with the week of ``day``."""
    return week_start(day, week_starts) - timedelta(days=7 * (COLUMNS - 1))


def build_year(
    stretch: Stretch,
    plan: Plan,
    names: Mapping[str, str],
    first: date,
    today: date,
    streak: Streak,
    rungs: Mapping[str, int],
) -> Year:
    """The year that begins on ``first``.

    Args:
        stretch: What is known of it, and of the year before ``first``, as strength looks back a year.
        plan: The plan in force.
        names: Names of tasks the plan no longer has.
        first: First day of its first column.
        today: The running care day.
        streak: The streaks as of today.
        rungs: Where each task stands, which may decide how often it is due.
    """
    end = first + timedelta(days=DAYS)
    by_day = {record.day: record for record in stretch.records if first <= record.day < end}
    days = tuple(by_day.get(first + timedelta(days=offset)) for offset in range(DAYS))
    weeks = tuple(week for week in stretch.weeks if first <= week.starts < end)
    last = min(today, end - ONE_DAY)
    ends = _ends(first, last)
    return Year(
        first=first,
        today=today,
        days=days,
        weeks=weeks,
        pain=tuple(lower_median(levels_of(days[start : start + 7])) for start in range(0, DAYS, 7)),
        tasks=tuple(
            _task_year(task, stretch.records, ends, rungs.get(task.id, task.start_rung))
            for task in plan.tasks
        ),
        names={**names, **{task.id: task.name for task in plan.tasks}},
        ends=ends,
        months=_months(first, last, by_day, weeks),
        flares=tuple(flare for flare in stretch.flares if flare.last >= first),
        streak=streak,
        amber=plan.amber,
        red=plan.red,
    )


def _task_year(task: Task, records: Sequence[DayRecord], ends: Sequence[date], rung: int) -> TaskYear:
    scores = strengths(records, task.id, task.schedule(rung), ends)
    begins = records[0].day if records else ends[-1]
    return TaskYear(
        task.id,
        task.name,
        tuple(score if day >= begins else None for day, score in zip(ends, scores, strict=True)),
        task.optional,
    )


def _ends(first: date, last: date) -> tuple[date, ...]:
    """The last twelve ends of months, the last of them cut short by ``last``."""
    ends = [month_end(name) for name in months_between(month_of(first), month_of(last))]
    return (*ends[-POINTS:-1], last)


def _months(
    first: date, last: date, by_day: Mapping[date, DayRecord], weeks: Sequence[WeekSum]
) -> tuple[MonthSum, ...]:
    months = []
    start = first
    while start <= last:
        end = min(last, month_end(month_of(start)))
        span = [by_day.get(start + timedelta(days=offset)) for offset in range((end - start).days + 1)]
        days = [day for day in span if day is not None]
        levels = levels_of(days)
        outcomes = [week.on_target for week in weeks if start <= week.starts <= end]
        months.append(
            MonthSum(
                start,
                end,
                *tally(days),
                outcomes.count(True),
                len(outcomes) - outcomes.count(None),
                len(levels),
                lower_median(levels),
            )
        )
        start = end + ONE_DAY
    return tuple(months)


def total_words(year: Year) -> tuple[str, str, str]:
    """What was kept of the days that counted, of the weeks, and how often pain was reported."""
    outcomes = [week.on_target for week in year.weeks if week.on_target is not None]
    return (
        f"{year.kept} of {count(year.counted, 'day')} kept",
        f"{sum(outcomes)} of {count(len(outcomes), 'week')} on target" if outcomes else "no whole week yet",
        f"pain reported on {count(year.reports, 'day')}",
    )


def best_words(year: Year) -> tuple[str, str]:
    """The longest streaks there ever were, of days and of weeks."""
    return count(year.streak.best_days, "day"), count(year.streak.best_weeks, "week")
