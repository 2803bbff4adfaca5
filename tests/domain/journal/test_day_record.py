"""How a day went."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from kits.domain_kit import FULL, MON, asked, did, pain, skip
from kits.domain_kit import judged as day

from backcare_tui.domain.journal.day_record import DONE, TaskOutcome, totals_of
from backcare_tui.domain.journal.events import Done, DueTask, Event
from backcare_tui.domain.plan.dose import Dose

A, B, C = (DueTask(name, FULL) for name in "abc")
RUB = DueTask("m", FULL, targets=("x", "y"))


def offered(due_task: DueTask) -> DueTask:
    return DueTask(
        due_task.task, due_task.dose, state="offered", targets=due_task.targets, weight=due_task.weight
    )


def test_the_share_is_what_was_done_of_what_was_due() -> None:
    state, share, marks = day([A, B], did("a", MON))
    assert (state, share) == ("missed", 0.5)
    assert marks == {"a": DONE, "b": TaskOutcome("missed")}


def test_enough_of_what_was_due_keeps_the_day() -> None:
    state, share, _outcomes = day([A, B, C], did("a", MON), did("b", MON))
    assert state == "kept"
    assert share == pytest.approx(2 / 3)
    assert day([A, B], did("a", MON), did("b", MON, 0.2))[0] == "kept"


def test_until_a_day_is_over_what_is_not_kept_is_pending() -> None:
    state, _share, marks = day([A, B], did("a", MON), over=False)
    assert (state, marks["b"]) == ("pending", TaskOutcome("due"))
    assert day([A], did("a", MON), over=False)[0] == "kept"


def test_weights_weigh() -> None:
    heavy = DueTask("a", FULL, weight=3.0)
    assert day([heavy, B], did("a", MON))[1] == 0.75
    assert day([heavy, B], did("b", MON))[1] == 0.25


def test_a_part_counts_in_part() -> None:
    state, share, marks = day([A], did("a", MON, 0.5))
    assert (state, share, marks["a"]) == ("missed", 0.5, TaskOutcome("part", 0.5))


def test_more_than_asked_counts_as_all_of_it() -> None:
    assert day([A, B], did("a", MON, 3.0))[1] == 0.5


def test_done_twice_counts_once_at_the_larger_share() -> None:
    for order in permutations([did("a", MON, 0.5), did("a", MON, 0.25), did("a", MON, 0.5)]):
        assert day([A, B], *order)[1] == 0.25


def test_nothing_done_is_not_something_done() -> None:
    nothing = Done(id="1", at=did("a", MON).at, day=MON, task="a", dose=FULL, did=Dose(reps=0))
    assert totals_of([nothing]).done == {}


def test_a_skip_leaves_the_share() -> None:
    state, share, marks = day([A, B], did("a", MON), skip("b", MON))
    assert (state, share, marks["b"]) == ("kept", 1.0, TaskOutcome("skipped"))


def test_a_day_whose_every_task_is_skipped_is_neutral() -> None:
    assert day([A, B], skip("a", MON), skip("b", MON))[:2] == ("skipped", 0.0)
    assert day([A, B], skip("a", MON), skip("b", MON), over=False)[0] == "skipped"


def test_one_skip_does_not_excuse_the_rest() -> None:
    assert day([A, B], skip("a", MON))[0] == "missed"


def test_a_part_before_a_skip_stays_and_asks_for_no_more() -> None:
    state, share, marks = day([A], did("a", MON, 0.25), skip("a", MON))
    assert (state, share, marks["a"]) == ("kept", 1.0, TaskOutcome("part", 0.25))


def test_nothing_due_is_a_free_day() -> None:
    assert day([])[0] == "free"
    assert day([], over=False)[0] == "free"
    assert day([DueTask("a", FULL, state="optional")], did("a", MON))[:2] == ("free", 0.0)


def test_optional_tasks_never_count() -> None:
    extra = DueTask("b", FULL, state="optional")
    assert day([A, extra], did("b", MON))[:2] == ("missed", 0.0)
    assert day([A, extra], did("a", MON))[1] == 1.0


def test_an_offered_task_left_alone_takes_nothing_away() -> None:
    state, share, marks = day([A, offered(B)], did("a", MON))
    assert (state, share, marks["b"]) == ("kept", 1.0, TaskOutcome("offered"))


def test_an_offered_task_that_was_done_helps() -> None:
    assert day([A, offered(B)], did("b", MON))[1] == 0.5
    state, share, _outcomes = day([A, B, offered(C)], did("a", MON), did("c", MON))
    assert state == "kept"
    assert share == pytest.approx(2 / 3)


def test_an_offered_task_done_in_part_does_not_lower_the_share() -> None:
    assert day([A, offered(B)], did("a", MON), did("b", MON, 0.1))[1] == 1.0


@pytest.mark.parametrize("weight", [0.1, 1.0, 10.0])
def test_one_offered_session_keeps_a_day_that_asks_nothing_else(weight: float) -> None:
    due_task = DueTask("a", FULL, state="offered", weight=weight)
    assert day([due_task], did("a", MON))[:2] == ("kept", 1.0)


@pytest.mark.parametrize("weight", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("over", [True, False])
def test_a_little_of_an_offered_task_does_not_turn_a_free_day_into_a_missed_one(
    weight: float, over: bool
) -> None:
    due_task = DueTask("a", FULL, state="offered", weight=weight)
    assert day([due_task], over=over)[0] == "free"
    assert day([due_task], did("a", MON, 0.25), over=over)[0] == "free"


def test_a_massage_counts_its_targets() -> None:
    state, share, marks = day([RUB], did("m", MON, target="x"))
    assert (state, share, marks["m"]) == ("missed", 0.5, TaskOutcome("part", 0.5))
    assert day([RUB], did("m", MON, target="x"), did("m", MON, target="y"))[2]["m"] == DONE


def test_a_target_worked_but_not_asked_counts() -> None:
    assert day([RUB], did("m", MON, target="x"), did("m", MON, target="z"))[:2] == ("kept", 1.0)
    assert day([RUB], *(did("m", MON, target=target) for target in "uvwxyz"))[1] == 1.0


def test_a_skipped_target_leaves_the_share() -> None:
    assert day([RUB], did("m", MON, target="x"), skip("m", MON, target="y"))[:2] == ("kept", 1.0)
    assert day([RUB], skip("m", MON, target="x"), skip("m", MON, target="y"))[0] == "skipped"
    assert day([RUB], skip("m", MON, target="x"))[0] == "missed"
    assert day([RUB], skip("m", MON))[0] == "skipped"


def test_the_rest_of_a_target_can_be_skipped() -> None:
    _state, share, _marks = day([RUB], did("m", MON, 0.5, target="x"), skip("m", MON, target="x"))
    assert share == pytest.approx(1 / 3)


def test_starting_on_a_skipped_target_does_not_lower_the_share() -> None:
    skipped: list[Event] = [did("m", MON, target="x"), skip("m", MON, target="y")]
    assert day([RUB], *skipped)[1] == 1.0
    assert day([RUB], *skipped, did("m", MON, 0.1, target="y"))[1] == 1.0


def test_a_paused_day_asks_nothing_and_forgets_nothing() -> None:
    state, share, marks = day([A, B], did("a", MON), off="paused")
    assert (state, share) == ("paused", 0.5)
    assert marks == {"a": DONE, "b": TaskOutcome("paused")}


@pytest.mark.parametrize("off", ["flare", "locked"])
def test_a_day_that_does_not_count_keeps_its_marks(off: str) -> None:
    state, share, marks = day([A, B], did("a", MON), off=off)
    assert (state, share, marks) == (off, 0.5, {"a": DONE, "b": TaskOutcome("missed")})


def test_what_was_done_without_being_asked_is_marked_and_not_counted() -> None:
    state, share, marks = day([A], did("z", MON), did("y", MON, 0.5))
    assert (state, share) == ("missed", 0.0)
    assert (marks["z"], marks["y"]) == (DONE, TaskOutcome("part", 0.5))


def test_pain_of_a_day_is_its_worst() -> None:
    totals = totals_of([pain(MON, 2, when="morning"), pain(MON, 7), pain(MON, 1, when="morning")])
    assert (totals.worst, totals.morning) == (7, 2)
    assert (totals_of([]).worst, totals_of([pain(MON, 0)]).worst, totals_of([pain(MON, 3)]).morning) == (
        None,
        0,
        None,
    )


def test_a_day_asked_what_it_stored_last() -> None:
    last = totals_of([asked(MON, (A,)), asked(MON, (A, B))]).asked
    assert last is not None
    assert last.due_tasks == (A, B)
    assert totals_of([did("a", MON)]).asked is None


def test_sevenths_add_up_to_a_whole() -> None:
    targets = tuple("abcdefg")
    rub = DueTask("m", Dose(reps=7), targets=targets)
    sevenths = [did("m", MON, target=target) for target in targets]
    assert day([rub], *sevenths, counts_at=1.0)[2]["m"] == DONE
    odd = [DueTask(name, FULL, weight=0.7) for name in targets[:5]]
    assert 3 * 0.7 / sum(due_task.weight for due_task in odd) < 0.6
    assert day(odd, *(did(name, MON) for name in targets[:3]), counts_at=0.6)[0] == "kept"


def test_a_record_counts_when_it_was_kept_or_missed() -> None:
    from backcare_tui.domain.journal.day_record import DayRecord

    states = ["kept", "missed", "skipped", "paused", "flare", "locked", "free", "pending"]
    found = [DayRecord(MON + timedelta(days=1), MON, state, 0.0, {}).counts for state in states]
    assert found == [True, True, *[False] * 6]
