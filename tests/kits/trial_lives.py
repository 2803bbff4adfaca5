"""People who do a trial through the whole app, each with something of their own coming between."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.results import Doubtful, Receipt
from backcare_tui.domain.journal.trial import Trial
from backcare_tui.paths import Home
from kits.coach_kit import put_plan

PLAN = """\
title = "Tried"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [5, 8]
every = "day"

[[massage]]
id = "claw"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = "6 a week"
not_with = []

[[activity]]
id = "walk"
name = "Walk"
minutes = [10, 15]
every = "day"
"""
BEGINS = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
ARMS = ({"pump"}, {"claw"})


class Person:
    """Someone with a back that hurts, and all that they see and say of their trial.

    Attributes:
        turns: Whose turn Today told each day to be: 0 or 1.
        said: The number that each day was given last.
        skipped: A day that never was, for someone who flew over the date line.
    """

    def __init__(
        self, folder: Path, seed: int, *, gap: float = 0.0, answers: float = 1.0, does: float = 0.85
    ) -> None:
        self.lot = random.Random(seed)
        self.gap, self.answers, self.does = gap, answers, does
        self.home = Home(config=folder, data=folder, cache=folder / "cache")
        put_plan(self.home, PLAN)
        self.clock = FixedClock(BEGINS)
        self.coach = Coach(self.home, self.clock)
        self.noise = 0.0
        self.turns: dict[date, int] = {}
        self.said: dict[date, int] = {}
        self.felt: dict[date, int] = {}
        self.skipped: date | None = None

    @property
    def today(self) -> date:
        return self.coach.today_date

    @property
    def trial(self) -> Trial:
        return self.coach.today().status.trials[-1]

    def to_morning(self, days: int = 1, *, zone: timezone | None = None, hour: int = 7) -> None:
        """Sleep through to a morning."""
        day = self.clock.moment.astimezone(zone) if zone else self.clock.moment
        self.clock.moment = (day + timedelta(days=days)).replace(hour=hour, minute=30)
        self.coach.refresh()

    def steady_weeks(self) -> None:
        """Two weeks with a report each morning and everything done."""
        surely(lambda: self.coach.safety.screen((), ()))
        for _ in range(15):
            self.report()
            self.do_all()
            self.to_morning()

    def report(self) -> None:
        level = self.feel(0.0)
        surely(lambda: self.coach.tasks.pain(level, morning=True))

    def feel(self, more: float) -> int:
        """How the day is on average; pain of one day is like that of the day before."""
        self.noise = 0.45 * self.noise + self.lot.gauss(0, 1.0)
        return max(0, min(10, round(4 + self.noise + more)))

    def answer(self) -> None:
        """Answer the one question, if it is put and the day is one for answering."""
        told = self.coach.today().trial
        if told is None or told.wants is None or self.lot.random() >= self.answers:
            return
        # Whoever flies over the date line has a yesterday that never was: they tell of the day that was.
        level = self.felt.get(told.wants, self.felt[max(self.felt)])
        self.rate(level)

    def rate(self, level: int) -> None:
        """Give yesterday's number."""
        surely(lambda: self.coach.trials.rate(level))
        self.said[self.today - timedelta(days=1)] = level

    def given(self) -> int | None:
        """Yesterday's number as Today tells it."""
        told = self.coach.today().trial
        return None if told is None else told.given

    def do_all(self) -> set[str]:
        """Do what is due; return the tasks that were asked."""
        asked = {row.task for row in self.coach.today().rows if row.state in ("due", "part")}
        for task in sorted(asked):
            if self.lot.random() < self.does:
                surely(partial(self.coach.tasks.done, task))
        return asked

    def day(self, *, answers: bool = True) -> None:
        """A day: the number of yesterday, what is due, and how it was."""
        if answers:
            self.answer()
        asked = self.do_all()
        place = self.coach.today().trial
        arm = next((arm for arm, tasks in enumerate(ARMS) if asked & tasks), None)
        if place is not None and place.pair is not None and arm is not None:
            assert not asked & ARMS[1 - arm], "both arms are asked"
            self.turns[self.today] = arm
        self.felt[self.today] = self.feel(self.gap if arm == 1 else 0.0)


def surely(verb: Callable[[], Receipt]) -> Receipt:
    """Do a verb, and say yes where one is asked to be sure."""
    try:
        return verb()
    except Doubtful as doubt:
        return doubt.again()


def in_trial(person: Person, most: int = 300) -> Iterator[Person]:
    """Its days, one after another, until it is over."""
    person.steady_weeks()
    surely(
        lambda: person.coach.trials.begin(
            person.coach.trials.propose(), "a", seed=f"lot-{person.lot.random()}"
        )
    )
    for _ in range(most):
        person.to_morning()
        yield person
        if not person.trial.runs:
            return
    raise AssertionError("it never ends")
