"""A year: every day once, its months, its pain, and the strengths beside it; against slow plain tellings."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median_low

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, plan, record, strength, task
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.glyphs import SHARES, share_glyph
from backcare_tui.domain.history.changes import FlareSpan, Stretch
from backcare_tui.domain.history.week import week_sums
from backcare_tui.domain.history.year import (
    COLUMNS,
    DAYS,
    Year,
    best_words,
    build_year,
    total_words,
    year_start,
)
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.streaks import Streak, WeekNow

NOW = Streak(3, 1, 20, 6, WeekNow(0, 5, 7, on_target=False, possible=True))
WEEK = timedelta(days=7)


def see(records: list[DayRecord], today: date, day: date | None = None, starts: int = 0) -> Year:
    first = year_start(day or today, starts)
    weeks = week_sums(records, today - timedelta(days=(today.weekday() - starts) % 7))
    return build_year(
        Stretch(records, weeks),
        plan(task("a"), task("b"), week_starts=starts),
        {"gone": "Gone"},
        first,
        today,
        NOW,
        {},
    )


def life(today: date, count: int, starts: int = 0, seed: str = "kmkkfkk") -> list[DayRecord]:
    """So many days up to today, with pain on some."""
    states = {"k": "kept", "m": "missed", "f": "flare", "p": "paused"}
    found = []
    for at, day in enumerate(days(today - timedelta(days=count - 1), count)):
        letter = seed[at % len(seed)]
        week = day - timedelta(days=(day.weekday() - starts) % 7)
        done = {"a": TaskOutcome("done", 1.0)} if letter == "k" else {"a": TaskOutcome("missed")}
        known = record(day, week, states[letter], **done)
        level = (7 * at) % 11 if at % 3 else None
        found.append(msgspec.structs.replace(known, worst=level))
    return found


some_days = st.dates(date(1996, 1, 1), date(2104, 12, 31))


@examples(30)
@given(some_days, st.integers(0, 6), st.integers(0, 800), st.integers(0, 900))
def test_every_day_of_53_weeks_is_there_once(today: date, starts: int, count: int, back: int) -> None:
    day = today - timedelta(days=back)
    records = life(today, count, starts) if count else []
    year = see(records, today, day, starts)
    assert year.first.weekday() == starts
    assert year.first + timedelta(days=DAYS - 7) <= day < year.first + timedelta(days=DAYS)
    assert year.last == min(today, year.first + timedelta(days=DAYS - 1))
    assert year.current == (year.last == today)
    known = {one.day: one for one in records}
    assert len(year.days) == DAYS
    for at, found in enumerate(year.days):
        assert found == known.get(year.first + timedelta(days=at))
        assert year.record(year.first + timedelta(days=at)) is found
    assert year.record(year.first - ONE_DAY) is None
    assert year.record(year.first + timedelta(days=DAYS)) is None


@examples(30)
@given(
    some_days,
    st.integers(0, 6),
    st.integers(1, 800),
    st.integers(0, 400),
    st.text("kmfp", min_size=1, max_size=9),
)
def test_its_months_hold_each_of_its_days_once_and_add_up(
    today: date, starts: int, count: int, back: int, seed: str
) -> None:
    records = life(today, count, starts, seed)
    year = see(records, today, today - timedelta(days=back), starts)
    told = Counter(
        month.first + timedelta(days=at)
        for month in year.months
        for at in range((month.last - month.first).days + 1)
    )
    assert told == Counter(days(year.first, (year.last - year.first).days + 1))
    for month in year.months:
        own = [one for one in records if month.first <= one.day <= month.last]
        levels = [one.worst for one in own if one.worst is not None]
        assert (month.first.year, month.first.month) == (month.last.year, month.last.month)
        assert month.kept == sum(one.state == "kept" for one in own)
        assert month.counted == sum(one.state in ("kept", "missed") for one in own)
        assert (month.reports, month.median) == (len(levels), median_low(levels) if levels else None)
        assert 0 <= month.on_target <= month.weeks
    judged = [week for week in year.weeks if week.on_target is not None]
    assert sum(month.weeks for month in year.months) == len(judged)
    assert sum(month.on_target for month in year.months) == sum(bool(week.on_target) for week in judged)


@examples(20)
@given(some_days, st.integers(0, 6), st.integers(1, 800))
def test_the_pain_of_a_column_is_the_median_of_its_days(today: date, starts: int, count: int) -> None:
    records = life(today, count, starts)
    year = see(records, today, None, starts)
    assert len(year.pain) == COLUMNS
    for column, level in enumerate(year.pain):
        first = year.first + column * WEEK
        levels = [one.worst for one in records if first <= one.day < first + WEEK and one.worst is not None]
        assert level == (median_low(levels) if levels else None)


@examples(15)
@given(some_days, st.integers(1, 800), st.integers(0, 400), st.text("kmfp", min_size=1, max_size=9))
def test_strength_is_told_at_twelve_ends_of_months(today: date, count: int, back: int, seed: str) -> None:
    records = life(today, count, 0, seed)
    year = see(records, today, today - timedelta(days=back))
    assert len(year.ends) == 12
    assert year.ends[-1] == year.last
    assert all((day + ONE_DAY).day == 1 for day in year.ends[:-1])
    assert [*year.ends] == sorted(set(year.ends))
    for line in year.tasks:
        schedule = plan(task("a")).tasks[0].every
        for day, level in zip(year.ends, line.strengths, strict=True):
            expected = strength(records, line.id, schedule, day) if day >= records[0].day else None
            assert level == expected
        assert line.now == (line.strengths[-1] or 0)


@pytest.mark.parametrize(
    ("day", "starts", "first"),
    [
        (date(2026, 11, 22), 0, date(2025, 11, 17)),
        (date(2026, 11, 22), 6, date(2025, 11, 23)),
        (date(2026, 11, 23), 0, date(2025, 11, 24)),
        (date(2024, 2, 29), 0, date(2023, 2, 27)),
        (date(2027, 1, 1), 0, date(2025, 12, 29)),
        (date(2026, 12, 31), 6, date(2025, 12, 28)),
    ],
)
def test_a_year_begins_with_a_week_of_the_plan(day: date, starts: int, first: date) -> None:
    assert year_start(day, starts) == first


def test_a_leap_day_is_a_day_like_any_other() -> None:
    leap = date(2024, 2, 29)
    year = see(life(date(2024, 12, 31), 400), date(2024, 12, 31))
    assert year.record(leap) is not None
    assert date(2024, 2, 29) in year.ends
    february = next(month for month in year.months if month.first == date(2024, 2, 1))
    assert february.last == leap


def test_the_months_are_named_where_they_begin() -> None:
    year = see([], date(2026, 11, 22))
    assert year.labels[0] == (2, date(2025, 12, 1))
    assert year.labels[-1] == (49, date(2026, 11, 1))
    assert len(year.labels) == 12
    for column, day in year.labels:
        assert year.first + column * WEEK <= day < year.first + (column + 1) * WEEK


def test_a_year_in_which_nothing_but_today_is_asked_is_empty() -> None:
    pending = msgspec.structs.replace(record(MON, MON, "pending"), share=0.0)
    assert see([], MON).empty
    assert see([pending], MON).empty
    assert not see([msgspec.structs.replace(pending, worst=0)], MON).empty
    assert not see([msgspec.structs.replace(pending, share=0.2)], MON).empty
    assert not see([record(MON - ONE_DAY, MON - WEEK, "missed"), pending], MON).empty


def test_the_totals_in_words() -> None:
    year = see(life(MON + 6 * ONE_DAY, 21), MON + 6 * ONE_DAY)
    assert total_words(year) == ("15 of 18 days kept", "2 of 2 weeks on target", "pain reported on 14 days")
    assert best_words(year) == ("20 days", "6 weeks")
    assert FlareSpan(MON, MON + ONE_DAY).words == "16 Nov 2026 to 17 Nov 2026"
    assert FlareSpan(MON, MON + ONE_DAY, open=True).words == "16 Nov 2026 to now"


def test_a_day_is_drawn_by_the_share_of_it_that_was_kept() -> None:
    def drawn(share: float, state: str = "kept") -> str:
        return share_glyph(msgspec.structs.replace(record(MON, MON, state), share=share))

    assert [drawn(share) for share in (0.1, 0.34, 0.67, 0.99, 1.0)] == ["◔", "◐", "◕", "◕", "●"]
    assert [drawn(1 - 1e-12), drawn(0.0, "missed"), drawn(0.0, "pending")] == [SHARES[-1], "·", "○"]
    assert [drawn(0.5, state) for state in ("skipped", "paused", "flare", "locked", "free")] == [*"⊘–~– "]
    assert share_glyph(None) == " "
