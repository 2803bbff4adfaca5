"""A list of things that can each be answered yes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import CursorList


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
