"""The coming days, in plain text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backcare_tui.cli.output import SCHEMA, line_width, wrapped
from backcare_tui.cli.render.day import day_json
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.preview import SAVES_NOTHING, Outlook
from backcare_tui.domain.days.preview_table import (
    RESTED,
    STANCE,
    TARGETS,
    Column,
    Layout,
    Table,
    day_words,
    figures,
    heads,
    layout,
    preview_table,
    when,
)
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.guidance.headline import BRIEF
from backcare_tui.text.cells import ELLIPSIS, fit, width

COLUMNS = 72
"""Cells of a line from which a table is worth a name cut short."""


def preview_lines(days: Sequence[Day], *, pain: int | None, miss: bool) -> list[str]:
    """What it assumes, and a line a day; a few of words each where there is no room for a column a task."""
    lines = [*wrapped(f"{Outlook(pain, miss).words(days[0])} {SAVES_NOTHING}"), ""]
    table = preview_table(days)
    room = layout(table, line_width(), width)
    if room is not None and (line_width() >= COLUMNS or not _cuts(table, room)):
        return lines + table_lines(table, room)
    for day in days:
        start = f"{day.day:%a} {day.day.day:2} {day.day:%b}  {BRIEF.get(day.guidance.stance, ''):{STANCE}}  "
        lines += wrapped(day_words(day), start)
    return lines


def _cuts(table: Table, room: Layout) -> bool:
    """Whether a task's name is cut in the table's head."""
    return any(ELLIPSIS in name for row in heads(table, room, width)[0] for name in row)


def table_lines(table: Table, room: Layout) -> list[str]:
    """A line a day and a column a task; what a massage works beside it, or below."""
    form, gap = room.form, " " * room.form.gap
    names, units = heads(table, room, width)
    lines = [gap.join([" " * form.start, *map(fit, row, room.rooms)]) for row in (*names, *units)]
    if lines and room.beside:
        lines[-1] += gap + TARGETS
    for number, line in enumerate(table.lines):
        pieces = [when(line, form)]
        if form.stance:
            pieces.append(f"{BRIEF.get(line.stance, ''):{STANCE}}")
        if line.instead:
            pieces.append(line.instead)
        else:
            pieces += [
                cell(column, number, cells) for column, cells in zip(table.columns, room.rooms, strict=True)
            ]
        if room.beside:
            pieces.append(line.targets)
        lines.append(gap.join(pieces))
    if not room.beside and any(line.targets for line in table.lines):
        lines += ["", TARGETS]
        for line in table.lines:
            if line.targets:
                lines += wrapped(line.targets, when(line, form) + gap)
    return lines


def cell(column: Column, number: int, cells: int) -> str:
    """A dose, numbers under one another, and a sign where it goes up or down."""
    dose = column.cells[number]
    text = dose.text if dose.text in RESTED else dose.text.rjust(figures(column, width))
    return fit(f"{text} {TURNS.get(dose.change, '')}".rstrip(), cells)


def preview_json(
    days: Sequence[Day], seconds_left: Callable[[Day], float], *, pain: int | None, miss: bool
) -> Json:
    """What it assumes, and each day as ``backcare today --json`` tells it."""
    told = [{"schema": SCHEMA, **day_json(day, seconds_left(day))} for day in days]
    return {"pain": pain, "miss": miss, "days": told}
