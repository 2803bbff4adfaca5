"""The plot of pain: thresholds on the rows of their numbers, a dot a day, one line for the median, and its number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.domain.history.trend import Side, Trend, TrendDay
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.tui.trend.pain_plot import (
    DOT,
    EDGE,
    HIGHEST,
    RULE,
    THRESHOLD,
    level_row,
    medians,
    plot_rows,
    strokes,
)
from backcare_tui.tui.trend.plot import GUTTER, HEIGHTS, framed

LEVELS = st.lists(st.none() | st.integers(0, HIGHEST), min_size=1, max_size=60)


def made(
    worst: list[int | None], medians: list[int | None] | None = None, amber: int = 3, red: int = 6
) -> Trend:
    """Days with these reports, and these medians or the reports as such."""
    first = date(2026, 1, 1)
    days = []
    for at, (level, median) in enumerate(zip(worst, medians or worst, strict=True)):
        day = first + timedelta(days=at)
        days.append(TrendDay(day, DayRecord(day, day, "kept", 1.0, {}, level), median))
    none = Side(0, 0, None)
    return Trend(tuple(days), days[-1].day, (), (), none, none, amber, red)


@pytest.mark.parametrize("height", HEIGHTS)
@pytest.mark.parametrize("zones", [(1, 5), (3, 6), (5, 8), (7, 10)])
def test_a_threshold_runs_from_end_to_end_on_the_row_of_its_number(
    height: int, zones: tuple[int, int]
) -> None:
    trend = made([None] * 40, amber=zones[0], red=zones[1])
    rows = framed(trend, plot_rows(trend, 60, height), GUTTER)
    assert len(rows) == height
    for level, name in ((zones[0], "amber"), (zones[1], "red")):
        row = rows[level_row(level, height)]
        assert row.plain == f"{name:<5}{level:>2} " + RULE * 60 + " " * EDGE
        assert THRESHOLD in {str(span.style) for span in row.spans}
    assert sum(RULE in row.plain for row in rows) == 2
    assert {row.cell_length for row in rows} == {GUTTER + 60 + EDGE}


def test_every_level_has_a_row_of_its_own_where_there_are_eleven() -> None:
    for height in HEIGHTS:
        step = (height - 1) // HIGHEST
        assert [level_row(level, height) for level in range(10, -1, -1)] == [*range(0, height, step)]
    rows = plot_rows(made([*range(11)], [None] * 11), 66, 11)
    assert [row.plain.index(DOT) for row in reversed(rows)] == [6 * at + 3 for at in range(11)]


def test_the_median_is_one_line_of_strokes_that_meet_and_hides_what_is_under_it() -> None:
    rows = [row.plain for row in plot_rows(made([2, 2, 5, 5, 1, 1, None, 4], amber=3, red=9), 8, 11)]
    assert rows[11 - 1 - 5 :] == [
        "  ╭─╮      ",
        "  │ │  ─ 4 ",
        "╌╌│╌│╌╌╌   ",
        "──╯ │      ",
        "    ╰─     ",
        "           ",
    ]


@examples(60)
@given(LEVELS, st.sampled_from(HEIGHTS))
def test_the_line_is_in_every_column_of_a_median_at_its_level_and_in_no_other(
    levels: list[int | None], height: int
) -> None:
    drawn = {(row, column) for row, column, _stroke in strokes(levels, height)}
    assert {column for _row, column in drawn} == {at for at, level in enumerate(levels) if level is not None}
    for at, level in enumerate(levels):
        assert level is None or (level_row(level, height), at) in drawn


@examples(60)
@given(LEVELS, st.integers(8, 120), st.sampled_from(HEIGHTS))
def test_the_last_median_is_told_at_its_lines_end(levels: list[int | None], width: int, height: int) -> None:
    trend = made([None] * len(levels), levels)
    shown = medians(trend.days, width)
    rows = [row.plain for row in plot_rows(trend, width, height)]
    told = [(row, at) for row, text in enumerate(rows) for at, char in enumerate(text) if char.isdigit()]
    known = [at for at, level in enumerate(shown) if level is not None]
    if not known:
        assert told == []
        return
    row, end = level_row(shown[known[-1]] or 0, height), known[-1]
    assert told[0] == (row, end + 2)
    assert rows[row][end + 1 :].split()[0] == str([level for level in levels if level is not None][-1])


def test_the_number_makes_way_for_a_dot() -> None:
    worst: list[int | None] = [None] * 20
    worst[11] = 5
    rows = [row.plain for row in plot_rows(made(worst, [5] * 10 + [None] * 10), 20, 11)]
    assert rows[5][:12] == "─" * 10 + f" {DOT}"
    assert rows[4][10:13] == " 5 "
