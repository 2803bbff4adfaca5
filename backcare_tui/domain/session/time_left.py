"""How long all that is left of a day takes, by the very steps that would guide it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.session.build import in_order, is_left, steps_of
from backcare_tui.domain.session.limits import Massaged
from backcare_tui.domain.session.session import NEAR, PAIN, PREPARE

READING = (PREPARE, PAIN)
"""Steps that take as long as one likes: what to read before, and how it feels after."""


def seconds_left(rows: Sequence[Row], plan: Plan, atlas: Atlas) -> float:
    """The work that a day's rows ask and that is not done, with its rests, changes, and a device's end.

    What is optional, and what is offered and not owed yet, is not in it.
    """
    _parts, steps = steps_of(in_order(filter(is_left, rows), plan), plan, atlas, Massaged(rows))
    return sum(step.length for step in steps if step.kind not in READING)


def whole_minutes(seconds: float) -> int:
    """A begun minute is a whole one; 0: nothing is left."""
    return ceil(seconds / 60 - NEAR)


def left_words(seconds: float) -> str:
    """``about 14 min left``; nothing where nothing is."""
    if seconds <= 0:
        return ""
    return "less than a minute left" if seconds < 60 else f"about {whole_minutes(seconds)} min left"
