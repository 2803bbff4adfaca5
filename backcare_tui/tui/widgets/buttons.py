"""Keys as buttons that a thumb can find, for a screen without a keyboard."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from backcare_tui.tui import content
from backcare_tui.tui.browser.touch import BUTTON

ROOM = 2
"""Cells beside a button's word, together."""

LEAST = 5
"""Cells of a button at least: some 40 pixels on a phone."""


class Button(NamedTuple):
    """A word, what a click on it finds in the style's ``meta``, and its ink."""

    word: str
    meta: dict[str, object]
    ink: str = content.STRONG

    @property
    def cells(self) -> int:
        """The room it needs."""
        return max(LEAST, content.width_of(self.word) + ROOM)


def rows_of(buttons: list[Button], width: int) -> list[list[Button]]:
    """Buttons in as many rows as they need, of about the same length each."""
    rows: list[list[Button]] = [[]]
    for button in buttons:
        if rows[-1] and sum(each.cells + 1 for each in rows[-1]) + button.cells > width:
            rows.append([])
        rows[-1].append(button)
    return rows


def drawn(buttons: list[Button], width: int, *, flat: str | None = None) -> list[Content]:
    """One row of buttons, evenly over the width.

    Args:
        buttons: At least one.
        width: Cells of it.
        flat: Without a ground of their own, as the pages stand at a phone's foot; the word that is in full ink.
    """
    least = [button.cells if flat is None else content.width_of(button.word) for button in buttons]
    spare = width - sum(least) - (len(buttons) - 1)
    rooms = [cells + max(0, (spare + at) // len(buttons)) for at, cells in enumerate(least)]
    lines = []
    for at_line in range(BUTTON):
        pieces = []
        for button, room in zip(buttons, rooms, strict=True):
            word = content.clean(button.word) if at_line == BUTTON // 2 else ""
            left = max(0, (room - content.width_of(word)) // 2)
            piece = Content(" " * left + word).pad_right(max(0, room - left - content.width_of(word)))
            if flat is None:
                piece = piece.stylize(button.ink).stylize_before("on $panel")
            else:
                piece = piece.stylize(content.ACCENT if button.word == flat else content.QUIET)
            pieces.append(piece.stylize(Style.from_meta(button.meta)))
        lines.append(content.cut(Content(" ").join(pieces), width))
    return lines
