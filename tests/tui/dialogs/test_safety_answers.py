"""What a report of chest pain and a stop look like in the dashboard, and the keys that answer them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import stop_guided
from kits.tui_kit import SMALL, USUAL, at_desk
from kits.tui_lives import use_ladder

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
EMERGENCY = "Stop and get emergency help now (your local emergency number)."


def on(coach: Coach, days: int) -> None:
    assert isinstance(coach.clock, FixedClock)
    coach.clock.moment += timedelta(days=days)


@pytest.fixture
def chest(coach: Coach) -> Coach:
    use_ladder(coach)
    coach.tasks.pain(6, where=("chest",))
    return coach


async def test_a_report_in_the_dialog_shows_the_emergency_text_at_once(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        await desk.press("p", "2", "tab", "tab")
        await desk.type("chest")
        await desk.press("enter", "enter")
        assert desk.on_disk.put == ("heart-vessels",)
        assert EMERGENCY in desk.said
        assert "! GET EMERGENCY HELP NOW Call your local emergency number." in desk.flowing


@SIZES
async def test_until_it_is_answered_no_task_is_shown_and_the_keys_are_told(
    chest: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(chest, size) as desk:
        assert "! GET EMERGENCY HELP NOW Call your local emergency number." in desk.flowing
        assert "Is the pain in your chest new, or getting worse?" in desk.flowing
        assert "0 No, I know it, and a professional has looked at it" in desk.flowing
        assert "u a mistake: take that report back" in desk.flowing
        assert "Posture pump" not in desk.text
        await desk.press("space", "g")
        assert desk.shown == "TodayScreen"
        await desk.press("enter")
        assert desk.shown == "ChoiceScreen", "enter answers, and guides nothing"
        await desk.press("escape")
        assert desk.on_disk.rows[0].state == "rested"


async def test_one_key_says_no_and_the_day_is_back(chest: Coach) -> None:
    async with at_desk(chest) as desk:
        await desk.press("0")
        assert desk.on_disk.put == ()
        assert "Posture pump" in desk.text
        await desk.press("0")  # asked about no more
        assert desk.shown == "TodayScreen"


async def test_o_asks_and_begins_at_the_answer_that_is_safe(chest: Coach) -> None:
    async with at_desk(chest) as desk:
        await desk.press("o")
        assert desk.shown == "ChoiceScreen"
        await desk.press("enter")
        assert desk.on_disk.status.signs == ("heart-vessels",)
        assert "a professional has cleared this" in desk.flowing


async def test_the_weekly_line_is_answered_with_one_key(coach: Coach) -> None:
    use_ladder(coach)
    on(coach, 7)
    async with at_desk(coach) as desk:
        assert "Is a warning sign new, or getting worse?" in desk.text
        await desk.press("0")
        assert "Is a warning sign new" not in desk.text
        assert desk.on_disk.status.screened == desk.on_disk.day


async def test_the_list_opens_with_one_key_on_every_screen(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        for screen in "12":
            await desk.press(screen, "!")
            assert desk.shown == "SafetyScreen"
            await desk.press("escape")


async def test_a_stop_is_asked_about_and_told_on_its_row(coach: Coach) -> None:
    use_ladder(coach)
    stop_guided(coach, "posture-pump", "numbness")
    on(coach, 1)
    async with at_desk(coach) as desk:
        assert "stopped: numbness" in desk.line("Posture pump")
        assert "Numbness yesterday, at Posture pump: has it gone?" in desk.flowing
        await desk.press("home", "w")
        assert "Stopped for numbness yesterday." in desk.flowing
        await desk.press("escape", "o", "up", "enter")
        assert desk.on_disk.rows[0].state == "due"


async def test_what_waits_for_a_professional_is_cleared_one_by_one_or_all(coach: Coach) -> None:
    use_ladder(coach)
    stop_guided(coach, "posture-pump", "numbness")
    coach.safety.screen((), ("pregnancy",))
    on(coach, 1)
    async with at_desk(coach) as desk:
        await desk.press("c")
        assert "What has been cleared?" in desk.text
        await desk.press("down", "down", "enter")
        assert "numbness at Posture pump" in desk.flowing
        await desk.type("Dr Ruiz")
        await desk.press("enter")
        assert desk.on_disk.status.open == ("pregnancy",)
        assert "Cleared by Dr Ruiz" in desk.said
