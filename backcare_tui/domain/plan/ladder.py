"""A task's ladder: which rung a stored dose stands on, what a flare asks, and the rungs in words."""

from __future__ import annotations

from itertools import groupby

from backcare_tui.domain.plan.dose import BREATHS, Dose, figure, halved, side_words, words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import schedule_words

Piece = tuple[str, bool]
"""Words of the ladder, and whether they are the rung that is stood on."""

ARROW = " → "


def rung_for(task: Task, dose: Dose, rung: int) -> int:
    """Where a stored dose stands on the ladder as it is now: a plan may have been edited since.

    The same rung if it still asks the same; else the highest that asks no more than the stored dose. A
    dose counted in something else begins where the plan begins.
    """
    if 1 <= rung <= len(task.rungs) and task.rungs[rung - 1] == dose:
        return rung
    if rung <= 0 and task.easier is not None:
        return 0
    if dose.unit is not task.rungs[0].unit:
        return task.start_rung
    fitting = [number for number, known in enumerate(task.rungs, 1) if known.total <= dose.total]
    return fitting[-1] if fitting else task.lowest


def in_flare(task: Task, rung: int) -> Dose:
    """What a flare asks on a rung: half; on the first rung, or where everyone begins in the easier form, half of that.

    A bad day leads from the first rung to the easier form too, and a flare asks no harder one than that.

    An easier form that is breathed stays whole, as nothing in it strains.
    """
    if task.easier is None or (rung > 1 and task.start_rung > 0):
        return halved(task.dose(rung))
    return task.easier if task.easier.unit is BREATHS else halved(task.easier)


def eased_to_easier(task: Task, rung: int, dose: Dose, full: Dose | None) -> bool:
    """Whether less is asked than ``full``, the whole dose of the rung, and that in the easier form.

    Easing leads there from the first rung, and from a higher one that was not worked yet; a flare from wherever the
    day without it would, and from every rung of a task that everyone begins in that form.
    """
    if full is None or task.easier is None or dose not in (task.easier, in_flare(task, 0)):
        return False
    is_begun_in = task.start_rung <= 0 and dose == in_flare(task, rung)
    return rung <= 1 or is_begun_in or (dose != halved(full) and dose not in task.rungs)


def step_words(task: Task, rung: int) -> str:
    """What a rung asks of someone who comes from the one below: by its form or its days, where those are new."""
    dose = words(task.dose(rung))
    if rung == 1 and task.easier is not None:
        return f"now {task.notes.then or 'without its easier form'}: {dose}"
    if rung == 2 and task.first_every is not None:
        return f"{dose} and now {schedule_words(task.every)}"
    return dose


def form_words(easier: str) -> str:
    """What an easier form is, from the sentence that tells it: ``lying down, breathing only``."""
    name = easier.partition(":")[0].rstrip(".")
    return f"{name[:1].lower()}{name[1:]}"


def coming_words(task: Task, rung: int) -> str:
    """What a rung asks that is told ahead: ``5 breaths, standing, with the arch``."""
    if rung == 1 and task.easier is not None:
        return f"{words(task.dose(rung))}, {task.notes.then or 'without its easier form'}"
    return step_words(task, rung)


def ladder_pieces(task: Task, rung: int | None = None) -> list[Piece]:
    """The ladder in pieces that read on from one another, the present rung marked: ``3 → 5 → [8] → 10 min``.

    What rungs share is said once.

    Args:
        task: Whose ladder.
        rung: The rung to mark, 0 for the easier form; without one, or where there is but one, none is.
    """
    if not task.has_dose:
        return [("a visit to write down" if task.kind == "visit" else "ticked when it is done", False)]
    easier, *rows = _rows(task, rung)
    pieces = [*easier, (ARROW, False)] if easier else []
    for number, row in enumerate(rows):
        pieces += [(", then ", False), *row] if number else row
    return pieces


def ladder_rows(task: Task, rung: int | None = None) -> list[list[Piece]]:
    """The same a line each, for where one line is too short: the easier form, then the rungs of as many sets."""
    if not task.has_dose:
        return [ladder_pieces(task, rung)]
    first, *more = (row for row in _rows(task, rung) if row)
    return [first, *([("then ", False), *row] for row in more)]


def ladder_words(task: Task, rung: int | None = None) -> str:
    """The ladder in one line, the rung that is stood on in brackets."""
    return _line(ladder_pieces(task, rung))


def ladder_lines(task: Task, rung: int | None = None) -> list[str]:
    """The ladder in lines that are short enough for a narrow column."""
    return [_line(row) for row in ladder_rows(task, rung)]


def _line(pieces: list[Piece]) -> str:
    return "".join(f"[{text}]" if here else text for text, here in pieces)


def _rows(task: Task, rung: int | None) -> list[list[Piece]]:
    """The easier form, empty without one, and the rungs of as many sets."""
    here = rung if task.climbs else None
    rows: list[list[Piece]] = [[(f"{words(task.easier)} (easier)", here == 0)] if task.easier else []]
    first = 1
    for _sets, group in groupby(task.rungs, key=lambda dose: dose.sets):
        doses = [*group]
        pieces = _row(doses, None if here is None else here - first)
        rows.append([piece for piece in pieces if piece[0]])
        first += len(doses)
    return rows


def _row(doses: list[Dose], here: int | None) -> list[Piece]:
    """Rungs with as many sets: ``2 × 8 → 10 → 12``, ``3 → 5 min``; one alone is its whole dose."""
    if len(doses) == 1:
        return [(words(doses[0]), here == 0)]
    first, last = doses[0], doses[-1]
    pieces: list[Piece] = [(f"{first.sets} × " if first.sets > 1 else "", False)]
    for number, dose in enumerate(doses):
        if number:
            pieces.append((ARROW, False))
        pieces.append((figure(dose), here == number))
    counted = isinstance(last.reps, tuple) or last.sets > 1
    return [*pieces, (("" if counted else f" {last.unit.short}") + side_words(last), False)]
