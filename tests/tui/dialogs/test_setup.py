"""Setting up on the screen: asked of someone new, by keys or clicks, shown before it is written."""

from __future__ import annotations

from kits.folder import snapshot
from kits.tui_kit import SIZES, USUAL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.coach.actions.setup import NAME
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.widgets.ticks import Ticks


async def test_someone_new_gets_a_plan_of_their_own_in_a_few_keys(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("enter", "enter")
        assert desk.shown == "SetupScreen"
        await desk.press("space", "down", "down", "down", "space", "tab", "right", "enter")
        assert desk.shown == "DraftScreen"
        assert "Posture pump" in desk.text
        assert "You have a band" in desk.flowing
        await desk.press("enter")
        assert desk.shown == "TodayScreen"
        assert desk.said.startswith("Your plan is written and in force: 4 tasks")
        assert desk.disk().plan.title == "My back-care plan"
        assert "20 minutes a day" in (coach.home.plans / f"{NAME}.toml").read_text(encoding="utf-8")


async def test_escape_leaves_the_combined_plan_and_it_is_not_asked_again(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("enter", "enter", "escape")
        assert desk.shown == "TodayScreen"
        assert desk.said == "The plan stays as it is; `Set up` in the palette (ctrl+p) asks again."
        assert desk.disk().plan_name == "combined"
    async with at_desk(Coach(coach.home, coach.clock), safety=True) as desk:
        assert desk.shown == "TodayScreen"


async def test_whoever_leaves_the_questions_on_safety_open_or_brings_a_plan_is_not_asked(
    coach: Coach,
) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
    coach.library.adopt("combined")
    async with at_desk(Coach(coach.home, coach.clock), safety=True) as desk:
        await desk.press("enter", "enter")
        assert desk.shown == "TodayScreen"


async def test_the_answers_are_there_again_when_the_plan_is_not_liked(coach: Coach) -> None:
    async with at_desk(coach, size=USUAL) as desk:
        await desk.app.run_action("setup")
        await desk.settle()
        before = snapshot(coach.home.config)
        await desk.press("space", "tab", "left", "tab", "space", "tab", *"neck left", "enter", "enter")
        assert desk.shown == "DraftScreen"
        await desk.press("escape")
        assert desk.shown == "SetupScreen"
        have, minutes, days = desk.app.screen.query(Ticks)
        assert (have.ticked, minutes.ticked, days.ticked) == ((0,), (0,), (1, 2, 3, 4, 5, 6))
        assert "neck, left" in desk.text or "neck left" in desk.text
        await desk.press("escape")
        assert snapshot(coach.home.config) == before


async def test_clicks_answer_too(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.app.run_action("setup")
        await desk.settle()
        await desk.click_on(tick=2)
        assert desk.app.screen.query_one("#have", Ticks).ticked == (2,)


async def test_one_day_is_too_few_and_said(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.app.run_action("setup")
        await desk.settle()
        desk.app.screen.query_one("#days", Ticks).ticked = (2,)
        await desk.press("enter")
        assert desk.shown == "SetupScreen"
        assert "two days a week at least" in desk.flowing


async def test_the_dashboard_opens_at_the_setup_that_was_asked_for(coach: Coach) -> None:
    coach.safety.screen((), ())
    app = BackcareApp(coach, setup=True)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        assert type(app.screen).__name__ == "SetupScreen"


@SIZES
async def test_the_questions_have_room(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size=size) as desk:
        await desk.app.run_action("setup")
        await desk.settle()
        for words in ("What do you have?", "Minutes a day", "Which days?", "Where does it hurt?"):
            assert words in desk.flowing


async def test_a_warning_sign_comes_first_and_no_plan_is_asked_for(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("space", "enter", "enter")
        assert desk.on_disk.locked
        assert desk.shown == "TodayScreen"
