"""Why a task is left out."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from backcare_tui.domain.days.rows import Row
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words

REASONS = ("sore", "tired", "no time", "away", "ill", "a rest day")


class SkipScreen(Dialog):
    """A reason from a short list, or in one's own words."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Words(content.say(f"Skip {self._row.name}: what is the reason?"), classes="title")
            yield OptionList(*REASONS, markup=False)
            yield Line(placeholder="or in your own words", max_length=200)
            yield Words(content.say("a skip never breaks a streak · esc leaves"), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(REASONS[event.option_index])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)
