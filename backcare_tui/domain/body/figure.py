"""A moving figure of a movement: joints in a box, poses with names, and where all of it is at one moment.

Limbs turn about their joints and keep their length; a hand or foot that stands still in both poses
stands still between them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

import msgspec

Point = tuple[float, float]
"""Right and up from the lower left corner of a figure's box, in the figure's own units."""

Pose = Mapping[str, Point]
"""Where each joint is."""

HEAD = ("head", "nose")
TRUNK = ("neck", "back", "belly", "shoulder", "far_shoulder", "hip", "far_hip")
LIMBS: Mapping[str, tuple[str, str, str]] = {
    "arm": ("shoulder", "elbow", "hand"),
    "far arm": ("far_shoulder", "far_elbow", "far_hand"),
    "leg": ("hip", "knee", "foot"),
    "far leg": ("far_hip", "far_knee", "far_foot"),
}
"""Each limb from where it hangs to its end. ``far`` is the side away from the one who looks."""

TOES: Mapping[str, str] = {"foot": "toe", "far_foot": "far_toe"}
"""What hangs at a foot."""

JOINTS = (*HEAD, *TRUNK, *(j for limb in LIMBS.values() for j in limb[1:]), *TOES.values())
"""Every joint there is."""

NEEDED = ("head", "neck", "hip")
"""The joints without which there is no figure; a limb or a curve that is not told is not drawn."""

PARTS = ("head", "trunk", *LIMBS)
"""What a step may move."""

VIEWS = ("side", "front", "back")
KINDS = ("line", "band", "dot")
"""Of props: floor, wall or mat; what gives way; a knob, a ball or an anchor."""


def hangs_from(pose: Pose, limb: str) -> str:
    """The joint of a pose that a limb hangs from: its own, else that of the near side, else neck or hip."""
    root = LIMBS[limb][0]
    near = root.removeprefix("far_")
    return next(joint for joint in (root, near, "neck" if near == "shoulder" else "hip") if joint in pose)


class Prop(msgspec.Struct, frozen=True):
    """A thing beside the body.

    Attributes:
        kind: One of ``KINDS``.
        points: Places in the box, or names of joints that it follows.
        size: Of a dot: its radius; of a line or a band: nothing.
    """

    kind: str
    points: tuple[Point | str, ...]
    size: float = 2.0


class Step(msgspec.Struct, frozen=True):
    """A part of the movement.

    Attributes:
        on: The words of a plan's cadence that mean it.
        to: The poses it passes, the last one where it ends; it begins where the step before ended.
        seconds: Its share of a whole movement, where a plan's words are not known here; 0 is no part of it.
        moves: The parts of the body that do the work.
    """

    on: tuple[str, ...]
    to: tuple[str, ...]
    seconds: float = 2.0
    moves: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True):
    """A movement.

    Attributes:
        id: What a plan calls it by.
        box: Width and height; every joint of every pose lies within.
        poses: By name; each tells every joint the figure has.
        steps: In order; the first begins where the last one ends.
        view: From where it is seen. From the side the far limbs are drawn thin.
        head: Radius of the head.
        props: Things beside the body.
    """

    id: str
    box: Point
    poses: Mapping[str, Pose]
    steps: tuple[Step, ...]
    view: str = "side"
    head: float = 6.0
    props: tuple[Prop, ...] = ()

    def follows(self, words: Collection[str]) -> bool:
        """Whether all of a cadence's words are known here; else give ``moment`` the whole repetition."""
        return all(self.step_of(word) is not None for word in words)

    def step_of(self, word: str) -> int | None:
        """The step that a cadence word means; of several words, the first that is known."""
        phrase = " ".join(word.lower().split())
        for known in (phrase, *phrase.split()):
            for number, step in enumerate(self.steps):
                if known in step.on:
                    return number
        return None


HOLDS = ("hold", "pause", "rest")
"""The words of a cadence at which a body stands still."""


def is_hold(word: str) -> bool:
    """Whether a word of a cadence says to stand still."""
    return any(known in HOLDS for known in word.lower().split())


STILL = 0.5
"""Units of the box: an end that moves less than this from pose to pose rests on something."""


def eased(fraction: float) -> float:
    """Slow at both ends, as limbs move: half a cosine from 0 to 1; what lies outside counts as an end."""
    return (1 - math.cos(math.pi * max(0.0, min(1.0, fraction)))) / 2


def fullness(phase: str, fraction: float) -> float:
    """How full the breath is, 0 to 1, when so much of breathing ``in`` or ``out`` is done."""
    return 1 - eased(fraction) if phase == "out" else eased(fraction)


