"""From a day's rows to a session: which are guided, in which order, and the steps of what is left of each dose.

Never past a cap, whatever a plan or a journal says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import BREATHS, REPS, SIDES
from backcare_tui.domain.plan.pacing import breath, cadence
from backcare_tui.domain.plan.plan import EndStep, Plan, Task
from backcare_tui.domain.session.limits import Massaged, cap
from backcare_tui.domain.session.session import CHANGE, PAIN, PREPARE, REST, RISE, START, TIME, Part, Step
from backcare_tui.domain.session.slots import Slot, laid, slots

NEXT_TASK, NEXT_SPOT = 15.0, 15.0
"""Seconds to change position; app defaults."""

UPRIGHT, ON_THE_FLOOR = 5.0, 15.0
"""Seconds to take up a position or to turn to the other side, see ``_settling``; app defaults."""

READ_LINE, ANSWER = 10.0, 20.0
"""Seconds for a line of preparation, and for the question afterwards, where steps move on by themselves; app
defaults."""

RISING = EndStep(
    "Let out any air, and rest for a minute. If you are lying down, roll to your side before you get up.",
    60.0,
)
"""The end of a device whose plan tells none; an app default, after the posture pump's."""

UNEVEN = ("the side you began", "the other side")
"""The sides of what was begun on one of them before: which one that was is not known."""

UNGUIDED = ("check", "visit")
"""Kinds that are done or not, with nothing to follow."""
ORDER = ("device", "massage", "reps", "exercise", "breaths", "activity")
"""Lying still first, then moving, and breathing; a walk last."""


def is_left(row: Row) -> bool:
    """Whether a row is asked, and not wholly done or left out."""
    return row.state in ("due", "part") and not row.because and not row.optional and row.kind not in UNGUIDED


def in_order(rows: Iterable[Row], plan: Plan) -> list[Row]:
    """The rows in the order they are guided: as the plan says, else by kind; those of a task together."""
    rows = list(rows)
    units = {task.id: task.rungs[0].unit.field for task in plan.tasks}
    tasks = list(dict.fromkeys(row.task for row in rows))
    kinds = {row.task: row.kind for row in rows}
    ranked = sorted(tasks, key=lambda task: _rank(task, kinds[task], units.get(task, ""), plan.guide.order))
    return [row for task in ranked for row in rows if row.task == task]


def _rank(task: str, kind: str, unit: str, order: Sequence[str]) -> tuple[int, int]:
    """Where a task comes: by its own id before its count, by that before its kind."""
    planned = next((order.index(name) for name in (task, unit, kind) if name in order), len(order))
    usual = next((ORDER.index(name) for name in (unit, kind) if name in ORDER), len(ORDER))
    return planned, usual


class Wishes(msgspec.Struct, frozen=True):
    """How a person wants to be guided.

    Attributes:
        hands_free: Whether sides, sets and spots follow by themselves once a task has begun.
        asks_each: Whether it is asked after each task how it feels, and not once in the end.
    """

    hands_free: bool = True
    asks_each: bool = False


def steps_of(
    rows: Sequence[Row],
    plan: Plan,
    atlas: Atlas,
    massaged: Massaged | None = None,
    wishes: Wishes = Wishes(),  # noqa: B008 - frozen
) -> tuple[tuple[Part, ...], tuple[Step, ...]]:
    """The parts and steps that guide some rows.

    Args:
        rows: In the order they are guided, those of a task together.
        plan: The plan in force.
        atlas: Where and how a target is worked.
        massaged: How much massage the day has had.
        wishes: How the person wants to be guided.
    """
    massaged = massaged or Massaged()
    parts: list[Part] = []
    steps: list[Step] = []
    for task_id, group in groupby(rows, key=lambda row: row.task):
        task = plan.task(task_id)
        if task is None:
            continue
        kept = [part for part in (part_of(row, plan, atlas) for row in group) if cap(part, massaged)]
        if kept:
            steps += _of_task(task, kept, len(parts), plan, wishes)
            parts += kept
    questions = [step for step in steps if step.kind == PAIN]
    if len(questions) > 1 and not wishes.asks_each:
        steps = [step for step in steps if step.kind != PAIN]
        steps.append(msgspec.structs.replace(questions[-1], asks_from=plan.red))
    return tuple(parts), tuple(steps)


def _of_task(task: Task, parts: Sequence[Part], first: int, plan: Plan, wishes: Wishes) -> Iterator[Step]:
    """One task: what to prepare, its work with pauses between, getting up, and how it feels."""
    manner = task.manner
    auto = plan.guide.auto if manner.auto is None else manner.auto
    rest = plan.guide.rest if manner.rest is None else manner.rest
    follows = auto or wishes.hands_free
    if first:
        yield Step(kind=CHANGE, part=first, words=f"Next: {task.name}.", seconds=NEXT_TASK)
    work = [list(_of_part(task, part, first + at, auto=follows, rest=rest)) for at, part in enumerate(parts)]
    led = [*_led_to(parts[0], work[0][0], auto=auto, follows=follows)]
    if not led:  # else the person is there
        work[0][0] = msgspec.structs.replace(work[0][0], auto=auto)
    yield from led
    for offset, part in enumerate(parts):
        if offset:
            yield Step(kind=CHANGE, part=first + offset, words=f"Next: {part.name}.", seconds=NEXT_SPOT)
        yield from work[offset]
    last = first + len(parts) - 1
    ends = (task.notes.ending or (RISING,)) if task.kind == "device" else task.notes.ending_on(parts[-1].form)
    for end in ends:
        yield Step(kind=RISE, part=last, words=end.words, seconds=end.seconds)
    yield Step(kind=PAIN, part=last, seconds=ANSWER if auto else 0.0)


