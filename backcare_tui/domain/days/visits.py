"""What a day says of visits beside its rows: what is appointed for tomorrow, and how the back is after one."""

from __future__ import annotations

from datetime import time

from backcare_tui.domain.calendar import ONE_DAY, minutes_into
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal.appointments import Visit
from backcare_tui.domain.journal.events import Pain, clock_of
from backcare_tui.text.dates import read_clock

AFTER = 120
"""Minutes after a visit from which it is asked how the back is."""
EVENING, NOON = time(18), time(12)
"""When an evening begins, and a morning ends."""


def visit_words(visit: Visit) -> str:
    """``14:00: Physiotherapist (Dr Ruiz)``, or the name alone."""
    hour = f"{visit.time:%H:%M}: " if visit.time is not None else ""
    return f"{hour}{visit.name}{f' ({visit.place})' if visit.place else ''}"


def tomorrow_words(day: Day) -> str:
    """What is appointed for the day after a running day: ``Tomorrow 14:00: Physiotherapist``; empty for nothing."""
    if day.over:
        return ""
    coming = [visit for visit in day.visits if visit.day - day.day == ONE_DAY]
    if not coming:
        return ""
    told = "; ".join(map(visit_words, coming))
    return f"Tomorrow{':' if coming[0].time is None else ''} {told}"


def follow_up(day: Day, now: time, starts_at: time) -> str:
    """How the back is after a visit that is done: asked two hours after it, and on the morning after; else empty.

    Any report made since answers it. It is never asked where something else comes first, and is over with the evening and
    at noon, whether or not it was answered.

    Args:
        day: The running day.
        now: The time of day.
        starts_at: When a care day begins.
    """
    if day.over or day.locked or day.put or day.status.lost or day.paused or day.safety_first:
        return ""
    passed = minutes_into(now, starts_at)
    reports = [
        minutes_into(clock, starts_at)
        for entry in day.diary
        if isinstance(entry.event, Pain) and (clock := clock_of(entry.event, starts_at)) is not None
    ]
    for row in reversed(day.rows):
        if row.kind != "visit" or row.state != "done":
            continue
        clock = row.meant or (read_clock(row.at) if row.at else None)
        if clock is None:
            continue
        since = minutes_into(clock, starts_at) + AFTER
        if since <= passed and not any(report >= since for report in reports):
            when = "this evening" if passed >= minutes_into(EVENING, starts_at) else "now"
            return f"After the visit ({row.name}): how is your back {when}?"
    if day.visited and not reports and passed < minutes_into(NOON, starts_at):
        return f"The morning after the visit ({', '.join(day.visited)}): how is your back?"
    return ""
