"""The quick sheet, and the buttons below each page, from the same bindings as the keys."""

from __future__ import annotations

import pytest
from kits.tui_kit import PULL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.browser.touch import BUTTON, TOUCH
from backcare_tui.tui.dialogs.help import SheetScreen
from backcare_tui.tui.dialogs.pain import PainScreen
from backcare_tui.tui.widgets.key_bar import KeyBar

PHONE = (46, 44)


@pytest.fixture(autouse=True)
def _finger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOUCH, "1")


async def test_a_tap_opens_the_sheet_and_one_there_does_what_the_key_does(coach: Coach) -> None:
    async with at_desk(coach, PHONE) as desk:
        await desk.click_on(row=PULL)
        await desk.click_on(sheet=True)
        assert isinstance(desk.app.screen, SheetScreen)
        for word in ("Done", "Guide", "Part", "Skip", "Pain", "Undo", "Note", "Week", "Safety", "Quit"):
            assert word in desk.text
        assert "Suspend" not in desk.text
        await desk.click_word("Done")
        assert desk.on_disk.rows[PULL].state == "done"


async def test_buttons_are_three_lines_high_and_as_wide_as_a_thumb(coach: Coach) -> None:
    async with at_desk(coach, PHONE) as desk:
        bar = desk.app.screen.query_one(KeyBar)
        assert bar.size.height == 2 * BUTTON
        places: dict[str, set[tuple[int, int]]] = {}
        for x, y, meta in desk.metas():
            if y >= bar.region.y and ("key" in meta or "sheet" in meta):
                places.setdefault(str(meta.get("key")), set()).add((x, y))
        assert {"space", "p", "7", "None"} <= places.keys()
        for button, cells in places.items():
            assert len({y for _x, y in cells}) == BUTTON, button
            assert len({x for x, _y in cells}) >= 4, button


async def test_a_row_has_two_lines_and_a_tap_on_either_mark_checks_it_off(coach: Coach) -> None:
    async with at_desk(coach, PHONE) as desk:
        lines = {y for _x, y, meta in desk.metas() if meta.get("row") == PULL and meta.get("mark")}
        assert len(lines) == 2
        await desk.click_on(row=PULL, mark=True)
        assert desk.on_disk.rows[PULL].state == "done"


async def test_pain_is_reported_by_taps_alone(coach: Coach) -> None:
    async with at_desk(coach, PHONE) as desk:
        await desk.click_word("pain")
        assert isinstance(desk.app.screen, PainScreen)
        await desk.click_on(level=4)
        await desk.click_on(key="enter")
        assert desk.on_disk.pain.latest == 4


@pytest.mark.parametrize("size", [(46, 44), (40, 24), (30, 20)])
async def test_the_safety_questions_are_answered_by_taps_alone(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("!")
        assert {"space", "enter", "escape"} <= {str(meta.get("key")) for _x, _y, meta in desk.metas()}
