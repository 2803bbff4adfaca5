"""Everything wrong with a plan is told: the line, the key, what was found, what is allowed, what was meant."""

from __future__ import annotations

import pytest
from kits.planfile_kit import parse, plan_text, problem, problems, task_problem, task_text

from backcare_tui.storage.planfile.errors import PlanError, Problem


def line_of(text: str, part: str) -> int:
    """The only line with this part in it."""
    (line,) = [number for number, line in enumerate(text.split("\n"), start=1) if part in line]
    return line


# Near misses


def test_a_misspelt_key_names_the_line_and_the_key_probably_meant() -> None:
    text = plan_text(task_text("device", "minuts = 3").replace("minutes = [3, 5, 8]\n", ""))
    told = problem(text)
    assert told.line == line_of(text, "minuts")
    assert told.key == 'device "it" · minuts'
    assert told.message == "`minuts` is not a key of a device: did you mean `minutes`?"


@pytest.mark.parametrize(
    ("kind", "line", "meant"),
    [
        ("device", "Optional = true", "small letters, `optional`"),
        ("device", 'regions = ["neckk"]', "did you mean `neck`?"),
        ("device", 'regions = ["Upper Back"]', "did you mean `upper-back`?"),
        ("massage", 'targets = ["piriformus"]', "did you mean `piriformis`?"),
        ("device", 'not_with = ["blood_thinners"]', "did you mean `blood-thinners`?"),
        ("device", 'every = ["Monday"]', 'write "mon"'),
        ("device", 'every = ["mo"]', 'did you mean "mon"?'),
        ("device", 'every = ["x"]', "mon, tue, wed, thu, fri, sat, sun"),
        ("device", 'every = "Day"', 'did you mean "day"?'),
        ("device", 'every = "daily"', 'did you mean "day"?'),
        ("device", 'every = "monday"', 'did you mean ["mon"]?'),
        ("device", 'every = "weekdays"', 'did you mean ["mon", "tue", "wed", "thu", "fri"]?'),
        ("device", 'every = "3 times a week"', 'did you mean "3 a week"?'),
        ("device", 'every = "three a week"', 'did you mean "3 a week"?'),
        ("device", 'every = "twice a week"', 'did you mean "2 a week"?'),
        ("device", 'every = "two days"', 'did you mean "2 days"?'),
        ("device", 'every = "every 3 days"', 'did you mean "3 days"?'),
        ("device", 'every = "FREQ=DAILY"', "put `RRULE:` in front"),
        ("device", "every = 2", 'did you mean "2 days"?'),
        ("device", 'every = "RRULE:FREQ=WEEKLI"', "did you mean `WEEKLY`?"),
        ("device", 'every = "RRULE:FREQ=WEEKLY;BYDAYS=MO"', "did you mean `BYDAY`?"),
        ("device", 'id = "Posture Pump!"', 'such as "posture-pump"'),
        ("device", 'weight = "2"', "take the quotes away"),
        ("device", 'title = "T"', "belongs at the top of the file"),
        ("device", 'easier = { wrods = "x", words = "y" }', "did you mean `words`?"),
    ],
)
def test_a_near_miss_says_what_was_probably_meant(kind: str, line: str, meant: str) -> None:
    assert meant in task_problem(kind, line).message


def test_what_is_near_to_nothing_gets_the_list_of_what_there_is() -> None:
    assert (
        "allowed: hip, low-back, mid-back, neck, upper-back"
        in task_problem("device", 'regions = ["x"]').message
    )
    assert "allowed: at, cautions, easier, every" in task_problem("visit", "zzzz = 1").message


