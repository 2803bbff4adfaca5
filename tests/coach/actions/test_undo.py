"""Undo takes back the last thing recorded, wherever it was recorded, and nothing else."""

from __future__ import annotations

import itertools
import json
import shutil
from datetime import timedelta

import msgspec
import pytest
from kits.coach_kit import DAY, FIRST, SECOND, again, edit_plan, entries, files, on_host, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful
from backcare_tui.domain.journal.events import DayPlanned

HOUR = timedelta(hours=1)


def test_what_was_recorded_is_taken_back_one_by_one_and_nothing_is_deleted(mine: Coach) -> None:
    empty = mine.today()
    mine.tasks.done("pump")
    mine.tasks.pain(5)
    mine.tasks.note("words")
    mine.tasks.skip("press", because="tired")

    said = [mine.undo().text for _ in range(5)]

    assert said == [
        "Taken back: Press skipped.",
        "Taken back: the note.",
        "Taken back: the pain report.",
        "Taken back: Posture pump done.",
        "Nothing from today or yesterday is left to take back.",
    ]
    assert mine.today() == again(mine).today()
    status = msgspec.structs.replace(
        empty.status, plan=mine.plan
    )  # the plan is stored from the first entry on
    assert mine.today() == msgspec.structs.replace(empty, status=status)
    assert {entry["kind"] for entry in entries(mine)} == {
        "done",
        "asked",
        "plan",
        "pain",
        "note",
        "skipped",
        "undone",
    }


def test_with_nothing_to_take_back_nothing_is_changed(mine: Coach, clock: FixedClock) -> None:
    assert not mine.undo().changed
    assert files(mine) == {}

    mine.tasks.note("x")
    clock.moment += 2 * DAY
    before = files(mine)
    assert not mine.undo().changed
    assert files(mine) == before


