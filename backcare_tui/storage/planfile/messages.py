"""How errors about a plan speak: what was found, what is allowed, what was probably meant."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from backcare_tui.text.language import LONGEST_SHOWN, near

ENORMOUS = 10**15
"""Whole numbers from here on are not shown: Python refuses to write out the largest."""

_MOST_LISTED = 24


def shown(value: object) -> str:
    """A TOML value as an error shows it: on one line, never long, never nested."""
    if isinstance(value, str):
        return f'"{plain(value)}"'
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value) if abs(value) < ENORMOUS or isinstance(value, float) else "an enormous number"
    return "a table"


def code(text: str) -> str:
    """A key or word as an error quotes it."""
    return f"`{plain(text)}`"


def plain(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A person's text as it can stand in a sentence: short, on one line, nothing a terminal obeys."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    # Stricter than what a screen draws (`text.cells.harmless`): who is to mend a character has to see which it is.
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in short)


def hint(word: str, allowed: Collection[str]) -> str:
    """The end of a sentence about a word that is not allowed: what was meant, else what there is."""
    meant = near(word, allowed)
    if meant:
        return f": did you mean {code(meant)}?"
    listed = ", ".join(sorted(allowed)[:_MOST_LISTED]) + (" …" if len(allowed) > _MOST_LISTED else "")
    return f"; allowed: {listed}"


def refuse(value: object, allowed: str) -> ValueError:
    """The error for a value that is not what is allowed."""
    sentence = f"{shown(value)} is not {allowed}"
    if isinstance(value, str) and "number" in allowed and is_number(value):
        sentence += ": take the quotes away"
    return ValueError(sentence)


def is_number(text: str) -> bool:
    """Whether a text is a plain decimal number."""
    return len(text) <= LONGEST_SHOWN and text.isascii() and text.strip().replace(".", "", 1).isdecimal()
