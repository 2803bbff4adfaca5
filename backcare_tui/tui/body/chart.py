"""The picture of the body on the screen: which cell is which place, and where an arrow key leads.

Dots two across and four down are one cell of the terminal. Left and right are the person's own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from backcare_tui.domain.body.dots import DOTS, LEAST, MOST, Dots, Rows, dots
from backcare_tui.domain.body.picture import SIDES, VIEWS, Body
from backcare_tui.tui.drawing.braille import Canvas, Run

FIELD = 17
"""Cells of a figure at least, so that its words have room beside and below it."""

GAP = 2
"""Cells between the two figures."""

Cell = tuple[int, int]
"""Column and line of the terminal, from 0."""


class Spot(msgspec.Struct, frozen=True):
    """A place as it is seen from one view.

    Attributes:
        cells: Every cell that shows any of it.
        at: The cell where its mark is written.
        x, y: Its middle, across and down, in cells across: a cell is twice as high as wide.
    """

    view: str
    place: str
    cells: frozenset[Cell]
    at: Cell
    x: float
    y: float


class Chart(msgspec.Struct, frozen=True):
    """Both figures side by side.

    Attributes:
        dots: What is drawn.
        field: Cells across of a figure, an odd number: the middle dot stands in the middle one.
        lines: Lines of the figures, without the words below.
        labels: The line of words below: the person's sides under each figure.
        spots: Every place of each view, from the top.
        shares: How many dots each place has of each cell.
        empty: The lines of a body on which nothing is marked.
    """

    dots: Dots
    field: int
    lines: int
    labels: str
    spots: tuple[Spot, ...]
    shares: dict[Cell, dict[Spot, int]]
    empty: tuple[list[Run], ...] = ()

    @property
    def width(self) -> int:
        """Cells across."""
        return len(self.labels)

    @property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """What each figure shows, and the column at which the word stands: beside the head, where nothing is drawn."""
        return tuple((self.first(view), view) for view in VIEWS)

    def first(self, view: str) -> int:
        """The first column of a figure."""
        return VIEWS.index(view) * (self.field + GAP)

    def axis(self, view: str) -> int:
        """The column of a figure's spine."""
        return self.first(view) + self.field // 2

    def right(self, view: str) -> int:
        """How many dots further right a figure is drawn than its own rows have it."""
        return 2 * self.axis(view) - self.dots.reach

    def canvas(self, layers: int) -> Canvas:
        """Both figures on which nothing is marked, in the first layer of a drawing."""
        canvas = Canvas(self.width, self.lines, layers)
        for view in VIEWS:
            canvas.lay(self.dots.outline, 0, self.right(view))
            canvas.lay(self.dots.lines[view], 0, self.right(view))
        return canvas

    def rows(self, spot: Spot) -> Rows:
        """The dots of a place, in rows of its own figure."""
        return self.dots.places[spot.view][spot.place]

    def at(self, cell: Cell) -> Spot | None:
        """The place that is seen in a cell, be it a corner; of several the one that has most of it.

        Of those that have as much, the one whose mark is written there.
        """
        touched = self.shares.get(cell, {})
        return max(touched, key=lambda spot: (touched[spot], spot.at == cell), default=None)

    def share(self, spot: Spot, cell: Cell) -> int:
        """Dots of a cell that are a place's."""
        return self.shares.get(cell, {}).get(spot, 0)

    def of(self, place: str) -> tuple[Spot, ...]:
        """Where a place is seen; a region is seen where its sides are."""
        return tuple(
            spot for spot in self.spots if place and place in (spot.place, spot.place.rpartition("-")[0])
        )


