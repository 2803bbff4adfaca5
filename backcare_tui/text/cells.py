"""Text on a terminal: made harmless, measured in cells, cut, padded and wrapped."""

from __future__ import annotations

from collections.abc import Iterator

ELLIPSIS = "…"

JOINERS = "\u200c\u200d"
"""Format characters that belong to words and to emoji."""


def harmless(text: str, *, drop: bool = False) -> str:
    r"""Anyone's words on one line, with nothing in them that a terminal would obey.

    Breaks and odd spaces become spaces. Control characters, and those that turn the direction of
    writing, are written out: ``\x1b``, ``\u202e``.

    Args:
        text: Words from a plan, a journal or the keyboard.
        drop: Whether such characters are left out instead of written out, as the screen does. Private use and
            what is yet unassigned goes with them, as nobody knows how many cells that takes.
    """
    if text.isprintable():
        return text
    from unicodedata import category

    kept = []
    for char in text:
        if char.isprintable() or char in JOINERS:
            kept.append(char)
        elif char.isspace():
            kept.append(" ")
        elif drop:
            continue
        elif category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            kept.append(char.encode("unicode_escape").decode())
        else:
            kept.append(char)  # private use and yet unassigned: icons of fonts, new emoji
    return "".join(kept)


def width(text: str) -> int:
    """Cells that a text takes: two for wide letters and emoji, none for combining marks.

    wcwidth knows them all, sequences of emoji too, and takes longer to import than a whole line takes to run.
    So letters of Europe and the shapes that are drawn here, each a cell wide, are counted without it.
    """
    if text.isascii() or all(map(_is_narrow, text)):
        return len(text)
    from wcwidth import wcswidth

    cells = wcswidth(text)
    return cells if cells >= 0 else wcswidth(harmless(text))  # -1: a control character is in it


def _is_narrow(char: str) -> bool:
    """Whether a character takes one cell beyond doubt: nothing here joins with, or changes, its neighbours."""
    return (
        char < "\u0300"
        or "\u2010" <= char <= "\u2027"  # dashes, quotes, the ellipsis
        or "\u2190" <= char <= "\u22ff"  # arrows and mathematics
        or "\u2500" <= char <= "\u25fc"  # lines, blocks and shapes
    )


def clip(text: str, cells: int) -> str:
    """Words in at most so many cells, cut with an ellipsis."""
    # Ten characters a cell are more than any writing has: of endless marks on marks the rest is not looked at.
    text = harmless(text[: 10 * max(cells, 0) + 10]) if len(text) > cells else harmless(text)
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    while width(text) > cells - 1:
        text = text[:-1]
    return text.rstrip(" " + JOINERS) + ELLIPSIS


def fit(text: str, cells: int) -> str:
    """Words in exactly so many cells."""
    text = clip(text, cells)
    return text + " " * (cells - width(text))


def ends(left: str, right: str, cells: int) -> str:
    """Two ends of one line."""
    return fit(left, max(0, cells - width(right) - 2)) + "  " + right


def fit_words(text: str, cells: int) -> str:
    """Words in exactly so many cells: cut after whole ones where the first of them has room."""
    if width(text) <= cells:
        return fit(text, cells)
    kept = clip(text, cells).removesuffix(ELLIPSIS)
    whole = kept if text[len(kept) : len(kept) + 1] == " " else kept.rpartition(" ")[0]
    return fit(whole.rstrip() + ELLIPSIS if whole.strip() else text, cells)


def wrap(text: str, first: str, cells: int, *, whole: bool = False) -> list[str]:
    """A sentence over several lines, the later ones under where it begins after ``first``.

    Args:
        text: The sentence. What stands in it between backticks, a command, is not torn apart.
        first: What stands before it.
        cells: Cells of a line.
        whole: Whether a word that is longer than a line stays whole, as a path has to; else it goes on below.
    """
    indent = " " * width(first)
    room = max(1, cells - len(indent))
    text = harmless(text)
    if width(text) <= room and text[:1] != " ":  # most sentences, and thousands of notes are
        return [first + text]
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, whole=whole):
        if line and width(line) + 1 + width(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [(indent if number else first) + line for number, line in enumerate(lines)]


def _pieces(text: str, room: int, *, whole: bool) -> Iterator[str]:
    """What a line may be broken between: words, and commands in backticks where they have room."""
    words: list[str] = []
    ticks = 0
    for word in text.split(" "):
        if (ticks % 2 or (word == "%" and words)) and width(words[-1]) + 1 + width(word) <= room:
            words[-1] += f" {word}"
        else:
            words.append(word)
        ticks += word.count("`")
    for word in words:
        rest = word
        while not whole and width(rest) > room:
            start = rest[:room]
            while len(start) > 1 and width(start) > room:
                start = start[:-1]
            yield start
            rest = rest[len(start) :]
        yield rest
