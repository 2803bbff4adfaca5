"""Drawing the body in quarter blocks: its shades, and the marks written on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

import msgspec
from textual.color import Color
from textual.content import Content
from textual.style import Style

from backcare_tui.domain.body.atlas import LINE, NOTHING, PLAIN, VIEWS
from backcare_tui.domain.history.pain_places import Mark
from backcare_tui.tui.body.chart import Chart, Spot

SHADES = (0.34, 0.4, 0.37, 0.43)
"""How far the body stands out from its page; neighbouring places take turns, so that their borders show.
On a terminal of 16 colours all are its grey."""

DARKER = (0.24, 0.6)
"""The same of a line drawn on it: darker on a dark page, and on a light one."""

AIM, CHOSEN, CURSOR = "◆", "●", "○"

AIMED_FROM_BEHIND = ("neck", "head")
"""Regions that massage is marked on in the back view alone: nobody may press at the front of the neck."""

QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell by which of its quarters are inked: 1 and 2 above, 4 and 8 below, the left one first."""

Block = tuple[str, Style]
"""A cell of the terminal: what is written in it, and how."""

ZONES = {"green": "success", "amber": "warning", "red": "error"}


class Inks(msgspec.Struct, frozen=True):
    """The colours of a theme that the body is drawn in, on the page it is drawn on."""

    page: Color
    words: Color
    accent: Color
    zones: Mapping[str, Color]

    def body(self, shade: float) -> Color:
        """The body itself. A theme of the terminal's own colours has one grey."""
        if self.words.ansi is not None:
            return Color.parse("ansi_bright_black")
        return self.page.blend(self.words, shade)

    @property
    def line(self) -> Color:
        """A line drawn on the body."""
        if self.words.ansi is not None:
            return Color.parse("ansi_black")
        return self.page.blend(self.words, DARKER[luminance(self.page) > luminance(self.words)])

    def hurt(self, mark: Mark, below: Color) -> Color:
        """A place that hurts: its zone's colour, the stronger the more it hurts."""
        level = mark.level or 0
        return below.blend(self.zones[mark.zone], 0.5 + level / 20) if level else below

    def on(self, paper: Color | None) -> Color:
        """Words that can be read on a colour."""
        if paper is None or paper.ansi is not None or self.words.ansi is not None:
            return self.words if paper is None else Color.parse("ansi_black")
        return Color.parse("#000" if luminance(paper) > 0.179 else "#fff")


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it; above 0.179 black is read better than white."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inks(variables: Mapping[str, str], page: Color) -> Inks:
    """The inks of a theme."""
    zones = {zone: Color.parse(variables[name]) for zone, name in ZONES.items()}
    return Inks(page, Color.parse(variables["foreground"]), Color.parse(variables["accent"]), zones)


class Shown(msgspec.Struct, frozen=True):
    """What a picture shows beside the body itself.

    Attributes:
        marks: By place.
        chosen: Places, each drawn one by itself.
        here: What is under the cursor, or found by typing.
    """

    marks: Mapping[str, Mark]
    chosen: Collection[str] = ()
    here: tuple[Spot, ...] = ()


def draw(chart: Chart, shown: Shown, inks: Inks) -> list[Content]:
    """The figures, a line at a time."""
    plain: dict[str, Color | None] = {NOTHING: None, PLAIN: inks.body(SHADES[0]), LINE: inks.line}
    seen = [
        plain
        | {
            place: _colour(place, view, inks.body(SHADES[turn]), shown, inks)
            for place, turn in chart.turns.items()
        }
        for view in VIEWS
    ]
    cells = _cells(chart, seen, [inks.line, *map(inks.body, SHADES)])
    for spot in chart.spots:
        colours = seen[VIEWS.index(spot.view)]
        start, line = chart.start(spot, len(mark_text(spot, shown))), spot.at[1]
        for column, letter in enumerate(mark_text(spot, shown), start):
            paper = None if cells[line][column][0] == " " else colours[spot.place]
            cells[line][column] = letter, Style(background=paper, foreground=inks.on(paper), bold=True)
    return [_line(row) for row in cells]


