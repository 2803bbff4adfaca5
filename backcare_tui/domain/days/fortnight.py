"""Two weeks of a plan: which days ask for which task, by the very rules that a day goes by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.calendar import week_start
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.glyphs import glyph
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.rotation import places_of
from backcare_tui.domain.journal.day_record import count_sessions
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.plan.plan import Plan

DAYS = 14

SHAPES = {"due": "■", "offered": "□", "rested": glyph("rested"), "paused": glyph("paused"), "": " "}
"""How a day of a schedule is drawn. Not the marks of what was done: a plan's day is neither done nor missed."""

MEANINGS = {
    "due": "due",
    "offered": "if you like, or not yet owed",
    "rested": "rested",
    "paused": "paused",
}
"""What the shapes mean, in the order they are told in."""


class TaskDays(msgspec.Struct, frozen=True):
    """One task on the days of a fortnight.

    Attributes:
        picks: A massage's targets of a day; 0 for all else.
        states: A day each: due, offered, rested, paused, or empty where it is not asked.
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
        found = [(SHAPES[state], meaning) for state, meaning in MEANINGS.items() if state in states]
        picks = sorted({task.picks for task in self.tasks if task.picks and "due" in task.states})
        if picks:
            found.append((" ".join(map(str, picks)), f"massage target{'' if picks == [1] else 's'} that day"))
        return found


def fortnight(plan: Plan, today: Day) -> Fortnight:
    """Which days of this week and the next ask for which task, if nothing changes.

    Sessions of this week count as they were done, those to come as not; what guidance will make of the days
    to come is for a preview to say.

    Args:
        plan: In force.
        today: The running day, whose own asks are shown as they are.
    """
    first = week_start(today.day, plan.week_starts).toordinal()
    last = min(first + DAYS - 1, date.max.toordinal())
    days = tuple(date.fromordinal(at) for at in range(max(1, first), last + 1))
    asked = [_states(today.due_tasks if day == today.day else _asks(plan, day, today)) for day in days]
    off = [today.status.off_on(day, plan) == "paused" for day in days]
    return Fortnight(
        today=today.day,
        days=days,
        tasks=tuple(
            TaskDays(
                task.id,
                task.name,
                places_of(task) if task.targets else 0,
                tuple(
                    _state(due_tasks.get(task.id, ""), paused=paused)
                    for due_tasks, paused in zip(asked, off, strict=True)
                ),
            )
            for task in plan.tasks
        ),
    )


def _asks(plan: Plan, day: date, today: Day) -> tuple[DueTask, ...]:
    """What another day asks, by the sessions of its week that are known today."""
    starts = week_start(day, plan.week_starts)
    records = (record for record in today.week if starts <= record.day < day)
    sessions = count_sessions({}, (task for record in records for task in record.worked))
    return due_tasks_of(plan, day, sessions, today.levels, today.status)


def _states(due_tasks: tuple[DueTask, ...]) -> Mapping[str, str]:
    return {due_task.task: due_task.state for due_task in due_tasks}


def _state(asked: str, *, paused: bool) -> str:
    """An ask's state as it is shown."""
    if asked == "rested" or not asked:
        return asked
    return "paused" if paused else "due" if asked == "due" else "offered"