def moment(figure: Figure, phase: str, fraction: float) -> tuple[int, float]:
    """The step of a moment, and how far that has come, from 0 to 1.

    Args:
        figure: It.
        phase: A word of the plan's cadence.
        fraction: How far the phase has come; where the word is not known here, how far all that moves in
            the repetition has, and the figure's own seconds of moving share it out.
    """
    fraction = max(0.0, min(1.0, fraction))
    known = figure.step_of(phase)
    if known is not None:
        return known, fraction
    moving = [not any(map(is_hold, step.on)) for step in figure.steps]
    if not any(step.seconds for step, moves in zip(figure.steps, moving, strict=True) if moves):
        moving = [True] * len(moving)
    left = fraction * sum(step.seconds for step, moves in zip(figure.steps, moving, strict=True) if moves)
    last = 0
    for number, step in enumerate(figure.steps):
        if step.seconds and moving[number]:
            last = number
            if left < step.seconds:
                return number, left / step.seconds
            left -= step.seconds
    return last, 1.0


def pose_in(figure: Figure, step: int, done: float, after: int | None = None) -> Pose:
    """Where every joint is when so much of a step is done, from 0 to 1.

    It begins where the step before it ended; ``after`` is that one where a cadence leaves some out.
    """
    if after is None:  # what is no part of the movement is not what came before
        moving = [number for number, other in enumerate(figure.steps) if other.seconds]
        after = max((number for number in moving if number < step), default=(moving or [step - 1])[-1])
    begins = figure.steps[after].to[-1]
    path = (
        begins,
        *(name for name in figure.steps[step].to if len(figure.steps[step].to) == 1 or name != begins),
    )
    along = eased(done) * (len(path) - 1)
    leg = min(int(along), len(path) - 2)
    return between(figure.poses[path[leg]], figure.poses[path[leg + 1]], along - leg)


def between(before: Pose, after: Pose, share: float) -> Pose:
    """A pose between two of the same joints: ``share`` 0 is the first, 1 the second."""
    if share <= 0 or before is after:
        return before
    if share >= 1:
        return after
    now = {joint: _mix(place, after[joint], share) for joint, place in before.items()}
    for limb, (_own, middle, end) in LIMBS.items():
        if middle in now and end in now:
            root = hangs_from(now, limb)
            upper, lower = (
                _length(before, after, root, middle, share),
                _length(before, after, middle, end, share),
            )
            if math.dist(before[end], after[end]) < STILL:
                now[middle] = _bent(now[root], now[end], upper, lower, now[middle])
            else:
                now[middle] = _turned(before, after, root, middle, share, now[root])
                now[end] = _turned(before, after, middle, end, share, now[middle])
    for foot, toe in (*TOES.items(), ("head", "nose")):
        if foot in now and toe in now:
            now[toe] = _turned(before, after, foot, toe, share, now[foot])
    return now


def _mix(before: Point, after: Point, share: float) -> Point:
    return (before[0] + (after[0] - before[0]) * share, before[1] + (after[1] - before[1]) * share)


def _length(before: Pose, after: Pose, inner: str, outer: str, share: float) -> float:
    """A bone's length: told by both poses, as a bone seen from an angle looks shorter in one of them."""
    return (
        math.dist(before[inner], before[outer]) * (1 - share) + math.dist(after[inner], after[outer]) * share
    )


def _turned(before: Pose, after: Pose, inner: str, outer: str, share: float, root: Point) -> Point:
    """The outer end of a bone that turns the short way round about its inner end."""
    begin, end = _angle(before[inner], before[outer]), _angle(after[inner], after[outer])
    turn = math.remainder(end - begin, math.tau)
    angle, length = begin + turn * share, _length(before, after, inner, outer, share)
    return (root[0] + length * math.cos(angle), root[1] + length * math.sin(angle))


def _angle(inner: Point, outer: Point) -> float:
    return math.atan2(outer[1] - inner[1], outer[0] - inner[0])


def _bent(root: Point, end: Point, upper: float, lower: float, near: Point) -> Point:
    """Where elbow or knee is when both ends of a limb are given: on the side of ``near``."""
    apart = math.dist(root, end)
    if not abs(upper - lower) < apart < upper + lower:
        return near
    along = (upper**2 - lower**2 + apart**2) / (2 * apart)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    right, up = (end[0] - root[0]) / apart, (end[1] - root[1]) / apart
    side = right * (near[1] - root[1]) - up * (near[0] - root[0])
    off = math.copysign(off, side)
    return (root[0] + along * right - off * up, root[1] + along * up + off * right)
