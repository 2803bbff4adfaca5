"""A question with a few answers, each on a line; so is asked what a guided session is stopped for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import OptionList

from backcare_tui.domain.safety import STOPS
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.alarm import Alarm
from backcare_tui.tui.widgets.options import Options
from backcare_tui.tui.widgets.text import Words

STOPPED = "Stopped. What do you feel?"
Choice = tuple[str, str]
"""An answer's id, and its words."""


class ChoiceScreen(Dialog):
    """The question, a few words about it, and its answers; escape leaves it open."""

    hint = "enter answers · esc later"

    def __init__(self, question: str, about: str, choices: Sequence[Choice], *, start: int = 0) -> None:
        super().__init__()
        self.asks = question
        self._about = about
        self._choices = tuple(choices)
        self._start = start

    def fields(self) -> ComposeResult:
        if self._about:
            yield Words(content.say(self._about), id="about")
        yield Options([words for _id, words in self._choices])

    def on_mount(self) -> None:
        """Begin at the answer that changes least."""
        answers = self.query_one(Options)
        answers.focus()
        answers.highlighted = self._start

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])


class StopScreen(ChoiceScreen):
    """What is felt, one number a word, under a red bar; the session stands still meanwhile."""

    hint = "enter answers, or its number · esc none of them"

    def __init__(self) -> None:
        choices = [(stop.id, f"{number}  {stop.id}") for number, stop in enumerate(STOPS, 1)]
        super().__init__("", "", choices)

    def fields(self) -> ComposeResult:
        """The bar in place of the question's own line."""
        yield Alarm((STOPPED,), id="about")
        yield from super().fields()

    def on_key(self, event: Key) -> None:
        number = event.character or ""
        if number in "123456789"[: len(STOPS)] and number:
            event.stop()
            self.dismiss(STOPS[int(number) - 1].id)
