"""The shapes of states, the same as on the screen."""

from __future__ import annotations

from backcare_tui.care.marks import DayRecord, Mark

SIGNS = {
    "done": "●",
    "part": "◐",
    "skipped": "⊘",
    "rested": "⊘",
    "due": "○",
    "offered": "○",
    "missed": "·",
    "paused": "–",
    "kept": "●",
    "pending": "○",
    "free": " ",
}


def sign(state: str) -> str:
    """A state's shape."""
    return SIGNS.get(state, " ")


def task_sign(mark: Mark | None) -> str:
    """How a task went on a day; blank when it was not due."""
    return sign(mark.state) if mark else " "


def day_sign(record: DayRecord | None) -> str:
    """How a day went: kept, in part, missed, or one that does not count; blank without a record."""
    if record is None:
        return " "
    partly = record.state in ("missed", "pending") and record.share > 0
    return sign("part" if partly else record.state)
