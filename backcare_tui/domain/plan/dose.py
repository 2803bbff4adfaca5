"""A dose: how much of a task one session asks for, how much was done, and both in words.

What a dose is counted in stands in one table, ``UNITS``: whoever reads, lays out, limits or writes doses asks it.
"""

from __future__ import annotations

import math
from typing import Any, Literal

import msgspec

MOST = 1000
"""The largest amount that is believed of what a person types, in any unit."""


SIDES = ("left", "right")
Side = Literal["", "left", "right"]
"""Which side alone is worked; empty where both are, or where it is not said."""


# There is one of each, so units are told apart by ``is``, which costs less than comparing all that they hold.
class Unit(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a dose is counted in.

    Attributes:
        field: The attribute of a dose that holds it, which is its key in a plan, in the journal and in JSON too;
            empty for what is done or not.
        short: The word beside its number.
        takes: What an amount of it is, as a hint.
        spellings: How people write it in an amount.
        singular: The word beside a one.
        least, most: What a plan may ask at the most: of the session, of one side, of one set.
        step: What half of a dose is rounded down to, and never falls below.
        lasts: Seconds that each takes; 0 where the person's pace decides.
        sided: Whether left and right may each get the whole of it.
    """

    field: str
    short: str
    takes: str
    spellings: tuple[str, ...] = ()
    singular: str = ""
    least: int = 1
    most: int = 60
    step: int = 1
    lasts: float = 0.0
    sided: bool = False

    def dose(self, amount: float | tuple[int, ...], sides: int = 1, **more: Any) -> Dose:
        """So much of it."""
        return Dose(sides=sides, **more, **dict[str, Any]({self.field: amount}))


MINUTES = Unit("minutes", "min", "minutes", ("min", "mins", "minute", "minutes", "m"), most=180, lasts=60.0)
SECONDS = Unit(
    "seconds",
    "s",
    "seconds",
    ("s", "sec", "secs", "second", "seconds"),
    least=5,
    most=300,
    step=5,
    lasts=1.0,
    sided=True,
)
REPS = Unit(
    "reps", "reps", "repetitions in all", ("rep", "reps", "x", "times"), singular="rep", most=50, sided=True
)
BREATHS = Unit("breaths", "breaths", "breaths", ("breath", "breaths"), singular="breath")
VISIT = Unit("", "visit", "nothing: it is done or not")
UNITS = (MINUTES, SECONDS, REPS, BREATHS, VISIT)

PIECES = {"sides": ("side", "sides"), "sets": ("set", "sets")}
"""What else an amount may be told in, and how people write it."""


# A year of records holds thousands of doses, and none refers to another: no garbage to look for.
class Dose(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """How much: exactly one of minutes, seconds, reps or breaths; none for a visit or a check.

    Attributes:
        minutes: Whole session, in minutes.
        seconds: One side of one massage target, or of a position that is held, in seconds. Of what was done on one side of two, those
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
    def unit(self) -> Unit:
        """What it is counted in."""
        if self.minutes is not None:
            return MINUTES
        if self.seconds is not None:
            return SECONDS
        if self.reps is not None:
            return REPS
        return BREATHS if self.breaths is not None else VISIT

    @property
    def amount(self) -> int | float:
        """The number that is told: of a pyramid all its repetitions, else those of a set; 1 for a visit."""
        if isinstance(self.reps, tuple):
            return sum(self.reps)
        known: int | float = getattr(self, self.unit.field, 1)
        return known

    @property
    def total(self) -> float:
        """Everything asked for, in the dose's own unit; 1 for a visit."""
        # Case by case and not by the table: a year of records asks thousands of times.
        if self.minutes is not None:
            return float(self.minutes)
        if self.seconds is not None:
            return float(self.seconds * self.sides + self.other)
        if self.reps is not None:
            return float(sum(self.set_reps) * self.sides)
        return 1.0 if self.breaths is None else float(self.breaths)

    @property
    def set_reps(self) -> tuple[int, ...]:
        """Repetitions set by set; empty when the dose has none."""
        if self.reps is None:
            return ()
        return self.reps if isinstance(self.reps, tuple) else (self.reps,) * self.sets


def share(did: Dose | None, asked: Dose) -> float:
    """The part of ``asked`` that ``did`` makes up, from 0 to 1; more than asked is 1."""
    if did is None or did.total <= 0.0:
        return 0.0
    return min(1.0, did.total / asked.total) if asked.total > 0.0 else 1.0


def halved(dose: Dose) -> Dose:
    """Half of each number, down to a whole minute, 5 s or repetition, never below one of those.

    Sets of one repetition stay as they are, and so does the number of sets.
    """
    unit = dose.unit
    if unit is VISIT:
        return dose
    if isinstance(dose.reps, tuple):
        return Dose(reps=tuple(max(1, reps // 2) for reps in dose.reps), sides=dose.sides)
    half = max(unit.step, int(dose.amount / 2 // unit.step * unit.step))
    return unit.dose(min(dose.amount, half), dose.sides, sets=dose.sets)


def number(value: float) -> str:
    """``8`` for 8.0 and ``7.5`` for 7.5."""
    return f"{value:g}" if value < 1e6 else str(int(value))


def percent(share: float) -> str:
    """``80 %`` for 0.8."""
    return f"{round(100 * share)} %"


def figure(dose: Dose) -> str:
    """The number of a dose without its unit: ``8``, ``60``, ``5-3-1``; of sets, that of one."""
    if isinstance(dose.reps, tuple):
        return "-".join(map(str, dose.reps))
    return dose.unit.short if dose.unit is VISIT else number(dose.amount)


def unit_words(dose: Dose) -> str:
    """What the number counts: ``min``, ``s a side``, ``reps``."""
    return dose.unit.short + side_words(dose)


def side_words(dose: Dose) -> str:
    """That each side gets the whole of a dose, where that is so."""
    return " a side" if dose.sides == 2 else ""


def only_words(side: Side) -> str:
    """That only one side is worked, and which; empty where that is not said."""
    return f"{side} side only" if side else ""


def words(dose: Dose) -> str:
    """The dose as a person says it: ``8 min``, ``60 s a side``, ``2 × 12``, ``5-3-1 a side``."""
    unit, text = dose.unit, figure(dose)
    if isinstance(dose.reps, tuple):
        return text + side_words(dose)
    if dose.other:
        return f"{text} and {number(dose.other)} {unit.short} a side"
    if dose.reps is not None and dose.sets > 1:
        return f"{dose.sets} × {text}{side_words(dose)}"
    if unit is VISIT:
        return text
    word = unit.singular if unit.singular and dose.amount == 1 else unit.short
    return f"{text} {word}" + (side_words(dose) if unit.sided else "")


def part_words(did: Dose, asked: Dose) -> str:
    """A part of a dose as a person says it: ``2 of 8 min``, ``1 of 2 sides``, ``40 and 15 of 90 s a side``."""
    if asked.seconds is not None and did.seconds is not None:
        if did.other:
            return f"{number(did.seconds)} and {number(did.other)} of {words(asked)}"
        if did.sides < asked.sides and asked.seconds > 0 and 0 < did.seconds < asked.total:
            return _one_sided(did.seconds, asked.seconds, asked.sides)
        return f"{number(did.seconds)} of {words(asked)}"
    return f"{number(did.total)} of {number(asked.total)} {asked.unit.short}"


def _one_sided(seconds: float, side: float, sides: int) -> str:
    """``20 s of one side``, ``1 of 2 sides``, ``1 of 2 sides and 20 s``."""
    whole, over = divmod(seconds, side)
    if not whole:
        return f"{number(over)} s of one side"
    return f"{number(whole)} of {sides} sides" + (f" and {number(over)} s" if over else "")


def pieces_of(dose: Dose) -> str:
    """Which of ``PIECES`` an amount of this dose may be told in beside its unit; empty: none."""
    if dose.unit is SECONDS and dose.sides == 2:
        return "sides"
    return "sets" if len(dose.set_reps) > 1 else ""


def amount_words(dose: Dose) -> str:
    """What is taken, as a hint: ``minutes``, or ``seconds a side, or "1 side"``."""
    pieces = pieces_of(dose)
    more = f', or "1 {PIECES[pieces][0]}"' if pieces else ""
    return dose.unit.takes + (" a side" if pieces == "sides" else "") + more


def read_amount(text: str, dose: Dose) -> Dose:
    """What was done of a dose: ``5``, ``5 min``, ``1 side``, ``2 sets``, ``15 reps``.

    A plain number is in the dose's own unit: minutes, seconds a side, repetitions in all, breaths.

    Raises:
        ValueError: It is not an amount of this dose; the text says what is taken.
    """
    value, word = _split(text)
    unit, pieces = dose.unit, pieces_of(dose)
    if unit is VISIT:
        raise ValueError("A visit is done or not; it takes no amount.")
    in_pieces = word in PIECES.get(pieces, ())
    if value is None or not math.isfinite(value) or not (in_pieces or word in ("", *unit.spellings)):
        raise ValueError(f"{text[:40]!r} is not an amount here; it takes {amount_words(dose)}.")
    if not 0 < value <= MOST:
        raise ValueError(f"{number(value)} is not between 0 and {MOST}; to leave it out, skip it.")
    if in_pieces and pieces == "sides":
        if value not in (1, 2):
            raise ValueError("There are two sides: 1 or 2.")
        return Dose(seconds=dose.seconds, sides=int(value))
    amount = int(value) if value == int(value) else value
    if unit.lasts:
        return unit.dose(amount, dose.sides)
    if isinstance(amount, float):
        raise ValueError(f"{number(value)} is not a whole number of {pieces if in_pieces else unit.short}.")
    if not in_pieces:
        return unit.dose(amount)
    if amount > len(dose.set_reps):
        raise ValueError(f"There are {len(dose.set_reps)} sets.")
    return msgspec.structs.replace(dose, reps=sum(dose.set_reps[:amount]), sets=1)


def _split(text: str) -> tuple[float | None, str]:
    """The number a text begins with, and the word after it."""
    text = text.strip().lower()
    end = next((place for place, char in enumerate(text) if char not in "0123456789.,"), len(text))
    try:
        return float(text[:end].replace(",", ".")), text[end:].strip()
    except ValueError:
        return None, ""
