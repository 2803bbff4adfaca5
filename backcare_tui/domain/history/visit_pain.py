"""Pain around a visit: before it, about two hours after it, and on the next morning."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, time
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY, minutes_into
from backcare_tui.domain.journal.appointments import is_own
from backcare_tui.domain.journal.events import Appointed, Done, Event, Pain, clock_of

HOUR, DAY = 60, 24 * 60
BEFORE = 24 * HOUR
"""Minutes before a visit in which the last report is that before it."""
AFTER = (HOUR, 2 * HOUR, 4 * HOUR)
"""Minutes after a visit: from when on and up to when a report may be the one two hours after, and that to which it is nearest."""


class VisitPain(msgspec.Struct, frozen=True):
    """A visit that was checked off, with the pain around it; None where no report says it."""

    day: date
    task: str
    before: int | None = None
    after: int | None = None
    morning: int | None = None


def visits_pain(events: Iterable[Event], visits: Collection[str], starts_at: time) -> list[VisitPain]:
    """Each visit that was checked off, newest first, once a day.

    The time of a visit is that which was said, else its appointment's, else that of its check-off if it was made on its day. Without one only the
    next morning is known; and a report without a time is neither before nor after.

    Args:
        events: Live events, of the day after the last visit too.
        visits: The ids of the plan's tasks that are visits; those of the person's own are known by theirs.
        starts_at: When a care day begins.
    """
    events = [*events]
    reports = [event for event in events if isinstance(event, Pain)]
    done = {
        (event.day, event.task): event
        for event in events
        if isinstance(event, Done) and (event.task in visits or is_own(event.task))
    }
    hours = {
        (event.on, event.task): event.hour
        for event in sorted(events, key=attrgetter("id"))
        if isinstance(event, Appointed) and not event.off
    }
    timed = [(when, pain.level) for pain in reports if (when := _minute(pain, starts_at)) is not None]
    found = []
    for (day, task), event in sorted(done.items(), reverse=True):
        waking = [pain.level for pain in reports if pain.when == "morning" and pain.day == day + ONE_DAY]
        before = after = None
        said = event.clock or hours.get((day, task))
        if (at := _minute(event if said is None else replace(event, clock=said), starts_at)) is not None:
            earlier = [(when, level) for when, level in timed if at - BEFORE <= when <= at]
            later = [
                (abs(when - at - AFTER[1]), level)
                for when, level in timed
                if AFTER[0] <= when - at <= AFTER[2]
            ]
            before = max(earlier, default=(0, None))[1]
            after = min(later, default=(0, None))[1]
        found.append(VisitPain(day, task, before, after, max(waking, default=None)))
    return found


def _minute(event: Event, starts_at: time) -> int | None:
    """When it was, in minutes of the calendar; None where nobody knows."""
    clock = clock_of(event, starts_at)
    return None if clock is None else event.day.toordinal() * DAY + minutes_into(clock, starts_at)
