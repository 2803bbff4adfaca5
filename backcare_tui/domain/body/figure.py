"""A moving figure of a movement: joints in a box, poses with names, and the order in which they come."""

from __future__ import annotations

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
        """Whether all of a cadence's words are known here; else give ``pose_at`` the whole repetition."""
        return all(self.step_of(word) is not None for word in words)

    def step_of(self, word: str) -> int | None:
        """The step that a cadence word means; of several words, the first that is known."""
        phrase = " ".join(word.lower().split())
        for known in (phrase, *phrase.split()):
            for number, step in enumerate(self.steps):
                if known in step.on:
                    return number
        return None
