"""Dates as a person reads them."""

from __future__ import annotations

from datetime import date


def long_date(day: date) -> str:
    """``Sunday 22 November``."""
    return f"{day:%A} {day.day} {day:%B}"


def span(first: date, last: date) -> str:
    """``16 – 22 November``, or ``30 November – 6 December``."""
    if first.month == last.month:
        return f"{first.day} – {last.day} {last:%B}"
    return f"{first.day} {first:%B} – {last.day} {last:%B}"
