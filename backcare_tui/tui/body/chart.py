"""The picture of the body on the screen: which cell is which place, where a number goes, where an arrow key leads.

Four pixels, two across and two down, are one cell of the terminal. Left and right are the person's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

import msgspec

from backcare_tui.domain.body.atlas import FIELD, LINE, NOTHING, PLAIN, SIDES, VIEWS, Figure

GAP = 2
"""Cells between the two figures."""

TURNS = 4
"""Shades that neighbouring places take turns in; plain body has the first."""

Cell = tuple[int, int]
"""Column and line of the terminal, from 0."""


class Spot(msgspec.Struct, frozen=True):
    """A place as it is seen from one view.

    Attributes:
        cells: Every cell that shows any of it.
        at: The cell where its mark is written.
        x, y: Its middle, in cells across and pixels down: a pixel is twice as high as wide, so that
            both are of one length on the screen.
    """

    view: str
    place: str
    cells: frozenset[Cell]
    at: Cell
    x: float
    y: float


class Chart(msgspec.Struct, frozen=True):
    """Both figures side by side, in one size.

    Attributes:
        pixels: Rows of place ids, or of ``NOTHING``, ``PLAIN`` and ``LINE``.
        labels: The line of words below: the person's sides under each figure.
        spots: Every place of each view, from the top.
        turns: Of each place, which of ``TURNS`` shades it has, so that neighbours differ.
    """

    pixels: tuple[tuple[str, ...], ...]
    labels: str
    spots: tuple[Spot, ...]
    turns: dict[str, int]

    @property
    def width(self) -> int:
        """Cells across."""
        return len(self.labels)

    @property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """What each figure shows, and the column at which the word stands: beside the head, where nothing is drawn."""
        return tuple((number * ((self.width - GAP) // 2 + GAP), view) for number, view in enumerate(VIEWS))

    @property
    def lines(self) -> int:
        """Lines of the figures, without the words below."""
        return len(self.pixels) // 2

    def at(self, cell: Cell) -> Spot | None:
        """The place that is seen in a cell, be it a corner; of several the one that has most of it."""
        touched = (spot for spot in self.spots if cell in spot.cells)
        return max(touched, key=lambda spot: self.share(spot.place, cell), default=None)

    def share(self, place: str, cell: Cell) -> int:
        """Quarters of a cell that are a place's."""
        column, line = cell
        rows = self.pixels[2 * line : 2 * line + 2]
        return sum(row[2 * column : 2 * column + 2].count(place) for row in rows)

    def of(self, place: str) -> tuple[Spot, ...]:
        """Where a place is seen; a region is seen where its sides are."""
        return tuple(
            spot for spot in self.spots if place and place in (spot.place, spot.place.rpartition("-")[0])
        )

    def start(self, spot: Spot, length: int) -> int:
        """The column where a mark of some cells begins: on the place as far as it goes, then outwards."""
        column, line = spot.at
        if not 0 < length <= self.width:
            return column
        outwards = -1 if spot.x < self.axis(spot.view) else 1

        def fits(first: int) -> tuple[int, int]:
            cells = range(first, first + length)
            return sum(self.share(spot.place, (cell, line)) for cell in cells), outwards * first

        return max(range(max(0, column - length + 1), min(column, self.width - length) + 1), key=fits)

    def axis(self, view: str) -> float:
        """The column of a figure's spine."""
        field = (self.width - GAP) // 2
        return (field - 1) / 2 + VIEWS.index(view) * (field + GAP)


def chart(figures: tuple[Figure, Figure], letters: dict[str, str]) -> Chart:
    """Lay two figures side by side, each over its words."""
    field = max(FIELD, *(len(figure.rows[0]) // 2 for figure in figures))
    height = max(len(figure.rows) for figure in figures)
    fields = [_field(figure, field, height) for figure in figures]
    known = letters | {NOTHING: NOTHING, PLAIN: PLAIN, LINE: LINE}
    between = (NOTHING,) * (2 * GAP)
    pixels = tuple(
        (*(known[letter] for letter in front), *between, *(known[letter] for letter in back))
        for front, back in zip(*fields, strict=True)
    )
    labels = (" " * GAP).join(_sides(figure.view, field) for figure in figures)
    spots = tuple(sorted(_spots(pixels, field), key=lambda spot: (spot.y, spot.x)))
    return Chart(pixels, labels, spots, _turns(pixels, spots))


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


def _field(figure: Figure, width: int, height: int) -> list[str]:
    """A figure in the middle of its field of some cells, standing on its floor; its cells stay whole."""
    left = (width - len(figure.rows[0]) // 2) // 2
    rows = [(NOTHING * (2 * left) + row).ljust(2 * width, NOTHING) for row in figure.rows]
    return [NOTHING * (2 * width)] * (height - len(rows)) + rows


def _sides(view: str, width: int) -> str:
    """The words under a figure, a cell away from either edge, so that they do not run into its neighbour's."""
    left, right = SIDES[view]
    return f" {left}".ljust(width - len(right) - 1) + f"{right} "


def _turns(pixels: tuple[tuple[str, ...], ...], spots: tuple[Spot, ...]) -> dict[str, int]:
    """A shade for each place, from the top: the one that borders least on its like.

    Both sides have the same, and the middle has the first: the spine lies deeper.
    """
    rows = chain(pixels, zip(*pixels, strict=True))
    borders: Counter[tuple[str, str]] = Counter()
    for (place, other), length in Counter(chain.from_iterable(map(pairwise, rows))).items():
        borders[_both(place), _both(other)] += length
    places = dict.fromkeys(_both(spot.place) for spot in spots)
    taken = {PLAIN: 0} | {place: 0 for place in places if place.endswith("-middle")}
    for place in [place for place in places if place not in taken]:
        like = [0] * TURNS
        for other, turn in taken.items():
            like[turn] += borders[place, other] + borders[other, place]
        taken[place] = like.index(min(like))
    return {spot.place: taken[_both(spot.place)] for spot in spots}


def _both(place: str) -> str:
    """A place without its side."""
    region, _, side = place.rpartition("-")
    return region if side in SIDES["front"] else place


def _spots(pixels: tuple[tuple[str, ...], ...], field: int) -> Iterator[Spot]:
    for number, view in enumerate(VIEWS):
        first = number * (field + GAP)
        pixels_of: dict[str, list[tuple[int, int]]] = {}
        for y, row in enumerate(pixels):
            for x in range(2 * first, 2 * (first + field)):
                if row[x] not in (NOTHING, PLAIN, LINE):
                    pixels_of.setdefault(row[x], []).append((x, y))
        for place, own_pixels in pixels_of.items():
            yield _spot(view, place, own_pixels, first + (field - 1) / 2)


def _spot(view: str, place: str, pixels: list[tuple[int, int]], axis: float) -> Spot:
    across, y = (sum(numbers) / len(pixels) for numbers in zip(*pixels, strict=True))
    x = (across - 0.5) / 2
    shown = Counter((column // 2, row // 2) for column, row in pixels)

    def middling(cell: Cell) -> tuple[int, float, float]:
        column, line = cell
        return -shown[cell], abs(column - x) + 2 * abs(line + 0.25 - y / 2), -abs(column - axis)

    return Spot(view, place, frozenset(shown), min(shown, key=middling), x, y)
