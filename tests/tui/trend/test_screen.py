"""Trend: spans, earlier days, and each thing of the plot where it belongs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.hostile_kit import HOSTILE, check, coach_of
from kits.tui_kit import LARGE, SMALL, USUAL, Desk, at_desk

from backcare_tui.coach import Coach
from backcare_tui.domain.history.changes import FlareSpan, RungChange
from backcare_tui.domain.history.trend import Side, Trend, TrendDay, compared
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.tui.trend.pain_plot import AMBER, DOT, RED, STYLES, level_row, plot_rows, runs
from backcare_tui.tui.trend.plot import (
    BOTH,
    DOWN,
    EDGE,
    GUTTER,
    HEIGHTS,
    UP,
    TrendPlot,
    calendar,
    cell_of,
    cells,
    kept_rows,
    marks_row,
)

ROOM = (200, 60)
ALL = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE, ROOM], ids=["40x20", "80x24", "120x40", "200x60"])
TODAY = date(2026, 11, 27)


def trend(desk: Desk) -> Trend:
    found = desk.app.screen.query_one(TrendPlot).trend
    assert found is not None
    return found


def span(desk: Desk) -> int:
    return len(trend(desk).days)


async def test_6_opens_three_months_up_to_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("6")
        assert desk.shown == "TrendScreen"
        assert span(desk) == 91
        assert trend(desk).last == TODAY
        assert "Trend    29 Aug 2026 – 27 Nov 2026" in desk.text
        assert compared(trend(desk)) in desk.flowing


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        (["v"], 371),
        (["v", "v"], 28),
        (["v", "v", "v"], 91),
        (["right"], 371),
        (["plus", "plus"], 371),
        (["left"], 28),
        (["minus", "minus"], 28),
        (["left", "right"], 91),
    ],
    ids=str,
)
async def test_keys_change_the_span(demo: Coach, keys: list[str], days: int) -> None:
    async with at_desk(demo) as desk:
        await desk.press("6", *keys)
        assert span(desk) == days
        assert trend(desk).last == TODAY
        assert compared(trend(desk)) in desk.flowing


async def test_brackets_go_through_the_days_by_the_span_and_no_further_than_today(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("6", "left", "left_square_bracket")
        assert trend(desk).last == TODAY - timedelta(days=28)
        await desk.press("left_square_bracket", "right_square_bracket")
        assert trend(desk).last == TODAY - timedelta(days=28)
        await desk.press("v")
        assert (span(desk), trend(desk).last) == (91, TODAY - timedelta(days=28))
        await desk.press("right_square_bracket", "right_square_bracket")
        assert trend(desk).last == TODAY
        await desk.press("left_square_bracket", "escape")
        assert trend(desk).last == TODAY


async def test_time_without_entries_says_what_to_do(demo: Coach, coach: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("6", *["left_square_bracket"] * 3)
        assert "Nothing is on record in this time." in desk.flowing
    async with at_desk(coach) as desk:
        await desk.press("6")
        assert "Report pain (p) and check something off on Today (1)" in desk.flowing
        await desk.press("p", "4", "enter")
        assert "Nothing is on record" not in desk.flowing
        assert DOT in desk.text


async def test_what_is_recorded_is_in_the_plot_at_once(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("6")
        await desk.press("p", "9", "enter")
        assert trend(desk).days[-1].worst == 9
        await desk.press("u")
        assert trend(desk).days[-1].worst == 2


@ALL
async def test_the_plot_is_whole_at_every_size(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        for key in ("6", "v", "v"):
            await desk.press(key)
            plot = desk.app.screen.query_one(TrendPlot)
            lines = [
                line[plot.region.x : plot.region.right]
                for line in desk.lines[plot.region.y : plot.region.bottom]
            ]
            assert any(line.startswith("   10 ") for line in lines)
            assert any(line.startswith("    0 ") for line in lines)
            assert any(line.startswith("Kept") for line in lines)
            for name, level in (("amber", 3), ("red", 6)):
                row = next(line for line in lines if f" {name}" in line[-EDGE:])
                assert row.startswith(f"    {level} ")
                assert "─" in row
            check(desk)


@ALL
async def test_hostile_names_are_words_on_the_trend(tmp_path: Path, size: tuple[int, int]) -> None:
    coach = coach_of(tmp_path, HOSTILE)
    for name in HOSTILE:
        coach.tasks.done(name)
    async with at_desk(coach, size) as desk:
        for key in ("6", "v", "v"):
            await desk.press(key)
            check(desk)


# The drawing


def made(count: int, worst: list[int | None] | None = None, **more: Any) -> Trend:
    """Days with these reports, all kept."""
    first = date(2026, 1, 1)
    days = []
    for at in range(count):
        day = first + timedelta(days=at)
        level = worst[at] if worst else None
        days.append(TrendDay(day, DayRecord(day, day, "kept", 1.0, {}, level), level))
    given: dict[str, Any] = {"flares": (), "changes": (), "amber": 3, "red": 6, **more}
    return Trend(tuple(days), days[-1].day, on=Side(0, 0, None), off=Side(0, 0, None), **given)


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("zone", [1, 3, 5, 7, 8])
def test_a_zone_is_drawn_on_the_line_that_is_named_for_it(height: int, zone: int) -> None:
    rows = plot_rows(made(91, amber=zone, red=10), 60, height)
    assert len(rows) == height
    assert {row.cell_length for row in rows} == {60}
    styled = [
        at for at, row in enumerate(rows) if any(str(span.style) == STYLES[AMBER] for span in row.spans)
    ]
    assert styled == [level_row(zone, height)]


def test_every_level_has_a_line_of_its_own_where_there_are_eleven() -> None:
    assert [level_row(level, 11) for level in range(10, -1, -1)] == [*range(11)]
    rows = plot_rows(made(11, [*range(11)]), 66, 11)
    for level in range(11):
        dot = rows[level_row(level, 11)].plain
        assert DOT in dot or any("\u2800" < char < "\u28ff" for char in dot)


def test_the_line_is_broken_where_there_is_no_median() -> None:
    assert [*runs(made(6, [1, None, 2, 3, None, None]).days)] == [[(0.5, 1)], [(2.5, 2), (3.5, 3)]]
    assert [*runs(made(3).days)] == []
    rows = plot_rows(made(60, [5] * 20 + [None] * 20 + [5] * 20), 60, 11)
    gap = rows[level_row(5, 11)].plain[22:38]
    assert gap.strip() == ""


def test_the_plot_has_only_our_own_styles_and_the_red_line() -> None:
    styles = {str(span.style) for row in plot_rows(made(60, [2] * 60), 60, 11) for span in row.spans}
    assert styles <= set(STYLES.values())
    assert STYLES[RED] in styles


@examples(50)
@given(st.integers(1, 371), st.integers(4, 190))
def test_every_day_has_a_cell_and_every_cell_a_day(count: int, width: int) -> None:
    found = cells(count, width)
    assert len(found) == width
    assert {day for days in found for day in days} == set(range(count))
    assert all(days and 0 <= days.start < days.stop <= count for days in found)
    places = [cell_of(at, count, width) for at in range(count)]
    assert places == sorted(places)
    assert all(0 <= place < width for place in places)


def test_what_was_kept_stands_under_its_days() -> None:
    trend = made(4)
    states = (("kept", 1.0), ("missed", 0.5), ("missed", 0.0), ("paused", 0.0))
    days = tuple(
        msgspec.structs.replace(day, record=DayRecord(day.day, day.day, state, share, {}))
        for day, (state, share) in zip(trend.days, states, strict=True)
    )
    top, bottom = kept_rows(msgspec.structs.replace(trend, days=days), 8, 2)
    assert top.plain == " " * GUTTER + "██      "
    assert bottom.plain == "Kept".ljust(GUTTER) + "████··  "


def test_flares_are_a_band_and_rungs_stand_on_their_days() -> None:
    first = date(2026, 1, 1)

    def day(at: int) -> date:
        return first + timedelta(days=at)

    changes = (
        RungChange(day(0), "a", "A", 1, 2),
        RungChange(day(4), "a", "A", 2, 1),
        RungChange(day(9), "a", "A", 1, 2),
        RungChange(day(9), "b", "B", 2, 1),
    )
    flares = (FlareSpan(day(-9), day(2)), FlareSpan(day(6), day(7)))
    row = marks_row(made(10, flares=flares, changes=changes), 10).plain
    assert row == " " * GUTTER + f"{UP}~~ {DOWN} ~~ {BOTH}"


@examples(50)
@given(st.integers(1, 371), st.integers(20, 190), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_calendar_names_each_month_that_has_room_over_its_first_day(
    count: int, width: int, first: date
) -> None:
    days = tuple(TrendDay(first + timedelta(days=at), None, None) for at in range(count))
    trend = msgspec.structs.replace(made(1), days=days)
    line = calendar(trend, width)
    assert len(line) <= width + EDGE
    if count > 45:
        for at, day in enumerate(days):
            place = cell_of(at, count, width)
            if day.day.day == 1 and line[place : place + 3] == f"{day.day:%b}":
                break
        else:
            assert not line.strip()
