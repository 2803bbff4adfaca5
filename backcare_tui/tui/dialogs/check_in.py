"""Questions that are answered with a digit each; and of them the weekly check-in: three numbers."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.widget import Widget

from backcare_tui.domain.journal.check_in import ENDS, QUESTIONS
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Answer, Form
from backcare_tui.tui.widgets.pain_level import PainLevel
from backcare_tui.tui.widgets.text import Words

Numbers = tuple[int, int, int]
NUMBER = "the answer, and on to the next question"


class Questions(Form[Answer]):
    """Questions of class ``answer``; a digit answers the one that has the focus, and moves on to the next."""

    # Before the field's own, in the order they are typed: a digit may come before the focus has moved on.
    BINDINGS = [
        bind("checkin.save", "enter", "save", "save", "save the answers", priority=True),
        *(
            replace(
                bind(f"checkin.{number}", str(number), f"number({number})", help=NUMBER, priority=True),
                key_display="0 … 9",
            )
            for number in range(10)
        ),
        bind("checkin.next", "tab", "go_on", "", "the next question", priority=True),
        bind("checkin.10", "minus", "number(10)", help="10, and on to the next question", priority=True),
    ]

    _begun: int | None = None
    """The question that was answered with a 1 just now, which a 0 makes 10."""
    _went_on = False
    """Whether a digit just now has led to the next question."""

    def on_mount(self) -> None:
        self.first().focus()
        # Focus scrolls its field into view, and on a small screen the title out of it.
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def first(self) -> Widget:
        """The question to begin with."""
        return self.query(".answer").first()

    def action_number(self, number: int) -> None:
        """Answer the question that has the focus, and go on to the next; after a 1 another digit may belong to it."""
        fields = [*self.query(".answer")]
        at = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        begun, self._begun = self._begun, None
        if begun == at and number != 0 and at + 1 < len(fields):
            at += 1
        waits = self.put(fields[at], 10 if begun == at and number == 0 else number)
        self.say("#wrong", "")
        self._begun = at if waits and number == 1 else None
        self._went_on = not waits and at + 1 < len(fields)
        fields[at + self._went_on].focus()

    def put(self, field: Widget, number: int) -> bool:
        """Answer a question with a digit; whether another one may belong to it."""
        if isinstance(field, PainLevel):
            field.level = min(number, field.most)
        return isinstance(field, PainLevel) and number == 1 and field.most == 10

    def action_go_on(self) -> None:
        """The next question; whoever is there by a digit already, and presses tab out of habit, stays."""
        if not self._went_on:
            self.focus_next()
        self._went_on, self._begun = False, None


class CheckInScreen(Questions[Numbers]):
    """Three questions of the past week (PEG), each answered with a number."""

    asks = "The past week"
    hint = "0–9, and - for 10 · enter saves · esc later"

    def fields(self) -> ComposeResult:
        for question, ends in zip(QUESTIONS, ENDS, strict=True):
            yield Words(content.say(question))
            yield PainLevel(ends, classes="answer")
        yield Words(id="wrong", classes="wrong")

    def action_save(self) -> None:
        """Save when all three have a number; else say how many have none, and stand at the first of them."""
        levels = [*self.query(PainLevel)]
        missing = [level for level in levels if level.level is None]
        if missing:
            lacks = "One question has" if len(missing) == 1 else f"{len(missing)} questions have"
            self.say("#wrong", f"{lacks} no number yet: 0 to 10, with a digit or the arrow keys.")
            self._begun, self._went_on = None, False
            missing[0].focus()
            return
        pain, enjoyment, activity = (level.level or 0 for level in levels)
        self.dismiss((pain, enjoyment, activity))
