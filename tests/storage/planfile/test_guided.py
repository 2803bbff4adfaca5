"""How a plan says that its tasks are guided: tempo, rest, order, figures, and whether steps start by themselves."""

from __future__ import annotations

import msgspec
import pytest
from kits.planfile_kit import (
    PLANS,
    SHIPPED,
    accepts,
    parse,
    parse_task,
    plan_text,
    problem,
    shipped_atlas,
    task_problem,
    task_text,
)

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import COMMON, PLAIN, REST, Guide, Manner, Phase, tempo_words
from backcare_tui.domain.plan.plan import EndStep, Notes, Plan
from backcare_tui.domain.reference.plan_words import task_words
from backcare_tui.storage.planfile.loader import read_plan


def test_a_tempo_is_words_with_their_seconds() -> None:
    task = parse_task("exercise", 'tempo = "pull 2 s, hold 1 s, press overhead 2.5 s, return 3 s"')
    assert task.manner.tempo == (
        Phase("pull", 2),
        Phase("hold", 1),
        Phase("press overhead", 2.5),
        Phase("return", 3),
    )
    assert tempo_words(task.manner.tempo) == "pull 2 s, hold 1 s, press overhead 2.5 s, return 3 s"
    assert "Tempo: pull 2 s, hold 1 s, press overhead 2.5 s, return 3 s" in task_words(task)


@pytest.mark.parametrize("text", ["pull 2 s", "pull 2s", "pull 2", " pull  2  s ", "pull 2.0 s"])
def test_a_tempo_may_be_written_a_little_otherwise(text: str) -> None:
    assert parse_task("exercise", f'tempo = "{text}"').manner.tempo == (Phase("pull", 2),)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('""', "is not a tempo"),
        ("2", "2 is not a tempo, which is words with their seconds, such as"),
        ('["pull 2 s"]', "a list is not a tempo"),
        ('"pull"', '"pull" is not a part of a tempo'),
        ('"pull 2 s, hold"', '"hold" is not a part of a tempo'),
        ('"pull 2 s,, hold 2 s"', '"" is not a part of a tempo'),
        ('"2 s"', '"2 s" has no word for the movement: write "pull 2 s"'),
        ('"pull 2,5 s"', '"5 s" has no word for the movement'),
        ('"pull 0.4 s"', '"pull 0.4 s" is out of bounds: a part takes from 0.5 to 60 seconds'),
        ('"pull 61 s"', "is out of bounds"),
        ('"pull nan s"', "is not a part of a tempo"),
        ('"pull -2 s"', "is not a part of a tempo"),
        (f'"{", ".join(["a 1 s"] * 9)}"', "too many parts: at most 8 are allowed"),
        (f'"{"x" * 25} 2 s"', "has 25 characters, at most 24 are allowed"),
    ],
)
def test_what_is_no_tempo_is_told(value: str, told: str) -> None:
    found = task_problem("exercise", f"tempo = {value}")
    assert found.key == 'exercise "it" · tempo'
    assert told in found.message


@pytest.mark.parametrize("tempo", ["pull 0.5 s", "pull 60 s", ", ".join(["a 1 s"] * 8), f"{'x' * 24} 1 s"])
def test_a_tempo_up_to_its_bounds_is_read(tempo: str) -> None:
    assert accepts("exercise", f'tempo = "{tempo}"')


def test_an_ending_is_its_steps_in_order_each_with_its_seconds() -> None:
    task = parse_task("device", 'ending = ["Let the air out.", {words = "Stay lying.", seconds = "60 s"}]')
    assert task.notes.ending == (EndStep("Let the air out.", 15), EndStep("Stay lying.", 60))
    assert parse_task("device", 'ending = "Let go."').notes.ending == (EndStep("Let go.", 15),)
    assert parse_task("device").notes.ending == ()
    assert Plan(title="", tasks=(task,)).stored_part().tasks[0].notes == Notes()


