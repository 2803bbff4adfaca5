"""The week as a picture: what is short of all looks short, columns line up, and all of it stands on a usual screen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, Desk, at_desk
from kits.tui_lives import live
from msgspec import structs
from rich.cells import cell_len

from backcare_tui.coach import Coach
from backcare_tui.domain.history.week import Week
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.tui.week.grid import DAYS, WeekFoot, WeekGrid, columns_of

WIDTHS = [36, 60, 75, 110]


def week_of(desk: Desk) -> Week:
    week = desk.app.screen.query_one(WeekGrid).week
    assert week is not None
    return week


@pytest.mark.parametrize("share", [0.0, 0.4, 0.92, 0.99, 1.0])
async def test_a_day_short_of_all_has_a_bar_with_track_left_and_a_number_below_100(
    demo: Coach, share: float
) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2")
        grid, week = desk.app.screen.query_one(WeekGrid), week_of(desk)
        days = tuple(
            DayRecord(day, week.starts, "kept" if share >= 0.6 else "missed", share, {}) for day in week.dates
        )
        grid.week = structs.replace(week, days=days)
        lines = [line.plain for line in grid.lines(75)]
        at = next(at for at, line in enumerate(lines) if line.startswith("Done, %"))
        bars, numbers = lines[at][7:].split(), lines[at + 1].split()
        assert len(bars) == 7
        assert all(("─" in bar) == (share < 1) for bar in bars)
        assert numbers == ([] if share == 1 else [str(round(100 * share))] * 7)


@pytest.mark.parametrize("width", WIDTHS)
async def test_what_stands_in_a_day_stands_in_its_column_in_every_row(demo: Coach, width: int) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2", "left_square_bracket")
        week = week_of(desk)
        at = columns_of(week, width)
        starts = {at.name + day * at.cell + offset for day in range(7) for offset in (0, at.cell >= 4)}
        for line in desk.app.screen.query_one(WeekGrid).lines(width):
            days = line.plain[at.name : at.name + 7 * at.cell]
            for column, mark in enumerate(days):
                if mark in "●◐⊘○·◔◕–":
                    assert at.name + column in starts
                    assert (
                        days[column + 1 : column + 2].strip() == ""
                    )  # some terminals draw it two cells wide
        for line in desk.app.screen.query_one(WeekFoot).lines(width):
            assert cell_len(line.plain) <= width


def test_each_width_gives_a_day_what_it_has_room_for() -> None:
    assert [cell for _least, cell in DAYS] == sorted((cell for _least, cell in DAYS), reverse=True)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE, HUGE], ids=str)
async def test_all_of_the_week_of_five_tasks_stands_on_the_screen(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("2")
        assert desk.app.screen.query_one("#body").max_scroll_y == 0
        assert week_of(desk).streak.week.words in desk.flowing
        assert "8 at best" in desk.text


async def test_a_week_that_is_over_tells_whether_it_was_on_target_and_not_what_keeps_this_one(
    demo: Coach,
) -> None:
    async with at_desk(demo) as desk:
        await desk.press("2", "left_square_bracket")
        assert "On target." in desk.text
        assert "more day" not in desk.text
        await desk.press(*["left_square_bracket"] * 3)
        assert week_of(desk).starts == date(2026, 10, 26)
        assert "Not on target." in desk.text


async def test_a_first_day_has_no_zeros(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2")
        assert "This week  0 of 2" in desk.text
        assert "weeks" not in desk.text
        assert not re.search(r"\b0\b", desk.text.replace("0 of 2", ""))
    live(coach, 1)
    async with at_desk(coach) as desk:
        await desk.press("2")
        assert "1 day, 1 at best" in desk.text


async def test_what_is_nothing_yet_has_no_rule_on_a_first_day(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("2")
        assert "Strength" not in desk.text
        assert [line for line in desk.lines if "─" in line] == [desk.line_with("This week")]
