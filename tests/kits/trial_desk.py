"""Trials on disk for the dashboard's tests: in the morning of a day on which a number is asked, and one that is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backcare_tui.coach import Coach
from backcare_tui.domain.journal.events import TrialNumber
from backcare_tui.paths import Home
from kits.result_kit import Lived, on_disk
from kits.trial_kit import Life


def in_trial(home: Home, days: int = 3, *, answered: bool = False, **how: Any) -> Coach:
    """The morning after so many days of a trial; yesterday's number is still to give, unless it was answered with 4."""
    life = Life(**how)
    life.live(days - 1)
    life.live(1, (lambda _day: 4) if answered else (lambda _day: None))
    return on_disk(home, life.events, life.day + timedelta(days=1))


def after_trial(home: Home, *, days: int = 0, **how: Any) -> Coach:
    """So many days after a trial ended."""
    life = Lived(**how)
    assert life.trial.ended is not None
    return on_disk(home, life.events, life.trial.ended + timedelta(days=days))


def numbers(coach: Coach) -> list[int]:
    """Every number on disk, in order of days."""
    events = Coach(coach.home, coach.clock).timeline.every_event()
    return [event.level for event in events if isinstance(event, TrialNumber)]
