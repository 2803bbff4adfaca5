"""Answers that come twice: a key that repeats, a click made double."""

from __future__ import annotations

import pytest
from kits.tui_kit import at_desk
from textual.events import Key

from backcare_tui.coach import Coach


@pytest.mark.parametrize(
    ("keys", "typed", "counted"),
    [
        (("n",), "hello", lambda day: len(day.notes)),
        (("f",), "", lambda day: not day.flaring),
        (("s",), "", lambda day: sum(row.state == "skipped" for row in day.rows)),
        (("a",), "2", lambda day: sum(row.state == "part" for row in day.rows)),
        (("p", "4"), "", lambda day: day.pain.latest == 4),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
async def test_enter_twice_answers_once_and_harms_nothing(coach: Coach, keys, typed, counted) -> None:
    async with at_desk(coach) as desk:
        await desk.press(*keys)
        for char in typed:
            await desk.press(char)
        for _ in range(3):
            desk.app.post_message(Key("enter", "\r"))
        await desk.settle()
        await desk.settle()
        assert counted(desk.on_disk) == 1


async def test_escape_twice_leaves_one_thing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for key in ("n", "p", "r", "question_mark", "ctrl+p"):
            await desk.press(key)
            for _ in range(3):
                desk.app.post_message(Key("escape", None))
            await desk.settle()
            await desk.settle()
            assert desk.shown == "TodayScreen"


async def test_the_palette_is_left_once_by_a_double_click_beside_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("ctrl+p")
        await desk.pilot.click(offset=(0, 23), times=3)
        await desk.settle()
        assert desk.shown == "TodayScreen"
