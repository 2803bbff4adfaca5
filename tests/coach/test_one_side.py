"""A massage of one side says so wherever it is told of, and counts as any other."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, PLAN, again, edit_plan, put_plan

from backcare_tui.cli.render.day import row_json, row_lines
from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.edits import setting
from backcare_tui.coach.actions.plan_edit import write
from backcare_tui.domain.history.pain_places import massage_targets
from backcare_tui.domain.plan.dose import SIDES
from backcare_tui.domain.reference.plan_words import task_words
from backcare_tui.paths import Home
from backcare_tui.storage.planfile.errors import PlanError

ROW = "claw/quadratus-lumborum"


@pytest.fixture(params=SIDES)
def sided(request: pytest.FixtureRequest, home: Home, clock: FixedClock) -> tuple[Coach, str]:
    """A coach whose massage works one side alone, and which."""
    put_plan(home, PLAN.replace("a_day = 2", f'a_day = 2\nsides = "{request.param}"'))
    return Coach(home, clock), request.param


def test_row_json_plan_and_body_say_which_side(sided: tuple[Coach, str]) -> None:
    coach, side = sided
    row = next(row for row in coach.today().rows if row.id == ROW)
    assert row.side_words == f"{side} side only"
    assert any("30 s" in line and f"{side} side only" in line for line in row_lines(coach.today().rows))
    assert row_json(row)["side"] == side
    assert row_json(row)["dose"] == {"seconds": 30, "sides": 1}
    assert f"Sides: {side} side only" in task_words(coach.plan.tasks[-1])
    learnt = next(entry for entry in coach.entries() if entry.id == "quadratus-lumborum")
    assert f"; {side} side only; " in dict(learnt.parts)["In your plan"][0]
    aims = massage_targets(coach.today().rows, coach.atlas)
    assert {place.rpartition("-")[2] for aim in aims for place in aim.places} == {side}


def test_it_is_recorded_as_a_dose_of_one_side_and_a_day_that_is_over_still_says_which(
    sided: tuple[Coach, str], clock: FixedClock
) -> None:
    coach, side = sided
    coach.tasks.done("quadratus-lumborum")
    day = coach.today_date
    assert {row.id: row.state for row in again(coach).today().rows}[ROW] == "done"
    clock.moment += DAY
    edit_plan(coach, f'sides = "{side}"', "sides = 2")
    past = next(row for row in again(coach).day(day).rows if row.id == ROW)
    assert (past.side, past.did == past.dose) == (side, True)
    assert all(not row.side for row in again(coach).today().rows)


def test_what_was_begun_on_both_sides_is_not_said_to_be_of_one(mine: Coach) -> None:
    mine.tasks.done("quadratus-lumborum", amount="20")
    edit_plan(mine, "a_day = 2", 'a_day = 2\nsides = "left"')
    sides = {row.id: (row.dose.sides, row.side) for row in mine.today().rows if row.target}
    assert sides[ROW] == (2, "")
    assert sides["claw/gluteus-medius"] == (1, "left")


@pytest.mark.parametrize(("typed", "line"), [("left", 'sides = "left"'), ("2", "sides = 2")])
def test_the_side_can_be_set_without_an_editor(mine: Coach, typed: str, line: str) -> None:
    edit = setting(mine, "claw", "sides", typed)
    assert edit.lines == (f"+ {line}",)
    write(mine, edit)
    assert mine.plan.tasks[-1].side == ("left" if typed == "left" else "")


def test_a_side_that_is_none_is_told_with_a_hint(mine: Coach) -> None:
    with pytest.raises(PlanError, match="did you mean `left`"):
        setting(mine, "claw", "sides", "lft")
