"""A pause asks nothing and costs nothing."""

from __future__ import annotations

from datetime import date

import pytest
from kits.coach_kit import DAY, again, files

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused


def keep_today(coach: Coach) -> None:
    for task in ("pump", "press", "claw"):
        coach.tasks.done(task)


def test_a_pause_starts_today_and_the_streak_waits(mine: Coach, clock: FixedClock) -> None:
    keep_today(mine)
    clock.moment += DAY
    receipt = mine.guidance.pause()
    assert receipt.text == "Paused from today until you resume. Your streak waits."

    clock.moment += 40 * DAY

    day = again(mine).today()
    assert day.paused
    assert {row.state for row in day.rows} == {"paused"}
    assert day.streak.days == 1


def test_a_pause_on_a_day_that_is_kept_starts_tomorrow(mine: Coach, clock: FixedClock) -> None:
    keep_today(mine)

    assert "from tomorrow, as today is kept" in mine.guidance.pause().text
    assert mine.today().record.state == "kept"
    assert mine.today().streak.days == 1

    clock.moment += DAY
    assert mine.today().paused


def test_a_pause_with_an_end_ends_by_itself(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.pause(mine.today_date + 2 * DAY)

    seen = []
    for _ in range(4):
        seen.append(mine.today().paused)
        clock.moment += DAY

    assert seen == [True, True, True, False]
    assert mine.guidance.resume().text == "Nothing is paused."


def test_pausing_twice_says_so_and_changes_nothing_but_another_end_is_taken(mine: Coach) -> None:
    mine.guidance.pause()
    before = files(mine)
    assert not mine.guidance.pause().changed
    assert files(mine) == before

    assert mine.guidance.pause(mine.today_date + 3 * DAY).changed
    assert mine.today().pause is not None
    pause = mine.today().pause
    assert pause is not None
    assert pause.until == mine.today_date + 3 * DAY


def test_a_pause_that_would_be_over_is_refused(mine: Coach) -> None:
    with pytest.raises(Refused, match="is over"):
        mine.guidance.pause(mine.today_date - DAY)

    assert files(mine) == {}


def test_resuming_makes_today_count_again(mine: Coach, clock: FixedClock) -> None:
    mine.guidance.pause()
    clock.moment += 3 * DAY

    assert mine.guidance.resume().changed

    assert not mine.today().paused
    assert mine.day(mine.today_date - DAY).paused
    before = files(mine)
    assert not mine.guidance.resume().changed
    assert files(mine) == before


def test_a_pause_that_was_taken_back_never_was(mine: Coach, clock: FixedClock) -> None:
    mine.tasks.note("the day has begun")
    before = mine.today()
    mine.guidance.pause()
    mine.undo()

    assert mine.today() == before
    clock.moment += DAY
    assert not mine.today().paused


def test_what_is_done_on_a_paused_day_is_kept_and_shown(mine: Coach) -> None:
    mine.guidance.pause()
    mine.tasks.done("pump")

    assert {row.id: row.state for row in mine.today().rows}["pump"] == "done"
    assert mine.today().record.state == "paused"


def test_a_pause_into_another_year_is_told_with_its_year(mine: Coach) -> None:
    assert "through Thursday 31 December. " in mine.guidance.pause(date(2026, 12, 31)).text
    assert "through Friday 31 December 2027. " in mine.guidance.pause(date(2027, 12, 31)).text
    assert mine.today().guidance.text.startswith("Paused through Friday 31 December 2027.")
