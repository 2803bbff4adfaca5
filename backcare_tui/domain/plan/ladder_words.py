"""A task's ladder as steps, the present one marked: ``3 → 5 → [8] → 10 min``."""

from __future__ import annotations

from itertools import groupby

from backcare_tui.domain.plan.dose import Dose, number, words
from backcare_tui.domain.plan.plan import Task

Step = tuple[str, bool]
"""Words of the ladder, and whether they are the rung that is stood on."""

ARROW = " → "


def ladder_steps(task: Task, rung: int | None = None) -> list[Step]:
    """The ladder in pieces that read on from one another; what rungs share is said once.

    Args:
        task: Whose ladder.
        rung: The rung to mark, 0 for the easier form; without one, or where there is but one, none is.
    """
    if task.kind == "visit":
        return [("a visit to write down", False)]
    easier, *rows = _rows(task, rung)
    found = [*easier, (ARROW, False)] if easier else []
    for at, row in enumerate(rows):
        found += [(", then ", False), *row] if at else row
    return found


def ladder_rows(task: Task, rung: int | None = None) -> list[list[Step]]:
    """The same a line each, for where one line is too short: the easier form, then the rungs of as many sets."""
    if task.kind == "visit":
        return [ladder_steps(task, rung)]
    first, *more = (row for row in _rows(task, rung) if row)
    return [first, *([("then ", False), *row] for row in more)]


def _rows(task: Task, rung: int | None) -> list[list[Step]]:
    """The easier form, empty without one, and the rungs of as many sets."""
    here = rung if task.climbs else None
    found: list[list[Step]] = [[(f"{words(task.easier)} (easier)", here == 0)] if task.easier else []]
    at = 1
    for _sets, group in groupby(task.rungs, key=lambda dose: dose.sets):
        doses = [*group]
        steps = _row(doses, None if here is None else here - at)
        found.append([step for step in steps if step[0]])
        at += len(doses)
    return found


def ladder_words(task: Task, rung: int | None = None) -> str:
    """The ladder in one line, the rung that is stood on in brackets."""
    return _line(ladder_steps(task, rung))


def ladder_lines(task: Task, rung: int | None = None) -> list[str]:
    """The ladder in lines that are short enough for a narrow column."""
    return [_line(row) for row in ladder_rows(task, rung)]


def _line(steps: list[Step]) -> str:
    return "".join(f"[{text}]" if here else text for text, here in steps)


def _row(doses: list[Dose], here: int | None) -> list[Step]:
    """Rungs with as many sets: ``2 × 8 → 10 → 12``, ``3 → 5 min``; one alone is its whole dose."""
    if len(doses) == 1:
        return [(words(doses[0]), here == 0)]
    first, last = doses[0], doses[-1]
    found: list[Step] = [(f"{first.sets} × " if first.sets > 1 else "", False)]
    for at, dose in enumerate(doses):
        if at:
            found.append((ARROW, False))
        found.append((figure(dose), here == at))
    counted = isinstance(last.reps, tuple) or last.sets > 1
    return [*found, (f"{'' if counted else f' {last.unit}'}{_side(last)}", False)]


def figure(dose: Dose) -> str:
    """The number of a dose without its unit: ``8``, ``60``, ``5-3-1``; of sets, that of one."""
    if isinstance(dose.reps, tuple):
        return "-".join(map(str, dose.reps))
    counts = (dose.minutes, dose.seconds, dose.breaths, dose.reps)
    return next((number(value) for value in counts if value is not None), "visit")


def unit(dose: Dose) -> str:
    """What the number counts: ``min``, ``s a side``, ``reps``."""
    return f"{dose.unit}{_side(dose)}"


def _side(dose: Dose) -> str:
    return " a side" if dose.sides == 2 else ""
