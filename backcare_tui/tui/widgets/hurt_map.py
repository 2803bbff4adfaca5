"""A picture of the body under a title, over its marks told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive

from backcare_tui.care.body import Body
from backcare_tui.care.hurt import Mark
from backcare_tui.tui import look
from backcare_tui.tui.widgets.body_map import BodyMap
from backcare_tui.tui.widgets.words import Words

WIDTH = 36
"""Cells across."""


class Seen(msgspec.Struct, frozen=True):
    """What one picture tells.

    Attributes:
        marks: By place, as the picture draws them.
        words: The same in words, each with its sign first.
    """

    title: str
    legend: str
    marks: Mapping[str, Mark]
    words: Sequence[tuple[str, str]] = ()


class HurtMap(Vertical):
    """Title, picture, words. What is below the picture may grow; nothing above it moves."""

    seen: reactive[Seen | None] = reactive(None)
    large: reactive[bool] = reactive(False)

    def __init__(self, body: Body, names: Mapping[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._body = body
        self._names = names

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Words(classes="title")
        picture = BodyMap(self._names).data_bind(HurtMap.large)
        picture.set_reactive(BodyMap.body, self._body)
        yield picture
        yield Words(id="words")

    def on_mount(self) -> None:
        """Follow what is seen."""
        self.watch(self, "seen", self._show)

    def _show(self) -> None:
        if self.seen is None:
            return
        self.query_one(".title", Words).content = look.say(self.seen.title)
        picture = self.query_one(BodyMap)
        picture.marks, picture.legend = self.seen.marks, self.seen.legend
        told = [
            Content.assemble((f"{sign:>2} ", look.STRONG), look.fit(words, WIDTH - 3))
            for sign, words in self.seen.words
        ]
        self.query_one("#words", Words).content = look.lines(told)
