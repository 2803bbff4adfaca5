"""Finding what can be looked up: the beginnings of words, in any order, names before all else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, normalize

from backcare_tui.domain.reference.entries import Entry

NAMED, BEGUN, TITLE, NEAR, TOLD = range(5)
"""How an entry is found, the best first: by its whole name, by how its name begins, by words of its name, by its
kind or where it is, or by anything it tells."""


def search(known: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The entries in which every word that was typed begins some word, best first, else in their own order."""
    return tuple(entry for _rank, entry in ranked(known, text))


def ranked(known: Sequence[Entry], text: str) -> list[tuple[int, Entry]]:
    """What is found, with how."""
    typed = words_of(text)
    results = [(rank, entry) for entry in known if (rank := rank_of(entry, text, typed)) is not None]
    return sorted(results, key=lambda pair: pair[0])


def rank_of(entry: Entry, text: str, typed: tuple[str, ...]) -> int | None:
    """How an entry is found by what was typed; None where it is not."""
    names = (entry.title, entry.short, entry.id)
    if not typed:  # nothing, or only signs
        signs = text.strip()
        return TOLD if not signs else NAMED if signs in entry.title else None
    if any(words_of(name) == typed for name in names):
        return NAMED
    if any(words_of(name)[: len(typed) - 1] == typed[:-1] and _begins(name, typed) for name in names):
        return BEGUN
    near = (*names, entry.about, entry.group, entry.felt_in)
    if _all_in(typed, names):
        return TITLE
    if _all_in(typed, near):
        return NEAR
    texts = (*near, *(text for heading, texts in entry.parts for text in (heading, *texts)))
    return TOLD if _all_in(typed, texts) else None


@lru_cache(maxsize=8192)  # each letter that is typed looks through all texts anew
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without capitals, accents and signs."""
    plain = (char for char in normalize("NFKD", text.casefold()) if not combining(char))
    return tuple("".join(char if char.isalnum() else " " for char in plain).split())


def _begins(name: str, typed: tuple[str, ...]) -> bool:
    """Whether a name begins as typed; the last word may be unfinished."""
    words = words_of(name)
    return len(words) >= len(typed) and words[len(typed) - 1].startswith(typed[-1])


def _all_in(typed: tuple[str, ...], texts: Sequence[str]) -> bool:
    words = [word for text in texts for word in words_of(text)]
    return all(any(word.startswith(beginning) for word in words) for beginning in typed)
