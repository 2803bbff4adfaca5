"""A task's ladder, to choose a rung from, and why."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.text import Words


class Choice(NamedTuple):
    """The rung, and the reason if one was given."""

    rung: int
    because: str


class RungScreen(Asking[Choice]):
    """The ladder, the task's own rung under the cursor, and a line for the reason."""

    def __init__(self, task: Task, level: Level) -> None:
        super().__init__()
        self._laddered = task
        self._own = level.rung - (level.kind == "climb")

    def compose(self) -> ComposeResult:
        task = self._laddered
        rungs = range(task.lowest, len(task.rungs) + 1)
        with Vertical(classes="dialog"):
            yield Words(content.say(f"{task.name}: which rung?"), classes="title")
            yield OptionList(
                *(content.say(rung_words(task, rung, self._own)) for rung in rungs), markup=False
            )
            yield Line(placeholder="why, if you like", max_length=200)
            yield Words(
                content.say("enter chooses · tab first, to say why · esc leaves"),
                classes="hint",
            )

    def on_mount(self) -> None:
        """Begin at the task's own."""
        ladder = self.query_one(OptionList)
        ladder.focus()
        ladder.highlighted = self._own - self._laddered.lowest

    def on_option_list_option_selected(self) -> None:
        self._choose()

    def on_input_submitted(self) -> None:
        self._choose()

    def _choose(self) -> None:
        at = self.query_one(OptionList).highlighted or 0
        self.dismiss(Choice(self._laddered.lowest + at, self.query_one(Input).value.strip()))


def rung_words(task: Task, rung: int, own: int) -> str:
    """A rung with its dose."""
    name = f"rung {rung}" if rung else "easier form"
    return f"{name:<13}{words(task.dose(rung))}{'   where you are' if rung == own else ''}"
