"""The page about the command line is about this command line."""

from __future__ import annotations

import re

import click
from kits.cli_kit import PAGE, Line, lived

from backcare_tui.cli.app import backcare
from backcare_tui.cli.output import STAND_INS


def commands(group: click.Group, name: str = "") -> list[tuple[str, click.Command]]:
    """Every command with its full name."""
    found: list[tuple[str, click.Command]] = []
    ctx = click.Context(group)
    for child in group.list_commands(ctx):
        command = group.get_command(ctx, child)
        assert command is not None
        full = f"{name} {child}".strip()
        found.append((full, command))
        if isinstance(command, click.Group):
            found += commands(command, full)
    return found


def test_every_command_and_option_is_on_the_page() -> None:
    for name, command in commands(backcare):
        assert f"backcare {name}" in PAGE, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(word in PAGE for word in option.opts if word.startswith("--")), (name, option.opts)


def test_every_command_on_the_page_is_one() -> None:
    names = {name for name, _command in commands(backcare)}
    for name in re.findall(r"^\| `backcare ([a-z]+(?: [a-z]+)?)", PAGE, flags=re.MULTILINE):
        assert name in names or name.split()[0] in names, name


def test_the_day_on_the_page_is_what_is_printed(small: Line) -> None:
    assert f"$ backcare today\n{lived(small)('today').out}```" in PAGE


def test_every_example_on_the_page_is_understood(line: Line) -> None:
    block = "\n".join(re.findall(r"```sh\n(.*?)```", PAGE, flags=re.DOTALL))
    examples = [row.partition("#")[0].split('"') for row in block.splitlines() if row.startswith("backcare ")]
    assert len(examples) > 10
    for parts in examples:
        words = [word for at, part in enumerate(parts) for word in ([part] if at % 2 else part.split())]
        answer = line(*words[1:])
        assert answer.code == 0, (words, answer.err)


def test_every_stand_in_of_a_mark_is_on_the_page() -> None:
    for shape in "●◐⊘○·–":
        assert f"`{shape}`" in PAGE
        assert f"`{STAND_INS[shape]}`" in PAGE
