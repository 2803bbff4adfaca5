"""The situation of a day: what every rule reads, put together once and handed on as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.guidance.pain_zones import setbacks, usual, zone_of, zone_pain
from backcare_tui.domain.journal.recent import RecentHistory, back
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan

OFTEN = 3
"""Serious setbacks in four weeks among which nothing climbs: it would only fall again."""


class Situation(msgspec.Struct, frozen=True):
    """What the rules decide a day by.

    Attributes:
        plan: In force on the day.
        status: A lock, a pause, a flare, and the other answers that hold.
        recent: The last eight weeks, the day included.
        setbacks: Those of the last four weeks and the day, oldest first, each with its kind.
        pain: The pain that the zone comes from; None where it is unknown.
    """

    plan: Plan
    status: Status
    recent: RecentHistory
    setbacks: Mapping[date, str]
    pain: int | None

    @property
    def day(self) -> date:
        """The day itself."""
        return self.recent.day

    @property
    def zone(self) -> str:
        """``green``, ``amber``, ``red`` or ``unknown``."""
        return zone_of(self.pain, self.plan)

    @property
    def usual(self) -> int | None:
        """The usual daily worst; None while too few days have a report."""
        return usual(self.recent.worst, self.recent.flares, self.recent.day)

    @property
    def flare(self) -> date | None:
        """The first day of the flare the day is in; None where it is in none."""
        return self.status.flare_on(self.recent.day, self.plan)

    @property
    def off(self) -> str:
        """Why the day does not count: ``locked``, ``paused`` or ``flare``; empty where it does."""
        return self.status.off_on(self.recent.day, self.plan)

    @property
    def eased_by(self) -> date | None:
        """The latest setback that still eases the day; None when two days have passed without one."""
        first = back(self.recent.day, self.plan.limits.ease_days)
        return max((day for day in self.setbacks if day >= first), default=None)

    @property
    def set_back_often(self) -> bool:
        """Whether there were three serious setbacks in four weeks."""
        return sum(map(self.is_serious, self.setbacks)) >= OFTEN

    def is_serious(self, day: date) -> bool:
        """Whether a setback is more than a morning that rose and was green all the same."""
        amber = self.plan.amber
        return self.setbacks[day] != "morning" or self.recent.worst.get(day, amber) >= amber


def situation_of(plan: Plan, status: Status, recent: RecentHistory) -> Situation:
    """The situation of ``recent.day``."""
    return Situation(plan, status, recent, setbacks(recent, plan), zone_pain(recent))
