"""When in the day a task is meant, and how several sessions of one task on a day are told apart.

Each of several sessions is kept as one of a massage's targets is: a place of its task's day under a name of its own.
"""

from __future__ import annotations

from datetime import time

import msgspec

SESSION = "@"
"""Before the slot of one of several sessions, where a massage has the id of a target; no id has it."""
SLOTS = ("morning", "midday", "evening")
MOST = 6
"""Sessions of one task on a day."""


class DayTimes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The clock times that the named slots stand for."""

    morning: time = time(7)
    midday: time = time(12, 30)
    evening: time = time(19)

    def of(self, slot: str) -> time | None:
        """A slot's time: that of a name, or of ``07:30``; None where it is neither, as in a plan of a later version."""
        if slot in SLOTS:
            known: time = getattr(self, slot)
            return known
        try:
            return time.fromisoformat(slot)
        except ValueError:
            return None


def sessions_of(slots: tuple[str, ...]) -> tuple[str, ...]:
    """The names under which a task's several sessions are kept; none where it has but one a day."""
    return tuple(SESSION + slot for slot in slots) if len(slots) > 1 else ()


def slot_of(target: str) -> str:
    """The slot of a session that is kept under this name; empty for a muscle."""
    return target.removeprefix(SESSION) if target.startswith(SESSION) else ""
