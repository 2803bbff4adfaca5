"""Strength: how firmly a task has become a habit, 0 to 100.

The exponential score of Loop Habit Tracker: each day the score keeps 0.5^(√f / 13) of itself and
takes the rest from how fully the task has been kept, where f is sessions a day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.plan.schedule import Schedule, frequency

YEAR = timedelta(days=365)
FROZEN = ("skipped", "paused")


def strengths(records: Sequence[DayRecord], task: str, schedule: Schedule, days: Sequence[date]) -> list[int]:
    """The strength of one task on each of some days, each over the year before it, in one pass.

    A task that is not daily is judged over a window of two of its periods, as Loop does, so that
    the choice of weekdays does not matter. Sessions done in part count in part. Skipped and paused
    days freeze the score, and so does today until the task has been worked.

    A score is a sum of what every day added, faded since. So the score over the last year is the one
    over all records, with what they held when that year began, and its first period, put right.
    Records and days are in order; a strength goes from 0 to 100 and is rounded.
    """
    if not days:
        return []
    sessions, period = frequency(schedule)
    if sessions < period:
        sessions, period = 2 * sessions, 2 * period
    keep = 0.5 ** ((sessions / period) ** 0.5 / 13)
    window = [record for record in records if days[0] - YEAR < record.day <= days[-1]]
    steps = [_step(record, task) for record in window]
    scores = _scores(steps, sessions, period, keep)
    # How often the score moved until each day: a difference needs no pass of its own over the year before.
    moved = [*accumulate((not frozen for _share, frozen in steps), initial=0)]
    dates = [record.day for record in window]
    results = []
    for day in days:
        first, end = bisect_right(dates, day - YEAR), bisect_right(dates, day)
        head = min(first + period, end)
        afresh = _scores(steps[first:head], sessions, period, keep)[-1] if first else scores[head]
        faded = keep ** (moved[end] - moved[head])
        results.append(round(100 * (scores[end] + faded * (afresh - scores[head]))))
    return results


def _step(record: DayRecord, task: str) -> tuple[float, bool]:
    """How much of the task a day did, and whether the day leaves its score as it is."""
    outcome = record.outcomes.get(task)
    share = outcome.share if outcome else 0.0
    frozen = record.state == "paused" or (outcome is not None and outcome.state in FROZEN)
    waits = share <= 0.0 and (record.state == "pending" or (outcome is not None and outcome.state == "due"))
    return share, frozen or waits


def _scores(steps: Sequence[tuple[float, bool]], sessions: int, period: int, keep: float) -> list[float]:
    """The score before any day and after each, 0 to 1."""
    score = rolling = 0.0
    scores = [score]
    for number, (share, frozen) in enumerate(steps):
        rolling += share
        if number >= period:
            rolling -= steps[number - period][0]
        if not frozen:
            score = score * keep + min(1.0, rolling / sessions) * (1 - keep)
        scores.append(score)
    return scores
