"""The commands for the person's own word on guidance, and the look ahead."""

from __future__ import annotations

import re

import pytest
from kits.cli_kit import HOSTILE, PLAN, Line, kept
from kits.folder import snapshot


def doses(line: Line) -> dict[str, object]:
    """Today's doses."""
    return {row["id"]: row["dose"] for row in line("today", "--json").data["tasks"]}


def test_a_red_report_eases_the_rest_of_the_day_and_undo_gives_it_back(small: Line) -> None:
    small("rung", "posture", "3", "--yes")
    before = small("today").out
    answer = small("pain", "7", "--after", "posture")
    assert answer.out == "Pain 7, after Posture pump: noted. What is left of today is less now.\n"
    out = small("today").out
    assert "\nBegin gently. One task is enough today." in out
    assert doses(small)["posture-pump"] == {"minutes": 5}
    assert small("today", "--json").data["tasks"][0]["full"] == {"minutes": 8}
    small("undo")
    assert small("today").out == before


def test_a_dose_that_came_down_is_shown_beside_what_it_was(small: Line) -> None:
    small.at(21)("rung", "posture", "3", "--yes")
    small("done", "posture")
    small.at(22)("pain", "7")
    assert "Posture pump        5 min        evening   ▽ was 8 min" in small("today").out
    row = small("today", "--json").data["tasks"][0]
    assert (row["was"], row["change"]) == ({"minutes": 8}, "down")


@pytest.mark.parametrize("after", ["juggling", "p", "x" * 10_000])
def test_a_report_after_no_task_is_1_and_not_kept(small: Line, after: str) -> None:
    answer = small("pain", "7", "--after", after)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert not small.home.journal.exists() or not list(small.home.journal.glob("*.json"))


def test_a_flare_is_begun_once_and_ended_once(small: Line) -> None:
    assert small("flare", "end") == (0, "No flare is open.\n", "")
    assert small("flare", "start").out.startswith("A flare: half doses from now on, and your streak waits.")
    assert doses(small)["posture-pump"] == {"minutes": 1}
    before = kept(small)
    again = small("flare", "start", "--json")
    assert (again.code, again.data["changed"]) == (0, False)
    assert kept(small) == before
    data = small("today", "--json").data
    assert (data["state"], data["flare"]) == ("flare", {"first": "2026-11-22", "last": None})
    small = small.at(23)
    assert small("flare", "end").out == "The flare is over. From tomorrow everything comes back gently.\n"
    assert small("today", "--json").data["flare"] == {"first": "2026-11-22", "last": "2026-11-23"}
    assert small("flare", "end") == (0, "No flare is open.\n", "")


def test_a_flare_shows_in_the_day_and_the_week_by_its_own_mark(small: Line) -> None:
    small("flare", "start")
    assert small("today").out.split("\n")[1].split() == ["0", "days", "kept", "~"]
    assert small("week", "--json").data["days"][6]["state"] == "flare"
    small.at(23)
    assert small("today", "--day", "-1", "--json").data["state"] == "flare"


@pytest.mark.parametrize(
    "hold", [("pain", "6"), ("flare", "start"), ("safety", "--yes", "infection"), ("pause",)], ids=" ".join
)
def test_a_raise_that_has_to_wait_is_1_and_one_sentence_and_changes_nothing(
    small: Line, hold: tuple[str, ...]
) -> None:
    small(*hold)
    before = kept(small)
    answer = small("rung", "posture", "2")
    assert answer == (
        1,
        "",
        "Raising waits while less is asked than usual: after a setback, in a flare, on a pause or a lock.\n",
    )
    assert kept(small) == before


@pytest.mark.parametrize(
    ("task", "number"), [("posture", "4"), ("posture", "0"), ("posture", "99999999999"), ("face", "1")]
)
def test_a_rung_off_the_ladder_is_1_and_changes_nothing(small: Line, task: str, number: str) -> None:
    answer = small("rung", task, number)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert not list(small.home.journal.glob("*.json"))


@pytest.mark.parametrize("number", ["x", "1.5", "", "½"])
def test_a_rung_that_is_no_number_is_2(small: Line, number: str) -> None:
    answer = small("rung", "posture", number)
    assert (answer.code, answer.err) == (2, f"{number!r} is not a rung: it is a whole number.\n")


