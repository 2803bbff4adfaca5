"""A dose: how much of a task one session asks for, and how much was done."""

from __future__ import annotations

import msgspec


class Dose(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """How much: exactly one of minutes, seconds, reps or breaths; none for a visit.

    Attributes:
        minutes: Whole session, in minutes.
        seconds: One side of one massage target, in seconds. Of what was done on one side of two, those
            beyond that side are the other's.
        reps: Repetitions of each set, or one number a set for a pyramid such as ``(5, 3, 1)``.
        breaths: Slow breaths, in and out counted as one.
        sets: Sets of ``reps``; a pyramid has one set a number and leaves this at 1.
        sides: 2 when left and right each get the whole of it.
        other: Of what was done where both sides were begun and neither is whole: the seconds of the right side,
            ``seconds`` being the left's. Else 0.
    """

    minutes: int | float | None = None
    seconds: int | float | None = None
    reps: int | tuple[int, ...] | None = None
    breaths: int | None = None
    sets: int = 1
    sides: int = 1
    other: int | float = 0

    @property
    def total(self) -> float:
        """Everything asked for, in the dose's own unit; 1 for a visit."""
        if self.minutes is not None:
            return float(self.minutes)
        if self.seconds is not None:
            return float(self.seconds * self.sides + self.other)
        if self.breaths is not None:
            return float(self.breaths)
        if self.reps is not None:
            return float(sum(self.set_reps) * self.sides)
        return 1.0

    @property
    def set_reps(self) -> tuple[int, ...]:
        """Repetitions set by set; empty when the dose has none."""
        if self.reps is None:
            return ()
        return self.reps if isinstance(self.reps, tuple) else (self.reps,) * self.sets

    @property
    def unit(self) -> str:
        """The word for what ``total`` counts: min, s, reps, breaths or visit."""
        if self.minutes is not None:
            return "min"
        if self.seconds is not None:
            return "s"
        if self.reps is not None:
            return "reps"
        return "breaths" if self.breaths is not None else "visit"


def share(did: Dose | None, asked: Dose) -> float:
    """The part of ``asked`` that ``did`` makes up, from 0 to 1; more than asked is 1."""
    if did is None or did.total <= 0.0:
        return 0.0
    return min(1.0, did.total / asked.total) if asked.total > 0.0 else 1.0


def number(value: float) -> str:
    """``8`` for 8.0 and ``7.5`` for 7.5."""
    return f"{value:g}" if value < 1e6 else str(int(value))


def percent(share: float) -> str:
    """``80 %`` for 0.8."""
    return f"{round(100 * share)} %"


def words(dose: Dose) -> str:
    """The dose as a person says it: ``8 min``, ``60 s a side``, ``2 × 12``, ``5-3-1 a side``."""
    side = " a side" if dose.sides == 2 else ""
    if dose.minutes is not None:
        return f"{number(dose.minutes)} min"
    if dose.seconds is not None:
        return f"{number(dose.seconds)} s{side}"
    if dose.breaths is not None:
        return f"{dose.breaths} breath{'' if dose.breaths == 1 else 's'}"
    if isinstance(dose.reps, tuple):
        return "-".join(map(str, dose.reps)) + side
    if dose.reps is not None:
        return (f"{dose.sets} × {dose.reps}" if dose.sets > 1 else f"{dose.reps} reps") + side
    return "visit"


def part_words(did: Dose, asked: Dose) -> str:
    """A part of a dose as a person says it: ``2 of 8 min``, ``1 of 2 sides``, ``40 and 15 of 90 s a side``."""
    if asked.seconds is not None and did.seconds is not None:
        if did.other:
            return f"{number(did.seconds)} and {number(did.other)} of {words(asked)}"
        if did.sides < asked.sides and asked.seconds > 0 and 0 < did.seconds < asked.total:
            return _one_sided(did.seconds, asked.seconds, asked.sides)
        return f"{number(did.seconds)} of {words(asked)}"
    return f"{number(did.total)} of {number(asked.total)} {asked.unit}"


def _one_sided(seconds: float, side: float, sides: int) -> str:
    """``20 s of one side``, ``1 of 2 sides``, ``1 of 2 sides and 20 s``."""
    whole, over = divmod(seconds, side)
    if not whole:
        return f"{number(over)} s of one side"
    return f"{number(whole)} of {sides} sides" + (f" and {number(over)} s" if over else "")
