"""What can be chosen next of a change of the plan, a line each, under quiet headings."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive

from backcare_tui.coach.choices.choice import Choice
from backcare_tui.tui import content
from backcare_tui.tui.widgets.cursor_list import CursorList, GroupedList

NAMED, SHORT = 36, 26
"""Cells of the column of tasks' names, and of that of keys and values, where there is room for it."""
LEAST = 8
"""Cells that a note has at least: with fewer it is left out, so that the name is read."""


class ChoiceList(GroupedList[Choice], can_focus=False):
    """The list; the keys come from the line above it. A click picks, and what cannot be picked is dim.

    Its cursor may stand on none of them: then enter is for the line.
    """

    entries: reactive[tuple[Choice, ...]] = reactive((), layout=True)

    column = NAMED

    def choose_from(self, choices: Sequence[Choice], *, named: bool, first: bool) -> None:
        """Put other choices in, the cursor on the first that can be picked, or on none."""
        self.column = NAMED if named else SHORT
        self.put(choices, next((at for at, choice in enumerate(choices) if choice.live), 0))
        if not first:
            self.set_reactive(CursorList.cursor, -1)
        self.refresh()  # the same choices may have lost their cursor

    def line_of(self, row: int) -> int:
        return super().line_of(max(0, row))

    def come_along(self) -> None:
        if self.cursor >= 0:
            super().come_along()

    def clicked(self, event: Click, *, again: bool) -> None:
        self.action_open()

    @property
    def unseen(self) -> str:
        """The note of the choice under the cursor, where that is not to be seen whole."""
        choice, width = self.entry, self.size.width
        if choice is None or content.width_of(choice.note) < width - self._room_of(choice, width):
            return ""
        return choice.note

    def _room_of(self, choice: Choice, width: int) -> int:
        """Cells that the name of a choice takes, with the space behind it."""
        name = max(min(self.column, width // 2 + 2), content.width_of(choice.label) + 2)
        return name if choice.note and width - 1 - name >= LEAST else width - 1

    def lines(self, width: int) -> list[Content]:
        drawn = []
        for row in self.rows():
            if isinstance(row, str):
                drawn.append(content.fit(row, width, content.QUIET))
                continue
            choice, here = self.entries[row], row == self.cursor
            dim = "" if choice.live else "$foreground-disabled"
            room = self._room_of(choice, width)
            line = Content.assemble(
                content.fit(choice.label, room - 1, dim or (content.STRONG if here else "")),
                " ",
                content.fit(choice.note, max(0, width - room - 1), dim or content.QUIET),
            )
            drawn.append(self.row_line(row, line, width, here=here, band="on $panel" if here else ""))
        return drawn
