"""The days to come in words."""

from __future__ import annotations

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.glyphs import TURNS
from backcare_tui.domain.plan.dose import words

SAVES_NOTHING = "Looking saves nothing."
"""What a preview says beside what it takes for granted."""


def assumed(today: Day, *, pain: int | None, miss: bool) -> str:
    """What a preview takes for granted."""
    done = "nothing more is done" if miss else "everything asked is done"
    level = today.pain.level if pain is None else pain
    felt = "no pain is reported" if level is None else f"pain is {level} from tomorrow on"
    return f"If {done} and {felt}."


def whole_day(day: Day) -> str:
    """What is to be said of a day as a whole; empty where its tasks tell it."""
    if day.locked:
        return "locked: nothing is asked"
    if day.paused:
        return "paused"
    return "" if any(not row.optional for row in day.rows) else "nothing is asked"


def day_words(day: Day) -> str:
    """What a day asks, task by task, with what changes."""
    return whole_day(day) or ", ".join(row_words(row) for row in day.rows if not row.optional)


def row_words(row: Row) -> str:
    """One row: name, dose, and a sign where the dose goes up or down."""
    if row.state == "rested":
        return f"{row.short or row.name} rested"
    return f"{row.short or row.name} {words(row.dose)} {TURNS.get(row.change, '')}".rstrip()
