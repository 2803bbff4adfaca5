"""Strength: how firmly a task has become a habit, 0 to 100.

The exponential score of Loop Habit Tracker: each day the score keeps 0.5^(√f / 13) of itself and
takes the rest from how fully the task has been kept, where f is sessions a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from .marks import DayRecord
from .schedule import Schedule, frequency

YEAR = timedelta(days=365)
FROZEN = ("skipped", "paused")


def strength(records: Sequence[DayRecord], task: str, schedule: Schedule, today: date) -> int:
    """The strength of one task over the last year.

    A task that is not daily is judged over a window of two of its periods, as Loop does, so that
    the choice of weekdays does not matter. Sessions done in part count in part. Skipped and paused
    days freeze the score, and so does today until the task has been worked.

    Args:
        records: Day records in order; those of the last year are used.
        task: The task's id.
        schedule: How often it is meant to be done.
        today: The running care day.

    Returns:
        0 to 100, rounded.
    """
    sessions, days = frequency(schedule)
    if sessions < days:
        sessions, days = 2 * sessions, 2 * days
    keep = 0.5 ** ((sessions / days) ** 0.5 / 13)
    score = rolling = 0.0
    window: list[float] = []
    for record in records:
        if not today - YEAR < record.day <= today:
            continue
        mark = record.marks.get(task)
        share = mark.share if mark else 0.0
        window.append(share)
        rolling += share
        if len(window) > days:
            rolling -= window[-days - 1]
        frozen = record.state == "paused" or (mark is not None and mark.state in FROZEN)
        waits = share <= 0.0 and (record.state == "pending" or (mark is not None and mark.state == "due"))
        if not frozen and not waits:
            score = score * keep + min(1.0, rolling / sessions) * (1 - keep)
    return round(100 * score)
