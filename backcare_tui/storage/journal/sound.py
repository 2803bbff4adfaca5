"""Whether a stored plan can be followed at all.

A plan file is checked by its reader; what a journal stores was checked then. But a journal is a file
too, and a plan in it that no day can be asked by must not keep the rest from opening.
"""

from __future__ import annotations

import msgspec

from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule

LONGEST_PAUSE = 10_000
"""Days between two sessions that are still believed."""


MOST_DAYS = 366
"""Days or sessions of a limit that are still believed."""


def is_sound(plan: Plan) -> bool:
    """Whether every day can be asked by a plan; its limits are the plan reader's matter."""
    limits = msgspec.structs.astuple(plan.limits)
    if not 0 <= plan.week_starts <= 6 or not all(0 <= limit <= MOST_DAYS for limit in limits):
        return False
    return all(_task_is_sound(task) for task in plan.tasks)


def _task_is_sound(task: Task) -> bool:
    schedules = (task.every, task.first_every) if task.first_every is not None else (task.every,)
    return bool(task.rungs) and all(_schedule_is_sound(schedule) for schedule in schedules)


def _schedule_is_sound(schedule: Schedule) -> bool:
    if isinstance(schedule, EveryDays):
        return 1 <= schedule.n <= LONGEST_PAUSE
    if isinstance(schedule, OnWeekdays):
        return all(0 <= day <= 6 for day in schedule.days)
    if isinstance(schedule, ByRule):
        from backcare_tui.storage.planfile.recurrence import rule_text

        try:
            rule_text(schedule.rule)
        except ValueError:
            return False
    return True
