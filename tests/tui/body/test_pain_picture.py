"""Picking where it hurts on the picture of the body, in the pain dialog: by arrows, by clicks and by typing."""

from __future__ import annotations

import pytest
from kits.tui_kit import LARGE, SMALL, USUAL, Desk, at_desk, chosen, reports

from backcare_tui.coach import Coach
from backcare_tui.tui.body.map import BodyMap
from backcare_tui.tui.body.place_list import PlaceList
from backcare_tui.tui.widgets.text import Words


def picked(desk: Desk) -> str:
    """What the open dialog says is picked."""
    return desk.app.screen.query_one("#chosen", Words).content.plain


@pytest.mark.parametrize("size", [USUAL, LARGE], ids=["80x24", "120x40"])
async def test_on_the_picture_places_are_picked_with_arrows_and_space_and_said_in_words(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", "tab", "space", "left", "space", "down", "space")
        assert chosen(desk) == ("low-back-middle", "low-back-left", "buttock-left")
        assert picked(desk) == "● low back middle, low back left, buttock left"
        await desk.press("space", "enter")
        assert reports(desk)[0].regions == ("low-back-middle", "low-back-left")
        assert "low back left" in desk.said


@pytest.mark.parametrize("size", [USUAL, LARGE], ids=["80x24", "120x40"])
async def test_a_click_on_the_body_takes_a_place_and_another_leaves_it(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4")
        picture = desk.app.screen.query_one(BodyMap)
        assert picture.chart is not None
        for place in ("shoulder-left", "low-back-right", "shoulder-left"):
            column, line = picture.chart.of(place)[0].at
            await desk.pilot.click(picture, offset=(picture.gutter.left + column, line))
            await desk.settle()
        assert chosen(desk) == ("low-back-right",)
        await desk.press("enter")
        assert reports(desk)[0].regions == ("low-back-right",)


@pytest.mark.parametrize("typed", [("enter",), ("space",)], ids=["enter", "space"])
async def test_typing_finds_a_place_and_picks_it(coach: Coach, typed: tuple[str, ...]) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "l", "o", "w", "space", "b", "a", "c", "k", "space", "l")
        assert desk.app.focused is not None
        assert desk.app.focused.id == "where"
        assert desk.app.screen.query_one(BodyMap).caption.plain == "low back left"
        await desk.press(*typed)
        assert desk.shown == "PainScreen", "enter picks what is typed and does not save yet"
        assert chosen(desk) == ("low-back-left",)
        await desk.press("enter")
        assert [(report.level, report.regions) for report in reports(desk)] == [(4, ("low-back-left",))]


async def test_what_is_typed_is_shown_with_what_else_fits_and_what_fits_nothing_is_said(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab")
        await desk.type("buttock")
        assert "buttock · buttock left · buttock right" in " ".join(line[:42].strip() for line in desk.lines)
        assert desk.text.count("○") == 2, "this morning, and no place picked"
        await desk.press("x", "enter")
        assert "no such place" in desk.text
        assert chosen(desk) == ()
        assert desk.shown == "PainScreen"
        assert reports(desk) == []


async def test_a_whole_region_can_be_typed_and_is_drawn_on_all_its_sides(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab")
        await desk.type("low back")
        await desk.press("enter")
        assert chosen(desk) == ("low-back",)
        assert picked(desk) == "● low back"
        assert desk.text.count("●") == 5, "three sides, beside now and the list of what is picked"
        await desk.press("enter")
        assert reports(desk)[0].regions == ("low-back",)


async def test_anything_can_be_typed_where_a_place_is_typed(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for text in ("[/]", "[red]x", "\u202eabc", "\x1b[31m", "🧘", "x" * 10_000):
            await desk.press("p", "4", "tab", "tab")
            await desk.type(text)
            assert "no such place" in desk.text
            await desk.press("enter", "escape")
            assert desk.shown == "TodayScreen"


async def test_the_picture_comes_and_goes_with_the_room_and_what_is_picked_stays(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "7", "tab", "left", "space")
        for size in (SMALL, LARGE, (79, 24), USUAL):
            await desk.resize(size)
            await desk.settle()
            roomy = size[0] >= 80 and size[1] >= 24
            assert desk.app.screen.query_one(BodyMap).display == roomy
            assert desk.app.screen.query_one(PlaceList).display != roomy
            assert chosen(desk) == ("low-back-left",)
            assert "●" in desk.text
        await desk.press("enter")
        assert [(report.level, report.regions) for report in reports(desk)] == [(7, ("low-back-left",))]


async def test_with_a_task_to_follow_nothing_is_cut_off_at_80_by_24(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "p", "t", "m", "4", "tab", "space", "left", "space")
        dialog = desk.app.screen.query_one(".dialog")
        assert dialog.max_scroll_y == dialog.max_scroll_x == 0
        for words in (
            "How is your pain?",
            "worst pain imaginable",
            "● this morning",
            "after Posture pump",
            "type a place",
        ):
            assert words in desk.text
        for words in (
            "low back middle, low back left",
            "a few words",
            " right ",
            "front ",
            " back ",
            "esc back",
        ):
            assert words in desk.text
        assert "…" not in desk.text


async def test_nothing_moves_in_the_dialog_when_something_is_picked_or_typed(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "tab")

        def places() -> list[object]:
            return [
                desk.app.screen.query_one(name).region
                for name in ("#level", "#map", "#where", "#note", ".hint")
            ]

        before = places()
        await desk.press("space", "left", "space", "up", "space", "right", "space", "up", "space")
        assert places() == before
        await desk.press("b", "a", "c", "k")
        assert places() == before


async def test_on_the_picture_the_dialogs_own_letters_keep_their_meaning(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "p", "4", "tab", "m", "t")
        assert "● this morning" in desk.text
        assert "after Posture pump" in desk.text
        assert desk.app.focused is desk.app.screen.query_one(BodyMap)
        await desk.press("enter")
        assert [(report.when, report.task) for report in reports(desk)] == [("morning", "posture-pump")]


async def test_letters_where_a_place_is_typed_change_neither_level_nor_time(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab", "m", "t", "9", *["backspace"] * 3, "enter")
        (report,) = reports(desk)
        assert (report.level, report.when, report.regions, report.note) == (4, "now", (), "")


async def test_only_the_picture_one_is_in_shows_where_one_is(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4")
        picture = desk.app.screen.query_one(BodyMap)
        assert picture.caption.plain == ""
        bare = picture.render().plain
        await desk.press("tab")
        assert picture.caption.plain == "low back middle"
        assert picture.render().plain != bare


async def test_enter_is_said_to_pick_where_it_picks_and_to_save_where_it_saves(coach: Coach) -> None:
    async with at_desk(coach) as desk:

        def hint() -> str:
            return desk.app.screen.query_one(".hint", Words).content.plain

        await desk.press("p", "4")
        for _field in ("level", "map", "where", "note"):
            assert "enter saves" in hint()
            assert "enter picks" not in hint()
            await desk.press("tab")
        await desk.press("tab", "tab", "b", "u")
        assert hint() == "enter picks buttock · esc back"
        await desk.press("x")
        assert hint() == "nothing to pick yet · esc back"
        await desk.press("backspace", "enter")
        assert chosen(desk) == ("buttock",)
        assert "enter saves" in hint()
        await desk.press("enter")
        assert reports(desk)[0].regions == ("buttock",)


async def test_both_legs_typed_are_picked_on_both_sides_and_an_arm_is_told_what_to_do(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab")
        await desk.type("arms")
        shown = desk.app.screen.query_one("#fits", Words).content.plain
        assert shown == "no arms here; both arms, or clumsy or numb hands, new or worse: see a doctor today"
        await desk.press(*["backspace"] * 4)
        await desk.type("both legs")
        await desk.press("enter")
        assert chosen(desk) == ("thigh-left", "thigh-right", "lower-leg-left", "lower-leg-right")
        await desk.press("enter")
        assert coach.today().put == ("both-legs",)
