"""A picture of the body with its marks told in words: beside a page, or in front where there is no room for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Offset, Size
from textual.reactive import reactive

from backcare_tui.domain.body.picture import Body
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.tui import content
from backcare_tui.tui.body.chart import fitting
from backcare_tui.tui.body.map import CAPTION, BodyMap
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Words

WIDTH = 36
"""Cells across at least, which the words need."""

ABOVE = 2
"""Lines above the picture: the title, and space."""

BELOW = 9
"""Lines kept free below it for what it tells, so that nothing moves when that changes."""

VERY_HIGH, GROWN = 50, 41
"""Lines of a screen from which the body grows wider than its words, and the columns that it has then."""


class Captions(msgspec.Struct, frozen=True):
    """What one picture tells.

    Attributes:
        marks: By place, as the picture draws them.
        words: The same in words, each with its sign first.
    """

    title: str
    legend: str
    marks: Mapping[str, Mark]
    words: Sequence[tuple[str, str]] = ()


class SidePanel(BodyMap):
    """Title, picture, words. What is below the picture may grow; nothing above it moves."""

    captions: reactive[Captions] = reactive(Captions("", "", {}), layout=True)

    def __init__(
        self, body: Body, names: Mapping[str, str], captions: Captions, screen: Size, *, id: str
    ) -> None:
        super().__init__(names, body, id=id)
        self.set_reactive(SidePanel.tall, self._room(screen))
        self.set_reactive(SidePanel.captions, captions)
        self.set_reactive(SidePanel.marks, captions.marks)
        self.set_reactive(SidePanel.legend, captions.legend)

    def fit_screen(self, screen: Size) -> None:
        """Draw it as large as a screen has room for beside its page."""
        self.tall = self._room(screen)

    def _room(self, screen: Size) -> int:
        wide = GROWN if screen.height >= VERY_HIGH else WIDTH
        return fitting(self._body, screen.height - ABOVE - CAPTION - 1 - BELOW, wide)

    def watch_captions(self, captions: Captions) -> None:
        self.marks, self.legend = captions.marks, captions.legend

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return max(WIDTH, self.chart.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return ABOVE + self.lines + len(self.captions.words)

    def render(self) -> Content:
        title = content.say(self.captions.title, content.STRONG)
        return content.lines([title, Content(""), super().render(), captions_text(self.captions)])

    def _cell(self, event: Click | MouseMove) -> Offset | None:
        offset = super()._cell(event)
        return None if offset is None else offset - (0, ABOVE)


def captions_text(captions: Captions, width: int = WIDTH) -> Content:
    """What a picture tells, in words."""
    return content.lines(
        [
            Content.assemble((f"{sign:>2} ", content.STRONG), content.fit(words, width - 3))
            for sign, words in captions.words
        ]
    )


class BodyScreen(Dialog):
    """The picture beside its words; under one another, scrolling, where it is narrow."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]
    BOX = VerticalScroll
    hint = "esc back"
    AROUND = 7
    """Lines of the dialog around the picture."""

    def __init__(self, captions: Captions, body: Body, names: Mapping[str, str]) -> None:
        super().__init__()
        self.asks = captions.title
        self._words = captions_text(captions)
        self._picture = BodyMap(names, body)
        self._picture.set_reactive(BodyMap.marks, captions.marks)
        self._picture.set_reactive(BodyMap.legend, captions.legend)

    def fields(self) -> ComposeResult:
        with Horizontal(id="both"):
            yield self._picture
            yield Words(self._words, id="words")

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        self._picture.fit(self.app.size.height - self.AROUND, WIDTH)
