"""One line to type or paste words into."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from backcare_tui.tui import content


class Line(Input):
    """An input for anyone's words, typed or pasted.

    A paste keeps all its lines as far as there is room, and nothing in it
    steers the terminal.
    """

    def on_paste(self, event: Paste) -> None:
        """Put the pasted lines one after the other; Textual alone would take only the first."""
        event.prevent_default()
        event.stop()
        room = len(event.text) if self.max_length is None else self.max_length - self._kept()
        self.replace(content.typed(event.text)[: max(0, room)], *self.selection)

    def _kept(self) -> int:
        """Characters that a paste leaves standing."""
        start, end = sorted(self.selection)
        return len(self.value) - (end - start)
