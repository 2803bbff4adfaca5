"""A picture of the body under a title, over its marks told in words: one widget, for beside a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Offset, Size
from textual.reactive import reactive

from backcare_tui.domain.body.atlas import Body
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.tui import content
from backcare_tui.tui.body.map import BodyMap

WIDTH = 36
"""Cells across."""

ABOVE = 2
"""Lines above the picture: the title, and space."""


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
        self, body: Body, names: Mapping[str, str], captions: Captions, *, large: bool, id: str
    ) -> None:
        super().__init__(names, id=id)
        self.set_reactive(SidePanel.body, body)
        self.set_reactive(SidePanel.large, large)
        self.set_reactive(SidePanel.captions, captions)
        self.set_reactive(SidePanel.marks, captions.marks)
        self.set_reactive(SidePanel.legend, captions.legend)

    def watch_captions(self, captions: Captions) -> None:
        self.marks, self.legend = captions.marks, captions.legend

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its words may be."""
        return WIDTH

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
