"""Today in a trial: the other arm waits quietly, the trial's question pushes nothing off, and its end is told for some days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.trial_desk import after_trial, in_trial, numbers
from kits.tui_kit import USUAL, at_desk

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home

OVER = "Your trial is over: see its result"


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (40, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_question_pushes_no_row_off_and_both_questions_are_told_apart(
    demo: Coach, size: tuple[int, int]
) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.trials.begin((None, None), seed="s1")
    demo.clock.moment += timedelta(days=2)
    async with at_desk(demo, size) as desk:
        waiting = [row for row in desk.day.rows if row.by_trial]
        assert waiting
        assert all(f"⋯  {(row.short or row.name)[:12]}" in desk.text for row in waiting)
        if size[0] >= 80:
            assert all("waits: trial" in desk.line_with(f"⋯  {row.short or row.name}") for row in waiting)
        assert all((row.short or row.name)[:12] in desk.text for row in desk.day.rows)
        assert "How is your back today?" in desk.flowing
        assert "on average yesterday, over the whole day, 0 to 10?" in desk.flowing
        assert "Trial: pair 1 of 14" in desk.flowing
        await desk.press("space")  # on what is due, as the cursor stands there
        assert "waits" not in desk.said


async def test_checking_off_what_waits_asks_to_be_sure(home: Home) -> None:
    async with at_desk(in_trial(home)) as desk:
        at = next(at for at, row in enumerate(desk.day.rows) if row.by_trial)
        await desk.go_to(at)
        await desk.press("space")
        assert desk.shown == "ChoiceScreen"
        assert "waits for its turn in your trial" in desk.flowing


async def test_a_trial_that_is_held_says_why(home: Home) -> None:
    coach = in_trial(home)
    coach.guidance.flare(begins=True)
    async with at_desk(coach) as desk:
        assert "Trial: waits until your flare is over; pair 1 then begins anew" in desk.flowing
        assert "0 to 10?" not in desk.flowing
        assert "waits: trial" not in desk.text


@pytest.mark.parametrize(("days", "told"), [(0, True), (2, True), (3, False)])
async def test_that_it_is_over_is_told_for_three_days(home: Home, days: int, *, told: bool) -> None:
    async with at_desk(after_trial(home, days=days, missing=0.0), USUAL) as desk:
        assert (OVER in desk.text) is told


async def test_what_ends_a_trial_is_pointed_to_on_that_day(home: Home) -> None:
    coach = in_trial(home)
    async with at_desk(coach) as desk:
        await desk.press("t")
        assert "pair 1 of 14" in desk.text
        coach.tasks.pain(8, task="pump")
        desk.app.reload()
        await desk.settle()
        assert "as a report of strong pain named Posture pump" in desk.flowing
        await desk.press("escape")
        assert "Your trial has ended: see why, and what it came to." in desk.text


async def test_it_can_be_lived_with_by_clicks_alone(home: Home) -> None:
    coach = in_trial(home)
    async with at_desk(coach) as desk:
        await desk.click_word("Trial: your pain")
        await desk.click_on(level=6)
        await desk.click_word("enter saves")
        assert numbers(coach)[-1] == 6
        assert desk.shown == "TodayScreen"
