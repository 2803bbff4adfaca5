"""``where``: which files and folders are read and written."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, show
from backcare_tui.cli.options import command


@command()
def where(ctx: click.Context, *, as_json: bool) -> None:
    """Show where plan, journal and settings live."""
    from backcare_tui.cli.render.where import where_json, where_lines
    from backcare_tui.coach.locations import locations

    coach = coach_of(ctx, plan=False)
    show(
        coach,
        locations(coach),
        lambda places: where_lines(places, len(coach.problems)),
        lambda places: where_json(places, coach.problems),
        as_json=as_json,
    )
