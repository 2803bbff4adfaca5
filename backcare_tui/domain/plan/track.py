"""What a plan tracks: a number, or a yes, that is asked beside pain. No rule reads it."""

from __future__ import annotations

import math

import msgspec

from backcare_tui.domain.plan.dose import number

TENTH, YES_NO, NUMBER = "0-10", "yes/no", "number"
SCALES = {TENTH: "0 to 10, whole", YES_NO: "yes or no", NUMBER: "a number"}
"""What an answer may be, and how that is said."""
UNITS = {"h": "hours"}
"""Units that are told in a word where they stand alone."""
MOST = 100_000
"""The largest number that is believed of what a person types."""
SPELLINGS = {"yes": 1, "y": 1, "true": 1, "1": 1, "no": 0, "n": 0, "false": 0, "0": 0}


class Track(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question that a plan asks beside pain.

    Attributes:
        id: Its name for ever, ``a-z0-9-``.
        ask: The question.
        scale: One of ``SCALES``.
        unit: What a number is counted in, as the person writes it.
    """

    id: str
    ask: str
    scale: str = TENTH
    unit: str = ""

    @property
    def name(self) -> str:
        """What it is called: ``Hours sat`` for ``hours-sat``."""
        return name_of(self.id)

    @property
    def takes(self) -> str:
        """What an answer may be: ``0 to 10``, ``yes or no``, ``a number, in hours``."""
        return SCALES.get(self.scale, self.scale) + (
            f", in {UNITS.get(self.unit, self.unit)}" if self.unit else ""
        )

    def read(self, text: str) -> int | float:
        """An answer as it was typed: ``6``, ``yes``, ``7.5``, ``7.5 h``; a yes is 1 and a no 0.

        Raises:
            ValueError: It is none; the text says what is taken.
        """
        typed = text.strip().casefold()
        if self.scale == YES_NO:
            found: float | None = SPELLINGS.get(typed)
        else:
            found = _number(typed.removesuffix(self.unit.casefold() or " of 10"))
        if (
            found is None
            or found > (10 if self.scale == TENTH else MOST)
            or (self.scale == TENTH and found % 1)
        ):
            raise ValueError(f"{text[:40]!r} is no answer to “{self.ask[:60]}”: it takes {self.takes}.")
        return int(found) if found == int(found) else found


def _number(text: str) -> float | None:
    plain = text.strip().replace(",", ".")
    if len(plain) > 20 or not plain.isascii() or not plain.replace(".", "", 1).isdecimal():
        return None
    return round(float(plain), 2)


def name_of(track: str) -> str:
    """What a track is called, from its id."""
    return track.replace("-", " ").capitalize()


def value_words(value: float, scale: str, unit: str = "") -> str:
    """An answer in words: ``6 of 10``, ``yes``, ``7.5 h``."""
    if scale == YES_NO:
        return "yes" if value else "no"
    told = number(value) if math.isfinite(value) else str(value)
    if scale == TENTH:
        return f"{told} of 10"
    return f"{told} {unit}".rstrip()
