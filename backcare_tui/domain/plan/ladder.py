"""Moving on a ladder: from a stored dose to a rung, and the half of a dose."""

from __future__ import annotations

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Task

STEP = 5
"""Seconds that a halved massage is rounded down to."""


def rung_for(task: Task, dose: Dose, rung: int) -> int:
    """Where a stored dose stands on the ladder as it is now.

    The same rung if it still asks the same; else the highest that asks no more than the stored dose. A
    dose counted in something else begins where the plan begins.
    """
    if 1 <= rung <= len(task.rungs) and task.rungs[rung - 1] == dose:
        return rung
    if rung <= 0 and task.easier is not None:
        return 0
    if dose.unit != task.rungs[0].unit:
        return task.start_rung
    fitting = [at for at, known in enumerate(task.rungs, 1) if known.total <= dose.total]
    return fitting[-1] if fitting else task.lowest


def halved(dose: Dose) -> Dose:
    """Half of each number, down to a whole minute, 5 s or repetition, never below one of those.

    Sets of one repetition stay as they are, and so does the number of sets.
    """
    if dose.minutes is not None:
        return Dose(minutes=min(dose.minutes, max(1, int(dose.minutes // 2))))
    if dose.seconds is not None:
        half = max(STEP, int(dose.seconds / 2 // STEP * STEP))
        return Dose(seconds=min(dose.seconds, half), sides=dose.sides)
    if dose.breaths is not None:
        return Dose(breaths=max(1, dose.breaths // 2))
    if isinstance(dose.reps, tuple):
        return Dose(reps=tuple(max(1, reps // 2) for reps in dose.reps), sides=dose.sides)
    if dose.reps is not None:
        return Dose(reps=max(1, dose.reps // 2), sets=dose.sets, sides=dose.sides)
    return dose


def in_flare(task: Task, rung: int) -> Dose:
    """What a flare asks on a rung: half; a task that everyone begins in its easier form goes to that."""
    if task.easier is not None and (rung <= 0 or task.start_rung <= 0):
        return task.easier
    return halved(task.dose(rung))
