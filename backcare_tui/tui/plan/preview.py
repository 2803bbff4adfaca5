"""The days to come: a line a day and a column a task, and what a massage works on those days."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.days import preview_table as tables
from backcare_tui.domain.days.preview_table import (
    RESTED,
    STANCE,
    Cell,
    Column,
    Form,
    Layout,
    Line,
    Table,
    figures,
)
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.guidance.headline import BRIEF
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

CHANGES = {"up": content.ACCENT, "down": content.STANCES["ease"]}


class Preview(Lines):
    """Draws coming days; takes no room without any. Without room for a column a task it tells a day a paragraph."""

    DEFAULT_CSS = "Preview { padding-right: 1; }"

    table: reactive[Table | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        table = self.table
        if table is None:
            return []
        room = tables.layout(table, width, content.width_of)
        if room is None:
            return [line for at in range(len(table.lines)) for line in paragraph(table, at, width)]
        form, gap = room.form, Content(" " * room.form.gap)
        lines = head_lines(table, room)
        for at, line in enumerate(table.lines):
            again = at > 0 and line.stance == table.lines[at - 1].stance
            row = [start(line, form, today=at == 0, stance=not again)]
            if line.instead:
                row.append(content.fit(line.instead, width - form.start - form.gap, content.QUIET))
            else:
                row += [cell(one, at, cells) for one, cells in zip(table.columns, room.rooms, strict=True)]
            if room.beside and line.targets:
                row.append(content.say(line.targets, content.QUIET))
            lines.append(gap.join(row))
        if room.beside or not any(line.targets for line in table.lines):
            return lines
        return [*lines, Content(""), *targets(table, form, width)]


def head_lines(table: Table, room: Layout) -> list[Content]:
    """The tasks' names and what their doses count, each on one line where that is enough, else on two."""
    names, units = tables.heads(table, room, content.width_of)
    blank, gap = Content(" " * room.form.start), Content(" " * room.form.gap)
    lines = []
    for row, style in [*((row, "") for row in names), *((row, content.QUIET) for row in units)]:
        told = (content.fit(text, cells, style) for text, cells in zip(row, room.rooms, strict=True))
        lines.append(gap.join([blank, *told]))
    if lines and room.beside:
        lines[-1] = gap.join([lines[-1], content.say(tables.TARGETS, content.QUIET)])
    return lines


def start(line: Line, form: Form, *, today: bool, stance: bool = True) -> Content:
    """A day's date, and where there is room its stance, unless that is the day's before."""
    date = content.say(tables.when(line, form), content.STRONG if today else "")
    if not form.stance:
        return date
    word = BRIEF.get(line.stance, "") if stance else ""
    shown = content.fit(word, STANCE, content.STANCES.get(line.stance, content.QUIET))
    return Content.assemble(date, " " * form.gap, shown)


def cell(column: Column, at: int, room: int) -> Content:
    """A dose; numbers stand under one another, a change is marked and strong."""
    dose = column.cells[at]
    text = dose.text.rjust(figures(column, content.width_of)) if dose.text not in RESTED else dose.text
    shown = content.say(text, content.QUIET) if not dose.change else changed(dose, text)
    return shown.pad_right(max(0, room - shown.cell_length))


def changed(dose: Cell, text: str) -> Content:
    """A dose that goes up or down."""
    return content.say(f"{text} {TURNS[dose.change]}", CHANGES[dose.change])


def targets(table: Table, form: Form, width: int) -> list[Content]:
    """What a massage works, day by day."""
    lines = [content.say(tables.TARGETS, content.STRONG)]
    for line in table.lines:
        if line.targets:
            lines += hanging(content.say(tables.when(line, form)), line.targets, form.gap, width)
    return lines


def paragraph(table: Table, at: int, width: int) -> list[Content]:
    """A day by itself: its tasks one under the other."""
    line = table.lines[at]
    rows = [start(line, tables.FORMS[0], today=at == 0)]
    if line.instead:
        return [*rows, content.say(f"  {line.instead}", content.QUIET), Content("")]
    for column in table.columns:
        dose = column.cells[at]
        if dose.text:
            text = dose.text if dose.text in RESTED else f"{dose.text} {column.unit}".strip()
            shown = changed(dose, text) if dose.change else content.say(text)
            room = max(1, width - 4 - shown.cell_length)
            rows.append(Content.assemble("  ", content.fit(column.name, room, content.QUIET), "  ", shown))
    if line.targets:
        rows += hanging(Content(" "), line.targets, 1, width)
    return [*rows, Content("")]


def hanging(head: Content, text: str, gap: int, width: int) -> list[Content]:
    """Words beside a head, what does not fit on one line under their beginning."""
    blank = Content(" " * head.cell_length)
    pieces = content.say(text, content.QUIET).wrap(max(8, width - head.cell_length - gap))
    return [Content.assemble(head if at == 0 else blank, " " * gap, piece) for at, piece in enumerate(pieces)]
