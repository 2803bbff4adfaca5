"""What calls a person: ``left``, ``status`` for bars and prompts, and reminders, which are timers of the system."""

from __future__ import annotations

import os

import click

from backcare_tui.cli.context import AS_JSON, HOME, coach_of, say_either, tell_troubles
from backcare_tui.cli.options import LazyGroup, Leaf, command
from backcare_tui.cli.output import fitted, say
from backcare_tui.coach import Refused

KINDS = ("systemd", "launchd", "crontab")
FORMATS = ("plain", "json", "waybar", "i3status-rust", "tmux", "starship")


@command()
def left(ctx: click.Context) -> None:
    """Say what is due by now; silent, and ends with 1, where nothing is.

    Nothing is due while the day is paused, done, or asks nothing. What has a time of day is due from then on; what
    has none by the evening, or by midday where nothing else is left.
    """
    from backcare_tui.coach.nudges.status import glance

    coach = coach_of(ctx)
    now = glance(coach)
    document = {"due": bool(now.due), "text": now.sentence or None, "tasks": [row.id for row in now.due]}
    if now.due or ctx.meta.get(AS_JSON):
        say_either(ctx, lambda: [now.sentence], lambda: document)
    tell_troubles(coach)
    if not now.due:
        ctx.exit(1)


@command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="plain",
    metavar="FORMAT",
    help="plain, json, waybar, i3status-rust, tmux or starship; plain if not said.",
)
def status(ctx: click.Context, *, form: str) -> None:
    """Show the day in one short line, for a status bar or a prompt."""
    from backcare_tui.coach.nudges.status import status_lines

    coach = coach_of(ctx)
    say(status_lines(coach)["json" if ctx.meta.get(AS_JSON) else form])
    tell_troubles(coach)


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.pass_context
def remind(ctx: click.Context) -> None:
    """Be reminded of what is due, by a timer of the system.

    Without a word more: whether that is on, and what was told last.
    """
    if ctx.invoked_subcommand is None:
        from backcare_tui.cli.render.remind import state_lines

        say(*fitted(state_lines(coach_of(ctx, plan=False))))


@remind.command(cls=Leaf, as_json=False)
@click.option(
    "--at",
    "times",
    metavar="TIME",
    multiple=True,
    help="When to look: 12:30; several times. Else by the plan.",
)
@click.option(
    "--with", "kind", type=click.Choice(KINDS), help="By which timer; else by what this system has."
)
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
def on(ctx: click.Context, *, times: tuple[str, ...], kind: str | None, dry_run: bool) -> None:
    """Have the system look at these times whether something is due.

    Shows what it writes, then writes it: a timer of systemd or launchd; elsewhere the line to paste into the crontab.
    """
    from backcare_tui.cli.render.remind import timer_lines
    from backcare_tui.coach.nudges.timers import switch_on, timer_of

    coach = coach_of(ctx)
    timer = timer_of(coach, times, kind, own_home=ctx.meta.get(HOME) or os.environ.get("BACKCARE_HOME"))
    say(*timer_lines(timer))  # as it is: what is to be pasted stays whole
    say("Nothing was written." if dry_run else switch_on(timer))


@remind.command(cls=Leaf, as_json=False)
def off(ctx: click.Context) -> None:
    """Take the timer away."""
    from backcare_tui.coach.nudges.timers import switch_off

    coach_of(ctx, plan=False)
    say(*fitted(switch_off()))


@remind.command(cls=Leaf, as_json=False)
def now(ctx: click.Context) -> None:
    """Look now, and tell what is due; what a timer starts.

    Silent where nothing is due, within an hour of the last time, and while snoozed. Ends with 0 then too.
    """
    from backcare_tui.coach.nudges.reminders import remind as look

    told = look(coach_of(ctx))
    if told.text:
        say(told.text)
    if told.trouble:
        raise Refused(told.trouble)


@command(as_json=False)
@click.argument("length", metavar="[TIME]", default="1h")
def snooze(ctx: click.Context, *, length: str) -> None:
    """Want no reminder for a while: an hour if not said.

    TIME is 1h, 45m, 1h30m and the like, up to 24h; off ends it.
    """
    from backcare_tui.coach.nudges import reminders

    until = reminders.snooze(coach_of(ctx, plan=False), length)
    say("Reminders go on." if until is None else f"No reminder before {until:%H:%M}.")
