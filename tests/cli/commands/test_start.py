"""``setup`` on the command line: shown, written, and never a question without a terminal."""

from __future__ import annotations

import pytest
from kits.cli_kit import Line


def test_a_dry_run_prints_a_plan_that_can_be_kept_and_writes_nothing(line: Line) -> None:
    answer = line("setup", "--have", "pump,band", "--minutes", "10", "--where", "low back left", "--dry-run")
    assert answer.code == 0
    assert not line.home.plans.exists()
    path = line.plan(answer.out)
    assert line("plan", "check", str(path)).out.startswith("combined.toml: fine. 4 tasks")
    assert "low back left; every day." in answer.out


def test_setup_shows_each_task_with_its_why_and_uses_the_plan(line: Line) -> None:
    answer = line("setup", "--have", "claw", "--days", "mon wed sun")
    assert "You have a claw or ball; these muscles take turns." in answer.out
    assert answer.out.endswith("in my-plan.toml.\n")
    assert line("plan", "check").out.startswith("my-plan.toml: fine.")
    assert line("today", "--json").data["plan"] == "My back-care plan"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Say what you have"),
        (("--minutes", "10"), "Say what you have"),
        (("--have", "clow"), "did you mean 'claw'"),
        (("--have", "pump", "--minutes", "7"), "5, 10 or 20"),
        (("--have", "pump", "--days", "mon"), "two days a week"),
        (("--have", "pump", "--where", "moon"), "is not a region"),
    ],
)
def test_what_is_not_understood_is_one_sentence_and_writes_nothing(
    line: Line, words: tuple[str, ...], told: str
) -> None:
    answer = line("setup", *words)
    assert answer.code == 2
    assert told in answer.err
    assert answer.err.count("\n") == 1
    assert not line.home.plans.exists()
