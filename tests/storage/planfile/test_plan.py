"""A good plan file becomes the plan its author meant."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from kits.planfile_kit import (
    ATLAS,
    FROM_THE_DESIGN,
    PLANS,
    SHIPPED,
    parse,
    parse_task,
    plan_text,
    problems,
    shipped_atlas,
    task_problem,
    task_text,
)

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Notes, Plan, Task, combine_ladders
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays, TimesAWeek
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan, read_plan
from backcare_tui.storage.planfile.tasks import NOT_PRESSED_WITH


def test_every_key_of_the_format_lands_in_the_plan() -> None:
    assert parse(FROM_THE_DESIGN) == Plan(
        title="Posture device and massage, together",
        starts_at=time(5, 30),
        week_starts=6,
        day_counts_at=0.5,
        week_target=6,
        grace=2,
        amber=4,
        red=7,
        tasks=(
            Task(
                id="posture-pump",
                kind="device",
                name="Posture pump",
                rungs=(Dose(minutes=3), Dose(minutes=5), Dose(minutes=8), Dose(minutes=10)),
                every=EveryDays(1),
                first_every=EveryDays(2),
                when="evening",
                regions=("neck", "upper-back"),
                start_on=date(2026, 3, 1),
                until=date(2026, 12, 31),
                not_with=("pregnancy", "cancer"),
                notes=Notes(cautions=("Stop when it hurts.",), source="The maker"),
            ),
            Task(
                id="self-massage",
                kind="massage",
                name="Self-massage",
                tool="claw or ball",
                rungs=(Dose(seconds=30), Dose(seconds=45), Dose(seconds=60)),
                targets=("quadratus-lumborum", "gluteus-medius", "piriformis"),
                not_with=NOT_PRESSED_WITH,
                a_day=3,
                every=OnWeekdays((0, 2)),
                optional=True,
                weight=0.5,
            ),
            Task(
                id="press",
                kind="exercise",
                name="Face pull posture press",
                rungs=combine_ladders((8, 10, 12, 15), (1, 2)),
                hold=2.0,
                every=TimesAWeek(3),
                easier=Dose(reps=5),
                start_rung=0,
                notes=Notes(steps=("Pull.", "Press."), easier="Lie down."),
            ),
            Task(
                id="opener",
                kind="exercise",
                name="Opener",
                rungs=(Dose(breaths=5), Dose(breaths=8)),
                pace=6.0,
                every=EveryDays(1),
                notes=Notes(easier="Over a towel."),
            ),
            Task(
                id="physio",
                kind="visit",
                name="Physiotherapist",
                rungs=(Dose(),),
                every=TimesAWeek(1),
                notes=Notes(log=("What was done", "What to do")),
            ),
        ),
    )


def test_what_a_plan_leaves_out_is_as_the_design_says() -> None:
    plan = parse(plan_text(task_text("massage")))
    assert (plan.starts_at, plan.week_starts, plan.day_counts_at) == (time(4), 0, 0.6)
    assert (plan.week_target, plan.grace, plan.amber, plan.red) == (5, 1, 3, 6)
    massage = plan.tasks[0]
    assert massage.name == "Self-massage"
    assert massage.a_day == 2
    assert massage.rungs == (Dose(seconds=30, sides=2), Dose(seconds=60, sides=2))
    assert (massage.start_rung, massage.weight, massage.optional, massage.until) == (1, 1, False, None)


def test_a_massage_of_one_target_works_one_a_day() -> None:
    assert parse_task("massage", 'targets = ["piriformis"]').a_day == 1


def test_tasks_keep_the_order_of_the_file_kind_by_kind() -> None:
    kinds = ["visit", "device", "visit", "exercise", "device"]
    text = plan_text(*(task_text(kind, task_id=f"t{place}") for place, kind in enumerate(kinds)))
    assert [task.id for task in parse(text).tasks] == ["t0", "t2", "t1", "t4", "t3"]


@pytest.mark.parametrize(
    ("line", "rungs"),
    [
        ("reps = 8", (Dose(reps=8),)),
        ('reps = "5-3-1"', (Dose(reps=(5, 3, 1)),)),
        ('reps = ["5-3-1", "6-4-2"]', (Dose(reps=(5, 3, 1)), Dose(reps=(6, 4, 2)))),
        ("reps = 5\nsets = [1, 2]\nsides = 2", (Dose(reps=5, sides=2), Dose(reps=5, sets=2, sides=2))),
        ('reps = ["5-3-1"]\nsides = 2', (Dose(reps=(5, 3, 1), sides=2),)),
        ("breaths = 8", (Dose(breaths=8),)),
    ],
)
def test_an_exercise_counts_reps_pyramids_or_breaths(line: str, rungs: tuple[Dose, ...]) -> None:
    without = "" if "reps" in line else "reps = 8\n"
    text = task_text("exercise", *line.split("\n")).replace("reps = [8, 10]\n", "").replace(without, "", 1)
    assert parse(plan_text(text)).tasks[0].rungs == rungs


@pytest.mark.parametrize(
    ("kind", "dose", "easier"),
    [
        ("device", "minutes = 1.5", Dose(minutes=1.5)),
        ("massage", "seconds = 10", Dose(seconds=10, sides=2)),
        ("exercise", "reps = 3", Dose(reps=3)),
        ("exercise", "reps = 3, sets = 2", Dose(reps=3, sets=2)),
        ("exercise", 'reps = "2-1"', Dose(reps=(2, 1))),
    ],
)
def test_an_easier_form_may_have_its_own_dose_and_is_rung_0(kind: str, dose: str, easier: Dose) -> None:
    task = parse_task(kind, f'easier = {{ words = "Less.", {dose} }}', "start_rung = 0")
    assert task.easier == easier
    assert task.dose(task.start_rung) == easier
    assert task.notes.easier == "Less."


def test_an_easier_form_with_a_dose_may_say_what_is_new_on_the_step_up_from_it() -> None:
    task = parse_task("exercise", 'easier = { words = "Lie.", reps = 4, then = "with the arch" }')
    assert task.notes.then == "with the arch"
    found = task_problem("device", 'easier = { words = "Lie.", then = "sitting" }')
    assert found.key == 'device "it" · easier · then'
    assert "`then` needs a dose beside it" in str(found)


def test_an_easier_form_may_have_steps_and_conditions_of_its_own() -> None:
    own = 'easier = { words = "Lie.", minutes = 1, steps = ["Lie down."], not_with = %s }'
    rests = 'not_with = ["pregnancy", "cancer"]'
    task = parse_task("device", rests, own % '["pregnancy"]')
    assert (task.notes.easier_form.steps, task.rests_with, task.eases_with) == (
        ("Lie down.",),
        ("pregnancy",),
        ("cancer",),
    )
    assert (task.notes.taught_on(0).steps, task.notes.taught_on(1).steps) == (
        ("Lie down.",),
        task.notes.steps,
    )
    assert parse_task("device", rests, own % "[]").rests_with == ()
    plain = parse_task("device", rests, 'easier = { words = "Lie.", minutes = 1 }')
    assert (plain.rests_with, plain.eases_with) == (("pregnancy", "cancer"), ())


@pytest.mark.parametrize(
    ("easier", "key", "told"),
    [
        (
            'words = "x", minutes = 1, not_with = ["cancer"]',
            "not_with",
            "add it to the task's own `not_with`",
        ),
        (
            'words = "x", not_with = []',
            "not_with",
            "`not_with` needs a dose beside it, such as `minutes = 5`",
        ),
        ('words = "x", steps = ["Lie."]', "steps", "`steps` needs a dose beside it"),
        ('words = "x", minutes = 1, not_with = ["flu"]', "not_with", "is not a screening answer"),
        ('words = "x", start = ["Sit."]', "start", "`start` needs a dose beside it"),
        ('words = "x", minutes = 1, start = ["Sit."]', "start", "`start` needs `steps` beside it"),
        ('words = "x", minutes = 1, slips = ["Hurry."]', "slips", "`slips` is not a key of the easier form"),
    ],
)
def test_what_an_easier_form_cannot_have_of_its_own_is_told(easier: str, key: str, told: str) -> None:
    found = task_problem("device", f"easier = {{ {easier} }}", 'not_with = ["pregnancy"]')
    assert found.key == f'device "it" · easier · {key}'
    assert told in found.message


def test_an_easier_form_may_be_a_table_of_words_alone_or_of_its_own_header() -> None:
    assert parse_task("visit", 'easier = { words = "By phone." }').notes.easier == "By phone."
    text = plan_text(task_text("device") + '[device.easier]\nwords = "Sit."\nminutes = 1\n')
    assert parse(text).tasks[0].easier == Dose(minutes=1)


def test_whole_amounts_are_whole_however_they_are_written() -> None:
    rungs = parse_task("device", "minutes = [3.0, 4.5]").rungs
    assert rungs == (Dose(minutes=3), Dose(minutes=4.5))
    assert isinstance(rungs[0].minutes, int)


@pytest.mark.parametrize(
    ("line", "hold"), [("hold = 2", 2.0), ('hold = "2 s"', 2.0), ('hold = "2.5s"', 2.5), ("hold = 0.5", 0.5)]
)
def test_a_hold_is_seconds_bare_or_in_words(line: str, hold: float) -> None:
    assert parse_task("exercise", line).hold == hold


@pytest.mark.parametrize(("line", "pace"), [("pace = 6", 6.0), ('pace = "5.5 a minute"', 5.5)])
def test_a_pace_is_breaths_a_minute_bare_or_in_words(line: str, pace: float) -> None:
    assert parse_task("exercise", line).pace == pace


def test_any_text_will_do_for_a_name() -> None:
    hostile = "[/] [b]\\u001b[31m\\n\\u202e\\u0000 {0} %s 🙂"
    assert parse_task("visit", f'name = "{hostile}"').name == tomllib.loads(f'a = "{hostile}"')["a"]


def test_tables_may_be_written_in_any_way_toml_has() -> None:
    text = 'title = "T"\nday.starts_at = "05:00"\nstreak = { grace = 0 }\n'
    text += 'device = [{ id = "a", name = "A", minutes = 3, every = "day" }]\n'
    plan = parse(text)
    assert (plan.starts_at, plan.grace, plan.tasks[0].id) == (time(5), 0, "a")


def test_a_byte_order_mark_and_windows_line_ends_are_taken_as_they_come(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xef\xbb\xbf" + plan_text().replace("\n", "\r\n").encode())
    assert read_plan(file, atlas=ATLAS) == parse(plan_text())
    wrong = plan_text('steps = """\n\n"""\n[streak]\ngrace = 4')
    file.write_bytes(wrong.replace("\n", "\r\n").encode())
    with pytest.raises(PlanError) as told:
        read_plan(file, atlas=ATLAS)
    assert [one.line for one in told.value.problems] == [2, 6]


def test_the_plan_of_a_good_file_is_read_without_a_line_map(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(text: str) -> dict[tuple[str | int, ...], int]:
        raise AssertionError(text)

    monkeypatch.setattr("backcare_tui.storage.planfile.toml_lines.line_map", never)
    assert problems(FROM_THE_DESIGN) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_plan_is_read_without_a_problem(name: str) -> None:
    path = PLANS / f"{name}.toml"
    plan = read_plan(path, atlas=shipped_atlas())
    assert plan.tasks
    assert parse_plan(path.read_text(encoding="utf-8"), source=name, atlas=shipped_atlas()) == plan


def test_there_are_shipped_plans_and_the_default_is_among_them() -> None:
    assert "combined" in SHIPPED


def test_slots_and_clock_times_say_when_in_the_day_a_task_is_meant() -> None:
    plan = parse(
        plan_text(
            '[day]\nmidday = "13:15"',
            task_text("exercise", 'at = ["morning", "midday", "21:30"]', task_id="three"),
            task_text("device", 'at = "evening"', task_id="one"),
        )
    )
    assert [task.at for task in plan.tasks] == [("morning", "midday", "21:30"), ("evening",)]
    assert [task.sessions for task in plan.tasks] == [("@morning", "@midday", "@21:30"), ()]
    assert (plan.times.of("midday"), plan.times.of("evening")) == (time(13, 15), time(19))


@pytest.mark.parametrize(
    ("kind", "line", "told"),
    [
        ("device", 'at = "noon"', '"noon" is not "morning", "midday", "evening" or a time such as "07:30"'),
        ("device", "at = 7", "7 is not"),
        ("device", 'at = "7:30"', '"7:30" is not'),
        ("device", 'at = ["morning", "morning"]', "one of them stands twice"),
        ("device", "at = []", "from 1 to 6 are allowed"),
        ("massage", 'at = ["morning", "evening"]', "a massage has one session a day: name one slot or time"),
        ("visit", 'at = ["morning", "evening"]', "a visit has one session a day"),
    ],
)
def test_what_is_no_time_of_day_is_told(kind: str, line: str, told: str) -> None:
    assert told in str(task_problem(kind, line))


def test_the_slots_of_a_day_come_one_after_the_other() -> None:
    (told,) = problems(plan_text('[day]\nmorning = "13:00"'))
    assert "midday is to come after morning: it is 12:30, morning 13:00" in str(told)


HOLD = """
[[exercise]]
id = "stretch"
name = "Stretch"
seconds = [20, 300]
sides = 2
every = "day"
easier = { words = "Lower.", seconds = 15, steps = "So." }
"""


def test_activities_checks_and_holds_are_read() -> None:
    walk, check, hold = (
        parse_task("activity", "minutes = [5, 30, 180]"),
        parse_task("check"),
        parse(plan_text(HOLD)).tasks[0],
    )
    assert [dose.minutes for dose in walk.rungs] == [5, 30, 180]
    assert (check.rungs, check.climbs, check.has_dose) == ((Dose(),), False, False)
    assert hold.rungs == (Dose(seconds=20, sides=2), Dose(seconds=300, sides=2))
    assert hold.easier == Dose(seconds=15, sides=2)


@pytest.mark.parametrize(
    ("kind", "lines", "told"),
    [
        ("activity", ["minutes = 181"], "181 is not"),
        ("device", ["minutes = 61"], "61 is not"),
        ("massage", ["seconds = 91"], "91 is not"),
        ("exercise", ["seconds = 301"], "301 is not"),
        ("check", ["minutes = 3"], "`minutes` is not a key of a check"),
        ("exercise", ["reps = 8", "seconds = 20"], "one of `reps`, `breaths` and `seconds`"),
        ("exercise", ["seconds = 20", "sets = 2"], "`sets` goes with `reps`"),
        ("exercise", ["seconds = 20", "pace = 6"], "`pace` goes with `breaths`"),
    ],
)
def test_what_such_a_kind_may_not_ask_is_told(kind: str, lines: list[str], told: str) -> None:
    text = task_text(kind, *lines)
    if "seconds" in lines[0] and kind == "exercise":
        text = text.replace("reps = [8, 10]\n", "")
    assert told in str(problems(plan_text(text))[0])
