"""Where it hurt in some days, where today's massage is, and what a picture of the body marks of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.body.atlas import Atlas, Target
from backcare_tui.domain.body.picture import VIEWS
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.pain_zones import zone_of
from backcare_tui.domain.journal.events import Event, Pain
from backcare_tui.domain.plan.dose import Side
from backcare_tui.domain.plan.plan import Plan

MONTH = 28
"""Days that are looked back on: the four weeks that the usual pain is taken from at most."""

AIMED_FROM_BEHIND = ("neck", "head")
"""Regions that massage is marked on in the back view alone: nobody may press at the front of the neck."""

AT_WORK = ("due", "offered", "part", "done")
"""States of a row whose target is today's."""


class PainPlace(msgspec.Struct, frozen=True):
    """A place that hurt.

    Attributes:
        worst: The highest level reported there, 1 to 10.
        latest: The level reported there last, 0 to 10.
        last: The day of that report.
        days: On how many days it was reported above 0.
    """

    place: str
    worst: int
    latest: int
    last: date
    days: int


class MassageTarget(msgspec.Struct, frozen=True):
    """A massage target of a day.

    Attributes:
        short: Its name in at most 22 characters.
        places: Where it is: both sides, or the one that is worked, of the region it matters to most, never the middle, which is the spine.
        regions: All regions that it matters to, in words.
        where: Where it is, as the atlas says.
        side: Which side alone is worked: its places are on that one, where they have sides.
    """

    id: str
    name: str
    short: str
    state: str
    places: tuple[str, ...]
    regions: tuple[str, ...]
    where: str
    side: Side = ""


class Mark(msgspec.Struct, frozen=True):
    """What is told of one place.

    Attributes:
        level: Pain, 0 to 10; None without a report.
        zone: ``green``, ``amber`` or ``red``; ``unknown`` without a report.
        targets: Short names of the massage targets that are there.
    """

    level: int | None = None
    zone: str = "unknown"
    targets: tuple[str, ...] = ()


def pain_places(events: Iterable[Event], atlas: Atlas) -> tuple[PainPlace, ...]:
    """Each place that was reported above 0, from head to foot.

    Args:
        events: Live events in the order they were recorded; a late one counts for its own day.
        atlas: The order of the places; one that it does not know comes last.
    """
    reports: dict[str, list[Pain]] = {}
    for event in events:
        if type(event) is Pain:
            for place in event.regions:
                reports.setdefault(place, []).append(event)
    places = []
    for place, pains in reports.items():
        latest = max(reversed(pains), key=lambda report: report.day)  # the last one recorded of that day
        days = {report.day for report in pains if report.level > 0}
        if days:
            worst = max(report.level for report in pains)
            places.append(PainPlace(place, worst, latest.level, latest.day, len(days)))
    order = {place: rank for rank, place in enumerate(atlas.places())}
    return tuple(sorted(places, key=lambda known: (order.get(known.place, len(order)), known.place)))


def massage_targets(rows: Sequence[Row], atlas: Atlas) -> tuple[MassageTarget, ...]:
    """The massage targets of a day's rows, in their order: those left out or rested are none."""
    targets = []
    for row in rows:
        target = atlas.find(row.target) if row.target else None
        if target is not None and row.state in AT_WORK:
            targets.append(massage_target(target, atlas, row.state, row.side))
    return tuple(targets)


def massage_target(target: Target, atlas: Atlas, state: str = "", side: Side = "") -> MassageTarget:
    """A target as a picture marks it."""
    region = atlas.leaves(target.regions[0]) if target.regions else ()
    places = tuple(place for place in region if not place.endswith("-middle"))
    alone = tuple(place for place in places if side and place.endswith(f"-{side}"))
    return MassageTarget(
        id=target.id,
        name=target.name,
        short=target.short,
        state=state,
        places=alone or places,
        regions=tuple(atlas.place(region) for region in target.regions),
        where=target.where,
        side=side,
    )


def body_marks(
    levels: Mapping[str, int], targets: Iterable[MassageTarget], atlas: Atlas, plan: Plan
) -> dict[str, Mark]:
    """What to mark on each place that a picture draws.

    Args:
        levels: Pain by place. A whole region's is that of each of its sides without a level of its own.
        targets: Massage targets.
        atlas: The places.
        plan: Its zones.
    """
    level_of: dict[str, int] = {}
    # Whole regions first, so that a side's own level replaces the one that it has from its region.
    for place, level in sorted(levels.items(), key=lambda known: len(atlas.leaves(known[0])), reverse=True):
        level_of |= dict.fromkeys(atlas.leaves(place), level)
    names: dict[str, tuple[str, ...]] = {}
    for target in targets:
        for place in target.places:
            names[place] = (*names.get(place, ()), target.short)
    return {
        place: Mark(level_of.get(place), zone_of(level_of.get(place), plan), names.get(place, ()))
        for place in (*level_of, *(place for place in names if place not in level_of))
    }


def mark_at(place: str, view: str, marks: Mapping[str, Mark]) -> Mark:
    """What is marked on a place as it is seen from one view."""
    mark = marks.get(place, Mark())
    hidden = view != VIEWS[-1] and place.startswith(AIMED_FROM_BEHIND)
    return msgspec.structs.replace(mark, targets=()) if hidden and mark.targets else mark


def mark_words(place: str, mark: Mark | None) -> str:
    """A place with all that is marked there: ``low back left 4 · target: gluteus medius``."""
    if mark is None:
        return place
    level = f" {mark.level}" if mark.level is not None else ""
    names = ", ".join(name.lower() for name in mark.targets)
    return f"{place}{level}" + (f" · target{'s' if len(mark.targets) > 1 else ''}: {names}" if names else "")