@pytest.mark.parametrize(
    ("part", "key", "message"),
    [
        ("[streek]\ngrace = 1", "[streek]", "`streek` is not a part of a plan: did you mean `[streak]`?"),
        ("[[devise]]\n[[device]]", "[[devise]]", "did you mean `[[device]]`?"),
        ("Day = 3", "Day", "did you mean `[day]`?"),
        ("grace = 1", "grace", "it is a key of `[streak]`, so write it below that header"),
        ("minutes = 1", "minutes", "it is a key of a device or an activity, so write it below that header"),
        (
            "colour = 1",
            "colour",
            "allowed: activity, check, day, device, exercise, guidance, guide, massage, streak, target, tip, title, track, visit",
        ),
        ("[[streak]]\n[[device]]", "[[streak]]", "a pair of brackets too many: write `[streak]`, once"),
        ("day = 3", "day", "3 is not a table: write `[day]`"),
    ],
)
def test_a_strange_name_at_the_top_of_the_file_is_told(part: str, key: str, message: str) -> None:
    if part.endswith("[[device]]"):
        part = part.removesuffix("[[device]]") + task_text("device")
    told = problem(plan_text(part))
    assert (told.line, told.key) == (2, key)
    assert message in told.message


def test_a_single_bracket_says_two_are_needed_and_what_is_inside_is_read_all_the_same() -> None:
    device = task_text("device", "minutes = 0").replace("[[device]]", "[device]")
    text = plan_text(device, task_text("visit", task_id="v"))
    brackets, minutes = problems(text)
    assert "`[device]` is one bracket short: write `[[device]]`, once for each device" in brackets.message
    assert (minutes.key, minutes.line) == ("[device] minutes", line_of(text, "minutes"))


def test_single_brackets_twice_say_so_though_toml_stops_there() -> None:
    text = 'title = "T"\n[device]\nid = "a"\n[device]\nid = "b"\n'
    told = problem(text)
    assert told.line == 4
    assert "each device is opened with two brackets, `[[device]]`" in told.message
    assert "two brackets" in problem('title = "T"\n[device]\nid = "a"\n[[device]]\nid = "b"\n').message


# All of them, each where it is


def test_all_errors_of_a_file_are_reported_not_just_the_first() -> None:
    text = """titel = "T"
[day]
starts_at = "13:00"
[streak]
grace = 9
week_traget = 3
[[device]]
id = "pump"
name = ""
minutes = [3, 61]
regions = ["neckk", "hipp"]
[[massage]]
id = "pump"
seconds = 30
targets = ["piriformis"]
a_day = 2
every = "day"
[[exercise]]
id = "x"
name = "X"
every = "2 days"
start_rung = 4
until = 2020-01-01
start_on = 2021-01-01
"""
    told = [(one.line, one.key) for one in problems(text)]
    assert told == [
        (1, "titel"),
        (3, "[day] starts_at"),
        (5, "[streak] grace"),
        (6, "[streak] week_traget"),
        (7, 'device "pump"'),  # every is missing
        (9, 'device "pump" · name'),
        (10, 'device "pump" · minutes'),
        (11, 'device "pump" · regions'),
        (11, 'device "pump" · regions'),
        (13, 'massage "pump" · id'),
        (16, 'massage "pump" · a_day'),
        (17, 'massage "pump" · every'),
        (18, 'exercise "x"'),  # reps or breaths
        (23, 'exercise "x" · until'),
    ]


def test_problems_come_in_the_order_of_the_lines() -> None:
    text = task_text("device", "weight = 0") + '[streak]\ngrace = 5\n[day]\nstarts_at = ""\n'
    lines = [one.line for one in problems('title = ""\n' + text)]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_the_line_is_right_after_lists_and_strings_of_many_lines() -> None:
    text = '''title = """
[[device]]
# not a header, not a comment
"""
day.starts_at = "05:00"  # dotted
[[visit]]
id = "a"
name = \'\'\'
]]\'\'\'
steps = [  # ]
  "one ] # \\" [",
  \'two "\',

]
every = "day"
wieght = 2
[[visit]]
id = "b"
name = "B"
every = [
  "mon",
  "tuesday",
]
easier = { words = "", dose = 3 }
notes.more = 1
'''
    assert [(one.line, one.key) for one in problems(text)] == [
        (16, 'visit "a" · wieght'),
        (20, 'visit "b" · every'),
        (24, 'visit "b" · easier · words'),
        (24, 'visit "b" · easier · dose'),
        (25, 'visit "b" · notes'),
    ]


