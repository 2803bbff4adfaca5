"""What shapes mean: short pieces one after the other, none of them broken over lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui import content

Piece = tuple[str, str, str]
"""A shape, its style, and what it means."""


class Legend(Widget):
    """In as many lines as the width asks for."""

    DEFAULT_CSS = "Legend { height: auto; }"

    pieces: reactive[Sequence[Piece]] = reactive((), layout=True)

    def __init__(
        self, pieces: Sequence[Piece] = (), *, gap: int = 2, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._gap = gap
        self.set_reactive(Legend.pieces, pieces)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it draws."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The pieces."""
        return content.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for shape, style, words in self.pieces:
            piece = Content.assemble((shape, style), (f" {words}", content.QUIET))
            if lines and lines[-1].cell_length + self._gap + piece.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], " " * self._gap, piece)
            else:
                lines.append(piece)
        return lines
