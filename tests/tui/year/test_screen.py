"""Year: its days under the cursor, with keys and mouse; the ways to another year and to a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from kits.tui_kit import HUGE, SIZES, SMALL, Desk, at_desk, year_grid

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.history import History
from backcare_tui.domain.glyphs import share_glyph
from backcare_tui.domain.history.year import COLUMNS, Year
from backcare_tui.tui.year.grid import TOP
from backcare_tui.tui.year.rows import CELL, EARLIER, GUTTER, LATER
from backcare_tui.tui.year.screen import YearScreen

TODAY = date(2026, 11, 27)
BEGAN = date(2026, 7, 30)
"""The demo's first day."""


def year(desk: Desk) -> Year:
    found = year_grid(desk).year
    assert found is not None
    return found


def cursor(desk: Desk) -> date:
    found = year_grid(desk).cursor
    assert found is not None
    return found


def cell(desk: Desk, day: date) -> tuple[int, int]:
    """Where a day is drawn on the screen."""
    widget, offset = year_grid(desk), (day - year(desk).first).days
    x = GUTTER + (offset // 7 - widget.span.first) * CELL
    return widget.region.x + x, widget.region.y + TOP + offset % 7


def drawn(desk: Desk, day: date) -> str:
    x, y = cell(desk, day)
    return desk.lines[y][x]


async def test_5_opens_the_year_on_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        assert desk.shown == "YearScreen"
        assert cursor(desk) == TODAY
        assert re.fullmatch(r" Year +27 Jul – 27 Nov 2026 *", desk.lines[0])
        assert "Fri 27 Nov 2026" in desk.text
        assert "pain 2, morning 2" in desk.flowing
        year = year_grid(desk).year
        assert year is not None
        assert f"{year.kept} of {year.counted}" in desk.text
        assert "41 days, 8 weeks" in desk.text


@SIZES
async def test_every_day_there_is_room_for_is_drawn_once_by_what_was_kept_of_it(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("5")
        span, lines = year_grid(desk).span, desk.lines
        for offset in range(7 * span.first, 7 * (span.first + span.weeks)):
            day = year(desk).first + timedelta(days=offset)
            x, y = cell(desk, day)
            assert lines[y][x] == share_glyph(year(desk).record(day)), day
            assert lines[y][x + 1] == " "  # some terminals draw a shape two cells wide
        assert span.first + span.weeks == COLUMNS


@SIZES
async def test_the_first_week_on_record_is_the_first_column(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("5", "home")
        first = cursor(desk)
        assert first <= BEGAN < first + timedelta(days=7)
        assert cell(desk, first)[0] == year_grid(desk).region.x + GUTTER
        assert year_grid(desk).span.first == year(desk).begins
        assert EARLIER not in desk.text
        for key in ("left", "up"):
            await desk.press(key)
            assert cursor(desk) == first
        assert desk.line_with("Year").split()[1:3] == [str(first.day), f"{first:%b}"]


@SIZES
async def test_nothing_under_the_days_moves_and_their_legend_stays_beside_them_as_weeks_are_added(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("5")
        shown = desk.app.screen.query("#sums, #legend, YearDay")
        beside, days = desk.app.screen.query_one("#beside"), year_grid(desk)
        places = [widget.region for widget in shown if widget.display]
        clock = desk.coach.clock
        assert isinstance(clock, FixedClock)
        clock.moment += timedelta(days=28)
        await desk.tick()
        assert len(places) >= 2
        assert [widget.region for widget in shown if widget.display] == places
        assert not beside.display or beside.region.x == days.region.right


async def test_a_whole_year_that_has_no_room_says_that_there_is_more_of_it(demo: Coach) -> None:
    clock = demo.clock
    assert isinstance(clock, FixedClock)
    clock.moment += timedelta(days=400)
    async with at_desk(demo) as desk:
        await desk.press("5")
        assert year(desk).begins == 0
        assert EARLIER in desk.line_with("Nov")
        assert LATER not in desk.text
        await desk.press("home")
        assert EARLIER not in desk.text
        assert f" {LATER} " in desk.text
        await desk.resize(HUGE)
        assert year_grid(desk).span.weeks == COLUMNS
        assert EARLIER not in desk.text
        assert LATER not in desk.text


async def test_all_of_five_tasks_stands_at_80_by_24(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        body = desk.app.screen.query_one("#body")
        assert body.max_scroll_y == 0
        assert body.size.height - body.virtual_size.height >= 0
        assert "best 41 days, 8 weeks" in desk.text


MOVES = (
    (["left"], 7),
    (["h"], 7),
    (["up"], 1),
    (["k"], 1),
    (["left", "right"], 0),
    (["left", "l"], 0),
    (["up", "down"], 0),
    (["up", "j"], 0),
    (["left", "left", "up"], 15),
    (["home", "end"], 0),
    (["right"], 0),
    (["down"], 0),
)
"""Keys, and how many days they lead back from today."""


async def test_keys_move_the_cursor_and_never_past_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        assert cursor(desk) == TODAY
        for keys, back in MOVES:
            await desk.press(*keys)
            assert cursor(desk) == TODAY - timedelta(days=back), keys
            assert f"{cursor(desk):%a} {cursor(desk).day} {cursor(desk):%b} " in desk.text
            await desk.press("end")


async def test_only_the_cell_under_the_cursor_is_reversed(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5", "left", "up")
        top, left = year_grid(desk).region.y, year_grid(desk).region.x
        found = []
        for y, strip in enumerate(desk.strips):
            x = 0
            for segment in strip:
                if segment.style is not None and segment.style.reverse:
                    found.append((x, y))
                x += len(segment.text)
        assert found == [cell(desk, cursor(desk))]
        assert found[0][1] >= top
        assert found[0][0] >= left


async def test_a_click_moves_the_cursor_and_a_second_opens_the_day(demo: Coach) -> None:
    day = date(2026, 9, 17)
    async with at_desk(demo) as desk:
        await desk.press("5")
        await desk.pilot.click(offset=cell(desk, day))
        await desk.settle()
        assert cursor(desk) == day
        assert desk.shown == "YearScreen"
        assert "a flare" in desk.text
        assert "pain 7, morning 7" in desk.text
        await desk.pilot.click(offset=cell(desk, day))
        await desk.settle()
        assert desk.shown == "TodayScreen"
        assert desk.day.day == day


async def test_a_click_finds_its_day_wherever_the_weeks_are_scrolled_to(demo: Coach) -> None:
    async with at_desk(demo, SMALL) as desk:
        await desk.press("5")
        assert year_grid(desk).span.first > 0
        await desk.pilot.click(offset=cell(desk, date(2026, 9, 17)))
        await desk.settle()
        assert cursor(desk) == date(2026, 9, 17)


async def test_clicks_beside_the_days_do_nothing(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        x, y = cell(desk, TODAY)
        for offset in ((x, y + 1), (x + 2, y), (1, y), (x, y - 6), (x, y + 5)):
            await desk.pilot.click(offset=offset)
            await desk.settle()
            if offset != (x, y - 6):
                assert cursor(desk) == TODAY
            assert desk.shown == "YearScreen"


async def test_enter_opens_the_day_under_the_cursor_on_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5", "left", "enter")
        assert desk.shown == "TodayScreen"
        assert desk.day.day == TODAY - timedelta(days=7)
        await desk.press("5")
        assert cursor(desk) == TODAY - timedelta(days=7)
        await desk.press("end", "enter")
        assert desk.day.day == TODAY
        assert desk.app.late is None


async def test_brackets_go_through_the_years_and_no_further_than_this_one(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5", "left", "left_square_bracket")
        assert cursor(desk) == TODAY - timedelta(days=7 + 364)
        assert "an earlier year" in desk.text
        assert not year(desk).current
        await desk.press("right_square_bracket")
        assert cursor(desk) == TODAY - timedelta(days=7)
        assert "an earlier year" not in desk.text
        await desk.press("right_square_bracket")
        assert year(desk).current
        await desk.press("left_square_bracket", "left_square_bracket", "escape")
        assert year(desk).current


async def test_the_calendars_edge_is_said_and_changes_nothing(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        screen = desk.app.screen
        assert isinstance(screen, YearScreen)
        for _year in range(70):
            screen.action_other(-1)
        await desk.settle()
        assert "is not a day to look back on" in desk.said
        assert year(desk).first.year in (1969, 1970)
        await desk.press("escape")
        assert year(desk).current


async def test_an_earlier_year_without_entries_says_what_to_do(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5", *["left_square_bracket"] * 3)
        assert "Nothing is on record in this year." in desk.flowing
        assert "] goes to later years" in desk.flowing


async def test_a_new_home_says_what_to_do_and_shows_the_day_once_there_is_one(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("5")
        assert "Nothing is on record in this year. Check something off on Today (1)" in desk.flowing
        await desk.press("p", "4", "enter")
        assert desk.shown == "YearScreen"
        assert "Nothing is on record" not in desk.flowing
        assert "pain 4" in desk.flowing
        await desk.press("u")
        assert "Nothing is on record in this year." in desk.flowing


async def test_what_is_recorded_on_today_is_in_the_year_when_it_is_shown_again(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        assert drawn(desk, TODAY) == "◐"
        await desk.press("1", "home", *["space"] * 3, "5")
        assert drawn(desk, TODAY) == "●"


async def test_the_year_is_not_thought_out_again_while_nothing_has_changed(
    demo: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[date | None] = []
    real = History.year

    def counted(history: History, day: date | None = None) -> Year:
        looks.append(day)
        return real(history, day)

    monkeypatch.setattr(History, "year", counted)
    async with at_desk(demo) as desk:
        await desk.press("5", "1", "5", "left", "2", "5", "question_mark", "escape")
        assert len(looks) == 1
        await desk.press("p", "3", "enter")
        assert len(looks) == 2


async def test_the_turn_of_the_day_moves_the_cursor_from_today_to_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        clock = desk.coach.clock
        assert isinstance(clock, FixedClock)
        clock.moment += timedelta(days=1)
        await desk.tick()
        await desk.settle()
        assert cursor(desk) == TODAY + timedelta(days=1)
