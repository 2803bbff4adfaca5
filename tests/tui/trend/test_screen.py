"""Trend: spans, earlier days, and each thing of the plot where it belongs."""

from __future__ import annotations

import itertools
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
from backcare_tui.domain.history.contrasts import OTHERWISE, Contrast, Contrasts
from backcare_tui.domain.history.permutation import Gap
from backcare_tui.domain.history.trend import Side, Trend, TrendDay, answers
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.tui.trend.pain_plot import DOT, EDGE, RULE, cell_of, cells
from backcare_tui.tui.trend.plot import (
    DOWN,
    UP,
    TrendPlot,
    answer_rows,
    calendar,
    flares_row,
    kept_row,
    legend_of,
    rungs_row,
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
        assert desk.lines[0].strip().startswith("Trend    4 weeks  3 months  a year   ")
        assert desk.lines[0].rstrip().endswith("   29 Aug – 27 Nov 2026")
        assert " ".join(answers(trend(desk))) in desk.flowing


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
        assert " ".join(answers(trend(desk))) in desk.flowing


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
        assert "Nothing is on record in these days." in desk.flowing
    async with at_desk(coach) as desk:
        await desk.press("6")
        assert "Report pain (p), or check something off on Today (1)" in desk.flowing
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
            assert any(line.startswith("Pain 10 ") for line in lines)
            assert any(line.startswith(f"{0:7} ") for line in lines)
            assert all(any(line.startswith(word) for line in lines) for word in ("Done", "Flares", "Rungs"))
            for name, level in (("amber", 3), ("red", 6)):
                row = next(line for line in lines if line.startswith(f"{name:<5} {level} "))
                assert RULE in row
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


def test_what_was_done_stands_low_under_its_days() -> None:
    trend = made(4)
    states = (("kept", 1.0), ("missed", 0.5), ("missed", 0.0), ("paused", 0.0))
    days = tuple(
        msgspec.structs.replace(day, record=DayRecord(day.day, day.day, state, share, {}))
        for day, (state, share) in zip(trend.days, states, strict=True)
    )
    row = kept_row(msgspec.structs.replace(trend, days=days), 8).plain
    assert row == "▄▄▃▃▁▁  "


def test_flares_are_a_band_and_rungs_stand_on_their_days_behind_a_word_each() -> None:
    first = date(2026, 1, 1)

    def day(at: int) -> date:
        return first + timedelta(days=at)

    changes = (
        RungChange(day(0), "a", "A", 1, 2),
        RungChange(day(4), "a", "A", 2, 1),
        RungChange(day(8), "a", "A", 1, 2),
        RungChange(day(9), "b", "B", 2, 1),
    )
    flares = (FlareSpan(day(-9), day(2)), FlareSpan(day(6), day(7)))
    told = made(10, flares=flares, changes=changes)
    assert flares_row(told, 10).plain == "~~~   ~~  "
    rungs = rungs_row(told, 10).plain
    assert rungs.rstrip() == f"{UP}   {DOWN}   {UP} {DOWN}"
    assert [words for _shape, _style, words in legend_of(rungs)][2:] == ["up", "down"]
    assert flares_row(made(10), 10).plain == "none"
    assert rungs_row(made(10), 10).plain == "none"


@examples(50)
@given(st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=30), st.integers(8, 100))
def test_a_blank_stands_behind_each_mark_of_a_rung_as_some_terminals_draw_it_two_cells_wide(
    climbs: list[tuple[int, bool]], width: int
) -> None:
    first = date(2026, 1, 1)
    changes = tuple(
        RungChange(first + timedelta(days=at), "a", "A", *((1, 2) if up else (2, 1)))
        for at, up in sorted(climbs)
    )
    row = rungs_row(made(91, changes=changes), width).plain
    assert len(row) == width + EDGE or not changes
    marks = [at for at, mark in enumerate(row) if mark in UP + DOWN]
    assert bool(marks) == bool(changes)
    assert all(later - sooner > 1 for sooner, later in itertools.pairwise(marks))


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


@pytest.mark.parametrize("size", [USUAL, LARGE, ROOM], ids=str)
async def test_all_of_the_trend_stands_on_a_usual_screen(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        for key in ("6", "v", "v"):
            await desk.press(key)
            assert desk.app.screen.query_one("#plotted").max_scroll_y == 0
            plot = desk.app.screen.query_one(TrendPlot)
            assert plot.region.bottom <= desk.app.screen.query_one("#said").region.y
            assert plot.region.width <= 122


async def test_a_blank_line_stands_between_the_rungs_and_the_legend(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        for keys in (("6",), ("v",)):
            await desk.press(*keys)
            at = next(at for at, line in enumerate(desk.lines) if "daily worst" in line)
            assert not desk.lines[at - 1].strip()


@examples(30)
@given(st.lists(st.booleans(), max_size=12), st.integers(8, 60))
def test_up_and_down_on_one_day_are_both_told(ways: list[bool], width: int) -> None:
    day = date(2026, 1, 28)
    changes = tuple(RungChange(day, "a", "A", *((1, 2) if up else (2, 1))) for up in ways)
    row = rungs_row(made(28, changes=changes), width).plain
    assert (row.count(UP), row.count(DOWN)) == (any(ways), not all(ways))


NAMES = ("Posture pump, evening", "A walk round the long block after supper and back", "Chest opener")
THREE = Contrasts(
    tuple(
        Contrast("task", name, "", name, Gap(3.21, 10.0, 23, 90, -10.0, 0.4 if at else -0.3))
        for at, name in enumerate(NAMES)
    )
)


@pytest.mark.parametrize("width", [78, 96, 118, 198])
@pytest.mark.parametrize("most", [3, 4, 9])
def test_what_can_be_compared_stands_in_columns_as_far_as_there_is_room(width: int, most: int) -> None:
    rows = [row.plain for row in answer_rows(made(91, contrasts=THREE), width, most)]
    assert len(rows) == min(most, 5)
    assert all(len(row.rstrip()) <= width for row in rows)
    at = [rows[0].index(head) for head in ("with it", "as sore, without", "the gap")]
    assert [
        rows[1][place:].startswith(cell)
        for place, cell in zip(at, ("3.2 (23)", "10.0 (90)", "−10.0 to −0.3, seldom chance"), strict=True)
    ] == [True] * 3
    assert rows[2].rstrip().endswith("−10.0 to 0.4, may be chance")
    assert (OTHERWISE in rows) == (most > 4)


def test_where_lines_are_short_it_is_told_in_sentences() -> None:
    told = made(91, contrasts=THREE)
    rows = [row.plain for row in answer_rows(told, 38, 3)]
    assert " ".join(row.strip() for row in rows) == " ".join(answers(told))
    assert all(len(row) <= 38 for row in rows)