@lru_cache(maxsize=8)
def chart(body: Body, lines: int) -> Chart:
    """Lay both figures side by side, each over its words, in so many lines."""
    lines = max(LEAST, min(MOST, lines))
    drawn = dots(body, lines)
    field = field_of(body, lines)
    labels = (" " * GAP).join(_sides(view, field) for view in VIEWS)
    bare = Chart(drawn, field, lines, labels, (), {})
    cells = {
        (view, place): cells_of(rows, bare.right(view))
        for view in VIEWS
        for place, rows in drawn.places[view].items()
    }
    most: dict[Cell, int] = {}
    for own in cells.values():
        for cell, share in own.items():
            most[cell] = max(share, most.get(cell, 0))
    spots = [_spot(bare, *names, own, most) for names, own in cells.items()]
    spots.sort(key=lambda spot: (spot.y, spot.x))
    shares: dict[Cell, dict[Spot, int]] = {}
    for spot in spots:
        for cell, share in cells[spot.view, spot.place].items():
            shares.setdefault(cell, {})[spot] = share
    empty = tuple(map(bare.canvas(1).runs, range(lines)))
    return msgspec.structs.replace(bare, spots=tuple(spots), shares=shares, empty=empty)


def field_of(body: Body, lines: int) -> int:
    """Cells across that a figure of so many lines takes."""
    reach = math.ceil(body.wide * DOTS * lines / body.tall)
    return max(FIELD, 2 * math.ceil(reach / 2) + 1)


def fitting(body: Body, lines: int, columns: int) -> int:
    """The most lines, up to so many, in which both figures fit so many columns."""
    lines = max(LEAST, min(MOST, lines))
    while lines > LEAST and 2 * field_of(body, lines) + GAP > columns:
        lines -= 1
    return lines


def step(chart: Chart, spot: Spot, across: int, down: int) -> Spot:
    """The place that an arrow key leads to; the same one where there is none that way.

    Up and down stay in a figure; left and right lead from one to the other at about the same height.
    """

    def way(other: Spot) -> tuple[float, float]:
        right, below = other.x - spot.x, other.y - spot.y
        return (right * across, abs(below)) if across else (below * down, abs(right))

    ahead = [other for other in chart.spots if way(other)[0] > 0.5]
    same_view = [other for other in ahead if other.view == spot.view]
    level = [other for other in ahead if way(other)[1] <= way(other)[0]]
    straight = [other for other in level if other.view == spot.view]
    # Sideways, a place further off in the same figure must not catch the key that leads to the other figure.
    reached = straight or (level if across else same_view)

    def far(other: Spot) -> tuple[float, float]:
        along, aside = way(other)
        return round(along + 2 * aside, 3), -abs(other.x - chart.axis(other.view))

    return min(reached, key=far, default=spot)


def _sides(view: str, width: int) -> str:
    """The words under a figure, a cell away from either edge, so that they do not run into its neighbour's."""
    left, right = SIDES[view]
    return f" {left}".ljust(width - len(right) - 1) + f"{right} "


def _spot(chart: Chart, view: str, place: str, shares: Mapping[Cell, int], most: Mapping[Cell, int]) -> Spot:
    """A place as it is seen, of how many dots it has of each cell, and how many any place has there at most."""
    dots = sum(shares.values())
    x = sum(column * share for (column, _line), share in shares.items()) / dots
    rows = chart.dots.places[view][place]
    y = sum(at * row.bit_count() for at, row in enumerate(rows)) / dots / 2

    def middling(cell: Cell) -> tuple[bool, int, float, float]:
        (column, line), share = cell, shares[cell]
        off = abs(column - x) + 2 * abs(line + 0.375 - y / 2)
        return share < most[cell], -share, off, -abs(column - chart.axis(view))

    return Spot(view, place, frozenset(shares), min(shares, key=middling), x, y)


def cells_of(rows: Rows, right: int) -> dict[Cell, int]:
    """The cells in which there are any dots, drawn so many dots further right, and how many there are."""
    found = {}
    for line in range(len(rows) // DOTS):
        own = [row << right for row in rows[DOTS * line : DOTS * (line + 1)]]
        some = own[0] | own[1] | own[2] | own[3]
        if some:
            for column in range(((some & -some).bit_length() - 1) // 2, (some.bit_length() + 1) // 2):
                share = sum((row >> 2 * column & 3).bit_count() for row in own)
                if share:
                    found[column, line] = share
    return found
