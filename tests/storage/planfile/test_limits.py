"""Every limit of the format: what lies just inside is read, what lies just outside is told."""

from __future__ import annotations

import pytest
from kits.planfile_kit import accepts, parse_task, plan_text, problem, problems, task_problem, task_text

BREATHS = "breaths = 5"
PYRAMID = 'reps = "5-3-1"'


def q(text: str) -> str:
    """Quoted, for TOML."""
    return f'"{text}"'


INSIDE = [
    ("device", "minutes", ["1", "60", "1.5", "59.5", "[1, 60]", "[1, 1.5, 2]", "[5]", "3.0"]),
    ("massage", "seconds", ["5", "90", "[5, 90]", "30.0"]),
    ("massage", "a_day", ["1", "3"]),
    ("massage", "sides", ["1", "2", q("left"), q("right")]),
    ("massage", "targets", ['["piriformis", "pectorals"]']),
    (
        "exercise",
        "reps",
        ["1", "50", "[1, 50]", q("1-1"), q("50-50"), '["1-1", "2-1", "1-1-2"]', q("-".join("1" * 10))],
    ),
    ("exercise", "sets", ["1", "10", "[1, 2, 10]"]),
    ("exercise", "hold", ["0.1", "60", q("60 s"), q("0.1 s"), q(" 2  s ")]),
    ("exercise", "pace", ["3", "20", q("3 a minute"), q("20 a minute")]),
    ("exercise", "sides", ["1", "2"]),
    ("device", "weight", ["0.01", "10", "1"]),
    ("device", "start_rung", ["1", "3"]),
    ("device", "optional", ["true", "false"]),
    ("device", "id", [q("a"), q("a" * 60), q("0-9")]),
    ("device", "name", [q("n"), q("n" * 200), q(" x ")]),
    ("device", "when", [q("w" * 40)]),
    ("device", "tool", [q("t" * 60)]),
    ("device", "steps", [q("one"), '["one", "two"]', "[]", "[" + q("x") + ', "x"' * 49 + "]"]),
    ("device", "ending", [q("one"), "[]", "[" + ", ".join([q("x" * 300)] * 12) + "]"]),
    (
        "device",
        "ending",
        ['["one", {words = "x", seconds = 5}, {words = "y", seconds = "300 s"}, {words = "z"}]'],
    ),
    ("device", "cautions", [q("x" * 2000)]),
    ("device", "source", [q("x" * 2000)]),
    ("visit", "log", [q("one"), '["one", "one"]']),
    ("device", "easier", [q("x"), '{ words = "x", minutes = 0.5 }'.replace("0.5", "1"), '{ words = "x" }']),
    ("device", "regions", ["[]", '["neck"]', '["neck", "hip"]']),
    ("device", "not_with", ['["pregnancy", "numbness"]', "[]"]),
    ("device", "start_on", ["2000-01-01", "2080-12-31", q("2026-02-28")]),
    ("device", "until", ["2000-01-01", q("2080-12-31")]),
    ("device", "paused_until", ["2000-01-01", q("2080-12-31")]),
]

