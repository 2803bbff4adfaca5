"""``today``: one day in words, which changes nothing."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, day_of, show
from backcare_tui.cli.options import command, day_option
from backcare_tui.cli.output import say


@command()
@day_option()
@click.option("--why", is_flag=True, help="Tell the reasons too: of the day, and of each row.")
def today(ctx: click.Context, *, day: str | None, why: bool) -> None:
    """Show what today asks, and how it stands."""
    show_today(ctx, day, why=why)


def show_today(ctx: click.Context, day: str | None = None, *, why: bool = False) -> None:
    """Print a day, today without one."""
    from backcare_tui.cli.render.day import day_json, day_lines, left_lines

    coach = coach_of(ctx)
    shown = coach.day(day_of(coach, day) or coach.today_date)
    left = None if shown.over else coach.sessions.left()
    seconds = coach.seconds_left(shown)
    asked = coach.after_visit(shown)
    show(
        ctx,
        lambda: [*day_lines(shown, coach.atlas, seconds, why=why, after_visit=asked), *left_lines(left)],
        lambda: day_json(shown, seconds, left, asked),
    )
    if not shown.over and coach.sessions.trouble:
        say(coach.sessions.trouble, error=True)
