"""The usual, and the setbacks that ease what is asked (docs/guidance.md, rules 2 and 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.recent import RecentHistory, days_before
from backcare_tui.domain.plan.plan import Plan

LEAST = 4
"""Days with a report that a usual needs."""
WINDOWS = (14, 28)
"""Days a usual is taken from: the first window with enough reports."""
REACH = 28
"""Days back to which setbacks are looked for; each looks back as far again, and no further than eight weeks."""
MORNINGS = 7
"""Days a morning is compared with."""


def lower_median(values: list[int]) -> int:
    """The middle value, the lower of the two middle ones when there are two."""
    return sorted(values)[(len(values) - 1) // 2]  # a level that was reported, never a half


def usual(levels: Mapping[date, int], flares: set[date], day: date) -> int | None:
    """The lower median of the 14 days before ``day``, else of the 28; days in a flare are left out.

    Either needs at least 4 days with a report.
    """
    for window in WINDOWS:
        reported = [
            levels[before] for before in days_before(day, window) if before in levels and before not in flares
        ]
        if len(reported) >= LEAST:
            return lower_median(reported)
    return None


def morning_rose(recent: RecentHistory, day: date, rise: int) -> bool:
    """Whether a morning was well over the usual morning and above every one of the week before."""
    level = recent.morning.get(day)
    if level is None or level < rise:
        return False
    if any(level <= recent.morning.get(before, -1) for before in days_before(day, MORNINGS)):
        return False
    usual_morning = usual(recent.morning, recent.flares, day)
    return usual_morning is not None and level >= usual_morning + rise


def is_setback(recent: RecentHistory, day: date, plan: Plan) -> str:
    """Why a day was a setback: ``flare``, ``red`` or ``morning``; empty when it was none."""
    if day in recent.begun:
        return "flare"
    if day in recent.flares:
        return ""  # a flare eases by itself: what hurts inside one says nothing new about the plan
    if recent.worst.get(day, -1) >= plan.red:
        return "red"
    return "morning" if morning_rose(recent, day, plan.limits.morning_rise) else ""


def setbacks(recent: RecentHistory, plan: Plan) -> dict[date, str]:
    """The setbacks of the last four weeks and today, oldest first, each with its kind."""
    kinds: dict[date, str] = {}
    day = recent.ago(REACH)
    while day <= recent.day:
        # Most days have no setback: only those that something was said of are looked at.
        if day in recent.worst or day in recent.begun:
            kind = is_setback(recent, day, plan)
            if kind:
                kinds[day] = kind
        day += ONE_DAY
    return kinds
