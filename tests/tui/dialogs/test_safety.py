"""The safety questions: they come first, can be left for later, and reassure nobody."""

from __future__ import annotations

import re

import pytest
from kits.folder import snapshot
from kits.tui_kit import SMALL, USUAL, Desk, at_desk
from textual.widgets import ContentSwitcher

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.safety import CONDITIONS, SIGNS
from backcare_tui.tui.widgets.checklist import Checklist

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, (40, 24)], ids=["40x20", "80x24", "40x24"])
LATER = "Before you start: a few yes-or-no questions.  o answers them"
AGAIN = "Is a warning sign new, or getting worse?  0 none  ! the list"


def is_yes(desk: Desk, name: str) -> bool:
    """Whether a line is answered yes, by its shape and its word."""
    return bool(re.search(r"● .+ yes ", desk.line_with(name)))


def page(desk: Desk) -> str | None:
    """Which of the two pages is shown."""
    return desk.app.screen.query_one(ContentSwitcher).current


async def test_a_new_home_asks_first_and_today_is_behind(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        assert desk.shown == "SafetyScreen"
        assert "Is any of these new, or getting worse?" in desk.text
        assert "An empty list does not mean you are safe" in desk.flowing
        await desk.press("escape")
        assert desk.shown == "TodayScreen"


async def test_a_home_that_has_answered_is_not_asked_at_the_door(coach: Coach) -> None:
    coach.safety.screen((), ())
    async with at_desk(coach, safety=True) as desk:
        assert desk.shown == "TodayScreen"
        assert LATER not in desk.text
        assert AGAIN not in desk.text


async def test_escape_writes_nothing_and_a_quiet_line_says_that_they_are_unanswered(coach: Coach) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach, safety=True) as desk:
        await desk.press("escape")
        assert LATER in desk.text
        assert not desk.day.locked
        assert desk.day.status.screened is None
    assert snapshot(coach.home.data) == before


