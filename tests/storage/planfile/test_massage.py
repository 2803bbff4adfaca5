"""A plan's massage is never too long in a day, and leaves a day off every week."""

from __future__ import annotations

import msgspec
import pytest
from kits.planfile_kit import (
    accepts,
    parse,
    parse_task,
    plan_text,
    problem,
    problems,
    task_problem,
    task_text,
)


def massage(task_id: str, *lines: str) -> str:
    return task_text("massage", *lines, task_id=task_id)


FIVE = 'targets = ["piriformis", "gluteus-medius", "quadratus-lumborum", "pectorals"]'


def test_a_massage_session_may_have_15_minutes_and_no_more() -> None:
    at_limit = ["seconds = 90", FIVE, "a_day = 4"]  # 4 × 90 s × 2 sides = 12 min
    assert accepts("massage", *at_limit)
    three = massage("b", "seconds = [30, 90]", 'targets = ["piriformis"]')  # 3 min
    assert problems(plan_text(massage("a", *at_limit), three)) == ()
    text = plan_text(massage("a", *at_limit), three, massage("c", "seconds = 5", "a_day = 1", "sides = 1"))
    told = problem(text)
    assert told.key == 'massage "a" · seconds'
    assert "15.08 min (`a`, `b`, `c` on one day): at most 15 min" in told.message


def test_massages_on_different_days_do_not_add_up() -> None:
    long = ("seconds = 90", FIVE, "a_day = 4")
    apart = [massage("a", *long, 'every = ["mon", "wed"]'), massage("b", *long, 'every = ["tue", "thu"]')]
    assert problems(plan_text(*apart)) == ()
    meeting = [massage("a", *long, 'every = ["mon", "wed"]'), massage("b", *long, 'every = "5 days"')]
    assert "24 min" in problem(plan_text(*meeting)).message


def test_massages_that_never_hold_at_the_same_time_do_not_add_up() -> None:
    long = ("seconds = 90", FIVE, "a_day = 4", 'every = ["mon", "wed"]')
    before = massage("a", *long, "until = 2026-05-31")
    after = massage("b", *long, "start_on = 2026-06-01")
    assert problems(plan_text(before, after)) == ()
    assert problems(plan_text(before, after.replace("2026-06-01", "2026-05-27"))) != ()


def test_a_first_schedule_counts_with_the_first_dose() -> None:
    first = ("seconds = [5, 90]", FIVE, "a_day = 4", 'every = ["mon"]', 'first_every = ["tue"]')
    long = massage("b", "seconds = 90", FIVE, "a_day = 4", 'every = ["tue"]')
    assert problems(plan_text(massage("a", *first), long)) == ()
    assert problems(plan_text(massage("a", *first).replace("[5, 90]", "[30, 90]"), long)) != ()


@pytest.mark.parametrize("key", ["every", "first_every"])
@pytest.mark.parametrize(
    "value",
    [
        '"day"',
        '"1 days"',
        '"7 a week"',
        '["mon", "tue", "wed", "thu", "fri", "sat", "sun"]',
        '"RRULE:FREQ=DAILY"',
    ],
)
def test_massage_has_a_day_off(key: str, value: str) -> None:
    every = ['every = "2 days"'] if key == "first_every" else []
    told = task_problem("massage", *every, f"{key} = {value}")
    assert "massage needs a day off each week" in told.message


@pytest.mark.parametrize(
    "value",
    ['"2 days"', '"6 a week"', '["mon", "tue", "wed", "thu", "fri", "sat"]', '"RRULE:FREQ=DAILY;INTERVAL=2"'],
)
def test_six_days_of_massage_are_not_too_many(value: str) -> None:
    assert accepts("massage", f"every = {value}")
    assert accepts("massage", f"first_every = {value}")


def test_massages_that_fill_a_week_together_are_told() -> None:
    text = plan_text(
        massage("a", 'every = ["mon", "tue", "wed", "thu"]'), massage("b", 'every = ["fri", "sat", "sun"]')
    )
    told = problem(text)
    assert told.key == 'massage "b" · every'
    assert "`a`, `b` together fill the week of 2024-01-01" in told.message
    assert problems(text.replace('"thu"]', '"wed"]').replace('"wed", "wed"', '"wed"')) == ()


