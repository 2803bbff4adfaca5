"""When a task is due: every few days, on weekdays, so often a week, or by a calendar rule."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated

import msgspec

from backcare_tui.text.dates import WEEKDAYS

ANCHOR = date(2024, 1, 1)
"""Where calendar rules count from when a task has no ``start_on``, and "every N days" until it is first done (a Monday)."""


# These bounds are what is still believed of a plan that a journal has stored; a plan file's own are narrower.
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]
"""0 is Monday."""


class EveryDays(msgspec.Struct, frozen=True, tag="days"):
    """Every ``n`` days, counted from the last time it was done, and before the first from ``start_on``; 1 is every day."""

    n: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class OnWeekdays(msgspec.Struct, frozen=True, tag="weekdays"):
    """On these weekdays."""

    days: tuple[Weekday, ...]


class TimesAWeek(msgspec.Struct, frozen=True, tag="a_week"):
    """``n`` sessions a week, on whichever days suit."""

    n: int


class ByRule(msgspec.Struct, frozen=True, tag="rule"):
    """An iCalendar recurrence rule, without its ``RRULE:`` prefix."""

    rule: str


Schedule = EveryDays | OnWeekdays | TimesAWeek | ByRule


@lru_cache(maxsize=256)
def rule_dates(rule: str, start: date, year: int) -> frozenset[date]:
    """The dates of ``year`` on which an iCalendar rule that starts on ``start`` falls.

    Raises:
        ValueError: dateutil cannot read the rule.
    """
    return rule_days(rule, start, date(year, 1, 1), date(year, 12, 31))


def rule_days(rule: str, start: date, first: date, last: date) -> frozenset[date]:
    """The same from a first day to a last, in one pass however many years that is."""
    from datetime import datetime, time

    # Most plans have no rule, and dateutil takes longer to import than a check-off takes.
    from dateutil.rrule import rrulestr

    dates = rrulestr(rule, dtstart=datetime.combine(start, time()))
    begin, end = datetime.combine(first, time()), datetime.combine(last, time())
    return frozenset(moment.date() for moment in dates.between(begin, end, inc=True))


def falls_on(schedule: Schedule, day: date, start: date | None = None) -> bool:
    """Whether a schedule names this very day; ``TimesAWeek`` names every day of the week."""
    if isinstance(schedule, EveryDays):
        return schedule.n == 1 or (day - (start or ANCHOR)).days % schedule.n == 0
    if isinstance(schedule, OnWeekdays):
        return day.weekday() in schedule.days
    if isinstance(schedule, TimesAWeek):
        return True
    return day in rule_dates(schedule.rule, start or ANCHOR, day.year)


def due_again(schedule: EveryDays, day: date, start: date | None, last: date | None) -> str:
    """Whether "every N days" asks on a day: ``due``, ``open`` or empty.

    It is due N days after it was last done. Where that day went by it stays open, to be done on any day, and is
    due once more after another N days: a day that was missed is missed once. Before it is first done it is due from
    its start on, and may be begun on any other day too.

    Args:
        schedule: How often.
        day: Not before the start.
        start: Its first day; without one, the days of a fixed count.
        last: The last day before on which it was done, if that is remembered.
    """
    if schedule.n == 1:
        return "due"
    since = (day - (last or start or ANCHOR)).days
    if since % schedule.n == 0:
        return "due"
    return "open" if last is None or since > schedule.n else ""


def frequency(schedule: Schedule) -> tuple[int, int]:
    """How often: (sessions, days), such as (3, 7) for three a week.

    A rule is counted over 2024-27: as so many a week where it comes to that, else as once in so many days.
    """
    if isinstance(schedule, EveryDays):
        return 1, schedule.n
    if isinstance(schedule, OnWeekdays):
        return (1, 1) if len(schedule.days) == 7 else (len(schedule.days), 7)
    if isinstance(schedule, TimesAWeek):
        return (1, 1) if schedule.n == 7 else (schedule.n, 7)
    # Four years in a row have a leap day and 1461 days, wherever they begin.
    sessions = sum(len(rule_dates(schedule.rule, ANCHOR, year)) for year in range(2024, 2028))
    a_week = 7 * sessions / 1461
    if 1.9 < a_week < 6.5 and abs(a_week - round(a_week)) < 0.1:
        return round(a_week), 7
    return 1, max(1, round(1461 / max(1, sessions)))


def schedule_words(schedule: Schedule) -> str:
    """The schedule in plain words."""
    if isinstance(schedule, EveryDays):
        return {1: "every day", 2: "every second day"}.get(schedule.n, f"every {schedule.n} days")
    if isinstance(schedule, TimesAWeek):
        return f"{schedule.n} a week"
    if isinstance(schedule, OnWeekdays):
        if schedule.days == (0, 1, 2, 3, 4):
            return "Monday to Friday"
        return " ".join(WEEKDAYS[day][:3] for day in schedule.days)
    return f"by the rule {schedule.rule}"
