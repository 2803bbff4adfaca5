"""What the commands have in common: their coach, days and numbers as typed, and answers as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

import click

from backcare_tui.cli.environment import make_coach
from backcare_tui.cli.output import say, say_json
from backcare_tui.coach import Coach, Receipt, Unreadable

HOME = "backcare_tui.home"
COACH = "backcare_tui.coach"
"""Where click keeps the folder and the coach of a line: its keys are to begin with the name of who uses them."""

View = TypeVar("View")


def coach_of(ctx: click.Context, *, plan: bool = True) -> Coach:
    """The coach of this command line, made at the first call.

    Args:
        ctx: The command's context.
        plan: Whether the command cannot do without a plan. A broken plan file is then told in one
            line, and the last good plan is in force.

    Raises:
        Unreadable: ``BACKCARE_NOW`` is not an instant.
        PlanError: The plan file has errors, and no earlier plan is known.
    """
    coach = ctx.meta.get(COACH)
    if not isinstance(coach, Coach):
        coach = ctx.meta[COACH] = make_coach(ctx.meta.get(HOME))
    if plan:
        title = (
            coach.plan.title
        )  # reads the plan, so that one that cannot be had stops the line before it does a thing
        if coach.problems:
            file = "plan file cannot be used as it is"
            what = file if coach.plan_name else "settings cannot be used as they are"
            say(
                f"The {what}, so the last good plan ({title[:60]}) is in force: see `backcare plan check`.",
                error=True,
            )
    return coach


def show(
    coach: Coach,
    view: View,
    lines: Callable[[View], Iterable[str]],
    data: Callable[[View], Mapping[str, object]],
    *,
    as_json: bool,
) -> None:
    """Print what was asked to be shown, in words or as JSON, and what of the journal could not be read."""
    if as_json:
        say_json(data(view))
    else:
        say(*lines(view))
    tell_troubles(coach)


def answer(ctx: click.Context, receipt: Receipt, *, as_json: bool) -> None:
    """Print what came of a request, and what of the journal could not be read."""
    if as_json:
        say_json({"changed": receipt.changed, "text": receipt.text})
    else:
        say(receipt.text)
    tell_troubles(coach_of(ctx, plan=False))


def tell_troubles(coach: Coach) -> None:
    """Name the journal files that could not be read, one a line."""
    for trouble in coach.troubles:
        say(trouble, error=True)


def day_of(coach: Coach, text: str | None, *, ahead: bool = False) -> date | None:
    """The day that was typed; None where none was.

    Raises:
        Unreadable: It is not a day.
    """
    if text is None:
        return None
    from backcare_tui.cli.date_input import read_day

    try:
        return read_day(text, coach.today_date, ahead=ahead)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def read_whole(text: str, what: str, allowed: str = "") -> int:
    """A whole number that was typed.

    Raises:
        Unreadable: It is none.
    """
    # Not click's own number: `-3` is told as a number that is too low, and no longer digits than int() reads are.
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 100):
        raise Unreadable(f"{text[:40]!r} is not {what}: it is a whole number{allowed}.")
    return int(text)
