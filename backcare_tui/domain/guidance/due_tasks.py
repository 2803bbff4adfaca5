"""What a plan asks of one day: which tasks, and how much of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from backcare_tui.domain.calendar import days_left
from backcare_tui.domain.guidance.levels import Level, screened_by
from backcare_tui.domain.journal.appointments import appointed_on, visit_task
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, Schedule, TimesAWeek, due_again, falls_on, frequency

NOTHING = Status()
NO_LEVELS: Mapping[str, Level] = {}
NEVER: Mapping[str, date] = {}
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
    last: date | None = None,
) -> DueTask | None:
    """What ``day`` asks of one task; None when it is not due.

    A task due "N a week" is asked only once the days left are no more than the sessions owed; until
    then it is offered, and so is one that was due every N days and not done. What a warning sign or a condition rests is named, and not asked.

    Args:
        task: One of the plan's.
        plan: Its weeks.
        day: The day.
        sessions: How often the task was worked this week before ``day``.
        level: Where it stands; without one, where the plan starts it.
        status: What rests it, and whether every second day is enough.
        last: The last day before ``day`` on which it was done.
    """
    if not task.open_on(day):
        return None
    rung = level.rung if level is not None else 0 if screened_by(task, status) else task.start_rung
    state = _state_on(task, rung, plan, day, sessions, status, last)
    if not state:
        return None
    trial = status.trial
    if trial is not None and state == "offered" and isinstance(task.schedule(rung), TimesAWeek):
        # Its arm's days come in threes: what waits for the end of the week may wait for the other's turn.
        state = "due" if trial.is_turn_of(task.id, day) else state
    because = rested_by(task, status, day)
    if because:
        state = "rested"
    elif _is_extra(task):
        state = "optional"
    return DueTask(
        task=task.id,
        dose=task.dose(rung) if level is None else level.dose,
        rung=rung,
        state=state,
        targets=task.targets[: task.a_day] or task.sessions,
        weight=task.weight,
        full=None if level is None else level.full,
        because=because,
    )


def _is_extra(task: Task) -> bool:
    return task.optional or task.kind == "visit"


def _state_on(
    task: Task, rung: int, plan: Plan, day: date, sessions: int, status: Status, last: date | None
) -> str:
    """Whether a task is ``due`` on a day or ``offered``; empty where it is neither."""
    schedule, start = schedule_of(task, rung, status.maintained)
    if isinstance(schedule, TimesAWeek):
        owed = schedule.n - sessions  # whichever days suit, so nothing is owed while days enough are left
        return "" if owed <= 0 else "due" if days_left(day, plan.week_starts) <= owed else "offered"
    # Maintenance is whole days off, the same for all tasks. What need not be done is not urged on anyone.
    if isinstance(schedule, EveryDays) and start == task.start_on and not (last is None and _is_extra(task)):
        return {"due": "due", "open": "offered"}.get(due_again(schedule, day, start, last), "")
    return "due" if falls_on(schedule, day, start) else ""


def rested_by(task: Task, status: Status, day: date) -> str:
    """Why a task is rested; empty where it is not.

    A warning sign that cannot wait rests all, as does one that is still to be answered, or not to know of one; a stop
    rests its task, and a condition, or a sign that goes with one, what is not to be done with it. In a trial the
    tasks of the other arm wait.
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
    if match:
        return f"{SCREENING}{match}"
    return status.trial.waits(task.id, day) if status.trial is not None else ""


def due_tasks_of(
    plan: Plan,
    day: date,
    sessions: Mapping[str, int],
    levels: Mapping[str, Level] = NO_LEVELS,
    status: Status = NOTHING,
    last: Mapping[str, date] = NEVER,
) -> tuple[DueTask, ...]:
    """What ``day`` asks, in the plan's order; massages with their first targets, not yet rotated.

    Last come the visits that are appointed for it and that the plan has on other days, or not at all.
    """
    due_tasks = (
        due_task_of(task, plan, day, sessions.get(task.id, 0), levels.get(task.id), status, last.get(task.id))
        for task in plan.tasks
    )
    asked = tuple(due_task for due_task in due_tasks if due_task is not None)
    if not status.appointments:
        return asked
    return (*asked, *_appointed(plan, day, {due_task.task for due_task in asked}, status))


def _appointed(plan: Plan, day: date, asked: Collection[str], status: Status) -> Iterator[DueTask]:
    """The visits that a day has by appointment alone: never counted, and one that no plan has rests for nothing."""
    for one in appointed_on(status.appointments, day):
        task = plan.task(one.task)
        if one.task in asked or (task is not None and task.kind != "visit"):
            continue
        because = rested_by(task, status, day) if task is not None else ""
        known = task or visit_task(one.task, one.name)
        yield DueTask(
            known.id,
            known.dose(1),
            state="rested" if because else "optional",
            weight=known.weight,
            because=because,
        )
