"""Care days and weeks: which local date an instant belongs to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

ONE_DAY = timedelta(days=1)


def care_day(moment: datetime, starts_at: time) -> date:
    """The care day of an instant, read off the wall clock of the place where it happened.

    Before ``starts_at`` it is still yesterday, so that a late evening belongs to its day. Only wall
    clock readings are compared, so a change to or from summer time moves nothing.
    """
    day = moment.date()
    # The calendar's first day has no yesterday; a hand-made journal may name it.
    return day if moment.time() >= starts_at or day == date.min else day - ONE_DAY


def week_start(day: date, starts: int) -> date:
    """The first day of the week that holds ``day``; ``starts`` is 0 for Monday."""
    return day - timedelta(days=(day.weekday() - starts) % 7)


def days_left(day: date, starts: int) -> int:
    """Days left in the week of ``day``, itself included: 7 on the first, 1 on the last."""
    return 7 - (day.weekday() - starts) % 7


def month_of(day: date) -> str:
    """``2026-11`` for any day of November 2026."""
    return f"{day.year:04d}-{day.month:02d}"


def month_end(month: str) -> date:
    """The last day of a month written ``2026-11``."""
    year, number = int(month[:4]), int(month[5:])
    # December by itself: the calendar's last one has no month after it.
    return date(year, 12, 31) if number == 12 else date(year, number + 1, 1) - ONE_DAY


def months_between(first: str, last: str) -> list[str]:
    """Every month from ``first`` to ``last``, both included."""
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


def minutes_into(clock: time, starts_at: time) -> int:
    """How many minutes of a care day have passed at a time of day."""
    return (60 * (clock.hour - starts_at.hour) + clock.minute - starts_at.minute) % (24 * 60)
