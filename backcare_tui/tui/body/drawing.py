"""Drawing the body in braille dots: its outline, and the places that are marked, filled and written on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from textual.color import Color
from textual.content import Content
from textual.style import Style

from backcare_tui.domain.body.dots import Rows
from backcare_tui.domain.history.pain_places import mark_at
from backcare_tui.tui.body.chart import Chart, Spot
from backcare_tui.tui.body.labels import LEADER, Shown, place_labels

BODY, AIMED, GREEN, AMBER, RED, PICKED, HERE = range(7)
"""Layers of dots; where two meet in a cell the later gives it its colour. Letters have as many more."""

LAYERS = HERE + 1
ZONES = {"green": (GREEN, "success"), "amber": (AMBER, "warning"), "red": (RED, "error")}

SHADE = {"dark": 0.62, "light": 0.75}
"""How far the outline stands out from its page. On a terminal of 16 colours it is its grey."""


class Inks(msgspec.Struct, frozen=True):
    """The colours of a theme that the body is drawn in, a colour a layer."""

    colours: tuple[Color, ...]

    def style(self, layer: int) -> Style:
        """How a piece of a layer is written; letters stand out, and what is under the cursor."""
        if layer < 0:
            return Style()
        return Style(foreground=self.colours[layer % LAYERS], bold=layer >= HERE)


def inks(variables: Mapping[str, str], page: Color) -> Inks:
    """The inks of a theme on a page."""
    words = Color.parse(variables["foreground"])
    ansi = words.ansi is not None
    # Dots are thin: on a light page only the colours that words have stand out enough.
    light = not ansi and page.brightness > words.brightness
    kind = "text-" if light else ""
    accent, *own = (
        Color.parse(variables[kind + name]) for name in ("accent", *(name for _at, name in ZONES.values()))
    )
    zones = dict(zip((layer for layer, _name in ZONES.values()), own, strict=True))
    body = (
        Color.parse("ansi_bright_black") if ansi else page.blend(words, SHADE["light" if light else "dark"])
    )
    here = Color.parse("ansi_white") if ansi else words
    return Inks((body, accent, zones[GREEN], zones[AMBER], zones[RED], accent, here))


def draw(chart: Chart, shown: Shown, inks: Inks) -> list[Content]:
    """The figures, a line at a time."""
    layers = {spot: layer_of(spot, shown) for spot in chart.spots}
    filled = [spot for spot in chart.spots if layers[spot] > BODY]
    labels = place_labels(chart, shown)
    hover = () if shown.hover is None or shown.hover in filled else (shown.hover,)
    canvas = chart.canvas(LAYERS)
    for spot in hover:
        canvas.lay(_every_second(chart.rows(spot)), BODY, chart.right(spot.view))
    for spot in filled:
        # What is picked is thin, so that the cursor, all of its place, is told from it without colours.
        under = layers[spot] == HERE
        dots = _fill(chart, spot, [other for other in filled if layers[other] == HERE or not under])
        thin = layers[spot] == PICKED
        canvas.lay(_every_second(dots) if thin else dots, layers[spot], chart.right(spot.view))
    for label in labels:
        canvas.write(label.column, label.line, label.text, layers[label.spot] + LAYERS)
        for column in label.leader:
            canvas.write(column, label.line, LEADER, BODY)
    # Most lines are those of the empty body, and need not be put together again.
    changed = {line for spot in (*hover, *filled) for _column, line in spot.cells}
    changed |= {label.line for label in labels}
    styles = [inks.style(layer) for layer in range(-1, 2 * LAYERS)]
    rows = (canvas.runs(line) if line in changed else chart.empty[line] for line in range(chart.lines))
    return [Content.assemble(*((text, styles[layer + 1]) for text, layer in runs)) for runs in rows]


def layer_of(spot: Spot, shown: Shown) -> int:
    """What fills a place: the cursor before what is picked, that before pain, and pain before massage."""
    if spot in shown.here:
        return HERE
    if spot.place in shown.chosen:
        return PICKED
    mark = mark_at(spot.place, spot.view, shown.marks)
    if mark.level and mark.zone in ZONES:
        return ZONES[mark.zone][0]
    return AIMED if mark.targets else BODY


def _fill(chart: Chart, spot: Spot, filled: Collection[Spot]) -> Rows:
    """The dots of a place, but for a row or column between it and the next one that is filled."""
    rows, side = chart.rows(spot), not spot.place.endswith("-middle")
    free = [0] * len(rows)
    for other in filled:
        if other != spot and other.view == spot.view:
            for y, row in enumerate(chart.rows(other)):
                free[max(0, y - 1)] |= row if y else 0
                if side and other.place.endswith("-middle"):
                    free[y] |= row << 1 | row >> 1
    kept = tuple(row & ~gap for row, gap in zip(rows, free, strict=True))
    return kept if any(kept) else rows


def _every_second(rows: Rows) -> Rows:
    pattern = int("01" * (max(rows).bit_length() // 2 + 1), 2)
    return tuple(row & (pattern if y % 2 else pattern << 1) for y, row in enumerate(rows))