def test_the_line_is_right_in_dotted_keys_inline_tables_and_tables_of_tables() -> None:
    text = 'title = "T"\n\nday.starts_at = 5\nstreak = { grace = 9 }\nguidance.amber = 2\nguidance.red = 2\n'
    text += 'device = [\n  { id = "a", name = "A", minutes = 3, every = "day" },\n  { id = "b" }, 3 ]\n'
    found = [(one.line, one.key) for one in problems(text)]
    assert found[:3] == [(3, "[day] starts_at"), (4, "[streak] grace"), (6, "[guidance] red")]
    assert (7, 'device "b"') in found
    assert (7, "device 3") in found
    nested = plan_text(task_text("device") + '[device.easier]\nwords = "x"\n\nminutes = 99\n')
    assert problem(nested) == Problem(
        line_of(nested, "99"),
        'device "it" · easier · minutes',
        "99 is not a whole or half number from 1 to 60",
    )


def test_the_same_id_twice_names_both_lines() -> None:
    text = plan_text(task_text("device", task_id="twin"), task_text("visit", task_id="twin"))
    first, second = [number for number, line in enumerate(text.split("\n"), 1) if line == 'id = "twin"']
    told = problem(text)
    assert told.line == second
    assert f"on line {first} and again on line {second}" in told.message


def test_a_missing_key_is_told_at_the_header_with_an_example() -> None:
    for kind, keys in {
        "device": ("id", "name", "every", "minutes"),
        "massage": ("id", "every", "seconds", "targets"),
        "exercise": ("id", "name", "every"),
        "visit": ("id", "name", "every"),
    }.items():
        for key in keys:
            lines = [line for line in task_text(kind).split("\n") if line.partition(" ")[0] != key]
            told = problem(plan_text("\n".join(lines)))
            assert told.line == 2
            assert told.message.startswith(f"`{key}` is missing: a")
            assert f"`{key} = " in told.message


def test_a_task_without_an_id_is_known_by_its_number() -> None:
    text = plan_text(task_text("visit"), task_text("visit").replace('id = "it"\n', ""))
    assert problem(text).key == "visit 2"


def test_a_plan_needs_a_title_and_a_task() -> None:
    title, task = problems("")
    assert "`title` is missing" in title.message
    assert "the plan has no task: add one under `[[device]]`" in task.message
    assert "no task" in problem('title = "T"\ndevice = []').message


def test_a_misspelt_task_or_title_is_not_called_missing_too() -> None:
    assert "did you mean `[[visit]]`?" in problem('title = "T"\n[[vist]]\nid = "v"\n').message
    assert "did you mean `title`?" in problem('titel = "T"\n' + task_text("visit")).message


def test_a_file_of_errors_stops_being_read_after_200() -> None:
    text = plan_text(*(f"x{number} = 1" for number in range(500)))
    found = problems(text)
    assert len(found) == 201
    assert found[0].message == "only the first 200 problems are told"


# How they read


def test_a_problem_reads_as_line_key_and_sentence() -> None:
    assert str(Problem(12, 'device "pump" · minuts', "no")) == 'line 12, device "pump", minuts: no'
    assert str(Problem(3, "", "no")) == "line 3: no"
    assert str(Problem(0, "title", "no")) == "title: no"
    assert str(Problem(0, "", "no")) == "no"


def test_an_error_has_a_line_for_each_problem_with_the_name_of_the_file() -> None:
    with pytest.raises(PlanError) as told:
        parse('[streak]\ngrace = 9\n[[device]]\nid = "p"\nname = "P"\nminutes = 3\nevery = "day"\n')
    assert told.value.source == "plan.toml"
    assert str(told.value).split("\n") == [
        'plan.toml: `title` is missing: a plan needs one, such as `title = "My back"` in its first line',
        "plan.toml:2: [streak] grace: 9 is not a whole number from 0 to 3",
    ]


def test_a_problem_is_one_short_line_whatever_the_file_holds() -> None:
    nasty = "\\u001b[31m\\n" + "x" * 5000
    text = f'"{nasty}" = 1\ntitle = "{"t" * 5000}"\n' + task_text("device", f'id = "{nasty}"')
    text += f'[[visit]]\n"{nasty}" = 1\nid = "{nasty}"\nevery = "{nasty}"\nregions = ["{nasty}"]\n'
    found = problems(text)
    assert len(found) >= 7
    for one in found:
        assert str(one).isprintable()
        assert len(str(one)) < 700