@pytest.mark.parametrize(
    ("value", "key", "told"),
    [
        ('["a", ""]', "ending · 2 · words", "the text is blank"),
        ("[3]", "ending · 1 · words", "3 is not a text in quotes"),
        ("[{seconds = 5}]", "ending · 1", "`words` is missing: a step of an ending needs one"),
        ('[{words = "a", seconds = 4}]', "ending · 1 · seconds", "4 is not a number from 5 to 300"),
        ('[{words = "a", secs = 9}]', "ending · 1 · secs", "did you mean `seconds`?"),
        ('"x"\n[[device.ending]]\nwords = 1', "", "ending"),
        ('["a"' + ', "a"' * 12 + "]", "ending", "the list has 13 steps, at most 12 are allowed"),
    ],
)
def test_what_is_no_ending_is_told_at_its_step(value: str, key: str, told: str) -> None:
    found = task_problem("device", f"ending = {value}")
    assert found.key.endswith(key)
    assert told in found.message


def test_a_device_and_an_exercise_have_an_ending_and_nothing_else() -> None:
    notes = parse_task("exercise", 'ending = ["Stand straight."]', 'easier = "Less far."').notes
    assert notes.ending == notes.ending_on(1) == notes.ending_on(0) == (EndStep("Stand straight.", 15),)
    for kind in ("massage", "visit"):
        assert f"`ending` is not a key of a {kind}" in task_problem(kind, 'ending = "Get up."').message


def test_the_opener_ends_with_a_fold_and_its_lying_form_does_not() -> None:
    opener = read_plan(PLANS / "combined.toml", atlas=shipped_atlas()).task("bioenergetic-opener")
    assert opener is not None
    stand, fold, up = (step.words for step in opener.notes.ending_on(1))
    assert stand == "Stand straight."
    assert fold.startswith("Fold forward only as far as is easy, knees bent, hands on the thighs")
    assert up == "Come up slowly, hands on the thighs, head last."
    assert opener.notes.ending_on(0) == ()


def test_every_shipped_device_is_left_as_it_should_be() -> None:
    endings = {
        task.id: [step.words for step in task.notes.ending]
        for name in SHIPPED
        for task in read_plan(PLANS / f"{name}.toml", atlas=shipped_atlas()).tasks
        if task.kind == "device"
    }
    lying, up = "Stay lying for a minute.", "Get up slowly."
    assert endings == {
        "posture-pump": [
            "Let all the air out, slowly; then undo the strap.",
            lying,
            "Roll to your side.",
            up,
        ],
        "neck-wedge": [
            "Let out any air, and take the wedge from under your neck.",
            lying,
            "Roll to your side.",
            up,
        ],
        "lumbar-arch": ["Roll to your side, off the arch.", lying, up],
        "tens": [
            "Turn it down to nothing, then off.",
            "Take the pads off.",
            "Look at your skin where they were: red for long, sore or blistered? Leave that place out, and ask.",
        ],
    }


@pytest.mark.parametrize("name", ["combined", "posture-device"])
def test_the_pump_says_first_of_all_where_the_neck_lies_and_that_the_chin_is_free(name: str) -> None:
    pump = read_plan(PLANS / f"{name}.toml", atlas=shipped_atlas()).tasks[0]
    assert "Your neck will lie over the middle of the pump, your chin free." in pump.notes.steps[0]
    assert {step.words: step.seconds for step in pump.notes.ending}["Stay lying for a minute."] == 60


def test_hold_and_tempo_must_say_the_same() -> None:
    found = task_problem("exercise", "hold = 2", 'tempo = "pull 2 s, hold 1 s"')
    assert found.message == "it holds 1 s, and `hold` says 2 s: make them one"
    assert accepts("exercise", "hold = 2", 'tempo = "pull 2 s, Hold 2 s"')
    assert accepts("exercise", "hold = 2", 'tempo = "pull 2 s, return 2 s"')


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('tempo = "in 5 s, out 5 s"', "`tempo` goes with `reps`: breaths have a `pace`"),
        ("sets = 2", "`sets` goes with `reps`: breaths are counted for the whole session"),
    ],
)
def test_breaths_have_no_tempo_and_no_sets(line: str, told: str) -> None:
    text = plan_text(task_text("exercise", line).replace("reps = [8, 10]", "breaths = 8"))
    assert told in problem(text).message


