"""Several sessions of one task on a day: named whole, the next one is meant; by its own name, that one alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import edit_plan, entries, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused


@pytest.fixture
def three(mine: Coach) -> Coach:
    edit_plan(mine, 'id = "press"\n', 'id = "press"\nat = ["morning", "midday", "evening"]\n')
    return mine


def test_a_check_off_of_the_task_is_of_its_next_session(three: Coach) -> None:
    for slot, count in (("morning", 1), ("midday", 2), ("evening", 3)):
        assert f"({slot})" in three.tasks.done("press").text
        assert sum(state == "done" for state in states(three).values()) == count
    receipt = three.tasks.done("press")
    assert not receipt.changed
    assert "done already" in receipt.text
    assert [one["target"] for one in entries(three, "done")] == ["@morning", "@midday", "@evening"]


@pytest.mark.parametrize("named", ["press@evening", "press evening", "PRESS@EVENING"])
def test_a_session_by_its_own_name_is_that_one_alone(three: Coach, named: str) -> None:
    three.tasks.done(named)
    assert {name for name, state in states(three).items() if state == "done"} == {"press@evening"}
    assert "(evening)" in three.undo().text
    assert "done" not in states(three).values()


def test_a_part_counts_on_to_its_own_session(three: Coach) -> None:
    three.tasks.done("press", amount="2")
    three.tasks.done("press", amount="3")
    assert [(one["target"], one["did"]["reps"]) for one in entries(three, "done")] == [
        ("@morning", 2),
        ("@morning", 3),
    ]
    assert states(three)["press@morning"] == "part"


def test_a_skip_of_the_task_leaves_out_what_is_left_of_it(three: Coach) -> None:
    three.tasks.done("press")
    three.tasks.skip("press", because="tired")
    kinds = [states(three)[f"press@{slot}"] for slot in ("morning", "midday", "evening")]
    assert kinds == ["done", "skipped", "skipped"]


def test_what_is_due_by_now_is_guided_and_the_rest_of_the_day_when_it_is_asked_for(
    three: Coach, clock: FixedClock
) -> None:
    """It is 07:42: the morning's is due, the others are not yet."""

    def guided(*, later: bool = False) -> set[str]:
        return {part.id for part in three.sessions.guide(later=later).parts if part.task == "press"}

    assert guided() == {"press@morning"}
    assert guided(later=True) == {"press@morning", "press@midday", "press@evening"}
    clock.moment += timedelta(hours=5)
    assert guided() == {"press@morning", "press@midday"}
    session = three.sessions.guide("press@evening")
    assert [part.id for part in session.parts] == ["press@evening"]


def test_what_is_later_is_guided_all_the_same_where_nothing_else_is_left(three: Coach) -> None:
    for row in three.today().rows:
        if row.session in ("", "morning"):
            three.tasks.done(row.key)
    assert {part.id for part in three.sessions.guide().parts} == {"press@midday", "press@evening"}


def test_a_session_of_a_task_is_no_target_that_could_be_sore(three: Coach) -> None:
    with pytest.raises(Refused):
        three.guidance.sore("press@evening")
