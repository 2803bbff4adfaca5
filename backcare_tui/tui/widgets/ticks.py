"""A few words to tick: several of them, or one; each on a line, or one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.style import Style

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.widgets.focus_bar import FocusBar
from backcare_tui.tui.widgets.text import Lines

WIDE, CLOSE = "  ", " "
"""Between choices one after the other, where they have room on one line; and where they have not."""


class Ticks(FocusBar, Lines, can_focus=True):
    """Arrow keys move, space or a click ticks; where only one may be ticked, moving does."""

    DEFAULT_CSS = """
    Ticks { border-left: blank; }
    Ticks:focus { border-left: outer $accent; }
    """

    BINDINGS = [
        bind("ticks.before", "up,left,k,h", "move(-1)", "", "move over the choices"),
        bind("ticks.after", "down,right,j,l", "move(1)", "", "move over the choices"),
        bind("ticks.tick", "space", "tick", "tick", "take or leave the choice"),
    ]

    cursor: reactive[int] = reactive(0)
    ticked: reactive[tuple[int, ...]] = reactive(())

    def __init__(
        self,
        words: Sequence[str],
        ticked: Sequence[int] = (),
        *,
        one: bool = False,
        across: bool = False,
        id: str | None = None,
    ) -> None:
        """Take the words, and which are ticked.

        Args:
            words: What can be ticked.
            ticked: The places of those that are.
            one: Whether only one can be.
            across: One after the other; else each on a line.
            id: The widget's.
        """
        super().__init__(id=id)
        self._words, self._one, self._across = tuple(words), one, across
        self.set_reactive(Ticks.ticked, tuple(ticked))
        if one and ticked:
            self.set_reactive(Ticks.cursor, ticked[0])

    @property
    def focused_lines(self) -> range:
        """The line of the choice under the cursor."""
        at = 0 if self._across else self.cursor
        return range(at, at + 1)

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(len(self._words) - 1, self.cursor + step))
        if self._one:
            self.ticked = (self.cursor,)

    def action_tick(self) -> None:
        at = self.cursor
        if self._one:
            self.ticked = (at,)
        else:
            self.ticked = tuple(sorted({*self.ticked} ^ {at}))

    def on_click(self, event: Click) -> None:
        at = event.style.meta.get("tick")
        if isinstance(at, int):
            self.focus()
            self.cursor = at
            self.action_tick()

    def lines(self, width: int) -> list[Content]:
        drawn: list[Content] = []
        cells = sum(2 + content.width_of(word) for word in self._words)
        between = WIDE if cells + len(WIDE) * (len(self._words) - 1) <= width else CLOSE
        for at, word in enumerate(self._words):
            ticked, here = at in self.ticked, self.has_focus and at == self.cursor
            mark = (f"{'●' if ticked else '○'} ", content.ACCENT if ticked else content.QUIET)
            said = content.say(
                word, content.STRONG if here else "" if ticked or not self._across else content.QUIET
            )
            piece = Content.assemble(mark, said).stylize(Style.from_meta({"tick": at}))
            if self._across and drawn and drawn[-1].cell_length + len(between) + piece.cell_length <= width:
                drawn[-1] = Content.assemble(drawn[-1], between, piece)
            else:
                drawn.append(piece)
        return drawn
