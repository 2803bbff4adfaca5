"""Why a row is here, how to do it, and what to mind."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.guidance.headline import Guidance
from backcare_tui.domain.plan.dose import words
from backcare_tui.tui import content
from backcare_tui.tui.dialog import Dialog
from backcare_tui.tui.widgets.bullets import Bullets, part_bullets, row_parts
from backcare_tui.tui.widgets.text import Words


class WhyScreen(Dialog):
    """The facts, steps, cautions and source of one row; scrolls with the arrow keys."""

    def __init__(self, row: Row, guidance: Guidance, atlas: Atlas) -> None:
        super().__init__()
        self._row = row
        self._guidance = guidance
        self._atlas = atlas

    def compose(self) -> ComposeResult:
        row = self._row
        with VerticalScroll(classes="dialog"):
            yield Words(
                Content.assemble(content.say(row.name), "  ", content.say(words(row.dose), content.QUIET)),
                classes="title",
            )
            for part in row_parts(row, self._guidance, self._atlas):
                yield Bullets(part_bullets(part))
            yield Words(content.say("↑ ↓ scroll · esc leaves"), classes="hint")
