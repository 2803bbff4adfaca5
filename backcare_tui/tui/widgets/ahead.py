"""The days to come: a line a day and a column a task, and what a massage works on those days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.care.ahead_table import Cell, Column, Line, Table
from backcare_tui.care.signs import TURNS
from backcare_tui.tui import look

STANCE = len("progress")
NAME = 36
"""Cells of a name that is still told whole."""
CUT = (18, 14, 12, 10, 8, 6)
"""Cells of a line of a name where not every one can be told whole."""
CHANGES = {"up": look.ACCENT, "down": look.STANCES["ease"]}
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


class Ahead(Widget):
    """Draws coming days; takes no room without any. Without room for a column a task it tells a day a paragraph."""

    DEFAULT_CSS = "Ahead { height: auto; padding-right: 1; }"

    table: reactive[Table | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it draws."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The table."""
        return look.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        table = self.table
        if table is None:
            return []
        longest = max((look.width_of(line.targets) for line in table.lines), default=0)
        wide = layout(table, width - 2 - longest, WHOLE) if longest else None
        beside = wide is not None
        found = wide or layout(table, width)
        if found is None:
            return [line for at in range(len(table.lines)) for line in paragraph(table, at, width)]
        form, rooms = found
        lines = heads(table, form, rooms, TARGETS if beside else "")
        for at, line in enumerate(table.lines):
            row = [start(line, form, today=at == 0)]
            if line.instead:
                row.append(look.fit(line.instead, width - form.start - form.gap, look.QUIET))
            else:
                row += [cell(one, at, room) for one, room in zip(table.columns, rooms, strict=True)]
            if beside and line.targets:
                row.append(look.say(line.targets, look.QUIET))
            lines.append(Content(" " * form.gap).join(row))
        return lines if beside or not longest else [*lines, Content(""), *targets(table, form, width)]


def layout(table: Table, width: int, tries: Sequence[Try] = TRIES) -> tuple[Form, list[int]] | None:
    """How the table fits, and cells of each task's column; None where it does not."""
    for lines, most, forms in tries:
        names = [look.width_of(one.name) if lines == 1 else halved(one.name) for one in table.columns]
        rooms = [max(needed(one), min(most, name)) for one, name in zip(table.columns, names, strict=True)]
        for form in forms:
            if form.start + sum(form.gap + room for room in rooms) <= width:
                return form, rooms
    return None


def needed(column: Column) -> int:
    """Cells that a column's doses and unit take."""
    return max(halved(column.unit), figures(column) + 2 * any(one.change for one in column.cells))


def figures(column: Column) -> int:
    """Cells of the widest dose."""
    return max((look.width_of(one.text) for one in column.cells), default=0)


def halved(text: str) -> int:
    """The fewest cells in which words stand whole on two lines."""
    shown = look.clean(text).split()
    halves = ((" ".join(shown[:at]), " ".join(shown[at:])) for at in range(len(shown) + 1))
    return min(max(map(look.width_of, half)) for half in halves)


def two_lines(text: str, room: int, style: str = "") -> tuple[Content, Content]:
    """Words on two lines, the first as full as it can be, cut where there is no room for them."""
    shown = look.clean(text).split()
    at = max(1, *(at for at in range(len(shown) + 1) if look.width_of(" ".join(shown[:at])) <= room))
    return look.fit(" ".join(shown[:at]), room, style), look.fit(" ".join(shown[at:]), room, style)


def heads(table: Table, form: Form, rooms: Sequence[int], more: str) -> list[Content]:
    """The tasks' names and what their doses count, each on one line where that is enough, else on two."""
    named = [two_lines(one.name, room) for one, room in zip(table.columns, rooms, strict=True)]
    counted = [two_lines(one.unit, room, look.QUIET) for one, room in zip(table.columns, rooms, strict=True)]
    rows = [[pair[at] for pair in pairs] for pairs in (named, counted) for at in (0, 1)]
    blank, gap = Content(" " * form.start), Content(" " * form.gap)
    lines = [gap.join([blank, *row]) for row in rows if any(piece.plain.strip() for piece in row)]
    if lines and more:
        lines[-1] = gap.join([lines[-1], look.say(more, look.QUIET)])
    return lines


def start(line: Line, form: Form, *, today: bool) -> Content:
    """A day's date, and its stance where there is room."""
    date = look.say(when(line, form), look.STRONG if today else "")
    if not form.stance:
        return date
    stance = look.fit(line.stance.upper(), STANCE, look.STANCES.get(line.stance, look.QUIET))
    return Content.assemble(date, " " * form.gap, stance)


def when(line: Line, form: Form) -> str:
    """``Fri 27 Nov``, or without its month."""
    return f"{line.day:%a} {line.day.day:2}" + (f" {line.day:%b}" if form.month else "")


def cell(column: Column, at: int, room: int) -> Content:
    """A dose; numbers stand under one another, a change is marked and strong."""
    one = column.cells[at]
    text = one.text.rjust(figures(column)) if one.text != "rested" else one.text
    told = look.say(text, look.QUIET) if not one.change else changed(one, text)
    return told.pad_right(max(0, room - told.cell_length))


def changed(one: Cell, text: str) -> Content:
    """A dose that goes up or down."""
    return look.say(f"{text} {TURNS[one.change]}", CHANGES[one.change])


def targets(table: Table, form: Form, width: int) -> list[Content]:
    """What a massage works, day by day."""
    lines = [look.say(TARGETS, look.STRONG)]
    for line in table.lines:
        if line.targets:
            lines += hanging(look.say(when(line, form)), line.targets, form.gap, width)
    return lines


def paragraph(table: Table, at: int, width: int) -> list[Content]:
    """A day by itself: its tasks one under the other."""
    line = table.lines[at]
    found = [start(line, FORMS[0], today=at == 0)]
    if line.instead:
        return [*found, look.say(f"  {line.instead}", look.QUIET), Content("")]
    for column in table.columns:
        one = column.cells[at]
        if one.text:
            dose = one.text if one.text == "rested" else f"{one.text} {column.unit}".strip()
            told = changed(one, dose) if one.change else look.say(dose)
            room = max(1, width - 4 - told.cell_length)
            found.append(Content.assemble("  ", look.fit(column.name, room, look.QUIET), "  ", told))
    if line.targets:
        found += hanging(Content(" "), line.targets, 1, width)
    return [*found, Content("")]


def hanging(head: Content, text: str, gap: int, width: int) -> list[Content]:
    """Words beside a head, what does not fit on one line under their beginning."""
    blank = Content(" " * head.cell_length)
    pieces = look.say(text, look.QUIET).wrap(max(8, width - head.cell_length - gap))
    return [Content.assemble(head if at == 0 else blank, " " * gap, piece) for at, piece in enumerate(pieces)]
