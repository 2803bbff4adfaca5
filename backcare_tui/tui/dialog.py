"""What everything has that stands in front of a page: it is left once, and escape leaves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from backcare_tui.tui.bindings import bind

Answer = TypeVar("Answer")

STYLES = str(Path(__file__).parent / "dialogs" / "dialogs.tcss")
"""Absolute, as Textual looks for a relative one beside each subclass."""


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


class Asking(Once, ModalScreen[Answer | None], Generic[Answer]):
    """A question with an answer of its own kind; None where it is left without one."""

    CSS_PATH = STYLES
    BINDINGS = [bind("dialog.leave", "escape", "leave", "back", "leave without an answer")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    def action_leave(self) -> None:
        self.dismiss(None)


class Dialog(Asking[str]):
    """A small question, answered with a text."""


class Form(Asking[Answer]):
    """A question of several fields, which takes a whole small screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