OUTSIDE = [
    (
        "device",
        "minutes",
        ["0.5", "60.5", "0", "61", "-3", "1.25", "[]", "[3, 3]", "[5, 3]", "[3, [4]]", "nan", "inf"],
    ),
    (
        "device",
        "minutes",
        ["true", q("3"), "[1, true]", "1e400", "-inf", "2026-01-01", "{}", "0x" + "f" * 400],
    ),
    ("massage", "seconds", ["4", "91", "7.5", "[30, 30]", "true", q("30 s"), "nan"]),
    ("massage", "a_day", ["0", "4", "1.5", "true", q("1")]),
    ("massage", "sides", ["0", "3", "1.5", "true", q("2"), q("lft"), q("both"), q("Left"), "[]"]),
    (
        "massage",
        "targets",
        ["[]", q("piriformis"), '["piriformis", "piriformis"]', '["iliopsoas"]', "[1]", '["neck"]'],
    ),
    (
        "exercise",
        "reps",
        ["0", "51", "8.5", "[10, 8]", "[8, 8]", "[]", '[8, "5-3-1"]', q("8"), q("5-3-0"), q("5-51")],
    ),
    (
        "exercise",
        "reps",
        [q("5--1"), q("5-3-"), q("٣-٣"), '["5-3-1", "3-3-3"]', q("-".join("1" * 11)), q("a-b"), q("")],
    ),
    ("exercise", "reps", [q("5 - 3"), '["5-3-1", "x"]', q("1-" * 400_000 + "1"), "[[5, 3, 1]]"]),
    ("exercise", "sets", ["0", "11", "[2, 1]", "1.5", q("2")]),
    (
        "exercise",
        "hold",
        ["0", "60.5", q("0 s"), q("61 s"), q("2 m"), q("2"), q("s"), "true", q("nan s"), q("1e1 s")],
    ),
    ("exercise", "hold", ["inf", "nan", q("-2 s"), q("٢ s"), "[2]"]),
    (
        "exercise",
        "pace",
        ["2.9", "20.1", q("2 a minute"), q("21 a minute"), q("6"), q("6 / min"), "true", "nan"],
    ),
    ("exercise", "sides", ["0", "3", q("both")]),
    ("device", "weight", ["0", "-1", "10.1", "nan", "inf", "true"]),
    ("device", "start_rung", ["-1", "4", "1.5", "true", "0", "501"]),
    ("device", "optional", ["1", "0", q("true")]),
    ("device", "id", [q(""), q("a" * 61), q("A"), q("a b"), q("a_b"), q("é"), q("a/b"), "1", q("a\\n")]),
    ("device", "name", [q(""), q("  "), q("n" * 201), "1", q("\\n")]),
    ("device", "when", [q("w" * 41), q(""), "04:00:00"]),
    ("device", "tool", [q("t" * 61), q(" ")]),
    ("device", "steps", [q(""), '["one", " "]', "[1]", "1", "[" + q("x") + ', "x"' * 50 + "]"]),
    ("device", "cautions", [q("x" * 2001)]),
    ("device", "source", [q("x" * 2001), "1"]),
    ("visit", "log", ["1", '[""]']),
    ("device", "easier", [q(""), "3", "[1]"]),
    ("device", "regions", [q("neck"), '["neck", "neck"]', '["low-back-left"]', "[1]", "{}", "[[]]"]),
    ("device", "not_with", [q("cancer"), '["cancer", "cancer"]', '["flu"]']),
    (
        "device",
        "start_on",
        ["1999-12-31", "2081-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z", "04:00:00"],
    ),
    ("device", "start_on", [q("2026-02-29"), q("20260228"), q("2026-W01-1"), q("2026-1-1"), q(""), "2026"]),
    ("device", "until", ["1999-12-31", q("31.12.2026")]),
    ("device", "paused_until", ["1999-12-31", q("31.12.2026")]),
    ("visit", "minutes", ["3"]),
    ("visit", "targets", ['["piriformis"]']),
    ("device", "seconds", ["30"]),
    ("massage", "reps", ["3"]),
    ("device", "hold", ["3"]),
]


def cases(table: list[tuple[str, str, list[str]]]) -> list[object]:
    return [
        pytest.param(kind, f"{key} = {value}", id=f"{kind}-{key}-{value[:30]}")
        for kind, key, values in table
        for value in values
    ]


@pytest.mark.parametrize(("kind", "line"), cases(INSIDE))
def test_a_value_just_inside_a_limit_is_read(kind: str, line: str) -> None:
    assert accepts(kind, line)


@pytest.mark.parametrize(("kind", "line"), cases(OUTSIDE))
def test_a_value_just_outside_a_limit_is_told_at_its_key(kind: str, line: str) -> None:
    assert not accepts(kind, line)


