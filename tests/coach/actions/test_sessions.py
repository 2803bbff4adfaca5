"""A session that was cut off is offered: to go on with on its day, and to record for it later."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import DAY, again, begun, entries, files, follow, on_host, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.actions.sessions import KEEP_EVERY, Left
from backcare_tui.coach.recording import surely
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.frame import frame
from backcare_tui.domain.session.moves import doses_done


def cut_off(mine: Coach, clock: FixedClock, seconds: int = 130) -> None:
    """A session of the pump, kept as a screen does, then nothing more."""
    session = begun(mine, clock, "pump")
    for _ in range(seconds):
        session = follow(session, clock, 1)
        mine.sessions.keep(session, clock.monotonic())


def test_what_was_cut_off_is_gone_on_with_where_it_was(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    clock.moment += timedelta(hours=2)

    left = again(mine).sessions.left()

    assert left is not None
    assert left.goes_on
    assert left.words == "A guided session of today was cut off: Posture pump, 2 of 5 min."
    session = moves.begin(left.session, clock.monotonic())
    assert 0 <= 130 - frame(session, clock.monotonic()).elapsed < KEEP_EVERY
    session = follow(session, clock, 180)
    assert mine.sessions.record(session, clock.monotonic()).changed
    assert states(again(mine))["pump"] == "done"
    assert again(mine).sessions.left() is None


def test_what_was_cut_off_can_be_recorded_as_it_was(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    left = again(mine).sessions.left()
    assert left is not None
    mine.sessions.record(left.session, clock.monotonic())
    assert entries(mine, "done")[0]["did"] == {"minutes": 2}
    assert mine.sessions.left() is None


def test_on_a_later_day_it_is_recorded_for_its_own(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    first = mine.today_date
    clock.moment += 3 * DAY

    left = again(mine).sessions.left()

    assert left is not None
    assert not left.goes_on
    assert left.words.startswith("A guided session of Sunday 22 November was cut off")
    receipt = mine.sessions.record(left.session, clock.monotonic(), 5)
    assert "For Sunday 22 November." in receipt.text
    assert {entry["day"] for entry in entries(mine, "done") + entries(mine, "pain")} == {first.isoformat()}
    assert states(mine)["pump"] == "due"


def test_late_at_night_it_is_the_same_care_day(mine: Coach, clock: FixedClock) -> None:
    clock.moment = clock.moment.replace(hour=23, minute=58)
    cut_off(mine, clock, 200)
    left = again(mine).sessions.left()
    assert left is not None
    assert left.goes_on


def left_of(coach: Coach) -> Left:
    """The session that was cut off; there is one."""
    left = coach.sessions.left()
    assert left is not None
    return left


def test_it_is_not_gone_on_with_when_the_day_is_locked_or_paused_or_it_was_stopped(
    mine: Coach, clock: FixedClock
) -> None:
    cut_off(mine, clock)
    mine.guidance.pause()
    assert not left_of(mine).goes_on
    mine.guidance.resume()
    assert left_of(mine).goes_on
    mine.safety.screen(["infection"])
    assert not left_of(mine).goes_on
    surely(mine, mine.undo)
    session = moves.stop(left_of(mine).session, clock.monotonic(), "dizzy")
    mine.sessions.keep(session, clock.monotonic())
    left = left_of(again(mine))
    assert left.session.halt is not None
    assert (left.goes_on, left.session.halt.why) == (False, "dizzy")


def test_nothing_done_is_nothing_to_offer(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock, 20)
    assert again(mine).sessions.left() is None


def test_it_is_kept_at_every_step_and_now_and_then_between(
    mine: Coach, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begun(mine, clock)
    kept = []
    for _ in range(320):
        session = follow(session, clock, 1)
        kept.append(mine.sessions.keep(session, clock.monotonic()))
    assert kept[0]
    assert sum(kept) == pytest.approx(320 / KEEP_EVERY, abs=2)
    assert mine.sessions.keep(moves.go_next(session, clock.monotonic()), clock.monotonic())


def test_a_repetition_counted_by_key_is_kept_at_once(mine: Coach, clock: FixedClock) -> None:
    session = begun(mine, clock, "press")
    for _ in range(4):
        session = moves.count(session, clock.monotonic())
        assert mine.sessions.keep(session, clock.monotonic())
    assert doses_done(left_of(again(mine)).session, 0.0) == {"press": Dose(reps=4)}


def test_a_disk_that_will_not_take_it_stops_no_exercise(
    mine: Coach, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("backcare_tui.storage.session_file.write_atomic", full)
    assert not mine.sessions.keep(begun(mine, clock), clock.monotonic())


def test_one_that_runs_in_another_window_is_not_offered_and_no_other_is_begun(
    mine: Coach, clock: FixedClock
) -> None:
    mine.sessions.hold()
    cut_off(mine, clock)
    other = again(mine)
    assert other.sessions.left() is None
    with pytest.raises(Refused, match="running in another window"):
        other.sessions.guide("press")
    with pytest.raises(Refused, match="running in another window"):
        other.sessions.hold()
    assert mine.sessions.left() is not None
    mine.sessions.let_go()
    assert other.sessions.left() is not None
    assert other.sessions.guide("press").parts


def test_where_nobody_can_tell_whether_it_runs_nobody_says_so(
    mine: Coach, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(mine, clock)
    monkeypatch.setattr("backcare_tui.storage.process_lock.ProcessLock.is_held", lambda _lock: None)
    left = again(mine).sessions.left()
    assert left is not None
    assert left.words.startswith("A guided session of today was cut off, or still runs in another window: ")
    assert again(mine).sessions.guide("press").parts


def test_it_can_be_forgotten(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    mine.sessions.drop(left_of(again(mine)).session)
    assert again(mine).sessions.left() is None
    assert files(mine) == {}


def test_another_windows_session_is_not_dropped_with_ones_own(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    session = moves.finish(follow(begun(again(mine), clock, "press"), clock, 30), clock.monotonic())
    again(mine).sessions.record(session, clock.monotonic())
    assert mine.sessions.left() is not None


def test_another_hosts_session_is_its_own(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    with on_host("another"):
        assert again(mine).sessions.left() is None


def test_a_damaged_one_is_named_once_and_out_of_the_way(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    (path,) = mine.home.data.glob("session.*.json")
    path.write_bytes(path.read_bytes()[:-9])

    coach = again(mine)
    assert coach.sessions.left() is None
    assert "is damaged and was passed over" in coach.sessions.trouble
    coach.sessions.drop()

    assert again(mine).sessions.left() is None
    assert again(mine).sessions.trouble == ""
    assert [path.name.split(".json")[1][:9] for path in mine.home.data.glob("session.*")] == [".damaged-"]


def test_a_session_from_a_day_to_come_waits_for_it(mine: Coach, clock: FixedClock) -> None:
    cut_off(mine, clock)
    clock.moment -= 2 * DAY
    assert again(mine).sessions.left() is None


def test_looking_for_one_writes_nothing(mine: Coach, clock: FixedClock) -> None:
    assert again(mine).sessions.left() is None
    assert not [*mine.home.data.glob("session.*")]
    cut_off(mine, clock)
    before = {path: path.read_bytes() for path in mine.home.data.rglob("*") if path.is_file()}
    assert again(mine).sessions.left() is not None
    assert {path: path.read_bytes() for path in mine.home.data.rglob("*") if path.is_file()} == before
