"""The picture of the body: its outline, the lines in it and its places, as points in heads; and smooth lines through them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

VIEWS = ("front", "back")

SIDES = {"front": ("right", "left"), "back": ("left", "right")}
"""The person's sides as they are seen, from the viewer's left: on the front they are crossed."""

Point = tuple[float, float]
"""Across from the middle of the body, and down from the crown, in heads."""

Bend = tuple[Point, Point, Point, Point]
"""A piece of a smooth line as a cubic Bézier curve: from, two points that pull, to."""

PIECES = 5
"""Straight pieces that stand for a bend where dots are drawn: a dot is larger than what that leaves out."""


class Line(msgspec.Struct, frozen=True):
    """A line inside the body, mirrored.

    Attributes:
        view: ``front`` or ``back``.
        dotted: Whether it is spaced dots.
        least: Lines of the terminal from which it is drawn.
    """

    view: str
    dotted: bool
    least: int
    points: tuple[Point, ...]


class Area(msgspec.Struct, frozen=True):
    """The shape of a place in one view, of which only what lies within the body is drawn.

    Attributes:
        side: As it is seen: -1 left of the middle, 1 right of it, 0 on both sides of it.
        corners: Of the half at the right.
    """

    view: str
    place: str
    side: int
    corners: tuple[Point, ...]


class Body(msgspec.Struct, frozen=True):
    """One half of the body; the other is its mirror image.

    Attributes:
        outline: From the crown down the outside, and up the inside of the leg.
        arm: Round an arm.
        areas: Of several that overlap the later one is on top.
    """

    outline: tuple[Point, ...]
    arm: tuple[Point, ...]
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]

    @property
    def tall(self) -> float:
        """Heads from the crown to the soles."""
        return max(down for _across, down in self.outline)

    @property
    def wide(self) -> float:
        """Heads from the middle to the point furthest out."""
        return max(across for across, _down in (*self.outline, *self.arm))

    def bends(self) -> tuple[list[Bend], list[Bend]]:
        """The outline and the arm as smooth lines. The outline goes on smoothly in its mirror image."""
        (one, two), (last_but_one, last) = self.outline[:2], self.outline[-2:]
        before = two if one == two else (2 * one[0] - two[0], two[1])
        after = last if last == last_but_one else (2 * last[0] - last_but_one[0], last_but_one[1])
        return bends((before, *self.outline, after)), bends((self.arm[-1], *self.arm, *self.arm[:2]))


def bends(points: Sequence[Point]) -> list[Bend]:
    """A smooth line (Catmull-Rom) through all points but the first and the last, which only give its ends a direction.

    At a point that is there twice it has a corner.
    """
    drawn: list[Bend] = []
    for (ax, ay), one, two, (bx, by) in zip(points, points[1:], points[2:], points[3:], strict=False):
        if one != two:
            out = (one[0] + (two[0] - ax) / 6, one[1] + (two[1] - ay) / 6)
            into = (two[0] - (bx - one[0]) / 6, two[1] - (by - one[1]) / 6)
            drawn.append((one, out, into, two))
    return drawn


def straightened(smooth: Sequence[Bend]) -> list[Point]:
    """The same as corners of straight pieces."""
    corners = [smooth[0][0]] if smooth else []
    for one, out, into, two in smooth:
        for piece in range(1, PIECES):
            t = piece / PIECES
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            corners.append(
                (
                    a * one[0] + b * out[0] + c * into[0] + d * two[0],
                    a * one[1] + b * out[1] + c * into[1] + d * two[1],
                )
            )
        corners.append(two)
    return corners


def through(points: Sequence[Point]) -> list[Point]:
    """A smooth line with two ends through points, as corners of straight pieces."""
    return straightened(bends((points[0], *points, points[-1])))


def boxed(corners: Sequence[Point]) -> tuple[Point, ...]:
    """The corners of a shape: two of them are those of a box."""
    if len(corners) != 2:
        return tuple(corners)
    (left, top), (right, bottom) = corners
    return ((left, top), (right, top), (right, bottom), (left, bottom))
