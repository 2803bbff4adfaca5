"""What was forgotten may be entered for its day: it changes marks, never what the day asked."""

from __future__ import annotations

from datetime import timedelta

from kits.coach_kit import DAY, again, edit_plan, entries, files, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach


def test_a_late_entry_is_for_its_day_and_keeps_when_it_was_made(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("begins")
    clock.moment += DAY
    yesterday = mine.today_date - DAY

    receipt = mine.tasks.done("pump", day=yesterday)

    assert receipt.text == "Posture pump: 5 min done. For Sunday 22 November."
    (entry,) = entries(mine, "done")
    assert (entry["day"], entry["at"]) == ("2026-11-22", "2026-11-23T07:42:00Z")
    assert states(mine, yesterday)["pump"] == "done"
    assert states(mine)["pump"] == "due"


def test_a_late_entry_goes_into_the_file_of_its_month_and_the_plan_into_todays(mine: Coach) -> None:
    mine.tasks.done("pump", day=mine.today_date - timedelta(days=30))

    months = {name[:7]: content.decode() for name, content in files(mine).items()}
    assert '"kind":"done"' in months["2026-10"]
    assert '"kind":"plan"' in months["2026-11"]
    assert '"kind":"plan"' not in months["2026-10"]


def test_a_late_entry_does_not_change_what_its_day_asked(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("press")
    due_tasks = mine.today().due_tasks
    clock.moment += DAY
    edit_plan(mine, "minutes = [5, 8]", "minutes = [8, 10]")
    yesterday = mine.today_date - DAY

    mine.tasks.done("pump", day=yesterday)

    assert mine.day(yesterday).due_tasks == again(mine).day(yesterday).due_tasks == due_tasks
    (row,) = [row for row in mine.day(yesterday).rows if row.id == "pump"]
    assert (row.state, row.dose.minutes) == ("done", 5)


def test_a_late_entry_can_mend_a_streak(mine: Coach, clock: FixedClock) -> None:
    for number in range(4):
        if number not in (1, 2):
            for task in ("pump", "press", "claw"):
                mine.tasks.done(task)
        clock.moment += DAY
    assert mine.today().streak.days < 4

    for back in (2, 3):
        for task in ("pump", "press", "claw"):
            mine.tasks.done(task, day=mine.today_date - timedelta(days=back))

    assert mine.today().streak.days == again(mine).today().streak.days == 4


def test_a_late_entry_before_everything_begins_the_history_there_and_misses_nothing(mine: Coach) -> None:
    mine.tasks.done("pump")
    first = mine.today_date - timedelta(days=20)

    mine.tasks.done("pump", day=first)

    records = mine.timeline.records(first, mine.today_date)
    assert records[0].state == "kept"
    assert {record.state for record in records[1:]} == {"free"}
    assert again(mine).day(first).done == 1


def test_done_late_twice_says_so_and_changes_nothing(mine: Coach) -> None:
    day = mine.today_date - DAY
    mine.tasks.done("pump", day=day)
    before = files(mine)

    assert not mine.tasks.done("pump", day=day).changed
    assert files(mine) == before


def test_notes_pain_and_skips_may_be_late_too(mine: Coach) -> None:
    day = mine.today_date - DAY
    mine.tasks.note("slept badly", day=day)
    mine.tasks.pain(6, day=day)
    mine.tasks.skip("press", because="ill", day=day)

    seen = again(mine).day(day)
    assert seen.notes == ("slept badly",)
    assert seen.record.worst == 6
    assert mine.today().notes == ()
