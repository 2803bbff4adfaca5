"""What a plan asks of one day, before anything is checked off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .days import days_left
from .events import Ask
from .plan import Plan, Task
from .schedule import TimesAWeek, falls_on


def ask_of(task: Task, plan: Plan, day: date, sessions: int) -> Ask | None:
    """What ``day`` asks of one task; None when it is not due.

    ``sessions`` is how often it was worked this week before ``day``. A task due "N a week" is asked
    only once the days left are no more than the sessions owed; until then it is offered.
    """
    if (task.start_on and day < task.start_on) or (task.until and day > task.until):
        return None
    rung = task.start_rung
    schedule = task.schedule(rung)
    state = "due"
    if isinstance(schedule, TimesAWeek):
        owed = schedule.n - sessions
        if owed <= 0:
            return None
        state = "due" if days_left(day, plan.week_starts) <= owed else "offered"
    elif not falls_on(schedule, day, task.start_on):
        return None
    if task.optional or task.kind == "visit":
        state = "optional"
    return Ask(
        task=task.id,
        dose=task.dose(rung),
        rung=rung,
        state=state,
        targets=task.targets[: task.a_day],
        weight=task.weight,
    )


def asks_of(plan: Plan, day: date, sessions: Mapping[str, int]) -> tuple[Ask, ...]:
    """What ``day`` asks, in the plan's order; massages with their first targets, not yet rotated."""
    found = (ask_of(task, plan, day, sessions.get(task.id, 0)) for task in plan.tasks)
    return tuple(ask for ask in found if ask is not None)
