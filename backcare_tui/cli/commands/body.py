"""``body``: all that the picture of the body shows, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import click

from backcare_tui.cli.context import coach_of, read_whole, tell_troubles
from backcare_tui.cli.options import Leaf, json_option
from backcare_tui.cli.output import say, say_json
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.history.pain_places import MONTH, MassageTarget, PainPlace, aims
from backcare_tui.text.cells import fit, width, wrap
from backcare_tui.text.language import count

CELLS = 80
EMPTY = 'No pain with a place in these days; `backcare pain 3 --where "low back left"` notes one.'


@click.command(cls=Leaf)
@click.option("--days", metavar="N", default=str(MONTH), help=f"Days to look back on: {MONTH} if not said.")
@json_option()
@click.pass_context
def body(ctx: click.Context, *, days: str, as_json: bool) -> None:
    """Show where massage is today, and where it hurt."""
    coach = coach_of(ctx)
    number = read_whole(days, "a number of days")
    found, today = coach.history.pain_places(number), coach.today()
    now = coach.history.pain_places(1)
    targets = aims(today.rows, coach.atlas)
    if as_json:
        say_json(body_json(today, number, targets, now, found, coach.atlas))
    else:
        say(*body_lines(today, number, targets, now, found, coach.atlas))
    tell_troubles(coach)


def body_lines(
    today: Day,
    days: int,
    targets: Sequence[MassageTarget],
    now: Sequence[PainPlace],
    found: Sequence[PainPlace],
    atlas: Atlas,
) -> list[str]:
    """Three parts: massage, pain now, and the days before, each from head to foot."""
    names = max((width(aim.name) for aim in targets), default=0)
    massage = []
    for aim in targets:
        places = ", ".join(map(atlas.place, aim.places)) + (", done" if aim.state == "done" else "")
        massage += wrap(places, f"  {fit(aim.name, names)}  ", CELLS)
        massage += wrap(aim.where, f"  {'':{names}}  ", CELLS)
    hurting = [f"  {hurt.latest:2}  {atlas.place(hurt.place)}" for hurt in now]
    first = today.day - timedelta(days=days - 1)
    return [
        "Massage today",
        *(massage or ["  None: the plan is locked." if today.locked else "  None."]),
        "",
        "Pain today, as reported last",
        *(hurting or ["  None with a place."]),
        "",
        f"{count(days, 'day')}, {_date(first)} to {_date(today.day)}",
        *(past_lines(found, today.day, atlas) if found else wrap(EMPTY, "  ", CELLS)),
    ]


def past_lines(found: Sequence[PainPlace], today: date, atlas: Atlas) -> list[str]:
    """A line a place: the worst, the latest and when, and on how many days."""
    names = max(width(atlas.place(hurt.place)) for hurt in found)
    dates = ["today" if hurt.last == today else f"on {_date(hurt.last)}" for hurt in found]
    longest = max(map(width, dates))
    return [
        f"  {fit(atlas.place(hurt.place), names)}  worst {hurt.worst:2}, latest {hurt.latest:2}"
        f" {fit(when, longest)}  {count(hurt.days, 'day')}"
        for hurt, when in zip(found, dates, strict=True)
    ]


def body_json(
    today: Day,
    days: int,
    targets: Sequence[MassageTarget],
    now: Sequence[PainPlace],
    found: Sequence[PainPlace],
    atlas: Atlas,
) -> dict[str, object]:
    """The same as JSON."""
    return {
        "schema": 1,
        "day": today.day,
        "days": days,
        "targets": [
            {
                "id": aim.id,
                "name": aim.name,
                "state": aim.state,
                "places": aim.places,
                "regions": aim.regions,
                "where": aim.where,
            }
            for aim in targets
        ],
        "now": [{"place": hurt.place, "name": atlas.place(hurt.place), "level": hurt.latest} for hurt in now],
        "hurt": [
            {
                "place": hurt.place,
                "name": atlas.place(hurt.place),
                "worst": hurt.worst,
                "latest": hurt.latest,
                "last": hurt.last,
                "days": hurt.days,
            }
            for hurt in found
        ],
    }


def _date(day: date) -> str:
    return f"{day.day} {day:%B}"
