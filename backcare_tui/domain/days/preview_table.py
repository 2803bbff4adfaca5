"""The days to come as a table, a line a day and a column a task; and how that fits a width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

import msgspec

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.guidance.headline import BRIEF
from backcare_tui.domain.plan.dose import Dose, figure, unit_words


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
    asked = [[] if whole_day(day) else [row for row in day.rows if not row.optional] for day in days]
    names: dict[str, str] = {}
    for row in chain.from_iterable(asked):
        names.setdefault(row.task, row.group or row.name)
    lines = (
        Line(day.day, day.guidance.stance, whole_day(day), _targets(rows))
        for day, rows in zip(days, asked, strict=True)
    )
    columns = (
        _column(name, [[row for row in rows if row.task == task] for rows in asked])
        for task, name in names.items()
    )
    return Table(tuple(lines), tuple(columns))


def whole_day(day: Day) -> str:
    """What is to be said of a day as a whole; empty where its tasks tell it."""
    if day.locked:
        return "locked: nothing is asked"
    if day.put:
        return "a warning sign is to be answered first"
    if day.status.lost:
        return "nothing is asked: safety questions first"
    if day.paused:
        return "paused"
    return "" if any(not row.optional for row in day.rows) else "nothing is asked"


def day_words(day: Day) -> str:
    """What a day asks, task by task, with what changes: for where there is no room for a table."""
    told = Counter(row_words(row) for row in day.rows if not row.optional)
    return whole_day(day) or ", ".join(
        words if times == 1 else f"{words} ({times} a day)" for words, times in told.items()
    )


def row_words(row: Row) -> str:
    """One row: name, dose, and a glyph where the dose goes up or down."""
    if row.state == "rested":
        return f"{row.short or row.name} {_no_dose(row)}"
    return f"{row.short or row.name} {row.dose_words} {TURNS.get(row.change, '')}".rstrip()


def _targets(rows: Sequence[Row]) -> str:
    return ", ".join(row.short or row.name for row in rows if row.target and row.state != "rested")


def _column(name: str, days: Sequence[Sequence[Row]]) -> Column:
    asked = [row for rows in days for row in rows if row.state != "rested"]
    units = {"" if row.kind == "check" else unit_words(row.dose) for row in asked}
    shared = units.pop() if len(units) == 1 else ""
    most = max((sum(bool(row.session) for row in rows) for rows in days), default=0)
    unit = ", ".join(part for part in (shared, f"{most}\u00a0a\u00a0day" if most > 1 else "") if part)
    return Column(name, unit, tuple(_cell(rows, bare=bool(shared)) for rows in days))


def _cell(rows: Sequence[Row], *, bare: bool) -> Cell:
    """The dose; a massage whose targets ask different ones names each."""
    if not rows:
        return Cell()
    asked = [row for row in rows if row.state != "rested"]
    if not asked:
        return Cell(RESTED[all(row.by_trial for row in rows)])
    doses = dict.fromkeys(_bare(row.dose) if bare else row.dose_words or TICK for row in asked)
    change = next((row.change for row in asked if row.change in TURNS), "")
    return Cell("/".join(doses), change)


def _no_dose(row: Row) -> str:
    """What is said of a row that is not to be done that day."""
    return "rested" if not row.by_trial else "waits" if row.because == "trial" else row.because


def _bare(dose: Dose) -> str:
    """A dose without its unit."""
    return f"{dose.sets} × {figure(dose)}" if dose.sets > 1 else figure(dose)


RESTED = ("rested", "trial")
"""What stands in place of a dose: it rests, or a trial says on the day itself whose turn it is."""
TICK = "tick"
"""What a check asks."""
Measure = Callable[[str], int]
"""Cells that words take where they are to be shown."""

STANCE = max(map(len, BRIEF.values()))
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


Try = tuple[int, int, tuple[Form, ...]]
"""Lines and cells that a task's name may take, in one of these forms."""
WHOLE: tuple[Try, ...] = ((1, NAME, FORMS[:1]), (2, NAME, FORMS[:2]))
TRIES: tuple[Try, ...] = (*WHOLE, *((2, most, FORMS) for most in CUT))
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
                slack = width - form.start - sum(form.gap + room for room in rooms)
                return Layout(form, _widened(rooms, [measure(column.name) for column in columns], slack))
    return None


def _widened(rooms: Sequence[int], names: Sequence[int], slack: int) -> tuple[int, ...]:
    """The columns, and what room is left given to names that stand on one line by it."""
    wide = []
    for room, name in zip(rooms, names, strict=True):
        more = name - room if 0 < name - room <= slack else 0
        slack -= more
        wide.append(room + more)
    return tuple(wide)


def needed(column: Column, measure: Measure) -> int:
    """Cells that a column's doses and unit take."""
    changes = any(cell.change for cell in column.cells)
    return max(on_two_lines(column.unit, measure), figures(column, measure) + 2 * changes)


def figures(column: Column, measure: Measure) -> int:
    """Cells of the widest dose."""
    return max((measure(cell.text) for cell in column.cells), default=0)


def on_two_lines(text: str, measure: Measure) -> int:
    """The fewest cells in which words stand whole on two lines."""
    words = text.split(" ")  # a space that does not break stays
    halves = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) + 1))
    return min(max(map(measure, half)) for half in halves)


def two_lines(text: str, room: int, measure: Measure) -> tuple[str, str]:
    """Words on two lines, the first as full as it can be."""
    words = text.split(" ")  # a space that does not break stays
    cut = max(1, *(cut for cut in range(len(words) + 1) if measure(" ".join(words[:cut])) <= room))
    return " ".join(words[:cut]), " ".join(words[cut:])


def heads(
    table: Table, room: Layout, measure: Measure
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The lines above the days, a piece a column: the tasks' names, and what doses count; each at most two, or none."""
    names = _heads([column.name for column in table.columns], room, measure)
    units = [
        " " * (figures(column, measure) - measure(column.unit)) + column.unit for column in table.columns
    ]
    return names, _heads(units, room, measure)


def _heads(texts: Sequence[str], room: Layout, measure: Measure) -> list[tuple[str, ...]]:
    pairs = [two_lines(text, cells, measure) for text, cells in zip(texts, room.rooms, strict=True)]
    rows = [tuple(pair[line] for pair in pairs) for line in (0, 1)]
    return [row for row in rows if any(row)]


def when(line: Line, form: Form) -> str:
    """``Fri 27 Nov``, or without its month."""
    return f"{line.day:%a} {line.day.day:2}" + (f" {line.day:%b}" if form.month else "")
