"""What is left of today becomes steps: in order, only what is left, and never past a cap."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import ATLAS
from kits.session_kit import (
    AUTO,
    BEGAN,
    BREATH,
    BRIDGE,
    BY_KEY,
    CLAW,
    DAY,
    PRESS,
    PUMP,
    TASKS,
    TEMPO,
    USUAL,
    plan_of,
    rows_of,
    session_of,
    sessions,
    told,
)

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import COMMON, Guide, Manner, Phase
from backcare_tui.domain.plan.plan import EndStep, Notes, Plan, Task, Teaching
from backcare_tui.domain.session.build import Wishes, in_order, is_left, steps_of
from backcare_tui.domain.session.limits import ALL, SIDE, Massaged
from backcare_tui.domain.session.session import PAIN, Session
from backcare_tui.domain.session.slots import laid, slots


def test_a_device_is_prepared_timed_and_got_up_from_slowly() -> None:
    session = session_of(PUMP)

    assert told(session.steps) == ["prepare", "time 480", "rise 60", "pain"]
    assert session.parts[0].steps == ("Lie down.", "Deflate.")
    assert "roll to your side" in session.steps[2].words


def test_the_end_of_a_device_is_its_plans_own_a_step_at_a_time() -> None:
    ending = (EndStep("Let all the air out.", 30), EndStep("Roll to your side."))
    session = session_of(msgspec.structs.replace(PUMP, notes=Notes(ending=ending)))

    assert told(session.steps) == ["time 480", "rise 30", "rise 15", "pain"]
    assert [step.words for step in session.steps[1:3]] == ["Let all the air out.", "Roll to your side."]


def test_a_massage_goes_side_after_side_and_spot_after_spot() -> None:
    session = session_of(CLAW)

    spot = ["time 60 left", "change 15", "time 60 right"]
    assert told(session.steps) == [*spot, "change 15", *spot, "pain"]
    assert [part.name for part in session.parts] == ["ql", "traps"]
    assert (session.parts[0].where, session.parts[0].position) == ("w", "p")


def test_sets_have_a_rest_between_them_and_the_plans_own_cadence() -> None:
    session = session_of(PRESS)

    assert told(session.steps) == ["reps 4 1/2", "rest 30", "reps 4 2/2", "pain"]
    assert session.steps[0].tempo == TEMPO
    assert session.steps[0].length == 4 * 8
    assert session.parts[0].source == ""


def test_a_pyramid_on_two_sides_does_both_sides_of_a_set_before_it_rests() -> None:
    assert told(session_of(BRIDGE).steps)[:6] == [
        "reps 3 1/3 left",
        "change 15",
        "reps 3 1/3 right",
        "rest 45",
        "reps 2 2/3 left",
        "change 15",
    ]


def test_without_a_tempo_the_cadence_is_the_apps_own_around_the_hold() -> None:
    session = session_of(BRIDGE)
    assert session.steps[0].tempo == (Phase("move", 2), Phase("hold", 10), Phase("return", 2))
    assert session.parts[0].source == "app default"

    plain = msgspec.structs.replace(BRIDGE, hold=None)
    assert [phase.word for phase in session_of(plain).steps[0].tempo] == ["move", "return"]


def test_breaths_are_in_and_out_equally_long_at_the_plans_pace() -> None:
    session = session_of(BREATH)
    assert told(session.steps) == ["breaths 5", "pain"]
    assert session.steps[0].tempo == (Phase("in", 5), Phase("out", 5))

    slow = session_of(msgspec.structs.replace(BREATH, pace=None))
    assert slow.steps[0].length == 50
    assert slow.parts[0].source == "app default"


def test_more_than_ten_breaths_come_in_two_halves_with_a_rest() -> None:
    def of(breaths: int) -> Task:
        return msgspec.structs.replace(BREATH, rungs=(Dose(breaths=breaths),))

    assert told(session_of(of(10)).steps) == ["breaths 10", "pain"]
    assert told(session_of(of(20)).steps) == ["breaths 10 1/2", "rest 45", "breaths 10 2/2", "pain"]
    assert told(session_of(of(15)).steps) == ["breaths 8 1/2", "rest 45", "breaths 7 2/2", "pain"]
    assert told(session_of(of(20), breath=Dose(breaths=12)).steps) == ["breaths 8 2/2", "pain"]


# Order


def test_all_that_is_left_goes_device_massage_reps_and_breaths_last() -> None:
    plan = plan_of(*TASKS)
    assert [row.id for row in in_order(rows_of(plan), plan)] == [
        "pump",
        "claw/ql",
        "claw/traps",
        "press",
        "bridge",
        "breath",
    ]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (("breaths",), ["breath", "pump", "claw", "press", "bridge"]),
        (("exercise", "massage"), ["press", "bridge", "breath", "claw", "pump"]),
        (("bridge", "device"), ["bridge", "pump", "claw", "press", "breath"]),
        (("reps", "press"), ["bridge", "press", "pump", "claw", "breath"]),
        (("unknown",), ["pump", "claw", "press", "bridge", "breath"]),
    ],
)
def test_the_plan_can_say_otherwise(order: tuple[str, ...], first: list[str]) -> None:
    plan = plan_of(*TASKS, guide=Guide(order=order))
    rows = in_order(rows_of(plan), plan)
    assert list(dict.fromkeys(row.task for row in rows)) == first


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"state": "due"}, True),
        ({"state": "part"}, True),
        ({"state": "part", "because": "tired"}, False),
        ({"state": "done"}, False),
        ({"state": "offered"}, False),
        ({"state": "skipped"}, False),
        ({"state": "rested"}, False),
        ({"state": "paused"}, False),
        ({"state": "due", "optional": True}, False),
        ({"state": "due", "kind": "visit"}, False),
    ],
)
def test_what_is_left_is_what_is_asked_and_neither_done_nor_left_out(
    change: dict[str, object], left: bool
) -> None:
    (row,) = rows_of(plan_of(PUMP))
    assert is_left(msgspec.structs.replace(row, **change)) is left


def test_between_tasks_there_is_time_to_change_position() -> None:
    session = session_of(PUMP, BREATH)
    assert told(session.steps)[4:] == ["change 15", "breaths 5", "pain"]
    assert session.steps[4].words == "Next: Breath."
    assert session.parts[session.steps[4].part].id == "breath"


# Done in part


@pytest.mark.parametrize(
    ("did", "steps"),
    [
        ({"pump": Dose(minutes=3)}, ["time 300"]),
        ({"pump": Dose(minutes=7.5)}, ["time 30"]),
        ({"claw_ql": Dose(seconds=60)}, ["time 60 the other side"]),
        ({"claw_ql": Dose(seconds=40)}, ["time 20 the side you began", "time 60 the other side"]),
        ({"claw_ql": Dose(seconds=40, other=15)}, ["time 20 left", "time 45 right"]),
        ({"claw_ql": Dose(seconds=75)}, ["time 45 the other side"]),
        ({"claw_ql": Dose(seconds=40, sides=2)}, ["time 20 left", "time 20 right"]),
        ({"press": Dose(reps=4)}, ["reps 4 2/2"]),
        ({"press": Dose(reps=6)}, ["reps 2 2/2"]),
        (
            {"bridge": Dose(reps=3, sides=2)},
            ["reps 2 2/3 left", "reps 2 2/3 right", "reps 1 3/3 left", "reps 1 3/3 right"],
        ),
        ({"bridge": Dose(reps=11)}, ["reps 1 3/3 the other side"]),
        ({"breath": Dose(breaths=2)}, ["breaths 3"]),
    ],
)
def test_a_row_done_in_part_starts_where_it_stands(did: dict[str, Dose], steps: list[str]) -> None:
    name = next(iter(did)).split("_")[0]
    task = next(task for task in TASKS if task.id == name)
    if task.targets:
        task = msgspec.structs.replace(task, targets=("ql",), a_day=1)
    session = session_of(task, guide=COMMON, wishes=BY_KEY, **did)
    assert [
        text for step, text in zip(session.steps, told(session.steps), strict=True) if step.is_work
    ] == steps


def test_what_is_counted_goes_on_from_what_was_counted() -> None:
    assert [
        (step.first, step.count) for step in session_of(PRESS, press=Dose(reps=6)).steps if step.count
    ] == [(2, 2)]


def test_a_row_that_is_done_makes_no_steps() -> None:
    assert session_of(PUMP, pump=Dose(minutes=9)).steps == ()


# Caps, whatever a plan or a journal says

SETS = st.integers(-1, 10**12)
DOSES = st.one_of(
    st.builds(lambda n: Dose(minutes=n), st.floats(0, 1e9)),
    st.builds(
        lambda n, sides: Dose(seconds=n, sides=sides),
        st.integers(-5, 10**9),
        st.sampled_from([0, 1, 2, 3, 10**12]),
    ),
    st.builds(lambda reps, sets: Dose(reps=reps, sets=sets), st.integers(-5, 10**9), SETS),
    st.builds(lambda reps: Dose(reps=tuple(reps), sides=2), st.lists(st.integers(-1, 10**6), max_size=50)),
    st.builds(lambda n: Dose(breaths=n), st.integers(-1, 10**9)),
    st.just(Dose()),
)


@given(st.lists(DOSES, min_size=1, max_size=12), st.none() | DOSES.filter(lambda did: did.sets < 1000))
def test_no_dose_however_odd_makes_a_step_past_a_cap(doses: list[Dose], did: Dose | None) -> None:
    kinds = {"min": "device", "s": "massage", "visit": "visit"}
    tasks = [
        Task(id=f"t{at}", kind=kinds.get(dose.unit.short, "exercise"), name="T", rungs=(dose,))
        for at, dose in enumerate(doses)
    ]
    plan = plan_of(*tasks)
    rows = [msgspec.structs.replace(row, did=did, state="due") for row in rows_of(plan)]
    parts, steps = steps_of(in_order(rows, plan), plan, ATLAS, Massaged(rows))

    check_caps(Session(id="", day=DAY, began=BEGAN, parts=parts, steps=steps, tallies=()))


@given(sessions())
def test_steps_ask_for_what_is_left_and_no_more(session: Session) -> None:
    check_caps(session)
    for number, part in enumerate(session.parts):
        pieces = slots(part.dose)
        asked = [*laid(part.dose, part.before)]
        for step in session.steps:
            if step.is_work and step.part == number:
                asked[step.slot] += step.count or step.seconds
        assert asked == pytest.approx([piece.amount for piece in pieces])


def check_caps(session: Session) -> None:
    spots = {SIDE: 0.0, ALL: 0.0}
    for step in session.steps:
        part = session.parts[step.part]
        if part.dose.seconds is not None and step.is_work:
            assert step.seconds <= 90
            spots[ALL] += step.seconds
        if part.dose.minutes is not None and step.is_work:
            assert step.seconds <= 60 * part.dose.minutes <= 3600
        assert step.count <= 60
        assert step.cycle <= 8 * 60
    assert spots[ALL] <= ALL


def test_massage_is_at_most_five_minutes_a_side_and_fifteen_in_all() -> None:
    many = Task(
        id="claw",
        kind="massage",
        name="Claw",
        rungs=(Dose(seconds=90, sides=2),),
        targets=tuple("abcdefgh"),
        a_day=8,
    )
    assert [part.target for part in session_of(many).parts] == ["a", "b", "c"]
    assert [part.target for part in session_of(many, claw_a=Dose(seconds=90, sides=2)).parts] == ["b", "c"]


def test_a_posture_device_is_capped_by_its_minutes_and_tens_by_an_hour() -> None:
    assert session_of(msgspec.structs.replace(PUMP, rungs=(Dose(minutes=60),))).steps[1].seconds == 3600
    assert session_of(msgspec.structs.replace(PUMP, rungs=(Dose(minutes=61),))).steps == ()


# Hands-free


def test_with_auto_work_starts_by_itself_and_reading_has_its_time() -> None:
    steps = session_of(PUMP, CLAW, guide=AUTO).steps
    assert all(step.auto for step in steps if step.is_work)
    assert told(steps)[:2] == ["prepare 20", "time 480"]
    assert all(step.seconds == 20 for step in steps if step.kind == PAIN)


def test_what_to_mind_has_its_time_before_work_even_where_nothing_else_is_told() -> None:
    minded = msgspec.structs.replace(PUMP, notes=Notes(cautions=("Never asleep.", "Not with a fever.")))
    assert told(session_of(minded, guide=AUTO).steps)[:2] == ["prepare 20", "time 480"]
    stepped = msgspec.structs.replace(PUMP, notes=Notes(steps=("Lie.",), cautions=("Never asleep.",)))
    assert told(session_of(stepped, guide=AUTO).steps)[:2] == ["prepare 20", "time 480"]
    assert told(session_of(minded).steps)[:2] == ["prepare", "time 480"]


def test_a_task_may_differ_from_its_plan() -> None:
    alone = msgspec.structs.replace(PUMP, manner=Manner(auto=False))
    steps = session_of(alone, BREATH, guide=AUTO).steps
    assert [step.auto for step in steps if step.is_work] == [False, True]
    assert [
        step.seconds for step in session_of(PRESS, guide=Guide(rest=10)).steps if step.kind == "rest"
    ] == [30]


def test_sides_sets_and_spots_follow_by_themselves_once_a_task_has_begun() -> None:
    for task in (CLAW, PRESS, BRIDGE):
        first, *more = [step for step in session_of(task, wishes=USUAL).steps if step.is_work]
        assert not first.auto
        assert all(step.auto for step in more)
        assert not any(step.auto for step in session_of(task, wishes=BY_KEY).steps)


TAUGHT = Notes(start=("Stand.",), steps=("Pull.", "Press."), slips=("A shrug.",), breath="Out on pull.")
LED = msgspec.structs.replace(PRESS, notes=TAUGHT)


@pytest.mark.parametrize(
    ("guide", "wishes", "led"),
    [
        (COMMON, USUAL, ["start", "prepare", "change 5"]),
        (COMMON, BY_KEY, ["start", "prepare"]),
        (AUTO, USUAL, ["start 5", "prepare 20", "change 5"]),
    ],
)
def test_the_start_position_comes_first_and_holds_until_a_key_or_five_seconds(
    guide: Guide, wishes: Wishes, led: list[str]
) -> None:
    session = session_of(LED, guide=guide, wishes=wishes)
    assert told(session.steps)[: len(led) + 1] == [*led, "reps 4 1/2"]
    part = session.parts[0]
    assert (part.start, part.slips, part.breath) == (("Stand.",), ("A shrug.",), "Out on pull.")


@pytest.mark.parametrize(
    ("start", "seconds"),
    [("Stand.", 5), ("Sit, feet flat.", 5), ("Lie down.", 15), ("On hands and knees.", 15), ("", 15)],
)
def test_nobody_is_hurried_who_may_be_on_the_floor(start: str, seconds: float) -> None:
    notes = Notes(start=(start,) if start else ())
    bridge = session_of(msgspec.structs.replace(BRIDGE, notes=notes), wishes=USUAL)
    assert {step.seconds for step in bridge.steps if step.kind == "change"} == {seconds}


def test_an_exercise_ends_as_its_plan_says_and_its_easier_form_of_another_movement_does_not() -> None:
    notes = Notes(ending=(EndStep("Stand straight."), EndStep("Fold forward.", 20)), easier="Lie.")
    many = msgspec.structs.replace(BREATH, rungs=(Dose(breaths=12),), easier=Dose(breaths=12), notes=notes)
    arch = session_of(many)
    assert told(arch.steps)[-3:] == ["rise 15", "rise 20", "pain"]
    assert [step.words for step in arch.steps if step.kind == "rest"] == ["Stand straight, and rest."]
    lying = msgspec.structs.replace(notes, easier_form=Teaching(steps=("Breathe.",)))
    (row,) = rows_of(plan_of(many))
    plan = plan_of(msgspec.structs.replace(many, notes=lying))
    _parts, steps = steps_of([msgspec.structs.replace(row, rung=0)], plan, ATLAS)
    assert "rise" not in {step.kind for step in steps}
    assert [step.words for step in steps if step.kind == "rest"] == ["Rest."]


def test_the_start_position_is_that_of_the_side_that_comes_first() -> None:
    sided = msgspec.structs.replace(BRIDGE, notes=TAUGHT, manner=Manner(sides=("left down", "right down")))
    session = session_of(sided)
    assert (session.steps[0].side, session.parts[0].sides) == ("left", ("left down", "right down"))
    assert session_of(sided, bridge=Dose(reps=3)).steps[0].side == "the other side"


def test_it_is_asked_once_how_several_tasks_felt_and_each_time_if_one_wants_that() -> None:
    once = session_of(PUMP, PRESS, wishes=USUAL).steps
    assert [step.asks_from for step in once if step.kind == PAIN] == [6]
    assert once[-1].kind == PAIN
    each = session_of(PUMP, PRESS, wishes=BY_KEY).steps
    assert [step.asks_from for step in each if step.kind == PAIN] == [0, 0]
    assert [step.asks_from for step in session_of(PUMP, wishes=USUAL).steps if step.kind == PAIN] == [0]


# Figures, and a plan of the person's own


@pytest.mark.parametrize(
    ("manner", "rung", "figure"),
    [
        (Manner(), 1, "press"),
        (Manner(figure="arch"), 1, "arch"),
        (Manner(figure="arch", easier_figure="lying"), 1, "arch"),
        (Manner(figure="arch", easier_figure="lying"), 0, "lying"),
        (Manner(figure="arch"), 0, "arch"),
    ],
)
def test_a_figure_is_the_one_the_plan_names_else_the_one_called_as_the_task(
    manner: Manner, rung: int, figure: str
) -> None:
    plan = plan_of(msgspec.structs.replace(PRESS, manner=manner))
    rows = [msgspec.structs.replace(row, rung=rung) for row in rows_of(plan)]
    assert steps_of(rows, plan, ATLAS)[0][0].figure == figure


def test_an_easier_form_that_is_another_movement_has_its_own_figure_and_tempo_or_none() -> None:
    own = Notes(steps=("Stand.",), easier="Sit.", easier_form=Teaching(steps=("Sit.",)))
    slow = (Phase("pull", 4.0), Phase("return", 4.0))
    for figure in ("", "seated"):
        manner = Manner(figure="arch", tempo=TEMPO, easier_figure=figure, easier_tempo=slow)
        plan = plan_of(msgspec.structs.replace(PRESS, manner=manner, notes=own, easier=Dose(reps=4)))
        rows = [msgspec.structs.replace(row, rung=0) for row in rows_of(plan)]
        parts, steps = steps_of(rows, plan, ATLAS)
        assert (parts[0].figure, parts[0].steps) == (figure, ("Sit.",))
        assert next(step.tempo for step in steps if step.is_work) == slow
    device = msgspec.structs.replace(PUMP, manner=Manner(figure="pump"))
    assert session_of(device).parts[0].figure == "pump"


def test_the_easier_form_says_so_first() -> None:
    easier = msgspec.structs.replace(BREATH, notes=Notes(easier="Lying down.", steps=("Breathe.",)))
    plan: Plan = plan_of(easier)
    rows = [msgspec.structs.replace(row, rung=0) for row in rows_of(plan)]
    parts, steps = steps_of(rows, plan, ATLAS)
    assert (parts[0].easier, steps[0].kind) == ("Lying down.", "prepare")
    assert steps_of(rows_of(plan), plan, ATLAS)[0][0].easier == ""


def test_a_task_eased_to_its_easier_form_is_taught_that_form() -> None:
    """It keeps its rung, and ten breaths of lying must not become ten breaths of the arch."""
    notes = Notes(easier="Lying down.", steps=("Arch.",), easier_form=Teaching(steps=("Lie down.",)))
    opener = msgspec.structs.replace(
        BREATH, notes=notes, manner=Manner(figure="arch", easier_figure="lying"), easier=Dose(breaths=10)
    )
    plan = plan_of(opener)
    rows = [msgspec.structs.replace(row, rung=2, to_easier=True) for row in rows_of(plan)]
    (part,), _steps = steps_of(rows, plan, ATLAS)
    assert (part.figure, part.easier, part.steps) == ("lying", "Lying down.", ("Lie down.",))
    assert part.rung == 2


def test_a_spot_has_ninety_seconds_at_most() -> None:
    long = msgspec.structs.replace(CLAW, rungs=(Dose(seconds=91, sides=2),))
    assert session_of(long).steps == ()
    assert (
        session_of(msgspec.structs.replace(CLAW, rungs=(Dose(seconds=90, sides=2),))).steps[0].seconds == 90
    )
