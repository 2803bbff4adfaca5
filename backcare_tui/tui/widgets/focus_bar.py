"""The edge that tells the focus: at the line one is at, and not beside all of a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    Base = Widget
else:  # Textual takes the styles of one base only: this is none, beside the one that has them
    Base = object


class FocusBar(Base):
    """Shows its left border only beside some lines, which no style can say."""

    @property
    def focused_lines(self) -> range:
        """Those lines of what it shows."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, without the border where it is not to be."""
        strips, edge = super().render_lines(crop), self.gutter.left
        if crop.x or not edge:
            return strips
        free = Strip.blank(edge, Style(bgcolor=self.background_colors[1].rich_color))
        first = crop.y - self.gutter.top
        return [
            strip if line in self.focused_lines else Strip.join([free, strip.crop(edge)])
            for line, strip in enumerate(strips, first)
        ]
