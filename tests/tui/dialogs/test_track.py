"""What the plan tracks, asked after a pain report: a key each, skipped as easily, and asked once a day."""

from __future__ import annotations

import pytest
from kits.folder import snapshot
from kits.tui_kit import SIZES, SMALL, TRACKING_PLAN, Desk, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.safety import SIGNS

PLAN = TRACKING_PLAN.replace("sleep?", "sleep? [/b]")


@pytest.fixture
def tracking(coach: Coach) -> Coach:
    write_plan(coach, PLAN)
    coach.refresh()
    return coach


def values(desk: Desk) -> list[float | None]:
    return [now.value for now in desk.on_disk.tracks]


async def test_a_key_each_answers_and_enter_saves(tracking: Coach) -> None:
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter")
        assert desk.shown == "TrackScreen"
        assert "How did you sleep? [/b]" in desk.text
        await desk.press("6", "y", "7", "full_stop", "5", "enter")
        assert desk.shown == "TodayScreen"
        assert desk.said == "Pain 4: noted. Sleep 6 of 10, medicine yes, hours sat 7.5 h: noted."
        assert values(desk) == [6, 1, 7.5]
        assert "Notes · Sleep 6 of 10, medicine yes, hours sat 7.5 h" in desk.flowing
        await desk.press("p", "3", "enter")
        assert desk.shown == "TodayScreen"


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (("1", "0", "n", "enter"), [10, 0, None]),
        (("minus", "enter"), [10, None, None]),
        (("1", "y", "enter"), [1, 1, None]),
        (("tab", "tab", "1", "2", "enter"), [None, None, 12]),
        (("right", "tab", "left", "enter"), [5, 0, None]),
        (("enter",), [None, None, None]),
    ],
)
async def test_what_is_left_open_is_left_out(
    tracking: Coach, keys: tuple[str, ...], wanted: list[float | None]
) -> None:
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter", *keys)
        assert desk.shown == "TodayScreen"
        assert values(desk) == wanted


async def test_escape_skips_all_and_the_report_is_kept(tracking: Coach) -> None:
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter")
        before = snapshot(tracking.home.data)
        await desk.press("6", "escape")
        assert desk.said == "Pain 4: noted."
        assert snapshot(tracking.home.data) == before
        assert desk.on_disk.pain.latest == 4


async def test_what_is_no_number_is_said_and_stays(tracking: Coach) -> None:
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter", "6", "y", "x", "enter")
        assert desk.shown == "TrackScreen"
        assert "it takes a number, in hours" in desk.flowing
        await desk.press("backspace", "8", "enter")
        assert values(desk) == [6, 1, 8]


async def test_the_command_asks_at_any_time_with_the_answers_so_far(tracking: Coach) -> None:
    tracking.tasks.track({"sleep": "3"})
    async with at_desk(tracking) as desk:
        await desk.app.run_action("track")
        await desk.settle()
        assert "[3]" in desk.text
        await desk.press("n", "enter")
        assert values(desk) == [3, 0, None]
        assert desk.said == "Medicine no: noted."


async def test_a_click_answers(tracking: Coach) -> None:
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter")
        await desk.click_on(level=8)
        await desk.press("enter")
        assert values(desk) == [8, None, None]


async def test_nothing_is_asked_before_what_is_urgent(tracking: Coach) -> None:
    tracking.safety.screen((SIGNS[0].id,), ())
    async with at_desk(tracking) as desk:
        await desk.press("p", "4", "enter")
        assert desk.shown != "TrackScreen"


@SIZES
async def test_it_has_room(tracking: Coach, size: tuple[int, int]) -> None:
    async with at_desk(tracking, size=size) as desk:
        await desk.press("p", "4", "enter")
        for words in ("How did you sleep?", "Painkiller today?", "How long did you sit?", "enter saves"):
            assert words in desk.flowing
        await desk.press("escape", "6")
        if size != SMALL:
            assert "Sleep" in desk.text
