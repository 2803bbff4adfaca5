"""What everything has that stands in front of a page: it is left once, and escape leaves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.browser.touch import is_touched
from backcare_tui.tui.widgets.cursor_list import CursorInView
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.text import Words

Answer = TypeVar("Answer")

STYLES = str(Path(__file__).parent / "dialogs" / "dialogs.tcss")
"""Absolute, as Textual looks for a relative one beside each subclass."""

if TYPE_CHECKING:
    from textual.widgets import Input  # Today opens without an input, and is there sooner without its module


def buttons() -> ComposeResult:
    """The keys of a dialog below it, where fingers press them."""
    if is_touched():
        yield KeyBar(classes="buttons")


class Once(CursorInView):
    """A key held down, or a click made twice, answers again before the screen is gone: that is no answer."""

    _gone = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave with a result, the first time."""
        if self._gone:
            return AwaitComplete()
        self._gone = True
        left: AwaitComplete = super().dismiss(result)
        return left


class Still(VerticalScroll, can_focus=False):
    """What scrolls only to the field that has the focus."""


class Pages(VerticalScroll):
    """What scrolls behind its last line: a page is what is seen above that, with one line of it seen again."""

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def _page(self, way: int) -> None:
        # Textual's own page is all of the box, of which the docked line hides the end: a line of the text was never seen.
        seen = self.size.height - sum(hint.outer_size.height for hint in self.query(".hint"))
        self.scroll_relative(y=way * max(1, seen - 1))


class Asking(Once, ModalScreen[Answer | None], Generic[Answer]):
    """A question with an answer of its own kind; None where it is left without one."""

    CSS_PATH = STYLES
    BINDINGS = [bind("dialog.leave", "escape", "leave", "back", "leave without an answer")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]

    BOX: type[Vertical | VerticalScroll] = Still
    """What it stands in."""
    asks: str | Content = ""
    """Its first line."""
    hint = ""
    """Its last: what the keys do."""

    def compose(self) -> ComposeResult:
        with self.BOX(classes="dialog"):
            yield Words(
                self.asks if isinstance(self.asks, Content) else content.say(self.asks), classes="title"
            )
            yield from self.fields()
            yield Words(content.hints(self.hint), classes="hint")
        yield from buttons()

    def fields(self) -> ComposeResult:
        """What stands between the question and the hint."""
        raise NotImplementedError

    def say(self, selector: str, text: str, style: str = "") -> None:
        """Put other words in one of its lines."""
        said = content.hints(text) if selector == ".hint" else content.say(text, style)
        self.query_one(selector, Words).content = said

    def action_leave(self) -> None:
        self.dismiss(None)


class Dialog(Asking[str]):
    """A small question, answered with a text."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.answer(event.value)

    def answer(self, text: str) -> None:
        """Take what was typed."""
        self.dismiss(text)


class Form(Asking[Answer]):
    """A question of several fields, which takes a whole small screen."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
