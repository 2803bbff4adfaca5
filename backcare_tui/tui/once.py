"""What stands in front of a page is left once, however fast it is answered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.screen import Screen

if TYPE_CHECKING:
    Base = Screen[Any]
else:
    # Textual takes styles from the first base that is a screen, and that is to be the screen's own kind.
    Base = object


class Once(Base):
    """A key held down, or a click made twice, answers again before the screen is gone: that is no answer."""

    _gone = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave with a result, the first time."""
        if self._gone:
            return AwaitComplete()
        self._gone = True
        left: AwaitComplete = super().dismiss(result)
        return left


class Palette(Once, CommandPalette):
    """Textual's command palette, left once."""


def open_palette(app: App[None]) -> None:
    """Open the palette, unless it is open."""
    if not isinstance(app.screen, CommandPalette):
        app.push_screen(Palette(id="--command-palette"))
