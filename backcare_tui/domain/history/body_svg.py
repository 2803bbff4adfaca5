"""The picture of the body as SVG, for whatever prints: the same outline as on the screen, with the same marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from backcare_tui.domain.body.dots import MOST, Dots, dots
from backcare_tui.domain.body.picture import SIDES, VIEWS, Area, Bend, Body, Line, Point, bends
from backcare_tui.domain.history.pain_places import Mark, mark_at, mark_words

SIZE = 60
"""Units of the drawing that a head is high."""

BESIDE, ABOVE, BELOW = 0.35, 0.55, 1.05
"""Heads free at each side of a figure, above it for its name, and below it for the sides and the legend."""

INK, PAPER, QUIET = "#1f2328", "#ffffff", "#6b7280"
FILLS = {"green": "#7fb069", "amber": "#e0a83c", "red": "#d9604c"}
AIMED = "#5aa796"
"""Colours that are told apart on paper too; on paper without colours numbers and shapes tell all of it."""

AIM = "◆"


def body_svg(
    body: Body, marks: Mapping[str, Mark], names: Mapping[str, str], *, legend: str = "", label: str = "Body"
) -> str:
    """Front and back beside one another, as one ``<svg>`` that can stand in a page.

    Args:
        body: What is drawn.
        marks: By place.
        names: The words of each place.
        legend: A line below.
        label: What it is, for those who do not see it; with the marks in words.
    """
    wide, tall = body.wide + BESIDE, body.tall
    width, height = 4 * wide * SIZE, (ABOVE + tall + BELOW) * SIZE
    told = [mark_words(names.get(place, place), mark) for place, mark in marks.items()]
    trunk, arm = (_path(part) for part in body.bends())
    halves = f'<path d="{trunk}"/><path d="{arm}"/>'
    both = f'<g id="backcare-half">{halves}</g><use href="#backcare-half" transform="scale(-1 1)"/>'
    clips = f'{halves}<path d="{trunk}" transform="scale(-1 1)"/><path d="{arm}" transform="scale(-1 1)"/>'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
        ' role="img" font-family="sans-serif">',
        f"<title>{_text(label)}</title>",
        f"<desc>{_text('; '.join(told) or 'Nothing is marked.')}</desc>",
        f'<defs><clipPath id="backcare-body">{clips}</clipPath><g id="backcare-both">{both}</g></defs>',
    ]
    seen = dots(body, MOST)
    for number, view in enumerate(VIEWS):
        lines += [
            f'<g transform="translate({(2 * number + 1) * wide * SIZE:g} {ABOVE * SIZE:g})">',
            # Drawn twice, the second time without its line: what is left is the line round trunk and arm together.
            f'<use href="#backcare-both" fill="{INK}" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>',
            f'<use href="#backcare-both" fill="{PAPER}"/>',
            *_figure(body, view, seen, marks, names),
            "</g>",
        ]
    if legend:
        lines.append(_words(legend, 2 * wide * SIZE, height - 12, 16, QUIET))
    return "\n".join((*lines, "</svg>", ""))


def _figure(
    body: Body, view: str, seen: Dots, marks: Mapping[str, Mark], names: Mapping[str, str]
) -> Iterator[str]:
    """What is on one figure: the places that are marked, the lines inside, what is written, and words around it."""
    shown = {place: mark_at(place, view, marks) for place in marks if place in seen.places[view]}
    shown = {place: mark for place, mark in shown.items() if mark.level is not None or mark.targets}
    yield '<g clip-path="url(#backcare-body)">'
    for area in body.areas:
        mark = shown.get(area.place)
        fill = _fill(mark) if mark is not None and area.view == view else ""
        if mark is not None and fill:
            title = f"<title>{_text(mark_words(names.get(area.place, area.place), mark))}</title>"
            yield f'<path d="{_corners(area)}" fill="{fill}">{title}</path>'
    yield from (_inner(line, side) for line in body.lines if line.view == view for side in (1, -1))
    yield "</g>"
    for place, mark in shown.items():
        across, down = _middle(body, seen, seen.places[view][place])
        level = "" if mark.level is None else str(mark.level)
        text = f"{level}{AIM if mark.targets else ''}"
        halo = f' font-weight="bold" stroke="{PAPER}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
        yield _words(text, across * SIZE, down * SIZE + 7, 20, INK, halo)
    left, right = SIDES[view]
    edge, foot = body.wide * SIZE * 0.75, (body.tall + 0.4) * SIZE
    yield _words(view, 0, -ABOVE * SIZE + 18, 18, QUIET)
    yield _words(left, -edge, foot, 16, QUIET)
    yield _words(right, edge, foot, 16, QUIET)


def _fill(mark: Mark) -> str:
    """The colour of a place: of its pain, else of a massage; none where it is said not to hurt."""
    return FILLS.get(mark.zone, "") if mark.level else AIMED if mark.targets else ""


def _middle(body: Body, seen: Dots, rows: Sequence[int]) -> Point:
    """The dot of a place nearest to its middle, in heads: a number has to stand on it, whatever its shape."""
    found = [(x, y) for y, row in enumerate(rows) if row for x in range(row.bit_length()) if row >> x & 1]
    across, down = (sum(numbers) / len(found) for numbers in zip(*found, strict=True))
    x, y = min(found, key=lambda dot: (dot[0] - across) ** 2 + (dot[1] - down) ** 2)
    scale = body.tall / len(rows)
    return ((x - seen.reach) * scale, (y + 0.5) * scale)


def _path(smooth: Sequence[Bend]) -> str:
    """A smooth line, closed."""
    start = f"M{_at(smooth[0][0])}" if smooth else ""
    return start + "".join(f"C{_at(out)} {_at(into)} {_at(end)}" for _from, out, into, end in smooth) + "Z"


def _corners(area: Area) -> str:
    """The shape of a place, on the sides where it is."""
    sides = (1, -1) if area.side == 0 else (area.side,)
    return "".join(
        "M" + "L".join(_at((side * across, down)) for across, down in area.corners) + "Z" for side in sides
    )


def _inner(line: Line, side: int) -> str:
    """A line inside the body, on one side."""
    points = (line.points[0], *line.points, line.points[-1])
    pieces = bends([(side * across, down) for across, down in points])
    drawn = "".join(f"C{_at(out)} {_at(into)} {_at(end)}" for _from, out, into, end in pieces)
    dotted = ' stroke-dasharray="0.1 9"' if line.dotted else ""
    start = f"M{_at((side * line.points[0][0], line.points[0][1]))}"
    return f'<path d="{start}{drawn}" fill="none" stroke="{QUIET}" stroke-width="2.5" stroke-linecap="round"{dotted}/>'


def _words(text: str, x: float, y: float, size: int, ink: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle" fill="{ink}"{more}>{_text(text)}</text>'


def _at(point: Point) -> str:
    return f"{point[0] * SIZE:.1f} {point[1] * SIZE:.1f}"


def _text(text: str) -> str:
    """Anyone's words in ASCII, with nothing in them that is markup or may not stand in XML."""
    kept = "".join(char for char in text if char.isprintable())
    kept = kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return kept.encode("ascii", "xmlcharrefreplace").decode()
