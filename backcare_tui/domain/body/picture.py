"""The picture of the body as it is drawn: front and back in letters, each of which stands for a place."""

from __future__ import annotations

import msgspec

NOTHING, PLAIN, LINE = ".", "o", "x"
"""Letters that are no place: no body, body that belongs to no place, and a darker line."""

VIEWS = ("front", "back")

SIDES = {"front": ("right", "left"), "back": ("left", "right")}
"""The person's sides as they are seen, from the viewer's left: on the front they are crossed."""

FIELD = 17
"""Cells of a figure at least, so that its words have room below it."""


class Figure(msgspec.Struct, frozen=True):
    """The body from one view.

    Attributes:
        view: ``front`` or ``back``.
        rows: A letter a pixel; all rows are of one length; that and their number are even.
    """

    view: str
    rows: tuple[str, ...]


class Body(msgspec.Struct, frozen=True):
    """Front and back in two sizes.

    Attributes:
        letters: The place that each letter stands for.
    """

    letters: dict[str, str]
    large: tuple[Figure, Figure]
    small: tuple[Figure, Figure]