async def test_escape_goes_back_a_page_with_all_that_is_marked(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("space", "enter", "space", "escape")
        assert page(desk) == "signs"
        assert "Is any of these new" in desk.text
        assert len(desk.app.screen.query_one("#sign-ticks", Checklist).answered) == 1
        await desk.press("enter", "enter")
        assert desk.on_disk.locked
        assert desk.on_disk.status.conditions


async def test_a_marked_sign_is_not_left_by_one_escape(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("space", "escape")
        assert desk.shown == "SafetyScreen"
        assert "Something is marked" in desk.text
        await desk.press("down", "escape")
        assert desk.shown == "SafetyScreen", "only twice in a row leaves it"
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
        assert desk.on_disk.status.screened is None


async def test_they_are_asked_again_at_the_door_until_they_are_answered(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("escape")
    async with at_desk(coach, safety=True) as desk:
        assert desk.shown == "SafetyScreen"


async def test_enter_goes_to_the_second_page_and_then_saves(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        assert page(desk) == "signs"
        await desk.press("enter")
        assert page(desk) == "conditions"
        assert "Do any of these apply to you?" in desk.text
        assert desk.on_disk.status.screened is None
        await desk.press("enter")
        assert desk.shown == "SetupScreen"  # of someone new, as soon as that is answered
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
        assert desk.on_disk.status.screened == desk.day.day
        assert desk.on_disk.status.asked == desk.day.day


async def test_all_no_says_nothing_that_reassures(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("enter", "enter")
        assert desk.said == "Noted. An empty list does not mean you are safe; if unsure, ask a professional."
        assert LATER not in desk.text
        said = desk.flowing.lower()
        for word in ("all clear", "you are safe to", "no warning signs", "good news", "healthy"):
            assert word not in said


@SIZES
async def test_every_sign_and_condition_can_be_reached_and_is_seen_with_its_words(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size, safety=True) as desk:
        for known in SIGNS:
            here = [line for line in desk.lines if "▌" in line]
            assert len(here) == 1
            assert known.name[:20] in here[0]
            told = desk.app.screen.query_one("#told")
            assert known.words in " ".join(
                " ".join(line[told.region.x : told.region.right].split()) for line in desk.lines
            ), "the full words are cut off"
            await desk.press("down")
        assert desk.app.screen.query_one("#sign-ticks", Checklist).here == SIGNS[-1].id
        await desk.press("enter")
        for words in CONDITIONS.values():
            assert words[:20] in next(line for line in desk.lines if "▌" in line)
            await desk.press("down")


@SIZES
async def test_the_signs_that_cannot_wait_are_headed_by_a_sign_capitals_and_a_colour(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size, safety=True) as desk:
        assert "! EMERGENCY HELP NOW: any of these" in desk.text
        shown = desk.app.screen.query_one("#sign-ticks", Checklist).render()
        red = [shown.plain[span.start : span.end] for span in shown.spans if "$text-error" in str(span.style)]
        assert [text.strip() for text in red] == ["! EMERGENCY HELP NOW: any of these"]


async def test_space_answers_yes_and_space_again_takes_it_back(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("down", "space")
        assert is_yes(desk, "both legs")
        await desk.press("space")
        assert "● " not in desk.text
        await desk.press("down", "k", "up", "up", "j", "space", "enter")
        await desk.press("down", "space", "enter")
        status = desk.on_disk.status
        assert status.signs == (SIGNS[1].id,)
        assert status.conditions == ("osteoporosis",)


async def test_a_click_answers_yes_and_another_takes_it_back(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.click_word("fever, chills")
        assert is_yes(desk, "fever, chills")
        assert "High temperature" in desk.text
        await desk.click_word("fever, chills")
        assert "● " not in desk.text
        await desk.click_word("fever, chills")
        await desk.click_word("A doctor today")
        await desk.press("enter")
        await desk.click_word("cancer")
        await desk.press("enter")
        assert desk.on_disk.status.signs == ("infection",)
        assert desk.on_disk.status.conditions == ("cancer",)


async def test_a_click_on_a_heading_answers_nothing(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.click_word("A doctor today")
        assert "● " not in desk.text


async def test_nothing_of_the_page_behind_works_while_they_are_asked(coach: Coach) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach, safety=True) as desk:
        await desk.press("a", "s", "x", "f", "p", "2", "3", "u", "left_square_bracket")
        assert desk.shown == "SafetyScreen"
        await desk.press("escape")
        assert desk.shown == "TodayScreen"
    assert snapshot(coach.home.data) == before


async def test_the_palette_opens_them_again(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        found = {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}
        found["Safety"].callback()
        await desk.settle()
        assert desk.shown == "SafetyScreen"


async def test_after_a_week_a_quiet_line_asks_again_and_today_is_shown(
    coach: Coach, clock: FixedClock
) -> None:
    coach.safety.screen((), ())
    clock.moment = clock.moment.replace(day=27)
    async with at_desk(coach, safety=True) as desk:
        assert desk.shown == "TodayScreen"
        assert AGAIN in desk.text


async def test_their_keys_can_be_changed(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        desk.app.set_keymap({"ticks.tick": "f7", "safety.save": "f8", "list.down": "f9"})
        await desk.press("f9", "f7", "f8", "f8")
        assert desk.on_disk.status.signs == (SIGNS[1].id,)


async def test_once_left_for_later_they_wait_in_a_line_and_do_not_open_again(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        assert desk.shown == "SafetyScreen"
        await desk.press("escape", "space")
    async with at_desk(Coach(coach.home, coach.clock), safety=True) as desk:
        assert desk.shown == "TodayScreen"
        assert "The safety questions are unanswered" in desk.flowing


async def test_a_marked_sign_is_warned_of_again_after_the_other_page(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("space", "escape", "enter", "escape", "escape")
        assert desk.shown == "SafetyScreen"
        await desk.press("space", "space", "escape")
        assert desk.shown == "SafetyScreen", "marked anew, it is warned of anew"
        await desk.press("space", "enter", "space", "escape", "escape")
        assert desk.shown == "SafetyScreen", "a condition is not lost either"