@pytest.mark.parametrize(
    ("value", "good"), [("1", 1), ("60", 1), ("[1, 60]", 1), ("0", 0), ("61", 0), ("5.5", 0), ("[5, 5]", 0)]
)
def test_breaths_are_1_to_60(value: str, good: int) -> None:
    text = task_text("exercise", f"breaths = {value}").replace("reps = [8, 10]\n", "")
    assert bool(problems(plan_text(text))) != bool(good)


SETTINGS = [
    ("[day]", "starts_at", [q("00:00"), q("12:00"), q("04:30")]),
    ("[day]", "week_starts", [q("monday"), q("sunday")]),
    ("[streak]", "day_counts_at", ["0.01", "1", "1.0"]),
    ("[streak]", "week_target", ["1", "7"]),
    ("[streak]", "grace", ["0", "3"]),
    ("[guidance]", "amber", ["1", "5"]),
    ("[guidance]", "red", ["4", "10"]),
]

WRONG_SETTINGS = [
    (
        "[day]",
        "starts_at",
        [q("12:01"), q("24:00"), q("4:00"), q("04:00:00"), "04:00:00", "4", q("T0400"), q("04.00")],
    ),
    ("[day]", "week_starts", [q("mon"), q("Monday"), "1", "[]"]),
    ("[streak]", "day_counts_at", ["0", "1.01", "-0.5", "nan", "true", q("0.6")]),
    ("[streak]", "week_target", ["0", "8", "5.5", "true"]),
    ("[streak]", "grace", ["-1", "4", "0.5", "false"]),
    ("[guidance]", "amber", ["0", "10", "6", "2.5"]),
    ("[guidance]", "red", ["1", "11", "3", "true"]),
]


@pytest.mark.parametrize(("table", "line"), cases(SETTINGS))
def test_a_setting_just_inside_its_limit_is_read(table: str, line: str) -> None:
    assert problems(plan_text(f"{table}\n{line}")) == ()


@pytest.mark.parametrize(("table", "line"), cases(WRONG_SETTINGS))
def test_a_setting_just_outside_its_limit_is_told(table: str, line: str) -> None:
    told = problem(plan_text(f"{table}\n{line}"))
    assert told.line == 3
    assert told.key == f"{table} {line.partition(' ')[0]}"


@pytest.mark.parametrize(("title", "good"), [("T", 1), ("t" * 200, 1), ("", 0), (" ", 0), ("t" * 201, 0)])
def test_a_title_has_1_to_200_characters(title: str, good: int) -> None:
    assert bool(problems(plan_text(title=f'title = "{title}"'))) != bool(good)


# Rules between keys


def test_the_red_zone_begins_above_the_amber_one() -> None:
    assert problems(plan_text("[guidance]\namber = 7\nred = 8")) == ()
    told = problem(plan_text("[guidance]\namber = 7\nred = 7"))
    assert (told.key, told.line) == ("[guidance] red", 4)
    assert problem(plan_text("[guidance]\namber = 8")).key == "[guidance] amber"


def test_an_exercise_has_reps_or_breaths_not_both_and_not_neither() -> None:
    both = task_problem("exercise", BREATHS)
    assert (both.key, both.message) == (
        'exercise "it" · breaths',
        "an exercise has one of `reps`, `breaths` and `seconds`, not several",
    )
    neither = problem(plan_text(task_text("exercise").replace("reps = [8, 10]\n", "")))
    assert neither.message.startswith("`reps`, `breaths` or `seconds` is missing: an exercise needs one")
    misspelt = problem(plan_text(task_text("exercise").replace("reps", "resp")))
    assert "did you mean `reps`?" in misspelt.message


def test_sets_and_sides_go_with_reps_only() -> None:
    for line in ("sets = 2", "sides = 2"):
        text = task_text("exercise", BREATHS, line).replace("reps = [8, 10]\n", "")
        assert "goes with `reps`" in problem(plan_text(text)).message
    assert "a pyramid has its sets within it" in task_problem("exercise", PYRAMID, "sets = 2").message


