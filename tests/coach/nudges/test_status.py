"""The running day at a glance: what counts, what is due by now, and what is said of it."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from kits.coach_kit import put_plan
from kits.nudge_kit import TUCK

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.nudges.status import glance
from backcare_tui.domain.days.glance import Glance, slot_times
from backcare_tui.paths import Home

PLAN = f"""
title = "By the hour"
{TUCK}
[[device]]
id = "pump"
name = "Posture pump"
minutes = 8
every = "day"
when = "evening"

[[activity]]
id = "walk"
name = "Walk"
minutes = 5
every = "day"

[[activity]]
id = "bath"
name = "Warm bath"
minutes = 5
every = "day"
optional = true
"""


@pytest.fixture
def timed(home: Home, clock: FixedClock) -> Coach:
    put_plan(home, PLAN)
    return Coach(home, clock)


def do(coach: Coach, *rows: str) -> None:
    for row in rows:
        assert coach.tasks.done(row).changed


def at(coach: Coach, clock: FixedClock, hour: int, minute: int = 0) -> Glance:
    clock.moment = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)
    return glance(coach)


@pytest.mark.parametrize(
    ("hour", "minute", "due", "text"),
    [
        (6, 59, [], "0 of 4 · 17 min · morning: chin tuck"),
        (7, 0, ["tuck@morning"], "0 of 4 · 17 min · morning: chin tuck"),
        (18, 59, ["tuck@morning"], "0 of 4 · 17 min · morning: chin tuck"),
        (19, 0, ["pump", "tuck@evening", "walk", "tuck@morning"], "0 of 4 · 17 min · evening: posture pump"),
    ],
)
def test_each_thing_is_due_from_its_time_and_what_has_none_by_the_evening(
    timed: Coach, clock: FixedClock, hour: int, minute: int, due: list[str], text: str
) -> None:
    now = at(timed, clock, hour, minute)
    assert sorted(row.id for row in now.due) == sorted(due)
    assert now.text == text


def test_what_has_no_time_is_due_by_midday_where_nothing_else_is_left(
    timed: Coach, clock: FixedClock
) -> None:
    do(timed, "tuck@morning", "tuck@evening", "pump")
    assert at(timed, clock, 12, 29).due == ()
    now = at(timed, clock, 12, 30)
    assert [row.id for row in now.due] == ["walk"]
    assert now.sentence == "Walk, 5 min. 3 of 4 done."


def test_one_thing_is_named_with_its_dose_and_several_by_the_time_they_take(
    timed: Coach, clock: FixedClock
) -> None:
    assert at(timed, clock, 8).sentence == "Morning: chin tuck, 10 reps."
    several = at(timed, clock, 20)
    assert several.sentence == "Evening: posture pump and 3 more, about 17 min."
    assert several.due_minutes == 17


def test_nothing_is_due_once_all_is_done_or_left_out(timed: Coach, clock: FixedClock) -> None:
    do(timed, "tuck@morning", "tuck@evening", "pump")
    timed.tasks.skip("walk", because="travel")
    now = at(timed, clock, 21)
    assert (now.kind, now.due, now.text, now.sentence) == ("done", (), "3 of 3 · done", "")


def test_a_part_whose_rest_was_left_out_is_no_more_due(timed: Coach, clock: FixedClock) -> None:
    do(timed, "tuck@morning", "tuck@evening", "walk")
    timed.tasks.done("pump", amount="4")
    assert [row.id for row in at(timed, clock, 21).due] == ["pump"]
    timed.tasks.skip("pump", because="tired")
    now = at(timed, clock, 21, 1)
    assert (now.kind, now.text) == ("done", "3 of 4 · nothing left")


def test_a_pause_asks_for_nothing(timed: Coach, clock: FixedClock) -> None:
    timed.guidance.pause(until=datetime(2026, 11, 27, tzinfo=UTC).date())
    now = at(timed, clock, 21)
    assert (now.kind, now.due) == ("paused", ())
    assert now.text == "paused through Friday 27 November"


def test_a_flare_is_told_and_what_it_asks_is_due_as_ever(timed: Coach, clock: FixedClock) -> None:
    timed.guidance.flare(begins=True)
    now = at(timed, clock, 21)
    assert now.kind == "flare"
    assert now.text.startswith("flare · 0 of 4 · ")
    assert now.due


def test_a_lock_is_no_nudge(timed: Coach, clock: FixedClock) -> None:
    timed.safety.screen(["infection"])
    now = at(timed, clock, 21)
    assert (now.kind, now.text, now.due, now.asked) == ("locked", "locked", (), 0)


def test_a_time_before_the_day_begins_is_late_on_it(home: Home, clock: FixedClock) -> None:
    put_plan(home, PLAN.replace("\n\n[[", '\n\n[day]\nstarts_at = "08:00"\n\n[[', 1))
    coach = Coach(home, clock)
    assert "tuck@morning" not in [row.id for row in at(coach, clock, 21).due]
    assert "tuck@morning" in [row.id for row in at(coach, clock, 7, 30).due]


def test_a_plan_is_looked_at_when_its_tasks_come_due(timed: Coach, coach: Coach) -> None:
    assert slot_times(timed.plan) == (time(7), time(19))


def test_a_plan_without_any_time_is_looked_at_by_midday_and_in_the_evening(mine: Coach) -> None:
    assert slot_times(mine.plan) == (time(12, 30), time(19))
