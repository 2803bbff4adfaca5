"""What is answered yes or no, a line a thing, in groups under headings: the safety questions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.cursor_list import CursorList, into_view
from backcare_tui.tui.widgets.text import LEAST


class Check(msgspec.Struct, frozen=True):
    """One thing to answer, with the style of a yes; without an id it is a heading, in its own."""

    words: str
    id: str = ""
    style: str = content.STRONG


MARKED = 8
"""Cells of a line that its bar, its mark and its yes take."""


class Checklist(CursorList):
    """A line a thing, groups with space between; arrow keys move, space answers yes or takes that back."""

    BINDINGS = [bind("ticks.tick", "space", "tick", "yes", "yes, or take that back")]

    chosen: reactive[frozenset[str]] = reactive(frozenset())

    class Ticked(Message):
        """Something was answered, or taken back."""

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
        self.post_message(self.Ticked())

    def line_of(self, row: int) -> int:
        lines = 0
        for check in self._checks:
            if check.id == self._answers[row].id:
                break
            lines += len(self._wrapped(check, self.size.width)) if check.id else 1 + (lines > 0)
        return lines

    def into_view(self, row: int) -> None:
        """All lines of a row, and of what stands over the first one of its group, the heading."""
        first, lines = self.line_of(row), self._wrapped(self._answers[row], self.size.width)
        into_view(self, first + len(lines) - 1)
        at = self._checks.index(self._answers[row])
        has_heading = at > 0 and not self._checks[at - 1].id and len(self.window) > len(lines)
        into_view(self, first - has_heading)

    def _wrapped(self, check: Check, width: int) -> list[Content]:
        return [*content.say(check.words).wrap(max(LEAST, width - MARKED))]

    @property
    def below(self) -> int:
        """How many are further down than is seen."""
        return sum(self.line_of(row) >= self.window.stop for row in range(self.count))

    def clicked(self, event: Click, *, again: bool) -> None:
        self.action_tick()

    def lines(self, width: int) -> list[Content]:
        drawn: list[Content] = []
        row = 0
        last = self.window.stop - 1  # a heading there would seem to be of what stands below the list
        for check in self._checks:
            if not check.id:
                drawn += [Content("")] if drawn else []
                drawn.append(
                    Content("") if len(drawn) == last else content.fit(check.words, width, check.style)
                )
                continue
            here, yes = self.has_focus and row == self.cursor, check.id in self.chosen
            style = check.style if yes else content.QUIET
            for at, words in enumerate(self._wrapped(check, width)):
                line = Content.assemble(
                    Content.styled("  " if at else "● " if yes else "○ ", style),
                    content.fit(words.plain, max(0, width - MARKED), content.STRONG if here else ""),
                    Content.styled(" yes" if yes and not at else "", style),
                )
                drawn.append(
                    self.row_line(row, line, width, here=here and not at, band="on $panel" if here else "")
                )
            row += 1
        return drawn
