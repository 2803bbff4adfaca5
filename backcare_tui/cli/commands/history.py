"""``week``, ``year`` and ``pain --history``: looking back over many days, which changes nothing."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, read_whole, show
from backcare_tui.cli.options import command, day_option


@command()
@day_option("The week that holds this day: -7, mon, 2026-11-20 …")
def week(ctx: click.Context, *, day: str | None) -> None:
    """Show the week: tasks by days, and what was kept."""
    from backcare_tui.cli.render.week import week_json, week_lines

    coach = coach_of(ctx)
    shown = coach.history.week(day_of(coach, day))
    show(ctx, lambda: week_lines(shown), lambda: week_json(shown))


@command()
@day_option("The year that ends with the week of this day: -365, 2025-12-31 …")
def year(ctx: click.Context, *, day: str | None) -> None:
    """Show a year: what was kept, the pain, and each habit."""
    from backcare_tui.cli.render.history import year_json, year_lines

    coach = coach_of(ctx)
    shown = coach.history.year(day_of(coach, day))
    show(ctx, lambda: year_lines(shown), lambda: year_json(shown))


def show_history(ctx: click.Context, days: str | None, day: str | None) -> None:
    """Print the pain of the days up to one, beside what was kept of them."""
    from backcare_tui.cli.render.history import history_lines, trend_json

    coach = coach_of(ctx)
    trend = coach.history.trend(
        read_whole("28" if days is None else days, "a number of days"), day_of(coach, day)
    )
    show(ctx, lambda: history_lines(trend, coach.places()), lambda: trend_json(trend))
