"""What words mean as the arms of a trial, and which schedules leave no turn without a task."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import HOSTILE, MON, massage, plan, task
from kits.examples import examples
from msgspec.structs import replace

from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek
from backcare_tui.domain.trial.arms import arms_of, choices_of, words_of

PUMP = task("pump", kind="device", name="Posture pump", rungs=(Dose(minutes=5), Dose(minutes=8)))
WEDGE = task("wedge", kind="device", name="Neck wedge", rungs=(Dose(minutes=2),))
CLAW = replace(
    massage("ql", "traps", task_id="claw", every=TimesAWeek(6)), rungs=(Dose(seconds=30, sides=2),)
)
WALK = task("walk", kind="activity", rungs=(Dose(minutes=10),))
FULL = plan(PUMP, WEDGE, CLAW, WALK, task("face-pull"), task("posture", kind="check", rungs=(Dose(),)))


def arms(a: str | None, b: str | None, what: Plan = FULL) -> list[tuple[str, tuple[str, ...]]]:
    return [(arm.name, arm.tasks) for arm in arms_of((a, b), what, {}, Status(), MON)]


@pytest.mark.parametrize(
    ("a", "b", "meant"),
    [
        (None, None, [("Devices", ("pump", "wedge")), ("Massage", ("claw",))]),
        ("massage", "NEITHER", [("Massage", ("claw",)), ("Neither", ())]),
        ("posture p", "claw", [("Posture pump", ("pump",)), ("claw", ("claw",))]),
        (
            "wedge + pump",
            "activities,claw",
            [("Neck wedge + Posture pump", ("pump", "wedge")), ("Activities + claw", ("claw", "walk"))],
        ),
        ("pull", "Neck Wedge", [("face-pull", ("face-pull",)), ("Neck wedge", ("wedge",))]),
        ("pump, walk", "device", None),
        (
            "exercises",
            "wedge+walk",
            [("Exercises", ("face-pull",)), ("Neck wedge + walk", ("wedge", "walk"))],
        ),
    ],
)
def test_arms_are_kinds_tasks_and_several_of_them(a: str | None, b: str | None, meant: object) -> None:
    if meant is None:
        with pytest.raises(ValueError, match="Posture pump is in both"):
            arms(a, b)
        return
    assert arms(a, b) == meant


def test_an_arm_tells_what_is_asked_by_todays_rungs() -> None:
    levels = {"pump": Level(rung=2, dose=Dose(minutes=4), kind="ease")}
    pump, claw = arms_of(("pump", "claw"), FULL, levels, Status(), MON)
    assert pump.asked == ("Posture pump: 8 min, every day",)  # the rung's own dose, whatever eases today
    assert claw.asked == ("claw: 30 s a side each, 2 targets a day, 6 a week",)


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (plan(PUMP), "has no massage, so name what to compare, such as `backcare trial new pump neither`"),
        (plan(task("a"), task("b")), "no device and no massage.*`backcare trial new a b`"),
        (plan(task("c", kind="check", rungs=(Dose(),))), "there is nothing to compare yet"),
    ],
)
def test_without_devices_or_massage_it_says_what_else(what: Plan, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        arms(None, None, what)


@pytest.mark.parametrize(
    ("schedule", "often"),
    [
        (EveryDays(1), True),
        (EveryDays(2), True),
        (EveryDays(3), False),
        (TimesAWeek(3), True),
        (TimesAWeek(2), False),
        (OnWeekdays((0, 2, 4)), True),
        (OnWeekdays((1, 4, 6)), True),
        (OnWeekdays((0, 1, 2)), False),
        (OnWeekdays((0, 3)), False),
        (ByRule("FREQ=WEEKLY;BYDAY=MO,WE,FR"), True),
        (ByRule("FREQ=MONTHLY;BYDAY=1TU"), False),
    ],
)
def test_each_turn_of_three_days_asks_something(schedule: Schedule, often: bool) -> None:
    what = plan(task("seldom", every=schedule), PUMP, task("odd", every=OnWeekdays((1, 5))))
    if often:
        assert arms("seldom", "pump", what)
        return
    with pytest.raises(
        ValueError, match=r"seldom is due .*, so some periods of 3 days would ask nothing"
    ) as refused:
        arms("seldom", "pump", what)
    assert "`backcare plan set seldom every 3 a week`" in str(refused.value)


def test_two_that_are_seldom_due_may_be_often_enough_together() -> None:
    what = plan(PUMP, task("a", every=OnWeekdays((0, 3))), task("b", every=OnWeekdays((1, 5))))
    assert arms("pump", "a+b", what)


def test_all_that_can_be_chosen_is_understood_as_it_is_offered() -> None:
    for arm in choices_of(FULL, {}, Status()):
        other = "walk" if arm.tasks != ("walk",) else "pump"
        assert arms(words_of(arm), other)[0] == (arm.name, arm.tasks)


@examples(40)
@given(st.sampled_from(HOSTILE) | st.text(max_size=30), st.sampled_from(["pump", "neither", "+", "x,"]))
def test_whatever_is_typed_is_two_arms_or_one_sentence(a: str, b: str) -> None:
    try:
        first, second = arms(a, b)
    except ValueError as refused:
        said = str(refused)
    else:
        said = "two different arms" if not {*first[1]} & {*second[1]} else ""
    assert 10 < len(said) < 300
