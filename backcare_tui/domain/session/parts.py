"""From a day's rows to the parts of a session: what each asks, and what is shown of it."""

from __future__ import annotations

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.session.values import Part


def part_of(row: Row, plan: Plan, atlas: Atlas) -> Part:
    """One row as a session guides it."""
    task = plan.task(row.task)
    muscle = atlas.find(row.target) if row.target else None
    return Part(
        id=row.id,
        task=row.task,
        kind=row.kind,
        name=row.name,
        dose=row.dose,
        target=row.target,
        group=row.group,
        before=row.did,
        full=row.full,
        rung=row.rung,
        figure=_figure(row, task),
        tool=row.tool,
        easier=row.notes.easier if row.rung <= 0 else "",
        steps=row.notes.steps,
        cautions=row.notes.cautions,
        where=muscle.where if muscle else row.where,
        position=muscle.position if muscle else "",
        how=muscle.how if muscle else "",
        pressure=atlas.pressure if muscle else "",
        mind=muscle.notes if muscle else "",
        source="app default" if task is None or _is_own_cadence(task) else "",
    )


def _figure(row: Row, task: Task | None) -> str:
    """The figure the plan names, on the easier form its own; else the one that is called as the task."""
    if row.kind != "exercise" or task is None:
        return ""
    manner = task.manner
    return (manner.easier_figure if row.rung <= 0 else "") or manner.figure or row.task


def _is_own_cadence(task: Task) -> bool:
    """Whether the app's own cadence or pace is kept to, as the plan gives none."""
    unit = task.rungs[0].unit
    return (unit == "reps" and not task.manner.tempo) or (unit == "breaths" and task.pace is None)
