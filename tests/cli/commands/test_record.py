"""The recording commands: what they write, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kits.cli_kit import PLAN, Line, uneven

RECORDING = [
    ("done", "posture-pump"),
    ("skip", "face", "--because", "sore"),
    ("pain", "4", "--where", "low back l"),
    ("note", "slept", "badly"),
    ("pause",),
    ("undo",),
]


def state(line: Line, task: str) -> str:
    """The state of a row of today."""
    states: Iterator[str] = (
        row["state"] for row in line("today", "--json").data["tasks"] if row["id"] == task
    )
    return next(states)


def test_done_checks_off_and_says_how_much_is_left(small: Line) -> None:
    answer = small("done", "posture-pump")
    assert answer == (0, "Posture pump: 3 min done. 1 of 4 today.\n", "")
    assert state(small, "posture-pump") == "done"


@pytest.mark.parametrize("typed", ["posture-pump", "posture", "p-p", "POST", "pump"])
def test_any_beginning_that_fits_one_task_will_do(small: Line, typed: str) -> None:
    if typed == "p-p":
        assert small("done", typed).code == 1
        return
    assert small("done", typed).code == 0
    assert state(small, "posture-pump") == "done"


def test_a_beginning_that_fits_several_is_not_guessed(small: Line) -> None:
    answer = small("done", "p")
    assert answer.code == 1
    assert answer.err == "'p' could be posture-pump, piriformis; type a little more.\n"
    assert small("today", "--json").data["progress"]["done"] == 0


def test_a_massage_named_whole_means_all_its_targets_and_a_target_only_itself(small: Line) -> None:
    small("done", "self-massage/gluteus-medius")
    assert state(small, "self-massage/quadratus-lumborum") == "due"
    assert small("done", "self").code == 0
    assert state(small, "self-massage/quadratus-lumborum") == "done"


def test_done_twice_changes_nothing_and_is_no_error(small: Line) -> None:
    small("done", "posture")
    again = small("done", "posture")
    assert again == (0, "Posture pump is done already, at 07:42. Nothing was changed.\n", "")
    assert small("done", "posture", "--json").data["changed"] is False


def test_an_amount_is_the_days_total_so_far(small: Line) -> None:
    assert small("done", "posture", "--amount", "2").out.startswith("Posture pump: 2 of 3 min so far.")
    assert state(small, "posture-pump") == "part"
    assert small("done", "posture", "--amount", "1", "--json").data["changed"] is False
    assert small("done", "posture", "--amount", "3 min").out.startswith("Posture pump: 3 min done.")
    assert small("done", "quad", "--amount", "1 side").code == 0
    assert state(small, "self-massage/quadratus-lumborum") == "part"


@pytest.mark.parametrize("amount", ["x", "-5", "0", "5 hours", "nan", "1e9", ""])
def test_what_is_no_amount_is_wrong_usage_and_changes_nothing(small: Line, amount: str) -> None:
    answer = small("done", "posture", "--amount", amount)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert state(small, "posture-pump") == "due"


def test_a_skip_leaves_the_task_out_with_its_reason(small: Line) -> None:
    assert small("skip", "posture", "--because", "travel").out == (
        "Posture pump skipped (travel). Your streak is safe.\n"
    )
    row = small("today", "--json").data["tasks"][0]
    assert (row["state"], row["because"]) == ("skipped", "travel")


def test_a_skip_needs_a_reason(small: Line) -> None:
    assert small("skip", "posture").code == 2
    assert small("skip", "posture", "--because", " ").code == 2
    assert state(small, "posture-pump") == "due"


def test_pain_is_kept_with_its_places_its_moment_and_its_note(small: Line) -> None:
    answer = small("pain", "4", "--where", "low back l", "--where", "neck", "--morning", "--note", "stiff")
    assert answer == (0, "Pain 4 this morning, low back left, neck: noted.\n", "")
    pain = small("today", "--json").data["pain"]
    assert (pain["latest"], pain["morning"], pain["regions"]) == (4, 4, ["low-back-left", "neck"])


@pytest.mark.parametrize("level", ["11", "-1", "4.5", "x", "", "99999999999999999999", "١١"])
def test_a_level_off_the_scale_is_wrong_usage(small: Line, level: str) -> None:
    answer = small("pain", level)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert small("today", "--json").data["pain"]["latest"] is None


@pytest.mark.parametrize("level", ["0", "10", " 7 "])
def test_both_ends_of_the_scale_are_levels(small: Line, level: str) -> None:
    assert small("pain", level).code == 0
    assert small("today", "--json").data["pain"]["latest"] == int(level)


def test_a_place_that_is_none_is_wrong_usage_with_a_hint_and_nothing_is_kept(small: Line) -> None:
    answer = small("pain", "4", "--where", "neck", "--where", "nekc")
    assert answer == (2, "", "'nekc' is not a region: did you mean 'neck'?\n")
    assert small("today", "--json").data["pain"]["latest"] is None


def test_a_note_is_all_its_words_and_its_exact_text(small: Line) -> None:
    assert small("note", "slept", "badly", "--", "-2").out == "Noted.\n"
    assert small("note", "two\nlines").code == 0
    assert small("today", "--json").data["notes"] == ["slept badly -2", "two\nlines"]


def test_pause_asks_nothing_until_it_is_over_and_resume_ends_it(small: Line) -> None:
    assert small("pause", "--until", "tue").out == (
        "Paused from today through Tuesday 24 November. Your streak waits.\n"
    )
    seen = small("today", "--json").data
    assert (seen["state"], seen["pause"]) == ("paused", {"first": "2026-11-22", "until": "2026-11-24"})
    assert "`backcare resume` ends it" in small("today").out
    assert small("resume").out == "Welcome back. Today counts again.\n"
    assert small("today", "--json").data["pause"] is None
    assert small("resume", "--json").data["changed"] is False


def test_a_pause_that_is_over_already_is_refused(small: Line) -> None:
    assert small("pause", "--until", "yesterday").code == 1


def test_undo_takes_back_the_last_thing_and_then_the_one_before(small: Line) -> None:
    small("done", "posture")
    small("pain", "4")
    assert small("undo").out == "Taken back: the pain report.\n"
    assert small("undo").out == "Taken back: Posture pump done.\n"
    assert small("undo").code == 0
    assert small("undo", "--json").data["changed"] is False
    assert state(small, "posture-pump") == "due"


def test_a_late_entry_made_by_a_clock_that_stood_still_is_the_one_that_undo_takes_back(small: Line) -> None:
    small("done", "posture")
    small("done", "face", "--day", "2025-11-03", "--yes")
    assert small("undo").out == "Taken back: Face pull done (Monday 3 November 2025).\n"
    assert state(small, "posture-pump") == "done"


def test_a_day_may_be_given_to_all_that_happens_on_a_day(small: Line) -> None:
    assert small("done", "posture", "--day", "yesterday", "--yes").out == (
        "Posture pump: 3 min done. For Saturday 21 November.\n"
    )
    assert small("skip", "face", "--because", "sore", "--day", "-1").code == 0
    assert small("pain", "3", "--day", "sat").code == 0
    assert small("note", "late", "--day", "2026-11-21").code == 0
    seen = small("today", "--day", "-1", "--json").data
    assert (seen["day"], seen["pain"]["latest"], seen["notes"]) == ("2026-11-21", 3, ["late"])
    assert [row["state"] for row in seen["tasks"] if row["id"] == "posture-pump"] == ["done"]
    assert small("today", "--json").data["progress"]["done"] == 0


@pytest.mark.parametrize("words", [("done", "posture"), ("skip", "posture", "--because", "x"), ("pain", "3"),
                                   ("note", "x"), ("today",), ("week",)])  # fmt: skip
def test_a_day_to_come_is_refused_and_no_day_at_all_is_wrong_usage(
    small: Line, words: tuple[str, ...]
) -> None:
    assert small(*words, "--day", "tomorrow").code == 1
    assert small(*words, "--day", "someday").code == 2
    assert small("where", "--json").data["journal_files"] == 0


def test_every_recording_command_answers_as_json_with_the_same_sentence(small: Line) -> None:
    for words in RECORDING:
        data = small(*words, "--json").data
        assert set(data) == {"schema", "changed", "text"}
        assert (data["schema"], data["changed"]) == (1, True), words
    assert small("resume", "--json").data["text"] == "Nothing is paused."


def test_home_may_stand_before_the_command_or_after_it(line: Line) -> None:
    other = line.home.config.parent / "other"
    assert line("--home", str(other), "done", "posture").code == 0
    assert line("today", "--json", "--home", str(other)).data["progress"]["done"] == 1
    assert line("plan", "list", "--home", str(other)).out.count("yours") == 1
    assert line("today", "--json").data["progress"]["done"] == 0
    nearer = str(other.with_name("nearer"))
    assert line("--home", str(other), "where", "--json", "--home", nearer).data["journal"].startswith(nearer)


def test_a_home_without_a_name_is_wrong_usage_and_not_the_usual_one(line: Line) -> None:
    assert line("--home", "", "done", "posture").code == 2
    assert line("done", "posture", "--home=").code == 2
    assert not line.home.config.exists()


def test_sides_that_were_worked_unevenly_are_told_and_gone_on_with_each_as_it_was(small: Line) -> None:
    said = uneven(small, "quad", (12, 7))
    assert "12 and 7 of 30 s a side" in said
    assert "part: 12 and 7 s\n" in small("today").out
    found = next(
        row for row in small("today", "--json").data["tasks"] if row["id"].endswith("quadratus-lumborum")
    )
    assert found["done"] == {"seconds": 12, "sides": 1, "other": 7}
    assert "19 and 20 of 30 s a side" in uneven(small, "quad", (7, 13))


def test_a_morning_is_told_as_the_morning_in_words_too(small: Line) -> None:
    small("pain", "5", "--morning", "--where", "neck")
    assert "  5 in the morning (neck)\n" in small("today").out
    small("pain", "1")
    assert "  1, 5 in the morning\n" in small("today").out


def test_what_to_write_down_of_a_visit_is_told_and_taken(line: Line) -> None:
    line("plan", "use", "professional-care")
    visit = "physiotherapy"
    told = line("done", visit).out
    assert "To write down: date and type of visit, who, area" in " ".join(told.split())
    assert f'backcare done {visit} --log "who=…"' in " ".join(told.split())
    assert line("done", visit, "--log", "who=Dr Ruiz", "--log", "pain next=2").code == 0
    (row,) = [row for row in line("today", "--json").data["tasks"] if row["id"] == visit]
    assert row["log"] == [
        {"question": "who", "answer": "Dr Ruiz"},
        {"question": "pain next morning", "answer": "2"},
    ]
    assert "who: Dr Ruiz; pain next morning: 2" in line("today").out
    assert "To write down" not in line("note", "x").out
    assert line("done", visit, "--log", "who").err.startswith("'who' is not a question and its answer")
    assert line("done", visit, "--amount", "3", "--log", "who=x").code == 2


@pytest.mark.parametrize("typed", [("--where", "both arms"), ("--where", "left hand"), ("neck", "arms")])
def test_an_arm_is_never_refused_without_what_to_do(small: Line, typed: tuple[str, ...]) -> None:
    answer = small("pain", "4", *typed)
    assert answer.code == 2
    assert "clumsy or numb hands, new or getting worse: contact a doctor today" in answer.err
    assert "get emergency help now" in answer.err


def test_what_the_plan_tracks_is_answered_and_told(line: Line) -> None:
    assert line("track", "sleep", "6").code == 1
    line.plan(PLAN + '[[track]]\nid = "sleep"\nask = "How did you sleep?"\n')
    assert line("track", "sl", "6").out == "Sleep 6 of 10: noted.\n"
    assert "Notes   Sleep 6 of 10" in line("today").out
    assert line("today", "--json").data["tracks"][0]["value"] == 6
    line("pain", "3")
    assert "sleep 6 of 10" in line("pain", "--history", "--days", "2").out
    assert line("pain", "--history", "--json").data["days"][-1]["tracked"] == {"sleep": 6}
    assert line("log", "--kind", "track").out.count("Sleep: 6 of 10") == 1
    assert line("track", "sleep", "12").code == 2
    assert line("track", "sleep").code == 2


def test_a_visit_is_put_down_listed_and_told_by_the_day_it_is_on(small: Line) -> None:
    assert small("visit").out.startswith("No visit is to come; `backcare visit physio")
    said = small("visit", "osteopath", "--on", "tue 14:00", "--place", "Dr Ruiz\x1b[2J").out
    assert said == "Osteopath: Tuesday 24 November 14:00, Dr Ruiz\\x1b[2J.\n"  # told, and not obeyed
    assert "○  Tuesday 24 November 14:00  Osteopath, Dr Ruiz" in small("visit").out
    assert "Visit   Tomorrow 14:00: Osteopath (Dr Ruiz" in small.at(23)("today").out
    assert "○  Osteopath" in small.at(24)("today").out
    assert "`backcare done visit:osteopath --log" in small("done", "osteo").out
    assert small("done", "visit:osteopath", "--log", "what was found=stiff").code == 0
    asked = "After the visit (Osteopath): how is your back this evening? `backcare pain 0-10`"
    assert asked in " ".join(small.at(24, "18:30")("today").out.split())
    assert small("today", "--json").data["after_visit"] == asked.partition(" `")[0]
    assert "●  Tuesday 24 November 14:00  Osteopath" in small.at(25)("visit").out


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("--on", "tue"), 2),
        (("osteopath",), 2),
        (("osteopath", "--on", "mumble"), 2),
        (("osteopath", "--on", "yesterday"), 1),
        (("osteopath", "--off"), 1),
        (("osteopath", "--off", "--move"), 2),
    ],
)
def test_a_visit_without_its_day_or_name_is_told_in_a_sentence(
    small: Line, typed: tuple[str, ...], code: int
) -> None:
    answer = small("visit", *typed)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
