"""A row told in parts: why it is here, how to do it, what to mind."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from backcare_tui.care.atlas import Atlas
from backcare_tui.care.guidance import Guidance
from backcare_tui.care.rows import Row
from backcare_tui.tui import look

Part = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""


def parts(row: Row, guidance: Guidance, atlas: Atlas) -> list[Part]:
    """What there is to tell about a row, the facts of today first; empty parts are left out."""
    notes = row.notes
    muscle = atlas.find(row.target) if row.target else None
    found: list[tuple[str, Sequence[str]]] = [("Why today", [*row.why, *guidance.why])]
    if row.rung == 0 and notes.easier:
        found.append(("Today's form", [notes.easier]))
    if muscle is not None:
        found += [("Where", [muscle.where]), ("How", [muscle.how, muscle.position])]
    found.append(("How" if muscle is None else "Each time", notes.steps))
    if row.rung > 0 and notes.easier:
        found.append(("Easier", [notes.easier]))
    found += [
        ("Mind", [*((muscle.notes,) if muscle else ()), *notes.cautions]),
        ("Write down", notes.log),
        ("Source", [*((muscle.source,) if muscle else ()), notes.source]),
    ]
    told = [(heading, tuple(sentence for sentence in sentences if sentence)) for heading, sentences in found]
    return [(heading, sentences) for heading, sentences in told if sentences]


def told(part: Part) -> Content:
    """A heading over its sentences, each on lines of its own."""
    heading, sentences = part
    return look.lines([Content.styled(heading, look.ACCENT), *map(look.say, sentences), Content("")])
