"""What shapes mean, in pieces one after the other; and levels as blocks."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import column
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

Piece = tuple[str, str, str]
"""A shape, its style, and what it means."""


class Legend(Lines):
    """In as many lines as the width asks for."""

    pieces: reactive[Sequence[Piece]] = reactive((), layout=True)

    def __init__(
        self, pieces: Sequence[Piece] = (), *, gap: int = 2, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._gap = gap
        self.set_reactive(Legend.pieces, pieces)

    def lines(self, width: int) -> list[Content]:
        return in_pieces(self.pieces, width, self._gap)


def in_pieces(pieces: Sequence[Piece], width: int, gap: int) -> list[Content]:
    """Shapes and what they mean in as many lines as the width asks for."""
    lines: list[Content] = []
    for shape, style, words in pieces:
        piece = Content.assemble((shape, style), (f" {words}", content.QUIET))
        if lines and lines[-1].cell_length + gap + piece.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], " " * gap, piece)
        else:
            lines.append(piece)
    return lines


def blocks(levels: Sequence[float | None], style: str) -> Content:
    """Levels from 0 to 1 as blocks beside one another, a dot for one that nobody knows."""
    return Content.assemble(
        *(("·", "$foreground-disabled") if level is None else (column(level), style) for level in levels)
    )
