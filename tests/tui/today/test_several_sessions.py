"""A day by the hour: what is meant for later is dim until then, and guided when it is asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.guided_kit import guided
from kits.tui_kit import SMALL, at_desk, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach

TUCKS = """
title = "Three times a day"

[[device]]
id = "tuck"
name = "Chin tuck"
minutes = 1
every = "day"
at = ["morning", "midday", "evening"]
"""


@pytest.fixture
def tucks(coach: Coach) -> Coach:
    write_plan(coach, TUCKS)
    return Coach(coach.home, coach.clock)


async def test_a_row_a_session_with_its_hour_and_what_is_later_is_dim_until_then(
    tucks: Coach, clock: FixedClock
) -> None:
    async with at_desk(tucks) as desk:
        assert [line.split()[-2:] for line in desk.lines if "Chin tuck" in line][:3] == [
            ["morning", "07:00"],
            ["midday", "12:30"],
            ["evening", "19:00"],
        ]
        assert desk.task_rows.later == {"tuck@midday", "tuck@evening"}
        clock.moment += timedelta(hours=5)
        await desk.tick()
        assert desk.task_rows.later == {"tuck@evening"}
        await desk.press("space")
        assert desk.said.startswith("Chin tuck (morning): 1 min done. 1 of 3 today.")
        assert desk.row.id == "tuck@midday"
        await desk.press("s")
        assert "Skip Chin tuck (midday)" in desk.text


async def test_where_there_is_no_room_for_the_hour_the_slot_is_in_the_name(coach: Coach) -> None:
    write_plan(coach, TUCKS.replace("Chin tuck", "Chin tuck, seated"))
    async with at_desk(Coach(coach.home, coach.clock), SMALL) as desk:
        for slot in ("morning", "midday", "evening"):
            assert desk.line(f"Chin tuck, seated {slot}").split()[-2:] == ["1", "min"]
    write_plan(coach, TUCKS.replace("Chin tuck", "Chin tuck that has a very long name"))
    async with at_desk(Coach(coach.home, coach.clock), SMALL) as desk:
        assert [slot in desk.text for slot in ("… morning", "… midday", "… evening")] == [True] * 3


async def test_after_what_is_due_by_now_the_rest_of_the_day_is_offered(tucks: Coach) -> None:
    async with guided(tucks, "g") as walk:
        assert [part.id for part in walk.screen.session.parts] == ["tuck@morning"]
        await walk.press("enter")
        await walk.wait(300)
        await walk.press("enter")
        await walk.press("enter")
        assert "Meant for later: Chin tuck (midday 12:30), Chin tuck (evening 19:00)." in walk.desk.flowing
        await walk.desk.press("down", "enter")
        assert [part.id for part in walk.screen.session.parts] == ["tuck@midday", "tuck@evening"]