def test_many_breaths_may_have_a_rest_of_their_own() -> None:
    text = plan_text(task_text("exercise", "rest = 30").replace("reps = [8, 10]", "breaths = 20"))
    assert parse(text).tasks[0].manner.rest == 30


def test_a_task_says_how_it_is_guided() -> None:
    task = parse_task("exercise", "auto = true", 'rest = "90 s"', 'figure = "curl-up"')
    assert task.manner == Manner(auto=True, rest=90, figure="curl-up")
    assert parse_task("device", "auto = false").manner == Manner(auto=False)
    assert parse_task("massage", "auto = true").manner.auto is True
    assert parse_task("exercise").manner is PLAIN


def test_the_easier_form_may_have_a_figure_of_its_own() -> None:
    text = 'easier = { words = "Lie down.", breaths = 10, figure = "lying" }'
    task = parse(plan_text(task_text("exercise", text).replace("reps = [8, 10]", "breaths = 8"))).tasks[0]
    assert (task.manner.easier_figure, task.easier) == ("lying", Dose(breaths=10))
    assert (
        parse_task("exercise", 'easier = { words = "Less.", figure = "less" }').manner.easier_figure == "less"
    )


def test_a_movement_is_taught_by_start_steps_slips_and_breath() -> None:
    lines = ('start = ["Stand.", "Look ahead."]', 'slips = "Shrugging."', 'breath = "Out on pull."')
    notes = parse_task("exercise", *lines, 'steps = ["Pull."]').notes
    assert (notes.start, notes.steps, notes.slips, notes.breath) == (
        ("Stand.", "Look ahead."),
        ("Pull.",),
        ("Shrugging.",),
        "Out on pull.",
    )
    assert parse_task("device", 'start = "Lie down."', 'figure = "pump"').notes.start == ("Lie down.",)


@pytest.mark.parametrize("kind", ["device", "massage", "visit"])
def test_slips_and_breath_are_keys_of_an_exercise_alone(kind: str) -> None:
    for key in ("slips", "breath"):
        assert f"`{key}` is not a key of a {kind}" in task_problem(kind, f'{key} = "x"').message


def test_an_easier_form_is_taught_by_its_own_words_alone() -> None:
    own = 'words = "Sit.", reps = 5, steps = ["Pull."], slips = ["Haste."], tempo = "pull 3 s, hold 2 s"'
    task = parse_task("exercise", f"easier = {{ {own} }}", 'start = "Stand."', 'steps = "Press."', "hold = 2")
    taught = task.notes.taught_on(0)
    assert (taught.start, taught.steps, taught.slips) == ((), ("Pull.",), ("Haste.",))
    assert task.notes.taught_on(1).start == ("Stand.",)
    assert tempo_words(task.manner.easier_tempo) == "pull 3 s, hold 2 s"
    found = task_problem("exercise", f"easier = {{ {own} }}", "hold = 4")
    assert (found.key, found.message) == (
        'exercise "it" · easier · tempo',
        "it holds 2 s, and `hold` says 4 s: make them one",
    )


def test_the_two_sides_of_an_exercise_may_have_names() -> None:
    task = parse_task("exercise", 'sides = ["left side down", "right side down"]')
    assert task.manner.sides == ("left side down", "right side down")
    assert "Sides: left side down, then right side down" in task_words(task)
    assert {dose.sides for dose in task.rungs} == {2}
    assert parse_task("exercise", "sides = 2").manner is PLAIN
    for wrong, told in (
        ('["left"]', "the list has 1 name: two are allowed"),
        ('["a", "a"]', "is in the list twice"),
        ("3", "is not a whole number from 1 to 2"),
        ('["a", 2]', "is not a text in quotes"),
    ):
        assert told in task_problem("exercise", f"sides = {wrong}").message


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('figure = "Curl Up"', 'such as "curl-up"'),
        ("auto = 1", "is not `true` or `false`"),
        ("rest = 601", "is not a number from 0 to 600"),
        ('rest = "a minute"', 'such as "45 s"'),
        ('rset = "30 s"', "did you mean `rest`?"),
        ('tempoo = "pull 2 s"', "did you mean `tempo`?"),
        ('figur = "x"', "did you mean `figure`?"),
    ],
)
def test_near_misses_of_these_keys_are_told(line: str, told: str) -> None:
    assert told in task_problem("exercise", line).message


