"""The page about the command line is about this command line."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import click
import pytest
from kits.cli_docs import PAGE
from kits.cli_kit import ROOT, Line, lived

from backcare_tui.cli.app import backcare
from backcare_tui.cli.options import Leaf
from backcare_tui.cli.output import STAND_INS

EXPLAINED = PAGE.partition("<!-- help -->")[0]
"""The page as far as people write it; below that it is made from the commands themselves."""

PAGES = sorted(page for page in (*ROOT.glob("*.md"), *ROOT.glob("*/*.md")) if page.name != "CHANGELOG.md")


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
        assert f"backcare {name}" in EXPLAINED, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(word in EXPLAINED for word in option.opts if word.startswith("--")), (
                    name,
                    option.opts,
                )


def test_every_command_on_the_page_is_one() -> None:
    names = {name for name, _command in commands(backcare)}
    for name in re.findall(r"^\| `backcare ([a-z]+(?: [a-z]+)?)", EXPLAINED, flags=re.MULTILINE):
        assert name in names or name.split()[0] in names, name


def test_the_day_on_the_page_is_what_is_printed(small: Line) -> None:
    out, questions = lived(small)("today").out, "\n\nThe safety questions"
    day, notes, rest = out.partition("Notes   slept badly\n\n")  # which message it is, others say
    assert f"$ backcare today\n{day}{notes}" in PAGE
    assert f"{questions}{rest.partition(questions)[2]}```" in PAGE


def test_the_help_on_the_page_is_what_help_prints() -> None:
    written = runpy.run_path(str(ROOT / "docs" / "make_command_line.py"))["written"](PAGE)
    assert written == PAGE, "run: python docs/make_command_line.py"


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


def blocks(page: Path) -> str:
    """What stands in the blocks of a page."""
    return "".join(
        re.findall(r"^```[^\n]*\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    )


def codes(page: Path) -> str:
    """Each code within the sentences of a page that is not a pattern."""
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return "\n".join(code for code in re.findall(r"`([^`\n]+)`", prose) if not re.search(r"\[.*\]|…", code))


def typed(text: str) -> list[list[str]]:
    """The words behind every ``backcare`` that is told to type."""
    lines = re.findall(r"(?:^|\$ |/bin/|\$\(|&& )backcare((?: [^|&)\n]*)?)", text, flags=re.MULTILINE)
    return [shlex.split(words.replace("\\", ""), comments=True) for words in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_line_that_a_page_tells_to_type_is_understood(
    line: Line, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Leaf, "invoke", lambda _command, _ctx: None)  # read, and nothing done
    for words in typed(blocks(page)):
        answer = line(*words)
        assert answer.code == 0, (words, answer.err)
    for words in typed(codes(page)):  # a sentence may name a command without all that goes with it
        answer = line(*words)
        assert answer.code == 0 or answer.err.startswith("Missing"), (words, answer.err)


def test_the_pages_tell_a_hundred_lines_to_type() -> None:
    assert sum(len(typed(blocks(page) + codes(page))) for page in PAGES) > 100
