"""A pain level from 0 to 10; or one of a few words, chosen in the same way."""

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
from backcare_tui.tui.browser.touch import is_touched
from backcare_tui.tui.widgets.buttons import Button, drawn
from backcare_tui.tui.widgets.focus_bar import FocusBar


class PainLevel(FocusBar, Widget, can_focus=True):
    """Eleven numbers, or a few words; a digit or the arrow keys choose, 1 then 0 makes 10."""

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
        words: Sequence[str] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Numbers to choose from.

        Args:
            ends: What 0 and 10 mean; empty where the question says so.
            zones: The zone of each number, whose colour it has once it is chosen; without any, one for all.
            words: What stands in place of the numbers from 0 on.
            id: The widget's.
            classes: The widget's.
        """
        super().__init__(id=id, classes=classes)
        self._words = tuple(words) or tuple(map(str, range(11)))
        self._ends = ends
        self._zones = zones

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The numbers, and what the ends mean, on two lines where it is narrow."""
        ends = 0 if not self._ends else 1 if width >= content.width_of(self._ends) else 2
        return (len(self._buttons(width)) if is_touched() else 1) + ends

    @property
    def focused_lines(self) -> range:
        """The numbers; the words below only tell their ends."""
        return range(1)

    @property
    def most(self) -> int:
        """The highest level there is."""
        return len(self._words) - 1

    def action_step(self, step: int) -> None:
        """One less or one more; the first press stands in the middle."""
        self.level = self.most // 2 if self.level is None else max(0, min(self.most, self.level + step))

    def on_key(self, event: Key) -> None:
        """A digit is that level; 0 after 1 is 10."""
        if event.character and event.character in "0123456789":
            event.stop()
            digit = int(event.character)
            digit = 10 if digit == 0 and self.level == 1 else digit
            self.level = min(digit, self.most)

    def on_click(self, event: Click) -> None:
        level = event.style.meta.get("level")
        if isinstance(level, int):
            self.focus()
            self.level = level

    def render(self) -> Content:
        """The numbers in a row, the chosen one marked by brackets."""
        pieces = []
        for level, word in enumerate(self._words):
            here = level == self.level
            text = f"[{word}]" if here else f" {word} "
            style = self._style(level) if here else "" if self.has_focus else content.QUIET
            pieces.append(Content.styled(text, style).stylize(Style.from_meta({"level": level})))
        ends = [content.say(self._ends, content.QUIET)] if self._ends else []
        shown = self._buttons(self.content_size.width) if is_touched() else [Content("").join(pieces)]
        return content.lines([*shown, *ends])

    def _buttons(self, width: int) -> list[Content]:
        """The numbers in two rows that a thumb can find, the chosen one in its colour."""
        every = [
            Button(word, {"level": level}, f"{self._style(level)} reverse" if level == self.level else "")
            for level, word in enumerate(self._words)
        ]
        half = -(-len(every) // 2)
        first, second = drawn(every[:half], width), drawn(every[half:], width)
        return [*first, Content(""), *second, Content("")]

    def _style(self, level: int) -> str:
        return f"bold {content.STYLES[self._zones[level]]}" if self._zones else content.ACCENT
