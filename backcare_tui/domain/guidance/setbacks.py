"""The usual, setbacks, and how long they ease what is asked (design: GUIDANCE.md 2-4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.recent import RecentHistory, back, days_before
from backcare_tui.domain.plan.plan import Plan

LEAST = 4
"""Days with a report that a usual needs."""
WINDOWS = (14, 28)
"""Days a usual is taken from: the first window with enough reports."""
REACH = 28
"""Days back to which setbacks are looked for; each looks back as far again, and no further than memory."""
OFTEN = 3
"""Grave setbacks in four weeks among which nothing climbs: it would only fall again."""
MORNINGS = 7
"""Days a morning is compared with."""


def lower_median(values: list[int]) -> int:
    """The middle value, the lower of the two middle ones when there are two."""
    return sorted(values)[(len(values) - 1) // 2]


def usual(levels: Mapping[date, int], flares: set[date], day: date) -> int | None:
    """The lower median of the 14 days before ``day``, else of the 28; days in a flare are left out.

    Either needs at least 4 days with a report.
    """
    for window in WINDOWS:
        found = [levels[one] for one in days_before(day, window) if one in levels and one not in flares]
        if len(found) >= LEAST:
            return lower_median(found)
    return None


def morning_rose(recent: RecentHistory, day: date, rise: int) -> bool:
    """Whether a morning was well over the usual morning and above every one of the week before."""
    level = recent.morning.get(day)
    if level is None or level < rise:
        return False
    if any(level <= recent.morning[one] for one in days_before(day, MORNINGS) if one in recent.morning):
        return False
    before = usual(recent.morning, recent.flares, day)
    return before is not None and level >= before + rise


def is_setback(recent: RecentHistory, day: date, plan: Plan) -> str:
    """Why a day was a setback: ``flare``, ``red`` or ``morning``; empty when it was none."""
    if day in recent.begun:
        return "flare"
    if day in recent.flares:
        return ""
    if recent.worst.get(day, -1) >= plan.red:
        return "red"
    return "morning" if morning_rose(recent, day, plan.limits.morning_rise) else ""


def setbacks(recent: RecentHistory, plan: Plan) -> dict[date, str]:
    """The setbacks of the last four weeks and today, oldest first, each with its kind."""
    found: dict[date, str] = {}
    day = recent.ago(REACH)
    while day <= recent.day:
        if day in recent.worst or day in recent.begun:
            kind = is_setback(recent, day, plan)
            if kind:
                found[day] = kind
        day += ONE_DAY
    return found


def is_serious(found: Mapping[date, str], day: date, recent: RecentHistory, plan: Plan) -> bool:
    """Whether a setback is more than a morning that rose and was green all the same."""
    return found[day] != "morning" or recent.worst.get(day, plan.amber) >= plan.amber


def come_often(found: Mapping[date, str], recent: RecentHistory, plan: Plan) -> bool:
    """Whether there were three grave setbacks in four weeks."""
    return sum(is_serious(found, day, recent, plan) for day in found) >= OFTEN


def easing(found: Mapping[date, str], recent: RecentHistory, plan: Plan) -> date | None:
    """The latest setback that still eases today; None when two days have passed without one."""
    first = back(recent.day, plan.limits.ease_days)
    past_days = [day for day in found if day >= first]
    return past_days[-1] if past_days else None
