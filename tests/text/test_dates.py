"""Dates as a person reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import backcare_tui
from backcare_tui.text.dates import SHORT_WEEKDAYS, WEEKDAYS, day_words, long_date, short_date, span

SUNDAY = date(2026, 11, 22)


def test_weekdays_stand_in_the_order_of_the_calendar() -> None:
    days = [date(2026, 11, 16 + number) for number in range(7)]
    assert tuple(f"{day:%A}" for day in days) == WEEKDAYS
    assert tuple(f"{day:%a}".lower() for day in days) == SHORT_WEEKDAYS


def test_a_day_is_told_with_its_year_where_that_is_another() -> None:
    assert long_date(SUNDAY) == "Sunday 22 November"
    assert day_words(SUNDAY, SUNDAY) == "Sunday 22 November"
    assert day_words(SUNDAY, date(2027, 1, 1)) == "Sunday 22 November 2026"
    assert day_words(SUNDAY, SUNDAY, weekday=False) == "22 November"
    assert day_words(SUNDAY, date(2027, 1, 1), weekday=False) == "22 November 2026"
    assert short_date(SUNDAY) == "22 Nov 2026"


def test_a_span_tells_month_and_year_once_where_they_are_the_same() -> None:
    assert span(date(2026, 11, 16), SUNDAY) == "16 – 22 November"
    assert span(date(2026, 11, 30), date(2026, 12, 6)) == "30 November – 6 December"
    assert span(date(2026, 11, 16), SUNDAY, years=True) == "16 – 22 November 2026"
    assert span(date(2026, 12, 28), date(2027, 1, 3), years=True) == "28 December 2026 – 3 January 2027"


def test_no_date_is_told_without_its_year_but_through_what_knows_when_that_is_needed() -> None:
    package = Path(backcare_tui.__file__).parent
    for path in package.rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "long_date(" in line and path.name != "dates.py":
                assert ".year}" in line, f"{path.name}: {line.strip()}"
