"""What was forgotten may be entered for its day: it changes marks, never what the day asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from kits.coach_kit import DAY, again, edit_plan, entries, files, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Doubtful


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
    mine.sure = True
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

    mine.sure = True
    mine.tasks.done("pump", day=first)

    records = mine.timeline.records(first, mine.today_date)
    assert records[0].state == "kept"
    assert {record.state for record in records[1:]} == {"free"}
    assert again(mine).day(first).done == 1


def test_done_late_twice_says_so_and_changes_nothing(mine: Coach) -> None:
    day = mine.today_date - DAY
    mine.sure = True
    mine.tasks.done("pump", day=day)
    before = files(mine)

    assert not mine.tasks.done("pump", day=day).changed
    assert files(mine) == before


def test_notes_pain_and_skips_may_be_late_too(mine: Coach) -> None:
    day = mine.today_date - DAY
    mine.sure = True
    mine.tasks.note("slept badly", day=day)
    mine.tasks.pain(6, day=day)
    mine.tasks.skip("press", because="ill", day=day)

    seen = again(mine).day(day)
    assert seen.notes == ("slept badly",)
    assert seen.record.worst == 6
    assert mine.today().notes == ()


def keep(coach: Coach, **more: Any) -> None:
    """Do all that the day asks."""
    for task in ("pump", "press", "claw"):
        coach.tasks.done(task, **more)


@pytest.mark.parametrize(
    ("back", "why"),
    [(1, "before your first day with backcare"), (690, "before your first day with backcare")],
)
def test_a_day_before_the_first_of_use_is_asked_about_once_and_lengthens_no_streak(
    mine: Coach, back: int, why: str
) -> None:
    day = mine.today_date - back * DAY
    with pytest.raises(Doubtful, match=rf" is {why}: it is recorded, but lengthens no streak\.$") as doubt:
        mine.tasks.done("pump", day=day)
    assert files(mine) == {}

    assert doubt.value.again().changed

    mine.tasks.done("press", day=day)  # nothing more is asked about that day
    keep(mine)
    streak = again(mine).today().streak
    assert (streak.days, streak.best_days, streak.weeks, streak.week.kept) == (1, 1, 1, 1)
    assert again(mine).history.week().kept == 1
    assert again(mine).day(day).done == 2, "what was recorded is shown"


def test_a_day_of_more_than_31_days_ago_is_asked_about_and_mends_no_streak(
    mine: Coach, clock: FixedClock
) -> None:
    for number in range(10):
        if number not in (4, 5):
            keep(mine)
        clock.moment += DAY
    before = again(mine).today().streak
    clock.moment += 31 * DAY
    missed = mine.today_date - 36 * DAY
    with pytest.raises(
        Doubtful, match=r" is more than 31 days back: it is recorded, but lengthens no streak\.$"
    ):
        mine.tasks.skip("pump", because="ill", day=missed)
    mine.sure = True
    for day in (missed, missed - DAY):
        keep(mine, day=day)
    clock.moment -= 31 * DAY  # as it was told on the day
    after = again(mine).today().streak
    assert (after.days, after.best_days, after.best_weeks) == (
        before.days,
        before.best_days,
        before.best_weeks,
    )
    assert again(mine).day(missed).record.state == "kept"


def test_a_day_within_31_days_is_recorded_without_a_question(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.done("pump")
    clock.moment += 31 * DAY
    assert mine.tasks.done("press", day=mine.today_date - 31 * DAY).changed


def test_a_clock_that_was_never_set_is_asked_about(mine: Coach, clock: FixedClock) -> None:
    clock.moment = datetime(1971, 3, 5, 8, tzinfo=UTC)
    with pytest.raises(Doubtful, match=r"^By this computer's clock today is Friday 5 March 1971"):
        mine.tasks.note("hello")
    assert files(mine) == {}
    mine.sure = True
    assert mine.tasks.note("hello").changed
