"""The days to come as a table: a line a day, a column a task, the dose of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.plan.dose import Dose, figure, unit_words, words


class Cell(msgspec.Struct, frozen=True):
    """What a day asks of one task: the dose in its column's unit, and ``up`` or ``down`` where it changes."""

    text: str = ""
    change: str = ""


class Column(msgspec.Struct, frozen=True):
    """One task.

    Attributes:
        unit: What its doses count, said once: ``min``, ``s a side``; empty where the cells say it themselves.
        cells: A day each; empty on a day that does not ask for it.
    """

    name: str
    unit: str
    cells: tuple[Cell, ...]


class Line(msgspec.Struct, frozen=True):
    """One day.

    Attributes:
        instead: What is to be said of the whole day, as ``paused``; empty where the columns tell it.
        targets: The massage targets picked, in words.
    """

    day: date
    stance: str
    instead: str = ""
    targets: str = ""


class Table(msgspec.Struct, frozen=True):
    """Coming days: ``columns[i].cells[j]`` is what the day of ``lines[j]`` asks of a task."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]


def preview_table(days: Sequence[Day]) -> Table:
    """A table of coming days, in the order of the plan's tasks; what is optional is left out."""
    asked = [_by_task(day) for day in days]
    names: dict[str, str] = {}
    for tasks in asked:
        for task, rows in tasks.items():
            names.setdefault(task, rows[0].group or rows[0].name)
    lines = tuple(Line(day.day, day.guidance.stance, whole_day(day), _targets(day)) for day in days)
    columns = (_column(name, [tasks.get(task, []) for tasks in asked]) for task, name in names.items())
    return Table(lines, tuple(columns))


def whole_day(day: Day) -> str:
    """What is to be said of a day as a whole; empty where its tasks tell it."""
    if day.locked:
        return "locked: nothing is asked"
    if day.paused:
        return "paused"
    return "" if any(not row.optional for row in day.rows) else "nothing is asked"


def day_words(day: Day) -> str:
    """What a day asks, task by task, with what changes: for where there is no room for a table."""
    return whole_day(day) or ", ".join(row_words(row) for row in day.rows if not row.optional)


def row_words(row: Row) -> str:
    """One row: name, dose, and a glyph where the dose goes up or down."""
    if row.state == "rested":
        return f"{row.short or row.name} rested"
    return f"{row.short or row.name} {words(row.dose)} {TURNS.get(row.change, '')}".rstrip()


def _by_task(day: Day) -> dict[str, list[Row]]:
    tasks: dict[str, list[Row]] = {}
    if not whole_day(day):
        for row in day.rows:
            if not row.optional:
                tasks.setdefault(row.task, []).append(row)
    return tasks


def _targets(day: Day) -> str:
    if whole_day(day):
        return ""
    picked = [row for row in day.rows if row.target and row.state != "rested" and not row.optional]
    return ", ".join(row.short or row.name for row in picked)


def _column(name: str, days: Sequence[Sequence[Row]]) -> Column:
    doses = [row.dose for rows in days for row in rows if row.state != "rested"]
    units = {unit_words(dose) for dose in doses}
    shared = units.pop() if len(units) == 1 else ""
    return Column(name, shared, tuple(_cell(rows, bare=bool(shared)) for rows in days))


def _cell(rows: Sequence[Row], *, bare: bool) -> Cell:
    """The dose; a massage whose targets ask different ones names each."""
    if not rows:
        return Cell()
    asked = [row for row in rows if row.state != "rested"]
    if not asked:
        return Cell("rested")
    doses = dict.fromkeys(_bare(row.dose) if bare else words(row.dose) for row in asked)
    change = next((row.change for row in asked if row.change in TURNS), "")
    return Cell("/".join(doses), change)


def _bare(dose: Dose) -> str:
    """A dose without its unit."""
    return f"{dose.sets} × {figure(dose)}" if dose.sets > 1 else figure(dose)