def test_the_rung_one_is_on_is_0_and_changes_nothing(small: Line) -> None:
    assert small("rung", "posture", "1") == (0, "Posture pump is on rung 1 already (3 min).\n", "")
    assert not list(small.home.journal.glob("*.json"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_reason_reaches_the_terminal_as_a_command(small: Line, text: str) -> None:
    answer = small("rung", "posture", "2", "--because", text)
    assert answer.code == 0
    for words in (["today"], ["today", "--json"], ["plan", "preview"], ["week"]):
        shown = small(*words).out
        assert all(char == "\n" or char.isprintable() or char in "\u200d\u200c" for char in shown)


def test_a_reason_of_ten_thousand_characters_is_2_and_one_sentence(small: Line) -> None:
    answer = small("rung", "posture", "2", "--because", "x" * 10_000)
    assert answer == (2, "", "A reason may have 200 characters; this has 10,000.\n")


def test_a_sore_target_is_left_out_and_a_massage_of_sore_ones_is_rested(small: Line) -> None:
    assert small("sore", "quad").out == "Quadratus lumborum is left alone today and the next two days.\n"
    assert "Quadratus" not in small("today").out
    for target in ("gluteus", "piriformis"):
        small("sore", target)
    assert "⊘  Self-massage  30 s a side  ball     rested: all sore\n" in small("today").out
    for what in ("posture", "self", "nose"):
        answer = small("sore", what)
        assert (answer.code, answer.err.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "numbers", [("11", "0", "0"), ("0", "0", "x"), ("0", "1.5", "0"), ("-1", "0", "0"), ("1", "2")]
)
def test_a_check_in_out_of_bounds_is_2_and_one_sentence(small: Line, numbers: tuple[str, ...]) -> None:
    answer = small("checkin", *numbers)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert not list(small.home.journal.glob("*.json"))


def test_a_check_in_is_told_in_a_sentence_and_in_the_json(small: Line) -> None:
    assert small("checkin", "3", "2", "4").out == "Check-in 3.0 of 10, as 3.0 at first.\n"
    assert small("today", "--json").data["check_in"] == {
        "score": 3.0,
        "first": 3.0,
        "change": 0.0,
        "marked": False,
    }


def test_an_answer_to_nothing_is_1_and_wants_yes_or_no(small: Line) -> None:
    assert small("answer", "yes") == (1, "", "Today asks nothing that can be answered.\n")
    for words in (["answer"], ["answer", "maybe"], ["flare"], ["flare", "begin"], ["maintain", "x"]):
        answer = small(*words)
        assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_a_question_is_shown_with_the_line_that_answers_it(small: Line) -> None:
    for day in range(17, 22):
        small.at(day)("pain", "1")
    small.at(22)("pain", "5")
    out = small("today").out
    assert "?  Is this a flare? A yes halves the doses" in out
    assert "(`backcare answer yes|no`)" in out.replace("\n   ", " ")
    assert small("today", "--json").data["question"]["id"] == "flare"
    assert small("answer", "no").code == 0
    assert small("today", "--json").data["question"] is None


def test_no_answer_of_a_line_names_a_key_of_the_dashboard(small: Line) -> None:
    for day in range(17, 22):
        small.at(day)("pain", "1")
    small.at(22)("pain", "5")
    assert "f says so" not in small("answer", "no").out


def test_maintaining_is_shown_and_taken_off(small: Line) -> None:
    small("maintain", "on")
    assert small("today", "--json").data["maintained"] == "2026-11-22"
    assert small("maintain", "on") == (0, "Every second day it is already.\n", "")
    assert small.at(23)("today", "--json").data["tasks"] == []
    small("maintain", "off")
    assert small("today", "--json").data["maintained"] is None
    assert small("today", "--json").data["tasks"] != []


AHEAD = [
    (),
    ("--days", "60"),
    ("--pain", "6"),
    ("--miss",),
    ("--json",),
    ("--days", "3", "--pain", "0", "--miss"),
]


@pytest.mark.parametrize("options", AHEAD, ids=" ".join)
def test_a_look_ahead_writes_nothing(small: Line, options: tuple[str, ...]) -> None:
    small("done", "posture")
    before = snapshot(small.home.config.parent)
    assert small("plan", "preview", *options).code == 0
    assert snapshot(small.home.config.parent) == before


def test_a_look_ahead_has_as_many_days_as_are_asked_for(small: Line) -> None:
    for words, count in (((), 14), (("--days", "1"), 1), (("--days", "60"), 60)):
        days = small("plan", "preview", *words, "--json").data["days"]
        assert len(days) == count
        assert days[0] == small("today", "--json").data | {"message": None, "streak": days[0]["streak"]}
    for wrong in (("--days", "0"), ("--days", "61"), ("--days", "x"), ("--pain", "11"), ("--pain", "-1")):
        answer = small("plan", "preview", *wrong)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_a_look_ahead_says_what_it_takes_for_granted(small: Line) -> None:
    out = small("plan", "preview").out
    assert out.startswith("If everything asked is done and no pain is reported. Looking saves nothing.\n\n")
    small("pain", "2")
    assert small("plan", "preview").out.startswith(
        "If everything asked is done and pain is 2 from tomorrow on."
    )
    assert small("plan", "preview", "--miss").out.startswith("If nothing more is done and pain is 2")


def test_a_look_ahead_climbs_with_green_days_eases_with_red_and_holds_when_nothing_is_done(
    small: Line,
) -> None:
    def stances(*options: str) -> list[str]:
        days = small("plan", "preview", "--days", "28", *options, "--json").data["days"]
        return [day["guidance"]["stance"] for day in days[1:]]

    assert "progress" in stances("--pain", "1")
    red = stances("--pain", "6")
    assert set(red[:21]) == {"ease"}, "not before three weeks of reports"
    assert "ease" not in red[24:], "what is always red is a level"
    assert set(stances("--pain", "1", "--miss")) == {"hold"}


def test_a_look_ahead_marks_a_step_up(small: Line) -> None:
    out = small("plan", "preview", "--pain", "1", "--days", "28").out
    assert re.search(r"^.{6}  more  5 ▲", out, flags=re.MULTILINE)
    assert all(len(row) <= 80 for row in out.split("\n"))


def test_a_look_ahead_is_a_line_a_day_and_a_column_a_task_until_that_ends(line: Line) -> None:
    line.plan(PLAN.replace('when = "evening"', "until = 2026-11-24"))
    assert line("plan", "preview", "--days", "4").out.splitlines()[2:] == [
        "              Posture  Self-massage  Face",
        "              pump                   pull",
        "              min      s a side        reps  Massage targets",
        "Sun 22  same  3        30            2 × 12  Quadratus lumborum, Gluteus medius",
        "Mon 23  same  3                      2 × 12",
        "Tue 24  same  3        30            2 × 12  Piriformis, Quadratus lumborum",
        "Wed 25  same           30            2 × 12  Gluteus medius, Piriformis",
    ]


def test_a_look_ahead_of_many_tasks_tells_each_day_in_words(line: Line) -> None:
    tasks = "".join(
        f'[[exercise]]\nid = "e{at}"\nname = "Exercise {at}"\nreps = 5\nevery = "day"\n' for at in range(12)
    )
    line.plan(f'title = "Many"\n{tasks}')
    out = line("plan", "preview", "--days", "2").out
    assert out.count("Exercise 11 5 reps") == 2
    assert all(len(row) <= 80 for row in out.split("\n"))


def test_the_reason_for_a_rung_is_told_with_the_row(small: Line) -> None:
    small("rung", "posture", "2", "--because", "it goes well")
    why = small("today", "--json").data["tasks"][0]["why"]
    assert any("as you chose today (it goes well)." in fact for fact in why)


def test_a_raise_of_several_rungs_is_refused_until_yes_is_said(small: Line) -> None:
    answer = small("rung", "posture", "3")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "Posture pump would go up 2 rungs at once: one step at a time, a week apart, shows what it does to "
        "your back. With --yes it is done all the same.\n"
    )
    assert small("rung", "posture", "3", "--yes").code == 0


def test_an_offer_is_declined_by_its_name_or_without_it_and_json_tells_both_before_and_after(
    small: Line,
) -> None:
    for day in range(15, 20):
        line = small.at(day)
        line("pain", "1")
        line("done", "posture")
    offered = small.at(20)
    (row,) = (row for row in offered("today", "--json").data["tasks"] if row["id"] == "posture-pump")
    assert (row["offer"], row["dose"], row["was"]) == (True, {"minutes": 5}, {"minutes": 3})
    assert "▲ was 3 min, an offer" in offered("today").out
    assert "(`backcare keep` keeps 3 min)" in offered("today").out
    said = "Posture pump: kept at 3 min. The step up may be offered again from 4 December.\n"
    assert offered("keep").out == said
    assert offered("undo").code == 0
    assert offered("keep", "posture").out == said
    (row,) = (row for row in offered("today", "--json").data["tasks"] if row["id"] == "posture-pump")
    assert "offer" not in row
    assert row["next_step"] == {
        "dose": {"minutes": 5},
        "on": "2026-12-04",
        "held_by": "kept",
        "because": row["next_step"]["because"],
    }
    (coming,) = (line for line in offered("today").out.splitlines() if line.startswith("Next "))
    assert "at the soonest" in coming
    assert "Posture pump" not in coming, "what is kept is not the one that comes first"
    nothing = offered("keep", "face")
    assert (nothing.code, nothing.err.startswith("Face pull is offered no step up today.")) == (1, True)
    assert offered("keep", "nobody").code == 1
