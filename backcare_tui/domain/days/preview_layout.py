"""How a table of coming days fits a width: cells of each column, and what is left out where there are too few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from backcare_tui.domain.days.preview_table import Column, Line, Table

Measure = Callable[[str], int]
"""Cells that words take where they are to be shown."""

STANCE = len("progress")
NAME = 36
"""Cells of a name that is still told whole."""
CUT = (18, 14, 12, 10, 8, 6)
"""Cells of a line of a name where not every one can be told whole."""
TARGETS = "Massage targets"


class Form(NamedTuple):
    """How much room there is: whether a date has its month, whether the stance is told, and cells between."""

    month: bool
    stance: bool
    gap: int

    @property
    def start(self) -> int:
        """Cells before the first task."""
        return (10 if self.month else 6) + (self.gap + STANCE if self.stance else 0)


FORMS = (Form(True, True, 2), Form(False, True, 2), Form(False, False, 1))
"""The widest first."""


class Try(NamedTuple):
    """Lines and cells that a task's name may take, in one of these forms."""

    lines: int
    most: int
    forms: tuple[Form, ...] = FORMS


WHOLE = (Try(1, NAME, FORMS[:1]), Try(2, NAME, FORMS[:2]))
TRIES = (*WHOLE, *(Try(2, most) for most in CUT))
"""The roomiest first."""


class Layout(NamedTuple):
    """How a table fits.

    Attributes:
        rooms: Cells of each task's column.
        beside: Whether the massage targets stand in a last column of their own.
    """

    form: Form
    rooms: tuple[int, ...]
    beside: bool = False


def layout(table: Table, width: int, measure: Measure) -> Layout | None:
    """The roomiest way in which a table fits; None where there is no room for a column a task."""
    longest = max((measure(line.targets) for line in table.lines), default=0)
    if longest and (roomy := _fitting(table, width - 2 - longest, measure, WHOLE)):
        return roomy._replace(beside=True)
    return _fitting(table, width, measure, TRIES)


def _fitting(table: Table, width: int, measure: Measure, tries: Sequence[Try]) -> Layout | None:
    columns = table.columns
    for lines, most, forms in tries:
        names = [
            measure(column.name) if lines == 1 else on_two_lines(column.name, measure) for column in columns
        ]
        rooms = tuple(
            max(needed(column, measure), min(most, name)) for column, name in zip(columns, names, strict=True)
        )
        for form in forms:
            if form.start + sum(form.gap + room for room in rooms) <= width:
                return Layout(form, rooms)
    return None


def needed(column: Column, measure: Measure) -> int:
    """Cells that a column's doses and unit take."""
    changes = any(cell.change for cell in column.cells)
    return max(on_two_lines(column.unit, measure), figures(column, measure) + 2 * changes)


def figures(column: Column, measure: Measure) -> int:
    """Cells of the widest dose."""
    return max((measure(cell.text) for cell in column.cells), default=0)


def on_two_lines(text: str, measure: Measure) -> int:
    """The fewest cells in which words stand whole on two lines."""
    words = text.split()
    halves = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) + 1))
    return min(max(map(measure, half)) for half in halves)


def two_lines(text: str, room: int, measure: Measure) -> tuple[str, str]:
    """Words on two lines, the first as full as it can be."""
    words = text.split()
    cut = max(1, *(cut for cut in range(len(words) + 1) if measure(" ".join(words[:cut])) <= room))
    return " ".join(words[:cut]), " ".join(words[cut:])


Row = tuple[str, ...]
"""A line's words, a piece a column."""


def heads(table: Table, room: Layout, measure: Measure) -> tuple[list[Row], list[Row]]:
    """The lines above the days: the tasks' names, and what their doses count; of each at most two, or none."""
    names = _heads([column.name for column in table.columns], room, measure)
    return names, _heads([column.unit for column in table.columns], room, measure)


def _heads(texts: Sequence[str], room: Layout, measure: Measure) -> list[Row]:
    pairs = [two_lines(text, cells, measure) for text, cells in zip(texts, room.rooms, strict=True)]
    rows = [tuple(pair[line] for pair in pairs) for line in (0, 1)]
    return [row for row in rows if any(row)]


def when(line: Line, form: Form) -> str:
    """``Fri 27 Nov``, or without its month."""
    return f"{line.day:%a} {line.day.day:2}" + (f" {line.day:%b}" if form.month else "")
