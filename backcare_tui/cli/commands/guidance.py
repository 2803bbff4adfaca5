"""The commands for the person's own word on guidance: flares, rungs, sore targets, check-ins, answers."""

from __future__ import annotations

import click

from backcare_tui.cli.context import coach_of, read_whole, reply
from backcare_tui.cli.options import command, complete, yes_option


@command()
@click.argument("word", metavar="start|end", type=click.Choice(["start", "end"]))
def flare(ctx: click.Context, *, word: str) -> None:
    """Say that a flare begins, or is over.

    In a flare the doses are halved and your streak waits.
    """
    reply(ctx, coach_of(ctx).guidance.flare(begins=word == "start"))


@command()
@click.argument("task", nargs=-1, required=True, shell_complete=complete("tasks"))
@click.argument("number", metavar="N")
@click.option("--because", metavar="TEXT", default="", help="Why, if you like.")
@yes_option()
def rung(ctx: click.Context, *, task: tuple[str, ...], number: str, because: str) -> None:
    """Put a task on a rung of its ladder; 0 is its easier form.

    Lower is always possible, higher while nothing is eased; more than one step up in a week wants --yes.
    """
    rung = read_whole(number, "a rung")
    reply(ctx, coach_of(ctx).guidance.rung(" ".join(task), rung, because=because))


@command()
@click.argument("task", nargs=-1, shell_complete=complete("tasks"))
def keep(ctx: click.Context, *, task: tuple[str, ...]) -> None:
    """Decline the step up that is offered today.

    The task stays on its rung, and no step up is offered for it for two weeks. Without TASK it is the one that is offered.
    """
    reply(ctx, coach_of(ctx).guidance.keep(" ".join(task) or None))


@command()
@click.argument("target", nargs=-1, required=True, shell_complete=complete("tasks"))
def sore(ctx: click.Context, *, target: tuple[str, ...]) -> None:
    """Leave a sore massage target alone today and the next two days."""
    reply(ctx, coach_of(ctx).guidance.sore(" ".join(target)))


@command()
@click.argument("pain")
@click.argument("enjoyment")
@click.argument("activity")
def checkin(ctx: click.Context, *, pain: str, enjoyment: str, activity: str) -> None:
    """Answer the weekly check-in.

    Three numbers from 0 to 10, of the past week: PAIN on average; how much it got in the way of ENJOYMENT of life; and of general ACTIVITY.
    """
    numbers = [read_whole(text, "an answer") for text in (pain, enjoyment, activity)]
    reply(ctx, coach_of(ctx).guidance.check_in(*numbers))


@command()
@click.argument("word", metavar="yes|no", type=click.Choice(["yes", "no"]))
def answer(ctx: click.Context, *, word: str) -> None:
    """Answer what today asks or offers."""
    reply(ctx, coach_of(ctx).guidance.answer(yes=word == "yes"))


@command()
@click.argument("word", metavar="on|off", type=click.Choice(["on", "off"]))
def maintain(ctx: click.Context, *, word: str) -> None:
    """Ask every second day only, or the plan's own days again."""
    reply(ctx, coach_of(ctx).guidance.maintain(on=word == "on"))
