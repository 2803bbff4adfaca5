"""A session that was cut off, and sessions in two windows: what is offered, to whom, and what is on disk in the end."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import msgspec
import pytest
from kits.folder import snapshot
from kits.guided_kit import PRESS, PUMP, did, guided, plan
from kits.tui_kit import at_desk, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.journal.events import Pain
from backcare_tui.domain.plan.dose import Dose


async def cut_off(coach: Coach, seconds: float = 60) -> None:
    """A session that ends with its terminal."""
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(seconds)


async def test_a_session_that_was_cut_off_is_offered_at_the_next_start_and_goes_on(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach, 63)
    async with guided(Coach(coach.home, coach.clock), "enter") as walk:
        assert walk.at == "time paused"
        assert walk.frame.left == pytest.approx(57)
        await walk.press("space")
        await walk.wait(57)
        await walk.press("right", "5")
        assert did(walk.recorded) == [("pump", Dose(minutes=2))]
        assert walk.desk.disk().sessions.left() is None


async def test_a_session_that_was_cut_off_can_be_recorded(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        assert "A guided session of today was cut off: A thing, 1 of 2 min." in desk.flowing
        await desk.press("down", "enter")
        assert did(list(desk.disk().timeline.events(desk.coach.today_date, desk.coach.today_date))) == [
            ("pump", Dose(minutes=1))
        ]
        assert desk.said.startswith("A thing: 1 of 2 min so far.")


async def test_a_session_that_was_cut_off_can_be_left_or_asked_about_later(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        await desk.press("escape")
        before = snapshot(desk.coach.home.data)
        await desk.press("g")
        assert "was cut off" in desk.flowing
        assert snapshot(desk.coach.home.data) == before
        await desk.press("down", "down", "enter")
        assert desk.shown == "SessionScreen"
        assert desk.disk().sessions.left() is None


async def test_one_that_is_cut_off_before_it_is_told_which_task_hurt_asks_that_again(coach: Coach) -> None:
    write_plan(coach, plan(PUMP, PRESS))
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        await walk.wait(60)
        while walk.at != "reps running":
            await walk.press("right")
        await walk.press("enter", "e", "7")
        assert walk.at == "pain waiting"
    async with guided(Coach(coach.home, coach.clock), "enter") as walk:
        assert "Pain 7. Did it come with one of them?" in walk.text
        await walk.press("2")
        assert [(event.task, event.level) for event in walk.recorded if isinstance(event, Pain)] == [
            ("curl-up", 7)
        ]
        assert {row for row, _dose in did(walk.recorded)} == {"pump", "curl-up"}


async def test_yesterdays_session_is_recorded_for_yesterday(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    clock = cast("FixedClock", coach.clock)
    day = coach.today_date
    clock.moment += timedelta(days=1)
    async with at_desk(Coach(coach.home, clock)) as desk:
        assert "Go on with it" not in desk.text
        await desk.press("enter")
        assert did(list(desk.disk().timeline.events(day, day))) == [("pump", Dose(minutes=1))]
        assert desk.on_disk.rows[0].state == "due"


async def test_while_a_session_runs_another_window_neither_offers_nor_begins_one(coach: Coach) -> None:
    write_plan(coach, plan(PUMP, PRESS))
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(63)
        before = snapshot(coach.home.data)
        async with at_desk(Coach(coach.home, coach.clock)) as desk:
            assert "cut off" not in desk.text
            await desk.press("down", "enter")
            assert desk.shown == "TodayScreen"
            assert "running in another window" in desk.said
        assert snapshot(coach.home.data) == before
        await walk.press("e", "right", "right")
        async with at_desk(Coach(coach.home, coach.clock)) as desk:  # it is over, though its page still shows
            await desk.press("down", "enter")
            assert desk.shown == "SessionScreen"


async def test_of_two_windows_that_ask_about_one_session_only_the_first_has_it(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    async with at_desk(Coach(coach.home, coach.clock)) as second:
        async with guided(Coach(coach.home, coach.clock), "enter") as walk:
            await second.press("enter")
            assert second.shown == "TodayScreen"
            assert "running in another window" in second.said
            await walk.press("e", "right", "right", "q")
        assert second.disk().sessions.left() is None
    assert did(walk.recorded) == [("pump", Dose(minutes=1))]


@pytest.mark.parametrize("answer", [(), ("down",), ("down", "down")], ids=["go on", "record", "leave"])
async def test_a_session_that_was_seen_to_meanwhile_is_left_as_it_is(
    coach: Coach, answer: tuple[str, ...]
) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        other = desk.disk()
        other.sessions.record(other.sessions.left().session, 0.0)  # type: ignore[union-attr]
        before = snapshot(coach.home.journal)
        await desk.press(*answer, "enter")
        assert desk.shown == "TodayScreen"
        assert desk.said == "Another window has seen to that session meanwhile."
        assert snapshot(coach.home.journal) == before
        other.sessions.hold()  # this window has let go of it


async def test_an_answer_is_for_the_session_that_was_asked_about_and_no_other(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    await cut_off(coach)
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        other = desk.disk()
        left = other.sessions.left()
        assert left is not None
        other.sessions.drop(left.session)
        other.sessions.keep(msgspec.structs.replace(left.session, id="another"), 0.0)
        await desk.press("down", "enter")
        assert desk.said == "Another window has seen to that session meanwhile."
        assert desk.on_disk.rows[0].state == "due"
        assert desk.disk().sessions.left() is not None
