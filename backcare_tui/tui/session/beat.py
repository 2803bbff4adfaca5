"""Which repetition it is, over its parts: the one that is being done is lit, and its seconds are counted."""

from __future__ import annotations

import math
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.domain.session.frame import Frame
from backcare_tui.tui import content

LIT, DIM = "▸ ", "  "
BAR, LEAST_BAR = 16, 4
"""Cells of the bar at most, and below which there is none."""
SECONDS = 6
"""Cells of the seconds."""
ROOMY = 34
"""Lines of a screen from which the parts stand apart."""
SHORT = 22
"""Lines of a screen below which no line stands empty between the count and the parts."""


class Moment(NamedTuple):
    """What is seen of a repetition.

    Attributes:
        tempo: Its parts.
        at: Which of them is being done.
        full: How much of it is done, in steps of ``BAR``; none is shown where that is below 0.
        left: Seconds left of it.
        note: How to breathe meanwhile.
        rep: Which repetition it is, in words.
    """

    tempo: tuple[Phase, ...] = ()
    at: int = 0
    full: int = 0
    left: int = 0
    note: str = ""
    rep: str = ""


def moment_of(now: Frame, note: str, *, still: bool) -> Moment:
    """What is seen at an instant; ``still``: without what moves between two seconds."""
    tempo = now.step.tempo if now.step is not None else ()
    full = -1 if still else round(now.phase_share * BAR)
    left = math.ceil(now.phase_left - 1e-6)  # a second is left until it is over
    rep = f"rep {min(now.count + 1, now.counts)} of {now.counts}"
    return Moment(tempo, now.phase_at, full, left, note, rep)


class Beat(Widget):
    """The count, a line a part, and one for how to breathe; each where it always is. Whoever has a clock calls ``show``."""

    DEFAULT_CSS = "Beat { height: auto; width: 1fr; }"

    shown: reactive[Moment] = reactive(Moment())

    def show(self, moment: Moment) -> None:
        """A moment."""
        taller = len(moment.tempo) != len(self.shown.tempo)
        self.shown = moment
        if taller:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The count, the parts, and below them an empty line and the breath."""
        return (2 if self._apart else 1) * len(self.shown.tempo) + (1 if self._apart else 2) + 1 + self._airy

    @property
    def _airy(self) -> bool:
        """Whether a line stands empty below the count."""
        return self.app.size.height >= SHORT

    @property
    def _apart(self) -> bool:
        return self.app.size.height >= ROOMY

    def _widths(self, tempo: tuple[Phase, ...]) -> tuple[int, int]:
        """Cells of the words and of the bar: the same for all parts of a repetition, so that nothing moves."""
        width = self.content_size.width - len(LIT) - SECONDS
        words = [content.width_of(phase.word) for phase in tempo]
        word = min(max(words, default=0), width)
        bar = min(BAR, width - word - 2)
        return word, bar if bar >= LEAST_BAR else 0

    def render(self) -> Content:
        moment = self.shown
        word, bar = self._widths(moment.tempo)
        rows = [content.say(f"{DIM}{moment.rep}", content.STRONG), *[Content("")] * self._airy]
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
            content.fit(phase.word, word, content.ACCENT),
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
