"""What is wrong with the plan file: each sentence, and the line that it is about."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.storage.planfile.errors import Excerpt
from backcare_tui.tui import content

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
        return content.lines(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if not self.slips:
            return []
        around = len(self.slips) <= AROUND
        count = "One error" if len(self.slips) == 1 else f"{len(self.slips)} errors"
        head = f"{count} in the plan file; e opens it in your editor."
        lines = [*content.say(head, content.STRONG).wrap(max(1, width)), Content("")]
        for slip in self.slips:
            lines += content.say(slip.sentence, content.WARN).wrap(max(1, width))
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
            content.say(f" {number:{figures}} ", content.QUIET) + content.fit(text, room, content.QUIET)
            for number, text in rows
        ]

    text, start = slip.text, slip.start
    if content.width_of(text[:start]) > room // 2:  # far to the right: show what is around it
        cut = max(0, start - room // 4)
        text, start = f"…{text[cut:]}", start - cut + 1
    at = min(content.width_of(text[:start]), room)
    under = max(1, min(content.width_of(text[start : start + slip.length]), room - at))
    line = Content.assemble(
        ("▌", content.WARN), content.say(f"{slip.line:{figures}} ", content.STRONG), content.fit(text, room)
    )
    caret = content.say(" " * (figures + 2 + at), "") + content.say("^" * under, content.WARN)
    if not around:
        return [line, caret]
    return [*beside(slip.before), line, caret, *beside(slip.after)]
