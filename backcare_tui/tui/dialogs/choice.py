"""A question with two or three answers, each on a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList

from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Words

Choice = tuple[str, str]
"""An answer's id, and its words."""


class ChoiceScreen(Dialog):
    """The question, a few words about it, and its answers; escape leaves it open."""

    def __init__(self, question: str, about: str, choices: Sequence[Choice], *, start: int = 0) -> None:
        super().__init__()
        self._question = question
        self._about = about
        self._choices = tuple(choices)
        self._start = start

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Words(content.say(self._question), classes="title")
            if self._about:
                yield Words(content.say(self._about), id="about")
            # The answers are content already, and their words no markup: a task may be named [red].
            yield OptionList(*(content.say(words) for _id, words in self._choices), markup=False)
            yield Words(content.say("enter answers · esc leaves it open"), classes="hint")

    def on_mount(self) -> None:
        """Begin at the answer that changes least."""
        answers = self.query_one(OptionList)
        answers.focus()
        answers.highlighted = self._start

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])
