"""The situation of a day: what every rule reads, put together once and handed on as one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.guidance.pain_zones import bad_days, setbacks, usual, zone_of, zone_pain
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan


class Situation(msgspec.Struct, frozen=True):
    """What the rules decide a day by.

    Attributes:
        plan: In force on the day.
        status: A lock, a pause, a flare, and the other answers that hold.
        recent: The last eight weeks, the day included.
        setbacks: Those of the last four weeks and the day, oldest first, each with its kind.
        pain: The pain that the zone comes from; None where it is unknown.
        bad: The bad days of the last four weeks and the day, oldest first.
    """

    plan: Plan
    status: Status
    recent: RecentHistory
    setbacks: Mapping[date, str]
    pain: int | None
    bad: tuple[date, ...] = ()

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
        """The day that eases this one: a setback or a bad day; None where nothing does."""
        return self._easing[0]

    @property
    def eased_through(self) -> date | None:
        """The last day that is eased by it, if no other comes."""
        return self._easing[1]

    @property
    def _easing(self) -> tuple[date, date] | tuple[None, None]:
        """A bad day eases what is left of it. After a setback less is asked until two days passed without a bad one."""
        days, latest = timedelta(days=self.plan.limits.ease_days), None
        for day in sorted({*self.setbacks, *self.bad}):
            if day in self.setbacks or (latest is not None and day - latest <= days):
                latest = day
        if latest is not None and self.day <= latest + days:
            return latest, latest + days
        return (self.day, self.day) if self.day in self.bad else (None, None)


def situation_of(plan: Plan, status: Status, recent: RecentHistory) -> Situation:
    """The situation of ``recent.day``."""
    bad = tuple(bad_days(recent, plan))
    return Situation(plan, status, recent, setbacks(recent, plan, bad), zone_pain(recent), bad)
