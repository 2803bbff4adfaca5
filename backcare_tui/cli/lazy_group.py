"""A group whose commands are imported only when one of them is meant."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A click group that knows where its commands live, and lists them in the order they were added."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._import_paths: dict[str, str] = {}

    def add_lazy(self, name: str, import_path: str) -> None:
        """Add a command by its path within this package: ``module.attribute``."""
        self._import_paths[name] = import_path

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order a person needs them."""
        return list(self._import_paths)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, imported now."""
        import_path = self._import_paths.get(cmd_name)
        if import_path is None:
            return None
        module, _, attribute = import_path.rpartition(".")
        command = getattr(import_module(f".{module}", __package__), attribute)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a hint where the name is a near miss.

        Raises:
            click.UsageError: There is no such command.
        """
        name = str(args[0])
        # Options are told by click itself, and a Tab is no place for complaints.
        if name in self._import_paths or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from backcare_tui.text.language import LONGEST_SHOWN, near, shortened

        meant = near(name[:LONGEST_SHOWN], self._import_paths)
        hint = f"did you mean {meant!r}?" if meant else f"there are {', '.join(self._import_paths)}."
        raise click.UsageError(f"There is no command {shortened(name)!r}: {hint}", ctx)
