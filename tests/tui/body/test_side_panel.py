"""The picture at the right of wide screens: what it tells, and the room that is kept for it."""

from __future__ import annotations

import json

import pytest
from kits.folder import snapshot
from kits.hostile_kit import HOSTILE, check
from kits.tui_kit import LARGE, PUMP, SMALL, USUAL, Desk, at_desk

from backcare_tui.coach import Coach
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.body.map import CAPTION, BodyMap
from backcare_tui.tui.body.side_panel import ABOVE, SidePanel, captions_text
from backcare_tui.tui.today.screen import TodayScreen
from backcare_tui.tui.today.task_rows import TaskRows

WIDE = [(118, 30), (120, 30), LARGE, (200, 60)]
NOT_WIDE = [SMALL, USUAL, (117, 40), (118, 29), (104, 30)]


def beside(desk: Desk) -> SidePanel:
    return desk.app.screen.query_one(SidePanel)


def words(desk: Desk) -> list[str]:
    """What stands below the picture."""
    return [line.strip() for line in captions_text(beside(desk).captions).plain.splitlines()]


def assert_beside_the_page(desk: Desk) -> None:
    screen, picture = desk.app.screen, desk.app.screen.query_one(BodyMap)
    assert screen.region.contains_region(picture.region)
    assert picture.content_size.height == ABOVE + picture.lines + len(words(desk))
    assert picture.region.x >= screen.query_one("#page").region.right
    assert not screen.show_vertical_scrollbar
    assert not screen.show_horizontal_scrollbar
    assert all(strip.cell_length == screen.size.width for strip in desk.strips)
    for said in (" front ", " back ", "? more"):
        assert said in desk.text
    below = desk.lines[picture.content_region.y + ABOVE + picture.lines - CAPTION - 1][picture.region.x :]
    assert below.split() == ["right", "left", "left", "right"]
    assert picture.content_region.y == screen.query_one("#head").region.y, "titles stand on one line"


@pytest.mark.parametrize("size", WIDE, ids=str)
async def test_a_wide_screen_has_the_picture_at_the_right_whole_and_over_nothing(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size) as desk:
        for key in "12":
            await desk.press(key)
            assert_beside_the_page(desk)


@pytest.mark.parametrize("size", NOT_WIDE, ids=str)
async def test_any_other_screen_has_none_and_reads_none(
    demo: Coach, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object) -> None:
        raise AssertionError("the drawing was read")

    monkeypatch.setattr("backcare_tui.storage.body_file.read_body", never)
    async with at_desk(demo, size) as desk:
        for key in "123":
            await desk.press(key)
            assert not desk.app.screen.query(BodyMap)
        await desk.press("1")
        page = desk.app.screen.query_one("#page").region
        assert page.width == min(124, size[0])


async def test_a_screen_without_a_picture_keeps_its_page(demo: Coach) -> None:
    async with at_desk(demo, LARGE) as desk:
        await desk.press("3")
        assert desk.app.screen.query_one("#page").region.width == 120


async def test_it_tells_todays_pain_and_massage_in_numbers_shapes_and_words(coach: Coach) -> None:
    async with at_desk(coach, LARGE) as desk:
        targets = [f"◆ {row.short}: {row.where}" for row in desk.day.rows if row.target]
        assert len(targets) == 2
        assert words(desk) == ["No pain with a place today.", *targets]
        desk.app.record(lambda: coach.tasks.pain(7, where=["neck-left", "low-back"]))
        await desk.settle()
        others = [f"◆ {row.short}: {row.where}" for row in desk.day.rows if row.target]
        assert others != targets, "what is red is not picked for its pain"
        assert words(desk) == ["7 neck left", "7 low back", *others]
        marks = desk.app.screen.query_one(BodyMap).marks
        assert {place for place, mark in marks.items() if mark.level == 7 and mark.zone == "red"} == {
            "neck-left",
            "low-back-left",
            "low-back-middle",
            "low-back-right",
        }
        await desk.press("u")
        assert words(desk) == ["No pain with a place today.", *targets]


async def test_an_earlier_day_has_its_own_picture(demo: Coach) -> None:
    async with at_desk(demo, LARGE) as desk:
        assert "Body, today" in desk.text
        before = words(desk)
        desk.app.record(lambda: demo.tasks.pain(1, where=["head"], day=demo.today_date - ONE_DAY))
        await desk.settle()
        assert words(desk) == before
        await desk.press("left_square_bracket")
        assert "Body, that day" in desk.text
        assert words(desk)[0] == "1 head"
        await desk.press("escape")
        assert words(desk) == before


async def test_a_locked_day_shows_no_massage(coach: Coach) -> None:
    coach.safety.screen(("infection",), ())
    async with at_desk(coach, LARGE) as desk:
        assert words(desk) == ["No pain with a place today."]


