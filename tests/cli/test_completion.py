"""What the shell offers after Tab."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from kits.cli_kit import Line, offered


def test_commands_complete(small: Line) -> None:
    assert offered(small, "p") == ["pain", "pause", "plan"]
    assert offered(small, "b") == ["body", "backup"]
    assert offered(small, "body", "--") == ["--days", "--svg", "--output", "--json", "--help"]
    assert offered(small, "plan", "") == [
        "show",
        "check",
        "edit",
        "list",
        "compare",
        "use",
        "add",
        "new",
        "set",
        "pause",
        "resume",
        "remove",
        "move",
        "undo",
        "preview",
    ]


def test_tasks_and_targets_complete_and_pairs_after_a_slash(small: Line) -> None:
    assert offered(small, "done", "p") == ["posture-pump", "piriformis"]
    assert offered(small, "start", "p") == ["posture-pump", "piriformis"]
    assert offered(small, "skip", "SELF") == ["self-massage"]
    assert offered(small, "done", "self-massage/q") == ["self-massage/quadratus-lumborum"]


def test_regions_complete(small: Line) -> None:
    assert offered(small, "pain", "4", "--where", "low-back") == [
        "low-back",
        "low-back-left",
        "low-back-middle",
        "low-back-right",
    ]


def test_days_plans_and_shells_complete(small: Line) -> None:
    assert offered(small, "done", "face", "--day", "t") == ["today", "tue", "thu"]
    assert offered(small, "plan", "use", "mc") == ["mcgill-big-3"]
    assert offered(small, "completion", "") == ["bash", "zsh", "fish"]


def test_a_change_of_the_plan_completes_by_the_same_choices_as_on_the_screen(small: Line) -> None:
    assert offered(small, "plan", "add", "mcgill-big-3", "") == ["curl-up", "side-bridge", "bird-dog"]
    assert offered(small, "plan", "add", "mcgill-big-3", "bird-dog", "c") == ["curl-up"]
    assert offered(small, "plan", "add", "posture-device", "p") == [], "what is in the plan already"
    assert offered(small, "plan", "set", "pump", "m") == ["minutes"]
    assert offered(small, "plan", "set", "pump", "optional", "") == ["yes", "no"]
    assert offered(small, "plan", "set", "pump", "every", "mon", "") == ["tue", "wed"]
    assert offered(small, "plan", "pause", "pump", "--until", "t") == ["tomorrow"]
    assert "self-massage" in offered(small, "plan", "move", "pump", "--before", "")
    assert "posture-pump" not in offered(small, "plan", "move", "pump", "--before", "")
    assert offered(small, "plan", "pause", "--until", "") == []


def test_the_home_that_is_typed_is_the_one_that_is_asked(small: Line) -> None:
    other = str(small.home.config.parent / "other")
    assert "bioenergetic-opener" in offered(small, "--home", other, "done", "b")
    assert offered(small, "done", "b") == []
    assert "bioenergetic-opener" in offered(small, "done", "--home", other, "b")


def test_a_tab_never_complains(line: Line) -> None:
    line.plan("title = 1")
    assert offered(line, "done", "p") == ["posture-pump", "piriformis"], (
        "of the shipped plan, which is in force"
    )
    assert not line.home.journal.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_its_shell_reads(line: Line, shell: str) -> None:
    answer = line("completion", shell)
    assert answer.code == 0
    assert answer.out.startswith("# backcare's completion.")
    assert "_BACKCARE_COMPLETE" in answer.out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=answer.out.encode(), check=True)
