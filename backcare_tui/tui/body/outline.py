"""The body from the front, on which nothing is marked yet: what a first day begins with."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.domain.body.picture import VIEWS, Body
from backcare_tui.tui import content
from backcare_tui.tui.body.chart import chart
from backcare_tui.tui.body.drawing import draw, inks
from backcare_tui.tui.body.labels import Shown

LINES = 14
"""How high it is: beside the rows of a day and what stands below them on a usual screen."""


class Outline(Widget):
    """One quiet figure."""

    def __init__(self, body: Body, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chart = chart(body, LINES)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return self._chart.field

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._chart.lines

    def render(self) -> Content:
        first = self._chart.first(VIEWS[0])
        drawn = draw(self._chart, Shown({}), inks(self.app.get_css_variables(), self.background_colors[1]))
        return content.lines([line[first : first + self._chart.field] for line in drawn])
