"""What is asked and told about a row: how much of it was done, why it is left out, its rung, and why it is here."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList

from backcare_tui.coach.actions.tasks import REASONS
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.plan.dose import amount_words, part_words, read_amount, words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Asking, Dialog, Pages
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.options import Options
from backcare_tui.tui.widgets.text import Bullets, Words, part_bullets, row_parts


class AmountScreen(Dialog):
    """An amount in the dose's own unit; what cannot be read is said at once and asked again."""

    hint = "the day's total, part or whole · enter saves · esc back"

    def __init__(self, row: Row) -> None:
        super().__init__()
        self._row = row
        self.asks = f"How much of {row.title}?"

    def fields(self) -> ComposeResult:
        row = self._row
        so_far = f", {part_words(row.did, row.dose)} so far" if row.did is not None else ""
        yield Words(content.say(f"{words(row.dose)} asked{so_far}"), classes="hint")
        yield Line(placeholder=amount_words(row.dose), max_length=40)
        yield Words(id="wrong", classes="wrong")

    def answer(self, text: str) -> None:
        """Take an amount that can be read."""
        try:
            read_amount(text, self._row.dose)
        except ValueError as error:
            self.say("#wrong", str(error))
        else:
            self.dismiss(text)


class SkipScreen(Dialog):
    """A reason from a short list, or in one's own words."""

    hint = "enter skips · a skip never breaks a streak · esc back"

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.asks = f"Skip {row.title}: what is the reason?"

    def fields(self) -> ComposeResult:
        yield Options(REASONS)
        yield Line(placeholder="or in your own words", max_length=200)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(REASONS[event.option_index])


class Choice(NamedTuple):
    """A rung, and the reason if one was given."""

    rung: int
    because: str


class RungScreen(Asking[Choice]):
    """A task's ladder, its own rung under the cursor, and a line for the reason."""

    hint = "enter chooses · tab first, to say why · esc back"

    def __init__(self, task: Task, level: Level) -> None:
        super().__init__()
        self.asks = f"{task.name}: which rung?"
        self._laddered = task
        self._own = level.rung - (level.kind == "climb")

    def fields(self) -> ComposeResult:
        task = self._laddered
        rungs = range(task.lowest, len(task.rungs) + 1)
        yield Options([rung_words(task, rung, self._own) for rung in rungs])
        yield Line(placeholder="why, if you like", max_length=200)

    def on_mount(self) -> None:
        """Begin at the task's own."""
        ladder = self.query_one(Options)
        ladder.focus()
        ladder.highlighted = self._own - self._laddered.lowest

    def on_option_list_option_selected(self) -> None:
        self._choose()

    def on_input_submitted(self) -> None:
        self._choose()

    def _choose(self) -> None:
        at = self.query_one(Options).highlighted or 0
        self.dismiss(Choice(self._laddered.lowest + at, self.query_one(Input).value.strip()))


def rung_words(task: Task, rung: int, own: int) -> str:
    """A rung with its dose."""
    name = f"rung {rung}" if rung else "easier form"
    return f"{name:<13}{words(task.dose(rung))}{'   where you are' if rung == own else ''}"


class WhyScreen(Dialog):
    """The facts, steps, cautions and source of one row; scrolls with the arrow keys."""

    BOX = Pages
    hint = "↑ ↓ scroll · esc back"

    def __init__(self, row: Row, guidance: Guidance, atlas: Atlas, *, first: str = "") -> None:
        """Tell about a row; ``first``: the heading of what comes before all else."""
        super().__init__()
        dose = content.say(row.dose_words, content.QUIET)
        self.asks = Content.assemble(content.say(row.title), "  ", dose)
        self._parts = sorted(row_parts(row, guidance, atlas), key=lambda part: part[0] != first)

    def fields(self) -> ComposeResult:
        for part in self._parts:
            yield Bullets(part_bullets(part))
