"""The lines of the year's calendar: months, a weekday across all weeks, and the weeks' pain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.glyphs import SHARES, share_glyph
from backcare_tui.domain.glyphs import column as column_of
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.history.year import COLUMNS, Year
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.tui import content

GUTTER = 5
"""Cells at the left for the weekdays."""
WEEK = 7


CELL = 2
"""Cells of a day: its shape, and a blank, as some terminals draw the shape two cells wide."""
EARLIER, LATER = "←", "→"
"""What tells that there are weeks for which there is no room."""


class Span(NamedTuple):
    """The weeks that are shown: the first, how many; and the first there is."""

    first: int
    weeks: int
    begins: int


def months_row(year: Year, span: Span) -> Content:
    """The months' names over the weeks they begin in, where there is room for them; and whether there are more weeks."""
    line = (f"{EARLIER} " if span.first > span.begins else "").rjust(GUTTER)
    labels = [label for label in year.labels if label[0] >= span.first]
    if not labels or labels[0][0] > span.first + 1:  # the month it begins in has room for its name
        labels.insert(0, (span.first, year.first + timedelta(days=WEEK * span.first)))
    for column, day in labels:
        at = GUTTER + (column - span.first) * CELL
        if at >= len(line) + (len(line) > GUTTER) and column < span.first + span.weeks - 1:
            line = line.ljust(at) + f"{day:%b}"
    end = GUTTER + CELL * span.weeks - 1
    if span.first + span.weeks < COLUMNS and len(line) < end:
        line = line.ljust(end) + LATER
    return content.say(line, content.QUIET)


def weekday_row(year: Year, span: Span, row: int, cursor: date | None) -> Content:
    """One weekday of every week, the cursor's day reversed; every second row is named."""
    name = f"{year.first + timedelta(days=row):%a}" if row % 2 == 0 else ""
    here = None if cursor is None else (cursor - year.first).days
    cells: list[tuple[str, str]] = [(name.ljust(GUTTER), content.QUIET)]
    for at in range(span.first * WEEK + row, (span.first + span.weeks) * WEEK, WEEK):
        record = year.days[at]
        shape, style = share_glyph(record), day_style(record)
        cells += [(shape, f"{style} reverse" if at == here else style), (" ", "" if at == here else style)]
    return content.pieces(cells)


def pain_row(year: Year, span: Span) -> Content:
    """The weeks' pain, the median of the days' worst, as a block each in the colour of its zone."""
    cells = [("Pain".ljust(GUTTER), content.QUIET)]
    for level in year.pain[span.first : span.first + span.weeks]:
        shape = " " if level is None else column_of(level / 10)
        style = "" if level is None else content.STYLES[zone_of(level, year)]
        cells += [(shape, style), (" ", style)]
    return content.pieces(cells)


def day_style(record: DayRecord | None) -> str:
    """A day's shade: brightest when all of it was kept, quiet when too little was for it to count."""
    if record is None:
        return "$foreground-disabled"
    if record.state == "kept":
        return "$text-accent" if share_glyph(record) == SHARES[-1] else "$accent 75%"
    return content.STYLES[record.state] if record.state == "pending" and not record.share else content.QUIET
