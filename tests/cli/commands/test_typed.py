"""What a person types is taken: several words, several tasks, a reason or a place behind, and a few habits of shells."""

from __future__ import annotations

import io
import sys

import pytest
from kits.cli_kit import Line

from backcare_tui import __version__


def states(line: Line) -> dict[str, str]:
    """Each row of today and how it stands."""
    return {row["id"]: row["state"] for row in line("today", "--json").data["tasks"]}


@pytest.mark.parametrize(
    ("words", "done"),
    [
        (("Posture", "Pump"), {"posture-pump"}),
        (("face", "pull", "posture", "pump"), {"face-pull", "posture-pump"}),
        (("glut", "med", "face"), {"self-massage/gluteus-medius", "face-pull"}),
        (("posture", "pump", "posture"), {"posture-pump"}),
        (("self", "massage"), {"self-massage/quadratus-lumborum", "self-massage/gluteus-medius"}),
        (
            ("--all",),
            {
                "posture-pump",
                "face-pull",
                "self-massage/quadratus-lumborum",
                "self-massage/gluteus-medius",
            },
        ),
    ],
)
def test_several_words_are_one_task_or_several_in_one_write(
    small: Line, words: tuple[str, ...], done: set[str]
) -> None:
    assert small("done", *words).code == 0
    assert {name for name, state in states(small).items() if state == "done"} == done


def test_one_unknown_name_among_several_changes_nothing(small: Line) -> None:
    answer = small("done", "posture", "pump", "xyzzy")
    assert (answer.code, answer.out) == (1, "")
    assert "Nothing in the plan is called 'xyzzy'" in answer.err
    assert "did you mean 'posture-pump'?" in small("done", "posture", "pmp").err
    assert set(states(small).values()) == {"due"}


def test_all_is_what_is_left_and_stands_alone(small: Line) -> None:
    small("skip", "face", "pull", "tired")
    assert small("done", "--all").code == 0
    assert states(small)["face-pull"] == "skipped"
    assert small("done", "--all") == (0, "Nothing is left to check off.\n", "")
    assert small("done", "posture", "--all").code == 2
    assert small("done", "posture", "face", "--amount", "3").code == 2
    assert small("done").code == 2


def test_a_reason_may_follow_the_name_and_is_completed_in_one_word(small: Line) -> None:
    assert "skipped (no time)" in small("skip", "posture", "pump", "no", "time").out
    assert "skipped (a rest day)" in small("skip", "face", "--because", "a-rest-day").out
    assert "Missing option" in small("skip", "posture").err
    assert "Nothing in the plan is called" in small("skip", "xyzzy", "tired").err


def test_places_may_follow_the_level(small: Line) -> None:
    assert small("pain", "3", "neck", "low", "back", "left").out == "Pain 3, neck, low back left: noted.\n"
    assert small("pain", "2", "--where", "neck", "left", "buttock").out.startswith(
        "Pain 2, neck, buttock left"
    )
    answer = small("pain", "3", "neck", "xyzzy")
    assert (answer.code, answer.out) == (2, "")
    assert small("pain", "3", "neck", "--history").code == 2


def test_names_of_several_words_are_names_elsewhere_too(small: Line) -> None:
    assert small("rung", "Posture", "pump", "1").code == 0
    assert small("sore", "gluteus", "medius").code == 0


def test_a_note_keeps_the_spaces_that_were_typed_and_can_be_piped_in(
    small: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    small("note", "  indented  ")
    for told in (b"from a file\n", b"\xff\n", b"   \n"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told)))
        from backcare_tui.cli.commands.record import piped
        from backcare_tui.coach import Unreadable

        if told.startswith(b"\xff"):
            with pytest.raises(Unreadable, match="no UTF-8"):
                piped()
        else:
            assert piped() == told.decode().rstrip("\n")
    assert small("today", "--json").data["notes"] == ["  indented  "]
    assert small("note", "   ").code == 2
    answer = small.apart("note", "-", input=b"slept badly\nand late\n")
    assert answer.code == 0
    assert small("today", "--json").data["notes"][-1] == "slept badly\nand late"


def test_help_and_version_are_found_the_way_one_looks_for_them(line: Line) -> None:
    assert line("help").out == line("--help").out
    assert line("help", "pain").out == line("pain", "--help").out
    assert line("help", "plan", "use").out == line("plan", "use", "--help").out
    assert line("plan", "help", "use").out == line("plan", "use", "--help").out
    assert line("help", "xyzzy").code == 2
    assert line("-V").out == f"backcare {__version__}\n"
