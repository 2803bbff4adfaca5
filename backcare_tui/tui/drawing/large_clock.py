"""The figures of a clock, as tall as there is room for: seven strokes each, in half blocks, and all as wide as one another."""

from __future__ import annotations

from functools import lru_cache

STROKES = {
    "0": "abcdef",
    "1": "",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    " ": "",
}
"""Which strokes of a figure are drawn: from the top round with the clock, and the middle one last; 1 has its own."""

SHAPES = {3: (4, 1, 1), 5: (6, 1, 2), 7: (9, 2, 2), 9: (11, 2, 3)}
"""By lines: cells of a figure, how thick a stroke is, and the cells between two figures."""

_HALVES = (" ", "▄", "▀", "█")
"""By what is lit of a cell: nothing, its lower half, its upper half, both."""


def width_of(figures: str, lines: int) -> int:
    """Cells that some figures take, so many lines high."""
    wide, thick, gap = SHAPES[lines]
    return sum(thick if figure == ":" else wide for figure in figures) + gap * (len(figures) - 1)


@lru_cache(maxsize=8)
def large(figures: str, lines: int) -> tuple[str, ...]:
    """Figures so many lines high, which ``SHAPES`` has; each line is as wide as ``width_of`` says."""
    _wide, _thick, gap = SHAPES[lines]
    drawn = [_drawn(figure, lines) for figure in figures]
    return tuple((" " * gap).join(rows[line] for rows in drawn) for line in range(lines))


@lru_cache(maxsize=64)
def _drawn(figure: str, lines: int) -> tuple[str, ...]:
    wide, thick, _gap = SHAPES[lines]
    high = 2 * lines
    if figure == ":":
        dots = _colon(high, thick)
    elif figure == "1":
        dots = _one(wide, high, thick)
    else:
        dots = _strokes(STROKES[figure], wide, high, thick)
    return tuple(
        "".join(_HALVES[2 * above + below] for above, below in zip(dots[y], dots[y + 1], strict=True))
        for y in range(0, high, 2)
    )


def _strokes(names: str, wide: int, high: int, thick: int) -> list[list[bool]]:
    """A figure's halves of cells; strokes meet at its corners, and are one shape where they do."""
    middle = (high - thick) // 2
    across = {"a": 0, "g": middle, "d": high - thick}
    down = {"f": (0, 0), "b": (0, 1), "e": (1, 0), "c": (1, 1)}
    dots = [[False] * wide for _line in range(high)]
    for name in names:
        if name in across:
            for y in range(across[name], across[name] + thick):
                dots[y] = [True] * wide
        else:
            lower, right = down[name]
            left = wide - thick if right else 0
            for y in range(middle if lower else 0, high if lower else middle + thick):
                dots[y][left : left + thick] = [True] * thick
    return dots


def _one(wide: int, high: int, thick: int) -> list[list[bool]]:
    """A stroke in the middle with a flag and a foot: at the right of its place it would not look like a part of it."""
    left = wide // 2 - thick // 2
    flag, foot = max(1, wide // 4), thick + 1 if thick > 1 else max(1, wide // 5)
    dots = [[left <= x < left + thick for x in range(wide)] for _line in range(high)]
    for y in range(thick):
        dots[y][left - flag : left] = [True] * flag
        dots[high - 1 - y] = [left - foot <= x < left + thick + foot for x in range(wide)]
    return dots


def _colon(high: int, thick: int) -> list[list[bool]]:
    """Two points, a third from the top and from the bottom."""
    upper = (high - thick) // 3
    lit = {*range(upper, upper + thick), *range(high - upper - thick, high - upper)}
    return [[y in lit] * thick for y in range(high)]
