"""The help is a list of keys: typed to search, run from it, and what cannot be used now says why."""

from __future__ import annotations

from kits.tui_kit import MASSAGE, PUMP, SMALL, TODAY, Desk, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.dialogs.help import KeyList, KeyRow


def rows(desk: Desk) -> dict[str, KeyRow]:
    return {row.keys: row for row in desk.app.screen.query_one(KeyList).entries}


async def test_what_is_typed_is_found_and_enter_does_it_on_the_screen_behind(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("question_mark")
        await desk.type("check off row")
        assert [*rows(desk)] == ["space"]
        await desk.press("enter")
        assert desk.shown == TODAY
        assert desk.on_disk.rows[PUMP].state == "done"


async def test_a_key_is_found_by_itself_and_a_click_runs_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2", "question_mark", *"5")
        assert [*rows(desk)] == ["5"]
        await desk.click_word("a year of days")
        assert desk.shown == "YearScreen"


async def test_a_key_that_cannot_be_used_now_is_dim_and_says_why(coach: Coach) -> None:
    coach.safety.screen((), ())
    async with at_desk(coach) as desk:
        await desk.press("question_mark")
        sore = "Sore is for a massage target of today; s skips anything else."
        assert rows(desk)["x"].reason == sore
        assert rows(desk)["o"].reason == "Nothing is asked just now."
        assert rows(desk)["c"].reason == "Nothing waits for a professional's word."
        assert rows(desk)["space"].reason == ""
        await desk.type("sore")
        assert sore in desk.text
        await desk.press("enter")
        assert desk.shown == "HelpScreen"
        await desk.press("escape")
        await desk.go_to(MASSAGE)
        await desk.press("question_mark")
        assert rows(desk)["x"].reason == ""


async def test_a_key_that_is_pressed_and_cannot_be_used_now_says_why(coach: Coach) -> None:
    coach.safety.screen((), ())
    async with at_desk(coach) as desk:
        for key, said in (
            ("o", "Nothing is asked just now."),
            ("c", "Nothing waits for a professional's word."),
            ("k", "No step up is offered, so there is none to decline."),
            ("x", "Sore is for a massage target of today; s skips anything else."),
        ):
            await desk.press(key)
            assert desk.said == said


async def test_that_nothing_is_found_is_told_and_a_small_screen_tells_whole_sentences_below(
    coach: Coach,
) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("question_mark")
        await desk.type("xyzzy [red]")
        assert "No key of this screen does that" in desk.text
        await desk.press("enter", "ctrl+u")
        assert len(rows(desk)) > 20
        assert "check the row off, or take that back" in desk.flowing
        await desk.press("escape")
        assert desk.shown == TODAY


async def test_the_keys_of_a_session_are_run_from_its_help_too(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("enter", "question_mark")
        await desk.type("leave")
        assert len(rows(desk)) >= 1
        await desk.press("enter")
        assert desk.shown != "HelpScreen"
