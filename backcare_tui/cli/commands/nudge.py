"""What calls a person: ``left``, ``status`` for bars and prompts, and reminders, which are timers of the system."""

from __future__ import annotations

import click

from backcare_tui.cli.context import AS_JSON, coach_of, say_either
from backcare_tui.cli.options import LazyGroup, Leaf, command
from backcare_tui.cli.output import say

FORMATS = ("plain", "json", "waybar", "i3status-rust", "tmux", "starship")


@command()
def left(ctx: click.Context) -> None:
    """Say what is due by now; silent, and ends with 1, where nothing is.

    Nothing is due while the day is paused, done, or asks nothing. What has a time of day is due from then on; what
    has none by the evening, or by midday where nothing else is left.
    """
    from backcare_tui.coach.nudges.status import glance

    now = glance(coach_of(ctx))
    document = {"due": bool(now.due), "text": now.sentence or None, "tasks": [row.id for row in now.due]}
    if now.due or ctx.meta.get(AS_JSON):
        say_either(ctx, lambda: [now.sentence], lambda: document)
    if not now.due:
        ctx.exit(1)


@command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="plain",
    help="For which bar or prompt; plain if not said.",
)
def status(ctx: click.Context, *, form: str) -> None:
    """Show the day in one short line, for a status bar or a prompt."""
    from backcare_tui.coach.nudges.status import status_lines

    say(status_lines(coach_of(ctx))["json" if ctx.meta.get(AS_JSON) else form])


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.pass_context
def remind(ctx: click.Context) -> None:
    """x."""

@command()
def snooze(ctx: click.Context) -> None:
    """x."""
