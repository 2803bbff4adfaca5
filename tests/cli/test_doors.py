"""Whatever is written anywhere, no line prints a character that a terminal would obey: every door, every command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import category

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kits.cli_kit import PLAN, Answer, Line

from backcare_tui.cli.app import backcare
from backcare_tui.cli.startup import COMPLETE

EVIL = "\x1b[31m\x1b]0;t\x07\x9b2J\r\x08\x7f\u202ex"
"""What colours, names a window, rings, clears, goes back and turns the writing around; a file may be called so."""

STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
JOINERS = "\u200c\u200d"
ALONE = {"demo", "serve"}
"""Commands that go on until they are ended: one has a folder of its own, and what the other says is tried beside it."""

READS = [
    ["today"],
    ["week"],
    ["year"],
    ["body"],
    ["pain", "--history"],
    ["plan"],
    ["plan", "check"],
    ["plan", "list"],
    ["plan", "preview"],
    ["learn", "conditions"],
    ["safety"],
    ["log", "--all"],
    ["where"],
]


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home that is named without its folder is made where one stands, which must not be among the sources."""
    monkeypatch.chdir(tmp_path)


def obeyed(answer: Answer) -> list[str]:
    """The lines that hold a character which a terminal would obey."""
    lines = [*answer.out.split("\n"), *answer.err.split("\n")]
    return [line for line in lines if any(category(char) in STEERING for char in line if char not in JOINERS)]


def assert_harmless(line: Line, *words: str, **env: str) -> None:
    """Type a line, and look at what it prints as a terminal would."""
    answer = line(*words, env={"EDITOR": "true", "VISUAL": "", **env})
    assert not obeyed(answer), words
    assert answer.code in (0, 1, 2), words


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command there is, however deep."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        found = group.get_command(ctx, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, *before, name)
        elif name not in ALONE:
            yield (*before, name), found


def behind(command: click.Command, said: str) -> Iterator[tuple[str, ...]]:
    """What can be typed behind a command, a text wherever one may stand."""
    places = sum(isinstance(param, click.Argument) for param in command.params)
    yield (said,) * max(1, places)
    yield (f"--{said}",)
    for param in command.params:
        if isinstance(param, click.Option) and not param.is_flag:
            yield (param.opts[0], said, *["3"] * places)


def test_what_is_typed_behind_any_command_reaches_no_terminal(small: Line) -> None:
    for words in ([EVIL], ["help", EVIL], ["--home", str(small.home.config / EVIL), "today"]):
        assert_harmless(small, *words)
    for path, command in commands(backcare):
        for typed in behind(command, EVIL):
            assert_harmless(small, *path, *typed)
    for words in READS:
        assert_harmless(small, *words)


@settings(max_examples=12)
@given(said=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_nor_do_words_of_any_kind_that_are_recorded(small: Line, said: str) -> None:
    for words in (["note", "--", said], ["skip", "face", "--because", said], ["pain", "3", "--note", said]):
        assert_harmless(small, *words)
    for words in (["today"], ["log", "--all"], ["done", "--", said], ["log", "--", said]):
        assert_harmless(small, *words)


def settings_with(line: Line) -> None:
    line.home.settings.write_text(
        f"plan = {json.dumps(EVIL)}\n[look]\ntheme = {json.dumps(EVIL)}\n", encoding="utf-8"
    )


def settings_raw(line: Line) -> None:
    line.home.settings.write_bytes(b"plan = \x1b[31m" + EVIL.encode())


def plan_with(line: Line) -> None:
    name = "".join(f"\\u{ord(char):04x}" for char in EVIL)
    line.plan(PLAN.replace("Posture pump", name).replace("evening", name).replace("A small plan", name))


def plan_raw(line: Line) -> None:
    line.plan(PLAN.replace("Posture pump", EVIL))


def plan_key(line: Line) -> None:
    line.plan(f"{PLAN}\n[[{json.dumps(EVIL)}]]\n")


def plan_name(line: Line) -> None:
    line.plan(PLAN, EVIL)
    line.plan("title = 1", f"{EVIL}2")
    line.plan(PLAN, f"combined.sync-conflict-20261120-101010-{EVIL}")


def journal_name(line: Line) -> None:
    line("note", "x")
    (file,) = line.home.journal.glob("2026-11.*.json")
    (line.home.journal / f"2026-11.{EVIL}.json").write_bytes(file.read_bytes()[:-9])
    (line.home.journal / f"2026-10.a{EVIL}.json").write_bytes(b"[]")


def journal_words(line: Line) -> None:
    for words in (
        ["note", "words"],
        ["pain", "3", "--note", "words"],
        ["skip", "face", "--because", "words"],
    ):
        line(*words)
    for file in line.home.journal.glob("2026-11.*.json"):
        file.write_text(file.read_text("utf-8").replace("words", json.dumps(EVIL)[1:-1]), encoding="utf-8")


def device_letters(line: Line) -> None:
    line("note", "x")
    for file in line.home.journal.glob(".device*"):
        file.write_text(EVIL, encoding="utf-8")


def own_pictures(line: Line) -> None:
    for name in ("figures.toml", "body.txt", "tips.toml"):
        (line.home.config / name).write_text(f"{EVIL}\n[{json.dumps(EVIL)}]\n", encoding="utf-8")


DOORS = (
    settings_with,
    settings_raw,
    plan_with,
    plan_raw,
    plan_key,
    plan_name,
    journal_name,
    journal_words,
    device_letters,
    own_pictures,
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_nor_does_a_file_whatever_is_in_it_or_what_it_is_called(
    small: Line, door: Callable[[Line], None]
) -> None:
    door(small)
    for words in (*READS, ["plan", "show", EVIL], ["plan", "use", EVIL], ["done", "posture"], ["undo"]):
        assert_harmless(small, *words)
    for begun in ("done", "plan use", "plan show", "learn", "pain 3 --where", "skip face --because", "undo"):
        so_far = f"backcare {begun} "
        env = {COMPLETE: "bash_complete", "COMP_WORDS": so_far, "COMP_CWORD": str(len(so_far.split()))}
        assert_harmless(small, **env)


@pytest.mark.parametrize("name", ["BACKCARE_NOW", "COLUMNS", "EDITOR", "VISUAL", "TERM", "LANG", COMPLETE])
def test_nor_does_the_environment(small: Line, name: str) -> None:
    for words in (["today"], ["plan", "edit"], ["start"]):
        assert_harmless(small, *words, **{name: EVIL})


def test_nor_does_the_name_of_the_home(small: Line, tmp_path: Path) -> None:
    file = tmp_path / f"{EVIL} file"
    file.write_text("", encoding="utf-8")
    for home in (tmp_path / EVIL, file):
        for words in (["today"], ["plan"], ["where"], ["where", "--json"], ["note", "x"], ["plan", "check"]):
            assert_harmless(small, *words, BACKCARE_HOME=str(home))


def test_nor_does_what_nobody_foresaw(small: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_words: object) -> None:
        raise RuntimeError(EVIL)

    monkeypatch.setattr("backcare_tui.coach.coach.Coach.day", broken)
    answer = small("today", env={"BACKCARE_DEBUG": "1"})
    assert answer.code == 1
    assert "RuntimeError" in answer.err
    assert not obeyed(answer)