def test_a_ladder_keeps_to_numbers_or_to_pyramids() -> None:
    assert task_problem("exercise", 'reps = [8, "5-3-1"]').message.startswith(
        "the list mixes numbers and pyramids"
    )


def test_an_easier_dose_is_of_the_same_unit_and_within_the_same_limits() -> None:
    for kind, dose, key in [
        ("device", "minutes = 0", "minutes"),
        ("device", "minutes = [1, 2]", "minutes"),
        ("device", "breaths = 3", "breaths"),
        ("massage", "seconds = 4", "seconds"),
        ("exercise", "reps = 51", "reps"),
        ("exercise", "breaths = 3", "breaths"),
        ("exercise", "reps = 3, sets = 11", "sets"),
        ("exercise", "sets = 2", "sets"),
        ("exercise", 'reps = "2-1", sets = 2', "sets"),
        ("visit", "minutes = 3", "minutes"),
    ]:
        told = task_problem(kind, f'easier = {{ words = "x", {dose} }}')
        assert told.key == f'{kind} "it" · easier · {key}'
    assert "`words` is missing" in task_problem("device", "easier = { minutes = 3 }").message
    breaths = task_text("exercise", BREATHS, 'easier = { words = "x", breaths = 61 }')
    assert problem(plan_text(breaths.replace("reps = [8, 10]\n", ""))).key.endswith("easier · breaths")


def test_a_start_rung_is_on_the_ladder_and_0_needs_an_easier_dose() -> None:
    assert accepts("exercise", "sets = [1, 2]", "start_rung = 4")
    assert "which has 4 rungs" in task_problem("exercise", "sets = [1, 2]", "start_rung = 5").message
    assert "which has 1 rung" in task_problem("visit", "start_rung = 2").message
    easier = 'easier = { words = "x", minutes = 2 }'
    assert accepts("device", easier, "start_rung = 0")
    for line in ('easier = "x"', 'easier = { words = "x" }'):
        assert (
            "an `easier` form with a dose of its own"
            in task_problem("device", line, "start_rung = 0").message
        )


def test_a_task_does_not_end_before_it_starts() -> None:
    assert accepts("device", "start_on = 2026-05-01", "until = 2026-05-01")
    told = task_problem("device", "start_on = 2026-05-01", "until = 2026-04-30")
    assert told.message == "2026-04-30 is before `start_on`, 2026-05-01"


def test_targets_that_are_wrong_say_nothing_of_how_many_a_day() -> None:
    assert task_problem("massage", 'targets = ["neck"]', "a_day = 1").key.endswith("targets")


def test_what_may_not_be_pressed_says_it_is_for_stretching() -> None:
    told = task_problem("massage", 'targets = ["piriformis", "iliopsoas"]')
    assert told.message == "`iliopsoas` is for stretching, not for pressing: take it off the list"


def test_a_plan_has_at_most_100_tasks() -> None:
    tasks = [task_text("visit", task_id=f"v{number}") for number in range(101)]
    assert problems(plan_text(*tasks[:100])) == ()
    assert "has 101 tasks, at most 100" in problem(plan_text(*tasks)).message


def test_a_number_too_long_to_write_out_is_told_all_the_same() -> None:
    for figures in ("0x" + "f" * 9000, "1" + "0" * 15, "-1" + "0" * 15):
        assert task_problem("device", f"weight = {figures}").message.startswith(
            "an enormous number is not a number"
        )
    assert task_problem("device", "weight = 99").message.startswith("99 is not a number")


def test_a_combined_ladder_can_be_started_on_any_of_its_rungs() -> None:
    reps = ", ".join(str(count) for count in range(1, 51))
    lines = [f"reps = [{reps}]", "sets = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"]
    top = len(parse_task("exercise", *lines).rungs)
    assert accepts("exercise", *lines, f"start_rung = {top}")
    assert not accepts("exercise", *lines, f"start_rung = {top + 1}")
