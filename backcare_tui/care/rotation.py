"""Which massage targets today: the least recently worked first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from .events import Done, Event
from .plan import Task

MEMORY = timedelta(weeks=8)
"""How long a session is remembered; older ones count as never worked."""


def last_worked(events: Iterable[Event], task: str, before: date) -> dict[str, date]:
    """Each target's last day of work on a task, within memory and before a day."""
    return each_last_worked(events, before).get(task, {})


def each_last_worked(events: Iterable[Event], before: date) -> dict[str, dict[str, date]]:
    """``last_worked`` of every task that has been worked."""
    found: dict[str, dict[str, date]] = {}
    first = before - MEMORY
    for event in events:
        # Eight weeks are read here at every look at a day: type is twice as fast as isinstance.
        if type(event) is Done and event.target and first <= event.day < before and event.share > 0:
            worked = found.setdefault(event.task, {})
            if event.day >= worked.get(event.target, first):
                worked[event.target] = event.day
    return found


def picks(task: Task, worked: dict[str, date], today: Sequence[str] = ()) -> tuple[str, ...]:
    """The day's targets in the plan's order of rotation.

    Args:
        task: The massage task.
        worked: Each target's last day of work before today.
        today: Targets worked or skipped today already: they keep their places, and only the rest are picked.

    A target that was never worked comes first, then the longest unworked; ties go in plan order. Work
    beyond the day's places takes none: it never makes a massage that is done unfinished.
    """
    order = sorted(task.targets, key=lambda target: worked.get(target, date.min))
    chosen = order[: task.a_day]
    kept = [target for target in dict.fromkeys(today) if target not in chosen]
    for target in kept:
        free = [pick for pick in chosen if pick not in today]
        if free:
            chosen.remove(free[-1])
            chosen.append(target)
    return tuple(chosen)
