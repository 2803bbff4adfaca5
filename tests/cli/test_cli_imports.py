"""Start-up: what a line does not need, it does not import. Proved in a fresh interpreter."""

from __future__ import annotations

import sys

import pytest
from cli_kit import Line

COSTLY = (
    "textual",
    "rich",
    "tomlkit",
    "platformdirs",
    "dateutil",
    "difflib",
    "traceback",
    "json",
    "tempfile",
)
DATABASE = ("tinydb", "filelock")
OTHERS = ("backcare_tui.tui", "backcare_tui.cli.plans", "backcare_tui.cli.where", "backcare_tui.cli.demo")

PROBE = """
import sys
sys.argv = ["backcare", *sys.argv[1:]]
import backcare_tui.cli
try:
    backcare_tui.cli.main()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
import gc
assert not gc.isenabled()
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""


def loaded(line: Line, *words: str) -> set[str]:
    """The modules that a line leaves behind."""
    import subprocess

    found = subprocess.run(
        [sys.executable, "-c", PROBE, *words], env=line.environ(), capture_output=True, text=True, check=True
    )
    return set(found.stderr.split("LOADED ")[1].split())


@pytest.mark.parametrize("words", [("today",), ("week", "--json"), ("today", "--json")])
def test_looking_imports_neither_screen_nor_database(small: Line, words: tuple[str, ...]) -> None:
    small("done", "posture")
    assert not loaded(small, *words) & {*COSTLY, *DATABASE, *OTHERS, "backcare_tui.cli.record"}


@pytest.mark.parametrize("words", [("done", "posture"), ("pain", "4", "--where", "neck", "--day", "-1")])
def test_recording_imports_no_screen_and_nothing_of_other_commands(
    small: Line, words: tuple[str, ...]
) -> None:
    found = loaded(small, *words)
    costly = set(COSTLY) - {"json", "tempfile", "traceback"}  # TinyDB and filelock bring these
    assert not found & {*costly, *OTHERS, "backcare_tui.cli.show"}
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
    costly = set(COSTLY) - {"json", "tempfile", "traceback"}
    assert not found & {*costly, *OTHERS, "backcare_tui.cli.show"}


def test_an_answer_a_clearance_and_a_look_ahead_import_no_screen(small: Line) -> None:
    small("safety", "--yes", "infection")
    for day in range(17, 22):
        small.at(day)("pain", "1")
    small.at(22)("pain", "5")
    costly = set(COSTLY) - {"json", "tempfile", "traceback"}
    for words in (("cleared", "--by", "Dr Ruiz"), ("answer", "no")):
        assert not loaded(small, *words) & {*costly, *OTHERS}, words
    others = set(OTHERS) - {"backcare_tui.cli.plans"}
    for words in (("plan", "preview"), ("plan", "preview", "--json"), ("safety",), ("safety", "--json")):
        assert not loaded(small, *words) & {*COSTLY, *DATABASE, *others}, words
