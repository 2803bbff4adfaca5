"""Made-up lives in which nothing that is done changes any pain; or one thing does, to see whether it would be found.

Pain goes on from half day to half day, so that a day's resembles the day before's by 0.45; over it lie a drift of the weeks
and a pattern of weekends. A morning is reported on 9 days of 10, an evening on 7.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from math import sqrt
from random import Random
from typing import NamedTuple

from backcare_tui.domain.history.changes import Stretch
from backcare_tui.domain.journal.day_record import DONE, MISSED, DayRecord
from backcare_tui.domain.journal.events import DayPlanned, DueTask
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task

FIRST = date(2026, 1, 5)
"""A Monday."""
ALIKE, SPREAD = 0.45, 1.3
"""How much a day's pain resembles the day before's, and its spread in points."""
DAYS = {
    "pump": range(7),
    "massage": (0, 2, 4),
    "walk": range(7),
    "stretch": (0, 1, 3, 5),
    "pull-ups": range(7),
}
"""The tasks, and the weekdays that ask for each."""
DOSE = Dose(reps=10)
PLAN = Plan(title="Five", tasks=tuple(Task(id=key, kind="exercise", name=key, rungs=(DOSE,)) for key in DAYS))


class Pain(NamedTuple):
    """The true pain of each morning and each evening, in points."""

    mornings: list[float]
    evenings: list[float]

    def worse(self, levels: list[float], day: int) -> bool:
        """Whether a day's level is among the worst four of ten."""
        return levels[day] > sorted(levels)[len(levels) * 6 // 10]


def anyhow(_pain: Pain, _day: int) -> float:
    """What is done has nothing to do with the day's pain."""
    return 0.0


def by_the_day(pain: Pain, day: int) -> float:
    """On a bad day, morning and evening together, less is done."""
    both = [a + b for a, b in zip(pain.mornings, pain.evenings, strict=True)]
    return -0.3 if pain.worse(both, day) else 0.1


def by_the_morning(pain: Pain, day: int) -> float:
    """On a bad morning less is done."""
    return -0.3 if pain.worse(pain.mornings, day) else 0.1


def by_the_evening(pain: Pain, day: int) -> float:
    """On a bad evening less is done, whatever the morning was; the next morning still has some of it."""
    return -0.3 if pain.worse(pain.evenings, day) else 0.1


LEFT_OUT: dict[str, Callable[[Pain, int], float]] = {
    "at random": anyhow,
    "on bad days": by_the_day,
    "on bad mornings": by_the_morning,
    "on bad evenings": by_the_evening,
}
"""When things are left out, and by how much that makes a task's share of days another."""


def live(seed: int, days: int, left_out: str, eased: float = 0.0) -> Stretch:
    """The records of one life.

    Args:
        seed: Which life.
        days: How long it is.
        left_out: One of ``LEFT_OUT``.
        eased: By how many points a day with the first task makes the morning after easier.
    """
    random = Random(f"{seed} {left_out}")
    pain = _pain(random, days + 1)
    shares = {task: random.uniform(0.6, 0.8) for task in DAYS}
    change = [LEFT_OUT[left_out](pain, day) for day in range(days + 1)]
    records, events, easier = [], [], 0.0
    for at in range(days + 1):
        day = FIRST + timedelta(days=at)
        asked = [task for task, weekdays in DAYS.items() if day.weekday() in weekdays]
        done = [task for task in asked if random.random() < shares[task] + change[at]]
        morning = _report(random, pain.mornings[at] - easier, 0.9)
        evening = _report(random, pain.evenings[at] - easier, 0.7)
        worst = max((level for level in (morning, evening) if level is not None), default=None)
        outcomes = {task: DONE if task in done else MISSED for task in asked}
        week = day - timedelta(days=day.weekday())
        records.append(DayRecord(day, week, "kept", 1.0, outcomes, worst, morning))
        due = tuple(DueTask(task, DOSE) for task in asked)
        events.append(DayPlanned(id=str(at), at=datetime.combine(day, time(9), UTC), day=day, due_tasks=due))
        easier = eased if "pump" in done else 0.0
    return Stretch(records, [], events=events)


def _pain(random: Random, days: int) -> Pain:
    resembles = sqrt(ALIKE)
    steps = [random.gauss(0.0, SPREAD)]
    steps += [random.gauss(0.0, SPREAD * sqrt(1.0 - ALIKE)) for _ in range(2 * days - 1)]
    halves = [*accumulate(steps, lambda before, step: resembles * before + step)]
    usual, drift = random.uniform(2.5, 5.0), random.gauss(0.0, 1.0)
    weekend = random.choice((-0.7, 0.7))
    levels = [
        usual + drift * (2 * (at // 2) / days - 1) + (weekend if at // 2 % 7 > 4 else 0.0) + half
        for at, half in enumerate(halves)
    ]
    return Pain(levels[::2], levels[1::2])


def _report(random: Random, level: float, often: float) -> int | None:
    told = max(0, min(10, round(level + random.gauss(0.0, 0.3))))
    return told if random.random() < often else None
