"""Moving figures of guided sessions: ``figures.toml`` in, frozen figures out, or everything that is wrong with it.

The shipped ones, and a person's own beside their plans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from backcare_tui.domain.body import figure as model
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, PlanError, code, hint, plain, shown
from backcare_tui.storage.planfile.loader import tables_of, text_of

FIGURES = "figures.toml"

MOST, LONGEST = 100, 30
"""Figures in a file; and poses, steps or props of a figure, or words or poses of a step."""

SMALLEST, LARGEST = 10, 1000
"""A side of a box."""
Number = Annotated[float, msgspec.Meta(gt=-1e9, lt=1e9)]
"""One that is no slip of the key; neither NaN nor infinity is."""

STEP: read.Fields = {
    "on": read.Needed(read.several(read.text(40), '["pull"]', least=1), '["lift"]'),
    "to": read.Needed(read.several(read.text(40), '["up"]', least=1), '["up"]'),
    "seconds": read.number(0, 60),
    "moves": read.several(read.one_of(model.PARTS, "a part of the body"), '["arm"]'),
}


def _figure(table: Mapping[str, object], place: Place) -> model.Figure | None:
    values = read.table(table, WHOLE, place, noun="a figure")
    if not {"id", "box", "poses", "steps"} <= values.keys():
        return None
    poses = _poses(values["poses"], values["box"], place.at("poses"))
    if not poses:
        return None
    steps = _steps(values["steps"], poses, place.at("steps"))
    props = _props(values.get("props", []), values["box"], next(iter(poses.values())), place.at("props"))
    if not steps:
        return None
    return model.Figure(**{**values, "poses": poses, "steps": steps, "props": props})


def _poses(raw: object, box: model.Point, place: Place) -> dict[str, model.Pose]:
    """Each pose whole: what it does not tell is as in the first."""
    if not isinstance(raw, dict):
        place.tell(read.not_a_table(raw, "[figure.poses.start]"))
        return {}
    if not 1 <= len(raw) <= LONGEST:
        place.tell(f"the figure has {len(raw)} poses, from 1 to {LONGEST} are allowed")
        return {}
    poses: dict[str, model.Pose] = {}
    first: model.Pose = {}
    for name, joints in raw.items():
        here = place.at(name)
        if not isinstance(joints, dict):
            here.tell(read.not_a_table(joints, f"[figure.poses.{name[:40]}]"))
            return {}
        pose = read.table(joints, {joint: _within(box) for joint in model.JOINTS}, here, noun="a pose")
        if not poses:
            missing = [joint for joint in model.NEEDED if joint not in joints]
            if missing:
                here.tell(f"{', '.join(map(code, missing))} missing: the first pose tells every joint it has")
            first = pose
        elif pose.keys() - first.keys():
            new = min(pose.keys() - first.keys())
            here.at(new).tell(f"{code(new)} is not in the first pose, which tells every joint the figure has")
        poses[name] = {**first, **pose}
    return poses


def _steps(raw: object, poses: Mapping[str, model.Pose], place: Place) -> tuple[model.Step, ...]:
    steps = []
    for here, table in _tables(raw, place, "steps = [{on = …, to = …}]", LONGEST):
        values = read.table(table, STEP, here, noun="a step")
        wrong = [name for name in values.get("to", ()) if name not in poses]
        for name in wrong:
            here.at("to").tell(f"{shown(name)} is not a pose of this figure{hint(name, poses)}")
        if {"on", "to"} <= values.keys() and not wrong:
            values["on"] = tuple(word.strip().lower() for word in values["on"])
            steps.append(model.Step(**values))
    if raw == []:
        place.tell("the list is empty: a figure moves in one step at least")
    elif steps and not sum(step.seconds for step in steps):
        place.tell("every step has 0 seconds: one at least needs some")
        return ()
    return tuple(steps)


def _props(raw: object, box: model.Point, pose: model.Pose, place: Place) -> tuple[model.Prop, ...]:
    inside = _within(box)

    def point(value: object) -> model.Point | str:
        if not isinstance(value, str):
            return inside(value)
        if value not in pose:
            raise ValueError(f"{shown(value)} is not a joint of the first pose{hint(value, pose)}")
        return value

    def points(value: object) -> tuple[model.Point | str, ...]:
        if not isinstance(value, list) or not 1 <= len(value) <= LONGEST:
            raise ValueError(f"{shown(value)} is not a list of 1 to {LONGEST} places or joints")
        return tuple(read.each(value, point))

    fields: read.Fields = {
        "kind": read.Needed(read.one_of(model.KINDS, "a kind of prop"), '"line"'),
        "points": read.Needed(points, "[[0, 0], [120, 0]]"),
        "size": read.number(0, 100),
    }
    props = []
    for here, table in _tables(raw, place, "props = [{kind = …, points = …}]", LONGEST):
        values = read.table(table, fields, here, noun="a prop")
        if {"kind", "points"} <= values.keys():
            props.append(model.Prop(**values))
    return tuple(props)


def _tables(raw: object, place: Place, such_as: str, most: int) -> list[tuple[Place, Mapping[str, object]]]:
    """The tables of a list with their places, unless there are too many."""
    if isinstance(raw, list) and len(raw) > most:
        place.tell(f"there are {len(raw)}, at most {most} are allowed")
        return []
    return [*read.tables(raw, place, such_as)]


def _within(box: model.Point) -> Callable[[object], model.Point]:
    """A place in the box."""

    def convert(value: object) -> model.Point:
        right, up = _pair(value, "a place of two numbers, right and up in the box, such as `[40, 12]`")
        if not (0 <= right <= box[0] and 0 <= up <= box[1]):
            raise ValueError(f"[{right:g}, {up:g}] is outside the box, which is {box[0]:g} by {box[1]:g}")
        return (right, up)

    return convert


def _box(value: object) -> model.Point:
    wide, high = _pair(value, "a box of two numbers, its width and height, such as `[120, 100]`")
    if not (SMALLEST <= wide <= LARGEST and SMALLEST <= high <= LARGEST):
        raise ValueError(f"[{wide:g}, {high:g}] is no box: its sides are from {SMALLEST} to {LARGEST}")
    return (wide, high)


def _pair(value: object, what: str) -> model.Point:
    try:
        return msgspec.convert(value, tuple[Number, Number])
    except msgspec.ValidationError:
        raise ValueError(f"{shown(value)} is not {what}") from None


def _as_it_is(value: object) -> object:
    return value


WHOLE: read.Fields = {
    "id": read.Needed(read.task_id, '"posture-pump"'),
    "view": read.one_of(model.VIEWS, "a view"),
    "box": read.Needed(_box, "[120, 100]"),
    "head": read.number(1, 100),
    "poses": read.Needed(_as_it_is, "{start = {head = [40, 90], neck = [40, 80], hip = [40, 50]}}"),
    "steps": read.Needed(_as_it_is, '[{on = ["lift"], to = ["up"]}]'),
    "props": _as_it_is,
}
"""The keys of a figure; poses, steps and props are read after them."""


def load_figures(shipped: Path, own: Path) -> tuple[dict[str, model.Figure], tuple[str, ...]]:
    """All figures by id, from the folders of the shipped plans and of the person's own, which need not exist.

    One of their own replaces a shipped one of the same id; one that cannot be understood is left out, and
    what is wrong with it comes back in sentences.

    Raises:
        PlanError: The shipped ones cannot be read.
    """
    figures, problems = figures_in(shipped / FIGURES)
    if (own / FIGURES).exists():
        try:
            theirs, their_problems = figures_in(own / FIGURES)
        except PlanError as error:
            return figures, (*problems, *str(error).splitlines())
        figures, problems = {**figures, **theirs}, (*problems, *their_problems)
    return figures, problems


def figures_in(path: Path) -> tuple[dict[str, model.Figure], tuple[str, ...]]:
    """The sound figures of a file by id, and one sentence for each thing that is wrong with it.

    Raises:
        PlanError: It cannot be read at all, or has too much wrong with it.
    """
    report = tables_of(text_of(path), plain(path.name))
    top, figures = Place(report), dict[str, model.Figure]()
    for key in report.data.keys() - {"figure"}:
        top.at(key).tell(f"{code(key)} is not a key of figures: each is opened with `[[figure]]`")
    for place, table in _tables(report.data.get("figure", []), top.at("figure"), "[[figure]]", MOST):
        problems_before = len(report.problems)
        figure = _figure(table, place)
        if figure is not None and figure.id in figures:
            place.at("id").tell(f"the id {code(figure.id)} is given twice: each figure needs its own")
        elif figure is not None and len(report.problems) == problems_before:
            figures[figure.id] = figure
    return figures, tuple(str(report.error()).splitlines()) if report.problems else ()