def test_a_visit_is_not_guided() -> None:
    assert "`auto` is not a key of a visit" in task_problem("visit", "auto = true").message


def test_all_tasks_of_a_plan_are_guided_as_it_says() -> None:
    text = plan_text('[guide]\nauto = true\nrest = "20 s"\norder = ["breaths", "it", "device"]')
    assert parse(text).guide == Guide(auto=True, rest=20, order=("breaths", "it", "device"))
    assert parse(plan_text()).guide is COMMON
    assert parse(plan_text("[guide]\nauto = false")).guide is COMMON
    assert REST == 45


@pytest.mark.parametrize(
    ("lines", "key", "told"),
    [
        ('order = ["breath"]', "order", "did you mean `breaths`?"),
        ('order = ["visit"]', "order", "is neither a kind nor the id of a task to guide"),
        ('order = ["v"]', "order", "is neither a kind nor the id of a task to guide"),
        ('order = ["device", "device"]', "order", "is in the list twice"),
        ('order = "device"', "order", "is not a list"),
        ("order = [3]", "order", "is not a text"),
        ("autom = true", "autom", "did you mean `auto`?"),
    ],
)
def test_what_is_wrong_with_the_guide_is_told_where_it_is(lines: str, key: str, told: str) -> None:
    found = problem(plan_text(task_text("device"), task_text("visit", task_id="v"), f"[guide]\n{lines}"))
    assert found.key == f"[guide] {key}"
    assert told in found.message


def test_an_order_written_before_the_header_is_told() -> None:
    assert "it is a key of `[guide]`" in problem(plan_text('order = ["device"]')).message


def test_the_journal_stores_what_a_plan_asks_and_not_how_it_is_guided() -> None:
    guided = parse(
        plan_text(task_text("exercise", 'tempo = "pull 2 s"', "auto = true"), '[guide]\norder = ["it"]')
    )
    bare = parse(plan_text(task_text("exercise")))
    assert guided.stored_part() == bare.stored_part()
    assert msgspec.json.encode(guided.stored_part()) == msgspec.json.encode(bare.stored_part())
    assert b"manner" not in msgspec.json.encode(guided.stored_part())
    assert b"guide" not in msgspec.json.encode(guided.stored_part())


def test_how_a_plan_is_guided_survives_being_kept_in_the_cache() -> None:
    guided = parse(plan_text(task_text("exercise", 'tempo = "pull 2 s, return 3 s"'), "[guide]\nrest = 10"))
    assert msgspec.json.decode(msgspec.json.encode(guided), type=Plan) == guided


def test_the_shipped_exercises_are_guided_as_their_sources_say() -> None:
    combined = read_plan(PLANS / "combined.toml", atlas=shipped_atlas())
    press, opener = combined.task("face-pull-press"), combined.task("bioenergetic-opener")
    assert press is not None
    assert opener is not None
    assert tempo_words(press.manner.tempo) == "pull 2 s, hold 2 s, press 2 s, return 3 s"
    assert (press.manner.figure, opener.manner.figure, opener.manner.easier_figure) == (
        "face-pull-press",
        "opener-arch",
        "opener-lying",
    )
    big3 = read_plan(PLANS / "mcgill-big-3.toml", atlas=shipped_atlas())
    for task in big3.tasks:
        assert [phase.seconds for phase in task.manner.tempo if phase.word == "hold"] == [10]
        assert task.manner.figure == task.id
