"""One line to type or paste words into."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from backcare_tui.tui import look


class Line(Input):
    """An input for anyone's words: a paste keeps all its lines, and nothing in it steers the terminal."""

    def on_paste(self, event: Paste) -> None:
        """Put the pasted lines one after the other; Textual alone would take only the first."""
        event.prevent_default()
        event.stop()
        self.replace(look.typed(event.text), *self.selection)
