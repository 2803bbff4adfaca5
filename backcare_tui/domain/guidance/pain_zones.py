"""What the pain reports of the last weeks say: zone, usual, setbacks (docs/guidance.md, rules 1 to 3), and today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

import msgspec

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Event, Pain
from backcare_tui.domain.journal.recent import WEEK, RecentHistory, Worse, back, lower_median
from backcare_tui.domain.plan.plan import Plan

LEAST = 4
"""Days with a report that a usual needs."""
WINDOWS = (14, 28)
"""Days a usual is taken from: the first window with enough reports."""
REACH = 28
"""Days back to which setbacks are looked for; each looks back as far again, and no further than eight weeks."""
RISE = 2
"""How far over the usual matters: 2 points of 10 (Ostelo 2008)."""
KNOWN, KNOWN_FOR, LOOK = 20, 21, 26
"""Days with a report from which on a red usual is a level and no accident; or days since the first, where reports are rare.

So far is looked back for them that a day is judged alike for as long as it is looked at.
"""
BEGUN = 2
"""Days before a climb on which pain may have begun to rise already, and not by it."""
HIGH = 8
"""Pain that is asked about though none was reported before it; app default."""
MORNINGS = 7
"""Days a morning is compared with."""


def days_before(day: date, count: int) -> Iterable[date]:
    """The ``count`` days before ``day``, latest first."""
    for _ in range(count):
        if day == date.min:
            return
        day -= ONE_DAY
        yield day


def usual(levels: Mapping[date, int], flares: set[date], day: date, *windows: int) -> int | None:
    """The lower median of the 14 days before ``day``, else of the 28; days in a flare are left out.

    Either needs at least 4 days with a report. Other ``windows`` in place of those may be asked for.
    """
    for window in windows or WINDOWS:
        reported = [
            levels[before] for before in days_before(day, window) if before in levels and before not in flares
        ]
        median = lower_median(reported, LEAST)
        if median is not None:
            return median
    return None


def worse_since(recent: RecentHistory, climbed: date) -> Worse | None:
    """The look back on a climb, which every task, its row and its next step ask for: once a day is enough."""
    if climbed not in recent.worse:
        recent.worse[climbed] = _look_back(recent, climbed)
    return recent.worse[climbed]


def _look_back(recent: RecentHistory, climbed: date) -> Worse | None:
    """The first day of the week after a climb by which its pain is so much worse; None without one.

    Pain that rises day by day soon has a usual of its own, beside which no day is bad: so a climb is looked back on,
    from the fourth report after it on. What is no more than just before it began before it.
    """
    # Whichever is lower of two weeks and of four: the one may have begun to rise before.
    usuals = [usual(recent.worst, recent.flares, climbed, window) for window in WINDOWS]
    before = min((level for level in usuals if level is not None), default=None)
    if before is None:
        return None
    eve = [recent.worst.get(day, 0) for day in days_before(climbed, BEGUN)]
    least = max(before + RISE, *(level + 1 for level in eve), recent.morning.get(climbed, 0) + 1)
    levels = list[int]()
    for day in (climbed + days * ONE_DAY for days in range(1, WEEK + 1)):
        if day in recent.worst and day not in recent.flares:
            levels.append(recent.worst[day])
            after = lower_median(levels, LEAST)
            if after is not None and after >= least:
                return Worse(climbed, day, after, before)
    return None


def is_bad(recent: RecentHistory, day: date, plan: Plan) -> bool:
    """Whether a day's worst is red and well over the usual; red is enough while no usual is known."""
    level = recent.worst.get(day, -1)
    if level < plan.red:
        return False
    usual_then = usual(recent.worst, recent.flares, day)
    if usual_then is None or level >= usual_then + RISE:
        return True
    return usual_then >= plan.red and is_new(recent, day)


def is_new(recent: RecentHistory, day: date) -> bool:
    """Whether so few days had a report by then that a red usual is no level of one's own yet."""
    before = [then for then in days_before(day, LOOK) if then in recent.worst]
    return len(before) < KNOWN and not any((day - then).days >= KNOWN_FOR for then in before)


def _morning_rose(recent: RecentHistory, day: date, plan: Plan) -> int | None:
    """The level that a morning was too much at: well over the usual one, and above all of the week before.

    None where it was neither, or the day was not even amber.
    """
    level, rise = recent.morning.get(day), plan.limits.morning_rise
    if level is None or level < rise or recent.worst[day] < plan.amber:
        return None
    if any(level <= recent.morning.get(before, -1) for before in days_before(day, MORNINGS)):
        return None
    usual_morning = usual(recent.morning, recent.flares, day)
    return usual_morning + rise if usual_morning is not None and level >= usual_morning + rise else None


