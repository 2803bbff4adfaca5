"""A note for the day."""

from __future__ import annotations

from textual.app import ComposeResult

from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.prose import Prose


class NoteScreen(Dialog):
    """Words, on as many lines as they need."""

    BINDINGS = [bind("note.keep", "enter", "keep", "keep", "keep the note")]
    asks = "A note for the day"
    hint = "enter saves · ctrl+j begins a new line · esc back"

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def fields(self) -> ComposeResult:
        yield Prose(self._text, placeholder="what you want to remember")

    def action_keep(self) -> None:
        text = self.query_one(Prose).text
        if text.strip():
            self.answer(text)
