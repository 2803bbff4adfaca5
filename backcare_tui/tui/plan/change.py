"""A change of the plan, typed as one line: the lines of the file that it changes are shown as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input

from backcare_tui.coach import Coach, Refused
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Asking
from backcare_tui.tui.widgets.text import Words

if TYPE_CHECKING:
    from backcare_tui.coach.actions.edits import Edit

FORMS = (
    "pump minutes 3,5,8",
    "pump every mon wed fri",
    "pause pump until sunday",
    "add mcgill-big-3 bird-dog",
    "move pump before massage",
    "remove pump",
    "undo",
)
"""What may be typed, shown until something is."""
MOST = 10
"""Lines of a change that are shown."""


class ChangeScreen(Asking["Edit"]):
    """The line, and below it what it comes to."""

    asks = "Change the plan"
    hint = "enter saves it · esc leaves"

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self._coach = coach
        self._edit: Edit | None = None

    def fields(self) -> ComposeResult:
        yield Input(placeholder="task, key and value, or a verb", id="line")
        yield Words(id="comes")
        yield Words(id="wrong", classes="wrong")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave with the change, if there is one."""
        self._show(event.value)
        if self._edit is not None and self._edit.lines:
            self.dismiss(self._edit)

    def _show(self, line: str) -> None:
        from backcare_tui.coach.actions.edits import typed

        self._edit, wrong = None, ""
        try:
            self._edit = typed(self._coach, line)
        except (Refused, PlanError) as error:
            wrong = str(error)
        lines = [*FORMS] if self._edit is None and not wrong else []
        if self._edit is not None:
            lines = [*self._edit.lines[:MOST]] or ["The plan says so already."]
            more = len(self._edit.lines) - MOST
            lines += [f"… and {more} lines more"] if more > 0 else []
        style = content.QUIET if self._edit is None else ""
        self.query_one("#comes", Words).content = content.lines([content.say(text, style) for text in lines])
        self.say("#wrong", wrong)
