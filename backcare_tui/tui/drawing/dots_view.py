"""A drawing in braille that draws anew only the lines that have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style as Visual
from textual.widget import Widget

from backcare_tui.tui.drawing.braille import Canvas, Run


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
        """A line of the drawing in its colours."""
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