def mark_at(place: str, view: str, marks: Mapping[str, Mark]) -> Mark:
    """What is marked on a place in one view."""
    mark = marks.get(place, Mark())
    hidden = view != VIEWS[-1] and place.startswith(AIMED_FROM_BEHIND)
    return msgspec.structs.replace(mark, targets=()) if hidden and mark.targets else mark


def mark_text(spot: Spot, shown: Shown) -> str:
    """What is written on a place: whether it is chosen or under the cursor, its level, a target."""
    mark = mark_at(spot.place, spot.view, shown.marks)
    here = CHOSEN if spot.place in shown.chosen else CURSOR if spot in shown.here else ""
    level = "" if mark.level is None else str(mark.level)
    return f"{here}{level}{AIM if mark.targets else ''}"


def _colour(place: str, view: str, below: Color, shown: Shown, inks: Inks) -> Color:
    if any(place == spot.place for spot in shown.here):
        return inks.words if inks.words.ansi is None else Color.parse("ansi_white")
    if place in shown.chosen:
        return inks.accent
    mark = mark_at(place, view, shown.marks)
    if mark.level:
        return inks.hurt(mark, below)
    return below.blend(inks.accent, 0.4) if mark.targets else below


def _cells(
    chart: Chart, seen: Sequence[Mapping[str, Color | None]], quiet: Collection[Color]
) -> list[list[Block]]:
    """Every cell, in the colours that each view is ``seen`` in.

    Colours go by numbers, the quiet ones first; few cells differ, and each is made once.
    """
    inks = [None, *dict.fromkeys(quiet)]
    last = len(inks) - 1
    inks += dict.fromkeys(colour for colours in seen for colour in colours.values() if colour not in inks)
    front, back = ({place: inks.index(colour) for place, colour in colours.items()} for colours in seen)
    style = cache(lambda ink, paper: Style(foreground=inks[ink], background=inks[paper]))

    @cache
    def block(*four: int) -> Block:
        glyph, ink, paper = _block(four, last)
        return glyph, style(ink, paper)

    half = chart.width  # in pixels, of which a cell has two across: the middle
    rows = [
        [front[place] for place in row[:half]] + [back[place] for place in row[half:]] for row in chart.pixels
    ]
    return [
        list(map(block, upper[::2], upper[1::2], lower[::2], lower[1::2]))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


@lru_cache(maxsize=4096)
def _block(four: tuple[int, ...], quiet: int) -> tuple[str, int, int]:
    """Four pixels, line by line, as one cell: what is written, its ink and its paper.

    A cell has two colours. Of more, those two stay that lose least, as ``_loss`` counts it.

    Args:
        four: Their colours by number; 0 is nothing.
        quiet: The last number of a colour of the body itself; those after it are marked or chosen.
    """
    colours = tuple(dict.fromkeys(four))
    if len(colours) == 1:
        return " " if colours[0] == 0 else "█", colours[0], colours[0]

    def nearer(pixel: int, pair: tuple[int, int]) -> int:
        return min(pair, key=lambda colour: _loss(pixel, colour, quiet))

    def lost(pair: tuple[int, int]) -> int:
        return sum(_loss(pixel, nearer(pixel, pair), quiet) for pixel in four)

    pair = min(combinations(colours, 2), key=lost)
    kept = [nearer(pixel, pair) for pixel in four]
    # Nothing can only be paper; else the one that there is more of is, as seams between cells show it least.
    paper = 0 if 0 in pair else max(pair, key=kept.count)
    inked = [colour != paper for colour in kept]
    return (
        QUARTERS[sum(bit for bit, on in zip((1, 2, 4, 8), inked, strict=True) if on)],
        sum(pair) - paper,
        paper,
    )


def _loss(pixel: int, shown: int, quiet: int) -> int:
    """What it costs to show a pixel in another colour: the outline most, then what is marked or chosen."""
    if pixel == shown:
        return 0
    if 0 in {pixel, shown}:
        return 20
    return 7 if pixel > quiet else 3 if shown > quiet else 1


def _line(row: list[Block]) -> Content:
    """Cells of one style in a row are one piece; equal cells are one and the same object, so that this is quick."""
    pieces: list[Block] = []
    for letter, style in row:
        if pieces and pieces[-1][1] is style:
            pieces[-1] = pieces[-1][0] + letter, style
        else:
            pieces.append((letter, style))
    return Content.assemble(*pieces)
