"""The parts of a repetition under one another: the one that is being done is lit, and its seconds are counted."""

from __future__ import annotations

import math
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.tui import content

LIT, DIM = "▸ ", "  "
BAR, LEAST_BAR = 16, 4
"""Cells of the bar at most, and below which there is none."""
SECONDS = 6
"""Cells of the seconds."""
ROOMY = 34
"""Lines of a screen from which the parts stand apart."""


class Moment(NamedTuple):
    """What is seen of a repetition.

    Attributes:
        tempo: Its parts.
        at: Which of them is being done.
        full: How much of it is done, in steps of ``BAR``; none is shown where that is below 0.
        left: Seconds left of it.
        note: How to breathe meanwhile.
    """

    tempo: tuple[Phase, ...] = ()
    at: int = 0
    full: int = 0
    left: int = 0
    note: str = ""


def spaced(word: str, width: int) -> str:
    """A word in spaced capitals where it has the room: ``P R E S S``."""
    capitals = content.clean(word).upper()
    plain = capitals.replace(" ", "")
    wide = " ".join(capitals)
    return wide if plain.isascii() and plain.isalnum() and len(wide) <= width else capitals


def moment_of(tempo: tuple[Phase, ...], at: int, left: float, note: str, *, still: bool) -> Moment:
    """What is seen where ``left`` seconds are left of a part; ``still``: without what moves between two seconds."""
    seconds = tempo[at].seconds
    full = -1 if still else round((1 - left / seconds) * BAR)
    return Moment(tempo, at, full, math.ceil(left - 1e-6), note)  # a second is left until it is over


class Beat(Widget):
    """A line a part, and one for how to breathe; each where it always is. Whoever has a clock calls ``show``."""

    DEFAULT_CSS = "Beat { height: auto; width: 1fr; }"

    shown: reactive[Moment] = reactive(Moment())

    def show(self, moment: Moment) -> None:
        """A moment."""
        taller = len(moment.tempo) != len(self.shown.tempo)
        self.shown = moment
        if taller:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The parts, and below them an empty line and the breath."""
        return (2 if self._apart else 1) * len(self.shown.tempo) + (1 if self._apart else 2)

    @property
    def _apart(self) -> bool:
        return self.app.size.height >= ROOMY

    def _widths(self, tempo: tuple[Phase, ...]) -> tuple[int, int]:
        """Cells of the words and of the bar: the same for all parts of a repetition, so that nothing moves."""
        width = self.content_size.width - len(LIT) - SECONDS
        words = [content.width_of(phase.word) for phase in tempo]
        word = min(max((max(2 * wide - 1, wide) for wide in words), default=0), width)
        bar = min(BAR, width - word - 2)
        return word, bar if bar >= LEAST_BAR else 0

    def render(self) -> Content:
        moment = self.shown
        word, bar = self._widths(moment.tempo)
        rows: list[Content] = []
        for at, phase in enumerate(moment.tempo):
            rows.append(self._lit(phase, word, bar) if at == moment.at else _dim(phase, word, bar))
            rows += [Content("")] * self._apart
        if not self._apart:
            rows.append(Content(""))
        rows.append(content.say(f"{DIM}{moment.note}" if moment.note else ""))
        return content.lines(rows)

    def _lit(self, phase: Phase, word: int, bar: int) -> Content:
        moment = self.shown
        progress = content.bar(moment.full / BAR, bar) if moment.full >= 0 else " " * bar
        between = Content.assemble(" ", progress, " ") if bar else Content("")
        return Content.assemble(
            (LIT, content.ACCENT),
            content.fit(spaced(phase.word, word), word, content.ACCENT),
            between,
            content.fit(f"{moment.left:>3} s", SECONDS, content.STRONG),
        )


def _dim(phase: Phase, word: int, bar: int) -> Content:
    seconds = f"{number(phase.seconds):>3} s"
    between = " " * (bar + 2) if bar else ""
    return Content.assemble(
        DIM,
        content.fit(phase.word, word, content.QUIET),
        between,
        content.fit(seconds, SECONDS, content.QUIET),
    )
