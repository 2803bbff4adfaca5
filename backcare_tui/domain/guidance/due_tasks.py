"""What a plan asks of one day: which tasks, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backcare_tui.domain.calendar import days_left
from backcare_tui.domain.guidance.levels import Level, screened_by
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, Schedule, TimesAWeek, falls_on, frequency

NOTHING = Status()
NO_LEVELS: Mapping[str, Level] = {}
LOCKED, ASKED, LOST = "locked", "sign-asked", "lost"
"""What rests everything, as it is stored: a warning sign; one that was put to the person and waits for an answer; and
answers that may stand in a damaged file."""
SCREENING = "screening:"
"""Before the condition, or the sign, that rests a task, as it is stored."""
STOPPED, UNCLEARED = "stopped:", "stopped-uncleared:"
"""Before what a task was stopped for: until it has gone, and until a professional has cleared it."""


def schedule_of(task: Task, rung: int, maintained: date | None) -> tuple[Schedule, date | None]:
    """A task's schedule on a rung, and where it counts from.

    While a long good run is being maintained, what is due more often than every second day is due every
    second day, counted from the day that was chosen.
    """
    schedule = task.schedule(rung)
    if maintained is not None:
        sessions, days = frequency(schedule)
        if 2 * sessions > days:
            return EveryDays(2), maintained
    return schedule, task.start_on


def due_task_of(
    task: Task,
    plan: Plan,
    day: date,
    sessions: int,
    level: Level | None = None,
    status: Status = NOTHING,
) -> DueTask | None:
    """What ``day`` asks of one task; None when it is not due.

    A task due "N a week" is asked only once the days left are no more than the sessions owed; until
    then it is offered. What a warning sign or a condition rests is named, and not asked.

    Args:
        task: One of the plan's.
        plan: Its weeks.
        day: The day.
        sessions: How often the task was worked this week before ``day``.
        level: Where it stands; without one, where the plan starts it.
        status: What rests it, and whether every second day is enough.
    """
    if (task.start_on and day < task.start_on) or (task.until and day > task.until):
        return None
    rung = level.rung if level is not None else 0 if screened_by(task, status) else task.start_rung
    schedule, start = schedule_of(task, rung, status.maintained)
    state = "due"
    if isinstance(schedule, TimesAWeek):
        owed = schedule.n - sessions  # whichever days suit, so nothing is owed while days enough are left
        if owed <= 0:
            return None
        state = "due" if days_left(day, plan.week_starts) <= owed else "offered"
    elif not falls_on(schedule, day, start):
        return None
    because = rested_by(task, status, day)
    if because:
        state = "rested"
    elif task.optional or task.kind == "visit":
        state = "optional"
    return DueTask(
        task=task.id,
        dose=task.dose(rung) if level is None else level.dose,
        rung=rung,
        state=state,
        targets=task.targets[: task.a_day],
        weight=task.weight,
        full=None if level is None else level.full,
        because=because,
    )


def rested_by(task: Task, status: Status, day: date) -> str:
    """Why a task is rested; empty where it is not.

    A warning sign that cannot wait rests all, as does one that is still to be answered, or not to know of one; a stop
    rests its task, and a condition, or a sign that goes with one, what is not to be done with it.
    """
    if status.locked:
        return LOCKED
    if status.put_on(day):
        return ASKED
    if status.lost:
        return LOST
    stop = status.stop_of(task.id)
    if stop is not None and stop.rests and stop.on < day:
        return f"{STOPPED if stop.state == 'asked' else UNCLEARED}{stop.why}"
    match = status.rests_for(task.rests_with)
    return f"{SCREENING}{match}" if match else ""


def due_tasks_of(
    plan: Plan,
    day: date,
    sessions: Mapping[str, int],
    levels: Mapping[str, Level] = NO_LEVELS,
    status: Status = NOTHING,
) -> tuple[DueTask, ...]:
    """What ``day`` asks, in the plan's order; massages with their first targets, not yet rotated."""
    return tuple(
        due_task
        for task in plan.tasks
        if (due_task := due_task_of(task, plan, day, sessions.get(task.id, 0), levels.get(task.id), status))
    )
