"""What can be looked up, one line each, under quiet headings, with a cursor."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from backcare_tui.domain.reference.entries import Entry
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import CursorList, into_view


class EntryList(CursorList):
    """The list. Posts ``Opened`` when an entry is to be read."""

    BINDINGS = [
        bind("learn.read", "enter", "open", "read", "read about it"),
        bind("learn.up", "up,k", "move(-1)", "", "move; j and k do too"),
        bind("learn.down", "down,j", "move(1)", "", "move; j and k do too"),
    ]

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    grouped: reactive[bool] = reactive(True, layout=True)

    class Opened(Message):
        """The entry under the cursor is to be read."""

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def show(self, entries: tuple[Entry, ...], at: int, *, grouped: bool) -> None:
        """Put other entries in, the cursor on one of them."""
        self.grouped = grouped
        self.set_reactive(EntryList.cursor, max(0, min(at, len(entries) - 1)))
        self.entries = entries
        self.post_message(self.Moved())

    def action_open(self) -> None:
        if self.entry is not None:
            self.post_message(self.Opened())

    def line_of(self, row: int) -> int:
        return self._rows().index(row)

    def into_view(self, row: int) -> None:
        """Scroll to an entry; the first has its heading above it."""
        line = self.line_of(row)
        into_view(self, line if row else 0, 1 if row else line + 1)

    def clicked(self, event: Click, *, again: bool) -> None:
        if again:
            self.action_open()

    def _rows(self) -> list[int | str]:
        """Line by line an entry's place, or a heading; an empty one is a blank line."""
        rows: list[int | str] = []
        group = ""
        for at, entry in enumerate(self.entries):
            if self.grouped and entry.group != group:
                rows += [*([""] if group else []), entry.group]
                group = entry.group
            rows.append(at)
        return rows

    def lines(self, width: int) -> list[Content]:
        if not self.entries:
            return [content.say("Nothing is called so.", content.QUIET)]
        drawn = []
        for row in self._rows():
            if isinstance(row, str):
                drawn.append(content.fit(row, width, content.QUIET))
                continue
            here = row == self.cursor
            title = content.fit(self.entries[row].title, width - 1, content.STRONG if here else "")
            drawn.append(self.row_line(row, title, width, here=here, band="on $panel" if here else ""))
        return drawn
