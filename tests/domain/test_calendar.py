"""Which day an instant belongs to, and which week a day belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.calendar import care_day, days_left, month_end, month_of, months_between, week_start

FOUR = time(4)
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("moment", "starts_at", "day"),
    [
        (datetime(2026, 11, 22, 3, 59, 59), FOUR, date(2026, 11, 21)),
        (datetime(2026, 11, 22, 4, 0), FOUR, date(2026, 11, 22)),
        (datetime(2026, 11, 22, 0, 0), time(0), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 59), time(0), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 11, 59), time(12), date(2026, 11, 21)),
        (datetime(2026, 11, 22, 4, 29), time(4, 30), date(2026, 11, 21)),
        (datetime(2027, 1, 1, 1, 30), FOUR, date(2026, 12, 31)),
        (datetime(2026, 1, 1, 4, 0), FOUR, date(2026, 1, 1)),
        (datetime(2028, 2, 29, 3, 0), FOUR, date(2028, 2, 28)),
        (datetime(2028, 3, 1, 3, 0), FOUR, date(2028, 2, 29)),
        (datetime(2027, 3, 1, 3, 0), FOUR, date(2027, 2, 28)),
        (datetime(1, 1, 1, 1, 0), FOUR, date(1, 1, 1)),
    ],
)
def test_a_day_lasts_until_it_starts_again(moment: datetime, starts_at: time, day: date) -> None:
    assert care_day(moment.replace(tzinfo=UTC), starts_at) == day


@pytest.mark.parametrize(
    ("zone", "day", "half_hours"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 46),
        ("Europe/Berlin", date(2026, 10, 24), 50),
        ("America/New_York", date(2026, 3, 7), 46),
        ("America/New_York", date(2026, 10, 31), 50),
        ("Australia/Lord_Howe", date(2026, 10, 3), 47),
        ("Australia/Lord_Howe", date(2026, 4, 4), 49),
        ("Europe/Berlin", date(2026, 11, 22), 48),
    ],
)
def test_a_change_of_clocks_makes_one_day_longer_or_shorter_and_moves_no_other(
    zone: str, day: date, half_hours: int
) -> None:
    start = datetime.combine(day - timedelta(days=2), time(), UTC)
    moments = [start + timedelta(minutes=30 * step) for step in range(6 * 48)]
    found = [care_day(moment.astimezone(ZoneInfo(zone)), FOUR) for moment in moments]
    assert found.count(day) == half_hours
    assert all(before <= after for before, after in pairwise(found))


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.integers(0, 12 * 60),
)
def test_the_day_is_the_wall_clock_moved_back_by_its_start(moment: datetime, zone: str, minutes: int) -> None:
    local = moment.astimezone(ZoneInfo(zone))
    starts_at = time(minutes // 60, minutes % 60)
    wall = local.replace(tzinfo=None, fold=0)
    assert care_day(local, starts_at) == (wall - timedelta(minutes=minutes)).date()


def test_the_traveller_keeps_the_day_of_the_place_where_it_happened() -> None:
    instant = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    auckland, honolulu = (instant.astimezone(timezone(timedelta(hours=hours))) for hours in (13, -10))
    assert care_day(auckland, FOUR) == date(2026, 11, 23)
    assert care_day(honolulu, FOUR) == date(2026, 11, 22)
    assert care_day(instant.astimezone(timezone(timedelta(hours=12, minutes=59))), FOUR) == date(2026, 11, 22)


@given(DATES, st.integers(0, 6))
def test_a_week_is_seven_days_from_its_first_weekday(day: date, starts: int) -> None:
    first = week_start(day, starts)
    assert first.weekday() == starts
    assert 0 <= (day - first).days < 7
    assert days_left(day, starts) == 7 - (day - first).days


@given(DATES)
def test_a_month_ends_the_day_before_the_next_begins(day: date) -> None:
    end = month_end(month_of(day))
    assert month_of(end) == month_of(day)
    assert end >= day
    assert (end + timedelta(days=1)).day == 1


def test_february_ends_on_the_29th_in_a_leap_year() -> None:
    assert [month_end(f"{year}-02").day for year in (2024, 2026, 2100, 2000)] == [29, 28, 28, 29]


@given(DATES, DATES)
def test_the_months_between_are_those_of_every_day_between(one: date, other: date) -> None:
    first, last = min(one, other), min(max(one, other), min(one, other) + timedelta(days=900))
    every = dict.fromkeys(month_of(first + timedelta(days=at)) for at in range((last - first).days + 1))
    assert months_between(month_of(first), month_of(last)) == [*every]


def test_months_come_to_an_end_even_at_the_end_of_the_calendar() -> None:
    assert months_between("9999-11", "9999-12") == ["9999-11", "9999-12"]
    assert months_between("2026-12", "2026-11") == []
    assert months_between("0001-12", "0002-01") == ["0001-12", "0002-01"]
