"""The body as dots, as large as so many lines of the terminal: its silhouette, its outline, and the dots of each place."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from backcare_tui.domain.body.picture import VIEWS, Body, Point, straightened, through

LEAST, MOST = 12, 40
"""Lines of the terminal that a figure can be drawn in."""

DOTS = 4
"""Dots in a line of the terminal, one under another. They are about as far apart across as down."""

SAMPLES = 4
"""A dot is the body's if at least half of so many points by so many in it are."""
ALL = (1 << SAMPLES) - 1

SPACED = 2
"""Every which dot of a dotted line is drawn."""

Rows = tuple[int, ...]
"""Rows of dots from the top, a bit a dot; the lowest bit is the one furthest left."""


class Dots(msgspec.Struct, frozen=True):
    """Front and back in dots, each as wide as the other.

    Attributes:
        reach: Dots on each side of the middle one.
        silhouette: All of the body.
        outline: Its edge.
        lines: What is drawn inside, by view.
        places: The dots of each place, by view.
    """

    reach: int
    silhouette: Rows
    outline: Rows
    lines: dict[str, Rows]
    places: dict[str, dict[str, Rows]]


@lru_cache(maxsize=8)
def dots(body: Body, lines: int) -> Dots:
    """The body in a number of lines of the terminal.

    It is worked out on one half and mirrored about the middle of a dot, so that both sides are exactly alike.
    """
    height = DOTS * lines
    scale = height / body.tall
    reach = math.ceil(body.wide * scale)
    half = _silhouette([straightened(part) for part in body.bends()], scale, height)
    silhouette = tuple(_whole(row, reach, 0) for row in half)
    inside = eroded(silhouette)
    inner = {}
    for view in VIEWS:
        drawn = [0] * height
        for line in body.lines:
            if line.view == view and lines >= line.least:
                for x, y in _along(through(line.points), scale, spaced=line.dotted):
                    if 0 <= y < height:
                        drawn[y] |= 1 << x
        inner[view] = tuple(_whole(row, reach, 0) & kept for row, kept in zip(drawn, inside, strict=True))
    outline = tuple(row & ~kept for row, kept in zip(silhouette, inside, strict=True))
    return Dots(reach, silhouette, outline, inner, _places(body, scale, silhouette, reach))


def eroded(rows: Rows) -> Rows:
    """What is left when every dot goes that has none beside it on one of its four sides."""
    return tuple(
        row & row << 1 & row >> 1 & above & below
        for above, row, below in zip((0, *rows), rows, (*rows[1:], 0), strict=False)
    )


def crossings(corners: Sequence[Point], height: int) -> list[list[float]]:
    """Where the edge of a shape crosses the middle of each row of dots, from the left."""
    rows: list[list[float]] = [[] for _row in range(height)]
    for (px, py), (qx, qy) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        if py != qy:
            (ax, ay), (bx, by) = ((px, py), (qx, qy)) if py < qy else ((qx, qy), (px, py))
            slope = (bx - ax) / (by - ay)
            for y in range(max(0, math.ceil(ay - 0.5)), min(height, math.ceil(by - 0.5))):
                rows[y].append(ax + (y + 0.5 - ay) * slope)
    for row in rows:
        row.sort()
    return rows


def bits(left: float, right: float) -> int:
    """The dots of a row whose middles lie from left to right, as a mask."""
    first, end = max(0, math.ceil(left - 0.5)), math.ceil(right - 0.5)
    return (1 << end) - (1 << first) if first < end else 0


def _silhouette(shapes: Iterable[Sequence[Point]], scale: float, height: int) -> list[int]:
    """The half at the right of the middle, whose dot is the lowest bit, of shapes that may overlap."""
    fine = scale * SAMPLES
    rows = [0] * (height * SAMPLES)
    for shape in shapes:
        scaled = [(across * fine + SAMPLES / 2, down * fine) for across, down in shape]
        for y, crossed in enumerate(crossings(scaled, len(rows))):
            if crossed:
                rows[y] |= _spans(crossed)
    return [_dots_of(rows[y : y + SAMPLES]) for y in range(0, len(rows), SAMPLES)]


def _dots_of(samples: Sequence[int]) -> int:
    """The dots of a row of which at least half the samples are the body's; most have all of them, or none."""
    one, two, three, four = samples
    some, every = one | two | three | four, one & two & three & four
    if not some:
        return 0
    size = -(-some.bit_length() // SAMPLES)
    firsts = int("0001" * size, 2)
    every &= every >> 1
    every &= every >> 2
    some |= some >> 1
    some |= some >> 2
    drawn = int(f"{every & firsts:0{SAMPLES * size}b}"[SAMPLES - 1 :: SAMPLES], 2)
    edge = some & ~every & firsts
    while edge:
        at = (edge & -edge).bit_length() - 1
        edge &= edge - 1
        share = sum((row >> at & ALL).bit_count() for row in samples)
        # The middle dot lies half on the other side, where it is the same again.
        if (share if at else 2 * share) >= SAMPLES * SAMPLES // 2:
            drawn |= 1 << at // SAMPLES
    return drawn


def _places(body: Body, scale: float, silhouette: Rows, reach: int) -> dict[str, dict[str, Rows]]:
    """The dots of each place, by view; one of which nothing is seen is left out."""
    halves: dict[tuple[Point, ...], list[tuple[int, int]]] = {}
    found: dict[str, dict[str, list[int]]] = {view: {} for view in VIEWS}
    free = {view: [*silhouette] for view in VIEWS}
    for area in reversed(body.areas):  # the last is on top, and those before it get what that leaves
        if area.corners not in halves:
            scaled = [(across * scale + 0.5, down * scale) for across, down in area.corners]
            halves[area.corners] = [
                (y, _spans(crossed))
                for y, crossed in enumerate(crossings(scaled, len(silhouette)))
                if crossed
            ]
        own = found[area.view].setdefault(area.place, [0] * len(silhouette))
        left = free[area.view]
        for y, half in halves[area.corners]:
            new = _whole(half, reach, area.side) & left[y]
            own[y] |= new
            left[y] &= ~new
    return {
        view: {place: tuple(rows) for place, rows in places.items() if any(rows)}
        for view, places in found.items()
    }


def _spans(crossed: Sequence[float]) -> int:
    """The dots of a row that lie within a shape."""
    row = 0
    for left, right in zip(crossed[::2], crossed[1::2], strict=True):
        row |= bits(left, right)
    return row


def _whole(half: int, reach: int, side: int) -> int:
    """A row of both halves from that of the right one; or of one of them, without the middle."""
    half &= (2 << reach) - 1
    if side > 0:
        return (half & ~1) << reach
    left = int(f"{half:0{reach + 1}b}"[::-1], 2)
    return left & ~(1 << reach) if side else half << reach | left


def _along(points: Sequence[Point], scale: float, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """The dots that a line passes, each once: across from the middle, and down."""
    passed: dict[tuple[int, int], None] = {}
    for (ax, ay), (bx, by) in pairwise(points):
        steps = max(1, math.ceil(2 * scale * max(abs(bx - ax), abs(by - ay))))
        for step in range(steps + 1):
            x, y = ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
            passed[math.floor(x * scale + 0.5), math.floor(y * scale)] = None
    for number, dot in enumerate(passed):
        if dot[0] >= 0 and (not spaced or number % SPACED == 0):
            yield dot
