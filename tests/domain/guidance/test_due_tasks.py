"""What a plan asks of one day."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import FULL, MON, days, massage, plan, plans, task
from kits.guidance_kit import Life
from kits.planfile_kit import PLANS, SHIPPED, shipped_atlas

from backcare_tui.domain.guidance.due_tasks import due_task_of, due_tasks_of
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek
from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.storage.planfile.loader import read_plan

WEEKDAYS = st.integers(0, 6)


def states_of_a_week(n: int, worked: set[int], starts: int = 0) -> list[str]:
    """What each day of a week says of a task due n a week that is worked on these days."""
    often = task(every=TimesAWeek(n))
    first = MON + timedelta(days=starts)
    found = []
    for at, day in enumerate(days(first, 7)):
        due_task = due_task_of(often, plan(often, week_starts=starts), day, sum(one < at for one in worked))
        found.append(due_task.state if due_task else "")
    return found


def test_three_a_week_are_offered_until_three_days_are_left() -> None:
    assert states_of_a_week(3, set()) == ["offered"] * 4 + ["due"] * 3


def test_each_session_puts_off_what_is_owed() -> None:
    assert states_of_a_week(3, {0}) == ["offered"] * 5 + ["due"] * 2


def test_what_was_met_is_not_asked_again_this_week() -> None:
    assert states_of_a_week(2, {0, 1}) == ["offered", "offered", "", "", "", "", ""]


def test_seven_a_week_are_due_every_day() -> None:
    assert states_of_a_week(7, set(range(7))) == ["due"] * 7


@given(st.integers(1, 7), st.sets(WEEKDAYS), WEEKDAYS)
def test_so_often_a_week_is_due_only_when_the_days_left_are_the_sessions_owed(
    n: int, worked: set[int], starts: int
) -> None:
    for at, state in enumerate(states_of_a_week(n, worked, starts)):
        owed = n - len([one for one in worked if one < at])
        left = len(range(at, 7))
        assert state == ("" if owed <= 0 else "due" if left <= owed else "offered")


@given(st.integers(1, 7), WEEKDAYS)
def test_whoever_works_only_when_asked_meets_the_week_exactly(n: int, starts: int) -> None:
    worked: set[int] = set()
    for at in range(7):
        if states_of_a_week(n, worked, starts)[at] == "due":
            worked.add(at)
    assert len(worked) == n


def test_optional_tasks_and_visits_are_asked_apart() -> None:
    found = due_tasks_of(
        plan(task("a", optional=True), task("b", kind="visit", rungs=(Dose(),)), task("c")), MON, {}
    )
    assert [due_task.state for due_task in found] == ["optional", "optional", "due"]


def test_an_optional_task_so_often_a_week_is_never_due() -> None:
    often = task(every=TimesAWeek(7), optional=True)
    assert due_tasks_of(plan(often), MON + timedelta(days=6), {})[0].state == "optional"


def test_an_ask_carries_the_dose_of_its_rung_and_the_weight_of_its_task() -> None:
    ladder = task(rungs=(Dose(breaths=5), Dose(breaths=8)), start_rung=2, weight=2.5)
    assert due_tasks_of(plan(ladder), MON, {}) == (DueTask("a", Dose(breaths=8), 2, weight=2.5),)


def test_rung_0_is_the_easier_form() -> None:
    opener = task(rungs=(Dose(breaths=5),), easier=Dose(breaths=3), start_rung=0)
    assert due_tasks_of(plan(opener), MON, {}) == (DueTask("a", Dose(breaths=3), 0),)


@pytest.mark.parametrize(("rung", "dose"), [(-1, 5), (0, 5), (1, 5), (2, 8), (3, 8), (99, 8)])
def test_a_rung_off_the_ladder_is_its_nearest_end(rung: int, dose: int) -> None:
    assert task(rungs=(Dose(breaths=5), Dose(breaths=8))).dose(rung) == Dose(breaths=dose)


def test_a_massage_asks_for_as_many_targets_as_a_session_works() -> None:
    assert due_tasks_of(plan(massage("x", "y", "z", a_day=2)), MON, {})[0].targets == ("x", "y")


def test_asks_come_in_the_order_of_the_plan_and_leave_out_what_is_not_due() -> None:
    wednesday = MON + timedelta(days=2)
    found = due_tasks_of(
        plan(task("z"), task("b", every=EveryDays(2)), task("a")),
        wednesday,
        {},
        last={"b": wednesday - timedelta(days=1)},
    )
    assert [due_task.task for due_task in found] == ["z", "a"]
    assert found[0].dose == FULL


@given(plans(), st.integers(-20, 40), st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9)))
def test_any_plan_asks_each_task_at_most_once_and_never_above_its_cap(
    any_plan, offset: int, sessions: dict[str, int]
) -> None:
    day = MON + timedelta(days=offset)
    found = due_tasks_of(any_plan, day, sessions)
    assert found == due_tasks_of(any_plan, day, sessions)
    assert len({due_task.task for due_task in found}) == len(found)
    for due_task in found:
        own = any_plan.task(due_task.task)
        assert own is not None
        assert due_task.dose.total <= own.rungs[-1].total
        assert due_task.state == "optional" or not (own.optional or own.kind == "visit")


PUMP = {*CONDITIONS} - {"pacemaker-epilepsy"}
MOVES = {"pregnancy", "osteoporosis", "spinal-surgery", "numbness"}
BENT_BACK = MOVES | {"cancer"}
RUB = MOVES | {"cancer", "blood-thinners"}
RESTED: dict[str, dict[str, set[str]]] = {
    "combined": {
        "posture-pump": PUMP,
        "self-massage": RUB,
        "face-pull-press": set(),
        "bioenergetic-opener": {"pregnancy"},
    },
    "posture-device": {"posture-pump": PUMP, "lumbar-arch": BENT_BACK, "foam-roller": BENT_BACK},
    "self-massage": {"self-massage": RUB},
    "desk-neck": {
        "self-massage": RUB,
        "neck-wedge": PUMP,
        "seated-face-pull": set(),
        "foam-roller": BENT_BACK,
    },
    "mcgill-big-3": {"curl-up": MOVES, "side-bridge": MOVES, "bird-dog": MOVES - {"pregnancy"}},
    "tens": {"tens": {*CONDITIONS} - {"osteoporosis", "inflammatory-arthritis"}},
    "walk": {"walk": set()},
    "desk-breaks": {"screen-height": set(), "desk-break": set()},
    "professional-care": {},
}
"""What a yes to each condition rests of the shipped plans, written out from the sources of their cautions."""

EASIER = {"bioenergetic-opener": MOVES - {"pregnancy"}}
"""The same where the easier form is asked all the same: only the arch is left out."""


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_yes_rests_of_the_shipped_plans_exactly_what_is_not_for_it(name: str, condition: str) -> None:
    shipped = read_plan(PLANS / f"{name}.toml", atlas=shipped_atlas())
    always = [msgspec.structs.replace(task, every=EveryDays(), first_every=None) for task in shipped.tasks]
    due_tasks = due_tasks_of(plan(*always), MON, {}, status=Status(conditions=(condition,)))
    assert {due.task: due.because for due in due_tasks if due.state == "rested"} == {
        task: f"screening:{condition}" for task, conditions in RESTED[name].items() if condition in conditions
    }
    eased = {task.id for task in shipped.tasks if condition in task.eases_with}
    assert eased == {task for task in RESTED[name] if condition in EASIER.get(task, ())}
    assert all(due.rung == 0 for due in due_tasks if due.task in eased)


@pytest.mark.parametrize("begun", [0, 1])
@pytest.mark.parametrize("every", [2, 3, 10])
def test_a_perfect_rhythm_is_kept_whatever_day_it_began(begun: int, every: int) -> None:
    life = Life(plan(task(every=EveryDays(every))), MON + timedelta(days=begun))
    for number in range(3 * every):
        seen = life.see()
        assert [row.state in ("due", "offered") for row in seen.rows] == [True] * (number % every == 0)
        for row in seen.rows:
            life.do(row)
        life.end(seen, [])
    tally = life.checkpoint.tally
    assert (tally.days, tally.best_days) == (3, 3)


def test_what_was_done_a_day_late_or_early_is_due_so_many_days_after() -> None:
    life = Life(plan(task(every=EveryDays(2))))
    states = []
    for number in range(10):
        seen = life.see()
        states.append("".join(row.state for row in seen.rows))
        if number in (0, 3, 5, 6):
            (row,) = seen.rows or life.see(life.day - timedelta(days=1)).rows
            life.do(row)
        life.end(seen, [])
    assert states == ["due", "", "due", "offered", "", "due", "", "", "due", "offered"]


def test_a_day_that_went_by_without_an_entry_is_missed_once_in_its_period() -> None:
    life = Life(plan(task(every=EveryDays(3))))
    outcomes = []
    for number in range(8):
        if number == 0:
            life.do(life.see().rows[0])
        life.end(life.see(), [])
        record = life.checkpoint.past_days[-1].record
        outcomes.append(record.outcomes["a"].state if record.outcomes else "")
    assert outcomes == ["done", "", "", "missed", "offered", "offered", "missed", "offered"]
    assert life.see().levels["a"].kind == "same", "one session missed twice is no gap of three"
