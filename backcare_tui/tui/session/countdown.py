"""A large clock that counts down, over a bar with marks at half-time and at the last minute."""

from __future__ import annotations

import math
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.renderables.digits import Digits
from textual.widget import Widget

from backcare_tui.tui import content

WIDE, NARROW, HIGH = 40, 24, 14
"""Cells across from which the figures are large, beside other words and alone, and lines of the whole screen."""
WIDEST = 60
"""Cells of the bar at most."""
LAST = 60.0
"""Seconds before the end at which the last mark stands."""


def clock(seconds: float, total: float) -> str:
    """Seconds left as minutes and seconds, always as wide as the total; a second is left until it is over."""
    left = math.ceil(max(0.0, min(seconds, total)) - 1e-6)
    width = len(str(math.ceil(total) // 60))
    return f"{left // 60:>{width}}:{left % 60:02d}"


@lru_cache(maxsize=4)
def large(figures: str) -> tuple[str, ...]:
    """Figures three lines high, as Textual's ``Digits`` draws them."""
    pieces = Digits(figures).render(Style(bold=True))
    drawn = "".join(piece.text for piece in pieces if isinstance(piece, Segment))
    return tuple(drawn.split("\n")[:3])


def marks(total: float, width: int) -> str:
    """What stands under a bar of ``width`` cells: half-time, and the last minute where there is an earlier one."""
    line = " " * (width // 2) + "╵half"
    last = round(width * (1 - LAST / total)) if total > 2 * LAST else 0
    if last > width // 2:
        words = (word for word in ("last minute", "1 min", "") if last + 1 + len(word) <= width)
        line = f"{line[:last]:<{last}}╵{next(words, '')}"
    return f"{line[:width]:<{width}}"


class Countdown(Widget):
    """Time left of a total, both in seconds, as they are given: it keeps no time."""

    DEFAULT_CSS = "Countdown { height: auto; width: 1fr; }"

    _left = _total = 0.0
    _shown = ("", 0)
    _alone = False

    def show(self, left: float, total: float, *, alone: bool = False) -> None:
        """A moment; ``alone``: with little else to read beside it."""
        self._left, self._total = left, total
        if alone != self._alone:
            self._alone = alone
            self.refresh(layout=True)
        elif self._state() != self._shown:  # most moments change neither the figures nor the bar
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Six lines with large figures, three with plain ones."""
        return 6 if self._large(width, viewport.height) else 3

    def render(self) -> Content:
        width, bar = self.content_size.width, self._bar()
        self._shown = figures, full = self._state()
        if self.content_size.height >= 6:
            top = [content.say(f"{line:<{3 * len(figures)}}") for line in large(figures)]
            top.append(Content(""))
        else:
            top = [content.say(figures, content.STRONG)]
        below = (
            [content.bar(full / bar, bar), content.say(marks(self._total, bar), content.QUIET)] if bar else []
        )
        return content.lines([_centred(line, width) for line in (*top, *below)])

    def _bar(self) -> int:
        return max(0, min(WIDEST, self.content_size.width))

    def _state(self) -> tuple[str, int]:
        """What is shown: the figures, and the full cells of the bar."""
        done = 1 - max(0.0, min(1.0, self._left / self._total)) if self._total > 0 else 1.0
        return clock(self._left, self._total), round(done * self._bar())

    def _large(self, width: int, height: int) -> bool:
        return width >= (NARROW if self._alone else WIDE) and height >= HIGH


def _centred(line: Content, width: int) -> Content:
    before = max(0, (width - line.cell_length) // 2)
    return Content.assemble(" " * before, line)
