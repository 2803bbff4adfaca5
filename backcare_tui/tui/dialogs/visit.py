"""What to write down of a visit, a line for each of its questions; and when one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.visits import LONGEST_ANSWER, meant_words
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal.appointments import LONGEST_NAME, LONGEST_PLACE
from backcare_tui.domain.journal.events import Answers
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialog import Form
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words

Answer = TypeVar("Answer")


class LinesScreen(Form[Answer]):
    """Lines to write in, one after the other."""

    BINDINGS = [bind("visit.save", "ctrl+s", "save", "save", "save what is written so far", priority=True)]

    hint = "enter goes on, at the last it saves · ctrl+s saves · esc back"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line; save at the last."""
        lines = [*self.query(Input)]
        at = lines.index(event.input)
        if at + 1 < len(lines):
            lines[at + 1].focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Take every line as it stands."""
        raise NotImplementedError


class VisitScreen(LinesScreen[Answers]):
    """A line for each question, with what was written there before; each may stay empty, for now or for good."""

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

    def action_save(self) -> None:
        values = (line.value for line in self.query(Input))
        self.dismiss(tuple(zip(self._questions, values, strict=True)))


class AppointScreen(LinesScreen[tuple[str, str, str]]):
    """Which visit, when, and where or with whom; what is understood of it stands below while it is typed."""

    asks = "An appointment"
    LINES = (
        ("which visit", "physio, or a name of your own", LONGEST_NAME),
        ("when", "3 Dec 14:00", 80),
        ("where, with whom", "may stay empty", LONGEST_PLACE),
    )

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach

    def fields(self) -> ComposeResult:
        visits = [task.name for task in self._coach.plan.tasks if task.kind == "visit"]
        known = (visits[0] if len(visits) == 1 else "", "", "")
        for (asked, example, most), value in zip(self.LINES, known, strict=True):
            with Horizontal(classes="asked"):
                yield Words(content.say(asked, content.QUIET))
                yield Line(content.typed(value), placeholder=example, max_length=most)
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        """Begin at the first line that is empty."""
        next(line for line in self.query(Input) if not line.value).focus()

    @property
    def _typed(self) -> tuple[str, str, str]:
        what, when, place = (line.value for line in self.query(Input))
        return what, when, place

    def on_input_changed(self) -> None:
        """Tell what is understood of it so far."""
        what, when, _place = self._typed
        words = ""
        if what.strip() and when.strip():
            try:
                words = meant_words(self._coach, what, when)
            except Refused as error:
                words = str(error)
        self.say("#wrong", words, content.QUIET)

    def action_save(self) -> None:
        """Take it, or say what it lacks."""
        what, when, place = self._typed
        try:
            meant_words(self._coach, what, when)
        except Refused as error:
            self.say("#wrong", str(error))
            return
        self.dismiss((what, when, place))
