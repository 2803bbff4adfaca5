"""``today`` and ``week``: looking, which changes nothing."""

from __future__ import annotations

import click

from backcare_tui.cli.context import Leaf, coach_of, day_of, day_option, json_option, tell_troubles
from backcare_tui.cli.output import say, say_json


@click.command(cls=Leaf)
@day_option()
@json_option()
@click.pass_context
def today(ctx: click.Context, *, day: str | None, as_json: bool) -> None:
    """Show what today asks, and how it stands."""
    show_today(ctx, day, as_json=as_json)


def show_today(ctx: click.Context, day: str | None = None, *, as_json: bool = False) -> None:
    """Print a day, today without one."""
    coach = coach_of(ctx)
    seen = coach.day(day_of(coach, day) or coach.today_date)
    left = None if seen.over else coach.sessions.left()
    if as_json:
        from backcare_tui.cli.render.day_json import day_json

        say_json(day_json(seen, left))
    else:
        from backcare_tui.cli.render.day import day_lines, left_lines

        say(*day_lines(seen, coach.atlas), *left_lines(left))
    tell_troubles(coach)


@click.command(cls=Leaf)
@day_option("The week that holds this day: -7, mon, 2026-11-20 …")
@json_option()
@click.pass_context
def week(ctx: click.Context, *, day: str | None, as_json: bool) -> None:
    """Show the week: tasks by days, and what was kept."""
    coach = coach_of(ctx)
    seen = coach.history.week(day_of(coach, day))
    if as_json:
        from backcare_tui.cli.render.day_json import week_json

        say_json(week_json(seen))
    else:
        from backcare_tui.cli.render.week import week_lines

        say(*week_lines(seen))
    tell_troubles(coach)
