"""``body``: all that the picture of the body shows, in words."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, read_whole, show
from backcare_tui.cli.options import command
from backcare_tui.domain.history.pain_places import MONTH


@command()
@click.option("--days", metavar="N", default=str(MONTH), help=f"Days to look back on: {MONTH} if not said.")
def body(ctx: click.Context, *, days: str) -> None:
    """Show where massage is today, and where it hurt."""
    from backcare_tui.cli.render.body import body_json, body_lines

    coach = coach_of(ctx)
    number = read_whole(days, "a number of days")
    show(ctx, lambda: body_lines(coach, number), lambda: body_json(coach, number))
