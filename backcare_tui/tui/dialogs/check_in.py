"""The weekly check-in: three numbers."""

from __future__ import annotations

from textual.app import ComposeResult

from backcare_tui.domain.guidance.check_in import ENDS, QUESTIONS
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Form
from backcare_tui.tui.widgets.pain_level import PainLevel
from backcare_tui.tui.widgets.text import Words

Numbers = tuple[int, int, int]


class CheckInScreen(Form[Numbers]):
    """Three questions of the past week (PEG), each answered with a number."""

    BINDINGS = [
        bind("checkin.save", "enter", "save", "save", "save the three numbers", priority=True),
    ]

    asks = "The past week"
    hint = "tab moves · enter saves · esc leaves"

    def fields(self) -> ComposeResult:
        for question, ends in zip(QUESTIONS, ENDS, strict=True):
            yield Words(content.say(question))
            yield PainLevel(ends)
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self.query(PainLevel).first().focus()
        # Focus scrolls its field into view, and on a small screen the title out of it.
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def action_save(self) -> None:
        """On to the next question without a number; save when all three have one."""
        levels = [*self.query(PainLevel)]
        self.say("#wrong", "")
        missing = next((level for level in levels if level.level is None), None)
        if missing is not None:
            if missing.has_focus:
                self.say("#wrong", "A number from 0 to 10, with a digit or the arrow keys.")
            missing.focus()
            return
        pain, enjoyment, activity = (level.level or 0 for level in levels)
        self.dismiss((pain, enjoyment, activity))
