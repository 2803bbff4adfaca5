"""The commands for the person's own word on guidance: flares, rungs, sore targets, check-ins, answers."""

from __future__ import annotations

import click

from backcare_tui.cli.context import answer, coach_of, read_whole
from backcare_tui.cli.options import command, complete


@command()
@click.argument("word", metavar="start|end", type=click.Choice(["start", "end"]))
def flare(ctx: click.Context, *, word: str, as_json: bool) -> None:
    """Say that a flare begins, or is over.

    In a flare the doses are halved and your streak waits.
    """
    answer(ctx, coach_of(ctx).guidance.flare(begins=word == "start"), as_json=as_json)


@command()
@click.argument("task", shell_complete=complete("tasks"))
@click.argument("number", metavar="N")
@click.option("--because", metavar="TEXT", default="", help="Why, if you like.")
def rung(ctx: click.Context, *, task: str, number: str, because: str, as_json: bool) -> None:
    """Put a task on a rung of its ladder; 0 is its easier form.

    Lower is always possible, higher while nothing is eased.
    """
    answer(
        ctx, coach_of(ctx).guidance.rung(task, read_whole(number, "a rung"), because=because), as_json=as_json
    )


@command()
@click.argument("target", shell_complete=complete("tasks"))
def sore(ctx: click.Context, *, target: str, as_json: bool) -> None:
    """Leave a sore massage target alone today and the next two days."""
    answer(ctx, coach_of(ctx).guidance.sore(target), as_json=as_json)


@command()
@click.argument("pain")
@click.argument("enjoyment")
@click.argument("activity")
def checkin(ctx: click.Context, *, pain: str, enjoyment: str, activity: str, as_json: bool) -> None:
    """Answer the weekly check-in.

    Three numbers from 0 to 10, of the past week: PAIN on average; how much it got in the way of ENJOYMENT of life; and of general ACTIVITY.
    """
    numbers = [read_whole(text, "an answer") for text in (pain, enjoyment, activity)]
    answer(ctx, coach_of(ctx).guidance.check_in(*numbers), as_json=as_json)


@command("answer")
@click.argument("word", metavar="yes|no", type=click.Choice(["yes", "no"]))
def reply(ctx: click.Context, *, word: str, as_json: bool) -> None:
    """Answer what today asks or offers."""
    answer(ctx, coach_of(ctx).guidance.answer(yes=word == "yes"), as_json=as_json)


@command()
@click.argument("word", metavar="on|off", type=click.Choice(["on", "off"]))
def maintain(ctx: click.Context, *, word: str, as_json: bool) -> None:
    """Ask every second day only, or the plan's own days again."""
    answer(ctx, coach_of(ctx).guidance.maintain(on=word == "on"), as_json=as_json)
