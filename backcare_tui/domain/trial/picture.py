"""The picture of a trial that is over: a line a pair with a dot for each arm, and below them the difference with its interval.

Lines of text in pieces, each named for what it is; whoever draws gives those their looks. Shapes tell the arms apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from math import ceil
from unicodedata import east_asian_width

import msgspec

from backcare_tui.domain.trial.compare import Gap, points

WIDE, NARROW = 76, 40
"""Cells of a line where there is room, and the fewest it is drawn in."""
TOP = 10
"""Pain goes from 0 to this."""
DOTS = ("●", "○")
"""The dots of the arms a and b."""
BOTH = "◉"
"""Where the two dots of a pair would be one."""
WHAT = "mean pain, 0 to 10"
"""What the dots are of; left out where there is no room."""
NUMBER = 6
"""Cells of the difference behind a pair, with its gap."""
ARMS, MEETING, JOIN, GRID, LABEL, INTERVAL, ZERO, PLAIN = (
    ("a", "b"),
    "both",
    "join",
    "grid",
    "label",
    "interval",
    "zero",
    "",
)
"""What a piece is: the dot of an arm, of both, the line between two, what stands behind them, the words of an axis, the
difference with its interval, the mark of no difference, and anything else."""


class Piece(msgspec.Struct, frozen=True):
    """Some cells of a line, and what they are, in one of the words above."""

    text: str
    style: str = PLAIN


Line = tuple[Piece, ...]


class Dots(msgspec.Struct, frozen=True):
    """A pair that counts: which it is, and the mean of either arm's numbers."""

    pair: int
    a: Fraction
    b: Fraction


def picture(names: tuple[str, str], pairs: Sequence[Dots], gap: Gap, cells: int = WIDE) -> list[Line]:
    """The whole picture: a legend, a scale, a line a pair, and three for the difference.

    Args:
        names: Of the arms a and b.
        pairs: In the order in which they are told.
        gap: Of all of them.
        cells: How wide a line may be; narrower than 40 it is as for 40.
    """
    cells = max(NARROW, cells)
    label = 8 if cells >= WIDE else 3
    step = (cells - label - NUMBER - 1) // TOP
    met = any(_at(pair.a, step) == _at(pair.b, step) for pair in pairs)
    lines = [_legend(names, cells, met=met), _scale(label, step)]
    lines += [_pair(pair, label, step) for pair in pairs]
    return [*lines, *_difference(names, gap, label, TOP * step + 1)]


def text_of(lines: Iterable[Line]) -> list[str]:
    """The same as plain lines."""
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def signed(value: Fraction) -> str:
    """``−1.3``, ``0.0`` or ``+0.7``."""
    return f"{'+' if value > 0 else ''}{points(value)}"


def _legend(names: tuple[str, str], cells: int, *, met: bool) -> Line:
    room = (cells - (18 if met else 8)) // 2
    pieces: list[Piece] = []
    for dot, style, name in zip(DOTS, ARMS, names, strict=True):
        pieces += [Piece(dot, style), Piece(f" {fit_name(name, room)}   ")]
    if met:
        pieces += [Piece(BOTH, MEETING), Piece(" both   ")]
    taken = sum(_cells(piece.text) for piece in pieces)
    return (*pieces, Piece(WHAT, LABEL)) if taken + len(WHAT) <= cells else tuple(pieces)


def fit_name(name: str, cells: int) -> str:
    """A name, cut where it has no room."""
    taken = 0
    for at, char in enumerate(name):
        taken += 2 if east_asian_width(char) in "WF" else 1
        if taken > cells:
            return name[: max(0, at - 1)].rstrip() + "…"
    return name


def _at(level: Fraction, step: int) -> int:
    """Where on the axis a level lies."""
    return round(min(Fraction(TOP), max(Fraction(0), level)) * step)


def _scale(label: int, step: int) -> Line:
    numbers = [" "] * (TOP * step + 2)
    for level in range(TOP + 1):
        _write(numbers, level * step, str(level))
    return (Piece(f"{'pair' if label > 4 else '':{label}}{''.join(numbers)}".rstrip(), LABEL),)


def _pair(pair: Dots, label: int, step: int) -> Line:
    row = [("·", GRID) if at % step == 0 else (" ", PLAIN) for at in range(TOP * step + 1)]
    a, b = _at(pair.a, step), _at(pair.b, step)
    for at in range(min(a, b), max(a, b)):
        row[at] = ("─", JOIN)
    row[a], row[b] = (DOTS[0], ARMS[0]), (DOTS[1], ARMS[1])
    if a == b:
        row[a] = (BOTH, MEETING)
    name = f"pair {pair.pair}" if label > 4 else str(pair.pair)
    return (Piece(f"{name:{label}}", LABEL), *_pieces(row), Piece(f"{signed(pair.b - pair.a):>{NUMBER}}"))


def _difference(names: tuple[str, str], gap: Gap, label: int, wide: int) -> list[Line]:
    """The difference on an axis of its own, whose left is where arm b has less pain, as its dots lie left of those of a."""
    reach = min(TOP, max(2, ceil(max(abs(gap.low), abs(gap.high)))))
    middle = (wide - 1) // 2
    step = middle // reach

    def at(value: Fraction | int) -> int:
        return middle + round(value * step)

    row = [(" ", PLAIN)] * wide
    row[at(-1)] = row[at(1)] = ("┊", GRID)
    row[middle] = ("│", ZERO)
    low, high = at(gap.low), at(gap.high)
    for place in range(low, high):
        row[place] = ("─", INTERVAL)
    row[low], row[high] = ("├", INTERVAL), ("┤", INTERVAL)
    row[at(gap.estimate)] = ("┼", INTERVAL)
    numbers = [" "] * (wide + 2)
    for value in (-reach, -1, 0, 1, reach):
        text = "0" if not value else signed(Fraction(value)).removesuffix(".0")
        _write(numbers, at(value) - (len(text) - 1), text)
    room = (wide - 3) // 2 - len(" lower")
    left, right = (f"{fit_name(name, room)} lower" for name in reversed(names))
    between = " " * max(1, wide - _cells(left) - _cells(right))
    pad = Piece(" " * label)
    return [
        (
            Piece(f"{'gap' if label > 4 else '':{label}}", LABEL),
            *_pieces(row),
            Piece(f"{signed(gap.estimate):>{NUMBER}}"),
        ),
        (Piece(f"{'points' if label > 4 else '':{label}}", LABEL), Piece("".join(numbers).rstrip(), LABEL)),
        (pad, Piece(f"{left}{between}{right}", LABEL)),
    ]


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _write(row: list[str], at: int, text: str) -> None:
    start = max(0, at)
    row[start : start + len(text)] = text


def _pieces(row: Iterable[tuple[str, str]]) -> Iterable[Piece]:
    """Cells side by side that are alike, as one piece."""
    for style, same in groupby(row, key=lambda cell: cell[1]):
        yield Piece("".join(char for char, _style in same), style)
