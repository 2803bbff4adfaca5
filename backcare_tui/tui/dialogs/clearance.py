"""A professional has cleared what was answered yes: who, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from backcare_tui.domain.safety import what_words
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words


class Clearance(NamedTuple):
    """Who cleared it, and the day."""

    by: str
    on: date


class ClearanceScreen(Asking[Clearance]):
    """Two lines: a name and a day."""

    def __init__(self, what: Sequence[str], today: date) -> None:
        super().__init__()
        self._what = tuple(what)
        self._today = today

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Words(content.say("Has a professional cleared this?"), classes="title")
            yield Words(content.say("; ".join(map(what_words, self._what)), content.QUIET), id="when")
            yield Line(placeholder="who: a name or a practice", max_length=200, id="by")
            yield Line(value=self._today.isoformat(), max_length=20, id="on")
            yield Words(id="wrong", classes="wrong")
            yield Words(content.say("tab moves · enter saves · esc leaves"), classes="hint")

    def on_mount(self) -> None:
        self.query_one("#by", Input).focus()

    def on_input_submitted(self) -> None:
        """Save, once both lines can be read."""
        by = self.query_one("#by", Input).value.strip()
        wrong = self.query_one("#wrong", Words)
        if not by:
            wrong.content = content.say("Who cleared it? A name or a practice is enough.")
            self.query_one("#by", Input).focus()
            return
        try:
            on = date.fromisoformat(self.query_one("#on", Input).value.strip())
        except ValueError:
            wrong.content = content.say(f"The day is written like {self._today.isoformat()}.")
            self.query_one("#on", Input).focus()
            return
        if on > self._today:
            wrong.content = content.say("That day has not come yet.")
            return
        self.dismiss(Clearance(by, on))
