"""``body``: all that the picture of the body shows, in words."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, read_whole, show
from backcare_tui.cli.options import command
from backcare_tui.domain.history.pain_places import MONTH, massage_targets


@command()
@click.option("--days", metavar="N", default=str(MONTH), help=f"Days to look back on: {MONTH} if not said.")
def body(ctx: click.Context, *, days: str) -> None:
    """Show where massage is today, and where it hurt."""
    from backcare_tui.cli.render.body import BodyView, body_json, body_lines

    coach = coach_of(ctx)
    number = read_whole(days, "a number of days")
    past, today = coach.history.pain_places(number), coach.today()
    view = BodyView(
        today,
        number,
        massage_targets(today.rows, coach.atlas),
        coach.history.pain_places(1),
        past,
        coach.atlas,
    )
    show(ctx, lambda: body_lines(view), lambda: body_json(view))
