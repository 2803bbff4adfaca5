"""Columns higher than one line."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.domain.glyphs import BARS


def stacked(level: float | None, most: float, lines: int) -> Sequence[str]:
    """A column of so many lines, top first: blank without a level, and never without a trace of one."""
    if level is None:
        return [" "] * lines
    eighths = max(1, round(level / most * lines * len(BARS)))
    found = []
    for line in range(lines):
        here = max(0, min(len(BARS), eighths - (lines - 1 - line) * len(BARS)))
        found.append(BARS[here - 1] if here else " ")
    return found
