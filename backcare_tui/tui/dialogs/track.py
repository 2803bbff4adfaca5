"""What the plan tracks: a number or a yes each, asked after a pain report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.widget import Widget

from backcare_tui.domain.journal.tracked import TrackNow
from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.track import NUMBER, TENTH, YES_NO
from backcare_tui.tui import content
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.dialogs.check_in import Questions
from backcare_tui.tui.widgets.line import Line
from backcare_tui.tui.widgets.pain_level import PainLevel
from backcare_tui.tui.widgets.text import Words

HINTS = {TENTH: "0–9, and - for 10", YES_NO: "y or n"}
"""What answers a question of each scale."""
LEAVES = "tab moves on · enter saves · esc later"


class TrackScreen(Questions[dict[str, str]]):
    """A question each; what is left open is left out, and escape leaves all of them."""

    BINDINGS = [
        bind("track.yes", "y", "number(1)", "", "yes, and on to the next question", priority=True),
        bind("track.no", "n", "number(0)", "", "no, and on to the next question", priority=True),
    ]

    asks = "Beside your pain"

    def __init__(self, tracks: Sequence[TrackNow]) -> None:
        """Take the tracks, with the day's answers so far."""
        super().__init__()
        self._tracks = tracks
        scales = {now.track.scale for now in tracks}
        self.hint = " · ".join([*(hint for scale, hint in HINTS.items() if scale in scales), LEAVES])

    def fields(self) -> ComposeResult:
        for now in self._tracks:
            yield Words(content.say(now.track.ask))
            if now.track.scale == NUMBER:
                told = "" if now.value is None else number(now.value)
                yield Line(told, placeholder=content.typed(now.track.takes), max_length=20, classes="answer")
                continue
            level = PainLevel("", words=("no", "yes") if now.track.scale == YES_NO else (), classes="answer")
            level.set_reactive(PainLevel.level, None if now.value is None else int(now.value))
            yield level
        yield Words(id="wrong", classes="wrong")

    def first(self) -> Widget:
        """The first that is open."""
        return next((field for field, now in self._asked() if now.value is None), super().first())

    def _asked(self) -> Iterator[tuple[Widget, TrackNow]]:
        return zip(self.query(".answer"), self._tracks, strict=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is typed in a line, and so is a letter; only of a yes or no is that an answer."""
        if action == "number" and isinstance(self.focused, Line):
            return False
        return super().check_action(action, parameters)

    def put(self, field: Widget, number: int) -> bool:
        """As any; in a line that a digit was typed ahead for it is the first of it."""
        if isinstance(field, Line):
            field.value = str(number)
            return True
        return super().put(field, number)

    def action_save(self) -> None:
        """Save what was answered; an answer that is none is said, and stays in its field."""
        answers: dict[str, str] = {}
        for field, now in self._asked():
            if isinstance(field, Line):
                text = field.value.strip()
            else:
                level = field.level if isinstance(field, PainLevel) else None
                text = "" if level is None else str(level)
            if not text:
                continue
            try:
                now.track.read(text)
            except ValueError as error:
                self.say("#wrong", str(error))
                field.focus()
                return
            answers[now.track.id] = text
        self.dismiss(answers or None)

    def on_input_submitted(self) -> None:
        self.action_save()
