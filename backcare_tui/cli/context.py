"""What the commands are made of: the coach they hold, and the options that they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from backcare_tui.cli.environment import make_coach
from backcare_tui.cli.output import say
from backcare_tui.coach import Coach, Unreadable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem  # only Tab needs it

HOME = "backcare_tui.home"
COACH = "backcare_tui.coach"

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Decorator = Callable[[Decorated], Decorated]


class Leaf(click.Command):
    """A command that takes ``--home`` too, for those who think of it last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home_option(hidden=True)(self)


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
        title = coach.plan.title
        if coach.problems:
            file = "plan file cannot be used as it is"
            what = file if coach.plan_name else "settings cannot be used as they are"
            say(
                f"The {what}, so the last good plan ({title[:60]}) is in force: see `backcare plan check`.",
                error=True,
            )
    return coach


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
    digits = text.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 100):
        raise Unreadable(f"{text[:40]!r} is not {what}: it is a whole number{allowed}.")
    return int(text)


def home_option(*, hidden: bool = False) -> Decorator[Any]:
    """``--home DIR``; kept for ``coach_of``."""
    return click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        hidden=hidden,
        callback=_keep_home,
        type=click.Path(file_okay=False),
        help="Keep plan and journal in this one folder. Also BACKCARE_HOME.",
    )


def day_option(help_text: str = "Another day: yesterday, -2, mon, 2026-11-20 …") -> Decorator[Any]:
    """``--day DAY``, still as it was typed."""
    return click.option("--day", metavar="DAY", shell_complete=complete("days"), help=help_text)


def json_option() -> Decorator[Any]:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="As JSON, for scripts.")


def complete(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Completion by the function of this name in ``complete``, which is imported only then."""

    def completed(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from backcare_tui.cli import completion as choices

        return choices.fitting(what, ctx, incomplete)

    return completed


def _keep_home(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if not value:
        raise click.BadParameter("it needs the name of a folder.", ctx, param)
    ctx.meta[HOME] = value
