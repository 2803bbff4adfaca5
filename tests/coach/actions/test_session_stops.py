"""A stop is recorded, says what to do, and keeps its task out of the day."""

from __future__ import annotations

import json

import pytest
from kits.coach_kit import DAY, FIRST, SECOND, again, begun, entries, follow, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.recording import surely
from backcare_tui.domain.journal.events import KINDS
from backcare_tui.domain.safety import EMERGENCY, STOPS, Stop, sign
from backcare_tui.domain.session import moves


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.id)
def test_every_stop_is_recorded_and_says_what_to_do(mine: Coach, clock: FixedClock, stop: Stop) -> None:
    session = moves.stop(follow(begun(mine, clock, "pump"), clock, 70), clock.monotonic(), stop.id)

    receipt = mine.sessions.record(session, clock.monotonic())

    assert f"Stopped: {stop.id}. {stop.act}" in receipt.text
    (stopped,) = entries(again(mine), "stopped")
    assert (stopped["task"], stopped["why"]) == ("pump", stop.id)
    (row,) = [row for row in again(mine).today().rows if row.id == "pump"]
    assert row.did is not None
    assert (row.state, row.did.minutes) == ("part", 1)


def test_what_was_felt_decides_what_is_said() -> None:
    acts = {stop.id: stop.act for stop in STOPS}
    assert acts["chest pain"] == f"{EMERGENCY}."
    for feeling in ("dizzy", "faint"):
        assert acts[feeling].startswith(
            "Sit or lie until it has passed, and breathe normally. Leave this out for today."
        )
    for feeling in ("tingling", "numbness", "shooting pain"):
        assert "Leave this out for today. If it stays or comes back, ask a professional." in acts[feeling]
        assert "In both legs, or around the genitals" in acts[feeling]
        assert (
            "In both arms, or with clumsy hands: a doctor today; if it comes on fast, emergency help now."
            in acts[feeling]
        )
    assert all("emergency help now (your local emergency number)" in act for act in acts.values())
    assert all(not stop.sign or sign(stop.sign) is not None for stop in STOPS)
    for word in ("cure", "fix", "diagnos", "safe", "clear", "normal again"):
        assert not any(word in act.lower() for act in acts.values())


def test_the_words_are_those_of_every_shipped_caution() -> None:
    said = "tingling, numbness, shooting pain, dizziness, faintness, breathlessness or chest pain"
    for stop in STOPS:
        assert stop.id in said or stop.id in ("dizzy", "faint", "breathless")


def test_chest_pain_is_a_warning_sign_and_locks_the_plan(mine: Coach, clock: FixedClock) -> None:
    session = moves.stop(begun(mine, clock, "pump"), clock.monotonic(), "chest pain")
    mine.sessions.record(session, clock.monotonic())
    day = again(mine).today()
    assert (day.locked, day.status.signs) == (True, ("heart-vessels",))
    with pytest.raises(Refused, match="Stop and get emergency help now"):
        mine.sessions.guide()


@pytest.mark.parametrize("why", ["dizzy", "tingling"])
def test_others_lock_nothing(mine: Coach, clock: FixedClock, why: str) -> None:
    mine.sessions.record(moves.stop(begun(mine, clock, "pump"), clock.monotonic(), why), clock.monotonic())
    assert not mine.today().locked


def test_a_stopped_task_is_left_out_today_and_rests_tomorrow_until_it_has_gone(
    mine: Coach, clock: FixedClock
) -> None:
    session = moves.stop(follow(begun(mine, clock, "claw"), clock, 40), clock.monotonic(), "tingling")
    mine.sessions.record(session, clock.monotonic())

    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("part", "skipped")
    assert {row.because for row in mine.today().rows if row.task == "claw"} == {"stopped: tingling"}
    with pytest.raises(
        Refused, match=r"You stopped Self-massage today \(tingling\). Leave it out for today."
    ):
        mine.sessions.guide("claw")
    assert [part.id for part in mine.sessions.guide().parts] == ["pump", "press"]

    clock.moment += DAY
    with pytest.raises(Refused, match=r"Self-massage is rested today \(stopped: tingling\)"):
        again(mine).sessions.guide("claw")
    again(mine).guidance.answer(yes=True)
    assert "claw" in {part.task for part in again(mine).sessions.guide().parts}


def test_what_was_whole_when_it_was_stopped_is_done_and_nothing_is_skipped(
    mine: Coach, clock: FixedClock
) -> None:
    session = moves.stop(follow(begun(mine, clock, "pump"), clock, 301), clock.monotonic(), "dizzy")
    mine.sessions.record(session, clock.monotonic())
    assert (states(mine)["pump"], entries(mine, "skipped")) == ("done", [])


def test_a_stop_costs_no_streak(mine: Coach, clock: FixedClock) -> None:
    for task in ("pump", "press", "claw"):
        mine.tasks.done(task)
    clock.moment += DAY
    for task in ("claw", "press"):
        mine.tasks.skip(task, because="tired")
    mine.sessions.record(
        moves.stop(begun(mine, clock, "pump"), clock.monotonic(), "faint"), clock.monotonic()
    )
    clock.moment += DAY
    assert mine.today().streak.days == 1


def test_a_stop_is_taken_back_thing_by_thing(mine: Coach, clock: FixedClock) -> None:
    session = moves.stop(follow(begun(mine, clock, "pump"), clock, 70), clock.monotonic(), "chest pain")
    mine.sessions.record(session, clock.monotonic())
    assert [surely(mine, mine.undo).text for _ in range(4)] == [
        "Taken back: the stop.",
        "Taken back: the safety answers.",
        "Taken back: Posture pump skipped. Posture pump is at 1 of 5 min again.",
        "Taken back: Posture pump, 1 of 5 min.",
    ]
    assert not again(mine).today().locked


def test_a_version_that_knows_no_stop_passes_it_over(mine: Coach, clock: FixedClock) -> None:
    mine.sessions.record(
        moves.stop(begun(mine, clock, "pump"), clock.monotonic(), "dizzy"), clock.monotonic()
    )
    (path,) = mine.home.journal.glob("*.json")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"kind":"stopped"', '"kind":"from-later"'), encoding="utf-8"
    )
    assert "stopped" in KINDS
    assert again(mine).troubles == ()
    assert json.loads(path.read_text(encoding="utf-8"))["events"]
