"""A field for words on several lines, as high as they are."""

from __future__ import annotations

from textual.events import Key, Paste
from textual.widgets import TextArea

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind

MOST_LINES = 8
"""Lines that it takes at most; longer words scroll in it."""


class Prose(TextArea):
    """For a note: a paste keeps its lines, and nothing in it steers the terminal. Enter is the dialog's own."""

    DEFAULT_CSS = """
    Prose, Prose:focus { border: none; border-left: blank; padding: 0 1 0 0; background: $panel; }
    Prose:focus { border-left: outer $accent; }
    Prose .text-area--placeholder { color: $foreground-muted; }
    """

    BINDINGS = [
        bind(
            "prose.line",
            "ctrl+j,alt+enter,shift+enter",
            "new_line",
            "new line",
            "begin a new line",
            footer="",
        )
    ]

    def __init__(
        self, text: str = "", *, placeholder: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            content.typed_lines(text),
            placeholder=placeholder,
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.move_cursor(self.document.end)

    def on_key(self, event: Key) -> None:
        """Leave enter to the dialog; Textual alone would begin a new line."""
        if event.key == "enter":
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """Put in what was pasted, without what steers a terminal."""
        event.prevent_default()
        event.stop()
        self.replace(content.typed_lines(event.text), *self.selection)

    def action_new_line(self) -> None:
        self.replace("\n", *self.selection)

    def on_text_area_changed(self) -> None:
        self._be_as_high()

    def on_resize(self) -> None:
        self._be_as_high()

    def _be_as_high(self) -> None:
        self.styles.height = min(MOST_LINES, max(1, self.wrapped_document.height))
