"""Checking off: once is once, parts add up to a whole, and a whole massage is one action."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, FIRST, SECOND, THIRD, again, edit_plan, entries, files, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused, Unreadable
from backcare_tui.domain.plan.dose import Dose


def test_a_check_off_is_seen_at_once_and_by_every_other_process(mine: Coach) -> None:
    receipt = mine.tasks.done("pump")

    assert receipt.changed
    assert receipt.text == "Posture pump: 5 min done. 1 of 4 today."
    assert states(mine)["pump"] == states(again(mine))["pump"] == "done"
    assert mine.today() == again(mine).today()


def test_what_was_done_is_on_disk_only_where_it_is_not_just_the_dose(mine: Coach) -> None:
    mine.tasks.done("pump", amount="2")
    mine.tasks.done("pump")
    mine.tasks.done("press", amount="99")

    part, whole, more = entries(mine, "done")
    assert part["did"] == {"minutes": 2}
    assert "did" not in whole
    assert more["did"]["reps"] == 99
    assert [row.did for row in again(mine).today().rows if row.id == "pump"] == [Dose(minutes=5)]


def test_a_check_off_that_repeats_its_dose_is_read_as_whole(mine: Coach) -> None:
    mine.tasks.done("pump")
    (path,) = mine.home.journal.glob("*.json")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"dose":{"minutes":5}', '"dose":{"minutes":5},"did":{"minutes":5}', 1))

    assert states(again(mine))["pump"] == "done"
    assert "did" in entries(mine, "done")[0]


@pytest.mark.parametrize("what", ["pump", "claw", SECOND, "press"])
def test_done_twice_says_so_and_changes_nothing(mine: Coach, what: str) -> None:
    mine.tasks.done(what)
    before = files(mine)

    for coach in (mine, again(mine)):
        receipt = coach.tasks.done(what)
        assert not receipt.changed
        assert "done already, at 07:42" in receipt.text
        assert receipt.text.endswith("Nothing was changed.")
    assert files(mine) == before


def test_what_another_window_did_meanwhile_is_seen_before_deciding(mine: Coach) -> None:
    other = again(mine)
    mine.today()
    other.today()
    mine.tasks.done("pump")

    assert not other.tasks.done("pump").changed
    assert len(entries(mine, "done")) == 1


def test_a_part_and_then_the_whole(mine: Coach) -> None:
    assert mine.tasks.done("press", amount="1 set").text.startswith("Press: 10 of 30 reps so far.")
    assert states(mine)["press"] == "part"
    assert mine.tasks.done("press", amount="20").changed
    assert states(mine)["press"] == "part"

    receipt = mine.tasks.done("press")

    assert receipt.text == "Press: 3 × 10 done. 1 of 4 today."
    assert states(mine)["press"] == "done"
    assert len(entries(mine, "done")) == 3


@pytest.mark.parametrize("amount", ["2", "3", "3 min", "0.5"])
def test_an_amount_is_the_days_total_so_one_no_larger_changes_nothing(mine: Coach, amount: str) -> None:
    mine.tasks.done("pump", amount="3")
    before = files(mine)

    receipt = mine.tasks.done("pump", amount=amount)

    assert not receipt.changed
    assert receipt.text == "Posture pump is at 3 of 5 min already."
    assert files(mine) == before


def test_more_than_is_asked_is_kept_as_it_was(mine: Coach) -> None:
    mine.tasks.done("pump", amount="9")

    (row,) = [row for row in mine.today().rows if row.id == "pump"]
    assert (row.state, row.did) == ("done", Dose(minutes=9))
    assert entries(mine, "done")[0]["dose"] == {"minutes": 5}


@pytest.mark.parametrize(
    "amount", ["0", "-1", "nan", "inf", "1e3", "1001", "5 sets", "", "five", "1 side", "\ud800"]
)
def test_an_amount_of_another_kind_is_refused_and_nothing_is_changed(mine: Coach, amount: str) -> None:
    with pytest.raises(Unreadable) as refused:
        mine.tasks.done("pump", amount=amount)

    assert str(refused.value).count(".") <= 2
    assert files(mine) == {}


@pytest.mark.parametrize("what", ["nothing of the kind", "p", "", "  ", "[b]x[/b]", "\ud800", "x" * 5000])
def test_a_name_that_means_nothing_or_too_much_is_refused_and_nothing_is_changed(
    mine: Coach, what: str
) -> None:
    with pytest.raises(Refused):
        mine.tasks.done(what)

    assert files(mine) == {}
    assert not [*mine.home.journal.glob(".device*")]


def test_a_whole_massage_is_one_action_and_undone_as_one(mine: Coach) -> None:
    mine.tasks.done("claw")

    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("done", "done")
    one, two = entries(mine, "done")
    assert two["group"] == one["id"]

    mine.undo()

    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("due", "due")
    assert not mine.undo().changed


def test_a_massage_begun_by_one_target_is_finished_by_the_rest(mine: Coach) -> None:
    mine.tasks.done(FIRST)
    mine.tasks.done("claw")

    assert len(entries(mine, "done")) == 2
    mine.undo()
    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("done", "due")


def test_a_target_that_was_not_asked_counts_and_takes_an_open_place(mine: Coach) -> None:
    mine.tasks.done(THIRD)

    assert states(mine) == {"pump": "due", "press": "due", FIRST: "due", THIRD: "done"}


def test_a_task_the_day_does_not_ask_may_be_done_all_the_same(mine: Coach, clock: FixedClock) -> None:
    clock.moment -= DAY  # a Saturday, the claw's day off
    assert FIRST not in states(mine)

    assert mine.tasks.done("claw").changed

    assert states(mine)[FIRST] == "done"


def test_the_first_event_of_a_day_stores_what_the_day_asks_and_the_first_of_a_plan_the_plan(
    mine: Coach, clock: FixedClock
) -> None:
    mine.tasks.done("pump")
    assert [entry["kind"] for entry in entries(mine)] == ["done", "asked", "plan"]
    (asked,) = entries(mine, "asked")
    assert [ask["task"] for ask in asked["asks"]] == ["pump", "press", "claw"]

    mine.tasks.done("press")
    assert [entry["kind"] for entry in entries(mine)] == ["done", "asked", "plan", "done"]

    clock.moment += DAY
    mine.tasks.pain(3)
    assert [entry["kind"] for entry in entries(mine)][4:] == ["pain", "asked"]


def test_a_day_to_come_and_a_day_out_of_reach_are_refused(mine: Coach) -> None:
    with pytest.raises(Refused, match="has not come yet"):
        mine.tasks.done("pump", day=mine.today_date + DAY)
    with pytest.raises(Refused, match="too long ago"):
        mine.tasks.done("pump", day=mine.today_date.replace(year=1969))

    assert files(mine) == {}


def test_the_shipped_plan_is_copied_at_the_first_write_and_not_before(coach: Coach) -> None:
    coach.today()
    coach.history.week()
    assert not coach.home.config.exists()

    coach.tasks.note("x")

    own = coach.home.plans / "combined.toml"
    assert own.read_bytes() == (coach.library._shipped / "combined.toml").read_bytes()
    assert not coach.refresh()


@pytest.mark.parametrize(
    "name",
    [
        "pump",
        "Posture",
        "posture pump",
        "POSTURE-PUMP",
        "press",
        "Quadratus L",
        "gluteus medius",
        "claw",
        "claw/glut",
    ],
)
def test_a_row_is_found_by_its_id_or_its_name_as_the_screen_tells_it(mine: Coach, name: str) -> None:
    assert mine.tasks.done(name).changed


def test_the_nearest_reading_of_a_name_wins(mine: Coach) -> None:
    edit_plan(mine, 'id = "press"\nname = "Press"', 'id = "press"\nname = "Pump it up"')
    assert "Pump it up: 3 × 10 done." in mine.tasks.done("pump i").text
    assert "Posture pump: 5 min done." in mine.tasks.done("pump").text


def test_an_amount_that_is_none_is_refused_of_a_done_row_too(mine: Coach) -> None:
    mine.tasks.done("pump")
    with pytest.raises(Unreadable):
        mine.tasks.done("pump", amount="abc")
