"""One line to type or paste words into.

Apart from ``text``, as Today opens without an input, and is there sooner without its module.
"""

from __future__ import annotations

from textual.content import Content
from textual.events import Paste
from textual.widgets import Input

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind


class Line(Input):
    """An input for anyone's words, typed or pasted.

    A paste keeps all its lines as far as there is room, and nothing in it
    steers the terminal.
    """

    def on_paste(self, event: Paste) -> None:
        """Put the pasted lines one after the other; Textual alone would take only the first."""
        event.prevent_default()
        event.stop()
        room = self.max_length - self._kept() if self.max_length else len(event.text)
        self.replace(content.typed(event.text)[: max(0, room)], *self.selection)

    def _kept(self) -> int:
        """Characters that a paste leaves standing."""
        start, end = sorted(self.selection)
        return len(self.value) - (end - start)


def searched(title: str) -> Content:
    """The name of a page to search in, and the key that leads to what stands behind it."""
    key = Content.styled("/", content.ACCENT).stylize(content.key_style("slash"))
    return Content.assemble((title, content.STRONG), "    ", key)


class Search(Line):
    """The line of a page to search in: what is typed is searched at once, and the arrows still move the list."""

    DEFAULT_CSS = """
    Search, Search:focus { border: none; height: 1; padding: 0 1; margin: 0; background: $background; }
    Search:focus { background: $panel; }
    Search > .input--placeholder { color: $foreground-muted; }
    """

    BINDINGS = [
        bind("search.read", "enter", "submit", "read", "read what was found"),
        bind("search.leave", "escape", "screen.back", "back", "end the search; all is listed again"),
        bind("search.up", "up", "screen.move(-1)", "move up", "the entry before", footer="move"),
        bind("search.down", "down", "screen.move(1)", "move down", "the entry after", footer="move"),
        bind("search.page.up", "pageup", "screen.page(-1)", "", "scroll the text by a page"),
        bind("search.page.down", "pagedown", "screen.page(1)", "", "scroll the text by a page"),
    ]
