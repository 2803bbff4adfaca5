"""A trial lived a day at a time by events alone, and how it stands then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.events import Arm, Event, TrialBegun, TrialNumber, TrialOver
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import Trial
from backcare_tui.domain.plan.plan import Plan
from kits.domain_kit import MON, base, plan, planned, task

PUMP, CLAW, WALK = task("pump", kind="device"), task("claw", kind="massage"), task("walk")
TRIED = plan(PUMP, CLAW, WALK)
ARMS = (Arm("Devices", ("pump",)), Arm("Massage", ("claw",)))
FIRST = MON + ONE_DAY
ID = "trial-1"


def begun(
    first: date = FIRST, event_id: str = ID, arms: tuple[Arm, Arm] = ARMS, seed: str = "s1"
) -> TrialBegun:
    return TrialBegun(**base(first - ONE_DAY, None, event_id), first=first, arms=arms, seed=seed)


def over(day: date, event_id: str = "") -> TrialOver:
    return TrialOver(**base(day, None, event_id, 20), trial=ID)


def number(trial: Trial, level: int, *, event_id: str = "") -> TrialNumber | None:
    """The number of the day that a trial has come to, as it is said the day after; None on a day of neither arm."""
    place, day = trial.place, trial.at
    if place is None or day is None:
        return None
    found: dict[str, Any] = base(day, day + ONE_DAY, event_id or f"{day:%Y%m%d}99", 7)
    return TrialNumber(
        **found, level=level, trial=trial.id, pair=place.pair, draw=place.draw, second=place.second
    )


class Life:
    """Someone in a trial, a day at a time."""

    def __init__(self, events: list[Event] | None = None, plan_now: Plan = TRIED, **how: Any) -> None:
        start = begun(**how)
        self.events: list[Event] = [planned(start.day, plan_now), start, *(events or [])]
        self.day = start.day

    @property
    def status(self) -> Status:
        """What stands at the end of the day it has come to."""
        return standing(self.events, self.day)

    @property
    def trial(self) -> Trial:
        return self.status.trials[-1]

    def live(self, count: int = 1, level: Callable[[date], int | None] = lambda _day: 4) -> Trial:
        """So many more days, each with its number unless there is none for it."""
        for _ in range(count):
            self.day += ONE_DAY
            said = level(self.day)
            answer = number(self.trial, said) if said is not None else None
            if answer is not None:
                self.events.append(answer)
        return self.trial

    def until_over(self, level: Callable[[date], int | None] = lambda _day: 4, most: int = 400) -> Trial:
        """As many days as it takes, and no more than a bound."""
        for _ in range(most):
            if not self.live(1, level).runs:
                return self.trial
        raise AssertionError("it never ends")


def standing(events: list[Event], day: date) -> Status:
    """What stands at the end of a day."""
    return replay(Checkpoint(), by_day(sorted(events, key=lambda event: event.day)), day)[0].status


def after(day: date, count: int) -> Iterator[date]:
    """So many days from one on."""
    return (day + timedelta(days=ahead) for ahead in range(count))