def test_yesterdays_recording_may_be_taken_back_and_an_older_one_not(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("x")
    clock.moment += DAY
    assert again(mine).undo().changed

    mine.tasks.note("y")
    clock.moment += 2 * DAY
    assert not again(mine).undo().changed


def test_a_late_entry_goes_by_when_it_was_recorded(mine: Coach) -> None:
    """It lies two months back, in a file of its own, and is the last thing recorded all the same."""
    day = mine.today_date - 60 * DAY
    mine.tasks.done("pump")
    mine.sure = True
    mine.tasks.done("pump", day=day)

    assert mine.undo().changed

    assert states(mine)["pump"] == "done"
    assert mine.day(day).done == 0
    months = {name[:7]: json.loads(content)["events"] for name, content in files(mine).items()}
    assert [entry["kind"] for entry in months["2026-09"].values()] == ["done", "undone"]


def test_undoing_the_first_event_of_a_day_keeps_what_the_day_asked(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("pump")
    due_tasks = mine.today().due_tasks
    mine.undo()

    stored = [event for event in mine.timeline.every_event() if isinstance(event, DayPlanned)]
    assert [event.due_tasks for event in stored] == [due_tasks]
    clock.moment += DAY
    assert again(mine).day(mine.today_date - DAY).due_tasks == due_tasks


def test_what_was_taken_back_may_be_done_again(mine: Coach) -> None:
    mine.tasks.done("pump")
    mine.undo()
    assert mine.tasks.done("pump").changed
    assert states(mine)["pump"] == "done"
    assert mine.undo().changed
    assert states(mine)["pump"] == "due"


def test_a_part_and_the_whole_are_two_actions(mine: Coach) -> None:
    mine.tasks.done("press", amount="1 set")
    mine.tasks.done("press")

    mine.undo()

    assert states(mine)["press"] == "part"


def two_devices(mine: Coach, what: str) -> Coach:
    """Check off the same on two devices that had not heard of each other, then let them sync."""
    with on_host("other"):
        elsewhere = mine.home.data.parent / "elsewhere"
        shutil.copytree(mine.home.data, elsewhere)
        home = type(mine.home)(config=elsewhere, data=elsewhere, cache=elsewhere / "cache")
        Coach(home, FixedClock(mine.clock.now() + HOUR)).tasks.done(what)
    mine.tasks.done(what)
    for path in home.journal.glob("*.json"):
        shutil.copy(path, mine.home.journal)
    mine.refresh()
    return mine


@pytest.mark.parametrize("what", ["pump", "claw"])
def test_the_same_on_two_devices_counts_once_and_one_undo_takes_both_back(
    mine: Coach, clock: FixedClock, what: str
) -> None:
    coach = two_devices(mine, what)
    alone = 1 if what == "pump" else 2
    assert len(entries(coach, "done")) == 2 * alone
    assert coach.today().done == alone
    theirs = {name: content for name, content in files(coach).items() if "asked" in content.decode()}

    clock.moment += HOUR
    receipt = coach.undo()

    assert receipt.changed
    assert coach.today().done == again(coach).today().done == 0
    assert not coach.undo().changed
    assert len(theirs) == 2


def test_another_devices_event_is_taken_back_in_ones_own_file(mine: Coach) -> None:
    with on_host("other"):
        again(mine).tasks.done("pump")
    (theirs,) = files(mine).items()

    assert again(mine).undo().changed

    after = files(mine)
    assert after.pop(theirs[0]) == theirs[1]
    (ours,) = after.values()
    assert [entry["kind"] for entry in json.loads(ours)["events"].values()] == ["undone"]
    assert states(again(mine))["pump"] == "due"


def test_an_undo_across_devices_holds_in_whatever_order_the_files_are_named(mine: Coach) -> None:
    with on_host("other"):
        again(mine).tasks.done("claw")
    again(mine).undo()
    contents = [*files(mine).values()]

    for names in itertools.permutations(["2026-11.aaa.json", "2026-11.zzz.json"]):
        for path in mine.home.journal.glob("*.json"):
            path.unlink()
        for name, content in zip(names, contents, strict=True):
            (mine.home.journal / name).write_bytes(content)
        assert {states(again(mine))[FIRST], states(again(mine))[SECOND]} == {"due"}


def test_an_undo_that_arrives_before_what_it_takes_back_still_does(mine: Coach) -> None:
    with on_host("other"):
        again(mine).tasks.done("pump")
    (theirs,) = files(mine).items()
    again(mine).undo()
    (mine.home.journal / theirs[0]).unlink()
    assert states(again(mine))["pump"] == "due"

    (mine.home.journal / theirs[0]).write_bytes(theirs[1])

    assert states(again(mine))["pump"] == "due"
    assert not again(mine).undo().changed


def test_an_instant_at_the_calendars_edge_is_no_stumbling_block(mine: Coach) -> None:
    mine.tasks.note("x")
    (path,) = mine.home.journal.glob("*.json")
    text = path.read_text().replace('"at":"2026-11-22T07:42:00Z"', '"at":"0001-01-01T00:00:00+14:00"')
    path.write_text(text)

    assert again(mine).undo().changed


def test_an_undo_names_every_row_it_takes_back(mine: Coach) -> None:
    mine.tasks.done("claw")
    assert mine.undo().text == "Taken back: Quadratus lumborum, Gluteus medius done."
    mine.tasks.skip("claw", because="tired")
    assert mine.undo().text == "Taken back: Quadratus lumborum, Gluteus medius skipped."


def test_an_undo_says_how_far_a_row_has_got_all_the_same(mine: Coach) -> None:
    mine.tasks.done("press", amount="10")
    mine.tasks.done("press", amount="20")
    assert mine.undo().text == "Taken back: Press, 20 of 30 reps. Press is at 10 of 30 reps again."
    assert mine.undo().text == "Taken back: Press, 10 of 30 reps."


def test_an_undo_of_a_task_that_left_the_plan_still_knows_its_name(mine: Coach) -> None:
    mine.tasks.done("pump")
    edit_plan(mine, 'id = "pump"\nname = "Posture pump"', 'id = "other"\nname = "Other"')
    assert [row.name for row in again(mine).today().rows if row.task == "pump"] == ["Posture pump"]
    assert again(mine).undo().text == "Taken back: Posture pump done."


def test_an_undo_after_the_clock_went_back_takes_back_what_lies_ahead(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("pump")
    clock.moment -= 2 * DAY
    assert again(mine).undo().changed


def test_redo_brings_back_what_the_last_undo_took_one_by_one(mine: Coach) -> None:
    mine.tasks.done("claw")
    mine.tasks.note("x")
    whole = mine.today()
    mine.undo()
    mine.undo()

    assert mine.redo().text == "Back again: Quadratus lumborum, Gluteus medius done."
    assert mine.redo().text == "Back again: the note."
    assert not mine.redo().changed
    assert mine.today().rows == whole.rows == again(mine).today().rows
    assert mine.today().notes == ("x",)
    assert mine.undo().text == "Taken back: the note."


def test_redo_holds_where_two_devices_took_the_same_back(mine: Coach) -> None:
    mine.tasks.note("x")
    with on_host("other"):
        other = again(mine)
        entry = next(other.diary.newest())
        mine.undo()
        other.timeline.refresh([])  # it has not seen that yet
        other.undo()
    mine.refresh()
    assert mine.redo().changed
    assert [found.id for found in again(mine).diary.newest()] == [entry.id]


def test_what_was_taken_back_long_ago_is_not_brought_back_by_a_slip(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("x")
    mine.undo()
    clock.moment += 3 * DAY
    before = files(mine)
    assert not again(mine).redo().changed
    assert files(mine) == before


def test_any_entry_is_taken_back_alone_however_old(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("press", amount="1 set")
    mine.tasks.done("press")
    mine.tasks.note("x")
    clock.moment += 400 * DAY
    coach = again(mine)
    note, whole, part = coach.diary.newest()
    day = note.day

    assert coach.take_back(part).text == "Taken back: Press, 10 of 30 reps (Sunday 22 November 2026)."
    assert states(again(coach), day)["press"] == "done"
    assert coach.take_back(whole).changed
    assert states(again(coach), day)["press"] == "missed"
    assert coach.day(day).notes == ("x",)


def test_a_safety_answer_is_taken_back_only_when_that_is_said_once_more(mine: Coach) -> None:
    mine.safety.screen([], ["cancer"])
    before = files(mine)
    with pytest.raises(Doubtful, match="safety answers of today") as doubt:
        mine.undo()
    with pytest.raises(Doubtful):
        mine.take_back(next(mine.diary.newest()))
    assert files(mine) == before

    assert doubt.value.again().text == "Taken back: the safety answers."
    assert mine.today().status.conditions == ()
