"""A list with a cursor, which keys and clicks move: one line a row; and one of things that can be answered yes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
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


class Check(msgspec.Struct, frozen=True):
    """One thing to answer; without an id it is a heading, which has a style."""

    words: str
    id: str = ""
    style: str = content.STRONG


class Checklist(CursorList):
    """A line a thing; arrow keys move, space answers yes or takes that back."""

    BINDINGS = [
        bind("ticks.up", "up,k", "move(-1)", "", "move; j and k do too"),
        bind("ticks.down", "down,j", "move(1)", "", "move; j and k do too"),
        bind("ticks.tick", "space", "tick", "yes", "yes, or take that back"),
    ]

    chosen: reactive[frozenset[str]] = reactive(frozenset())

    def __init__(self, checks: Sequence[Check], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checks = tuple(checks)
        self._answers = [check for check in checks if check.id]

    @property
    def count(self) -> int:
        return len(self._answers)

    @property
    def here(self) -> str:
        """The id under the cursor."""
        return self._answers[self.cursor].id

    @property
    def answered(self) -> tuple[str, ...]:
        """What is answered yes, in the order of the list."""
        return tuple(check.id for check in self._answers if check.id in self.chosen)

    def action_tick(self) -> None:
        self.chosen = self.chosen ^ {self.here}

    def into_view(self, line: int, lines: int = 1) -> None:
        super().into_view(self._checks.index(self._answers[line]), lines)

    def clicked(self, event: Click, *, again: bool) -> None:
        self.action_tick()

    def lines(self, width: int) -> list[Content]:
        drawn, row = [], 0
        for check in self._checks:
            if not check.id:
                drawn.append(content.fit(check.words, width, check.style))
                continue
            here, yes = self.has_focus and row == self.cursor, check.id in self.chosen
            line = Content.assemble(
                Content.styled("● yes " if yes else "○     ", content.WARN if yes else content.QUIET),
                content.fit(check.words, max(0, width - 8), content.STRONG if here else ""),
            )
            drawn.append(self.row_line(row, line, width, here=here, band="on $panel" if here else ""))
            row += 1
        return drawn
