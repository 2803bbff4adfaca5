"""How a day finds room on a screen: its message goes first, then the space between things; then all scrolls as one."""

from __future__ import annotations

from textual.screen import Screen

from backcare_tui.domain.days.day import Day
from backcare_tui.tui.browser.touch import row_height
from backcare_tui.tui.page import MEASURE
from backcare_tui.tui.today.moments import is_first
from backcare_tui.tui.today.words import NARROW, TALL, Stance
from backcare_tui.tui.widgets.text import LEAST, Words

FIXED = 11
"""Lines of Today that are always there: week strip, title, foot and the line above it, an answer of two, two of keys."""
BELOW, MESSAGE = {"visits": 2, "notes": 2, "trial": 3, "question": 5, "notice": 3, "safety": 3}, 6
"""What stands below the foot, and its lines at most, as the style says; and those of the day's message."""
SPACE = 2
"""Lines of space that a crowded day does without."""
MORE = 2
"""Lines that the foot takes more on a narrow screen."""
OUTLINED = 76
"""Cells of the page from which the first day's outline stands beside its rows."""
FEW = 4
"""Rows that are to be seen at once, if the day has so many."""


def fit(screen: Screen[None], day: Day) -> None:
    """Give the page of Today the classes that its style makes room by."""
    page, size = screen.query_one("#page"), screen.app.size
    inside = screen.query_one("#day").scrollable_content_region.width
    width = inside or min(size.width, MEASURE) - 2  # before it is laid out
    rows = max(1, len(day.rows)) * row_height()
    below = [name for name in BELOW if not screen.query_one(f"#{name}").has_class("-none")]
    alone = not screen.has_class("-beside") and width >= OUTLINED
    alone = (
        alone and not below and not any(row.session or row.appointed for row in day.rows)
    )  # whose hour stands at the right
    page.set_class(is_first(day) and alone and size.height >= TALL, "-first")
    needed = FIXED + screen.query_one(Stance).lines_in(width) + rows
    there = [name for name in BELOW if name != "safety" or size.height >= TALL]  # a short screen does without
    needed += sum(_lines_of(screen, name, BELOW[name], width) for name in there)
    page.set_class(needed + _lines_of(screen, "message", MESSAGE, width) > size.height, "-crowded")
    page.set_class(needed - 1 > size.height, "-tight")  # an answer is seldom of two lines
    least = needed - SPACE - rows + min(FEW, rows) + MORE * (width < NARROW)
    page.set_class(day.locked or least > size.height, "-scant")
    screen.query_one("#list").styles.max_height = rows


def _lines_of(screen: Screen[None], name: str, most: int, width: int) -> int:
    """The lines that words below the rows take, with the space above them."""
    words = screen.query_one(f"#{name}", Words)
    return 0 if words.has_class("-none") else min(most, len(words.content.wrap(max(LEAST, width)))) + 1
