"""Short lines in one column, or in two where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.tui import content

WIDE = 70
GAP = 3


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
