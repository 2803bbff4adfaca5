"""Whether a session that was read from a file can be gone on with: a file may say anything."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite

from backcare_tui.domain.plan.dose import MOST, Dose
from backcare_tui.domain.safety import stop_for
from backcare_tui.domain.session.limits import COUNT, is_within
from backcare_tui.domain.session.session import (
    BREATHS,
    CHANGE,
    NEAR,
    PAIN,
    PREPARE,
    REPS,
    REST,
    RISE,
    TIME,
    Part,
    Session,
    Step,
    Tally,
)
from backcare_tui.domain.session.slots import slots

KINDS = (PREPARE, TIME, REPS, BREATHS, REST, CHANGE, RISE, PAIN)
MOST_PARTS, MOST_STEPS, LONGEST_STEP, LONGEST_ID = 500, 5000, 3600.0, 200
LONGEST_SPENT = 1e6
"""Seconds that are still believed of a step that only a key ends."""
FIRST_YEAR, LAST_YEAR = 1970, 9000


def is_sound(session: Session) -> bool:
    """Whether all of it goes together, and no part of it could ask or record more than a plan may."""
    parts, steps, tallies = session.parts, session.steps, session.tallies
    if not (0 < len(parts) <= MOST_PARTS and 0 < len(steps) <= MOST_STEPS and len(tallies) == len(steps)):
        return False
    began = session.began
    if (
        began.utcoffset() is None
        or not FIRST_YEAR <= began.year <= LAST_YEAR
        or not 0 <= session.at <= len(steps)
    ):
        return False
    tasks, targets = {part.task for part in parts}, {part.target for part in parts}
    halt = session.halt
    return (
        len(session.id) <= LONGEST_ID
        and len({part.id for part in parts}) == len(parts)
        and all(_part_is_sound(part) for part in parts)
        and all(_step_is_sound(step, parts) for step in steps)
        and all(map(_tally_is_sound, tallies, steps))
        and _is_once(steps)
        and all(task in tasks and 0 <= level <= 10 for task, level in session.pains.items())
        and all(target in targets for target in session.sore)
        and (halt is None or (halt.task in tasks and stop_for(halt.why) is not None))
    )


def _part_is_sound(part: Part) -> bool:
    if max(map(len, (part.id, part.task, part.target))) > LONGEST_ID:
        return False
    doses = (part.dose, part.full) if part.full is not None else (part.dose,)
    return all(is_within(dose) for dose in doses) and (part.before is None or _is_amount(part.before))


def _is_amount(did: Dose) -> bool:
    """Whether it can be added up, and is what an amount typed by hand could be."""
    return 0 < did.sets <= MOST and did.sides in (1, 2) and isfinite(did.total)


def _step_is_sound(step: Step, parts: tuple[Part, ...]) -> bool:
    if step.kind not in KINDS or not 0 <= step.part < len(parts) or not 0 <= step.seconds <= LONGEST_STEP:
        return False
    if len(step.tempo) > COUNT or not all(0 < phase.seconds <= COUNT for phase in step.tempo):
        return False
    if not step.is_work:
        return step.count == 0
    pieces = slots(parts[step.part].dose)
    if not 0 <= step.slot < len(pieces) or step.first < 0:
        return False
    most = pieces[step.slot].amount
    if step.kind == TIME:
        return step.count == 0 and 0 < step.seconds <= most + NEAR
    return bool(step.tempo) and 0 < step.count <= most - step.first


def _tally_is_sound(tally: Tally, step: Step) -> bool:
    return 0 <= tally.mark <= tally.spent <= LONGEST_SPENT and -1 <= tally.counted <= step.count


def _is_once(steps: tuple[Step, ...]) -> bool:
    """Whether no piece of a dose is asked twice."""
    # Sorted, the same piece asked twice stands beside itself.
    pieces = sorted((step.part, step.slot) for step in steps if step.is_work)
    return all(piece != following for piece, following in pairwise(pieces))
