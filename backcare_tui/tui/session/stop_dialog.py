"""What a guided session is stopped for: a word from a short list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import OptionList

from backcare_tui.domain.safety import STOPS
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.text import Words


class StopScreen(Dialog):
    """One number a word; the session stands still meanwhile."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Words(content.say("Stopped. What do you feel?"), classes="title")
            words = [f"{at}  {stop.id}" for at, stop in enumerate(STOPS, 1)]
            yield OptionList(*words, markup=False)
            yield Words(content.say("its number, or enter · esc: none of them"), classes="hint")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_key(self, event: Key) -> None:
        number = event.character or ""
        if number in "123456789"[: len(STOPS)] and number:
            event.stop()
            self.dismiss(STOPS[int(number) - 1].id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(STOPS[event.option_index].id)
