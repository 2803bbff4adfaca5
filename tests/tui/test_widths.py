"""Nothing that is too long for its line pushes another out, however wide the screen is."""

from __future__ import annotations

from kits.tui_kit import Desk, at_desk
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.coach import Coach
from backcare_tui.tui.widgets.text import Lines
from backcare_tui.tui.year.below import YearDay
from backcare_tui.tui.year.screen import LEGEND

WIDTHS = (*range(25, 110), *range(110, 201, 9))
"""Cells that a widget may have."""
NOWHERE = Size(0, 0)
CUT = {"#guidance", "#question", "#notice", "#notes", "#message", "#safety", "#said"}
"""Words of anyone, of which a few lines are shown at most."""


def drawing(desk: Desk) -> list[Lines]:
    """What is drawn line by line."""
    return [widget for widget in desk.app.screen.query(Lines) if widget.display]


async def test_every_line_of_every_screen_fits_every_width(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        for key in "1234567":
            await desk.press(key)
            for widget in drawing(desk):
                for width in WIDTHS:
                    lines = widget.lines(width)
                    wide = [line.plain for line in lines if line.cell_length > width]
                    assert not wide, (key, widget, width)
                    assert len(lines) <= widget.get_content_height(NOWHERE, NOWHERE, width)


async def test_each_task_of_any_day_of_a_year_has_its_line_at_every_width(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        shown = desk.app.screen.query_one(YearDay)
        assert shown.year is not None
        for record in shown.year.days[-100:-7:9]:
            assert record is not None
            shown.set_reactive(YearDay.day, record.day)
            for width in WIDTHS:
                lines = [line.plain for line in shown.lines(width)]
                marks = sum(line.count(mark) for line in lines for mark in "●◐⊘○·–~")
                assert marks - lines[0].count("·") >= len(record.outcomes)
                assert str(record.day.year) in lines[0]
                assert len(lines) <= shown.get_content_height(NOWHERE, NOWHERE, width)
                assert max(map(len, lines)) <= width


async def test_what_a_screen_says_has_the_lines_that_it_takes(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        for width in (30, 57, 69, 79, 81, 118):
            await desk.resize((width, 24))
            for key in "1234567":
                await desk.press(key)
                for widget in desk.app.screen.walk_children(Widget):
                    if widget.children or not widget.is_on_screen or f"#{widget.id}" in CUT:
                        continue
                    drawn, (cells, lines) = widget.render(), widget.content_size
                    if isinstance(drawn, Content) and drawn.plain and cells:
                        assert len(drawn.wrap(cells)) <= lines, (width, widget)


async def test_the_legend_of_a_year_stands_beside_its_days_only_where_it_has_a_line_a_shape(
    demo: Coach,
) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        for width in (50, 76, 77, 78, 79, 80, 81, 100):
            await desk.resize((width, 24))
            beside = desk.app.screen.query_one("#beside")
            assert beside.display == (desk.app.screen.query_one("#legend").region.height == 0)
            if beside.display:
                assert beside.content_size.height == len(LEGEND)
                assert beside.region.right <= desk.app.screen.query_one("#days").region.right
