"""What is written on the body: numbers and shapes, each on its place, or beside the body with a leader where it is narrow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec

from backcare_tui.domain.history.pain_places import Mark, mark_at
from backcare_tui.tui.body.chart import Cell, Chart, Spot, cells_of

AIM, CHOSEN, CURSOR = "◆", "●", "○"

LEADER = "⠤"
"""Leads from a place to what is written beside it."""

EDGE, FREE, FILLED = 3.0, 0.5, 5.0
"""What it costs to write over the outline, on nothing, and over another place's mark."""

HIDDEN = 6.0
"""What it costs to hide a place whole, and a share of it where some of it is hidden."""

SEEN = 0.55
"""The share of a place that what is written in it may hide."""

NEAR, AWAY = 3, 6
"""Lines and columns from a place within which something may stand beside it."""

BESIDE = 2.0
"""What it costs to write beside the body at all."""


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
    """What is written on a place: whether it is chosen or under the cursor, its level, a target."""
    mark = mark_at(spot.place, spot.view, shown.marks)
    here = CHOSEN if spot.place in shown.chosen else CURSOR if spot in shown.here else ""
    level = "" if mark.level is None else str(mark.level)
    return f"{here}{level}{f'{AIM} ' if mark.targets else ''}"


def place_labels(chart: Chart, shown: Shown, filled: Collection[Spot]) -> list[Label]:
    """Where everything that is to be read stands, no two of them in one cell.

    What takes one cell comes first and stands in the middle of its place, so that it stays where it is
    when something beside it changes.
    """
    texts = {spot: text for spot in chart.spots if (text := mark_text(spot, shown))}
    if not texts:
        return []
    room = _Room(chart, {spot.at for spot in texts}, filled)
    labels = [room.place(spot, texts[spot]) for spot in sorted(texts, key=lambda spot: len(texts[spot]))]
    return [label for label in labels if label is not None]


class _Room:
    """What is free, as one label after another is placed."""

    def __init__(self, chart: Chart, kept: Collection[Cell], filled: Collection[Spot]) -> None:
        self._chart = chart
        titles = ((first + at, 0) for first, view in chart.titles for at in range(len(view) + 1))
        self._taken = {*kept, *titles}
        self._filled = {cell for spot in filled for cell in spot.cells}
        self._edges: dict[str, frozenset[Cell]] = {}
        self._sizes: dict[Spot, int] = {}

    def place(self, spot: Spot, text: str) -> Label | None:
        """The best way of writing a text, on its place or beside the body; it is taken from then on."""
        self._taken.discard(spot.at)
        label = self._inside(spot, text)
        if label is None:
            ways = [*self._ways(spot, text, around=False)] or [*self._ways(spot, text, around=True)]
            label = min(ways, key=lambda way: way[0])[1] if ways else None
        if label is not None:
            self._taken |= {*label.cells, *((at, label.line) for at in label.leader)}
        return label

    def _inside(self, spot: Spot, text: str) -> Label | None:
        """In the middle of a place, where most of it is still seen then; a single sign always."""
        column, line = spot.at
        for start in range(column, column - len(text.rstrip()), -1):
            label = Label(spot, text, start, line)
            hidden = sum(self._chart.share(spot, cell) for cell in label.cells)
            others = [cell for cell in label.cells if cell not in spot.cells]
            clear = self._taken.isdisjoint(label.cells) and self._filled.isdisjoint(others)
            if len(text) == 1 or (
                clear and hidden <= self._whole(spot) * SEEN and self._edge(spot.view).isdisjoint(others)
            ):
                return label
        return None

    def _ways(self, spot: Spot, text: str, *, around: bool) -> Iterator[tuple[float, Label]]:
        """Every way of writing a text that is free, each with what it costs; ``around``: above and below its place."""
        chart, size, first = self._chart, len(text), self._chart.first(spot.view)
        lines = {line for _column, line in spot.cells if abs(line - spot.at[1]) <= NEAR}
        if around:
            lines = {*range(max(0, min(lines) - 2), min(chart.lines, max(lines) + 3))} - lines
        for line in lines:
            own = [column for column, at in spot.cells if around or at == line]
            left, right = min(own), max(own)
            begin, end = max(first, left - size - AWAY), min(first + chart.field - size, right + AWAY)
            for column in range(begin, end + 1):
                leader = (*range(column + size, left), *range(right + 1, column))
                cells = [(at, line) for at in (*range(column, column + size), *leader)]
                if self._taken.isdisjoint(cells):
                    cost = sum(self._cost(spot, cell) for cell in cells[:size])
                    cost += abs(line - spot.at[1]) + abs(column - spot.at[0]) / 10
                    if column + size <= left or column > right:
                        cost += BESIDE + sum(self._cost(spot, cell) for cell in cells[size:]) / 2
                    edge = self._edge(spot.view)
                    clear = tuple(at for at in leader if (at, line) not in edge)
                    yield cost, Label(spot, text, column, line, clear)

    def _cost(self, spot: Spot, cell: Cell) -> float:
        """What it costs to write over a cell: on a place the more, the more of it is hidden."""
        share = self._chart.share(spot, cell)
        if share:
            return HIDDEN * share / self._whole(spot) + 1 / share
        return FILLED if cell in self._filled else EDGE if cell in self._edge(spot.view) else FREE

    def _whole(self, spot: Spot) -> int:
        """The dots of a place."""
        if spot not in self._sizes:
            self._sizes[spot] = sum(row.bit_count() for row in self._chart.rows(spot))
        return self._sizes[spot]

    def _edge(self, view: str) -> frozenset[Cell]:
        """The cells of the outline."""
        if view not in self._edges:
            self._edges[view] = frozenset(cells_of(self._chart.dots.outline, self._chart.right(view)))
        return self._edges[view]
