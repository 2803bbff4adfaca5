"""Pain over some days as a plot: dots for each day's worst, a braille line for its median, the zones behind.

The only module that imports a plotting library, and so only imported by the screen that plots.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text
from textual.content import Content
from textual_plotext.plot import Plot

from backcare_tui.domain.history.trend import Trend, TrendDay
from backcare_tui.tui import content

HIGHEST = 10
DOT = "•"
LINE = "braille"
DOTS = 4
"""Dots of braille in the height of a cell."""
STYLES = {
    (0, 0, 1): content.STYLES["amber"] + " 40%",
    (0, 0, 2): content.STYLES["red"] + " 45%",
    (0, 0, 3): "$foreground-muted",
    (0, 0, 4): "bold $secondary",
}
"""What each series is drawn in, by the colour that stands for it in the plot: every theme has its own."""
AMBER, RED, WORST, MEDIAN = STYLES


def plot_rows(trend: Trend, width: int, height: int) -> list[Content]:
    """The plot in so many cells, a line each; where a height of 11 has one line a level."""
    plot = Plot()
    plot._set_size(width, height)  # noqa: SLF001 - as its own widget does: plotsize keeps to the terminal's size
    plot.frame(False)
    plot.xaxes(False, False)
    plot.yaxes(False, False)
    plot.xticks([])
    plot.yticks([])
    plot.xlim(0, len(trend.days))
    plot.ylim(0, HIGHEST)
    plot.hline(trend.amber, AMBER)
    plot.hline(trend.red, RED)
    dots = [(at + 0.5, day.worst) for at, day in enumerate(trend.days) if day.worst is not None]
    if dots:
        plot.scatter(*zip(*dots, strict=True), marker=DOT, color=WORST)
    for piece in runs(trend.days):
        days, levels = zip(*piece, strict=True)
        plot.plot(days, [centred(level, height) for level in levels], marker=LINE, color=MEDIAN)
    drawn = Text.from_ansi(plot.build())
    rows = [restyled(line) for line in drawn.split("\n", allow_blank=True)]
    return (rows + [Content("")] * height)[:height]


def runs(days: tuple[TrendDay, ...]) -> Iterator[list[tuple[float, int]]]:
    """The median's line in pieces: it is broken where there are too few reports for one."""
    piece: list[tuple[float, int]] = []
    for at, day in enumerate(days):
        if day.median is not None:
            piece.append((at + 0.5, day.median))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def centred(level: int, height: int) -> float:
    """Where a line of dots, four to a cell, is drawn so that it runs through the middle of its level's cells."""
    dot = DOTS * (level / HIGHEST * (height - 1)) + (DOTS - 1) / 2
    return dot * HIGHEST / (DOTS * height - 1)


def restyled(line: Text) -> Content:
    """A line of the plot in the theme's own colours."""
    drawn = Content(line.plain)
    for start, end, style in line.spans:
        colour = style.color if not isinstance(style, str) else None
        triplet = colour.triplet if colour is not None else None
        themed = STYLES.get((triplet.red, triplet.green, triplet.blue)) if triplet is not None else None
        if themed:
            drawn = drawn.stylize(themed, start, end)
    return drawn


def level_row(level: int, height: int) -> int:
    """The line on which the plot draws a level, from the top."""
    return height - 1 - int(level / HIGHEST * (height - 1) + 0.5)
