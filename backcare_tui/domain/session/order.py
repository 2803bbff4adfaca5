"""Which rows are left to be guided, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.plan import Plan

ORDER = ("device", "massage", "reps", "breaths")
"""Lying still first, then moving, and breathing last."""


def is_left(row: Row) -> bool:
    """Whether a row is asked, and not wholly done or left out."""
    return row.state in ("due", "part") and not row.because and not row.optional and row.kind != "visit"


def in_order(rows: Iterable[Row], plan: Plan) -> list[Row]:
    """The rows in the order they are guided: as the plan says, else by kind; those of a task together."""
    rows = list(rows)
    units = {task.id: task.rungs[0].unit for task in plan.tasks}
    tasks = list(dict.fromkeys(row.task for row in rows))
    kinds = {row.task: row.kind for row in rows}
    ranked = sorted(tasks, key=lambda task: _rank(task, kinds[task], units.get(task, ""), plan.guide.order))
    return [row for task in ranked for row in rows if row.task == task]


def _rank(task: str, kind: str, unit: str, said: Sequence[str]) -> tuple[int, int]:
    """Where a task comes: by its own id before its count, by that before its kind."""
    own = next((said.index(name) for name in (task, unit, kind) if name in said), len(said))
    usual = next((ORDER.index(name) for name in (unit, kind) if name in ORDER), len(ORDER))
    return own, usual
