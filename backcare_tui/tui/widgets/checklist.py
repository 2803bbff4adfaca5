"""A list of things that can each be answered yes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.text import into_view


class Check(msgspec.Struct, frozen=True):
    """One thing to answer; without an id it is a heading, which has a style."""

    words: str
    id: str = ""
    style: str = content.STRONG


class Checklist(Widget, can_focus=True):
    """A line a thing; arrow keys move, space answers yes or takes that back."""

    DEFAULT_CSS = "Checklist { height: auto; }"

    BINDINGS = [
        bind("ticks.up", "up,k", "move(-1)", "", "move; j and k do too"),
        bind("ticks.down", "down,j", "move(1)", "", "move; j and k do too"),
        bind("ticks.tick", "space", "tick", "yes", "yes, or take that back"),
    ]

    cursor: reactive[int] = reactive(0)
    chosen: reactive[frozenset[str]] = reactive(frozenset())

    class Moved(Message):
        """The cursor stands on another line."""

    def __init__(self, checks: Sequence[Check], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checks = tuple(checks)
        self._places = [at for at, check in enumerate(checks) if check.id]

    @property
    def here(self) -> str:
        """The id under the cursor."""
        return self._checks[self._places[self.cursor]].id

    @property
    def answered(self) -> tuple[str, ...]:
        """What is answered yes, in the order of the list."""
        return tuple(check.id for check in self._checks if check.id in self.chosen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._checks)

    def action_move(self, step: int) -> None:
        """To the next line that can be answered, stopping at either end."""
        self.cursor = max(0, min(len(self._places) - 1, self.cursor + step))

    def action_tick(self) -> None:
        self.chosen = self.chosen ^ {self.here}

    def watch_cursor(self) -> None:
        self.post_message(self.Moved())
        into_view(self, self._places[self.cursor])

    def on_click(self, event: Click) -> None:
        at = event.style.meta.get("tick")
        if isinstance(at, int) and at in self._places:
            self.focus()
            self.cursor = self._places.index(at)
            self.action_tick()

    def render(self) -> Content:
        width = self.content_size.width
        rows = []
        for at, check in enumerate(self._checks):
            if not check.id:
                rows.append(content.fit(check.words, width, check.style))
                continue
            here = self.has_focus and at == self._places[self.cursor]
            yes = check.id in self.chosen
            line = Content.assemble(
                ("▌" if here else " ", "$accent"),
                Content.styled("● yes " if yes else "○     ", content.WARN if yes else content.QUIET),
                content.fit(check.words, max(0, width - 8), content.STRONG if here else ""),
            )
            line = line.pad_right(max(0, width - line.cell_length)).stylize(Style.from_meta({"tick": at}))
            rows.append(line.stylize_before("on $panel") if here else line)
        return content.lines(rows)
