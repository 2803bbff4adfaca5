"""Reading how much was done: ``5``, ``5 min``, ``1 side``, ``2 sets``, ``15 reps``."""

from __future__ import annotations

import math

import msgspec

from backcare_tui.domain.plan.dose import Dose, number

MOST = 1000
"""The largest amount that is believed, in any unit."""

_UNITS = {
    "min": ("min", "mins", "minute", "minutes", "m"),
    "s": ("s", "sec", "secs", "second", "seconds"),
    "sides": ("side", "sides"),
    "sets": ("set", "sets"),
    "reps": ("rep", "reps", "x", "times"),
    "breaths": ("breath", "breaths"),
}


def units_of(dose: Dose) -> tuple[str, ...]:
    """The units an amount of this dose may be given in, the plain number's first."""
    if dose.unit == "s":
        return ("s", "sides") if dose.sides == 2 else ("s",)
    if dose.unit == "reps":
        return ("reps", "sets") if len(dose.set_reps) > 1 else ("reps",)
    return (dose.unit,)


def amount_words(dose: Dose) -> str:
    """What is taken, as a hint: ``min``, or ``s a side (or "1 side")``."""
    return {
        "min": "minutes",
        "s": 'seconds a side, or "1 side"' if dose.sides == 2 else "seconds",
        "reps": 'repetitions in all, or "1 set"' if len(dose.set_reps) > 1 else "repetitions in all",
        "breaths": "breaths",
    }.get(dose.unit, "nothing: it is done or not")


def read_amount(text: str, dose: Dose) -> Dose:
    """What was done of a dose.

    A plain number is in the dose's own unit: minutes, seconds a side, repetitions in all, breaths.

    Raises:
        ValueError: It is not an amount of this dose; the text says what is taken.
    """
    value, unit = _split(text)
    allowed = units_of(dose)
    if dose.unit == "visit":
        raise ValueError("A visit is done or not; it takes no amount.")
    name = next((name for name, known in _UNITS.items() if unit in known), allowed[0] if not unit else "")
    if value is None or not math.isfinite(value) or name not in allowed:
        raise ValueError(f"{text[:40]!r} is not an amount here; it takes {amount_words(dose)}.")
    if not 0 < value <= MOST:
        raise ValueError(f"{number(value)} is not between 0 and {MOST}; to leave it out, skip it.")
    return _did(name, value, dose)


def _split(text: str) -> tuple[float | None, str]:
    text = text.strip().lower()
    cut = next((at for at, char in enumerate(text) if char not in "0123456789.,"), len(text))
    try:
        return float(text[:cut].replace(",", ".")), text[cut:].strip()
    except ValueError:
        return None, ""


def _did(unit: str, value: float, dose: Dose) -> Dose:
    whole = int(value) if value == int(value) else value
    if unit == "min":
        return Dose(minutes=whole)
    if unit == "s":
        return Dose(seconds=whole, sides=dose.sides)
    if unit == "sides":
        if value not in (1, 2):
            raise ValueError("There are two sides: 1 or 2.")
        return Dose(seconds=dose.seconds, sides=int(value))
    if value != int(value):
        raise ValueError(f"{number(value)} is not a whole number of {unit}.")
    if unit == "breaths":
        return Dose(breaths=int(value))
    if unit == "sets":
        if value > len(dose.set_reps):
            raise ValueError(f"There are {len(dose.set_reps)} sets.")
        return msgspec.structs.replace(dose, reps=sum(dose.set_reps[: int(value)]), sets=1)
    return Dose(reps=int(value))
