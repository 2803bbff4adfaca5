"""``start``: the dashboard, opened at a guided session."""

from __future__ import annotations

import click

from backcare_tui.cli import startup
from backcare_tui.cli.context import coach_of
from backcare_tui.cli.options import command, complete


@command(as_json=False)
@click.argument("words", metavar="[TASK]", nargs=-1, shell_complete=complete("tasks"))
def start(ctx: click.Context, *, words: tuple[str, ...]) -> None:
    """Be guided through a task, step by step.

    Without TASK it is what is left of today by now. The dashboard opens at the session, so it takes a terminal.
    """
    from backcare_tui.coach import Refused

    if not startup.has_terminal():
        raise Refused("A guided session takes a terminal: `backcare today` tells what is left, without one.")
    coach, task = coach_of(ctx), " ".join(words) or None
    if coach.sessions.left() is None:  # that is asked about first, on the screen
        coach.sessions.guide(task)  # what cannot be guided is told here, and no screen opens
    startup.run_screen(coach, guide=task or "")
