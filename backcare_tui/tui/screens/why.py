"""Why a row is here, how to do it, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.care.atlas import Atlas
from backcare_tui.care.dose import words
from backcare_tui.care.reasons import Guidance
from backcare_tui.care.rows import Row
from backcare_tui.tui import look
from backcare_tui.tui.screens.dialog import Dialog
from backcare_tui.tui.widgets.words import Words


class WhyScreen(Dialog):
    """The facts, steps, cautions and source of one row; scrolls with the arrow keys."""

    DEFAULT_CSS = "WhyScreen .dialog { max-height: 92%; width: 76; }"

    def __init__(self, row: Row, guidance: Guidance, atlas: Atlas) -> None:
        super().__init__()
        self._row = row
        self._guidance = guidance
        self._atlas = atlas

    def compose(self) -> ComposeResult:
        """One column of short parts."""
        row = self._row
        with VerticalScroll(classes="dialog"):
            yield Words(
                Content.assemble(look.say(row.name), "  ", look.say(words(row.dose), look.QUIET)),
                classes="title",
            )
            for heading, sentences in self._parts():
                yield Words(part(heading, sentences))
            yield Words(look.say("↑ ↓ scroll · esc leaves"), classes="hint")

    def _parts(self) -> list[tuple[str, Sequence[str]]]:
        row, notes = self._row, self._row.notes
        muscle = self._atlas.find(row.target) if row.target else None
        easier = [notes.easier] if notes.easier else []
        found: list[tuple[str, Sequence[str]]] = [("Why today", [*row.why, *self._guidance.why])]
        if muscle is not None:
            found.append(("Where", [muscle.where]))
            found.append(("How", [muscle.how, muscle.position]))
        found.append(("Easier form" if row.rung else "Today's form", easier))
        found.append(("How" if muscle is None else "Each time", notes.steps))
        found.append(("Mind", [*([muscle.notes] if muscle and muscle.notes else []), *notes.cautions]))
        found.append(("Write down", notes.log))
        sources = [muscle.source] if muscle else []
        found.append(("Source", [*sources, *([notes.source] if notes.source else [])]))
        return [(heading, [text for text in texts if text]) for heading, texts in found if any(texts)]


def part(heading: str, sentences: Sequence[str]) -> Content:
    """A heading and its sentences, each on lines of its own."""
    rows = [Content.styled(heading, look.ACCENT)]
    rows += [look.say(text) for text in sentences]
    return look.lines([*rows, Content("")])
