"""Dates as a person reads them, in one way each. The locale of the machine plays no part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date, time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of ``date.weekday``."""

SHORT_WEEKDAYS = tuple(name[:3].lower() for name in WEEKDAYS)
"""``mon`` to ``sun``, as plan files and the command line write them."""


def short_date(day: date) -> str:
    """``5 Nov 2026``."""
    return f"{day.day} {day:%b} {day.year}"


def long_date(day: date) -> str:
    """``Sunday 22 November``: for the running day, or beside its year; ``day_words`` is for any other."""
    return f"{day:%A} {day.day} {day:%B}"


def day_words(day: date, today: date, *, weekday: bool = True) -> str:
    """``Sunday 22 November``, with its year where that is not today's; or without the weekday."""
    words = long_date(day) if weekday else f"{day.day} {day:%B}"
    return words + (f" {day.year}" if day.year != today.year else "")


def ago(day: date, then: date) -> str:
    """``yesterday`` or ``5 days ago``."""
    days = (day - then).days
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


def on(day: date, then: date) -> str:
    """``today``, ``yesterday``, ``on Thursday``, or ``on 3 November`` further back, in another year with that."""
    days = (day - then).days
    if days < 2:
        return ago(day, then)
    return f"on {then:%A}" if days < 7 else f"on {day_words(then, day, weekday=False)}"


def read_clock(text: str) -> time:
    """A time of day: ``07:30``, ``7:30``, ``7.30``.

    Raises:
        ValueError: It is none; the text says what is taken.
    """
    parts = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", text.strip())
    if parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise ValueError(f"{text.strip()[:40]!r} is not a time of day: 07:30 is one.")
    return time(int(parts[1]), int(parts[2]))


def span(first: date, last: date, *, years: bool = False) -> str:
    """``16 – 22 November``, or ``30 November – 6 December``.

    Args:
        first: First day.
        last: Last day.
        years: Whether the year is told too, once where both have the same.
    """
    start = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    end = f"{last.day} {last:%B}"
    if years:
        start += f" {first.year}" if first.year != last.year else ""
        end += f" {last.year}"
    return f"{start} – {end}"


def short_span(first: date, last: date) -> str:
    """``29 Aug – 27 Nov 2026``, or ``24 Nov 2025 – 27 Nov 2026``."""
    start = f"{first.day} {first:%b}" if first.year == last.year else short_date(first)
    return f"{start} – {short_date(last)}"


def days_words(days: Sequence[date]) -> str:
    """``on 14 March``, ``on 14 and 15 March``, ``on 28 February and 1 March``."""
    said = [
        f"{day.day}" if day.month == after.month else f"{day.day} {day:%B}"
        for day, after in itertools.pairwise(days)
    ]
    last = f"{days[-1].day} {days[-1]:%B}"
    return f"on {', '.join(said)} and {last}" if said else f"on {last}"
