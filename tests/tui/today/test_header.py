"""The head of Today: the week's days under their letters, on any screen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from kits.tui_kit import LARGE, SMALL, USUAL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.today.header import DayHeader


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_every_mark_of_the_week_stands_under_its_letter(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        head = desk.app.screen.query_one(DayHeader).region
        letters, marks = desk.lines[head.y][: head.right], desk.lines[head.y + 1][: head.right]
        at = letters.index("M T W T F S S")
        assert marks[at : at + 9] == "● ● ● ● ◐"
        assert marks[at + 9 : at + 13].strip() == ""
        assert "4 of 5 days kept" in marks
        assert "Friday 27 November" in letters


async def test_the_longest_date_leaves_room_for_the_letters_on_the_smallest_screen(demo: Coach) -> None:
    async with at_desk(demo, SMALL) as desk:
        while desk.day.day.isoformat() != "2026-09-30":
            await desk.press("left_square_bracket")
        assert desk.lines[0].strip().startswith("Wednesday 30 September ")
        assert desk.lines[0].strip().endswith("M T W T F S S")


async def test_streaks_stand_on_lines_of_their_own_where_the_week_is_narrow(demo: Coach) -> None:
    async with at_desk(demo, SMALL) as desk:
        await desk.press("2")
        assert desk.line_with("in a row").strip() == "26 days in a row, 41 at best"
        assert desk.line_with("8 at best").strip().startswith("3 weeks on target, 8 at best")


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_how_long_the_rest_takes_stands_over_the_rows_and_goes_with_them(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("home", "space")
        assert re.search(r"Today +about 7 min left +1 of 5( done)?  ━", desk.text)
        await desk.press("space", "space", "space", "space")
        assert desk.day.done == 5
        assert " min left" not in desk.text


async def test_a_day_of_another_year_is_told_with_its_year(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        desk.app.view(date(2025, 11, 26))
        await desk.settle()
        assert "Wednesday 26 November 2025" in desk.lines[0]
        desk.app.view(date(2026, 11, 26))
        await desk.settle()
        assert "Thursday 26 November  " in desk.lines[0]
        await desk.press("2", *["left_square_bracket"] * 48)
        assert "22 – 28 December 2025" in desk.text
