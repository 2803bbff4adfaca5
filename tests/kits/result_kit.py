"""Trials made by hand, over or not, with the days that belong to them, and lives that end in a result on disk."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Done, Event, Pain, TrialNumber, TrialOver
from backcare_tui.domain.journal.trial import PERIOD, Place, Trial, TrialDay
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.trial.result import Result, result_of
from backcare_tui.paths import Home
from kits.coach_kit import put_plan
from kits.domain_kit import base
from kits.journal_kit import event_id, put
from kits.trial_kit import ARMS, FIRST, TRIED, Life, begun, number, over

Levels = Sequence["int | None"]
NAMES = {"pump": "Posture pump", "claw": "Claw"}
MINUTES = Dose(minutes=10)
PLAN = """\
title = "Tried"

[[device]]
id = "pump"
name = "Posture pump"
minutes = [10]
every = "day"

[[activity]]
id = "claw"
name = "Claw"
minutes = [10]
every = "day"
"""


def trial_of(pairs: Sequence[tuple[Levels, Levels]], **more: Any) -> Trial:
    """A trial that is over, from the numbers of each pair's first and second period."""
    days: list[TrialDay] = []
    for draw, halves in enumerate(pairs, 1):
        for second in (False, True):
            for nth in range(1, PERIOD + 1):
                day = FIRST + timedelta(days=len(days))
                days.append(TrialDay(day, Place(draw, draw, second, nth), halves[second][nth - 1]))
    ended = FIRST + timedelta(days=len(days))
    given: dict[str, Any] = {"ended": ended, "at": ended, "why": "person", **more}
    start = begun()
    return Trial(start.id, start.day, start.first, ARMS, start.seed, days=tuple(days), **given)


def swapped(trial: Trial) -> Trial:
    """The same trial with the numbers of either period of each pair given to the other."""
    known = {(day.place.draw, day.place.second, day.place.nth): day.level for day in trial.days}
    days = tuple(
        replace(day, level=known[day.place.draw, not day.place.second, day.place.nth]) for day in trial.days
    )
    return replace(trial, days=days)


def swapped_events(life: Lived) -> list[Event]:
    """All that happened to someone who gave each number, but each number of a pair given to its other period."""
    levels = {(one.place.draw, one.place.second, one.place.nth): one.level for one in life.trial.days}
    places = {one.day: one.place for one in life.trial.days}
    events: list[Event] = []
    for event in life.events:
        if isinstance(event, TrialNumber):
            place = places[event.day]
            level = levels.get((place.draw, not place.second, place.nth))
            event = event if level is None else replace(event, level=level)  # noqa: PLW2901 - the same, changed
        events.append(event)
    return events


def with_reports(events: Iterable[Event], level: int) -> list[Event]:
    """All that happened, and a report of pain on each day with a number: what is shown of a day goes by the higher of the two."""
    events = [*events]
    days = [event.day for event in events if isinstance(event, TrialNumber)]
    return [*events, *(Pain(**base(day, None, f"{day:%Y%m%d}12", 12), level=level) for day in days)]


def mirrored(trial: Trial) -> Trial:
    """The same days with a called b: what was the first arm is the second, and each day keeps its tasks and its number."""
    days = tuple(replace(day, place=replace(day.place, second=not day.place.second)) for day in trial.days)
    expected = {"a": "b", "b": "a"}.get(trial.expected, "")
    return replace(trial, arms=(trial.arms[1], trial.arms[0]), days=days, expected=expected)


def told(trial: Trial, records: Sequence[DayRecord] = (), events: Sequence[Event] = ()) -> Result:
    """What it came to."""
    return result_of(trial, records, events, TRIED, NAMES)


class Lived:
    """Someone who lives a trial to its end: numbers with chance in them, check-offs on most days, all from one seed.

    Args:
        seed: Of the chance, and of the draws.
        gap: Points by which the days of arm b hurt less.
        missing: The share of days without a number.
        most: Days after which it is ended, if it is not over by then.
    """

    def __init__(
        self, seed: int = 1, gap: float = 1.5, missing: float = 0.1, most: int = 400, **more: Any
    ) -> None:
        chance = random.Random(seed)
        life = Life(seed=f"seed{seed}", **more)
        self.events: list[Event] = []
        checkpoint, coming = Checkpoint(), by_day(life.events)
        self.records: list[DayRecord] = []
        day = min(coming)
        while True:
            events = coming.get(day, [])
            trial = replay(checkpoint, {day: events}, day)[0].status.trials[-1]
            level = round(min(10, max(0, chance.gauss(5, 1.2) - gap * _arm(trial))))
            answer = None if chance.random() < missing else number(trial, level)
            events = [*events, *_worked(trial, day, chance), *([answer] if answer is not None else ())]
            checkpoint, records = replay(checkpoint, {day: events}, day)
            self.records += records
            self.events += events
            self.trial = checkpoint.status.trials[-1]
            if not self.trial.runs:
                break
            day += timedelta(days=1)
            if len(self.trial.days) >= most:
                coming.setdefault(day, []).append(over(day))
        self.day = day

    @property
    def result(self) -> Result:
        """What it came to."""
        return told(self.trial, self.records, self.events)


def on_disk(home: Home, events: Iterable[Event], now: date) -> Coach:
    """A coach to whom all of it happened, at noon of a day."""
    put_plan(home, PLAN)
    coach = Coach(home, FixedClock(datetime.combine(now, time(12), UTC)))
    months: dict[str, list[Event]] = {}
    ids: dict[str, str] = {}
    for at, event in enumerate(sorted(events, key=lambda event: (event.day, event.id))):
        ids[event.id] = event_id(at)
        about = {"trial": ids[event.trial]} if isinstance(event, TrialNumber | TrialOver) else {}
        months.setdefault(f"{event.day:%Y-%m}", []).append(replace(event, id=event_id(at), **about))
    for month, found in months.items():
        put(home.journal, f"{month}.abcdef.json", *found)
    coach.refresh()
    return coach


def _arm(trial: Trial) -> int:
    return 0 if trial.place is None else trial.arm_of(trial.place)


def _worked(trial: Trial, day: date, chance: random.Random) -> list[Event]:
    if trial.place is None or chance.random() < 0.15:
        return []
    arm = trial.arm_of(trial.place)
    whose = 1 - arm if chance.random() < 0.05 else arm
    return [
        Done(**base(day, None, f"{day:%Y%m%d}10-{task}", 10), task=task, dose=MINUTES)
        for task in trial.arms[whose].tasks
    ]
