"""Nothing is cut off, lies over something else or needs a scroll bar where there is room for all of it."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, Desk, at_desk
from textual.containers import VerticalScroll
from textual.widget import Widget

from backcare_tui.coach import Coach

SIZES = (SMALL, USUAL, LARGE, HUGE)
SCREENS = ("1", "2", "3", "4", "5", "6", "7")


def drawn(desk: Desk) -> list[Widget]:
    """What is on the screen and draws something itself."""
    return [
        widget
        for widget in desk.app.screen.walk_children()
        if isinstance(widget, Widget)
        and widget.is_on_screen
        and not widget.children
        and widget.region.area
        and widget.visible
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_two_things_lie_over_one_another_and_help_is_in_the_last_line_on_any_screen(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size=size) as desk:
        for key in SCREENS:
            await desk.press(key)
            places = desk.app.screen._compositor.full_map
            clipped = [
                (widget, places[widget].region.intersection(places[widget].clip)) for widget in drawn(desk)
            ]
            for (one, its), (other, area) in combinations(clipped, 2):
                assert not its.intersection(area).area, (key, one, other)
            assert "? help" in " ".join(desk.lines[-2:])


async def test_today_has_no_scroll_bar_at_80_by_24(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        assert not [bar for bar in desk.app.screen.query(VerticalScroll) if bar.show_vertical_scrollbar]


@pytest.mark.parametrize("size", SIZES[1:], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_on_today_and_week_is_cut_short_from_80_columns_on(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size=size) as desk:
        for key in ("1", "2"):
            await desk.press(key)
            assert "…" not in desk.text.replace("  …", "")


async def test_every_number_leads_to_its_screen_and_one_line_of_nine_things_says_so(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        for key in SCREENS:
            await desk.press(key)
            assert len(re.findall(r" {2,}", desk.lines[-1].strip())) <= 8
            for name in ("1–7 pages", "p pain", "u undo", "? help"):
                assert name in desk.lines[-1]
            assert "pages" not in desk.lines[-2]
        await desk.click_word("1–7 pages")
        assert desk.shown == "HelpScreen"


async def test_on_a_wide_screen_a_number_is_clicked_like_a_key(demo: Coach) -> None:
    async with at_desk(demo, (120, 24)) as desk:
        for key in SCREENS:
            await desk.press(key)
            assert len(re.findall(r" {2,}", desk.lines[-1].strip())) <= 8
        await desk.click_word("5 6 7 pages")
        assert desk.shown == "YearScreen"
