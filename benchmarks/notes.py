"""A month of a hundred thousand notes beside an empty journal: what it costs a command, with a cache and without."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .commands import command
from .finding import Finding, compare, pairs
from .homes import BenchHome, open_home
from .processes import Cost

WHEN = {"noted": "this month", "once-noted": "long ago"}
LINES = {"today": ("today",), "week": ("week",), "year": ("year",), "done": ("done", "posture-pump")}
WARM, COLD = 2, 4


def measure(folder: Path, rounds: int) -> list[Finding]:
    """Each command, with the cache that a write leaves behind and with none."""
    found = []
    for is_cold in (False, True):  # in this order: a cold one has no cache any more
        empty = open_home(folder, "bare" if is_cold else "empty")
        for name, when in WHEN.items():
            noted = open_home(folder, name)
            for word, line in LINES.items():
                ours, theirs = (partial(_cost, home, line, is_cold=is_cold) for home in (noted, empty))
                found.append(
                    compare(
                        "A month of 100,000 notes",
                        f"`backcare {word}`, notes {when} : empty{', both without a cache' if is_cold else ''}",
                        pairs(rounds, ours, theirs),
                        COLD if is_cold else WARM,
                    )
                )
    return found


def _cost(home: BenchHome, line: tuple[str, ...], *, is_cold: bool) -> Cost:
    if is_cold:
        home.forget_cache()
    cost = command(home, *line)
    home.reset()
    return cost