async def test_week_tells_where_it_hurt_this_month(demo: Coach) -> None:
    async with at_desk(demo, LARGE) as desk:
        await desk.press("2")
        assert "Where it hurt, last 28 days" in desk.text
        assert words(desk) == [
            f"{hurt.worst} {demo.atlas.place(hurt.place):20}  {hurt.days:2} days"
            for hurt in demo.history.pain_places(28)
        ]
        desk.app.record(lambda: demo.tasks.pain(9, where=["head"]))
        await desk.settle()
        assert words(desk)[0] == f"9 {'head':20}   1 day"


async def test_a_month_without_pain_says_so(coach: Coach) -> None:
    async with at_desk(coach, LARGE) as desk:
        await desk.press("2")
        assert words(desk) == ["No pain with a place in 28 days."]


async def test_nothing_moves_when_what_the_picture_tells_changes(demo: Coach) -> None:
    def places() -> list[object]:
        names = ("#head", "#title", "#rows", "#foot", "#side")
        return [desk.app.screen.query_one(name).content_region.offset for name in names]

    async with at_desk(demo, LARGE) as desk:
        before, told_before = places(), words(desk)
        desk.app.record(lambda: demo.tasks.pain(2, where=["low-back-left", "low-back-right"]))
        await desk.settle()
        assert words(desk) != told_before
        assert places() == before


async def test_the_picture_is_in_the_first_frame_with_the_page(
    demo: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TodayScreen, "show_beside", lambda _screen: None)
    async with at_desk(demo, LARGE) as desk:
        assert "Body, today" in desk.text
        assert words(desk)


async def test_the_picture_comes_goes_and_grows_with_the_screen(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        assert not desk.app.screen.query(BodyMap)
        await desk.resize(LARGE)
        await desk.settle()
        large = desk.app.screen.query_one(BodyMap).tall
        assert large > 20
        assert "Body, today" in desk.text
        await desk.resize((120, 30))
        await desk.settle()
        assert desk.app.screen.query_one(BodyMap).tall < large
        await desk.resize(USUAL)
        await desk.settle()
        assert "Body, today" not in desk.text
        assert desk.app.screen.query_one("#page").region.width == 80


async def test_the_keys_are_todays_own_and_the_picture_takes_none(demo: Coach) -> None:
    async with at_desk(demo, LARGE) as desk:
        assert isinstance(desk.app.focused, TaskRows)
        await desk.press("tab")
        assert isinstance(desk.app.focused, TaskRows)
        await desk.go_to(PUMP)
        await desk.press("space")
        assert desk.said.startswith("Posture pump: ")


async def test_looking_at_the_picture_writes_nothing(demo: Coach) -> None:
    before = snapshot(demo.home.data)
    async with at_desk(demo, LARGE) as desk:
        await desk.press("2", "1", "left_square_bracket")
    assert snapshot(demo.home.data) == before


async def test_places_from_elsewhere_are_told_as_words_and_draw_nothing(coach: Coach) -> None:
    coach.tasks.pain(4, where=["neck"])
    (path,) = coach.home.journal.glob("2026-11.*.json")
    others = ",".join(map(json.dumps, HOSTILE.values()))
    path.write_text(path.read_text(encoding="utf-8").replace('"neck"', others), encoding="utf-8")
    coach.refresh()
    assert len(coach.history.pain_places(1)) == len(HOSTILE)
    async with at_desk(coach, LARGE) as desk:
        for key in "12":
            await desk.press(key)
            check(desk)
            picture = desk.app.screen.query_one(BodyMap)
            assert picture.content_size.height == ABOVE + picture.lines + len(words(desk))
            assert not any(mark.level for mark in picture.marks.values())


async def test_a_drawing_that_cannot_be_used_is_said_and_the_shipped_one_is_drawn(demo: Coach) -> None:
    (demo.home.plans / "body.txt").write_text("[front]\nx[/]haed 0,0 1,1\n", encoding="utf-8")
    async with at_desk(demo, LARGE) as desk:
        assert desk.app.screen.query_one(BodyMap).chart is not None
        await desk.press("n")
        await desk.type("x")
        await desk.press("enter")
        assert "Your drawing cannot be used, so the shipped one is." in desk.flowing
        assert "'x[/]haed' is no place" in desk.flowing


async def test_the_first_frame_is_told_once_it_stands(demo: Coach) -> None:
    drawn: list[str] = []
    app = BackcareApp(demo, ready=lambda: drawn.append(app.screen.query_one(TaskRows).render().plain))
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
    assert len(drawn) == 1
    assert "Posture pump" in drawn[0]


async def test_the_pointer_tells_the_place_that_it_is_on(coach: Coach) -> None:
    async with at_desk(coach, LARGE) as desk:
        picture = beside(desk)
        assert picture.chart is not None
        for spot in picture.chart.spots:
            at = picture.content_region.offset + spot.at + (0, ABOVE)
            await desk.pilot.hover(offset=at)
            assert picture.hover == spot
            lines = picture.render().plain.splitlines()
            assert lines[picture.lines + ABOVE :] == captions_text(picture.captions).plain.splitlines(), (
                "nothing moves"
            )
