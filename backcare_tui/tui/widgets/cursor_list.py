"""A list with a cursor, which keys and clicks move: one line a row."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui.widgets.text import Lines


class CursorList(Lines, can_focus=True):
    """Moves the cursor and keeps it in view; each list says how many rows it has, and draws them."""

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row, or on one that has changed."""

    @property
    def count(self) -> int:
        """How many rows the cursor can stand on."""
        raise NotImplementedError

    def action_move(self, step: int) -> None:
        """Over so many rows, stopping at either end."""
        self.cursor = max(0, min(self.count - 1, self.cursor + step))

    def watch_cursor(self) -> None:
        self.post_message(self.Moved())
        self.into_view(self.cursor)

    def into_view(self, line: int, lines: int = 1) -> None:
        """Scroll to a line: the list is as high as its rows are many, so what scrolls is what it stands in."""
        if self.is_mounted and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, line, 1, lines), animate=False)

    def on_click(self, event: Click) -> None:
        """A click moves the cursor, and may do more."""
        row = event.style.meta.get("row")
        if isinstance(row, int):
            self.focus()
            before, self.cursor = self.cursor, row
            self.clicked(event, again=row == before)

    def clicked(self, event: Click, *, again: bool) -> None:
        """A row was clicked, ``again`` if the cursor stood on it already."""

    def row_line(self, row: int, pieces: Content, width: int, *, here: bool, band: str = "") -> Content:
        """A row behind the cursor's bar, on a band where it has one; a click on it finds it."""
        line = Content.assemble(("▌" if here else " ", "$accent"), pieces)
        line = line.pad_right(max(0, width - line.cell_length)).stylize(Style.from_meta({"row": row}))
        return line.stylize_before(band) if band else line
