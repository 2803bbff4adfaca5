"""English in small: plurals, capitals, and the word that was probably meant."""

from __future__ import annotations

from collections.abc import Collection

LONGEST_SHOWN = 40
"""Characters of a person's own text in a sentence."""

LONGEST_MISSPELT = 60
"""Characters of a word whose like is looked for: difflib takes its time, and no name here is longer."""


def count(number: int, word: str) -> str:
    """``1 day`` and ``2 days``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def capital(text: str) -> str:
    """The text with a capital first letter, all else as it is."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The beginning of a text, with an ellipsis where that is not all of it."""
    return text[:longest] + ("…" if len(text) > longest else "")


def composed(text: str) -> str:
    """A text with each accent as one with its letter.

    The name of a file on a Mac, or what is pasted from there, has them apart: ``e`` and an accent where a key gives ``é``.
    """
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def folded(text: str) -> str:
    """A text as it is compared: composed, in small letters."""
    return composed(composed(text).casefold())


def near(word: str, choices: Collection[str]) -> str:
    """The choice that was probably meant; empty when none is close.

    Capitals, spaces, hyphens and underscores do not matter.
    """
    if len(word) > LONGEST_MISSPELT:
        return ""
    from difflib import get_close_matches  # costs a start that misspells nothing

    by_key = {_key(choice): choice for choice in sorted(choices)}
    key = _key(word)
    if key in by_key:
        return by_key[key]
    swapped = [other for other in by_key if sorted(other) == sorted(key)]  # `resp` is `reps`, not `rest`
    close = swapped or get_close_matches(key, by_key, n=1)
    return by_key[close[0]] if close else ""


def _key(word: str) -> str:
    return folded(word).strip().replace("_", "-").replace(" ", "-")
