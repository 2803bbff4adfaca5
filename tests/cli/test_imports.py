"""Start-up: what a line does not need, it does not import. Proved in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest
from kits.cli_imports import COSTLY, DATABASE, OTHERS, loaded
from kits.cli_kit import Line


@pytest.mark.parametrize("words", [("today",), ("week", "--json"), ("today", "--json")])
def test_looking_imports_neither_screen_nor_database(small: Line, words: tuple[str, ...]) -> None:
    small("done", "posture")
    assert not loaded(small, *words) & {*COSTLY, *DATABASE, *OTHERS, "backcare_tui.cli.commands.record"}


@pytest.mark.parametrize(
    "words", [("done", "posture"), ("pain", "4", "--where", "neck", "--day", "-1", "--yes")]
)
def test_recording_imports_no_screen_and_nothing_of_other_commands(
    small: Line, words: tuple[str, ...]
) -> None:
    found = loaded(small, *words)
    costly = set(COSTLY) - {"json"}  # TinyDB brings it
    assert not found & {*costly, *OTHERS, "backcare_tui.cli.commands.today"}
    assert set(DATABASE) <= found


@pytest.mark.parametrize(
    "words",
    [
        ("flare", "start"),
        ("rung", "posture", "2"),
        ("sore", "quad"),
        ("checkin", "1", "2", "3"),
        ("maintain", "on"),
        ("safety", "--none"),
        ("safety", "--yes", "infection"),
    ],
    ids=" ".join,
)
def test_a_word_on_guidance_or_safety_imports_no_screen(small: Line, words: tuple[str, ...]) -> None:
    found = loaded(small, *words)
    costly = set(COSTLY) - {"json"}
    assert not found & {*costly, *OTHERS, "backcare_tui.cli.commands.today"}


def test_an_answer_a_clearance_and_a_look_ahead_import_no_screen(small: Line) -> None:
    small("safety", "--yes", "infection")
    for day in range(17, 22):
        small.at(day)("pain", "1")
    small.at(22)("pain", "5")
    costly = set(COSTLY) - {"json"}
    for words in (("cleared", "--by", "Dr Ruiz"), ("answer", "no")):
        assert not loaded(small, *words) & {*costly, *OTHERS}, words
    others = set(OTHERS) - {"backcare_tui.cli.commands.plan"}
    lines: tuple[tuple[str, ...], ...] = (
        ("plan", "preview"),
        ("plan", "preview", "--json"),
        ("safety",),
        ("safety", "--json"),
    )
    for line in lines:
        assert not loaded(small, *line) & {*COSTLY, *DATABASE, *others}, line


ALONE = """
import sys, types
sys.argv = ["backcare"]
screen = types.ModuleType("backcare_tui.tui.app")
screen.run = lambda coach, guide, setup, ready: print("OPENED", coach.home.journal)
sys.modules[screen.__name__] = screen
from backcare_tui.cli import startup, main
startup.has_terminal = lambda: True
try:
    main()
except SystemExit as leaving:
    print("CODE", leaving.code or 0)
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""


def alone(line: Line, **env: str) -> subprocess.CompletedProcess[str]:
    """``backcare`` and nothing else, as in a terminal, with a screen that only says where it was opened."""
    told = {**line.environ(), **env}
    return subprocess.run([sys.executable, "-c", ALONE], env=told, capture_output=True, text=True, check=True)


def test_backcare_alone_opens_the_dashboard_without_what_reads_a_command_line(small: Line) -> None:
    found = alone(small)
    assert found.stdout.splitlines() == [f"OPENED {small.home.journal}", "CODE 0"]
    assert "click" not in found.stderr.split("LOADED ")[1].split()


def test_backcare_alone_says_in_one_sentence_what_is_wrong(small: Line) -> None:
    found = alone(small, BACKCARE_NOW="soon")
    assert found.stdout.splitlines() == ["CODE 2"]
    assert found.stderr.split("LOADED")[0].count("\n") == 1
    assert "BACKCARE_NOW" in found.stderr


def test_the_completion_script_of_backcare_alone_is_never_a_dashboard(small: Line) -> None:
    found = alone(small, _BACKCARE_COMPLETE="zsh_source")
    assert "OPENED" not in found.stdout
    assert "#compdef backcare" in found.stdout
