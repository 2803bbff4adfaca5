"""A trial's one question of a day is answered with one digit, and put right in the same way."""

from __future__ import annotations

import pytest
from kits.trial_desk import in_trial, numbers
from kits.tui_kit import NOW, SMALL, USUAL, at_desk

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_one_digit_records_the_number_once_and_the_same_key_puts_it_right(
    home: Home, size: tuple[int, int]
) -> None:
    coach = in_trial(home)
    before = numbers(coach)
    async with at_desk(coach, size) as desk:
        assert "your pain on average yesterday, over the whole day, 0 to 10?" in desk.flowing.lower()
        await desk.press("d", "7")
        assert desk.shown == "TodayScreen"
        assert numbers(coach) == [*before, 7]
        told = "Trial: pair 1 of 14" + (" · yesterday 7" if size == USUAL else "")
        assert told in desk.text
        assert "0 to 10?" not in desk.flowing
        assert desk.day.pain.now is None  # it is no report
        await desk.press("d", "4")
        assert numbers(coach) == [*before, 4]


async def test_the_0_of_a_10_is_typed_into_no_page_behind(home: Home) -> None:
    coach = in_trial(home)
    async with at_desk(coach) as desk:
        await desk.press("d", "1")
        assert "0 makes it 10" in desk.text
        await desk.press("0")
        assert numbers(coach)[-1] == 10
        await desk.press("d", "1", "enter")
        assert numbers(coach)[-1] == 1
        await desk.press("d", "minus")
        assert numbers(coach)[-1] == 10
        await desk.press("d", "escape")
        assert numbers(coach)[-1] == 10


async def test_without_a_trial_the_key_says_that_nothing_is_asked(coach: Coach, clock: FixedClock) -> None:
    clock.moment = NOW
    async with at_desk(coach) as desk:
        await desk.press("d")
        assert (desk.shown, desk.said) == ("TodayScreen", "No trial asks for a number just now.")
