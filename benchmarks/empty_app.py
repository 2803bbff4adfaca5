"""The least Textual app that looks like one: what the dashboard's first frame is measured against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header


class EmptyApp(App[None]):
    """A header, a footer and one key."""

    TITLE = "empty"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "leave")]

    def compose(self) -> ComposeResult:
        """A header and a footer."""
        yield Header()
        yield Footer()


if __name__ == "__main__":
    EmptyApp().run()
