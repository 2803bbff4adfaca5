"""Pain and practice on one axis: the plot, under it what was kept and tracked, the calendar, flares and rungs."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.glyphs import GLYPHS, TURNS, column
from backcare_tui.domain.history.trend import Trend
from backcare_tui.domain.journal.tracked import TrackLine
from backcare_tui.domain.plan.track import NUMBER, TENTH
from backcare_tui.tui import content
from backcare_tui.tui.trend.pain_plot import HIGHEST, level_row, plot_rows
from backcare_tui.tui.widgets.legend import stacked

GUTTER = 6
EDGE = 6
"""Cells at the left for levels and names, and at the right for the zones' names."""
KEPT = (2, 4)
"""Lines of what was kept: at least, and where there is room."""
UNDER = KEPT[0] + 2
"""Lines under the plot at least: what was kept, the calendar, the marks."""
HEIGHTS = (41, 31, 21, 11, 6)
"""Heights at which every level, or every second, has a line of its own."""
LEAST = HEIGHTS[-1] + UNDER
ALMOST = 6 / 7
"""How high a block of what is tracked is at most, so that a line never touches the one above."""
UP, DOWN, BOTH = TURNS["up"], TURNS["down"], "◆"


class TrendPlot(Widget):
    """Draws a trend in all the room it is given."""

    DEFAULT_CSS = "TrendPlot { height: 1fr; }"

    trend: reactive[Trend | None] = reactive(None)

    def watch_trend(self, trend: Trend | None) -> None:
        """Room for a line a track, where that is more than the page has it scrolls."""
        self.styles.min_height = LEAST + (len(trend.tracks) if trend is not None else 0)

    def render(self) -> Content:
        trend, width = self.trend, self.content_size.width - GUTTER - EDGE
        room = self.content_size.height - UNDER - (len(trend.tracks) if trend is not None else 0)
        if trend is None or width < 4 or room < HEIGHTS[-1]:
            return Content("")
        height = next(height for height in HEIGHTS if height <= room)
        over = room - height
        return content.lines(
            [
                *framed(trend, plot_rows(trend, width, height), height),
                *[Content("")] * min(1, over),
                *kept_rows(trend, width, min(KEPT[1], KEPT[0] + max(0, over - 1))),
                *(track_row(line, width) for line in trend.tracks),
                content.say(" " * GUTTER + calendar(trend, width), content.QUIET),
                marks_row(trend, width),
            ]
        )


def framed(trend: Trend, rows: list[Content], height: int) -> list[Content]:
    """The plot with its levels at the left, and its zones' names at the right."""
    levels = {level_row(level, height): str(level) for level in (0, trend.amber, trend.red, HIGHEST)}
    zones = {level_row(trend.amber, height): "amber", level_row(trend.red, height): "red"}
    lines = []
    for at, row in enumerate(rows):
        left = levels.get(at, "")
        zone = zones.get(at, "")
        lines.append(
            Content.assemble(
                content.say(f"{left:>{GUTTER - 1}} ", content.QUIET),
                row,
                content.say(f" {zone}" if zone else "", content.STYLES.get(zone, "")),
            )
        )
    return lines


def cells(count: int, width: int) -> list[range]:
    """The days that stand in each cell of a line: several, or the same one in several cells."""
    return [
        range(at * count // width, max(at * count // width + 1, (at + 1) * count // width))
        for at in range(width)
    ]


def cell_of(at: int, count: int, width: int) -> int:
    """The cell in which a day's middle stands."""
    return min(width - 1, int((at + 0.5) * width / count))


def kept_rows(trend: Trend, width: int, lines: int) -> list[Content]:
    """The share kept, as columns; a dot where nothing was, blank where no day counts."""
    columns = []
    for days in cells(len(trend.days), width):
        shares = [trend.days[at].share for at in days]
        known = [share for share in shares if share is not None]
        mean = sum(known) / len(known) if known else None
        columns.append([*[" "] * (lines - 1), GLYPHS["missed"]] if mean == 0 else stacked(mean, 1, lines))
    return [
        Content.assemble(
            (("Kept" if row == lines - 1 else "").ljust(GUTTER), content.QUIET),
            ("".join(column[row] for column in columns), "$accent 60%"),
        )
        for row in range(lines)
    ]


def track_row(line: TrackLine, width: int) -> Content:
    """What was tracked, as blocks up to its scale's end, or to the highest number there was; blank where nothing was."""
    top = {TENTH: 10.0, NUMBER: max((value or 0 for value in line.values), default=0) or 1.0}.get(
        line.track.scale, 1.0
    )
    blocks = ""
    for days in cells(len(line.values), width):
        known = [value for at in days if (value := line.values[at]) is not None]
        blocks += column(ALMOST * sum(known) / len(known) / top) if known else " "
    return Content.assemble(
        content.fit(line.track.name, GUTTER - 1, content.QUIET), " ", (blocks, "$accent 40%")
    )


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


def marks_row(trend: Trend, width: int) -> Content:
    """Flares as a band, and rungs gone up or down where they did."""
    count = len(trend.days)
    line = [" "] * width
    for flare in trend.flares:
        first = max(0, (flare.first - trend.first).days)
        last = min(count - 1, (flare.last - trend.first).days)
        for cell in range(cell_of(first, count, width), cell_of(last, count, width) + 1):
            line[cell] = GLYPHS["flare"]
    ways: dict[int, set[str]] = {}
    for change in trend.changes:
        at = (change.day - trend.first).days
        ways.setdefault(cell_of(at, count, width), set()).add(UP if change.up else DOWN)
    for cell, way in ways.items():
        line[cell] = way.pop() if len(way) == 1 else BOTH
    return Content.assemble(" " * GUTTER, *pieces(line))


def pieces(line: Iterable[str]) -> list[tuple[str, str]]:
    """The marks in their colours."""
    styles = {UP: content.STYLES["done"], GLYPHS["flare"]: content.STYLES["red"]}
    return [(mark, styles.get(mark, "")) for mark in line]
