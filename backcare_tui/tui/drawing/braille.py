"""Drawing in braille dots, each cell two wide and four high and of one colour; and a widget that shows what is drawn.

The lines of dots are whole numbers, a bit a dot, so that a thick line costs little more than a
thin one. (textual-hires-canvas draws lines of one dot only, and keeps a style for every dot.)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style as Visual
from textual.widget import Widget

from backcare_tui.domain.body.dots import bits, crossings

Dot = tuple[float, float]
"""Right and down from the upper left corner, in dots."""

Run = tuple[str, int]
"""Text of some cells, and their layer."""

_FIRST, _SECOND, _THIRD, _FOURTH = (
    (0, left, right, left | right) for left, right in ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
)
"""What the two dots of each of a cell's four lines add to its character."""

ROOT = 0.4
"""The share of a line's first piece that nothing is cleared around: there it grows from what it lies on."""


class Canvas:
    """Dots in layers; where several meet in a cell, the last of them gives it its colour."""

    def __init__(self, columns: int, lines: int, layers: int) -> None:
        """Start empty.

        Args:
            columns: Cells across.
            lines: Cells down.
            layers: How many; named by number from 0.
        """
        self.columns, self.lines = columns, lines
        self.width, self.height = 2 * columns, 4 * lines
        self._layers = [[0] * self.height for _layer in range(layers)]
        self._letters: dict[int, dict[int, Run]] = {}

    def lay(self, rows: Sequence[int], layer: int, right: int = 0) -> None:
        """Dots that are drawn already, a bit a dot in rows from the top, so many dots further right."""
        for y, row in enumerate(rows):
            if row:
                self._paint(y, row << right, layer)

    def write(self, column: int, line: int, text: str, layer: int) -> None:
        """Letters, a cell each, in place of all dots there. A space keeps its cell free."""
        for at, letter in enumerate(text, column):
            self._letters.setdefault(line, {})[at] = letter, layer

    def stroke(self, points: Sequence[Dot], radius: float, layer: int, *, gap: float = 0.0) -> None:
        """A thick line with round ends through some points; ``gap`` dots around it are cleared first."""
        pairs = list(pairwise(points)) or [(points[0], points[0])]
        for at, (one, two) in enumerate(pairs if gap else ()):
            begin = _along(one, two, ROOT) if at == 0 else one
            for y, mask in self._capsule(begin, two, radius + gap):
                self._wipe(y, mask)
        for one, two in pairs:
            for y, mask in self._capsule(one, two, radius):
                self._paint(y, mask, layer)

    def under(self, points: Sequence[Dot], radius: float, layer: int) -> None:
        """A thick line behind all that is there."""
        for one, two in pairwise(points):
            for y, mask in self._capsule(one, two, radius):
                taken = 0
                for rows in self._layers:
                    taken |= rows[y]
                self._layers[layer][y] |= mask & ~taken

    def fill(self, corners: Sequence[Dot], layer: int) -> None:
        """A shape within corners."""
        for y, crossed in enumerate(crossings(corners, self.height)):
            for left, right in zip(crossed[::2], crossed[1::2], strict=True):
                self._paint(y, self._mask(left, right), layer)

    def ring(self, centre: Dot, radius: float, thick: float, layer: int) -> None:
        """A circle's line, ``thick`` dots wide inwards."""
        inner = dict(self._capsule(centre, centre, radius - thick))
        for y, mask in self._capsule(centre, centre, radius):
            self._paint(y, mask & ~inner.get(y, 0), layer)

    def haze(self, centre: Dot, radius: float, layer: int) -> None:
        """A disc of every second dot, which stay where they are when the disc grows."""
        pattern = int("01" * (self.width // 2 + 1), 2)
        for y, mask in self._capsule(centre, centre, radius):
            self._paint(y, mask & (pattern if y % 2 else pattern << 1), layer)

    def clear(self, centre: Dot, radius: float) -> None:
        """Take away every dot of a disc."""
        for y, mask in self._capsule(centre, centre, radius):
            self._wipe(y, mask)

    def runs(self, line: int) -> list[Run]:
        """A line of cells, as pieces of text that have one layer, which is -1 where there is nothing."""
        pieces, letters = self._dotted(line), self._letters.get(line)
        return pieces if letters is None else _lettered(pieces, letters)

    def _dotted(self, line: int) -> list[Run]:
        layers, taken = [], 0
        for at, rows in enumerate(self._layers):
            one, two, three, four = rows[4 * line : 4 * line + 4]
            here = one | two | three | four
            if here:
                layers.append((at, one, two, three, four))
                taken |= here
        if not taken:
            return [(" " * self.columns, -1)]
        # Most of a line is empty on both sides of what is drawn, and is not looked at.
        begin, end = ((taken & -taken).bit_length() - 1) // 2, (taken.bit_length() + 1) // 2
        pieces: list[Run] = []
        text, last = " " * begin, -1
        for shift in range(2 * begin, 2 * end, 2):
            code, top = 0, -1
            for layer, one, two, three, four in layers:
                here = (
                    _FIRST[one >> shift & 3]
                    | _SECOND[two >> shift & 3]
                    | _THIRD[three >> shift & 3]
                    | _FOURTH[four >> shift & 3]
                )
                if here:
                    code, top = code | here, layer
            if top != last and text:
                pieces.append((text, last))
                text = ""
            text, last = text + (chr(0x2800 + code) if code else " "), top
        pieces.append((text, last))
        return [*pieces, (" " * (self.columns - end), -1)] if end < self.columns else pieces

    def _paint(self, y: int, mask: int, layer: int) -> None:
        """Set dots; what lay there is hidden."""
        self._wipe(y, mask)
        self._layers[layer][y] |= mask

    def _wipe(self, y: int, mask: int) -> None:
        for rows in self._layers:
            rows[y] &= ~mask

    def _capsule(self, one: Dot, two: Dot, radius: float) -> Iterator[tuple[int, int]]:
        """The lines of dots that a thick line between two points covers, as masks of their bits."""
        if radius <= 0:
            return
        (ax, ay), (bx, by) = one, two
        long = math.hypot(bx - ax, by - ay)
        sides = []
        if long > 0.01:
            ox, oy = (by - ay) / long * radius, (ax - bx) / long * radius
            corners = ((ax + ox, ay + oy), (bx + ox, by + oy), (bx - ox, by - oy), (ax - ox, ay - oy))
            sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
        top, bottom = math.ceil(min(ay, by) - radius - 0.5), math.ceil(max(ay, by) + radius - 0.5)
        for y in range(max(0, top), min(self.height, bottom)):
            middle = y + 0.5
            left, right = math.inf, -math.inf
            for cx, cy in (one, two):
                half = radius**2 - (middle - cy) ** 2
                if half >= 0:
                    half = math.sqrt(half)
                    left, right = min(left, cx - half), max(right, cx + half)
            for (px, py), (qx, qy) in sides:
                if (py <= middle) != (qy <= middle):
                    x = px + (middle - py) / (qy - py) * (qx - px)
                    left, right = min(left, x), max(right, x)
            if left <= right:
                yield y, self._mask(left, right)

    def _mask(self, left: float, right: float) -> int:
        """The bits of the dots whose middles lie from left to right; one dot exactly where that is one wide."""
        return bits(left, min(right, self.width))


def _lettered(pieces: Sequence[Run], letters: Mapping[int, Run]) -> list[Run]:
    """The same line with letters in some of its cells."""
    cells = [(letter, layer) for text, layer in pieces for letter in text]
    for at, (letter, layer) in letters.items():
        if 0 <= at < len(cells):
            cells[at] = letter, layer if letter != " " else -1
    return [
        ("".join(letter for letter, _layer in same), layer)
        for layer, same in groupby(cells, key=lambda cell: cell[1])
    ]


def _along(one: Dot, two: Dot, share: float) -> Dot:
    return (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)


def curve(one: Dot, through: Dot, two: Dot, pieces: int = 8) -> list[Dot]:
    """Points of a smooth line from one point to another that passes a third half-way."""
    bend = (2 * through[0] - (one[0] + two[0]) / 2, 2 * through[1] - (one[1] + two[1]) / 2)
    points = []
    for piece in range(pieces + 1):
        t = piece / pieces
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * one[0] + b * bend[0] + c * two[0], a * one[1] + b * bend[1] + c * two[1]))
    return points


