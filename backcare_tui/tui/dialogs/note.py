"""A note for the day."""

from __future__ import annotations

from textual.app import ComposeResult

from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.line import Line


class NoteScreen(Dialog):
    """One line of words."""

    asks = "A note for the day"
    hint = "enter keeps it · esc leaves"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def fields(self) -> ComposeResult:
        yield Line(self._text, placeholder="what you want to remember", max_length=10_000)
