"""The JSON, and the document that tells of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from kits.cli_docs import documented, example, fields, section
from kits.cli_kit import HOSTILE, PLAN, Answer, Line, cut_off, lived, stopped, uneven

RICH = """
title = "Everything"
[[device]]
id = "pump"
name = "Pump"
minutes = [3, 5]
at = "evening"
when = "evening"
every = "day"
[[massage]]
id = "massage"
tool = "ball"
seconds = 30
targets = ["piriformis", "quadratus-lumborum"]
not_with = []
every = ["mon", "tue", "wed", "thu", "fri", "sun"]
[[exercise]]
id = "pyramid"
name = "Pyramid"
reps = ["5-3-1", "6-4-2"]
sides = 2
every = "day"
[[exercise]]
id = "opener"
name = "Opener"
breaths = [5, 8]
easier = {words = "Lying down.", breaths = 10}
start_rung = 0
every = "day"
[[exercise]]
id = "sets"
name = "Sets"
reps = 8
sets = 3
every = "day"
[[track]]
id = "sleep"
ask = "How?"
[[visit]]
id = "physio"
name = "Physio"
every = "day"
log = ["who"]
"""


def rich_days(line: Line) -> list[Any]:
    """Days that between them hold all there is to hold."""
    line.plan()
    for day in range(1, 6):
        line.at(day)
        line("pain", "1")
        line("done", "posture")
    found = [line.at(6)("today", "--json").data]  # a step up is offered, and others are held
    line.at(22)
    line.plan(RICH)
    found.append(line("today", "--json").data)
    line("done", "pump")
    line("done", "piri", "--amount", "1 side")
    line("skip", "piri", "--because", "sore")
    line("done", "pyramid")
    line("done", "opener")
    line("done", "sets", "--amount", "10")
    uneven(line, "quadratus-lumborum", (12, 7))
    line("done", "physio", "--log", "who=Dr Ruiz")
    line("visit", "osteopath", "--on", "today 14:00")
    line("pain", "4", "--where", "neck", "--morning")
    line("note", "a note")
    line("note", "a late one", "--day", "-1", "--yes")
    line("pause", "--until", "2026-11-30")
    found += [line("today", "--json").data, line("today", "--day", "-1", "--json").data]
    return [*found, *guided_days(line)]


def guided_days(line: Line) -> list[Any]:
    """Days of a flare, a check-in and a long silence, after a day of everything."""
    line.at(23)
    line("resume")
    line("rung", "opener", "1")
    for task in ("pump", "massage", "pyramid", "opener", "sets"):
        line("done", task)
    line.at(24)
    for words in (["flare", "start"], ["maintain", "on"], ["safety", "--with", "pregnancy"]):
        line(*words)
    line("checkin", "3", "2", "4")
    found = [line("today", "--json").data]
    line("maintain", "off")
    line.at(25)
    found.append(line("today", "--json").data)
    line.at(30)
    cut_off(line)
    found.append(line("today", "--json").data)
    line.plan(RICH.replace('tool = "ball"', 'tool = "ball"\nsides = "left"'))
    return [*found, line("today", "--json").data]


def answered(line: Line) -> None:
    """Answers of every sort: a stop, a clearance, a condition, and a sign that waits for one."""
    line.at(20)
    stopped(line, "numbness")
    line.at(21)
    line("safety", "--yes", "infection")
    line("cleared", "infection", "--by", "Dr Ruiz")
    line.at(22)
    line("safety", "--with", "pregnancy")
    line("pain", "3", "--where", "chest")


def test_every_field_of_a_day_is_in_the_document_and_every_field_there_is_real(line: Line) -> None:
    days = rich_days(line)
    of_trial = {name for name in documented("`backcare today --json`") if name.startswith("trial.")}  # below
    assert set().union(*map(fields, days)) | of_trial == documented("`backcare today --json`")


def test_every_field_of_a_week_is_in_the_document_and_every_field_there_is_real(line: Line) -> None:
    rich_days(line)
    assert fields(line("week", "--json").data) == documented("`backcare week --json`")


def test_every_field_of_an_answer_and_of_where_is_in_the_document(line: Line) -> None:
    line.home.plans.mkdir(parents=True)
    (line.home.plans / "combined.sync-conflict-20261120-101010-A.toml").write_text("")
    assert fields(line("where", "--json").data) == documented("`backcare where --json`")
    assert fields(line("doctor", "--json").data) == documented("`backcare doctor --json`")
    for words in (["done", "posture"], ["flare", "start"], ["safety", "--none"], ["checkin", "1", "2", "3"]):
        assert fields(line(*words, "--json").data) == documented("Recording with `--json`")


def test_every_field_of_the_safety_answers_is_in_the_document(line: Line) -> None:
    answered(line)
    safety = line("safety", "--json").data
    assert safety == example("safety")
    assert fields(safety) == documented("`backcare safety --json`")


def test_every_field_of_the_visits_is_in_the_document_and_the_example_is_what_is_printed(small: Line) -> None:
    small.at(20)("visit", "osteopath", "--on", "today")
    small("done", "osteopath")
    small.at(22)("visit", "osteopath", "--on", "tue 14:00", "--place", "Dr Ruiz")
    visits = small("visit", "--json").data
    assert visits == example("visit")
    assert fields(visits) == documented("`backcare visit --json`")


def test_every_field_of_a_trial_is_in_the_document_and_the_example_is_what_is_printed(small: Line) -> None:
    small.at(8)("safety", "--none")
    for day in range(9, 23):
        small.at(day)("pain", str(3 + day % 3))
    small.at(22)("trial", "new", "--yes", "--expect", "devices")
    told = small("trial", "--json").data
    assert told == example("trial")
    assert fields(told) == documented("`backcare trial --json`")
    today = small.at(23)("today", "--json").data
    assert fields(today) <= documented("`backcare today --json`")
    assert fields(today["trial"]) == set(told["trial"]["today"])


def test_every_field_of_a_preview_is_in_the_document(line: Line) -> None:
    rich_days(line)
    ahead = line("plan", "preview", "--json").data
    assert set(ahead) == documented("`backcare plan preview --json`")
    for day in ahead["days"]:
        assert fields(day) <= documented("`backcare today --json`")
        assert day["message"] is None or day == ahead["days"][0]


def test_every_field_of_the_log_is_in_the_document(line: Line) -> None:
    rich_days(line)
    line("note", "late", "--day", "-1")
    line("pain", "5", "--note", "words", "--where", "neck")
    line("amend", line("log", "--json").data["entries"][0]["id"], "--level", "4")
    line("undo", line("log", "late", "--json").data["entries"][0]["id"])
    assert fields(line("log", "--all", "--json").data) == documented("`backcare log --json`")


def test_the_examples_in_the_document_are_what_is_printed(small: Line) -> None:
    lived(small)
    today = small("today", "--json").data
    assert today.pop("diary") == small("log", "--since", "today", "--json").data["entries"]
    shown = example("today")
    assert today.pop("message").keys() == shown.pop("message").keys()  # which one it is, others say
    assert today == shown
    assert small("week", "--json").data == example("week")
    where = small("where", "--json")
    letters = where.data["device"]["letters"]
    out = where.out.replace(str(small.home.config), "/home/ann/back").replace(letters, "kqxmzt")
    assert json.loads(out) == example("where")
    assert small.at(24)("done", "posture", "--json").data == example("done")


def test_every_state_is_in_the_document() -> None:
    from backcare_tui.domain.glyphs import GLYPHS

    for state in GLYPHS:
        assert f"`{state}`" in section("`backcare today --json`"), state


def test_doses_have_the_documents_shapes(line: Line) -> None:
    rows = rich_days(line)[2]["tasks"]
    doses = {row["id"]: (row["dose"], row.get("done")) for row in rows if "visit:" not in row["id"]}
    assert doses == {
        "pump": ({"minutes": 3}, {"minutes": 3}),
        "massage/piriformis": ({"seconds": 30, "sides": 2}, {"seconds": 30, "sides": 1}),
        "massage/quadratus-lumborum": (
            {"seconds": 30, "sides": 2},
            {"seconds": 12, "sides": 1, "other": 7},
        ),
        "pyramid": ({"sets": 3, "reps": [5, 3, 1], "sides": 2}, {"sets": 3, "reps": [5, 3, 1], "sides": 2}),
        "opener": ({"breaths": 10}, {"breaths": 10}),
        "sets": ({"sets": 3, "reps": 8}, {"sets": 1, "reps": 10}),
        "physio": ({}, {}),
    }


def test_done_is_there_only_when_something_was_done(small: Line) -> None:
    small("done", "posture")
    assert [row["id"] for row in small("today", "--json").data["tasks"] if "done" in row] == ["posture-pump"]


def test_a_day_without_record_has_no_state_in_a_week(small: Line) -> None:
    small("done", "posture")
    days = small("week", "--json").data["days"]
    assert [day["state"] for day in days] == [None] * 6 + ["pending"]
    assert (days[6]["due"], days[6]["done"], days[6]["kept"]) == (3, 1, False)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_texts_are_exact_and_the_document_holds_nothing_that_a_terminal_obeys(small: Line, text: str) -> None:
    small("note", f"({text})")
    answer = small("today", "--json")
    assert answer.data["notes"] == [f"({text})"]
    assert all(char == "\n" or char.isprintable() for char in answer.out)


def test_an_output_that_is_not_utf8_gets_ascii_and_the_same_texts(small: Line) -> None:
    small("note", "● 背中 👩🏽‍💻")
    answer = small.apart("today", "--json", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert answer.code == 0
    assert answer.out.isascii()
    assert answer.data["notes"] == ["● 背中 👩🏽‍💻"]


def test_without_an_answer_there_is_no_json(small: Line) -> None:
    for words in (["done", "xyz", "--json"], ["today", "--json", "--day", "x"], ["pain", "11", "--json"]):
        answer: Answer = small(*words)
        assert answer.out == ""
        assert answer.code in (1, 2)


def test_the_days_of_a_plan_with_a_late_week_start_begin_there(line: Line) -> None:
    line.plan(PLAN.replace("[streak]", '[day]\nweek_starts = "sunday"\n[streak]'))
    assert line("week", "--json").data["starts"] == "2026-11-22"
