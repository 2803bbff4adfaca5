"""Pain over some days in rows of text: the thresholds of the zones, each day's worst over them, the median on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual.content import Content

from backcare_tui.domain.glyphs import PAIN
from backcare_tui.domain.history.trend import Trend, TrendDay
from backcare_tui.tui import content

HIGHEST = 10
DOT, RULE, LINE = PAIN, "╌", "─"
THRESHOLD = "$foreground-disabled"
WORST, MEDIAN = content.QUIET, "$text-accent"

EDGE = 3
"""Cells at the right, for the number at the median's end."""

Cell = tuple[str, str]
"""A character and its style."""


def plot_rows(trend: Trend, width: int, height: int) -> list[Content]:
    """The plot in so many rows and cells, with ``EDGE`` more for the median's number; 11 rows are one a level."""
    rows: list[list[Cell]] = [[(" ", "")] * (width + EDGE) for _row in range(height)]
    for level in (trend.amber, trend.red):
        rows[level_row(level, height)][:width] = [(RULE, THRESHOLD)] * width
    count = len(trend.days)
    for at, day in enumerate(trend.days):
        if day.worst is not None:
            rows[level_row(day.worst, height)][cell_of(at, count, width)] = (DOT, WORST)
    levels = medians(trend.days, width)
    for row, column, stroke in strokes(levels, height):
        rows[row][column] = (stroke, MEDIAN)
    _number(rows, levels)
    return [content.pieces(row) for row in rows]


def _number(rows: list[list[Cell]], levels: Sequence[int | None]) -> None:
    """The last median behind its line's end; where a day's dot is there, in the row above or below it."""
    end = max((column for column, level in enumerate(levels) if level is not None), default=None)
    if end is None:
        return
    own = level_row(levels[end] or 0, len(rows))
    number = f" {levels[end]} "[:EDGE]
    beside = slice(end + 1, end + 1 + len(number))
    free = (
        row
        for row in (own, own - 1, own + 1)
        if 0 <= row < len(rows) and DOT not in (shape for shape, _style in rows[row][beside])
    )
    rows[next(free, own)][beside] = [(shape, content.ACCENT) for shape in number]


def medians(days: Sequence[TrendDay], width: int) -> list[int | None]:
    """The median in each cell of a row: of several days that of the last that has one."""
    found = []
    for place in cells(len(days), width):
        known = [level for at in place if (level := days[at].median) is not None]
        found.append(known[-1] if known else None)
    return found


def strokes(levels: Sequence[int | None], height: int) -> Iterator[tuple[int, int, str]]:
    """The line of some levels, a cell each: row, column, stroke. It is broken where there is none."""
    for column, (before, level) in enumerate(pairwise([None, *levels])):
        if level is None:
            continue
        row = level_row(level, height)
        was = row if before is None else level_row(before, height)
        if was == row:
            yield row, column, LINE
            continue
        first, last = "╯╭" if row < was else "╮╰"
        yield was, column, first
        yield row, column, last
        for between in range(min(was, row) + 1, max(was, row)):
            yield between, column, "│"


def level_row(level: int, height: int) -> int:
    """The row of a level, from the top."""
    return height - 1 - int(level / HIGHEST * (height - 1) + 0.5)


def cells(count: int, width: int) -> list[range]:
    """The days that stand in each cell of a row: several, or the same one in several cells."""
    return [
        range(at * count // width, max(at * count // width + 1, (at + 1) * count // width))
        for at in range(width)
    ]


def cell_of(at: int, count: int, width: int) -> int:
    """The cell in which a day's middle stands."""
    return min(width - 1, int((at + 0.5) * width / count))
