"""The focus: one cell beside the line that one is at, in every list that has an edge for it."""

from __future__ import annotations

from kits.tui_kit import SMALL, Desk, at_desk
from textual.widget import Widget

from backcare_tui.coach import Coach
from backcare_tui.tui.body.place_list import PlaceList
from backcare_tui.tui.widgets.pain_level import PainLevel

EDGES = "▌▐█┃│"


def edge(desk: Desk, kind: type[Widget]) -> list[int]:
    """The lines of the focused widget, which is of a kind, that have its edge, from its top."""
    widget = desk.app.focused
    assert isinstance(widget, kind)
    region = widget.region
    return [y - region.y for y in range(region.y, region.bottom) if desk.lines[y][region.x] in EDGES]


async def test_the_edge_goes_with_the_line_one_is_at(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("p")
        assert edge(desk, PainLevel) == [0], "beside the numbers, and not beside what their ends mean"
        await desk.press("tab")
        for row in range(4):
            assert edge(desk, PlaceList) == [row]
            await desk.press("down")
