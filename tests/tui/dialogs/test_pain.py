"""The pain dialog: level, morning, places and note, by keys and by mouse; places from the list."""

from __future__ import annotations

import pytest
from kits.folder import snapshot
from kits.tui_kit import SMALL, USUAL, at_desk, chosen, reports
from textual.events import Key
from textual.widgets import Input

from backcare_tui.coach import Coach
from backcare_tui.tui import content
from backcare_tui.tui.body.map import BodyMap
from backcare_tui.tui.body.place_list import PlaceList, cells
from backcare_tui.tui.widgets.focus_bar import FocusBar
from backcare_tui.tui.widgets.pain_level import PainLevel

LEVELS = (
    (("0",), 0),
    (("7",), 7),
    (("1", "0"), 10),
    (("1",), 1),
    (("4", "0"), 0),
    (("1", "0", "3"), 3),
    (("right",), 5),
    (("right", "right"), 6),
    (("left", "left"), 4),
    (("2", "right", "right", "left"), 3),
    (("0", "left"), 0),
    (("1", "0", "right"), 10),
)
"""Keys, and the level they come to where nothing was reported."""


async def test_a_level_is_chosen_by_digits_and_arrows(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for keys, level in LEVELS:
            assert reports(desk) == []
            await desk.press("p", *keys)
            assert f"[{level}]" in desk.text
            await desk.press("enter")
            assert desk.shown == "TodayScreen"
            assert [report.level for report in reports(desk)] == [level]
            assert desk.said.startswith(f"Pain {level}: noted.")
            assert f"{level} now" in desk.text
            await desk.press("u")


async def test_a_level_is_chosen_by_a_click(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p")
        await desk.click_on(level=8)
        assert "[8]" in desk.text
        await desk.press("enter")
        assert [report.level for report in reports(desk)] == [8]


async def test_enter_without_a_number_asks_for_one_and_writes_nothing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "enter")
        assert desk.shown == "PainScreen"
        assert "Choose a number from 0 to 10 first." in desk.text
        assert reports(desk) == []
        await desk.press("2", "enter")
        assert [report.level for report in reports(desk)] == [2]


async def test_escape_leaves_without_a_report(coach: Coach) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press("p", "9", "escape")
        assert desk.shown == "TodayScreen"
    assert snapshot(coach.home.data) == before


async def test_m_says_that_it_was_this_morning_and_again_that_it_is_now(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "3", "m")
        assert "● this morning" in desk.text
        assert "○ now" in desk.text
        await desk.press("enter")
        assert [report.when for report in reports(desk)] == ["morning"]
        assert "3 this morning" in desk.text
        await desk.press("p", "5", "m", "m", "enter")
        assert [report.when for report in reports(desk)] == ["morning", "now"]


BELOW = [SMALL, (79, 24), (80, 23), (120, 23)]
"""Sizes without room for the picture."""


@pytest.mark.parametrize("size", BELOW, ids=str)
async def test_in_the_list_places_are_picked_with_arrows_and_space_each_with_its_side(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", "tab", *["down"] * 6, "space")
        assert not desk.app.screen.query(BodyMap)
        assert chosen(desk) == ("low-back-middle",)
        await desk.press("left", "left", "right", "right", "space", "j", "h", "h", "space", "enter")
        (report,) = reports(desk)
        assert report.regions == ("low-back-middle", "low-back-right", "buttock-left")
        assert "low back right" in desk.said


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
async def test_space_on_a_picked_place_leaves_it(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", "tab", "down", "left", "space", "space", "enter")
        assert [report.regions for report in reports(desk)] == [()]


async def test_in_the_list_every_place_can_be_reached_with_the_arrow_keys_and_is_seen(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("p", "4", "tab")
        places = desk.app.screen.query_one(PlaceList)
        for region in coach.atlas.region:
            await desk.press("left", "left")
            for _side in region.sides or ("",):
                y, _x = places.cursor
                at = places.region.y + y
                assert 0 <= at < SMALL[1], "the cursor is off the screen"
                assert region.name in desk.lines[at]
                await desk.press("space", "right")
            await desk.press("down")
        there = {place for region in coach.atlas.region for _at, place in cells(region)}
        assert set(chosen(desk)) == there
        await desk.press("enter")
        assert set(reports(desk)[0].regions) == there


async def test_in_the_list_a_click_on_a_place_takes_it_and_another_leaves_it(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("p", "4")
        neck = next(at for at, region in enumerate(coach.atlas.region) if region.id == "neck")
        await desk.click_on(place=(neck, 2))
        assert chosen(desk) == ("neck-right",)
        assert "● right" in desk.text
        await desk.click_on(place=(neck, 0))
        await desk.click_on(place=(neck, 2))
        assert chosen(desk) == ("neck-left",)
        await desk.press("enter")
        assert reports(desk)[0].regions == ("neck-left",)


@pytest.mark.parametrize("size", [(79, 24), SMALL], ids=["79x24", "40x20"])
async def test_each_place_is_one_line_with_its_sides_in_columns(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p")
        rows = [line for line in desk.lines if "○ left" in line or "○ right" in line]
        assert rows
        assert all("○ left" in line and "○ right" in line for line in rows)
        assert len({line.index("○ left") for line in rows}) == 1
        assert len({line.index("○ right") for line in rows}) == 1


TO_NOTE = {USUAL: ("tab", "tab", "tab"), SMALL: ("tab", "tab")}
"""From the number to the note: past the picture and where one types, or past the list."""

NOTED = pytest.mark.parametrize(("size", "tabs"), TO_NOTE.items(), ids=["80x24", "40x20"])


@NOTED
async def test_a_note_goes_with_the_report_and_enter_in_it_saves(coach: Coach, size, tabs) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", *tabs)
        await desk.type("after sitting, m 9")
        await desk.press("enter")
        assert [(report.level, report.note) for report in reports(desk)] == [(4, "after sitting, m 9")]


@NOTED
async def test_letters_and_digits_in_the_note_change_neither_level_nor_time(coach: Coach, size, tabs) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", *tabs, "m", "9", "space", "left", "enter")
        (report,) = reports(desk)
        assert (report.level, report.when, report.regions, report.note) == (4, "now", (), "m9")


@NOTED
async def test_a_note_of_blanks_is_no_note_and_the_report_is_kept(coach: Coach, size, tabs) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", *tabs, "space", "space", "enter")
        assert [(report.level, report.note) for report in reports(desk)] == [(4, "")], desk.said


@pytest.mark.parametrize(
    ("size", "stops"),
    [(USUAL, ["level", "map", "where", "note"]), (SMALL, ["level", "places", "note"])],
    ids=["80x24", "40x20"],
)
async def test_tab_goes_round_number_places_and_note(coach: Coach, size, stops: list[str]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p")
        seen = []
        for _stop in range(len(stops) + 1):
            assert desk.app.focused is not None
            seen.append(desk.app.focused.id)
            await desk.press("tab")
        assert seen == [*stops, "level"]
        assert isinstance(desk.app.screen.query_one("#level"), PainLevel)


BAR = "▌"


@pytest.mark.parametrize(
    ("size", "stops"),
    [(USUAL, ["level", "map", "where", "note"]), (SMALL, ["level", "places", "note"])],
    ids=["80x24", "40x20"],
)
async def test_a_bar_stands_beside_the_field_one_is_in_and_no_other(
    coach: Coach, size, stops: list[str]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p")
        for here in stops:
            for stop in stops:
                widget = desk.app.screen.query_one(f"#{stop}")
                field = widget.region
                # Beside the line one is at, and beside the picture, but not the words below either.
                at = widget.focused_lines if isinstance(widget, FocusBar) else range(field.height)
                shown = [desk.lines[y][field.x] == BAR for y in range(field.y, field.bottom)]
                assert shown == [stop == here and line in at for line in range(field.height)], (stop, here)
            await desk.press("tab")


async def test_the_chosen_number_is_in_brackets_and_its_zones_colour(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p")
        for key, zone in (("0", "green"), ("2", "green"), ("3", "amber"), ("6", "red")):
            await desk.press(key)
            shown = desk.app.screen.query_one(PainLevel).render()
            (span,) = [span for span in shown.spans if shown.plain[span.start : span.end] == f"[{key}]"][:1]
            assert str(span.style) == f"bold {content.STYLES[zone]}"


async def test_everything_of_the_smallest_dialog_is_seen_at_once(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("space", "p")
        for words in ("How is your pain?", "after no task", "head", "foot", "a few words", "esc back"):
            assert words in desk.text
        await desk.press("enter")
        assert "Choose a number" in desk.text
        await desk.press("4")
        assert "Choose a number" not in desk.text


async def test_what_is_typed_in_one_burst_on_the_picture_arrives_whole(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab")
        assert isinstance(desk.app.focused, BodyMap)
        for char in "low back l":
            desk.app.post_message(Key("space" if char == " " else char, char))
        await desk.settle()
        assert desk.app.screen.query_one("#where", Input).value == "low back l"
        await desk.press("enter", "enter")
        assert desk.on_disk.pain.regions == ("low-back-left",)
