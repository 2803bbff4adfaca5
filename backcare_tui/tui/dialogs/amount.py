"""How much of a task was done."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.dose import amount_words, part_words, read_amount, words
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words


class AmountScreen(Dialog):
    """An amount in the dose's own unit; what cannot be read is said at once and asked again."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        row = self._row
        so_far = f", {part_words(row.did, row.dose)} so far" if row.did is not None else ""
        with Vertical(classes="dialog"):
            yield Words(content.say(f"How much of {row.name}?"), classes="title")
            yield Words(content.say(f"{words(row.dose)} asked{so_far}"), classes="hint")
            yield Line(placeholder=amount_words(row.dose), max_length=40)
            yield Words(id="wrong", classes="wrong")
            yield Words(
                content.say("the day's total, part or whole · enter keeps it · esc leaves"), classes="hint"
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take an amount that can be read."""
        if not event.value.strip():
            return
        try:
            read_amount(event.value, self._row.dose)
        except ValueError as error:
            self.query_one("#wrong", Words).content = content.say(str(error))
        else:
            self.dismiss(event.value)
