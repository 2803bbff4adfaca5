"""Lists with a cursor, which keys and clicks move, and what they scroll in: one to open from, one of things to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.text import Lines

Item = TypeVar("Item")

if TYPE_CHECKING:
    Base = Screen[Any]
else:
    # Textual takes styles from the first base that is a screen, and that is to be the screen's own kind.
    Base = object


def scrolled_by(widget: Widget) -> tuple[VerticalScroll, Offset] | None:
    """What a widget scrolls in, if that is not high enough for all of it; and where the widget begins there."""
    at = Offset()
    for around in widget.ancestors:
        if not isinstance(around, Widget) or not isinstance(widget, Widget):
            return None
        at += widget.virtual_region.offset
        if isinstance(around, VerticalScroll) and around.max_scroll_y:
            return around, at
        at += around.gutter.top_left
        widget = around
    return None


def into_view(widget: Widget, line: int, lines: int = 1) -> None:
    """Scroll to some lines of a widget."""
    found = scrolled_by(widget) if widget.is_mounted else None
    if found is not None:
        around, at = found
        around.scroll_to_region(Region(0, line, 1, lines).translate(at), animate=False, immediate=True)


class CursorInView(Base):
    """A screen whose lists, given the focus, show their cursor; Textual would show their first lines."""

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,  # noqa: FBT001, FBT002 - Textual's own
        from_app_focus: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Give a widget the focus, and bring it into view."""
        if not scroll_visible or not isinstance(widget, CursorList):
            super().set_focus(widget, scroll_visible, from_app_focus)
            return
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        widget.show_cursor()


class Scroller(VerticalScroll, can_focus=False):
    """What lists scroll in. However high it becomes, the cursor is in view; whoever scrolls takes it along."""

    def on_resize(self) -> None:
        for cursor_list in self.query(CursorList):
            cursor_list.show_cursor()

    def on_mouse_scroll_up(self) -> None:
        self._take_along()

    def on_mouse_scroll_down(self) -> None:
        self._take_along()

    def on_scroll_to(self) -> None:
        self._take_along()

    def _take_along(self) -> None:
        for cursor_list in self.query(CursorList):
            self.call_next(cursor_list.come_along)  # once Textual, which is told after this, has scrolled


class CursorList(Lines, can_focus=True):
    """Moves the cursor and keeps it in view; each list says how many rows it has, and draws them."""

    BINDINGS = [
        bind("list.up", "up,k", "move(-1)", "", "move; j and k do too"),
        bind("list.down", "down,j", "move(1)", "", "move; j and k do too"),
        bind("list.first", "home", "move(-9999)", "", "the first row, the last"),
        bind("list.last", "end", "move(9999)", "", "the first row, the last"),
        bind("list.page.up", "pageup", "page(-1)", "", "move by a page"),
        bind("list.page.down", "pagedown", "page(1)", "", "move by a page"),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row, or on one that has changed."""

    @property
    def count(self) -> int:
        """How many rows the cursor can stand on."""
        raise NotImplementedError

    def line_of(self, row: int) -> int:
        """On which of its lines a row stands."""
        return row

    @property
    def window(self) -> range:
        """Those of its lines that are to be seen."""
        found = scrolled_by(self)
        if found is None:
            return range(self.size.height)
        around, at = found
        top = round(around.scroll_target_y) - at.y
        return range(top, top + around.scrollable_content_region.height)

    @property
    def in_view(self) -> bool:
        """Whether the row under the cursor is to be seen."""
        return self.line_of(self.cursor) in self.window

    def action_move(self, step: int) -> None:
        """Over so many rows, stopping at either end; what is above the first and below the last comes after them."""
        before = self.cursor
        if self.size.height:  # none is seen of a list on a locked day
            self.cursor = max(0, min(self.count - 1, self.cursor + step))
        if self.cursor != before:
            return
        for around in self.ancestors:
            if isinstance(around, Scroller) and around.max_scroll_y:
                around.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Over as many rows as are to be seen at once."""
        self.action_move(step * max(1, len(self.window) - 1))

    def on_resize(self) -> None:
        """Another number of rows scrolls elsewhere."""
        self.show_cursor()

    def watch_cursor(self) -> None:
        self.post_message(self.Moved())
        self.show_cursor()

    def show_cursor(self) -> None:
        """Bring the row under the cursor into view."""
        if self.count and self.size.height:
            self.into_view(self.cursor)

    def into_view(self, row: int) -> None:
        """Scroll to a row."""
        into_view(self, self.line_of(row))

    def come_along(self) -> None:
        """Move the cursor to a row that is in view, if there is any."""
        seen = [row for row in range(self.count) if self.line_of(row) in self.window]
        if seen and self.cursor not in seen:
            self.cursor = min(seen, key=lambda row: abs(row - self.cursor))

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


class OpenList(CursorList, Generic[Item]):
    """A list of what can be opened, by enter or by a second click. Posts ``Opened``."""

    entries: reactive[tuple[Item, ...]] = reactive(())

    class Opened(Message):
        """What is under the cursor is to be opened."""

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def entry(self) -> Item | None:
        """What is under the cursor."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def put(self, entries: Sequence[Item], at: int) -> None:
        """Put others in, the cursor on one of them."""
        self.set_reactive(CursorList.cursor, max(0, min(at, len(entries) - 1)))
        self.entries = tuple(entries)
        self.post_message(self.Moved())

    def action_open(self) -> None:
        if self.entry is not None:
            self.post_message(self.Opened())

    def clicked(self, event: Click, *, again: bool) -> None:
        if again:
            self.action_open()


class Grouped(Protocol):
    """What stands under a heading."""

    @property
    def group(self) -> str:
        """The heading."""


InGroup = TypeVar("InGroup", bound=Grouped)


class GroupedList(OpenList[InGroup]):
    """Rows under quiet headings; a search leaves those out."""

    grouped: reactive[bool] = reactive(True, layout=True)

    def show(self, entries: Sequence[InGroup], at: int, *, grouped: bool) -> None:
        """Put other entries in, the cursor on one of them."""
        self.grouped = grouped
        self.put(entries, at)

    def line_of(self, row: int) -> int:
        return self.rows().index(row) if self.entries else 0

    def into_view(self, row: int) -> None:
        """Scroll to a row; the first has its heading above it."""
        line = self.line_of(row)
        into_view(self, line if row else 0, 1 if row else line + 1)

    def rows(self) -> list[int | str]:
        """Line by line a row's place, or a heading; an empty one is a blank line."""
        rows: list[int | str] = []
        group = ""
        for at, entry in enumerate(self.entries):
            if self.grouped and entry.group != group:
                rows += [*([""] if group else []), entry.group]
                group = entry.group
            rows.append(at)
        return rows
