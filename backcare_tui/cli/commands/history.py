"""``week``, ``year`` and ``pain --history``: looking back over many days, which changes nothing."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, read_whole, show
from backcare_tui.cli.options import command, day_option
from backcare_tui.coach import Unreadable

MONTH = "28"
"""Days of a history where none are said."""


@command()
@day_option("The week that holds this day: -7, mon, 2026-11-20 …")
def week(ctx: click.Context, *, day: str | None, as_json: bool) -> None:
    """Show the week: tasks by days, and what was kept."""
    from backcare_tui.cli.render.week import week_json, week_lines

    coach = coach_of(ctx)
    show(coach, coach.history.week(day_of(coach, day)), week_lines, week_json, as_json=as_json)


@command()
@day_option("The year that ends with the week of this day: -365, 2025-12-31 …")
def year(ctx: click.Context, *, day: str | None, as_json: bool) -> None:
    """Show a year: what was kept, the pain, and each habit."""
    from backcare_tui.cli.render.history import year_json, year_lines

    coach = coach_of(ctx)
    show(coach, coach.history.year(day_of(coach, day)), year_lines, year_json, as_json=as_json)


def show_history(ctx: click.Context, days: str | None, day: str | None, *, as_json: bool) -> None:
    """Print the pain of the days up to one, beside what was kept of them."""
    from backcare_tui.cli.render.history import history_lines, trend_json

    coach = coach_of(ctx)
    span = read_whole(MONTH if days is None else days, "a number of days")
    trend = coach.history.trend(span, day_of(coach, day))
    show(coach, trend, lambda view: history_lines(view, coach.places()), trend_json, as_json=as_json)


def refuse_beside_history(level: str | None, *, others: bool) -> None:
    """A history records nothing.

    Raises:
        Unreadable: Something to record was given with it.
    """
    if level is not None:
        raise Unreadable(
            f"--history shows what was reported and takes no level; {level[:40]!r} is one too many."
        )
    if others:
        raise Unreadable(
            "--history shows what was reported; beside it only --days, --day and --json are taken."
        )
