"""What can be looked up, one line each, under quiet headings, with a cursor."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.reference.entries import Entry
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import GroupedList


class EntryList(GroupedList[Entry]):
    """The list."""

    BINDINGS = [bind("learn.read", "enter", "open", "read", "read about it")]

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    read: reactive[bool] = reactive(False)
    """Whether the text has the keys, and with them the cursor's bar."""

    def lines(self, width: int) -> list[Content]:
        if not self.entries:
            return [content.say("Nothing found.", content.QUIET)]
        drawn = []
        for row in self.rows():
            if isinstance(row, str):
                drawn.append(content.fit(row, width, content.QUIET))
                continue
            here = row == self.cursor
            title = content.fit(self.entries[row].title, width - 1, content.STRONG if here else "")
            drawn.append(
                self.row_line(
                    row, title, width, here=here and not self.read, band="on $panel" if here else ""
                )
            )
        return drawn
