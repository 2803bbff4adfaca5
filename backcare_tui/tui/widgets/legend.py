"""What shapes mean, in pieces one after the other; short lines in columns, and columns higher than a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.glyphs import BARS, column
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

WIDE = 70
"""Cells from which short lines stand in two columns."""
GAP = 3
"""Cells between them."""

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


def columns_in(width: int) -> int:
    """How many columns there are."""
    return 2 if width >= WIDE else 1


def rows_for(count: int, width: int) -> int:
    """Lines that so many take."""
    return -(-count // columns_in(width))


def in_columns(parts: Sequence[tuple[Content, str, Content]], width: int) -> list[Content]:
    """Lines of a shape, a name that is cut or padded, and an end; read down the first column, then the next."""
    columns, rows = columns_in(width), rows_for(len(parts), width)
    room = (width - GAP * (columns - 1)) // columns
    drawn = [
        Content.assemble(start, content.fit(name, room - start.cell_length - end.cell_length - 1), " ", end)
        for start, name, end in parts
    ]
    return [Content(" " * GAP).join(drawn[row::rows]) for row in range(rows)]


def blocks(levels: Sequence[float | None], style: str) -> Content:
    """Levels from 0 to 1 as blocks beside one another, a dot for one that nobody knows."""
    return Content.assemble(
        *(("·", "$foreground-disabled") if level is None else (column(level), style) for level in levels)
    )


def stacked(level: float | None, most: float, lines: int) -> Sequence[str]:
    """A column of so many lines, top first: blank without a level, and never without a trace of one."""
    if level is None:
        return [" "] * lines
    eighths = max(1, round(level / most * lines * len(BARS)))
    pieces = []
    for line in range(lines):
        filled = max(0, min(len(BARS), eighths - (lines - 1 - line) * len(BARS)))
        pieces.append(BARS[filled - 1] if filled else " ")
    return pieces
