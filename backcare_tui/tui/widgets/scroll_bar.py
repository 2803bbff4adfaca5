"""How the place in a longer text is shown: a thin line at the edge, a column away from the words."""

from __future__ import annotations

from math import ceil

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

LINE = "▕"


class ThinBar(ScrollBarRender):
    """Draws the part that is in view as a line at the right edge, and nothing else; the rest can be clicked as ever.

    Textual's own fills its cells, and stands beside the words as a block.
    """

    @classmethod
    def render_bar(  # noqa: PLR0913 - Textual's own
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,  # noqa: FBT001, FBT002, ARG003 - Textual's own
        back_color: Color | None = None,
        bar_color: Color | None = None,
    ) -> Segments:
        """A vertical bar; nothing here scrolls sideways. What the mouse does on it is as in Textual's."""
        beside = " " * (thickness - 1)
        begin, end = 0, 0
        if window_size and size and virtual_size > window_size:
            long = max(1, ceil(size * window_size / virtual_size))
            begin = min(size - long, round((size - long) * position / (virtual_size - window_size)))
            end = begin + long
        rows = []
        for row in range(size):
            does = "grab" if begin <= row < end else "scroll_up" if row < begin else "scroll_down"
            style = Style.from_color(bar_color, back_color)
            style += Style.from_meta({"@mouse.down": does} if end else {})
            rows.append(Segment(beside + (LINE if does == "grab" and end else " "), style))
        return Segments(rows, new_lines=True)
