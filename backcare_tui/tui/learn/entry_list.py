"""What can be looked up, one line each, under quiet headings, with a cursor."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from backcare_tui.domain.reference.entries import Entry
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.text import into_view


class EntryList(Widget, can_focus=True):
    """The list. Posts ``Moved`` when another entry is under the cursor, ``Opened`` when one is to be read."""

    DEFAULT_CSS = "EntryList { height: auto; }"

    BINDINGS = [
        bind("learn.read", "enter", "open", "read", "read about it"),
        bind("learn.up", "up,k", "move(-1)", "", "move; j and k do too"),
        bind("learn.down", "down,j", "move(1)", "", "move; j and k do too"),
        bind("learn.first", "home", "move(-999)", "", "the first entry, the last"),
        bind("learn.last", "end", "move(999)", "", "the first entry, the last"),
        bind("learn.page.up", "pageup", "screen.page(-1)", "", "scroll the text by a page"),
        bind("learn.page.down", "pagedown", "screen.page(1)", "", "scroll the text by a page"),
    ]

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    grouped: reactive[bool] = reactive(True, layout=True)
    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """Another entry stands under the cursor, or none."""

    class Opened(Message):
        """The entry under the cursor is to be read."""

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def show(self, entries: tuple[Entry, ...], at: int, *, grouped: bool) -> None:
        """Put other entries in, the cursor on one of them."""
        self.grouped = grouped
        self.set_reactive(EntryList.cursor, max(0, min(at, len(entries) - 1)))
        self.entries = entries
        self.call_after_refresh(self._into_view)
        self.post_message(self.Moved())

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(len(self.entries) - 1, self.cursor + step))

    def action_open(self) -> None:
        if self.entry is not None:
            self.post_message(self.Opened())

    def watch_cursor(self) -> None:
        self.post_message(self.Moved())
        self._into_view()

    def _into_view(self) -> None:
        if self.entry is not None:
            line = self._rows().index(self.cursor)
            first = 0 if self.cursor == 0 else line  # the first has its heading above it
            into_view(self, first, line - first + 1)

    def on_click(self, event: Click) -> None:
        """A click moves the cursor; one on the entry under it opens it."""
        at = event.style.meta.get("entry")
        if not isinstance(at, int):
            return
        self.focus()
        if at == self.cursor:
            self.action_open()
        else:
            self.cursor = at

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._rows()))

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

    def render(self) -> Content:
        width = self.content_size.width
        if not self.entries:
            return content.say("Nothing is called so.", content.QUIET)
        drawn = []
        for row in self._rows():
            if isinstance(row, str):
                drawn.append(content.fit(row, width, content.QUIET))
                continue
            here = row == self.cursor
            line = Content.assemble(
                ("▌" if here else " ", "$accent"),
                content.fit(self.entries[row].title, width - 1, content.STRONG if here else ""),
            ).stylize(Style.from_meta({"entry": row}))
            drawn.append(line.stylize_before("on $panel") if here else line)
        return content.lines(drawn)
