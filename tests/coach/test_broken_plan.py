"""A plan file with errors: the last good plan stays in force, and the file is left alone."""

from __future__ import annotations

from kits.coach_kit import PLAN, again, edit_plan, entries, put_plan, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.reference.entries import entry_of
from backcare_tui.paths import Home

BROKEN = PLAN.replace("minutes = [5, 8]", "minutes = [500]")


def test_the_last_good_plan_stays_in_force_and_the_errors_are_told(mine: Coach) -> None:
    mine.today()
    put_plan(mine.home, BROKEN)

    assert mine.refresh()

    assert states(mine)["pump"] == "due"
    assert mine.problems
    assert "minutes" in mine.problems[0]


def test_another_process_takes_the_plan_the_journal_stored(mine: Coach) -> None:
    mine.tasks.note("stores the plan")
    expected = mine.today()
    put_plan(mine.home, BROKEN)

    other = again(mine)

    assert other.problems
    assert other.today().due_tasks == expected.due_tasks
    assert states(other) == states(mine)
    assert other.plan == mine.plan.stored_part()


def test_the_stored_plan_may_lie_in_a_closed_month(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("stores the plan")
    clock.moment = clock.moment.replace(year=2027)
    mine.tasks.note("a year later")
    put_plan(mine.home, "not = [toml")

    assert again(mine).today().due_tasks


def test_everything_is_recorded_while_the_file_has_errors_and_the_file_is_left_alone(mine: Coach) -> None:
    mine.tasks.note("stores the plan")
    path = put_plan(mine.home, BROKEN)

    for coach in (mine, again(mine)):
        coach.refresh()
        coach.tasks.done("pump", amount="3" if coach is mine else None)

    assert path.read_text() == BROKEN
    assert len(entries(mine, "done")) == 2
    assert len(entries(mine, "plan")) == 1


def test_a_file_that_was_mended_is_in_force_at_once(mine: Coach) -> None:
    mine.tasks.note("stores the plan")
    put_plan(mine.home, BROKEN)
    other = again(mine)
    put_plan(mine.home, PLAN.replace("minutes = [5, 8]", "minutes = [7]"))

    assert other.refresh()

    assert not other.problems
    assert next(row for row in other.today().rows if row.id == "pump").dose.minutes == 7


def test_a_removed_file_leaves_the_shipped_plan(mine: Coach) -> None:
    (mine.home.plans / "combined.toml").unlink()
    mine.refresh()

    assert mine.plan.title == "Posture device and massage, together"
    assert not mine.problems


def test_without_any_good_plan_the_shipped_one_is_in_force_and_said_to_be(home: Home, clock) -> None:
    put_plan(home, BROKEN)
    coach = Coach(home, clock)

    assert coach.problems
    assert coach.instead == "shipped"
    assert coach.today().plan == coach.plan.title == "Posture device and massage, together"
    assert coach.tasks.done("posture-pump").changed

    edit_plan(coach, "minutes = [500]", "minutes = [5]")
    assert coach.tasks.done("pump").changed
    assert not coach.problems


def test_a_plan_that_was_good_before_is_the_last_good_one(mine: Coach) -> None:
    mine.tasks.note("stores the plan")
    put_plan(mine.home, BROKEN)
    assert again(mine).instead == "last good"


def groups(coach: Coach) -> list[str]:
    return list(dict.fromkeys(entry.group for entry in coach.entries()))


def test_a_plan_that_stands_in_for_the_persons_own_is_not_called_theirs(
    home: Home, clock: FixedClock
) -> None:
    put_plan(home, BROKEN)
    coach = Coach(home, clock)
    assert groups(coach)[:2] == ["The shipped plan, for now", "Muscles in that plan"]
    assert "your plan" not in str([entry.parts for entry in coach.entries() if entry.kind != "page"]).lower()
    pump = entry_of(coach.entries(), "posture-pump")
    assert pump is not None and pump.kind == "device"
    edit_plan(coach, "minutes = [500]", "minutes = [5]")
    assert groups(coach)[:2] == ["Your plan", "Muscles in your plan"]
    coach.tasks.note("stores the plan")
    put_plan(home, BROKEN)
    assert groups(again(coach))[0] == "The last good plan, for now"
    (home.plans / "combined.toml").unlink()
    assert groups(again(coach))[0] == "The shipped plan, for now"
