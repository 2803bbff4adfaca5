"""When a task is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, massage, plan, schedules, task

from backcare_tui.domain.guidance.due_tasks import due_task_of
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.schedule import (
    ANCHOR,
    ByRule,
    EveryDays,
    OnWeekdays,
    Schedule,
    TimesAWeek,
    due_again,
    falls_on,
    frequency,
    schedule_words,
)

YEAR = days(date(2026, 1, 1), 365)


def due(schedule: Schedule, over: list[date], start: date | None = None) -> list[date]:
    return [day for day in over if falls_on(schedule, day, start)]


@given(st.integers(1, 60), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_n_days_is_counted_from_the_start(n: int, start: date) -> None:
    assert due(EveryDays(n), days(start, 200), start) == [
        start + timedelta(days=at) for at in range(0, 200, n)
    ]


def test_every_n_days_without_a_start_is_counted_from_the_first_monday_of_2024() -> None:
    assert ANCHOR.weekday() == 0
    assert due(EveryDays(3), days(ANCHOR, 7)) == [
        ANCHOR,
        ANCHOR + timedelta(days=3),
        ANCHOR + timedelta(days=6),
    ]
    assert falls_on(EveryDays(5), ANCHOR - timedelta(days=10))


@given(st.integers(1, 60), st.integers(0, 400))
def test_what_is_done_every_n_days_is_due_n_days_after_it_was_done(n: int, begun: int) -> None:
    last = ANCHOR + timedelta(days=begun)
    asked = [due_again(EveryDays(n), day, None, last) for day in days(last + timedelta(days=1), n)]
    assert asked == [*[""] * (n - 1), "due"]


def test_a_day_missed_stays_open_and_is_missed_once() -> None:
    asked = [due_again(EveryDays(3), day, None, MON) for day in days(MON + timedelta(days=1), 9)]
    assert asked == ["", "", "due", "open", "open", "due", "open", "open", "due"]


def test_what_was_never_done_is_due_from_its_start_and_may_be_begun_on_any_day() -> None:
    asked = [due_again(EveryDays(2), day, MON, None) for day in days(MON, 4)]
    assert asked == ["due", "open", "due", "open"]


def test_weekdays_name_themselves_and_no_other_day() -> None:
    assert due(OnWeekdays((0, 2, 4)), days(MON, 7)) == [MON, MON + timedelta(days=2), MON + timedelta(days=4)]


def test_so_often_a_week_names_every_day() -> None:
    assert due(TimesAWeek(2), days(MON, 7)) == days(MON, 7)


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU", None, [day for day in YEAR if day.weekday() == 1 and day.day <= 7]),
        (
            "FREQ=MONTHLY;BYDAY=-1FR",
            None,
            [d for d in YEAR if d.weekday() == 4 and (d + timedelta(7)).day <= 7],
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=31", None, [day for day in YEAR if day.day == 31]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", None, [day for day in YEAR if day.weekday() in (0, 2)]),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
            date(2026, 1, 8),
            [date(2026, 1, 8) + timedelta(days=at) for at in range(0, 357, 14)],
        ),
        ("FREQ=DAILY;COUNT=3", date(2026, 12, 30), days(date(2026, 12, 30), 2)),
        ("FREQ=DAILY;UNTIL=20260103", None, days(date(2026, 1, 1), 3)),
        ("FREQ=DAILY", date(2026, 12, 31), [date(2026, 12, 31)]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", None, []),
    ],
)
def test_a_calendar_rule_falls_where_the_calendar_says(
    rule: str, start: date | None, expected: list[date]
) -> None:
    assert due(ByRule(rule), YEAR, start) == expected


def test_a_count_runs_over_the_turn_of_the_year() -> None:
    first = date(2026, 12, 30)
    assert due(ByRule("FREQ=DAILY;COUNT=3"), days(first, 9), first) == days(first, 3)


def test_the_29th_of_february_comes_in_leap_years() -> None:
    rule = ByRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert due(rule, days(date(2024, 1, 1), 366 * 5)) == [date(2024, 2, 29), date(2028, 2, 29)]
    assert due(EveryDays(1), days(date(2028, 2, 28), 3)) == days(date(2028, 2, 28), 3)


def test_the_first_rung_has_its_own_schedule_up_to_rung_1() -> None:
    pump = task(rungs=(Dose(minutes=3), Dose(minutes=5)), first_every=EveryDays(2))
    assert [pump.schedule(rung) for rung in (0, 1, 2)] == [EveryDays(2), EveryDays(2), EveryDays(1)]
    assert [task(every=EveryDays(3)).schedule(rung) for rung in (0, 1)] == [EveryDays(3), EveryDays(3)]


@pytest.mark.parametrize("start_rung", [1, 2])
def test_a_day_asks_by_the_schedule_of_the_rung_it_stands_on(start_rung: int) -> None:
    pump = task(
        rungs=(Dose(minutes=3), Dose(minutes=5)),
        first_every=EveryDays(2),
        start_on=MON,
        start_rung=start_rung,
    )
    asked = [due_task_of(pump, plan(pump), day, 0) for day in days(MON, 4)]
    found = [due_task is not None and due_task.state == "due" for due_task in asked]
    assert found == ([True, False, True, False] if start_rung == 1 else [True] * 4)


@given(schedules, st.integers(0, 20))
def test_nothing_is_due_before_its_start_or_after_its_end(schedule: Schedule, length: int) -> None:
    bounded = task(every=schedule, start_on=MON, until=MON + timedelta(days=length))
    found = [
        day
        for day in days(MON - timedelta(days=30), 90)
        if due_task_of(bounded, plan(bounded), day, 0) is not None
    ]
    assert all(MON <= day <= MON + timedelta(days=length) for day in found)
    if schedule in (EveryDays(1), TimesAWeek(3)):
        assert found == days(MON, length + 1)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (EveryDays(1), (1, 1)),
        (EveryDays(3), (1, 3)),
        (OnWeekdays((0, 2, 4)), (3, 7)),
        (OnWeekdays(tuple(range(7))), (1, 1)),
        (TimesAWeek(1), (1, 7)),
        (TimesAWeek(7), (1, 1)),
        (ByRule("FREQ=DAILY"), (1, 1)),
        (ByRule("FREQ=DAILY;INTERVAL=2"), (1, 2)),
        (ByRule("FREQ=WEEKLY;BYDAY=SU"), (1, 7)),
        (ByRule("FREQ=WEEKLY;BYDAY=MO,WE,FR"), (3, 7)),
        (ByRule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"), (6, 7)),
        (ByRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"), (1, 14)),
        (ByRule("FREQ=MONTHLY;BYDAY=1TU"), (1, 30)),
        (ByRule("FREQ=YEARLY"), (1, 365)),
        (ByRule("FREQ=DAILY;UNTIL=20200101"), (1, 1461)),
    ],
)
def test_how_often_a_schedule_comes_round(schedule: Schedule, expected: tuple[int, int]) -> None:
    assert frequency(schedule) == expected


@given(schedules.filter(lambda schedule: not isinstance(schedule, TimesAWeek)))
def test_how_often_agrees_with_the_days_it_falls_on(schedule: Schedule) -> None:
    sessions, length = frequency(schedule)
    assert len(due(schedule, days(ANCHOR, 1461))) == pytest.approx(1461 * sessions / length, rel=0.03)


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        (EveryDays(1), "every day"),
        (EveryDays(2), "every second day"),
        (EveryDays(9), "every 9 days"),
        (TimesAWeek(3), "3 a week"),
        (OnWeekdays((0, 1, 2, 3, 4)), "Monday to Friday"),
        (OnWeekdays((0, 6)), "Mon Sun"),
        (ByRule("FREQ=DAILY"), "by the rule FREQ=DAILY"),
    ],
)
def test_a_schedule_in_words(schedule: Schedule, text: str) -> None:
    assert schedule_words(schedule) == text


def test_a_monthly_rule_never_falls_twice_a_month() -> None:
    found = due(ByRule("FREQ=MONTHLY;BYDAY=1TU"), days(date(2024, 1, 1), 1461))
    assert len(found) == 48
    assert all((after - before).days in (28, 35) for before, after in pairwise(found))


def test_a_massage_is_due_as_its_schedule_says() -> None:
    rub = massage("ql", "traps", every=OnWeekdays((1,)))
    assert [due_task_of(rub, plan(rub), day, 0) is not None for day in days(MON, 3)] == [False, True, False]
