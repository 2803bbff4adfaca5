"""The shapes of states and levels: the same on the screen and in text."""

from __future__ import annotations

from backcare_tui.domain.journal.day_record import NEARLY, DayRecord, TaskOutcome

GLYPHS = {
    "done": "●",
    "part": "◐",
    "skipped": "⊘",
    "rested": "⊘",
    "waits": "⋯",
    "due": "○",
    "offered": "○",
    "missed": "·",
    "paused": "–",
    "flare": "~",
    "locked": "–",
    "kept": "●",
    "pending": "○",
    "free": " ",
}
"""Each state's shape; a word beside it says the same."""

STATES = {
    "kept": "kept",
    "missed": "missed",
    "part": "kept in part",
    "skipped": "skipped",
    "paused": "paused",
    "flare": "a flare",
    "locked": "locked",
    "free": "nothing due",
    "pending": "not over yet",
}
"""How a day went, in words."""

TURNS = {"up": "▲", "down": "▽"}
"""Which way a dose went since the time before."""

PAIN = "⠶"
"""A pain report among other marks, on the same line as they are; its colour is its zone."""

BARS = "▁▂▃▄▅▆▇█"
LOW, SLIM = 3, 5
"""The highest block of a row that stays behind others, and of one that never touches the row above."""


def column(level: float, top: int = len(BARS) - 1) -> str:
    """A level from 0 to 1 as one block up to ``top``; the highest is for all of it alone, as 92 is not 100."""
    return BARS[top if level >= 1.0 - NEARLY else min(top - 1, round(max(0.0, level) * top))]


def glyph(state: str) -> str:
    """A state's shape."""
    return GLYPHS.get(state, " ")


def task_glyph(outcome: TaskOutcome | None) -> str:
    """How a task went on a day; blank when it was not due, or offered and not owed."""
    return glyph(outcome.state) if outcome and outcome.state != "offered" else " "


def shown_state(record: DayRecord) -> str:
    """A day's state as it is shown: what is not kept, but begun, is a part."""
    return "part" if record.state in ("missed", "pending") and record.share > 0 else record.state


def day_glyph(record: DayRecord | None) -> str:
    """How a day went: kept, in part, missed, or one that does not count; blank without a record."""
    return glyph(shown_state(record)) if record is not None else " "


SHARES = "◔◐◕●"
"""How much of a day was kept: a little, from a third, from two thirds, all."""


def share_glyph(record: DayRecord | None) -> str:
    """A day by the share of it that was kept; one that does not count, or of which nothing was kept, by its state."""
    if record is None:
        return " "
    if record.share <= 0.0 or record.state not in ("kept", "missed", "pending"):
        return glyph(record.state)
    if record.share >= 1.0 - NEARLY:
        return SHARES[-1]
    return SHARES[min(2, int(3 * record.share))]
