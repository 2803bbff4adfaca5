"""What the pain reports of the last weeks say: the zone, the usual, and today's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from .events import Event, Pain
from .plan import Plan


class PainNow(msgspec.Struct, frozen=True):
    """Pain as of one day.

    Attributes:
        latest: The day's last report, 0 to 10; None without one.
        morning: The day's highest morning report.
        zone: ``green``, ``amber``, ``red`` or ``unknown``: the worst of today and yesterday.
        baseline: The usual daily worst; None while too few days have a report.
        regions: Where the day's last report that names a place says it is.
        fortnight: Each day's worst over 14 days, oldest first, the day itself last.
    """

    latest: int | None
    morning: int | None
    zone: str
    baseline: int | None
    regions: tuple[str, ...]
    fortnight: tuple[int | None, ...]


def zone_of(level: int | None, plan: Plan) -> str:
    """The zone of a level: green below the plan's ``amber``, red from its ``red``."""
    if level is None:
        return "unknown"
    return "red" if level >= plan.red else "amber" if level >= plan.amber else "green"


def daily_worst(events: Iterable[Event]) -> dict[date, int]:
    """The highest level reported on each day."""
    worst: dict[date, int] = {}
    for event in events:
        if type(event) is Pain and event.level >= worst.get(event.day, 0):
            worst[event.day] = event.level
    return worst


def lower_median(values: list[int]) -> int:
    """The middle value, the lower of the two middle ones when there are two."""
    return sorted(values)[(len(values) - 1) // 2]


def baseline_of(worst: Mapping[date, int], day: date) -> int | None:
    """The usual: lower median of the daily worst of the 14 days before ``day``, else of the 28 days.

    Either needs at least 4 days with a report.
    """
    for window in (14, 28):
        found = [worst[before] for back in range(1, window + 1) if (before := _back(day, back)) in worst]
        if len(found) >= 4:
            return lower_median(found)
    return None


def pain_now(events: Iterable[Event], plan: Plan, day: date) -> PainNow:
    """Pain as of ``day`` from live events; a report from before the last three days gives no zone."""
    reports = [event for event in events if type(event) is Pain]
    worst = daily_worst(reports)
    recent = [worst[when] for when in (day, _back(day, 1)) if when in worst]
    level = max(recent) if recent else worst.get(_back(day, 2))
    todays = [event for event in reports if event.day == day]
    mornings = [event.level for event in todays if event.when == "morning"]
    placed = [event.regions for event in todays if event.regions]
    return PainNow(
        latest=todays[-1].level if todays else None,
        morning=max(mornings) if mornings else None,
        zone=zone_of(level, plan),
        baseline=baseline_of(worst, day),
        regions=placed[-1] if placed else (),
        fortnight=tuple(worst.get(_back(day, back)) for back in range(13, -1, -1)),
    )


def _back(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else date.min
