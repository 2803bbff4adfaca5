"""What the picture of the body shows, from head to foot: in plain text, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui.cli.output import line_width, wrapped
from backcare_tui.cli.render.json_parts import Json, picked
from backcare_tui.coach import Coach
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.history.pain_places import PainPlace, body_marks, massage_targets
from backcare_tui.domain.plan.dose import only_words
from backcare_tui.text.cells import fit, fit_words, width
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import count

EMPTY = 'No pain with a place in these days; `backcare pain 3 --where "low back left"` notes one.'


FIGURES = len("  " + "  worst 10, latest 10 " + "  100 days")
"""Cells beside a place and a date."""


def body_lines(coach: Coach, days: int) -> list[str]:
    """Massage, pain now, and pain of so many days, today included; each from head to foot."""
    today, atlas, past = coach.today(), coach.atlas, coach.history.pain_places(days)
    targets = massage_targets(today.rows, atlas)
    names = min(max((width(target.name) for target in targets), default=0), line_width() // 2)
    massage = []
    for target in targets:
        side = "" if any(place.endswith(target.side) for place in target.places) else only_words(target.side)
        facts = (*map(atlas.place, target.places), side, "done" if target.state == "done" else "")
        places = ", ".join(filter(None, facts))
        massage += wrapped(places, f"  {fit_words(target.name, names)}  ")
        massage += wrapped(target.where, f"  {'':{names}}  ")
    hurting = [f"  {pain.latest:2}  {atlas.place(pain.place)}" for pain in coach.history.pain_places(1)]
    first = today.day - timedelta(days=days - 1)
    return [
        "Massage today",
        *(massage or ["  None: the plan is locked." if today.locked else "  None."]),
        "",
        "Pain today, as reported last",
        *(hurting or ["  None with a place."]),
        "",
        f"{count(days, 'day')}, {day_words(first, today.day, weekday=False)} to {day_words(today.day, today.day, weekday=False)}",
        *(past_lines(past, today.day, atlas) if past else wrapped(EMPTY, "  ")),
    ]


def past_lines(past: Sequence[PainPlace], today: date, atlas: Atlas) -> list[str]:
    """A line a place: the worst, the latest and when, and on how many days."""
    places = [atlas.place(pain.place) for pain in past]
    dates = [
        "today" if pain.last == today else f"on {day_words(pain.last, today, weekday=False)}" for pain in past
    ]
    place_cells, date_cells = max(map(width, places)), max(map(width, dates))
    if place_cells + date_cells + FIGURES > line_width():
        return [
            line
            for pain, place, when in zip(past, places, dates, strict=True)
            for line in wrapped(
                f"{place}: worst {pain.worst}, latest {pain.latest} {when}, {count(pain.days, 'day')}", "  "
            )
        ]
    return [
        f"  {fit(place, place_cells)}  worst {pain.worst:2}, latest {pain.latest:2}"
        f" {fit(when, date_cells)}  {count(pain.days, 'day')}"
        for pain, place, when in zip(past, places, dates, strict=True)
    ]


def body_picture(coach: Coach, days: int | None) -> str:
    """The picture as SVG: today's pain and massage, as Today has it; of so many days the worst of each place."""
    from backcare_tui.domain.history.body_svg import body_svg  # words need no drawing

    past = coach.history.pain_places(days or 1)
    levels = {pain.place: pain.worst if days else pain.latest for pain in past}
    targets = () if days else massage_targets(coach.today().rows, coach.atlas)
    today = day_words(coach.today_date, coach.today_date, weekday=False)
    return body_svg(
        coach.library.body,
        body_marks(levels, targets, coach.atlas, coach.plan),
        coach.places(),
        legend=f"Numbers are the worst of {count(days, 'day')}."
        if days
        else "Numbers are pain, ◆ is massage.",
        label=f"Body, {today}",
    )


def body_json(coach: Coach, days: int) -> Json:
    """The same as JSON."""
    today, place, pain_places = coach.today(), coach.atlas.place, coach.history.pain_places
    targets = massage_targets(today.rows, coach.atlas)
    return {
        "day": today.day,
        "days": days,
        "targets": [
            picked(target, "id", "name", "state", "places", "regions", "where") for target in targets
        ],
        "now": [
            {"place": pain.place, "name": place(pain.place), "level": pain.latest} for pain in pain_places(1)
        ],
        "hurt": [
            {
                "place": pain.place,
                "name": place(pain.place),
                **picked(pain, "worst", "latest", "last", "days"),
            }
            for pain in pain_places(days)
        ],
    }
