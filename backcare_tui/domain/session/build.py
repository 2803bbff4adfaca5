"""The steps of a session, from its parts: only what is left of each dose, and never past a cap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.pacing import breath, cadence
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.session.limits import Massaged, cap
from backcare_tui.domain.session.parts import part_of
from backcare_tui.domain.session.slots import Slot, laid, slots
from backcare_tui.domain.session.values import (
    BREATHS,
    CHANGE,
    PAIN,
    PREPARE,
    REPS,
    REST,
    RISE,
    TIME,
    Part,
    Step,
)

NEXT_TASK, NEXT_SPOT, OTHER_SIDE = 15.0, 10.0, 5.0
"""Seconds to change position; app defaults."""

READ_LINE, ANSWER = 10.0, 20.0
"""Seconds for a line of preparation, and for the question afterwards, where steps move on by themselves; app
defaults."""

RISING = 60.0
"""Seconds of rest after a device, before getting up; an app default of the posture pump's ladder."""
RISING_WORDS = "Rest for a minute. If you are lying down, roll to your side before you get up."

SIDES = ("left", "right")
UNEVEN = ("the side you began", "the other side")
"""The sides of what was begun on one of them before: which one that was is not known."""


def steps_of(
    rows: Sequence[Row], plan: Plan, atlas: Atlas, massaged: Massaged | None = None
) -> tuple[tuple[Part, ...], tuple[Step, ...]]:
    """The parts and steps that guide some rows.

    Args:
        rows: In the order they are guided, those of a task together.
        plan: The plan in force.
        atlas: Where and how a target is worked.
        massaged: How much massage the day has had.
    """
    massaged = massaged or Massaged()
    parts: list[Part] = []
    steps: list[Step] = []
    for task_id, group in groupby(rows, key=lambda row: row.task):
        task = plan.task(task_id)
        found = [part_of(row, plan, atlas) for row in group]
        kept = [part for part in found if task is not None and cap(part, massaged)]
        if task is not None and kept:
            steps += _of_task(task, kept, len(parts), plan)
            parts += kept
    return tuple(parts), tuple(steps)


def _of_task(task: Task, parts: Sequence[Part], at: int, plan: Plan) -> Iterator[Step]:
    """One task: what to prepare, its work with pauses between, getting up, and how it feels."""
    manner = task.manner
    auto = plan.guide.auto if manner.auto is None else manner.auto
    rest = plan.guide.rest if manner.rest is None else manner.rest
    if at:
        yield Step(kind=CHANGE, part=at, words=f"Next: {task.name}.", seconds=NEXT_TASK)
    lines = len(parts[0].steps) + bool(parts[0].easier)
    if lines:
        yield Step(kind=PREPARE, part=at, seconds=READ_LINE * lines if auto else 0.0)
    for offset, part in enumerate(parts):
        if offset:
            yield Step(kind=CHANGE, part=at + offset, words=f"Next: {part.name}.", seconds=NEXT_SPOT)
        yield from _of_part(task, part, at + offset, auto=auto, rest=rest)
    last = at + len(parts) - 1
    if task.kind == "device":
        yield Step(kind=RISE, part=last, words=RISING_WORDS, seconds=RISING)
    yield Step(kind=PAIN, part=last, seconds=ANSWER if auto else 0.0)


def _of_part(task: Task, part: Part, at: int, *, auto: bool, rest: float) -> Iterator[Step]:
    """The pieces of one dose that are left, with a rest between sets and a pause between sides."""
    pieces = slots(part.dose)
    done = laid(part.dose, part.before)
    sets = pieces[-1].set + 1
    before: Slot | None = None
    for number, (piece, had) in enumerate(zip(pieces, done, strict=True)):
        if had >= piece.amount:
            continue
        side = _side(pieces, done, piece, known=part.before is not None and part.before.other > 0)
        if before is not None and before.set != piece.set and rest:
            yield Step(kind=REST, part=at, words="Rest.", seconds=rest, set=piece.set + 1, sets=sets)
        elif before is not None and before.set == piece.set:
            yield Step(kind=CHANGE, part=at, words="Change sides.", side=side, seconds=OTHER_SIDE)
        step = Step(kind=TIME, part=at, slot=number, side=side, set=piece.set + 1, sets=sets, auto=auto)
        yield _measured(step, part.dose.unit, task, piece, had)
        before = piece


def _measured(step: Step, unit: str, task: Task, piece: Slot, had: float) -> Step:
    """The step with what is left of its piece, in seconds or by count."""
    left = piece.amount - had
    if unit == "reps":
        tempo = task.manner.tempo or cadence(task.hold)
    elif unit == "breaths":
        tempo = breath(task.pace)
    else:
        return msgspec.structs.replace(step, seconds=left)
    kind = REPS if unit == "reps" else BREATHS
    return msgspec.structs.replace(step, kind=kind, count=int(left), first=int(had), tempo=tempo)


def _side(pieces: Sequence[Slot], done: Sequence[float], piece: Slot, *, known: bool) -> str:
    """Which side a piece is of, in words; empty where the dose has but one; ``known``: what each has had is told."""
    own = [had for other, had in zip(pieces, done, strict=True) if other.set == piece.set]
    if len(own) < 2:
        return ""
    return (SIDES if known or len(set(own)) == 1 else UNEVEN)[piece.side]
