"""The only door from words to the screen, and the one visual language of every screen.

Nothing here is markup: a name such as ``[red]`` or ``McGill [/]`` is shown as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from backcare_tui.domain.glyphs import glyph
from backcare_tui.text.cells import harmless

QUIET = "$foreground-muted"
STYLES = {
    **dict.fromkeys(("done", "part", "kept"), "$text-accent"),
    **dict.fromkeys(("due", "pending"), "$foreground bold"),
    **dict.fromkeys(
        ("offered", "missed", "skipped", "rested", "waits", "paused", "flare", "locked", "free"), QUIET
    ),
    "green": "$text-success",
    "amber": "$text-warning",
    "red": "$text-error",
    "unknown": QUIET,
}
"""Each state's and each pain zone's colour, always beside a shape or a word."""

STRONG = "bold"
ACCENT = "bold $text-accent"
STANCES = {"progress": ACCENT, "ease": "bold $text-warning", "rest": "bold $foreground-muted"}
"""Each stance's colour beside its word; holding, the usual one, has none of its own."""
WARN = "$text-warning"

_STEERING = {"Cc", "Cs"}
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def clean(text: str, longest: int = 1000) -> str:
    """Text fit for one line: breaks and tabs become spaces, what steers a terminal is left out."""
    cleaned = harmless(text[: longest + 1], drop=True)
    return cleaned if len(text) <= longest else cleaned[: longest - 1] + "…"


def typed(text: str) -> str:
    """A paste fit for an input: its lines one after the other, without what steers a terminal."""
    line = " ".join(text.splitlines()).replace("\t", " ")
    return "".join(
        char
        for char in line
        if unicodedata.category(char) not in _STEERING and unicodedata.bidirectional(char) not in _TURNING
    )


def typed_lines(text: str) -> str:
    """The same with its lines as they are."""
    return "\n".join(map(typed, text.splitlines()))


def say(text: str, style: str | Style = "") -> Content:
    """Anyone's words as content, never as markup."""
    shown = clean(text)
    return Content.styled(shown, style) if style else Content(shown)


def fit(text: str, width: int, style: str | Style = "") -> Content:
    """Words in exactly ``width`` cells: cut with an ellipsis, or padded."""
    if width <= 0:
        return Content("")
    # Cells as Textual counts them, who lays out by them; ``text.cells`` differs for half a flag.
    shown = clean(text, max(8, 2 * width))
    if cell_len(shown) > width:
        while shown and cell_len(shown) > width - 1:
            shown = shown[:-1]
        shown += "…"
    shown += " " * (width - cell_len(shown))
    return Content.styled(shown, style) if style else Content(shown)


def cut(line: Content, width: int) -> Content:
    """A line in no more than so many cells; where there is more, its end says so."""
    return line if line.cell_length <= width else line.truncate(width, ellipsis=True)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two ends of one line; the right one goes where there is no room for both."""
    gap = width - left.cell_length - right.cell_length
    if gap < 1:
        return left
    return Content.assemble(left, " " * gap, right)


PRESSED = {"esc": "escape", "enter": "enter", "space": "space", "tab": "tab", "↓": "down", "↑ ↓": "down"}
"""Keys of a hint that a click on them presses."""

_KEY = re.compile(
    r"(esc|enter|space|tab|arrows|letters|↑ ↓|↓|ctrl\+[a-z]|0–9 or arrows|0–9, and -|y or n|[b-z0-9])(?= |$)"
)


def hints(text: str) -> Content:
    """What the keys do, with dots between: each key in the accent, what it does after it."""
    pieces = []
    for piece in text.split(" · "):
        key = _KEY.match(piece)
        shown = (
            say(piece, QUIET)
            if key is None
            else Content.assemble((key[0], ACCENT), say(piece[key.end() :], QUIET))
        )
        pressed = PRESSED.get(key[0]) if key is not None else None
        pieces.append(shown.stylize(key_style(pressed)) if pressed else shown)
    return Content.styled(" · ", QUIET).join(pieces)


def mark(state: str) -> Content:
    """A state's shape in its colour."""
    return Content.styled(glyph(state), STYLES.get(state, ""))


def bar(done: float, width: int, style: str = "$accent") -> Content:
    """A progress bar: ``done`` from 0 to 1 of ``width`` cells, to half a cell; short of all there is track left to see."""
    halves = round(max(0.0, min(1.0, done)) * 2 * width)
    full, half = divmod(halves if done >= 1 else max(0, min(halves, 2 * width - 2)), 2)
    return Content.assemble(
        ("━" * full + "╸" * half, style), ("─" * (width - full - half), "$foreground-disabled")
    )


def pieces(cells: Iterable[tuple[str, str]]) -> Content:
    """Shapes and their styles side by side, those of one style as one piece."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(shape for shape, _style in run), style) for style, run in runs))


def lines(rows: list[Content]) -> Content:
    """Rows under one another."""
    return Content("\n").join(rows)


def width_of(text: str) -> int:
    """Cells that a text takes once it is clean."""
    return cell_len(clean(text))


def key_style(key: str) -> Style:
    """What makes a piece of content press a key when it is clicked."""
    return Style.from_meta({"key": key})
