"""What the picture of the body tells on a screen: a day's pain and massage, or where it hurt in a month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.pain_places import (
    MONTH,
    Mark,
    PainPlace,
    body_marks,
    massage_target,
    massage_targets,
)
from backcare_tui.tui.body.labels import AIM
from backcare_tui.tui.body.side_panel import Captions

if TYPE_CHECKING:
    from backcare_tui.coach import Coach
    from backcare_tui.domain.reference.entries import Entry  # only Learn has them
    from backcare_tui.domain.session.frame import Frame  # only a guided session has one

PLACE = 20
"""Characters of a place's name, so that what is told of each stands under one another."""


def day_captions(coach: Coach, day: Day) -> Captions:
    """A day's pain where it was reported last, and the places of its massage; what is rested has none."""
    places = coach.history.pain_places(1, day.day)
    targets = massage_targets(day.rows, coach.atlas)
    words = [(str(pain.latest), coach.atlas.place(pain.place)) for pain in places]
    words += [
        (AIM, f"{aim.short}: {' '.join(filter(None, (aim.side, *aim.regions[:1])))}") for aim in targets
    ]
    if not places:
        words.insert(0, ("", f"No pain with a place {'on this day' if day.over else 'today'}."))
    return Captions(
        title="Body, that day" if day.over else "Body, today",
        legend="Numbers are pain, the rest massage.",
        marks=body_marks({pain.place: pain.latest for pain in places}, targets, coach.atlas, coach.plan),
        words=words,
    )


def month_captions(coach: Coach) -> Captions:
    """Where it hurt in the last four weeks, with the worst of each place."""
    places = coach.history.pain_places(MONTH)
    return Captions(
        title=f"Where it hurt, last {MONTH} days",
        legend="Numbers are the worst.",
        marks=body_marks({pain.place: pain.worst for pain in places}, (), coach.atlas, coach.plan),
        words=_month(places, coach),
    )


def entry_captions(coach: Coach, entry: Entry) -> Captions:
    """The places of something that can be looked up; a muscle's are those of the region it matters to most."""
    from backcare_tui.domain.reference.entries import MUSCLE

    target = coach.atlas.find(entry.id) if entry.kind == MUSCLE else None
    regions = entry.places if target is None else target.regions[:1]
    places = [place for region in regions for place in coach.atlas.leaves(region)]
    if target is not None:
        places = [*massage_target(target, coach.atlas).places]
    name = entry.short or entry.title
    return Captions(
        title="Where it is" if places else "No place of its own",
        legend=f"Filled in: {name}." if places else "",
        marks=dict.fromkeys(places, Mark(targets=(name,))),
        words=[(AIM, coach.atlas.place(region)) for region in regions] if places else [],
    )


def step_marks(coach: Coach, now: Frame) -> dict[str, Mark]:
    """Where the massage of a guided step is: of one side where it has one, and the picture shows both."""
    target = coach.atlas.find(now.part.target) if now.part is not None and now.part.target else None
    if target is None:
        return {}
    aim = massage_target(target, coach.atlas)
    step_side = now.step.side if now.step is not None else ""
    side = (now.part.side if now.part is not None else "") or step_side
    on_side = [place for place in aim.places if place.endswith(f"-{side}")] if side else []
    return dict.fromkeys(on_side or aim.places, Mark(targets=(aim.short,)))


def _month(places: Sequence[PainPlace], coach: Coach) -> list[tuple[str, str]]:
    if not places:
        return [("", f"No pain with a place in {MONTH} days.")]
    return [
        (str(pain.worst), f"{coach.atlas.place(pain.place):{PLACE}}  {days(pain.days)}") for pain in places
    ]


def days(count: int) -> str:
    """Days in figures that stand under one another."""
    return f"{count:2} day{'' if count == 1 else 's'}"
