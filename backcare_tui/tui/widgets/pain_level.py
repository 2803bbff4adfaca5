"""A pain level from 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind


class PainLevel(Widget, can_focus=True):
    """Eleven numbers; a digit or the arrow keys choose, 1 then 0 makes 10."""

    DEFAULT_CSS = """
    PainLevel { height: auto; border-left: blank; }
    PainLevel:focus { border-left: outer $accent; }
    """

    BINDINGS = [
        bind("level.less", "left", "step(-1)", "", "one less, or one more"),
        bind("level.more", "right", "step(1)", "", "one less, or one more"),
    ]

    level: reactive[int | None] = reactive(None)

    def __init__(
        self,
        ends: str = "0 no pain · 10 worst pain imaginable",
        zones: Sequence[str] = (),
        *,
        id: str | None = None,
    ) -> None:
        """Numbers to choose from.

        Args:
            ends: What 0 and 10 mean.
            zones: The zone of each number, whose colour it has once it is chosen; without any, one for all.
            id: The widget's.
        """
        super().__init__(id=id)
        self._ends = ends
        self._zones = zones

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The numbers, and what the ends mean, on two lines where it is narrow."""
        return 2 if width >= content.width_of(self._ends) else 3

    def action_step(self, step: int) -> None:
        """One less or one more; the first press stands in the middle."""
        self.level = 5 if self.level is None else max(0, min(10, self.level + step))

    def on_key(self, event: Key) -> None:
        """A digit is that level; 0 after 1 is 10."""
        if event.character and event.character in "0123456789":
            event.stop()
            digit = int(event.character)
            self.level = 10 if digit == 0 and self.level == 1 else digit

    def on_click(self, event: Click) -> None:
        level = event.style.meta.get("level")
        if isinstance(level, int):
            self.focus()
            self.level = level

    def render(self) -> Content:
        """The numbers in a row, the chosen one marked by brackets."""
        pieces = []
        for level in range(11):
            here = level == self.level
            text = f"[{level}]" if here else f" {level} "
            style = self._style(level) if here else "" if self.has_focus else content.QUIET
            pieces.append(Content.styled(text, style).stylize(Style.from_meta({"level": level})))
        return content.lines([Content("").join(pieces), content.say(self._ends, content.QUIET)])

    def _style(self, level: int) -> str:
        return f"bold {content.STYLES[self._zones[level]]}" if self._zones else content.ACCENT
