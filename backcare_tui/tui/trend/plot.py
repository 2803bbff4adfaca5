"""Pain and practice on one axis: the plot, the calendar, what was kept and tracked, flares and rungs; and it in words."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from backcare_tui.domain.glyphs import GLYPHS, LOW, TURNS, column
from backcare_tui.domain.history.contrasts import OTHERWISE, Contrast
from backcare_tui.domain.history.trend import Trend, answers
from backcare_tui.domain.journal.tracked import TrackLine
from backcare_tui.domain.plan.track import NUMBER, TENTH
from backcare_tui.tui import content
from backcare_tui.tui.trend.pain_plot import (
    DOT,
    EDGE,
    HIGHEST,
    LINE,
    MEDIAN,
    WORST,
    cell_of,
    cells,
    level_row,
    plot_rows,
)
from backcare_tui.tui.widgets.legend import Piece, in_pieces
from backcare_tui.tui.widgets.text import LEAST, Lines

GUTTER, WIDEST = len("amber 3 "), 12
"""Cells at the left for what each row is, and at most, where a track has a longer name."""
HEIGHTS = (31, 21, 11)
"""Rows of a plot in which every level has its own; where not all has room the rest is scrolled to."""
UP, DOWN = TURNS["up"], TURNS["down"]
BLOCK = 3
"""Rows for what can be compared, where there is no room for more."""
COLUMNS = (10, 17, 28)
"""Cells behind the name of what is compared: with it, without it, and the gap."""
HEADS = ("with it", "as sore, without", "the gap, 95 %")
AFTER = "Mornings after days"
BESIDE = sum(COLUMNS) + 20
"""Cells of a line from which a contrast stands in columns."""
NONE = "none"
SHADE = "$foreground-disabled"
"""What was done and tracked stays behind the pain."""


class TrendPlot(Lines):
    """Draws a trend as high as it has room for, and what is told of it right below."""

    DEFAULT_CSS = "TrendPlot { height: auto; }"

    trend: reactive[Trend | None] = reactive(None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._drawn(width, container.height or self.container_size.height))

    def lines(self, width: int) -> list[Content]:
        return self._drawn(width, self.container_size.height)

    def _drawn(self, width: int, room: int) -> list[Content]:
        trend = self.trend
        if trend is None:
            return [Content("")]
        longest = max((content.width_of(line.track.name) + 1 for line in trend.tracks), default=0)
        gutter = max(GUTTER, min(longest, WIDEST))
        wide = max(LEAST, width - gutter - EDGE)
        rungs = rungs_row(trend, wide)
        rows = [
            ("", content.say(calendar(trend, wide), content.QUIET)),
            ("Done", kept_row(trend, wide)),
            *((line.track.name, track_row(line, wide)) for line in trend.tracks),
            ("Flares", flares_row(trend, wide)),
            ("Rungs", rungs),
        ]
        under = [
            Content.assemble(content.fit(name, gutter - 1, content.QUIET), " ", row) for name, row in rows
        ]
        legend, tracks = in_pieces(legend_of(rungs.plain), width, gap=3), track_words(trend, width)
        free = room - HEIGHTS[-1] - len(under) - len(legend) - 1 - len(tracks)
        told = [*answer_rows(trend, width, max(BLOCK, free)), *tracks]
        rest = len(under) + len(legend) + len(told)
        height = next((height for height in HEIGHTS if height + rest <= room), HEIGHTS[-1])
        blank = [[Content("")] if room - height - rest > at else [] for at in range(2)]
        plot = framed(trend, plot_rows(trend, wide, height), gutter)
        return [*plot, *under, *blank[0], *legend, *blank[1], *told]


def framed(trend: Trend, rows: list[Content], gutter: int) -> list[Content]:
    """The plot with its levels and the names of its zones at the left."""
    heads = {
        level_row(level, len(rows)): (f"{word:<{gutter - 3}}{level:>2} ", style)
        for level, word, style in (
            (0, "", content.QUIET),
            (HIGHEST, "Pain", content.QUIET),
            (trend.amber, "amber", content.STYLES["amber"]),
            (trend.red, "red", content.STYLES["red"]),
        )
    }
    return [Content.assemble(heads.get(at, (" " * gutter, "")), row) for at, row in enumerate(rows)]


def kept_row(trend: Trend, width: int) -> Content:
    """The share done, as low blocks; the lowest where nothing was, blank where no day counts."""
    blocks = ""
    for days in cells(len(trend.days), width):
        shares = [share for at in days if (share := trend.days[at].share) is not None]
        mean = sum(shares) / len(shares) if shares else None
        blocks += " " if mean is None else column(mean, LOW)
    return content.say(blocks if blocks.strip() else "none", SHADE if blocks.strip() else content.QUIET)


def track_row(line: TrackLine, width: int) -> Content:
    """What was tracked, as blocks up to its scale's end, or to the highest number there was; blank where nothing was."""
    top = {TENTH: 10.0, NUMBER: max((value or 0 for value in line.values), default=0) or 1.0}.get(
        line.track.scale, 1.0
    )
    blocks = ""
    for days in cells(len(line.values), width):
        known = [value for at in days if (value := line.values[at]) is not None]
        blocks += column(sum(known) / len(known) / top, LOW) if known else " "
    return content.say(blocks, SHADE)


