"""The coming days in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.care.ahead_words import SAVES_NOTHING, assumed, day_words
from backcare_tui.care.today import Day

from .columns import wrap

CELLS = 80


def preview_lines(days: Sequence[Day], *, pain: int | None, miss: bool) -> list[str]:
    """A line or two a day, and what it assumes."""
    lines = [*wrap(f"{assumed(days[0], pain=pain, miss=miss)} {SAVES_NOTHING}", "", CELLS), ""]
    for day in days:
        start = f"{day.day:%a} {day.day.day:2} {day.day:%b}  {day.guidance.stance:8}  "
        lines += wrap(day_words(day), start, CELLS)
    return lines
