"""``demo``: a made-up life to look around in."""

from __future__ import annotations

import os

import click

from backcare_tui.cli.context import COACH
from backcare_tui.cli.options import command
from backcare_tui.cli.output import say
from backcare_tui.cli.startup import has_terminal, make_clock, run_screen


@command(as_json=False)
def demo(ctx: click.Context) -> None:
    """Look around in a made-up journal; yours is not touched."""
    import tempfile

    from backcare_tui.coach.demo import demo_coach

    clock = make_clock()
    # A clock that was made to stand still stands still here too, so that what is shown can be compared.
    fixed = clock.now() if os.environ.get("BACKCARE_NOW") else None
    # Ignored: a file that is still open cannot be removed on Windows, and a demo does not end in an error.
    with tempfile.TemporaryDirectory(prefix="backcare-demo-", ignore_cleanup_errors=True) as folder:
        say(
            "This is a made-up journal in a folder of its own, gone when you leave. Nothing of yours is touched."
        )
        coach = demo_coach(folder, fixed)
        if has_terminal():
            run_screen(coach)
            return
        from backcare_tui.cli.commands.today import show_today

        ctx.meta[COACH] = coach
        say("")
        show_today(ctx)