def is_setback(recent: RecentHistory, day: date, plan: Plan, bad: Collection[date]) -> str:
    """Why a day was a setback: ``flare``, ``linked``, ``bad`` or ``morning``; empty when it was none.

    A single bad day is no verdict on the plan: it takes two within three, or a red report that names a task. A
    morning counts once the next one repeats it, or where it names a task.
    """
    if day in recent.begun:
        return "flare"
    if day in recent.flares:
        return ""  # a flare eases by itself: what hurts inside one says nothing new about the plan
    if recent.reds.get(day):
        return "linked"
    yesterday = back(day, 1)
    if day in bad and (yesterday in bad or back(day, 2) in bad):
        return "bad"
    limit = _morning_rose(recent, day, plan)
    if limit is not None and recent.woke.get(day, -1) >= limit:
        return "morning"
    limit = None if yesterday in recent.flares else _morning_rose(recent, yesterday, plan)
    return "morning" if limit is not None and recent.morning.get(day, -1) >= limit else ""


def bad_days(recent: RecentHistory, plan: Plan) -> list[date]:
    """The bad days of the last four weeks and today, oldest first; none of a flare."""
    first = recent.ago(REACH + 2)  # a setback of the first of those days may be the second of two
    return [
        day
        for day in sorted(recent.reds)
        if day >= first and day not in recent.flares and is_bad(recent, day, plan)
    ]


def setbacks(recent: RecentHistory, plan: Plan, bad: Collection[date]) -> dict[date, str]:
    """The setbacks of the last four weeks and today, oldest first, each with its kind."""
    kinds: dict[date, str] = {}
    day = recent.ago(REACH)
    while day <= recent.day:
        # Most days have no setback: only those that something was said of are looked at.
        if day in recent.worst or day in recent.begun:
            kind = is_setback(recent, day, plan, bad)
            if kind:
                kinds[day] = kind
        day += ONE_DAY
    return kinds


class PainNow(msgspec.Struct, frozen=True):
    """Pain as of one day.

    Attributes:
        latest: The day's last report, 0 to 10; None without one.
        morning: The day's highest morning report.
        zone: ``green``, ``amber``, ``red`` or ``unknown``: the worst of today and yesterday.
        baseline: The usual daily worst; None while too few days have a report.
        regions: Where the day's last report that names a place says it is.
        fortnight: Each day's worst over 14 days, oldest first, the day itself last.
        usual_morning: The usual morning; None while too few mornings have a report.
        level: The pain that the zone comes from.
        now: The day's last report that is not of the morning; None without one.
        where: Where the day's last report says it is; empty where that names no place.
    """

    latest: int | None
    morning: int | None
    zone: str
    baseline: int | None
    regions: tuple[str, ...]
    fortnight: tuple[int | None, ...]
    usual_morning: int | None = None
    level: int | None = None
    now: int | None = None
    where: tuple[str, ...] = ()

    @property
    def rise(self) -> int | None:
        """How far this morning is over the usual one; None where either is not known."""
        if self.morning is None or self.usual_morning is None:
            return None
        return self.morning - self.usual_morning


class Zones(Protocol):
    """Where the zones of pain begin: a plan's, or what was made by one."""

    @property
    def amber(self) -> int:
        """The first level of amber."""

    @property
    def red(self) -> int:
        """The first level of red."""


def zone_of(level: int | None, zones: Zones) -> str:
    """The zone of a level: green below ``amber``, red from ``red``."""
    if level is None:
        return "unknown"
    return "red" if level >= zones.red else "amber" if level >= zones.amber else "green"


def zone_pain(recent: RecentHistory) -> int | None:
    """The pain that makes the zone: the worst of today and yesterday, else the day before's.

    A breakfast 2 does not cancel last night's 7. None without a report in those three days.
    """
    reported = [recent.worst[day] for day in (recent.day, recent.ago(1)) if day in recent.worst]
    return max(reported, default=recent.worst.get(recent.ago(2)))


def pain_now(todays: Iterable[Event], recent: RecentHistory, plan: Plan) -> PainNow:
    """Pain as of ``recent.day``, whose live events are ``todays``."""
    reports = [event for event in todays if type(event) is Pain]
    placed = [event.regions for event in reports if event.regions]
    return PainNow(
        latest=reports[-1].level if reports else None,
        morning=recent.morning.get(recent.day),
        zone=zone_of(zone_pain(recent), plan),
        baseline=usual(recent.worst, recent.flares, recent.day),
        regions=placed[-1] if placed else (),
        fortnight=tuple(recent.worst.get(recent.ago(days)) for days in range(13, -1, -1)),
        usual_morning=usual(recent.morning, recent.flares, recent.day),
        level=zone_pain(recent),
        now=next((report.level for report in reversed(reports) if report.when != "morning"), None),
        where=reports[-1].regions if reports else (),
    )


def new_symptom(recent: RecentHistory, plan: Plan) -> str:
    """Whether today's reports name what none of the eight weeks before did: a ``new-place`` or a ``new-high``; or empty.

    The very first places are not new, and a first level is high from ``HIGH`` on.
    """
    before = {place for day, levels in recent.places.items() if day < recent.day for place in levels}
    if before and any(place not in before for place in recent.places.get(recent.day, ())):
        return "new-place"
    worst = recent.worst.get(recent.day, -1)
    highest = max((level for day, level in recent.worst.items() if day < recent.day), default=HIGH - 1)
    return "new-high" if worst >= plan.red and worst > highest else ""
