"""Columns of text: how wide words are on a terminal, and words cut or padded to a width."""

from __future__ import annotations

from backcare_tui.cli.output import harmless

ELLIPSIS = "…"


def width(text: str) -> int:
    """Cells that a text takes: two for wide letters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    cells = 0
    for char in text:
        if category(char) in ("Mn", "Me", "Cf"):
            continue
        cells += 2 if east_asian_width(char) in "WF" else 1
    return cells


def clip(text: str, cells: int) -> str:
    """Words in at most so many cells, cut with an ellipsis."""
    text = harmless(text[: 10 * max(cells, 0) + 10]) if len(text) > cells else harmless(text)
    if width(text) <= cells:
        return text
    kept: list[str] = []
    room = cells - 1
    for char in text:
        room -= width(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ELLIPSIS if cells > 0 else ""


def fit(text: str, cells: int) -> str:
    """Words in exactly so many cells."""
    text = clip(text, cells)
    return text + " " * (cells - width(text))


def ends(left: str, right: str, cells: int) -> str:
    """Two ends of one line."""
    return fit(left, max(0, cells - width(right) - 2)) + "  " + right


def wrap(text: str, first: str, cells: int) -> list[str]:
    """A sentence over several lines, the later ones under where it begins after ``first``."""
    indent = " " * width(first)
    lines: list[str] = []
    line = ""
    for word in (clip(long, cells - len(indent)) for long in harmless(text).split(" ")):
        if line and width(line) + 1 + width(word) > cells - len(indent):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [(indent if number else first) + line for number, line in enumerate(lines)]


def count(number: int, word: str) -> str:
    """``1 day`` and ``2 days``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