def _led_to(part: Part, work: Step, *, auto: bool, follows: bool) -> Iterator[Step]:
    """What is shown before the first work of a task: where it starts, how it goes, and time to take that up again."""
    if part.start:
        yield Step(kind=START, part=work.part, side=work.side, seconds=_settling(part) if auto else 0.0)
    # What to mind is read here too, as nothing but the one thing to do is told while it is done.
    lines = len(part.steps) + (bool(part.easier) and not part.start) + len(part.cautions)
    if lines:
        yield Step(kind=PREPARE, part=work.part, side=work.side, seconds=READ_LINE * lines if auto else 0.0)
    if part.start and work.count and follows:  # a key was pressed, and now both hands are needed
        words = "Into the start position."
        yield Step(kind=CHANGE, part=work.part, words=words, side=work.side, seconds=_settling(part))


def _of_part(task: Task, part: Part, number: int, *, auto: bool, rest: float) -> Iterator[Step]:
    """The pieces of one dose that are left, with a rest between sets and a pause between sides."""
    pieces = slots(part.dose)
    done = laid(part.dose, part.before)
    sets = pieces[-1].set + 1
    before: Slot | None = None
    for slot, (piece, had) in enumerate(zip(pieces, done, strict=True)):
        if had >= piece.amount:
            continue
        known = part.before is not None and part.before.other > 0
        side = part.side or _side(pieces, done, piece, known=known)
        if before is not None and before.set != piece.set and rest:
            words = _resting(task, part)
            yield Step(kind=REST, part=number, words=words, seconds=rest, set=piece.set + 1, sets=sets)
        elif before is not None and before.set == piece.set:
            yield Step(kind=CHANGE, part=number, words="Change sides.", side=side, seconds=_settling(part))
        step = Step(kind=TIME, part=number, slot=slot, side=side, set=piece.set + 1, sets=sets, auto=auto)
        yield _measured(step, part, task, piece, had)
        before = piece


def _settling(part: Part) -> float:
    """Seconds to take up a position, or to turn: only who is told to stand or to sit needs no more than a moment.

    Whatever does not say so may be done lying, and nobody is to hurry on the floor.
    """
    upright = any(line.startswith(("Stand", "Sit")) for line in part.start)
    return UPRIGHT if upright else ON_THE_FLOOR


def _resting(task: Task, part: Part) -> str:
    """What a rest says: a position that breaths are breathed in is come out of first, as its ending begins."""
    ends = task.notes.ending_on(part.form)
    if part.dose.unit is not BREATHS or not ends:
        return "Rest."
    return f"{ends[0].words.removesuffix('.')}, and rest."


def _measured(step: Step, part: Part, task: Task, piece: Slot, had: float) -> Step:
    """The step with what is left of its piece, in seconds or by count."""
    left, unit = piece.amount - had, part.dose.unit
    if unit.lasts:
        return msgspec.structs.replace(step, seconds=left)
    told = task.manner.tempo_on(part.form) or cadence(task.hold)
    tempo = breath(task.pace) if unit is BREATHS else told
    # A step that is counted is of the kind that its unit is called.
    return msgspec.structs.replace(step, kind=unit.field, count=int(left), first=int(had), tempo=tempo)


def _side(pieces: Sequence[Slot], done: Sequence[float], piece: Slot, *, known: bool) -> str:
    """Which side a piece is of, in words; empty where the dose has but one; ``known``: what each has had is told."""
    sides = [had for other, had in zip(pieces, done, strict=True) if other.set == piece.set]
    if len(sides) < 2:
        return ""
    return (SIDES if known or len(set(sides)) == 1 else UNEVEN)[piece.side]


def part_of(row: Row, plan: Plan, atlas: Atlas) -> Part:
    """One row as a session guides it."""
    task = plan.task(row.task)
    taught = row.notes.taught_on(row.form)
    muscle = atlas.find(row.target) if row.target else None
    return Part(
        id=row.id,
        task=row.task,
        kind=row.kind,
        name=row.name,
        dose=row.dose,
        target=row.target,
        session=row.session,
        group=row.group,
        before=row.did,
        full=row.full,
        rung=row.rung,
        form=row.form,
        figure=_figure(row, task),
        tool=row.tool,
        easier=row.notes.easier if row.form <= 0 else "",
        start=taught.start,
        steps=taught.steps,
        slips=taught.slips,
        breath=taught.breath,
        sides=task.manner.sides if task else (),
        side=row.side,
        cautions=row.notes.cautions,
        where=(muscle.where if muscle else "") or row.where,
        position=muscle.position if muscle else "",
        how=muscle.how if muscle else "",
        pressure=atlas.pressure if muscle and atlas.pressure not in muscle.notes else "",
        mind=muscle.notes if muscle else "",
        source="app default" if task is None or _is_own_cadence(task, row.form) else "",
    )


def _figure(row: Row, task: Task | None) -> str:
    """The figure the plan names, on the easier form its own; else the one that is called as the task.

    An easier form that is another movement and names no figure has none: better than a wrong one.
    """
    if row.kind not in ("device", "exercise") or task is None:
        return ""
    manner = task.manner
    if row.form <= 0 and (manner.easier_figure or task.notes.has_easier_form):
        return manner.easier_figure
    return manner.figure or row.task


def _is_own_cadence(task: Task, rung: int) -> bool:
    """Whether the app's own cadence or pace is kept to, as the plan gives none."""
    unit = task.rungs[0].unit
    return (unit is REPS and not task.manner.tempo_on(rung)) or (unit is BREATHS and task.pace is None)
