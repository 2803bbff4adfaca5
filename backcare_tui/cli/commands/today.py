"""``today``: one day in words, which changes nothing."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, tell_troubles
from backcare_tui.cli.options import Leaf, day_option, json_option
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
