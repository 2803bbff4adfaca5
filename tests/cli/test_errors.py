"""Every way to go wrong ends in one sentence, never a traceback, and the code that says which kind."""

from __future__ import annotations

import click
import pytest
from kits.cli_kit import Line

from backcare_tui.cli.commands import today as show

WRONG = [
    ("nonsense",),
    ("--nonsense",),
    ("done",),
    ("done", "posture", "--all"),
    ("done", "posture", "face", "--amount", "3"),
    ("done", "posture", "--nonsense"),
    ("done", "posture", "--amount", "x"),
    ("done", "posture", "--day", "x"),
    ("done", "posture", "--day"),
    ("skip", "posture"),
    ("pain",),
    ("pain", "x"),
    ("pain", "4", "--where", "x"),
    ("note",),
    ("note", ""),
    ("note", "x" * 10_001),
    ("pause", "--until", "x"),
    ("pause", "extra"),
    ("today", "extra"),
    ("week", "--day", "3/11"),
    ("plan", "nonsense"),
    ("plan", "use"),
    ("completion",),
    ("completion", "powershell"),
    ("--home", "", "today"),
    ("--home",),
]
CANNOT = [
    ("done", "nonsense"),
    ("done", ""),
    ("done", "x" * 10_000),
    ("done", "p"),
    ("done", "posture", "--day", "+1"),
    ("today", "--day", "1960-01-01"),
    ("week", "--day", "+9"),
    ("pause", "--until", "yesterday"),
    ("plan", "use", "nonsense"),
    ("plan", "show", "nonsense"),
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: " ".join(words)[:40])
def test_wrong_usage_is_2_and_one_sentence_on_stderr(small: Line, words: tuple[str, ...]) -> None:
    answer = small(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert len(answer.err) < 400


@pytest.mark.parametrize("words", CANNOT, ids=lambda words: " ".join(words)[:40])
def test_what_cannot_be_done_is_1_and_one_sentence_on_stderr(small: Line, words: tuple[str, ...]) -> None:
    answer = small(*words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert len(answer.err) < 400


def test_a_command_that_is_a_near_miss_gets_a_hint(small: Line) -> None:
    assert "did you mean 'done'?" in small("dnoe", "posture").err
    assert "did you mean 'today'?" in small("todya").err
    assert "did you mean 'check'?" in small("plan", "chek").err


@pytest.mark.parametrize(
    "now",
    [
        "nonsense",
        "2026-11-22",
        "2026-11-22T07:42:00",
        "99",
        "9999-12-31T23:00:00+00:00",
        "0001-01-01T00:00:00+00:00",
    ],
)
def test_a_clock_that_is_no_instant_is_wrong_usage(small: Line, now: str) -> None:
    for words in (["today"], ["done", "posture"], ["demo"], []):
        answer = small(*words, env={"BACKCARE_NOW": now})
        assert answer.code == 2
        assert answer.err.startswith(f"BACKCARE_NOW is {now!r}; it takes an ISO instant with offset")
        assert answer.err.count("\n") == 1


def test_help_and_version_need_no_clock_no_home_and_no_plan(line: Line) -> None:
    line.plan("title = 1")
    for words in (["--help"], ["-h"], ["done", "-h"], ["plan", "use", "--help"], ["--version"]):
        answer = line(*words, env={"BACKCARE_NOW": "nonsense"})
        assert (answer.code, answer.err) == (0, "")


def test_help_lists_every_command_with_one_line(line: Line) -> None:
    out = line("--help").out
    for name in (
        *(
            "today",
            "done",
            "skip",
            "pain",
            "note",
            "undo",
            "week",
            "pause",
            "resume",
            "plan",
            "where",
            "demo",
        ),
        *("flare", "rung", "sore", "checkin", "answer", "maintain", "safety", "cleared", "completion"),
    ):
        assert f"\n  {name} " in out


def test_no_line_of_the_help_is_cut_short(line: Line) -> None:
    assert "..." not in line("--help").out.split("Commands:")[1]


def broken(error: BaseException) -> click.Command:
    """A command that goes wrong."""

    @click.command()
    def today() -> None:
        raise error

    return today


def test_what_nobody_foresaw_is_one_sentence_that_says_how_to_report_it(
    small: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "today", broken(ZeroDivisionError("secret")))
    answer = small("today")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "ZeroDivisionError" in answer.err
    assert "BACKCARE_DEBUG=1" in answer.err


def test_the_traceback_is_there_for_those_who_ask(small: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show, "today", broken(ZeroDivisionError("secret")))
    answer = small("today", env={"BACKCARE_DEBUG": "1"})
    assert answer.code == 1
    assert "Traceback (most recent call last)" in answer.err
    assert "secret" in answer.err
    assert "Traceback" not in small("done", "xyz", env={"BACKCARE_DEBUG": "1"}).err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_130_and_silent(
    small: Line, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(show, "today", broken(error))
    assert small("today") == (130, "", "")


def test_a_disk_that_says_no_is_told_with_the_file(small: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(show, "today", broken(PermissionError(13, "Permission denied", "/x/\x1b[31my")))
    answer = small("today")
    assert answer == (1, "", "That did not work: permission denied: /x/\\x1b[31my\n")


def test_a_home_with_an_impossible_name_is_one_sentence(line: Line) -> None:
    for words in (["today"], ["done", "posture"], ["where"], ["plan", "list"]):
        answer = line("--home", "/tmp/" + "x" * 5000, *words)
        assert answer.code in (0, 1)
        assert "Traceback" not in answer.err
        assert "did not expect" not in answer.err
