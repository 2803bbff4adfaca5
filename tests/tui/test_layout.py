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
            assert "? more" in desk.lines[-2]


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


PLACES = ("today", "week", "plan", "learn", "year", "trend", "diary")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_keys_stand_still_on_every_screen_in_two_lines(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        ends = set()
        for key, place in zip(SCREENS, PLACES, strict=True):
            await desk.press(key)
            *_above, verbs, places = desk.lines
            found = re.search(r"p pain .*\? more", verbs)
            assert found is not None, place
            ends.add((verbs.rstrip().endswith("? more"), verbs.rstrip()))
            assert f"{key} {place}" in places
            assert all(number in places for number in SCREENS)
            assert (
                " ".join(f"{n} {p}" for n, p in zip(SCREENS, PLACES, strict=True)) in " ".join(places.split())
            ) is (size[0] >= 60)
        assert len({len(line) for _whole, line in ends}) == 1, "the keys of every page end at one column"


async def test_the_page_that_is_shown_is_bright_and_a_click_on_another_leads_there(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        for key, place in zip(SCREENS, PLACES, strict=True):
            await desk.press(key)
            bold = [
                segment.text.strip()
                for segment in desk.strips[-1]
                if segment.style is not None and segment.style.bold and segment.text.strip().isalpha()
            ]
            assert bold == [place]
        await desk.click_word("5 year")
        assert desk.shown == "YearScreen"
