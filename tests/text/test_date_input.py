"""Days as people type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.text.date_input import read_day, read_moment

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        ("  Today ", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("-2", "2026-11-20"),
        ("-0", "2026-11-22"),
        ("+3", "2026-11-25"),
        ("2026-11-03", "2026-11-03"),
        ("2026-11-3", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("2026-W47-5", "2026-11-20"),
        ("2026-w47-5", "2026-11-20"),
        ("20 nov", "2026-11-20"),
        ("Nov 20", "2026-11-20"),
        ("last fri", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("November 20, 2025", "2025-11-20"),
        ("fri 20 nov", "2026-11-20"),
        ("5th", "2026-11-05"),
        ("20/11/2026", "2026-11-20"),
        ("2026/11/20", "2026-11-20"),
        ("20/11", "2026-11-20"),
        ("20.11.", "2026-11-20"),
        ("11/20", "2026-11-20"),
        ("28/2", "2026-02-28"),
        ("29/2", "2024-02-29"),
        ("sept 3", "2026-09-03"),
        ("3rd Nov. 2026", "2026-11-03"),
    ],
)
def test_a_day_is_read_as_it_is_meant(typed: str, day: str) -> None:
    assert read_day(typed, SUNDAY) == date.fromisoformat(day)


def test_a_weekday_is_the_latest_one_and_today_counts() -> None:
    assert read_day("sun", SUNDAY) == SUNDAY
    assert read_day("Sunday", SUNDAY) == SUNDAY
    assert read_day("mon", SUNDAY) == date(2026, 11, 16)
    assert read_day("saturday", SUNDAY) == date(2026, 11, 21)


def test_ahead_a_weekday_is_the_next_one_after_today() -> None:
    assert read_day("sun", SUNDAY, ahead=True) == date(2026, 11, 29)
    assert read_day("next sunday", SUNDAY, ahead=True) == date(2026, 11, 29)
    assert read_day("mon", SUNDAY, ahead=True) == date(2026, 11, 23)
    assert read_day("sat", SUNDAY, ahead=True) == date(2026, 11, 28)


def test_without_its_year_or_month_a_day_is_the_nearest_on_the_side_that_is_meant() -> None:
    new_year = date(2027, 1, 3)
    assert read_day("30 dec", new_year) == date(2026, 12, 30)
    assert read_day("30 dec", new_year, ahead=True) == date(2027, 12, 30)
    assert read_day("28th", SUNDAY) == date(2026, 10, 28)
    assert read_day("28th", SUNDAY, ahead=True) == date(2026, 11, 28)
    assert read_day("22 nov", SUNDAY) == SUNDAY == read_day("22 nov", SUNDAY, ahead=True)
    assert read_day("31st", SUNDAY) == date(2026, 10, 31)


def test_a_day_with_its_year_is_that_day_on_either_side() -> None:
    assert read_day("3 dec 2026", SUNDAY) == date(2026, 12, 3)
    assert read_day("3 dec 2025", SUNDAY, ahead=True) == date(2025, 12, 3)


@pytest.mark.parametrize(
    ("typed", "two"),
    [
        ("3/11", "2026-11-03 or 2026-03-11"),
        ("03/04/2026", "2026-04-03 or 2026-03-04"),
        ("3.11.2026", "2026-11-03 or 2026-03-11"),
        ("3-11-2026", "2026-11-03 or 2026-03-11"),
    ],
)
def test_what_could_be_two_days_is_not_guessed(typed: str, two: str) -> None:
    with pytest.raises(ValueError, match=f"could be two days: write {two}"):
        read_day(typed, SUNDAY)


FORMS = ["{0:%Y-%m-%d}", "{0.year}-{0.month}-{0.day}", "{0:%Y/%m/%d}", "{0:%Y%m%d}", "{0:%G-W%V-%u}"]
WORDS = ["{0.day} {0:%b}", "{0:%B} {0.day}", "{0:%a} {0.day} {0:%b}", "{0.day}. {0:%B}"]


@pytest.mark.parametrize("ahead", [False, True])
@pytest.mark.parametrize("today", [date(2024, 2, 29), SUNDAY, date(2027, 12, 31)])
def test_every_documented_form_is_read_on_every_day_of_a_year(today: date, ahead: bool) -> None:
    for back in range(365):
        day = today + timedelta(days=back if ahead else -back)
        for form in (*FORMS, *(f"{form} {{0.year}}" for form in WORDS), *WORDS):
            assert read_day(form.format(day), today, ahead=ahead) == day, form
        assert read_day(f"{back if ahead else -back:+d}", today) == day
        if day.month == today.month and day.year == today.year:
            assert read_day(f"{day.day}th", today, ahead=ahead) == day
        for form in ("{0.day}/{0.month}", "{0.day}.{0.month}.", "{0.day}.{0.month}.{0.year}"):
            typed = form.format(day)
            if day.day > 12 or day.day == day.month:
                assert read_day(typed, today, ahead=ahead) == day, typed
                continue
            with pytest.raises(ValueError, match="could be two days") as caught:
                read_day(typed, today, ahead=ahead)
            two = [date.fromisoformat(word.strip(".")) for word in str(caught.value).split()[-3::2]]
            assert two[0] == day
            assert (two[1].day, two[1].month) == (day.month, day.day)


@pytest.mark.parametrize(
    "typed", ["31/2", "30 feb", "32/1", "13/13", "29/2/2026", "0/1", "mon 20 nov", "20/11/26", "20-11/2026"]
)
def test_what_the_calendar_has_not_is_no_day(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        read_day(typed, SUNDAY)


def test_a_day_that_reads_the_same_both_ways_is_taken() -> None:
    assert read_day("11/11/2026", SUNDAY) == date(2026, 11, 11)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "x", "mo", "someday", "nov", "nov 2026", "2026", "10:30", "2026-13-01", "2026-02-30", "32 nov",
     "20 nov xyz", "--", "-", "+", "-x", "²", "1e9", "0000-00-00", "a" * 500, "20 nov" + " " * 500 + "x" * 50],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_what_is_taken(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a day: today, yesterday, -2") as caught:
        read_day(typed, SUNDAY)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("typed", ["-999999999999", "+99999999", "-9999999"])
def test_a_number_of_days_that_leaves_the_calendar_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="off the calendar"):
        read_day(typed, SUNDAY)


@given(st.text(max_size=50), st.booleans())
@example("1\u0661 nov", False)
@example("nan", False)
@example("9999-12-31t24:00", False)
@example("20260101T000000Z", True)
def test_any_text_is_a_day_or_one_sentence(typed: str, ahead: bool) -> None:
    said = ""
    try:
        read_day(typed, SUNDAY, ahead=ahead)
    except ValueError as error:
        said = str(error)
    assert "\n" not in said


@given(
    st.dates(date(1, 1, 1), date(9999, 12, 31)), st.dates(date(1970, 1, 8), date(2100, 1, 1)), st.booleans()
)
def test_every_iso_date_is_that_day_whatever_today_is(day: date, today: date, ahead: bool) -> None:
    assert read_day(day.isoformat(), today, ahead=ahead) == day


@given(
    st.dates(date(1970, 1, 8), date(2100, 1, 1)), st.sampled_from(["mon", "tue", "sunday", "5 mar", "28th"])
)
def test_the_latest_is_never_after_today_and_the_next_never_before(today: date, typed: str) -> None:
    assert read_day(typed, today) <= today <= read_day(typed, today, ahead=True)


@pytest.mark.parametrize("typed", ["- 1", "--1", "+", "-", "2026-99999999999999-1", "2026-1-99999999999999"])
def test_what_only_looks_like_a_day_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        read_day(typed, SUNDAY)


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("3 Dec 14:00", "2026-12-03", time(14)),
        ("9:30 fri", "2026-11-27", time(9, 30)),
        ("Thu 3 Dec 2026, at 14.00", "2026-12-03", time(14)),
        ("2026-12-03T08:15", "2026-12-03", time(8, 15)),
        ("tomorrow", "2026-11-23", None),
        ("20.11", "2027-11-20", None),
        ("20.11 14.30", "2027-11-20", time(14, 30)),
        ("today 14:00", "2026-11-22", time(14)),
    ],
)
def test_a_day_to_come_is_read_with_its_time(typed: str, day: str, hour: time | None) -> None:
    assert read_moment(typed, SUNDAY) == (date.fromisoformat(day), hour)


@pytest.mark.parametrize(
    "typed", ["", "14:00", "3 Dec 25:00", "3 Dec 2pm", "3 Dec 14:00 15:00", "x" * 999, "T"]
)
def test_what_is_no_day_with_a_time_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a (day|time of day)"):
        read_moment(typed, SUNDAY)