class DotsView(Widget):
    """Shows what ``paint`` makes. Whoever changes what it depends on calls ``renew``."""

    LAYERS: ClassVar[tuple[str, ...]] = ()
    """The component class that colours each layer of the drawing, in order."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: list[list[Run]] = []
        self._kept: dict[tuple[object, ...], list[list[Run]]] = {}
        self._base: Visual | None = None
        self._styles: list[Style] = []

    def paint(self, columns: int, lines: int) -> list[list[Run]]:
        """The drawing in so many cells: each line in runs; no lines where there is nothing to draw."""
        raise NotImplementedError

    def once(self, key: tuple[object, ...], draw: Callable[[], Canvas]) -> list[list[Run]]:
        """A drawing in runs, made once in each size of the widget, as what moves comes by again and again."""
        if key not in self._kept:
            canvas = draw()
            self._kept[key] = [canvas.runs(line) for line in range(canvas.lines)]
        return self._kept[key]

    def renew(self) -> None:
        """Draw, and ask for the lines that are not as they were."""
        columns, lines = self.content_size
        drawn = self.paint(columns, lines) if columns and lines else []
        before, self._drawn = self._drawn, drawn
        if len(before) != len(drawn):
            self.refresh()
            return
        left, top = self.gutter.left, self.gutter.top
        changed = [line for line, runs in enumerate(drawn) if runs != before[line]]
        if changed:
            first, last = changed[0], changed[-1]
            self.refresh(Region(left, top + first, columns, last - first + 1))

    def on_resize(self) -> None:
        self._kept.clear()
        self.renew()

    def render_line(self, y: int) -> Strip:
        width, styles = self.content_size.width, self._colours()
        runs = self._drawn[y] if y < len(self._drawn) else ()
        return Strip([Segment(text, styles[layer]) for text, layer in runs]).adjust_cell_length(
            width, styles[-1]
        )

    def _colours(self) -> list[Style]:
        """The style of each layer, and that of the widget last; Textual makes a new one when colours change."""
        base = self.visual_style
        if base is not self._base:
            self._base = base
            layers = [self.get_visual_style(layer).rich_style for layer in self.LAYERS]
            self._styles = [*layers, base.rich_style]
        return self._styles