def test_a_week_filled_only_later_or_only_at_first_is_told_too() -> None:
    every_second = massage("a", 'every = "2 days"')
    assert problems(plan_text(every_second, massage("b", 'every = ["tue", "thu"]'))) == ()
    assert problems(plan_text(every_second, massage("b", 'every = ["tue", "thu", "sat"]'))) != ()
    assert problems(plan_text(every_second, massage("b", 'every = ["mon", "wed", "fri", "sun"]'))) != ()
    late = [massage("a", 'every = ["mon", "tue", "wed", "thu"]')]
    late += [massage("b", 'every = ["fri", "sat", "sun"]', "start_on = 2031-06-01")]
    assert "the week of 2031-06-02" in problem(plan_text(*late)).message
    first = [massage("a", 'every = ["mon"]', 'first_every = ["mon", "tue", "wed"]')]
    first += [massage("b", 'every = ["thu", "fri", "sat", "sun"]')]
    assert "together fill" in problem(plan_text(*first)).message


def test_a_week_filled_only_later_counts_though_it_begins_gently() -> None:
    later = massage("a", 'every = ["mon", "tue", "wed", "thu"]', 'first_every = ["mon"]')
    assert problems(plan_text(later, massage("b", 'every = ["fri", "sat", "sun"]'))) != ()


def test_two_massages_every_second_day_may_come_to_fill_a_week_whenever_they_start() -> None:
    """Each follows the last time it was done, so they may come to take turns, or meet on one day."""
    each = [massage(name, 'every = "2 days"', "start_on = 2024-01-08") for name in ("a", "b")]
    assert "`a`, `b` together fill" in problem(plan_text(*each)).message
    long = [
        massage(name, 'every = "4 days"', "seconds = 90", FIVE, "a_day = 4", f"start_on = 2024-01-0{day}")
        for name, day in (("a", 1), ("b", 2))
    ]
    assert problems(plan_text(long[0])) == ()
    assert "on one day" in problem(plan_text(long[0], long[1])).message


def test_every_second_day_by_a_rule_counts_from_the_start_of_each() -> None:
    every = '"RRULE:FREQ=DAILY;INTERVAL=2"'
    even, odd = (
        massage(f"from-{day}", f"every = {every}", f"start_on = 2024-01-{day}") for day in ("08", "09")
    )
    assert "together fill" in problem(plan_text(even, odd)).message
    assert problems(plan_text(even, odd.replace("2024-01-09", "2024-01-10"))) == ()


def test_the_day_off_may_be_any() -> None:
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    for off in week:
        days = ", ".join(f'"{day}"' for day in week if day != off)
        assert accepts("massage", f"every = [{days}]")


def test_the_week_of_a_day_off_is_the_plans_week() -> None:
    # Wednesday to Tuesday is full once, from 3 January 2024: a week for one who starts on Wednesday only.
    text = plan_text(
        '[day]\nweek_starts = "monday"',
        massage("a", 'every = ["mon", "tue", "wed", "thu"]', "start_on = 2024-01-03", "until = 2024-01-09"),
        massage("b", 'every = ["fri", "sat", "sun"]', "start_on = 2024-01-03", "until = 2024-01-09"),
    )
    assert problems(text) == ()
    assert "the week of 2024-01-03" in problem(text.replace('"monday"', '"wednesday"')).message


def test_a_massage_that_is_wrong_in_itself_is_not_added_up() -> None:
    text = plan_text(massage("a", "seconds = 900", FIVE, "a_day = 4"), massage("b"))
    assert problem(text).key == 'massage "a" · seconds'


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_massage_of_one_side_asks_as_much_as_one_that_names_none(side: str) -> None:
    named, unnamed = (parse_task("massage", f"sides = {said}") for said in (f'"{side}"', "1"))
    assert named.side == side
    assert msgspec.structs.replace(named, side="") == unnamed
    assert parse(plan_text(task_text("massage", f'sides = "{side}"'))).stored_part().tasks[0].side == side


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ('"lft"', "did you mean `left`?"),
        ('"both"', "2 is both, each in turn"),
        ("3", "2 is both, each in turn"),
    ],
)
def test_what_is_no_side_is_told_with_what_is(said: str, hint: str) -> None:
    told = task_problem("massage", f"sides = {said}").message
    assert told == f'{said} is not 1, 2, "left" or "right": {hint}'
