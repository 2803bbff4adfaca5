"""The options that commands share, and what the shell completes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.context import HOME

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem  # only Tab needs it

Decorator = Callable[[Any], Any]


class Leaf(click.Command):
    """A command that is handed its context, and takes ``--home`` too, for those who think of it last."""

    def __init__(self, *, callback: Callable[..., Any], as_json: bool, **kwargs: Any) -> None:
        super().__init__(callback=click.pass_context(callback), **kwargs)
        # Options that are added to the finished command come last in its help.
        if as_json:
            click.option("--json", "as_json", is_flag=True, help="As JSON, for scripts.")(self)
        home_option(hidden=True)(self)


def command(
    name: str | None = None, *, as_json: bool = True
) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the house: its function is handed the context, then each option by its name.

    Args:
        name: The command's name, where it is not the function's.
        as_json: Whether it takes ``--json``, which is handed on by this very name.
    """
    return click.command(name, cls=Leaf, as_json=as_json)


def home_option(*, hidden: bool = False) -> Decorator:
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


def day_option(help_text: str = "Another day: yesterday, -2, mon, 2026-11-20 …") -> Decorator:
    """``--day DAY``, still as it was typed."""
    return click.option("--day", metavar="DAY", shell_complete=complete("days"), help=help_text)


def complete(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Completion by the choices of this name in ``completion``, which is imported only then."""

    def completed(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from backcare_tui.cli.completion import fitting

        return fitting(what, ctx, incomplete)

    return completed


def _keep_home(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if not value:
        raise click.BadParameter("it needs the name of a folder.", ctx, param)
    ctx.meta[HOME] = (
        value  # all contexts of one line share their meta, so it may stand before or behind the command
    )
