"""Flares and the day's question: only the person's word begins or ends anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.folder import snapshot
from kits.tui_kit import SMALL, USUAL, Desk, at_desk, footer, write_plan
from kits.tui_lives import LADDER_PLAN, asks_about_a_flare, comes_back, live, use_ladder

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.recording import surely

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])


def keys(desk: Desk) -> set[str | None]:
    """The ids of the keys that are shown."""
    return {binding.id for binding in footer(desk)}


async def test_enter_at_once_means_no_and_writes_nothing(coach: Coach) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press("f")
        assert desk.shown == "ChoiceScreen"
        assert "A flare is a worsening that lasts" in desk.flowing
        await desk.press("enter")
        assert desk.shown == "TodayScreen"
        assert not desk.on_disk.flaring
    assert snapshot(coach.home.data) == before


@SIZES
async def test_yes_halves_the_doses_and_f_again_ends_it(coach: Coach, size: tuple[int, int]) -> None:
    use_ladder(coach)
    surely(coach, lambda: coach.guidance.rung("posture-pump", 3))
    async with at_desk(coach, size) as desk:
        assert "8 min" in desk.line("Posture pump")
        await desk.press("f", "up", "enter")
        assert desk.on_disk.flaring
        assert "4 min" in desk.line("Posture pump")
        assert "3 reps" in desk.line("Stretch")
        assert "Half doses." in desk.flowing
        assert "Flare, day 1" in desk.flowing
        assert desk.said.startswith("A flare: half doses from now on")
        await desk.press("f")
        assert "Is the flare over?" in desk.text
        await desk.press("enter")
        assert desk.on_disk.flaring, "not yet is the answer that changes least"
        await desk.press("f", "up", "enter")
        assert desk.said == "No flare, then: today is a day like any other."
        assert desk.on_disk.status.flare is None
        assert "8 min" in desk.line("Posture pump")


async def test_after_a_flare_is_said_to_be_over_f_asks_whether_one_begins(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        await desk.press("f", "up", "enter", "f", "up", "enter", "f")
        assert "Is this a flare?" in desk.text, "the flare was said to be over a moment ago"


async def test_a_click_answers_too(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("f")
        await desk.click_word("Yes, it is a flare")
        await desk.settle()
        assert desk.on_disk.flaring


async def test_u_takes_a_flare_back(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("f", "up", "enter", "u")
        assert not desk.on_disk.flaring
        assert desk.said == "Taken back: what was said about a flare."


async def test_o_is_there_only_when_something_is_asked(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        assert "answer" not in keys(desk)
        await desk.press("o")
        assert desk.shown == "TodayScreen"
        assert desk.said == "Nothing is asked just now."


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_a_steep_day_asks_whether_it_is_a_flare(coach: Coach, size: tuple[int, int]) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach, size) as desk:
        assert "Is this a flare?" in desk.flowing
        assert "o answers" in desk.flowing
        assert "answer" in keys(desk)
        await desk.press("o")
        assert desk.shown == "ChoiceScreen"
        assert "Is this a flare? A yes halves the doses" in desk.flowing


async def test_the_question_answered_at_once_is_a_no_and_is_gone(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach) as desk:
        await desk.press("o", "enter")
        assert desk.said.startswith("Not a flare, then.")
        assert not desk.on_disk.flaring
        assert desk.on_disk.question is None or desk.on_disk.question.id != "flare"
        assert "Is this a flare?" not in desk.flowing


async def test_the_question_answered_yes_is_a_flare(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach) as desk:
        await desk.press("o", "up", "enter")
        assert desk.on_disk.flaring
        assert desk.said.startswith("A flare: half doses from now on")


async def test_escape_leaves_the_question_open(coach: Coach) -> None:
    asks_about_a_flare(coach)
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press("o", "escape")
        assert "Is this a flare?" in desk.flowing
    assert snapshot(coach.home.data) == before


async def test_the_question_can_be_clicked(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach) as desk:
        await desk.click_word("o answers")
        await desk.settle()
        assert desk.shown == "ChoiceScreen"


async def test_calmer_days_ask_whether_it_is_over(coach: Coach, clock: FixedClock) -> None:
    use_ladder(coach)
    live(coach, 20, 4)
    clock.moment -= timedelta(days=3)
    coach.guidance.flare(begins=True)
    clock.moment += timedelta(days=3)
    live(coach, 2, 2)
    coach.tasks.pain(2)
    async with at_desk(coach) as desk:
        assert "Is the flare over?" in desk.flowing
        await desk.press("o", "up", "enter")
        assert desk.on_disk.status.flare is not None
        assert desk.on_disk.status.flare.last == desk.day.day


async def test_advice_is_seen_with_one_key_and_gone(coach: Coach, clock: FixedClock) -> None:
    use_ladder(coach)
    now = clock.moment
    for ago, begins in ((20, True), (18, False), (0, True)):
        clock.moment = now - timedelta(days=ago)
        coach.guidance.flare(begins=begins)
    async with at_desk(coach) as desk:
        assert "Two flares in four weeks: a good time to ask a professional" in desk.flowing
        await desk.press("o")
        assert desk.shown == "TodayScreen"
        assert desk.said == "Noted. It is said again in some weeks if it still holds."
        assert "Two flares" not in desk.flowing


@SIZES
async def test_after_eight_days_away_one_is_welcomed_back(coach: Coach, size: tuple[int, int]) -> None:
    comes_back(coach)
    async with at_desk(coach, size) as desk:
        assert "Welcome back. Begin where it feels easy" in desk.flowing
        assert "answer" not in keys(desk)
        assert "o answers" not in desk.text
        await desk.press("space")
        assert "Welcome back." not in desk.flowing


async def test_an_earlier_day_asks_nothing(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket")
        assert "Is this a flare?" not in desk.flowing
        assert "answer" not in keys(desk)


@SIZES
async def test_a_question_leaves_room_for_the_rows_and_what_is_said(
    coach: Coach, size: tuple[int, int]
) -> None:
    tip = '[[tip]]\nid = "long"\ntext = "' + "A kind word for you. " * 9 + '"\nsource = "mine"\n'
    asks_about_a_flare(coach)
    write_plan(coach, LADDER_PLAN + tip)
    coach.refresh()
    coach.tasks.note("A long note of the day. " * 8)
    async with at_desk(coach, size) as desk:
        for name in ("Posture pump", "Stretch"):
            assert name in desk.text
        await desk.press("space")
        assert "Posture pump: 5 min done." in desk.flowing
        assert "? more" in desk.text
