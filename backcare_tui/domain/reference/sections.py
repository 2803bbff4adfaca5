"""What there is to tell about a task or a muscle, in parts: on Today's ``w``, on Learn, and in text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backcare_tui.domain.body.atlas import Target
from backcare_tui.domain.plan.plan import Notes

Part = tuple[str, tuple[str, ...]]
"""A heading and its sentences."""


def whole(parts: Iterable[tuple[str, Sequence[str]]]) -> tuple[Part, ...]:
    """The parts that say something, without their empty sentences."""
    spoken = ((heading, tuple(text for text in texts if text)) for heading, texts in parts)
    return tuple((heading, texts) for heading, texts in spoken if texts)


def doing(notes: Notes, muscle: Target | None = None) -> list[Part]:
    """Where a muscle is and how it is worked on; then a task's steps."""
    if muscle is None:
        return [("How", notes.steps)]
    return [("Where", (muscle.where,)), ("How", (muscle.how, muscle.position)), ("Each time", notes.steps)]


def minding(notes: Notes, muscle: Target | None = None) -> list[Part]:
    """What to mind, what to write down, and where it is from."""
    note, source = (muscle.notes, muscle.source) if muscle is not None else ("", "")
    return [("Mind", (note, *notes.cautions)), ("Write down", notes.log), ("Source", (source, notes.source))]
