"""What a plan teaches of a movement, at the moment it is done: the line that is being done, and how to breathe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from backcare_tui.domain.plan.pacing import Phase

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;.]")
_SAID_AT = re.compile(r"(?:breathe )?(?P<said>.+) (?:on|while you) (?P<phases>.+)", re.IGNORECASE)


@lru_cache(maxsize=32)
def lines_done(lines: tuple[str, ...], tempo: tuple[Phase, ...]) -> tuple[int | None, ...]:
    """The line of a plan's steps that each part of a cadence does; None where that is not plain.

    It is the first one with the part's word in it. Where there are as many lines as parts, a part whose word is in
    none has the line at its own place.
    """
    said = [set(_words(line)) for line in lines]
    found: list[int | None] = []
    for at, phase in enumerate(tempo):
        word = set(_words(phase.word))
        own = at if len(lines) == len(tempo) else None
        found.append(next((line for line, words in enumerate(said) if word and word <= words), own))
    return tuple(found)


@lru_cache(maxsize=32)
def breath_at(breath: str, tempo: tuple[Phase, ...]) -> tuple[str, ...]:
    """How to breathe in each part of a cadence, as far as a plan says it as ``out on pull and press, in on return``.

    Clauses that do not say it so are for reading only: nothing is guessed of them.
    """
    parts = {" ".join(_words(phase.word)) for phase in tempo}
    found: dict[str, str] = {}
    for clause in _CLAUSE.split(breath):
        said = _SAID_AT.fullmatch(" ".join(clause.split()))
        if said is None:
            continue
        named = [" ".join(_words(word)).removeprefix("the ") for word in re.split(r" and ", said["phases"])]
        if all(name in parts for name in named):
            found.update(dict.fromkeys(named, said["said"][:1].lower() + said["said"][1:]))
    return tuple(found.get(" ".join(_words(phase.word)), "") for phase in tempo)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text.lower())
