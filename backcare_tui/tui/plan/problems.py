"""What is wrong with the plan file: each sentence, and the line that it is about."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.storage.planfile.errors import Excerpt
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

AROUND = 3
"""So many errors at most are shown with the lines around them."""


class Problems(Lines):
    """Draws errors one under the other; takes no room without any."""

    problems: reactive[tuple[Excerpt, ...]] = reactive((), layout=True)

    def lines(self, width: int) -> list[Content]:
        if not self.problems:
            return []
        around = len(self.problems) <= AROUND
        count = "One error" if len(self.problems) == 1 else f"{len(self.problems)} errors"
        editor = Content.styled("e", content.ACCENT).stylize(content.key_style("e"))
        head = Content.assemble(
            (f"{count} in the plan file; ", content.STRONG), editor, " opens it in your editor."
        )
        lines = [*head.wrap(max(1, width)), Content("")]
        for problem in self.problems:
            lines += content.say(problem.sentence, content.WARN).wrap(max(1, width))
            lines += [*quoted(problem, width, around=around), Content("")]
        return lines


def quoted(problem: Excerpt, width: int, *, around: bool) -> list[Content]:
    """The line with its number and what it is about underlined by a row of ``^``."""
    if not problem.line:
        return []
    figures = len(str(problem.line + 1))
    room = max(1, width - figures - 3)

    def beside(rows: tuple[tuple[int, str], ...]) -> list[Content]:
        return [
            content.say(f" {number:{figures}} ", content.QUIET) + content.fit(text, room, content.QUIET)
            for number, text in rows
        ]

    text, start = problem.text, problem.start
    if content.width_of(text[:start]) > room // 2:  # far to the right: show what is around it
        cut = max(0, start - room // 4)
        text, start = f"…{text[cut:]}", start - cut + 1
    at = min(content.width_of(text[:start]), room)
    under = max(1, min(content.width_of(text[start : start + problem.length]), room - at))
    line = Content.assemble(
        ("▌", content.WARN),
        content.say(f"{problem.line:{figures}} ", content.STRONG),
        content.fit(text, room),
    )
    caret = content.say(" " * (figures + 2 + at), "") + content.say("^" * under, content.WARN)
    if not around:
        return [line, caret]
    return [*beside(problem.before), line, caret, *beside(problem.after)]