def calendar(trend: Trend, width: int) -> str:
    """The months where they begin; a date each week where only some weeks are shown."""
    count = len(trend.days)
    months = count > 45
    line = ""
    for at, day in enumerate(trend.days):
        if day.day.day != 1 if months else (count - 1 - at) % 7:
            continue
        name = f"{day.day:%b}" if months else f"{day.day.day} {day.day:%b}"
        cell = cell_of(at, count, width)
        if cell >= len(line) + bool(line) and cell + len(name) <= width + EDGE:
            line = line.ljust(cell) + name
    return line


def flares_row(trend: Trend, width: int) -> Content:
    """Flares as a band over their days."""
    count, line = len(trend.days), [" "] * width
    for flare in trend.flares:
        first = max(0, (flare.first - trend.first).days)
        last = min(count - 1, (flare.last - trend.first).days)
        for cell in range(cell_of(first, count, width), cell_of(last, count, width) + 1):
            line[cell] = GLYPHS["flare"]
    return _or_none(line, content.STYLES["red"])


def rungs_row(trend: Trend, width: int) -> Content:
    """Rungs gone up or down on their days; each mark has a blank behind it, as some terminals draw it two cells wide."""
    count, line = len(trend.days), [" "] * (width + EDGE)
    last = -2
    for change in trend.changes:
        cell, way = cell_of((change.day - trend.first).days, count, width), UP if change.up else DOWN
        if cell < last + 2:
            if way in (line[last], line[max(0, last - 2)]):
                continue
            cell = last + 2  # up and down side by side
        line[cell], last = way, cell
    return _or_none(line, "")


def _or_none(line: list[str], style: str) -> Content:
    """Marks, or the word for it where there are none."""
    shown = "".join(line)
    return content.say(shown, style) if shown.strip() else content.say(NONE, content.QUIET)


def legend_of(rungs: str) -> list[Piece]:
    """What is drawn without a name beside it, with the shapes it is drawn in; of rungs what occurs."""
    ways = ((UP, "", "up"), (DOWN, "", "down"))
    drawn = [way for way in ways if way[0] in rungs]
    return [(DOT, WORST, "daily worst"), (LINE * 2, MEDIAN, "7-day median"), *drawn]


def answer_rows(trend: Trend, width: int, most: int) -> list[Content]:
    """What can be compared; quiet where nothing is. In columns, as far as there is room, or as sentences."""
    lines = trend.contrasts.lines
    if not lines or width < BESIDE:
        style = "" if lines or trend.comparable else content.QUIET
        told = [content.say(sentence, style) for sentence in answers(trend)]
        return [line for sentence in told for line in sentence.wrap(width)]
    name = min(width - sum(COLUMNS), max(content.width_of(line.name) for line in lines) + 2)
    name = max(name, content.width_of(AFTER) + 2)
    rows = [contrast_row((AFTER, *HEADS), name, content.QUIET)]
    rows += [contrast_row(contrast_cells(line), name, "") for line in lines]
    return [*rows, *content.say(OTHERWISE, content.QUIET).wrap(width)][:most]


def contrast_cells(line: Contrast) -> tuple[str, ...]:
    """What is compared, and how it went: both means with their days, and from where to where the gap may lie."""
    chance = "may be chance" if line.gap.includes_none else "seldom chance"
    return line.name, line.with_words, line.without_words, f"{line.range_words}, {chance}"


def contrast_row(cells: tuple[str, ...], name: int, style: str) -> Content:
    """A row of what is compared, or its head."""
    wide = (name - 1, COLUMNS[0] - 1, COLUMNS[1] - 1, COLUMNS[2])
    return Content(" ").join(content.fit(text, cells, style) for text, cells in zip(cells, wide, strict=True))


def track_words(trend: Trend, width: int) -> list[Content]:
    """What was tracked beside the pain of the same days, quiet while there is too little."""
    told = [content.say(line.words, "" if line.enough else content.QUIET) for line in trend.other_tracks]
    return [line for sentence in told for line in sentence.wrap(width)]
