"""The pain dialog: level, morning, places and note, by keys and by mouse."""

from __future__ import annotations

import pytest
from tui_kit import SMALL, USUAL, Desk, at_desk, fingerprint

from backcare_tui.care.events import Pain
from backcare_tui.coach import Coach
from backcare_tui.tui.widgets.level import Level
from backcare_tui.tui.widgets.places import Places, cells


def reports(desk: Desk) -> list[Pain]:
    """Every report that is on disk."""
    return [event for event in desk.disk().chronicle.every_event() if isinstance(event, Pain)]


@pytest.mark.parametrize(
    ("keys", "level"),
    [
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
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else f"is-{value}",
)
async def test_a_level_is_chosen_by_digits_and_arrows(coach: Coach, keys, level: int) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", *keys)
        assert f"[{level}]" in desk.text
        await desk.press("enter")
        assert desk.shown == "TodayScreen"
        assert [report.level for report in reports(desk)] == [level]
        assert desk.said.startswith(f"Pain {level}: noted.")
        assert f"{level} now" in desk.text


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
    before = fingerprint(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press("p", "9", "escape")
        assert desk.shown == "TodayScreen"
    assert fingerprint(coach.home.data) == before


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


async def test_places_are_picked_with_arrows_and_space_each_with_its_side(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", *["down"] * 6, "space")
        places = desk.app.screen.query_one(Places)
        assert places.chosen == ("low-back-middle",)
        await desk.press("left", "left", "right", "right", "space", "j", "h", "h", "space", "enter")
        (report,) = reports(desk)
        assert set(report.regions) == {*places.chosen}
        assert "low-back-right" in report.regions
        assert "buttock-left" in report.regions
        assert "low back right" in desk.said


async def test_space_on_a_picked_place_leaves_it(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "down", "left", "space", "space", "enter")
        assert [report.regions for report in reports(desk)] == [()]


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
async def test_every_place_can_be_reached_with_the_arrow_keys_and_is_seen(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4", "tab")
        places = desk.app.screen.query_one(Places)
        for region in coach.atlas.region:
            await desk.press("left", "left")
            for _side in region.sides or ("",):
                y, _x = places.cursor
                at = places.region.y + y
                assert 0 <= at < size[1], "the cursor is off the screen"
                assert region.name in desk.lines[at]
                await desk.press("space", "right")
            await desk.press("down")
        there = {place for region in coach.atlas.region for _at, place in cells(region)}
        assert set(places.chosen) == there
        await desk.press("enter")
        assert set(reports(desk)[0].regions) == there


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
async def test_a_click_on_a_place_takes_it_and_another_leaves_it(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p", "4")
        places = desk.app.screen.query_one(Places)
        neck = next(at for at, region in enumerate(coach.atlas.region) if region.id == "neck")
        await desk.click_on(place=(neck, 2))
        assert places.chosen == ("neck-right",)
        assert "● right" in desk.text
        await desk.click_on(place=(neck, 0))
        await desk.click_on(place=(neck, 2))
        assert places.chosen == ("neck-left",)
        await desk.press("enter")
        assert reports(desk)[0].regions == ("neck-left",)


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
async def test_each_place_is_one_line_with_its_sides_in_columns(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("p")
        rows = [line for line in desk.lines if "○ left" in line or "○ right" in line]
        assert rows
        assert all("○ left" in line and "○ right" in line for line in rows)
        assert len({line.index("○ left") for line in rows}) == 1
        assert len({line.index("○ right") for line in rows}) == 1


async def test_a_note_goes_with_the_report_and_enter_in_it_saves(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab")
        await desk.type("after sitting, m 9")
        await desk.press("enter")
        assert [(report.level, report.note) for report in reports(desk)] == [(4, "after sitting, m 9")]


async def test_letters_and_digits_in_the_note_change_neither_level_nor_time(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab", "m", "9", "space", "left", "enter")
        (report,) = reports(desk)
        assert (report.level, report.when, report.regions, report.note) == (4, "now", (), "m9")


async def test_a_note_of_blanks_is_no_note_and_the_report_is_kept(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "4", "tab", "tab", "space", "space", "enter")
        assert [(report.level, report.note) for report in reports(desk)] == [(4, "")], desk.said


async def test_tab_goes_round_number_places_and_note(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p")
        seen = []
        for _stop in range(4):
            assert desk.app.focused is not None
            seen.append(desk.app.focused.id)
            await desk.press("tab")
        assert seen == ["level", "places", "note", "level"]
        assert isinstance(desk.app.screen.query_one("#level"), Level)
