"""Drawing the body in half blocks: its shades, and the marks written on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import msgspec
from textual.color import Color
from textual.content import Content
from textual.style import Style

from backcare_tui.care.body import LINE, NOTHING, PLAIN, Chart, Spot
from backcare_tui.care.hurt import Mark

SHADES = (0.34, 0.4)
"""How far the body stands out from its page; neighbouring places take turns, so that their borders show.
On a terminal of 16 colours both are its grey."""

DARKER = 0.24
"""The same of a line drawn on it."""

AIM, CHOSEN, CURSOR = "◆", "●", "○"
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
            return Color.parse("ansi_black" if shade == DARKER else "ansi_bright_black")
        return self.page.blend(self.words, shade)

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
    places = sorted({spot.place for spot in chart.spots})
    colours: dict[str, Color | None] = {NOTHING: None, PLAIN: inks.body(SHADES[0]), LINE: inks.body(DARKER)}
    regions = list(dict.fromkeys(place.rpartition("-")[0] or place for place in places))
    for place in places:
        turn = regions.index(place.rpartition("-")[0] or place) + place.endswith("-middle")
        colours[place] = _colour(place, inks.body(SHADES[turn % 2]), shown, inks)
    pairs = zip(chart.pixels[::2], chart.pixels[1::2], strict=True)
    block = cache(lambda upper, lower: _block(colours[upper], colours[lower]))
    cells = [[block(*both) for both in zip(*pair, strict=True)] for pair in pairs]
    for spot in chart.spots:
        start, line = chart.start(spot, len(mark_text(spot, shown))), spot.at[1]
        for column, letter in enumerate(mark_text(spot, shown), start):
            paper = colours[spot.place] if (column, line) in spot.cells else cells[line][column][1].background
            cells[line][column] = letter, Style(background=paper, foreground=inks.on(paper), bold=True)
    return [_line(row) for row in cells]


def mark_text(spot: Spot, shown: Shown) -> str:
    """What is written on a place: whether it is chosen or under the cursor, its level, a target."""
    mark = shown.marks.get(spot.place, Mark())
    here = CHOSEN if spot.place in shown.chosen else CURSOR if spot in shown.here else ""
    level = "" if mark.level is None else str(mark.level)
    return f"{here}{level}{AIM if mark.targets else ''}"


def _colour(place: str, below: Color, shown: Shown, inks: Inks) -> Color:
    if any(place == spot.place for spot in shown.here):
        return inks.words if inks.words.ansi is None else Color.parse("ansi_white")
    if place in shown.chosen:
        return inks.accent
    mark = shown.marks.get(place, Mark())
    if mark.level:
        return inks.hurt(mark, below)
    return below.blend(inks.accent, 0.4) if mark.targets else below


def _block(upper: Color | None, lower: Color | None) -> Block:
    """Two pixels, one over the other, as one cell."""
    if upper is None and lower is None:
        return " ", Style()
    if upper == lower:
        return "█", Style(foreground=upper, background=upper)
    if upper is None:
        return "▄", Style(foreground=lower)
    return "▀", Style(foreground=upper, background=lower)


def _line(row: list[Block]) -> Content:
    """Cells of one style in a row are one piece; equal cells are one and the same object, so that this is quick."""
    pieces: list[Block] = []
    for letter, style in row:
        if pieces and pieces[-1][1] is style:
            pieces[-1] = pieces[-1][0] + letter, style
        else:
            pieces.append((letter, style))
    return Content.assemble(*pieces)
