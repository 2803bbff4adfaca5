"""What is written on the body: numbers and shapes, each on its own place, or a number outside the body with a leader."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

import msgspec

from backcare_tui.domain.history.pain_places import Mark, mark_at
from backcare_tui.tui.body.chart import Cell, Chart, Spot, cells_of

AIM, CHOSEN = "◆", "●"

_AIMED = f"{AIM} "
"""Some terminals draw it twice as wide: it has a free cell after it."""

LEADER = "⠤"
"""Leads from a place to what is written outside."""

SIGNED = 18
"""Lines of the figures from which massage has its sign. In smaller ones the sign would hide what it is on."""

SEEN = 0.55
"""The share of a place that what is written in it may hide."""

LINES_OFF = 2
"""Lines above or below a place where its number may stand outside, if all its own are taken."""


class Shown(msgspec.Struct, frozen=True):
    """What a picture shows beside the body itself.

    Attributes:
        marks: By place.
        chosen: Places, each drawn one by itself.
        here: What is under the cursor, or found by typing.
        hover: What is under the pointer.
    """

    marks: Mapping[str, Mark]
    chosen: Collection[str] = ()
    here: tuple[Spot, ...] = ()
    hover: Spot | None = None


class Label(msgspec.Struct, frozen=True):
    """Something that is written.

    Attributes:
        text: With an empty cell after a shape that some terminals draw twice as wide.
        column, line: Where it begins.
        leader: Columns that lead from it to its place.
    """

    spot: Spot
    text: str
    column: int
    line: int
    leader: tuple[int, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that it takes."""
        return tuple((self.column + at, self.line) for at in range(len(self.text)))


def mark_text(spot: Spot, shown: Shown) -> str:
    """What there is to write on a place: that it is chosen, its level, a target."""
    mark = mark_at(spot.place, spot.view, shown.marks)
    chosen = CHOSEN if spot.place in shown.chosen else ""
    level = "" if mark.level is None else str(mark.level)
    return f"{chosen}{level}{_AIMED if mark.targets else ''}"


def place_labels(chart: Chart, shown: Shown) -> list[Label]:
    """Where everything that is to be read stands, no two of them in one cell, and none on another place or an arm.

    What takes one cell comes first and stands in the middle of its place, so that it stays where it is
    when something beside it changes.
    """
    texts = {spot: text for spot in chart.spots if (text := mark_text(spot, shown))}
    if not texts:
        return []
    room = _Room(chart, {spot.at for spot in texts})
    found = []
    for spot in sorted(texts, key=lambda spot: len(texts[spot])):
        label = room.place(spot, texts[spot])
        if label is not None:
            found.append(label)
    return found


class _Room:
    """What is free, as one label after another is placed."""

    def __init__(self, chart: Chart, kept: Collection[Cell]) -> None:
        self._chart = chart
        titles = ((first + at, 0) for first, view in chart.titles for at in range(len(view) + 1))
        self._taken = {*kept, *titles}
        self._bodies: dict[str, frozenset[Cell]] = {}
        self._reach: dict[str, dict[int, tuple[int, int]]] = {}

    def place(self, spot: Spot, text: str) -> Label | None:
        """Where a text stands, which is taken from then on; a target's sign goes where there is no room for it."""
        self._taken.discard(spot.at)
        bare = text.removesuffix(_AIMED)
        label = self._inside(spot, text) if text != bare and self._chart.lines >= SIGNED else None
        if label is None and bare:
            label = self._inside(spot, bare, always=len(bare) == 1)
            if label is None:
                label = next(self._outside(spot, bare), None)
                if label is None or label.line not in {line for _column, line in spot.cells}:
                    label = self._inside(spot, bare, always=True) or label
        if label is not None:
            self._taken |= {*label.cells, *((at, label.line) for at in label.leader)}
        return label

    def _inside(self, spot: Spot, text: str, *, always: bool = False) -> Label | None:
        """In the middle of a place, on cells that are its own, where most of it is still seen then.

        With ``always`` whatever is hidden, and on any line of it that has room.
        """
        column, middle = spot.at
        whole = sum(row.bit_count() for row in self._chart.rows(spot))
        lines = sorted({line for _column, line in spot.cells}, key=lambda line: abs(line - middle))
        starts = range(column, column - len(text), -1)
        for line, start in product(lines if always and len(text) > 1 else lines[:1], starts):
            label = Label(spot, text, start, line)
            signs = label.cells[: len(text.rstrip())]
            own = all(spot == self._chart.at(cell) or (always and cell in spot.cells) for cell in signs)
            if own and self._taken.isdisjoint(label.cells):
                hidden = sum(self._chart.share(spot, cell) for cell in label.cells)
                others = {cell for cell in label.cells if cell not in spot.cells}
                if always or (hidden <= whole * SEEN and others.isdisjoint(self._body(spot.view))):
                    return label
        return None

    def _outside(self, spot: Spot, text: str) -> Iterator[Label]:
        """Outside the whole body, on the side where the place is if that is free, with a leader to it."""
        chart, size, body = self._chart, len(text), self._body(spot.view)
        first, last = chart.first(spot.view), chart.first(spot.view) + chart.field
        own = {line for _column, line in spot.cells}
        near = range(max(0, min(own) - LINES_OFF), min(chart.lines, max(own) + LINES_OFF + 1))
        for line in sorted(near, key=lambda line: (line not in own, abs(line - spot.at[1]))):
            left, right = self._reach[spot.view].get(line, spot.at[:1] * 2)
            columns = [
                (left - size - 1, range(left - 1, spot.at[0])),
                (right + 2, range(spot.at[0] + 1, right + 2)),
            ]
            for column, way in columns if spot.x < chart.axis(spot.view) else reversed(columns):
                cells = {(at, line) for at in range(column, column + size)}
                if first <= column <= last - size and self._taken.isdisjoint(cells):
                    free = (at for at in way if {(at, line)}.isdisjoint({*body, *self._taken}))
                    yield Label(spot, text, column, line, tuple(free))

    def _body(self, view: str) -> frozenset[Cell]:
        """The cells of the whole body."""
        if view not in self._bodies:
            cells = frozenset(cells_of(self._chart.dots.silhouette, self._chart.right(view)))
            reach: dict[int, tuple[int, int]] = {}
            for column, line in cells:
                left, right = reach.get(line, (column, column))
                reach[line] = min(left, column), max(right, column)
            self._bodies[view], self._reach[view] = cells, reach
        return self._bodies[view]
