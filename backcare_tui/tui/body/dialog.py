"""The body on a screen that has no room for it beside its page."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from backcare_tui.domain.body.picture import Body
from backcare_tui.tui import content
from backcare_tui.tui.body.map import BodyMap
from backcare_tui.tui.body.side_panel import Captions, captions_text
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Words


class BodyScreen(Dialog):
    """The picture beside its words; under one another, scrolling, where it is narrow."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]

    def __init__(self, captions: Captions, body: Body, names: Mapping[str, str]) -> None:
        super().__init__()
        self._captions = captions
        self._body = body
        self._names = names

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Words(content.say(self._captions.title), classes="title")
            with Horizontal(id="both"):
                picture = BodyMap(self._names)
                picture.set_reactive(BodyMap.body, self._body)
                picture.set_reactive(BodyMap.marks, self._captions.marks)
                picture.set_reactive(BodyMap.legend, self._captions.legend)
                yield picture
                yield Words(captions_text(self._captions), id="words")
            yield Words(content.say("esc leaves"), classes="hint")
