"""How commands are declared: groups, single commands, the options they share, and what the shell completes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.context import AS_JSON, HOME, SURE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem  # only Tab needs it

Decorator = Callable[[Any], Any]


HYPHEN = "\u2011"
"""Stands for a hyphen while lines are broken: none of ``low-back-left`` or ``2026-11-20`` goes on in the next."""


class Help(click.HelpFormatter):
    """Help whose options leave room for their words where lines are short."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands, with what each does beside it."""
        unbroken = [(first, second.replace("-", HYPHEN)) for first, second in rows]
        super().write_dl(unbroken, min(col_max, self.width // 2), col_spacing)

    def write_text(self, text: str) -> None:
        """A paragraph."""
        super().write_text(text.replace("-", HYPHEN))

    def getvalue(self) -> str:
        """All of it."""
        return super().getvalue().replace(HYPHEN, "-")


class Context(click.Context):
    """What a command is run in."""

    formatter_class = Help


class Told(click.Command):
    """A command whose help fits the terminal."""

    context_class = Context

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - a sentence is not cut
        """What it does, in a sentence."""
        return super().get_short_help_str(1000)


class LazyGroup(Told, click.Group):
    """A group of commands in the order they were added; some are imported only when one of them is meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules: dict[str, str] = {}

    def add_lazy(self, module: str, *names: str) -> None:
        """Add commands of a module in ``commands``, each by the name that its function has there."""
        self._modules.update(dict.fromkeys(names, module))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order a person needs them."""
        return [*self._modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now if need be."""
        module = self._modules.get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        functions = vars(import_module(f".commands.{module}", __package__))
        command: click.Command = (
            functions.get(cmd_name) or functions[f"{cmd_name}_"]
        )  # `import` is a word of Python
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a hint where the name is a near miss.

        Raises:
            click.UsageError: There is no such command.
        """
        name, names = str(args[0]), self.list_commands(ctx)
        if name == "help":  # `help pain` is `pain --help`
            if len(args) == 1:
                click.echo(ctx.get_help(), color=ctx.color)
                ctx.exit()
            return self.resolve_command(ctx, [*args[1:], "--help"])
        # Options are told by click itself, and a Tab is no place for complaints.
        if name in names or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from backcare_tui.text.language import LONGEST_SHOWN, near, shortened

        meant = near(name[:LONGEST_SHOWN], names)
        hint = f"did you mean {meant!r}?" if meant else f"there are {', '.join(names)}."
        raise click.UsageError(f"There is no command {shortened(name)!r}: {hint}", ctx)


class Leaf(Told):
    """A command that is handed its context, and takes ``--home`` too, for those who think of it last."""

    def __init__(self, *, callback: Callable[..., Any], as_json: bool, **kwargs: Any) -> None:
        super().__init__(callback=click.pass_context(callback), **kwargs)
        # Options that are added to the finished command come last in its help.
        if as_json:
            json_option()(self)
        home_option(hidden=True)(self)


def command(*, as_json: bool = True) -> Callable[[Callable[..., None]], click.Command]:
    """A command of the house: its function is handed the context, then each option by its name.

    Args:
        as_json: Whether it takes ``--json``, which is kept for ``show`` and ``reply``.
    """
    return click.command(cls=Leaf, as_json=as_json)


def json_option() -> Decorator:
    """``--json``; kept for ``show`` and ``reply``."""
    kept: dict[str, Any] = {"is_flag": True, "expose_value": False, "callback": _keep_json}
    return click.option("--json", **kept, help="As JSON, for scripts.")


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


def where_option(help_text: str) -> Decorator:
    """``--where REGION``, any number of them, still as they were typed."""
    kept: dict[str, Any] = {"multiple": True, "shell_complete": complete("regions")}
    return click.option("--where", metavar="REGION", help=f"{help_text} May be given several times.", **kept)


def output_option(help_text: str) -> Decorator:
    """``-o FILE``: a new file, as ``write_new`` makes it."""
    return click.option("-o", "--output", metavar="FILE", type=click.Path(), help=help_text)


def at_option() -> Decorator:
    """``--at TIME``, still as it was typed."""
    return click.option("--at", metavar="TIME", help="When on that day it was: 07:30.")


def yes_option() -> Decorator:
    """``--yes``: what speaks against it is known; kept for ``coach_of``."""
    kept: dict[str, Any] = {"is_flag": True, "expose_value": False, "callback": _keep_sure}
    return click.option("--yes", **kept, help="Do it although something speaks against it.")


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
    # All contexts of one line share their meta, so it may stand before or behind the command.
    ctx.meta[HOME] = value


def _keep_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    ctx.meta[AS_JSON] = value


def _keep_sure(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    ctx.meta[SURE] = value
