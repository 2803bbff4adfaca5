"""Two weeks of a plan: which days ask for which task, by the very rules that a day goes by."""

from __future__ import annotations

from datetime import date
from itertools import chain

import msgspec

from backcare_tui.domain.calendar import week_start
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.glyphs import glyph
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.rotation import places_of
from backcare_tui.domain.journal.appointments import visit_task
from backcare_tui.domain.journal.day_record import count_sessions
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.trial import BY_TRIAL, WAITS
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import EveryDays

DAYS = 14

SHAPES = {
    "due": "■",
    "offered": "□",
    "rested": glyph("rested"),
    "waits": glyph("waits"),
    "paused": glyph("paused"),
    "": " ",
}
"""How a day of a schedule is drawn. Not the marks of what was done: a plan's day is neither done nor missed."""

MEANINGS = {
    "due": "due",
    "offered": "optional, or offered",
    "rested": "rested",
    "waits": "by the trial",
    "paused": "paused",
}
"""What the shapes mean, in the order they are told in."""


class TaskDays(msgspec.Struct, frozen=True):
    """One task on the days of a fortnight.

    Attributes:
        picks: A massage's targets of a day; 0 for all else.
        states: A day each: due, offered, rested, waits (by a trial), paused, or empty where it is not asked.
    """

    task: str
    name: str
    picks: int
    states: tuple[str, ...]

    def shapes(self) -> list[str]:
        """A shape a day; a massage's due days tell how many targets they work."""
        return [str(self.picks) if state == "due" and self.picks else SHAPES[state] for state in self.states]


class Fortnight(msgspec.Struct, frozen=True):
    """This week and the next, from the day the plan's weeks begin on; shorter only at the calendar's end."""

    today: date
    days: tuple[date, ...]
    tasks: tuple[TaskDays, ...]

    @property
    def legend(self) -> list[tuple[str, str]]:
        """The shapes that occur, and what they mean."""
        states = {
            state for task in self.tasks for state in task.states if not (task.picks and state == "due")
        }
        legend = [(SHAPES[state], meaning) for state, meaning in MEANINGS.items() if state in states]
        picks = sorted({task.picks for task in self.tasks if task.picks and "due" in task.states})
        if picks:
            legend.append(
                (" ".join(map(str, picks)), f"massage target{'' if picks == [1] else 's'} that day")
            )
        return legend


def fortnight(plan: Plan, today: Day) -> Fortnight:
    """Which days of this week and the next ask for which task, if nothing changes.

    Sessions of this week count as they were done, those to come as not; what guidance will make of the days
    to come is for a preview to say.

    Args:
        plan: In force.
        today: The running day, which is shown as it asks itself.
    """
    first = week_start(today.day, plan.week_starts).toordinal()
    last = min(first + DAYS - 1, date.max.toordinal())
    days = tuple(map(date.fromordinal, range(max(1, first), last + 1)))
    states = [_states(plan, day, today) for day in days]
    own = {one.task: visit_task(one.task, one.name) for one in today.status.appointments}
    visits = [
        task for name, task in own.items() if plan.task(name) is None and any(name in day for day in states)
    ]
    return Fortnight(
        today=today.day,
        days=days,
        tasks=tuple(
            TaskDays(
                task.id,
                task.name,
                places_of(task) if task.targets else 0,
                tuple(day.get(task.id, "") for day in states),
            )
            for task in (*plan.tasks, *visits)
        ),
    )


def _states(plan: Plan, day: date, today: Day) -> dict[str, str]:
    """How each task that a day asks for is shown."""
    if day == today.day:  # with what is done of it, and its climb
        due_tasks = today.due_tasks
    else:
        starts = week_start(day, plan.week_starts)
        worked = (record.worked for record in today.week if starts <= record.day < day)
        sessions = count_sessions({}, chain.from_iterable(worked))
        due_tasks = due_tasks_of(plan, day, sessions, today.levels, today.status, today.last)
    paused = today.status.off_on(day, plan) == "paused"
    shown = {"rested": "rested", "due": "paused" if paused else "due"}
    return {
        due_task.task: "waits"
        if due_task.because in (WAITS, BY_TRIAL)
        else shown.get(due_task.state, "paused" if paused else "offered")
        for due_task in due_tasks
        if day == today.day or not _is_open(due_task, plan)
    }


def _is_open(due_task: DueTask, plan: Plan) -> bool:
    """Whether it is there only as one that was due every N days and not done: nobody plans that."""
    task = plan.task(due_task.task)
    return (
        due_task.state == "offered"
        and task is not None
        and isinstance(task.schedule(due_task.rung), EveryDays)
    )
