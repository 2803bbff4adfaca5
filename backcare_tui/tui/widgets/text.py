"""Words that may be anyone's, wrapped and gone when empty; and lines that are drawn for the width there is."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui import content


class Words(Widget):
    """Shows content; takes no room without any."""

    DEFAULT_CSS = "Words { height: auto; }"

    content: reactive[Content] = reactive(Content(""), layout=True)

    def __init__(
        self, content: Content | None = None, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Words.content, content or Content(""))

    def on_click(self, event: Click) -> None:
        """A click on a key's name presses it."""
        key = event.style.meta.get("key")  # Textual's @click actions are markup, and nothing here is
        if isinstance(key, str):
            self.app.simulate_key(key)

    def render(self) -> Content:
        return self.content


class Lines(Widget):
    """Drawn anew for each width, and as high as that makes it."""

    DEFAULT_CSS = "Lines { height: auto; }"

    def lines(self, width: int) -> list[Content]:
        """What it shows in so many cells across."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        return content.lines(self.lines(self.content_size.width))
