"""Weeks that were: what was kept of each, against what it needed, and the pain in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import msgspec

from .events import Event, Planned
from .fold import UNPLANNED
from .marks import DayRecord
from .plan import Plan
from .streaks import needed

Targets = Sequence[tuple[date, int]]
"""The kept days a full week asks for, by the day since which a plan asks for them, in order."""


class WeekSum(msgspec.Struct, frozen=True):
    """One week, as its days' records tell it.

    Attributes:
        starts: Its first day.
        kept, counted: Kept days, and days that count.
        target: The plan's week target, as of its latest day.
        over: Whether it is over.
        levels: The worst pain of each day with a report, in order.
    """

    starts: date
    kept: int
    counted: int
    target: int
    over: bool
    levels: tuple[int, ...] = ()

    @property
    def on_target(self) -> bool | None:
        """Whether it kept what it needed; None while it is not over, and where none of its days counts."""
        if not self.over or not self.counted:
            return None
        return self.kept >= needed(self.target, self.counted)


def targets_over(before: Plan | None, events: Iterable[Event], today: date, plan: Plan) -> Targets:
    """The week targets over some days.

    Args:
        before: The plan stored before the first of them, if any.
        events: Their live events, in order of their days.
        today: The running care day.
        plan: The plan in force.
    """
    stored = [(event.day, event.plan.week_target) for event in events if type(event) is Planned]
    return [(date.min, (before or UNPLANNED).week_target), *stored, (today, plan.week_target)]


def week_sums(records: Sequence[DayRecord], targets: Targets, running: date) -> list[WeekSum]:
    """The weeks of some records.

    Args:
        records: In order, whole weeks of them.
        targets: The week targets over those days.
        running: First day of the week that is not over.
    """
    found = []
    for starts, group in groupby(records, key=lambda record: record.week):
        days = [*group]
        target = next(asked for since, asked in reversed(targets) if since <= days[-1].day)
        found.append(
            WeekSum(
                starts,
                sum(day.state == "kept" for day in days),
                sum(day.counts for day in days),
                target,
                starts < running,
                tuple(day.worst for day in days if day.worst is not None),
            )
        )
    return found
