"""``where``: which files and folders are read and written."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, show
from backcare_tui.cli.options import command


@command()
def where(ctx: click.Context) -> None:
    """Show where plan, journal and settings live."""
    from backcare_tui.cli.render.where import where_json, where_lines

    coach = coach_of(ctx, plan=False)
    show(ctx, lambda: where_lines(coach), lambda: where_json(coach))
