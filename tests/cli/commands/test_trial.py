"""``backcare trial``: its plan on one page, agreed to knowingly, a number a day, and its end."""

from __future__ import annotations

import pytest
from kits.cli_kit import Line, kept, offered

from backcare_tui.cli import startup


@pytest.fixture
def ready(small: Line) -> Line:
    """Two weeks with a report each, through Sunday 22 November."""
    small.at(9)("safety", "--none")
    for day in range(9, 23):
        small.at(day)("pain", "4")
    return small


def test_without_one_it_says_how_one_begins(small: Line) -> None:
    answer = small("trial")
    assert answer.code == 0
    assert "No trial is on.\n`backcare trial new` shows the plan of one" in answer.out
    assert small("trial", "--json").data == {"schema": 1, "trial": None}
    assert "was begun yet" in small("trial", "plan").err


def test_the_plan_is_shown_and_nothing_begins_without_a_yes(ready: Line) -> None:
    before = kept(ready)
    answer = ready("trial", "new")
    assert answer.code == 1
    assert answer.out.startswith("Devices or Massage: a trial on yourself\n")
    assert (
        answer.err == "Nothing is begun. With --yes you agree to this plan, and the trial begins tomorrow.\n"
    )
    assert len(answer.out.splitlines()) <= 44
    assert kept(ready) == before
    narrow = ready("trial", "new", env={"COLUMNS": "40"}).out.splitlines()
    assert all(len(text) <= 40 for text in narrow)


def test_at_a_terminal_it_asks_and_a_no_begins_nothing(ready: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "has_terminal", lambda: True)
    before = kept(ready)
    assert ready("trial", "new", said="n\n").out.endswith("Nothing is begun.\n")
    assert ready("trial", "new", said="\n").code == 0
    assert kept(ready) == before
    assert "Agreed: Devices or Massage" in ready("trial", "new", said="y\nb\n").out
    assert ready("trial", "--json").data["trial"]["expected"] == "b"


def test_what_keeps_it_from_beginning_is_said_though_one_says_yes(small: Line) -> None:
    answer = small("trial", "new", "--yes")
    assert answer.code == 1
    assert answer.err.startswith("It cannot begin yet. The safety questions come first")
    assert "10 are needed" in answer.err


def test_a_trial_lived_by_its_commands(ready: Line) -> None:
    assert ready("trial", "new", "pump", "neither", "--yes", "--expect", "posture").code == 0
    assert "Trial   Begins Monday 23 November." in ready("today").out
    assert "first number is asked for on Tuesday 24 November" in ready("trial", "rate", "4").err
    day = ready.at(23)("today").out
    assert "Trial   Pair 1 of 14: " in day
    assert "trial rate" not in day
    day = ready.at(24)("today").out
    asked = "Your pain on average yesterday, over the whole day: `backcare trial rate 0-10`"
    assert asked in " ".join(day.split())
    assert "Your pain on average yesterday" in ready("trial").out
    assert ready("trial", "rate", "5").out == "Yesterday 5 on average: noted.\n"
    assert ready("trial", "rate", "6", "--json").data["changed"] is True
    assert ready("today", "--json").data["trial"]["given"] == 6
    assert "trial rate" not in ready("today").out
    assert "you expect to do better: Posture pump." in " ".join(ready("trial", "plan").out.split())
    end = ready("trial", "end")
    assert (end.code, end.out) == (1, "")
    assert "With --yes" in end.err
    assert ready("trial", "end", "--yes").out.startswith("The trial is over.")
    assert (
        "The last one, Posture pump or Neither, ended on Tuesday 24 November: `backcare trial result`."
        in " ".join(ready("trial").out.split())
    )
    assert ready("undo").code == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("rate", "eleven"), 2, "'eleven' is not a number of your pain"),
        (("rate", "11"), 2, "11 is not a pain level"),
        (("rate",), 2, "Missing"),
        (("end",), 1, "No trial is on."),
        (
            ("new", "pump", "neither", "--expect", "\x1b[1mc"),
            2,
            "is none of the two: a (Posture pump), b (Neither)",
        ),
        (("new", "pump", "\x1b[31m"), 1, "Nothing to compare is called"),
        (("nwe",), 2, "did you mean 'new'?"),
    ],
)
def test_a_slip_is_one_sentence(small: Line, words: tuple[str, ...], code: int, told: str) -> None:
    answer = small("trial", *words)
    assert answer.code == code
    assert told in answer.err
    assert "\x1b" not in answer.err
    assert "Traceback" not in answer.err


def test_tab_offers_arms_and_who_may_be_expected(small: Line) -> None:
    assert offered(small, "trial", "new", "") == [
        "devices",
        "massage",
        "exercises",
        *["posture-pump", "self-massage", "face-pull"],
        "neither",
    ]
    assert offered(small, "trial", "new", "devices", "ma") == ["massage"]
    assert "a" in offered(small, "trial", "new", "--expect", "")


def test_what_waits_is_not_left(ready: Line) -> None:
    ready("trial", "new", "--yes")
    ready.at(24, "20:00")
    rows = {row["id"].partition("/")[0]: row["state"] for row in ready("today", "--json").data["tasks"]}
    (waiting,) = [task for task, state in rows.items() if state == "rested"]
    left = ready("left", "--json").data
    assert waiting not in str(left)
    assert ready("status", "--json").data["asked"] == sum(
        row["state"] == "due" for row in ready("today", "--json").data["tasks"]
    )
