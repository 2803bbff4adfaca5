"""The caps that hold whatever a plan or a journal says: a session never asks for more.

They stand in the shipped plans' cautions: massage 90 s a spot (seen in the upper-trapezius compression trial),
5 min a side and 15 min in all, an hour of a device (CUH NHS TENS leaflets); all but the first as app defaults.
"""

from __future__ import annotations

from collections.abc import Iterable

from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.dose import VISIT, Dose
from backcare_tui.domain.session.session import Part
from backcare_tui.domain.session.slots import laid, slots

SIDE, ALL = 300.0, 900.0
"""Seconds of massage on one side, and in all; that of one spot stands in the table of units."""

SETS, COUNT = 20, 60
"""Pieces of an exercise, and repetitions of each."""


class Massaged:
    """How much massage a day has had, in seconds a side; a session adds to it as it is built."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.sides = [0.0, 0.0]
        for row in rows:
            if row.dose.seconds is not None and row.did is not None and row.dose.sides in (1, 2):
                self._add(laid(row.dose, row.did))

    def _add(self, seconds: list[float]) -> None:
        for side, amount in enumerate(seconds[:2]):
            self.sides[side] += amount

    def fits(self, part: Part) -> bool:
        """Whether all that is left of a target fits yet; if so, it is counted."""
        left = [
            piece.amount - had
            for piece, had in zip(slots(part.dose), laid(part.dose, part.before), strict=True)
        ]
        sides = [had + more for had, more in zip(self.sides, [*left, 0.0, 0.0], strict=False)]
        if max(sides) > SIDE or sum(sides) > ALL:
            return False
        self._add(left)
        return True


def cap(part: Part, massaged: Massaged) -> bool:
    """Whether a part is within every cap and has something left, so that it can be guided."""
    if not is_within(part.dose):
        return False
    pieces = zip(slots(part.dose), laid(part.dose, part.before), strict=True)
    return any(had < piece.amount for piece, had in pieces) and (
        part.dose.seconds is None or massaged.fits(part)
    )


def is_within(dose: Dose) -> bool:
    """Whether a dose is one that can be guided, and no more than a plan may ask."""
    if dose.unit is VISIT or dose.sides not in (1, 2):
        return False
    if dose.reps is None:
        return dose.total > 0 and dose.amount <= dose.unit.most
    if not isinstance(dose.reps, tuple) and not 0 < dose.sets <= SETS:
        return False  # asked first: a file may say a billion sets, which the next line would lay out
    return len(dose.set_reps) * dose.sides <= SETS and all(0 < reps <= COUNT for reps in dose.set_reps)
