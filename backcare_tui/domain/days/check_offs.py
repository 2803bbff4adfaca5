"""Which of a day's check-offs and skips are of which row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from backcare_tui.domain.calendar import minutes_into
from backcare_tui.domain.journal.events import Done, DueTask, Event, Skipped
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.slots import slot_of


def places_of(due_task: DueTask, events: Sequence[Event], plan: Plan) -> tuple[str, ...]:
    """The targets of one task to show. One worked without being picked takes the last untouched place.

    What was done while the task had but one session a day takes that of the nearest hour.
    """
    entries = [event for event in events if isinstance(event, Done | Skipped) and event.task == due_task.task]
    touched = {event.target for event in entries}
    places = [*due_task.targets]
    for target, done in {event.target: event for event in entries if isinstance(event, Done)}.items():
        if target in due_task.targets:
            continue
        free = [pick for pick in places if pick not in touched]
        if free and not target:
            hours = {pick: plan.times.of(slot_of(pick)) or time() for pick in free}
            then = minutes_into(done.at.time(), plan.starts_at)
            free.sort(key=lambda pick: -abs(minutes_into(hours[pick], plan.starts_at) - then))
        if free:
            places.remove(free[-1])
        places.append(target)
    return tuple(places)


def best_done(events: Sequence[Event], task: str, target: str) -> Done | None:
    """The fullest check-off of a row; the earliest of equals, so that a twin on another device changes nothing."""
    dones = [event for event in events if isinstance(event, Done)]
    mine = (done for done in dones if (done.task, done.target) == (task, target))
    return max(mine, key=lambda done: done.share, default=None)


def last_skip(events: Sequence[Event], task: str, target: str) -> Skipped | None:
    """The last skip of a row, or of its whole task."""
    skips = (event for event in reversed(events) if isinstance(event, Skipped) and event.task == task)
    return next((skip for skip in skips if skip.target in ("", target)), None)
