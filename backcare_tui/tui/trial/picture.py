"""The picture of a trial that is over: a line a pair with the dots of both arms, and the difference with its interval."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from backcare_tui.domain.trial import picture
from backcare_tui.domain.trial.result import Result
from backcare_tui.tui import content
from backcare_tui.tui.widgets.text import Lines

STYLES = {
    picture.ARMS[0]: content.ACCENT,
    picture.ARMS[1]: content.STRONG,
    picture.MEETING: content.ACCENT,
    picture.JOIN: "$foreground-muted",
    picture.GRID: "$foreground-disabled",
    picture.LABEL: content.QUIET,
    picture.INTERVAL: content.ACCENT,
    picture.ZERO: content.QUIET,
}
"""The looks of what the picture is made of; shapes tell the arms apart where there is no colour."""


class ResultPicture(Lines):
    """Draws a result as wide as there is room; takes no room without one that may be told by arm."""

    result: reactive[Result | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        if self.result is None:
            return []
        drawn = self.result.picture(min(width, picture.WIDE))
        return [
            Content.assemble(
                *(content.say(text, STYLES.get(style, "")) for text, style in narrowed(line, width))
            )
            for line in drawn
        ]


def narrowed(line: picture.Line, width: int) -> list[tuple[str, str]]:
    """A line in pieces; one that is a cell or two too long gives up blanks before its last piece, the difference."""
    pieces = [(piece.text, piece.style) for piece in line]
    over = sum(content.width_of(text) for text, _style in pieces) - width
    text, style = pieces[-1]
    blanks = len(text) - len(text.lstrip())
    return [*pieces[:-1], (text[min(blanks, over) :], style)] if over > 0 else pieces
