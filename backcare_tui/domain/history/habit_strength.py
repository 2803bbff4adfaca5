"""Strength: how firmly a task has become a habit, 0 to 100.

The exponential score of Loop Habit Tracker: each day the score keeps 0.5^(√f / 13) of itself and
takes the rest from how fully the task has been kept, where f is sessions a day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.plan.schedule import Schedule, frequency

YEAR = timedelta(days=365)
FROZEN = ("skipped", "paused", "waits")


def strengths(records: Sequence[DayRecord], task: str, schedule: Schedule, days: Sequence[date]) -> list[int]:
    """The strength of one task on each of some days, each over the year before it, in one pass.

    Each day is judged by how often the task was due by the plan of that day. A task that is not daily is judged
    over a window of two of its periods, as Loop does, so that the choice of weekdays does not matter. Sessions done
    in part count in part. Skipped and paused days freeze the score, and so does today until the task has been worked.

    A score is a sum of what every day added, faded since. So the score over the last year is the one
    over all records, with what they held when that year began, and its first period, put right.
    Records and days are in order; a strength goes from 0 to 100 and is rounded.

    Args:
        records: The days, with what turned on each.
        task: Its id.
        schedule: When it is due now, which holds where none of the records tells of another.
        days: The days wanted.
    """
    if not days:
        return []
    window = [record for record in records if days[0] - YEAR < record.day <= days[-1]]
    steps = [_step(record, task) for record in window]
    paces = _paces(records, window, task, schedule)
    scores = _scores(steps, paces)
    # How much of the score was left after each day: a difference needs no pass of its own over the year before.
    left = [1.0]
    for (_share, frozen), pace in zip(steps, paces, strict=True):
        left.append(left[-1] * (1.0 if frozen else pace.keep))
    dates = [record.day for record in window]
    longest = max((pace.period for pace in paces), default=0)
    results = []
    for day in days:
        first, end = bisect_right(dates, day - YEAR), bisect_right(dates, day)
        head = min(first + longest, end)
        afresh = _scores(steps[first:head], paces[first:head])[-1] if first else scores[head]
        faded = left[end] / left[head]
        results.append(round(100 * (scores[end] + faded * (afresh - scores[head]))))
    return results


class _Pace(NamedTuple):
    """How often a task is due, and how much of its score a day keeps."""

    sessions: int
    period: int
    keep: float


@lru_cache(maxsize=64)
def _pace(sessions: int, period: int) -> _Pace:
    if sessions < period:
        sessions, period = 2 * sessions, 2 * period
    return _Pace(sessions, period, 0.5 ** ((sessions / period) ** 0.5 / 13))


def _paces(
    records: Sequence[DayRecord], window: Sequence[DayRecord], task: str, schedule: Schedule
) -> list[_Pace]:
    """How often the task was due by the plan of each day of a window."""
    turns = [(record.day, record.turns[task]) for record in records if task in record.turns]
    pace = _pace(*(turns[0][1][:2] if turns else frequency(schedule)))
    paces: list[_Pace] = []
    turned = 0
    for record in window:
        while turned < len(turns) and turns[turned][0] <= record.day:
            pace = _pace(*turns[turned][1][2:])
            turned += 1
        paces.append(pace)
    return paces


def _step(record: DayRecord, task: str) -> tuple[float, bool]:
    """How much of the task a day did, and whether the day leaves its score as it is."""
    outcome = record.outcomes.get(task)
    share = outcome.share if outcome else 0.0
    frozen = record.state == "paused" or (outcome is not None and outcome.state in FROZEN)
    waits = share <= 0.0 and (record.state == "pending" or (outcome is not None and outcome.state == "due"))
    return share, frozen or waits


def _scores(steps: Sequence[tuple[float, bool]], paces: Sequence[_Pace]) -> list[float]:
    """The score before any day and after each, 0 to 1."""
    done = [*accumulate((share for share, _frozen in steps), initial=0.0)]
    score = 0.0
    scores = [score]
    for number, ((_share, frozen), pace) in enumerate(zip(steps, paces, strict=True), 1):
        if not frozen:
            lately = done[number] - done[max(0, number - pace.period)]
            score = score * pace.keep + min(1.0, lately / pace.sessions) * (1 - pace.keep)
        scores.append(score)
    return scores
