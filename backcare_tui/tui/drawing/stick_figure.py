"""A figure drawn in braille dots: limbs as thick strokes, the head as a disc, far limbs thin, props quiet."""

from __future__ import annotations

from collections.abc import Collection
from math import dist

from backcare_tui.domain.body.figure import LIMBS, TOES, Figure, Point, Pose, Prop, hangs_from
from backcare_tui.tui.drawing.braille import Canvas, Dot, curve

LEAST_HEAD, NOSE = 2.2, 1.3
"""Dots of the least head's radius; how far a nose stands out at most, in radii: a longer one is a stalk."""

QUIET, FAR, BODY, WORK = range(4)
"""Layers: lines and bands, what is behind and things, the body, and the part of it that does the work."""

LIMB = 2.6
"""Radius of a near limb in units of a box in which a person is about 100 high."""
FAR_SHARE, GAP = 0.5, 1.0
"""Of a near limb's radius that a far one has; dots kept free around a near limb, so that it stands out."""
LEAST, THIN, MOST = 0.8, 0.5, 2.2
"""Radii in dots: of the least near limb, of every thin line, of the thickest limb."""


class Sheet:
    """The way from a figure's box to dots: as large as fits, never out of proportion, in the middle."""

    def __init__(self, figure: Figure, columns: int, lines: int, *, mirrored: bool = False) -> None:
        wide, high = figure.box
        self.canvas = Canvas(columns, lines, 4)
        self.scale = min(self.canvas.width / wide, self.canvas.height / high)
        self._left = (self.canvas.width - wide * self.scale) / 2
        self._bottom = self.canvas.height - (self.canvas.height - high * self.scale) / 2
        self._mirror = wide if mirrored else 0.0

    def dot(self, place: Point) -> Dot:
        """Where a place of the box is among the dots."""
        right = self._mirror - place[0] if self._mirror else place[0]
        return (self._left + right * self.scale, self._bottom - place[1] * self.scale)


def draw(
    figure: Figure, pose: Pose, moves: Collection[str], columns: int, lines: int, *, mirrored: bool = False
) -> Canvas:
    """A figure in one pose.

    Args:
        figure: It.
        pose: Where its joints are.
        moves: The parts that do the work.
        columns: Cells across.
        lines: Cells down.
        mirrored: The other side's turn: what was left is right.
    """
    sheet = Sheet(figure, columns, lines, mirrored=mirrored)
    canvas = sheet.canvas
    thick = min(MOST, max(LEAST, LIMB * sheet.scale))
    for prop in figure.props:
        if prop.kind != "line":
            _prop(sheet, prop, pose)
    flat = figure.view != "side"
    far = thick if flat else max(THIN, thick * FAR_SHARE)
    order = ("far leg", "trunk", "head", "leg", "far arm", "arm")
    for part in order if flat else ("far leg", "far arm", "trunk", "head", "leg", "arm"):
        behind = part.startswith("far") and not flat
        layer = WORK if part in moves else FAR if behind else BODY
        if part == "trunk":
            _trunk(sheet, pose, thick, layer, flat=flat)
        elif part == "head":
            _head(sheet, pose, figure.head, thick, layer)
        else:
            radius = thick if not behind else far if layer == FAR else far * 1.5
            _limb(sheet, pose, part, radius, layer, 0 if behind else GAP)
    for prop in figure.props:
        if prop.kind == "line":
            _prop(sheet, prop, pose)
    return canvas


def _trunk(sheet: Sheet, pose: Pose, thick: float, layer: int, *, flat: bool) -> None:
    """From in front the shape between shoulders and hips, from the side that between back and belly."""
    at = {joint: sheet.dot(place) for joint, place in pose.items()}
    neck, hip = at["neck"], at["hip"]
    outline = [neck, _middle(hip, at.get("far_hip", hip))]
    if flat and {"shoulder", "far_shoulder", "far_hip"} <= at.keys():
        outline = [at["shoulder"], at["far_shoulder"], at["far_hip"], hip, at["shoulder"]]
    elif "back" in at:
        outline = curve(neck, at["back"], hip)
        if "belly" in at:
            outline += curve(hip, at["belly"], neck)
            middle = curve(neck, _middle(at["back"], at["belly"]), hip)
            sheet.canvas.stroke(middle, thick, layer)
            thick = max(THIN, thick * 0.6)
    if len(outline) > 2:
        sheet.canvas.fill(outline, layer)
    sheet.canvas.stroke(outline, thick, layer)


def _limb(sheet: Sheet, pose: Pose, limb: str, thick: float, layer: int, gap: float) -> None:
    _own, middle, end = LIMBS[limb]
    joints = (hangs_from(pose, limb), middle, end, TOES.get(end, ""))
    path = [sheet.dot(pose[joint]) for joint in joints if joint in pose]
    if middle in pose:
        sheet.canvas.stroke(path, thick, layer, gap=gap)


def _head(sheet: Sheet, pose: Pose, size: float, thick: float, layer: int) -> None:
    centre, radius = sheet.dot(pose["head"]), max(LEAST_HEAD, size * sheet.scale)
    sheet.canvas.stroke([sheet.dot(pose["neck"]), centre], thick, layer)
    if "nose" in pose:
        nose = sheet.dot(pose["nose"])
        share = min(1.0, NOSE * radius / max(1.0, dist(centre, nose)))
        tip = (centre[0] + share * (nose[0] - centre[0]), centre[1] + share * (nose[1] - centre[1]))
        sheet.canvas.stroke([centre, tip], max(THIN, thick * 0.6), layer)
    sheet.canvas.clear(centre, radius)
    sheet.canvas.ring(centre, radius, radius, layer)


def _prop(sheet: Sheet, prop: Prop, pose: Pose) -> None:
    places = [pose[point] if isinstance(point, str) else point for point in prop.points]
    dots = [sheet.dot(place) for place in places]
    if prop.kind == "dot":
        sheet.canvas.stroke(dots, max(1.0, prop.size * sheet.scale), FAR)
    elif prop.kind == "band":
        sheet.canvas.stroke(dots, THIN, QUIET)
    else:
        sheet.canvas.under(dots, THIN, QUIET)


def _middle(one: Dot, two: Dot) -> Dot:
    return ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
