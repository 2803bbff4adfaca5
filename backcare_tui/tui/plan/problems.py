"""What is wrong with the plan file: each sentence, and the line that it is about."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.storage.planfile.excerpt import Excerpt
from backcare_tui.tui import content as look

AROUND = 3
"""So many errors at most are shown with the lines around them."""


class Slips(Widget):
    """Draws errors one under the other; takes no room without any."""

    DEFAULT_CSS = "Slips { height: auto; }"

    slips: reactive[tuple[Excerpt, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it draws."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Every error."""
        return look.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if not self.slips:
            return []
        around = len(self.slips) <= AROUND
        count = "One error" if len(self.slips) == 1 else f"{len(self.slips)} errors"
        head = f"{count} in the plan file; e opens it in your editor."
        lines = [*look.say(head, look.STRONG).wrap(max(1, width)), Content("")]
        for slip in self.slips:
            lines += look.say(slip.sentence, look.WARN).wrap(max(1, width))
            lines += [*quoted(slip, width, around=around), Content("")]
        return lines


def quoted(slip: Excerpt, width: int, *, around: bool) -> list[Content]:
    """The line with its number and what it is about underlined by a row of ``^``."""
    if not slip.line:
        return []
    figures = len(str(slip.line + 1))
    room = max(1, width - figures - 3)

    def beside(rows: tuple[tuple[int, str], ...]) -> list[Content]:
        return [
            look.say(f" {number:{figures}} ", look.QUIET) + look.fit(text, room, look.QUIET)
            for number, text in rows
        ]

    text, start = slip.text, slip.start
    if look.width_of(text[:start]) > room // 2:  # far to the right: show what is around it
        cut = max(0, start - room // 4)
        text, start = f"…{text[cut:]}", start - cut + 1
    at = min(look.width_of(text[:start]), room)
    under = max(1, min(look.width_of(text[start : start + slip.length]), room - at))
    line = Content.assemble(
        ("▌", look.WARN), look.say(f"{slip.line:{figures}} ", look.STRONG), look.fit(text, room)
    )
    caret = look.say(" " * (figures + 2 + at), "") + look.say("^" * under, look.WARN)
    if not around:
        return [line, caret]
    return [*beside(slip.before), line, caret, *beside(slip.after)]
