"""A large clock that counts down, over a bar with marks where something is told on the way."""

from __future__ import annotations

import math
from functools import lru_cache

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from backcare_tui.domain.session.moves import HALFWAY, LAST_MINUTE
from backcare_tui.tui import content
from backcare_tui.tui.drawing.large_clock import large, width_of

TALL = ((9, 48), (7, 34), (5, 22), (3, 14))
"""Lines of the figures, and of the whole screen from which they are as tall as that, in every step alike."""
WIDEST = 60
"""Cells of the bar at most."""
NAMES = {HALFWAY: ("half",), LAST_MINUTE: ("last minute", "1 min")}
"""What a mark is called, as far as it has the room."""
SHORT = 22
"""Lines of a screen below which no line stands empty between the figures and the bar."""

Cues = tuple[tuple[float, str], ...]
"""Seconds from the beginning at which something is told, and what."""


def clock(seconds: float, longest: float) -> str:
    """Seconds left as minutes and seconds, as wide as the longest time there is; a second is left until it is over."""
    left = math.ceil(max(0.0, min(seconds, longest)) - 1e-6)
    width = len(str(math.ceil(longest) // 60))
    return f"{left // 60:>{width}}:{left % 60:02d}"


@lru_cache(maxsize=4)
def marks(total: float, width: int, cues: Cues) -> tuple[str, str]:
    """What stands under a bar of ``width`` cells: its marks, and each one's word in the middle under it.

    A word without room is left out, and its mark stays.
    """
    ticks, words = [" "] * width, " " * width
    for seconds, cue in cues:
        at = round(width * seconds / total)
        if at < width:
            ticks[at] = "╵"
            words = next((line for name in NAMES[cue] if (line := _under(words, at, name))), words)
    return "".join(ticks), words


def _under(line: str, at: int, word: str) -> str:
    """A line with one more word in the middle under a place; nothing where there is no room for it."""
    begin = max(0, min(at - len(word) // 2, len(line) - len(word)))
    around = line[max(0, begin - 1) : begin + len(word) + 1]
    if len(word) > len(line) or around.strip():
        return ""
    return line[:begin] + word + line[begin + len(word) :]


class Countdown(Widget):
    """Time left of a total, both in seconds, as they are given: it keeps no time."""

    DEFAULT_CSS = "Countdown { height: auto; width: 1fr; }"

    _left = _total = _longest = 0.0
    _shown = ("", 0)
    _cues: Cues = ()

    def show(self, left: float, total: float, cues: Cues = (), longest: float = 0.0) -> None:
        """A moment; ``longest``: of all that is counted down here, so that the figures keep their place."""
        before = self._longest, self._cues, self._total
        self._left, self._total, self._cues, self._longest = left, total, cues, max(longest, total)
        if before != (self._longest, cues, total):
            self.refresh(layout=True)
        elif self._state() != self._shown:  # most moments change neither the figures nor the bar
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The figures, and what stands under them."""
        return max(1, self._lines(width)) + self._apart + 1 + (2 if self._cues else 0)

    @property
    def _apart(self) -> bool:
        return self.app.size.height >= SHORT

    def render(self) -> Content:
        width, bar = self.content_size.width, self._bar()
        self._shown = figures, full = self._state()
        lines = self._lines(width)
        top = [content.say(figures, content.STRONG)]
        if lines:
            top = [content.say(line, content.STRONG) for line in large(figures, lines)]
        below = [Content("")] * self._apart
        if bar:
            under = marks(self._total, bar, self._cues) if self._cues else ()
            below += [content.bar(full / bar, bar), *(content.say(line, content.QUIET) for line in under)]
        return content.lines([_centred(line, width) for line in (*top, *below)])

    def _bar(self) -> int:
        return max(0, min(WIDEST, self.content_size.width))

    def _state(self) -> tuple[str, int]:
        """What is shown: the figures, and the full cells of the bar."""
        done = 1 - max(0.0, min(1.0, self._left / self._total)) if self._total > 0 else 1.0
        return clock(min(self._left, self._total), self._longest), round(done * self._bar())

    def _lines(self, width: int) -> int:
        """How tall the figures are, by the room on the screen; 0: no larger than letters."""
        figures, height = clock(self._longest, self._longest), self.app.size.height
        fits = (lines for lines, least in TALL if height >= least and width_of(figures, lines) <= width)
        return next(fits, 0)


def _centred(line: Content, width: int) -> Content:
    before = max(0, (width - line.cell_length) // 2)
    return Content.assemble(" " * before, line)
