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
    found: dict[str, date] = {}
    first = before - MEMORY
    for event in events:
        # Every massage row reads eight weeks of events here: type is twice as fast as isinstance.
        if type(event) is Done and event.task == task and event.target and first <= event.day < before:
            if event.share > 0 and event.day >= found.get(event.target, first):
                found[event.target] = event.day
    return found


def picks(task: Task, worked: dict[str, date], today: Sequence[str] = ()) -> tuple[str, ...]:
    """The day's targets in the plan's order of rotation.

    Args:
        task: The massage task.
        worked: Each target's last day of work before today.
        today: Targets worked or skipped today already: they keep their places, and only the rest are picked.

    A target that was never worked comes first, then the longest unworked; ties go in plan order.
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
