"""A trial's own page: how far it is while it runs, that ending asks, and what came out once it is over."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from kits.result_kit import on_disk
from kits.trial_desk import after_trial, in_trial
from kits.trial_kit import Life, begun, over
from kits.tui_kit import USUAL, at_desk

from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.trial.picture import signed
from backcare_tui.paths import Home
from backcare_tui.tui.widgets.ticks import Ticks

NARROW = (40, 24)
HOSTILE = (Arm("[/b]\x1b[31mRed\u202e", ("pump",)), Arm("[$foreground] massage", ("claw",)))


async def test_it_tells_how_far_it_is_and_ending_asks_first(home: Home) -> None:
    coach = in_trial(home, 20)
    async with at_desk(coach) as desk:
        await desk.press("t")
        assert desk.shown == "TrialScreen"
        assert "pair 4 of 14" in desk.text
        assert "The result is told when it is over" in desk.flowing
        assert "lower" not in desk.text
        await desk.press("e")
        assert "Ending it is for good" in desk.flowing
        await desk.press("enter")
        assert desk.on_disk.status.trial is not None
        await desk.press("e", "up", "enter")
        assert desk.on_disk.status.trial is None
        assert desk.shown == "TrialScreen"
        assert "3 pairs counted, which is too few to compare" in desk.flowing
        assert "lower" not in desk.text


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["40x24", "80x24"])
async def test_a_result_is_whole_on_a_small_screen(home: Home, size: tuple[int, int]) -> None:
    coach = after_trial(home, gap=2.5, missing=0.0)
    result = coach.history.trial_result()
    assert result.by_arm is not None
    async with at_desk(coach, size) as desk:
        await desk.press("t")
        assert result.sentence in desk.flowing
        seen, flowing = desk.lines, desk.flowing
        for _ in range(2):
            await desk.press("pagedown")
            seen += desk.lines
            flowing += desk.flowing
        assert not [line for line in seen if "…" in line]
        for dots in result.by_arm.dots:
            whole = rf"\s*(pair )?{dots.pair} .*{re.escape(signed(dots.b - dots.a))}[ ▕]*"
            assert any(re.fullmatch(whole, line) for line in seen), dots
        assert "This is about you, in these weeks" in flowing


@pytest.mark.parametrize("days", [4, 60], ids=["few", "result"])
async def test_names_that_look_like_markup_or_steer_a_terminal_do_no_harm(home: Home, days: int) -> None:
    async with at_desk(after_trial(home, arms=HOSTILE, most=days)) as desk:
        await desk.press("t")
        assert "[/b][31mRed or [$foreground] massage" in desk.text
        assert "\x1b" not in desk.text


async def test_another_trial_begins_with_the_better_one_against_neither(home: Home) -> None:
    async with at_desk(after_trial(home, gap=3.0, missing=0.0)) as desk:
        await desk.press("t", "n")
        assert desk.shown == "ArmsScreen"
        screen = desk.app.screen
        chosen = [screen._words[ticks.ticked[0]] for ticks in screen.query(Ticks)]  # type: ignore[attr-defined]
        assert chosen == ["claw", "neither"]


async def test_those_before_are_a_key_away(home: Home) -> None:
    life = Life()
    life.live(4)
    again = begun(first=life.day + timedelta(days=3), event_id="trial-2")
    coach = on_disk(home, [*life.events, over(life.day), again], life.day + timedelta(days=4))
    async with at_desk(coach) as desk:
        await desk.press("t")
        assert "pair 1 of 14" in desk.text
        await desk.press("left_square_bracket")
        assert "0 pairs counted, which is too few" in desk.flowing
        assert "e end it" not in desk.text
        await desk.press("left_square_bracket", "right_square_bracket")
        assert "pair 1 of 14" in desk.text
