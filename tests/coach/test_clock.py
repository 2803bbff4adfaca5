"""Clocks that stand still, go back or travel: an event keeps its instant, its offset and its care day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from kits.coach_kit import DAY, again, entries, on_host, states

from backcare_tui.clock import FixedClock, SystemClock, clock_from
from backcare_tui.coach import Coach, Doubtful

HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_an_event_keeps_its_offset_and_its_care_day_wherever_one_travels(
    mine: Coach, clock: FixedClock
) -> None:
    clock.moment = at("2026-11-22T23:30:00+13:00")
    mine.tasks.done("pump")
    clock.moment = at("2026-11-22T06:00:00-05:00")

    (entry,) = entries(mine, "done")
    assert (entry["at"], entry["day"]) == ("2026-11-22T23:30:00+13:00", "2026-11-22")
    (row,) = [row for row in again(mine).today().rows if row.id == "pump"]
    assert (row.state, row.at) == ("done", "23:30")
    assert not mine.tasks.done("pump").changed


def test_a_late_evening_belongs_to_the_day_it_ends(mine: Coach, clock: FixedClock) -> None:
    clock.moment = at("2026-11-23T03:59:00+00:00")
    mine.tasks.done("pump")
    assert entries(mine, "done")[0]["day"] == "2026-11-22"

    clock.moment = at("2026-11-23T04:00:00+00:00")
    assert mine.today_date == date(2026, 11, 23)
    assert states(mine)["pump"] == "due"


def test_flying_back_over_the_date_line_shows_yesterday_again_and_loses_nothing(
    mine: Coach, clock: FixedClock
) -> None:
    clock.moment = at("2026-11-23T09:00:00+14:00")
    mine.tasks.done("pump")
    clock.moment = at("2026-11-22T11:00:00-10:00")

    assert mine.today_date == date(2026, 11, 22)
    assert states(mine)["pump"] == "due"
    mine.tasks.done("pump")
    clock.moment = at("2026-11-23T09:00:00-10:00")
    assert states(mine)["pump"] == states(mine, date(2026, 11, 22))["pump"] == "done"
    assert mine.undo().changed
    assert states(again(mine), date(2026, 11, 22))["pump"] == "missed"
    assert states(again(mine))["pump"] == "done"


@pytest.mark.parametrize("back", [timedelta(seconds=1), HOUR, DAY, 40 * DAY])
def test_when_the_clock_goes_back_the_last_recorded_is_still_the_last(
    mine: Coach, clock: FixedClock, back: timedelta
) -> None:
    mine.tasks.note("first")
    clock.moment -= back

    other = again(mine)
    other.sure = True
    other.tasks.note("second")

    assert [entry["text"] for entry in entries(mine, "note")] == ["first", "second"]
    assert again(mine).undo().changed
    kept = [event.text for event in again(mine).timeline.every_event() if hasattr(event, "text")]
    assert kept == ["first"]


def test_ids_sort_in_the_order_written_across_processes_and_devices_of_one_standing_clock(
    mine: Coach,
) -> None:
    for number in range(12):
        with on_host(f"host-{number % 3}"):
            again(mine).tasks.note(str(number))

    assert [entry["text"] for entry in entries(mine, "note")] == [str(number) for number in range(12)]
    assert again(mine).today().notes == tuple(str(number) for number in range(12))


def test_a_year_recorded_ahead_by_a_wrong_clock_is_kept_and_in_nobodys_way(
    mine: Coach, clock: FixedClock
) -> None:
    clock.moment = datetime(2099, 1, 1, 12, tzinfo=UTC)
    mine.tasks.done("pump")
    clock.moment = at("2026-11-22T12:00:00+00:00")

    today = again(mine)
    with pytest.raises(
        Doubtful, match=r"^By this computer's clock today is Sunday 22 November 2026, before "
    ):
        today.tasks.done("pump")
    today.sure = True
    assert today.tasks.done("pump").changed
    today.sure = False
    assert today.tasks.done("press").changed, "it is asked once a day"
    assert today.today().streak.days <= 1
    assert states(again(mine))["pump"] == "done"
    assert [entry["day"] for entry in entries(mine, "done")] == ["2099-01-01", "2026-11-22", "2026-11-22"]
    assert today.undo().changed
    assert today.undo().changed
    assert states(again(mine))["pump"] == "due"


def test_summer_time_moves_no_day(mine: Coach, clock: FixedClock) -> None:
    for moment in ("2026-10-24T23:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"):
        clock.moment = at(moment)
        mine.tasks.note(moment)

    assert {entry["day"] for entry in entries(mine, "note")} == {"2026-10-24"}


def test_an_offset_of_half_an_hour_is_kept(mine: Coach, clock: FixedClock) -> None:
    clock.moment = datetime(2026, 11, 22, 7, 42, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    mine.tasks.note("x")

    assert entries(mine, "note")[0]["at"] == "2026-11-22T07:42:00+05:45"


def test_the_fixed_clock_goes_on_in_seconds_as_far_as_its_moment_is_moved(clock: FixedClock) -> None:
    before = clock.monotonic()
    assert clock.monotonic() == before
    clock.moment += timedelta(minutes=10)
    assert clock.monotonic() - before == 600


def test_the_machines_seconds_only_go_forward() -> None:
    clock = SystemClock()
    seen = [clock.monotonic() for _ in range(100)]
    assert seen == sorted(seen)


def test_at_a_pretended_instant_seconds_go_by_all_the_same() -> None:
    machine, clock = SystemClock(), clock_from({"BACKCARE_NOW": "2026-11-22T07:42:00+00:00"})
    before = machine.monotonic()
    assert before <= clock.monotonic() <= machine.monotonic()
    assert clock.now() == clock.now() == at("2026-11-22T07:42:00+00:00")
