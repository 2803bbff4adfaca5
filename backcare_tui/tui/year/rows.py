"""The lines of the year's calendar: months, a weekday across all weeks, and the weeks' pain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.glyphs import SHARES, share_glyph
from backcare_tui.domain.history.year import Year
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.dates import short_date
from backcare_tui.tui import content
from backcare_tui.tui.widgets.legend import stacked

GUTTER = 5
"""Cells at the left for the weekdays."""
WEEK = 7


class Span(NamedTuple):
    """The weeks that are shown: the first, how many, and how many cells each takes."""

    first: int
    weeks: int
    cell: int


def months_row(year: Year, span: Span) -> Content:
    """The months' names over the weeks they begin in, where there is room for them."""
    line = " " * GUTTER
    for column, day in year.labels:
        at = GUTTER + (column - span.first) * span.cell
        free = GUTTER if len(line) == GUTTER else len(line) + 1
        if at >= free and column < span.first + span.weeks - 1:
            line = line.ljust(at) + f"{day:%b}"
    return content.say(line, content.QUIET)


def before_first(year: Year, span: Span) -> list[str]:
    """What stands, a weekday a line, in the weeks shown before the first that is on record.

    Without a word there a year that has only begun would look broken. Empty where there are no such weeks,
    or too few of them for the words.
    """
    first = next((at for at, record in enumerate(year.days) if record is not None), 0)
    width = min(first // WEEK - span.first, span.weeks) * span.cell
    day = short_date(year.first + timedelta(days=first))
    forms = (
        (f"Nothing recorded before {day}",),
        ("Nothing recorded", f"before {day}"),
        ("Nothing recorded", "before", day),
        ("Nothing", "recorded", "before", day),
    )
    lines = next(([*form] for form in forms if max(map(len, form)) < width), [])
    if not lines:
        return []
    above = (WEEK - len(lines)) // 2
    return [line.center(width) for line in ([""] * above + lines + [""] * WEEK)[:WEEK]]


def weekday_row(year: Year, span: Span, row: int, cursor: date | None) -> Content:
    """One weekday of every week, the cursor's day reversed; every second row is named."""
    name = f"{year.first + timedelta(days=row):%a}" if row % 2 == 0 else ""
    here = None if cursor is None else (cursor - year.first).days
    gap = " " * (span.cell - 1)
    blank = before_first(year, span)
    pieces: list[tuple[str, str]] = [(name.ljust(GUTTER), content.QUIET)]
    first = span.first
    if blank:
        pieces += blank_cells(blank[row], None if here is None or here % WEEK != row else here // WEEK, span)
        first += len(blank[row]) // span.cell
    for at in range(first * 7 + row, (span.first + span.weeks) * 7, 7):
        record = year.days[at]
        shape, style = share_glyph(record), day_style(record)
        if at == here:
            pieces += [(shape, f"{style} reverse"), (gap, "")]
        elif pieces[-1][1] == style:
            pieces[-1] = (pieces[-1][0] + shape + gap, style)
        else:
            pieces.append((shape + gap, style))
    return Content.assemble(*pieces)


def blank_cells(text: str, column: int | None, span: Span) -> list[tuple[str, str]]:
    """Words over days without a record; the cursor's day, if it is in this row, reversed."""
    at = (column - span.first) * span.cell if column is not None else len(text)
    if not 0 <= at < len(text):
        return [(text, content.QUIET)]
    return [
        (text[:at], content.QUIET),
        (text[at], f"{content.QUIET} reverse"),
        (text[at + 1 :], content.QUIET),
    ]


def pain_row(year: Year, span: Span, row: int, rows: int) -> Content:
    """One line of the weeks' pain: the median of the days' worst."""
    shown = year.pain[span.first : span.first + span.weeks]
    drawn = (" " * (span.cell - 1)).join(stacked(level, 10, rows)[row] for level in shown)
    title = "Pain" if row == rows - 1 else ""
    return Content.assemble((title.ljust(GUTTER), content.QUIET), (drawn, "$secondary"))


def day_style(record: DayRecord | None) -> str:
    """A day's shade: brightest when all of it was kept, quiet when too little was for it to count."""
    if record is None:
        return "$foreground-disabled"
    if record.state == "kept":
        return "$text-accent" if share_glyph(record) == SHARES[-1] else "$accent 75%"
    return content.STYLES[record.state] if record.state == "pending" and not record.share else content.QUIET
