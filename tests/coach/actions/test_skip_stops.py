"""A reason to skip that names what a task is stopped for is that stop, wherever it was typed."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, again, entries, files, states

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.safety import STOPS, stop_for


@pytest.mark.parametrize(
    ("said", "why"),
    [(stop.id, stop.id) for stop in STOPS]
    + [
        ("a bit dizzy after 3", "dizzy"),
        ("felt light-headed", "dizzy"),
        ("numb fingers", "numbness"),
        ("my leg went weak", "numbness"),
        ("Pins and needles", "tingling"),
        ("short of breath", "breathless"),
        ("pain in my chest", "chest pain"),
        ("dizzy and chest pain", "chest pain"),
    ],
)
def test_a_reason_to_stop_is_recorded_as_one_and_says_what_to_do(mine: Coach, said: str, why: str) -> None:
    receipt = mine.tasks.skip("press", because=said)

    stop = stop_for(why)
    assert stop is not None
    assert receipt.text.startswith(f"{stop.act} Press stopped ({said}).")
    (stopped,) = entries(again(mine), "stopped")
    assert (stopped["task"], stopped["why"]) == ("press", why)
    assert again(mine).today().locked is (why == "chest pain")


@pytest.mark.parametrize(
    "said", ["tired", "not dizzy, only tired", "chest cold", "weak wifi", "sore", "no time"]
)
def test_any_other_reason_is_only_a_skip(mine: Coach, said: str) -> None:
    assert mine.tasks.skip("press", because=said).text == f"Press skipped ({said}). Your streak is safe."
    assert entries(mine, "stopped") == []


def test_what_was_stopped_is_not_asked_again_before_it_is_said_to_have_gone(
    mine: Coach, clock: FixedClock
) -> None:
    mine.tasks.skip("press", because="tingling")
    assert states(mine)["press"] == "skipped"

    clock.moment += DAY

    question = mine.today().question
    assert question is not None
    assert question.text.startswith("Tingling yesterday, at Press")
    assert states(mine)["press"] == "rested"


def test_what_was_felt_after_it_was_done_is_a_stop_too_and_only_once(mine: Coach) -> None:
    mine.tasks.done("press")

    assert mine.tasks.skip("press", because="dizzy").changed
    before = files(mine)
    again_ = mine.tasks.skip("press", because="still dizzy")

    assert (again_.changed, files(mine)) == (False, before)
    assert states(mine)["press"] == "done"
    assert mine.tasks.skip("press", because="chest pain").changed
    assert mine.today().locked
