"""The days to come in words."""

from __future__ import annotations

from .dose import words
from .rows import Row
from .today import Day


def assumed(today: Day, *, pain: int | None, miss: bool) -> str:
    """What a preview takes for granted."""
    done = "nothing more is done" if miss else "everything asked is done"
    level = today.pain.level if pain is None else pain
    felt = "no pain is reported" if level is None else f"pain is {level} from tomorrow on"
    return f"If {done} and {felt}. Looking saves nothing."


def day_words(day: Day) -> str:
    """What a day asks, task by task, with what changes."""
    if day.locked:
        return "locked: nothing is asked"
    if day.paused:
        return "paused"
    return ", ".join(row_words(row) for row in day.rows if not row.optional) or "nothing is asked"


def row_words(row: Row) -> str:
    """One row: name, dose, and a sign where the dose goes up or down."""
    if row.state == "rested":
        return f"{row.short or row.name} rested"
    sign = {"up": " ▲", "down": " ▽"}.get(row.change, "")
    return f"{row.short or row.name} {words(row.dose)}{sign}"
