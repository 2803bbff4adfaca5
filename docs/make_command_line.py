"""Writes what ``--help`` tells of every command into docs/command-line.md, below its first marker.

Run from a checkout: ``python docs/make_command_line.py``, after any change to a command, an option or their
sentences. A test compares the page with the commands, so a page that was left behind is noticed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from backcare_tui.cli.app import backcare  # noqa: E402

START, END = "<!-- help -->\n", "<!-- /help -->\n"
WIDTH = 90
"""Columns of the help, whatever the terminal of whoever writes the page."""


def helps(
    command: click.Command, name: str = "backcare", parent: click.Context | None = None
) -> Iterator[str]:
    """What a command tells of itself, and each command in it, in the order of the list."""
    ctx = click.Context(command, parent, name, terminal_width=WIDTH, **command.context_settings)
    yield f"$ {ctx.command_path} --help\n{command.get_help(ctx)}\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(ctx):
            found = command.get_command(ctx, child)
            assert found is not None, child
            yield from helps(found, child, ctx)


def written(page: str) -> str:
    """The page with all of it in place."""
    before, _start, rest = page.partition(START)
    _old, _end, after = rest.partition(END)
    blocks = "".join(f"```\n{text}```\n\n" for text in helps(backcare))
    return f"{before}{START}\n{blocks}{END}{after}"


def main() -> None:
    """Write the page."""
    path = HERE / "command-line.md"
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
