"""The line to search in: what is typed is searched at once, and the arrows still move the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from backcare_tui.tui.widgets.line import Line


class Search(Line):
    """An input on a page; while it has the focus, letters are words and no keys."""

    DEFAULT_CSS = """
    Search, Search:focus { border: none; height: 1; padding: 0 1; margin: 0; background: $background; }
    Search:focus { background: $panel; }
    Search > .input--placeholder { color: $foreground-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "read", id="search.read"),
        Binding("escape", "screen.back", "leave", id="search.leave"),
        Binding("up", "screen.move(-1)", "move", key_display="↑", id="search.up"),
        Binding("down", "screen.move(1)", "move", key_display="↓", id="search.down"),
        Binding("pageup", "screen.page(-1)", show=False, id="search.page.up"),
        Binding("pagedown", "screen.page(1)", show=False, id="search.page.down"),
    ]
