"""The caps that hold whatever a plan, a journal or a session's file says: a session never asks for more.

They stand in the shipped plans' cautions: massage 90 s a spot (seen in the upper-trapezius compression trial),
5 min a side and 15 min in all, an hour of a device (CUH NHS TENS leaflets); all but the first as app defaults.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import isfinite

from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import MOST, SIDES, VISIT, Dose, Side
from backcare_tui.domain.safety import stop_for
from backcare_tui.domain.session.session import KINDS, NEAR, TIME, Part, Session, Step, Tally
from backcare_tui.domain.session.slots import laid, slots

SIDE, ALL = 300.0, 900.0
"""Seconds of massage on one side, and in all; that of one spot stands in the table of units."""

RIGHT = SIDES[1]
SPOTS = 3
"""Spots a side of one muscle; an app default."""

SETS, COUNT = 20, 60
"""Pieces of an exercise, and repetitions of each."""


class Massaged:
    """How much massage a day has had, in seconds a side; a session adds to it as it is built."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.sides = [0.0, 0.0]
        for row in rows:
            if row.kind == "massage" and row.did is not None and row.dose.sides in (1, 2):
                self._add(_of_sides(_had(row.dose, row.did), row.side))

    def both(self) -> tuple[float, float]:
        """Seconds of each side by now."""
        return (self.sides[0], self.sides[1])

    def _add(self, seconds: list[float]) -> None:
        for side, amount in enumerate(seconds[:2]):
            self.sides[side] += amount

    def fits(self, part: Part) -> bool:
        """Whether all that is left of a target fits yet; if so, it is counted."""
        left = _of_sides(_left(part), part.side)
        sides = [had + more for had, more in zip(self.sides, [*left, 0.0, 0.0], strict=False)]
        if max(sides) > SIDE or sum(sides) > ALL:
            return False
        self._add(left)
        return True


def _had(dose: Dose, did: Dose) -> list[float]:
    """Seconds of each side; of more spots than were asked, too, where that is told."""
    if did.seconds is None or did.seconds <= 0:
        return laid(dose, did)
    if dose.sides == 1:
        return [did.seconds]
    return [did.seconds, did.other or did.seconds] if did.other or did.sides == 2 else laid(dose, did)


def _of_sides(seconds: list[float], side: Side) -> list[float]:
    """Seconds of each side; those of one that nobody has named count as the left's."""
    return [0.0, *seconds] if side == RIGHT and len(seconds) == 1 else seconds


def massage_fits(parts: tuple[Part, ...], steps: tuple[Step, ...], before: tuple[float, float]) -> bool:
    """Whether all massage of some steps, after what a day had before, is within what a side and a day may have."""
    sides = list(before)
    for step in steps:
        if step.is_work and parts[step.part].kind == "massage":
            part = parts[step.part]
            sides[1 if part.side == RIGHT else slots(part.dose)[step.slot].side] += step.seconds
    return max(sides) <= SIDE + NEAR and sum(sides) <= ALL + NEAR


def cap(part: Part, massaged: Massaged) -> bool:
    """Whether a part is within every cap and has something left, so that it can be guided."""
    if not is_within(part.dose, part.kind) or max(_left(part), default=0.0) <= 0:
        return False
    return part.kind != "massage" or massaged.fits(part)


def _left(part: Part) -> list[float]:
    """How much is left of each piece."""
    done = zip(slots(part.dose), laid(part.dose, part.before), strict=True)
    return [piece.amount - had for piece, had in done]


MOST_OF = {"device": 60, "massage": 90}
"""Minutes of a device, and seconds of one side of a massage target: less than their unit allows elsewhere."""


def is_within(dose: Dose, kind: str) -> bool:
    """Whether a dose is one that can be guided, and no more than a plan may ask."""
    if dose.unit is VISIT or dose.sides not in (1, 2):
        return False
    if dose.reps is None:
        return dose.total > 0 and dose.amount <= MOST_OF.get(kind, dose.unit.most)
    if not isinstance(dose.reps, tuple) and not 0 < dose.sets <= SETS:
        return False  # asked first: a file may say a billion sets, which the next line would lay out
    return len(dose.set_reps) * dose.sides <= SETS and all(0 < reps <= COUNT for reps in dose.set_reps)


MOST_PARTS, MOST_STEPS, LONGEST_STEP, LONGEST_ID = 500, 5000, 10_800.0, 200
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
        and all(0 <= seconds <= ALL for seconds in session.massaged)
        and massage_fits(parts, steps, (0.0, 0.0))
        and all((not task or task in tasks) and 0 <= level <= 10 for task, level in session.pains.items())
        and all(target in targets for target in session.sore)
        and (halt is None or (halt.task in tasks and stop_for(halt.why) is not None))
    )


def _part_is_sound(part: Part) -> bool:
    if max(map(len, (part.id, part.task, part.target))) > LONGEST_ID:
        return False
    doses = (part.dose, part.full) if part.full is not None else (part.dose,)
    return all(is_within(dose, part.kind) for dose in doses) and (
        part.before is None or _is_amount(part.before)
    )


def _is_amount(did: Dose) -> bool:
    """Whether it can be added up, and is what an amount typed by hand could be."""
    return 0 < did.sets <= MOST and did.sides in (1, 2) and isfinite(did.total)


def _step_is_sound(step: Step, parts: tuple[Part, ...]) -> bool:
    if step.kind not in KINDS or not 0 <= step.part < len(parts) or not 0 <= step.seconds <= LONGEST_STEP:
        return False
    if len(step.tempo) > COUNT or not all(0 < phase.seconds <= COUNT for phase in step.tempo):
        return False
    if not 0 <= step.asks_from <= 10 or not 1 <= step.spot <= SPOTS:
        return False
    if not step.is_work:
        return step.count == 0
    pieces = slots(parts[step.part].dose)
    if not 0 <= step.slot < len(pieces) or step.first < 0:
        return False
    most = pieces[step.slot].amount
    if step.spot > 1 and not parts[step.part].target:
        return False
    if step.kind == TIME:
        return step.count == 0 and 0 < step.seconds <= most + NEAR
    return bool(step.tempo) and 0 < step.count <= most - step.first


def _tally_is_sound(tally: Tally, step: Step) -> bool:
    return 0 <= tally.mark <= tally.spent <= LONGEST_SPENT and -1 <= tally.counted <= step.count


def _is_once(steps: tuple[Step, ...]) -> bool:
    """Whether no piece of a dose is asked twice."""
    # Sorted, the same piece asked twice stands beside itself.
    pieces = sorted((step.part, step.slot, step.spot) for step in steps if step.is_work)
    return all(piece != following for piece, following in pairwise(pieces))
