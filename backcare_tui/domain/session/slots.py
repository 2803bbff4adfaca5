"""A dose laid out in the pieces it is worked in, and what was done of it put back together."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import msgspec

from backcare_tui.domain.plan.dose import BREATHS, REPS, VISIT, Dose
from backcare_tui.domain.session.session import NEAR

IN_ONE_GO = 10
"""Breaths that are breathed in one go: the bow is held "at least a minute" (reichandlowentherapy), 20 breaths are two of those."""


class Slot(msgspec.Struct, frozen=True):
    """A piece of a dose: so many seconds, repetitions or breaths, of one set or half and one side (0 or 1)."""

    amount: float
    set: int = 0
    side: int = 0


def slots(dose: Dose) -> tuple[Slot, ...]:
    """The pieces in the order they are worked: set after set, both sides of each; empty for a visit."""
    unit = dose.unit
    if unit is VISIT:
        return ()
    sides = range(dose.sides if unit.sided else 1)
    return tuple(
        Slot(float(piece), number, side) for number, piece in enumerate(_sets(dose)) for side in sides
    )


def _sets(dose: Dose) -> tuple[float, ...]:
    """What is worked between two rests: a set, half of many breaths, or all of it."""
    if dose.unit is REPS:
        return dose.set_reps
    if dose.unit is BREATHS and dose.amount > IN_ONE_GO:
        return (dose.amount - dose.amount // 2, dose.amount // 2)
    return (dose.amount * (dose.unit.lasts or 1.0),)


def laid(dose: Dose, did: Dose | None) -> list[float]:
    """How much of each piece makes up what was done.

    An amount says how much in all and rarely of which piece, so it fills them in their order; only
    seconds that are for both sides are shared by both, and those told of each side are that side's.
    """
    pieces = slots(dose)
    if did is None or did.unit is not dose.unit:
        return [0.0] * len(pieces)
    if did.seconds is not None and did.sides == dose.sides:
        return [min(float(did.seconds), piece.amount) for piece in pieces]
    if did.seconds is not None and did.other and dose.sides == 2:
        return [
            min(float(had), piece.amount) for had, piece in zip((did.seconds, did.other), pieces, strict=True)
        ]
    rest = did.total * (did.unit.lasts or 1.0)
    filled = []
    for piece in pieces:
        filled.append(max(0.0, min(rest, piece.amount)))
        rest -= filled[-1]
    return filled


def as_dose(dose: Dose, amounts: Sequence[float]) -> Dose | None:
    """What was done of a dose; None where it is too little to say.

    Of a massage it may be more than was asked, by whole spots; it is told so where each side had all that was asked.

    Minutes are whole or half, seconds, repetitions and breaths whole, each rounded down: what a plan
    and an amount typed by hand can say too.
    """
    pieces = slots(dose)
    more = dose.seconds is not None and any(
        amount > piece.amount + NEAR for amount, piece in zip(amounts, pieces, strict=True)
    )
    if more and all(amount >= piece.amount - NEAR for amount, piece in zip(amounts, pieces, strict=True)):
        left, *right = [floor(amount + NEAR) for amount in amounts]
        if not right or left == right[0]:
            return Dose(seconds=left, sides=len(amounts))
        return Dose(seconds=left, other=right[0])
    amounts = [min(amount, piece.amount) for amount, piece in zip(amounts, pieces, strict=True)]
    # The whole dose itself, not its sum: a pyramid or a number of sets would else come back as mere repetitions.
    if all(amount >= piece.amount - NEAR for amount, piece in zip(amounts, pieces, strict=True)):
        return dose
    total = sum(amounts) + NEAR
    if dose.minutes is not None:
        halves = floor(total / 30)
        return Dose(minutes=halves // 2 if halves % 2 == 0 else halves / 2) if halves else None
    if dose.seconds is not None:
        return _seconds(pieces, amounts)
    if total < 1:
        return None
    if dose.breaths is not None:
        return Dose(breaths=floor(total))
    return _reps(dose, floor(total), laid(dose, Dose(reps=floor(total))), pieces)


def _seconds(pieces: Sequence[Slot], amounts: Sequence[float]) -> Dose | None:
    """Of two sides: one, whole or not; one and some of the other; or what each has had."""
    whole = [floor(amount + NEAR) for amount in amounts]
    if not sum(whole):
        return None
    full = any(amount >= piece.amount for amount, piece in zip(whole, pieces, strict=True))
    if full or 0 in whole or len(whole) == 1:
        return Dose(seconds=sum(whole))
    left, right = whole
    return Dose(seconds=left, sides=2) if left == right else Dose(seconds=left, other=right)


def _reps(dose: Dose, total: int, filled: Sequence[float], pieces: Sequence[Slot]) -> Dose:
    """Whole sets of both sides as such, everything else as repetitions in all."""
    begun = {piece.set for piece, amount in zip(pieces, filled, strict=True) if amount}
    whole = all(
        amount == piece.amount for piece, amount in zip(pieces, filled, strict=True) if piece.set in begun
    )
    if dose.sides == 2 and whole:
        return Dose(reps=total // 2, sides=2)
    return Dose(reps=total)
