"""Keys of a keyboard with another alphabet, as the letters that lie there on a Latin one.

A key is bound by its Latin letter; who has a Cyrillic or Greek layout on sends another one from the same place.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.events import Key
from textual.keys import _character_to_key

PLACES = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
LAYOUTS = (
    "йцукенгшщзхъфывапролджэячсмитьбюё",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю'",  # Ukrainian
    ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.`",  # Greek
)

LATIN = {
    there: here
    for layout in LAYOUTS
    for places, typed in ((PLACES, layout), (PLACES.upper(), layout.upper()))
    for here, there in zip(places, typed, strict=True)
    if there.isalpha() and not there.isascii()
}
"""Each letter of another alphabet, and what lies at its place. ``upper`` of a final sigma is the other sigma's: W is S."""

GREEK_Q = ";"
"""What a Greek layout has in the place of q; a sign that others type too."""


def is_greek(environ: Mapping[str, str]) -> bool:
    """Whether the language that is set is Greek."""
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next((name for name in names if name), "").startswith("el")


def latin_key(key: Key, *, greek: bool = False) -> Key | None:
    """The key of a Latin keyboard that lies where this one does; None where it is one, or nobody knows.

    Args:
        key: As the terminal gave it, alone or with ctrl and the like.
        greek: Whether it is likely that a Greek layout is on.
    """
    held, _plus, name = key.key.rpartition("+")
    typed = key.character if not held and key.character else name
    letter = "q" if greek and typed == GREEK_Q else LATIN.get(typed)
    if letter is None:
        return None
    there = Key(f"{held}+{letter}" if held else _character_to_key(letter), None if held else letter)
    there.time = key.time
    return there
