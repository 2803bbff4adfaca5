"""The page to take along as lines of text: all of it, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from backcare_tui.domain.report.report import TITLE, Report, Section, Table

BLANK = "_" * 60


def report_lines(report: Report) -> list[str]:
    """The page, a line a fact; each stands alone, so that it can be broken anywhere or read aloud."""
    lines = [TITLE, *report.period]
    for section in report.sections:
        lines += ["", section.title, *(f"  {line}" for line in _section(section))]
    lines.append("")
    for blank in report.blanks:
        lines += [f"{blank}:", f"  {BLANK}"]
    return [*lines, "", report.foot]


def _section(section: Section) -> Iterator[str]:
    if section.table is not None:
        yield from _rows(section.table)
    yield from section.lines
    if section.table is None and not section.lines:
        yield section.missing
    elif section.rule:
        yield f"({section.rule})"


def _rows(table: Table) -> Iterator[str]:
    """A line a row, each cell with its head."""
    for name, *cells in table.rows:
        told = "; ".join(f"{head}: {cell}" for head, cell in zip(table.head[1:], cells, strict=True))
        yield f"{name} – {told}"
