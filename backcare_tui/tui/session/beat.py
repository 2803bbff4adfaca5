"""The moment of a repetition: its word in large letters, how much of it is done, and how long it still takes."""

from __future__ import annotations

import math

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.tui import content

BAR = 20
"""Cells of the bar at most."""


def large(word: str, width: int) -> str:
    """A word in spaced capitals where it has the room: ``P R E S S``."""
    capitals = content.clean(word).upper()
    plain = capitals.replace(" ", "")
    spaced = " ".join(capitals)
    return spaced if plain.isascii() and plain.isalnum() and len(spaced) <= width else capitals


class Beat(Widget):
    """Three lines, each where it always is. It keeps no time: whoever has a clock calls ``show``."""

    DEFAULT_CSS = "Beat { height: 3; width: 1fr; }"

    shown: reactive[tuple[str, int, int, str]] = reactive(("", 0, 0, ""))

    def show(self, word: str, share: float, left: float, note: str = "") -> None:
        """A moment.

        Args:
            word: Of the cadence.
            share: How much of it is done, 0 to 1.
            left: Seconds left of it; a second is left until it is over.
            note: A few words beside the seconds.
        """
        self.shown = (word, round(share * self._bar), math.ceil(left - 1e-6), note)

    @property
    def _bar(self) -> int:
        return max(1, min(BAR, self.content_size.width))

    def render(self) -> Content:
        word, full, left, note = self.shown
        seconds = content.say(f"{left} s")
        last = Content.assemble(seconds, (f"   {note}", content.QUIET)) if note else seconds
        width = self.content_size.width
        return content.lines(
            [content.say(large(word, width), content.ACCENT), content.bar(full / self._bar, self._bar), last]
        )
