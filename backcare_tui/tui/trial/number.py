"""The one number that a trial asks for a day: yesterday's pain on average, answered with one digit."""

from __future__ import annotations

from textual.app import ComposeResult

from backcare_tui.tui import content
from backcare_tui.tui.dialogs.check_in import Questions
from backcare_tui.tui.widgets.pain_level import PainLevel
from backcare_tui.tui.widgets.text import Words

ABOUT = "Not how it is now, nor the worst of it: that day as a whole."
ONE = "0 makes it 10 · enter saves 1 · esc later"


class NumberScreen(Questions[int]):
    """One question; a digit answers it at once, but for a 1, which may be the first of 10."""

    hint = "0–9, and - for 10 · enter saves · esc later"

    def __init__(self, asks: str, given: int | None) -> None:
        """Ask.

        Args:
            asks: The question.
            given: What was answered already, to be put right.
        """
        super().__init__()
        self.asks = asks
        self._given = given

    def fields(self) -> ComposeResult:
        yield Words(content.say(ABOUT, content.QUIET), id="about")
        level = PainLevel(classes="answer")
        level.set_reactive(PainLevel.level, self._given)
        yield level
        yield Words(id="wrong", classes="wrong")

    def action_number(self, number: int) -> None:
        """Answer with a digit; a 1 waits for what follows, so that the 0 of a 10 is not typed into the page behind."""
        begun = self._begun is not None
        super().action_number(number)
        if number == 1 and not begun:
            self.say(".hint", ONE)
        else:
            self.action_save()

    def action_save(self) -> None:
        level = self.query_one(PainLevel).level
        if level is None:
            self.say("#wrong", "A number from 0 to 10, with a digit or the arrow keys.")
            return
        self.dismiss(level)
