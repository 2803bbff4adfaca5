"""What the picture of the body shows, from head to foot: in plain text, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.cli.output import CELLS
from backcare_tui.cli.render.json_parts import Json, picked
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.pain_places import MassageTarget, PainPlace
from backcare_tui.text.cells import fit, width, wrap
from backcare_tui.text.language import count

EMPTY = 'No pain with a place in these days; `backcare pain 3 --where "low back left"` notes one.'


class BodyView(NamedTuple):
    """What is told of the body.

    Attributes:
        days: How many days are looked back on, today included.
        targets: Where massage is today.
        now: Where it hurts today, as reported last.
        past: Where it hurt in these days.
    """

    today: Day
    days: int
    targets: Sequence[MassageTarget]
    now: Sequence[PainPlace]
    past: Sequence[PainPlace]
    atlas: Atlas


def body_lines(view: BodyView) -> list[str]:
    """Three parts: massage, pain now, and the days before, each from head to foot."""
    today, atlas = view.today, view.atlas
    names = max((width(target.name) for target in view.targets), default=0)
    massage = []
    for target in view.targets:
        places = ", ".join(map(atlas.place, target.places)) + (", done" if target.state == "done" else "")
        massage += wrap(places, f"  {fit(target.name, names)}  ", CELLS)
        massage += wrap(target.where, f"  {'':{names}}  ", CELLS)
    hurting = [f"  {pain.latest:2}  {atlas.place(pain.place)}" for pain in view.now]
    first = today.day - timedelta(days=view.days - 1)
    return [
        "Massage today",
        *(massage or ["  None: the plan is locked." if today.locked else "  None."]),
        "",
        "Pain today, as reported last",
        *(hurting or ["  None with a place."]),
        "",
        f"{count(view.days, 'day')}, {_date(first)} to {_date(today.day)}",
        *(past_lines(view) if view.past else wrap(EMPTY, "  ", CELLS)),
    ]


def past_lines(view: BodyView) -> list[str]:
    """A line a place: the worst, the latest and when, and on how many days."""
    places = [view.atlas.place(pain.place) for pain in view.past]
    dates = ["today" if pain.last == view.today.day else f"on {_date(pain.last)}" for pain in view.past]
    place_cells, date_cells = max(map(width, places)), max(map(width, dates))
    return [
        f"  {fit(place, place_cells)}  worst {pain.worst:2}, latest {pain.latest:2}"
        f" {fit(when, date_cells)}  {count(pain.days, 'day')}"
        for pain, place, when in zip(view.past, places, dates, strict=True)
    ]


def body_json(view: BodyView) -> Json:
    """The same as JSON."""
    place = view.atlas.place
    return {
        "day": view.today.day,
        "days": view.days,
        "targets": [
            picked(target, "id", "name", "state", "places", "regions", "where") for target in view.targets
        ],
        "now": [{"place": pain.place, "name": place(pain.place), "level": pain.latest} for pain in view.now],
        "hurt": [
            {
                "place": pain.place,
                "name": place(pain.place),
                **picked(pain, "worst", "latest", "last", "days"),
            }
            for pain in view.past
        ],
    }


def _date(day: date) -> str:
    return f"{day.day} {day:%B}"
