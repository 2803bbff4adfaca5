"""A note for the day."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words


class NoteScreen(Dialog):
    """One line of words."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Words(content.say("A note for the day"), classes="title")
            yield Line(placeholder="what you want to remember", max_length=10_000)
            yield Words(content.say("enter keeps it · esc leaves"), classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)
