"""What to write down of a visit: the plan's own questions, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from backcare_tui.coach.actions.visits import LONGEST_ANSWER
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal.events import Answers
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Form
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words


class VisitScreen(Form[Answers]):
    """A line for each question, with what was written there before; each may stay empty, for now or for good."""

    BINDINGS = [bind("visit.save", "ctrl+s", "save", "save", "save what is written so far", priority=True)]

    hint = "enter goes on, at the last it saves · ctrl+s saves · esc back"

    def __init__(self, row: Row, questions: Sequence[str]) -> None:
        super().__init__()
        self.asks = f"{row.name}: what to write down"
        self._questions = questions
        self._said = dict(row.log)

    def fields(self) -> ComposeResult:
        for question in self._questions:
            with Horizontal(classes="asked"):
                yield Words(content.say(question, content.QUIET))
                yield Line(content.typed(self._said.get(question, "")), max_length=LONGEST_ANSWER)
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        """Begin at the first question without an answer."""
        lines = [*self.query(Input)]
        next((line for line in lines if not line.value), lines[0]).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next question; save at the last."""
        lines = [*self.query(Input)]
        at = lines.index(event.input)
        if at + 1 < len(lines):
            lines[at + 1].focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Take every line as it stands."""
        values = (line.value for line in self.query(Input))
        self.dismiss(tuple(zip(self._questions, values, strict=True)))
