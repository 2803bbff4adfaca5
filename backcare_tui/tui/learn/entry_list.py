"""What can be looked up, one line each, under quiet headings, with a cursor."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.reference.entries import Entry
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import OpenList, into_view


class EntryList(OpenList[Entry]):
    """The list."""

    BINDINGS = [bind("learn.read", "enter", "open", "read", "read about it")]

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    grouped: reactive[bool] = reactive(True, layout=True)

    def show(self, entries: tuple[Entry, ...], at: int, *, grouped: bool) -> None:
        """Put other entries in, the cursor on one of them."""
        self.grouped = grouped
        self.put(entries, at)

    def line_of(self, row: int) -> int:
        return self._rows().index(row)

    def into_view(self, row: int) -> None:
        """Scroll to an entry; the first has its heading above it."""
        line = self.line_of(row)
        into_view(self, line if row else 0, 1 if row else line + 1)

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
