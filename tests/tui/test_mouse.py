"""What a click does."""

from __future__ import annotations

import pytest
from kits.tui_kit import LARGE, OPENED_BY, PULL, PUMP, SECOND, SMALL, USUAL, Desk, at_desk, footer

from backcare_tui.coach import Coach
from backcare_tui.tui.dialogs.help import KeyList


async def test_a_click_on_a_row_selects_it_and_checks_nothing_off(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.click_word("Face pull")
        assert desk.task_rows.cursor == PULL
        assert desk.on_disk.rows[PULL].state == "due"


async def test_a_click_at_the_end_of_a_row_selects_it_too(coach: Coach) -> None:
    coach.tasks.pain(1)  # so that no first day's body stands beside the rows
    async with at_desk(coach) as desk:
        y = next(y for x, y, meta in desk.metas() if meta.get("row") == PULL)
        await desk.pilot.click(offset=(77, y))
        await desk.settle()
        assert desk.task_rows.cursor == PULL


@pytest.mark.parametrize("at", [PUMP, SECOND])
async def test_a_click_on_a_mark_checks_that_row_off(coach: Coach, at: int) -> None:
    async with at_desk(coach) as desk:
        await desk.click_on(row=at, mark=True)
        assert desk.task_rows.cursor == at
        assert [row.state for row in desk.on_disk.rows].index("done") == at
        assert [row.state for row in desk.on_disk.rows].count("done") == 1


async def test_a_click_on_a_mark_of_a_list_that_is_scrolled_finds_its_row(demo: Coach) -> None:
    async with at_desk(demo, (40, 14)) as desk:
        await desk.press("end")
        last = len(desk.day.rows) - 1
        await desk.click_on(row=last, mark=True)
        assert desk.task_rows.cursor == last


def keys_on_screen(desk: Desk) -> list[str]:
    """The keys that a click somewhere on the screen would press."""
    return list(dict.fromkeys(str(meta["key"]) for _x, _y, meta in desk.metas() if "key" in meta))


@pytest.mark.parametrize("screen", OPENED_BY)
async def test_every_key_can_be_clicked_in_the_line_of_keys_or_in_the_help(coach: Coach, screen: str) -> None:
    async with at_desk(coach) as desk:
        await desk.press(OPENED_BY[screen])
        here, bound = {*keys_on_screen(desk)}, {each.key: each.tooltip for each in footer(desk)}
        await desk.click_on(key="question_mark")
        listed = {row.does: at for at, row in enumerate(desk.app.screen.query_one(KeyList).entries)}
        assert {does for key, does in bound.items() if key not in here} <= listed.keys()
        await desk.type("report pain")
        await desk.click_on(row=0)
        assert desk.shown == "PainScreen"


async def test_a_click_presses_the_key_that_is_written_there(coach: Coach) -> None:
    async with at_desk(coach, (120, 24)) as desk:
        _width, height = desk.app.size
        for x, y, meta in [*desk.metas()]:
            key = meta.get("key")
            letter = desk.lines[y][x]
            if key == "left_square_bracket":
                assert letter == "["
            if letter in "[]" and y >= height - 2:
                assert key == {"[": "left_square_bracket", "]": "right_square_bracket"}[letter]
        await desk.click_on(key="space")
        assert desk.on_disk.rows[PUMP].state == "done"
        await desk.click_on(key="u")
        assert desk.on_disk.rows[PUMP].state == "due"
        await desk.click_on(key="2")
        assert desk.shown == "WeekScreen"
        await desk.click_on(key="question_mark")
        assert desk.shown == "HelpScreen"


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_help_and_the_keys_of_a_row_are_always_there_to_click(coach: Coach, size) -> None:
    async with at_desk(coach, size) as desk:
        always = {"space", "enter", "p", "question_mark", *"1234567"}
        roomy = set() if size == SMALL else {"a", "s", "w", "u"}
        assert always | roomy <= {*keys_on_screen(desk)}


async def test_clicks_beside_everything_do_nothing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        before = desk.day
        for spot in ((0, 0), (79, 0), (40, 2), (0, 12), (79, 23), (3, 20)):
            await desk.pilot.click(offset=spot)
        await desk.settle()
        assert desk.shown == "TodayScreen"
        assert desk.day == before


async def test_a_reason_to_skip_is_chosen_by_a_click(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("s")
        await desk.click_word("no time")
        await desk.settle()
        assert desk.on_disk.rows[PUMP].because == "no time"
