"""The sum of what not even a year looks back on: it changes no answer, spares the reading, and may be deleted."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from kits.cache_kit import FIVE, NOW, Entry, files_read, fill, plan, recorded
from kits.examples import examples

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, timeline
from backcare_tui.paths import Home, find_home
from backcare_tui.storage import cache

BEGAN = date(2023, 3, 1)


def seen(home: Home) -> list[object]:
    """What a fresh process tells of a year, and of what it is made of."""
    coach = Coach(home, FixedClock(NOW))
    return [
        coach.history.year(),
        coach.history.trend(91),
        coach.history.week(),
        coach.history.week(date(2024, 2, 29)),
        coach.today(),
    ]


@pytest.fixture
def long_ago(home: Home) -> Home:
    """Almost four years, every third day, and one write today."""
    days_on = [BEGAN + timedelta(days=at) for at in range(0, (NOW.date() - BEGAN).days, 3)]
    fill(
        home,
        [
            (BEGAN, ("plan", plan(third=True)), "aaaaaa"),
            *((day, ("done", "pump", FIVE), "aaaaaa") for day in days_on),
        ],
    )
    Coach(home, FixedClock(NOW)).tasks.note("a write saves the sums")
    return home


def test_a_year_reads_no_month_that_it_does_not_look_back_on(long_ago: Home) -> None:
    older = cache.load(str(long_ago.cache), cache.OLDER, cache.SavedMonths)
    assert older is not None
    assert older.through == "2024-09"
    with files_read() as names:
        Coach(long_ago, FixedClock(NOW)).history.year()
    assert names
    assert min(names) > "2024-10"


def test_a_year_is_the_same_with_the_sum_without_it_and_without_any(long_ago: Home) -> None:
    with_it = seen(long_ago)
    os.unlink(cache.file_of(str(long_ago.cache), cache.OLDER))
    assert seen(long_ago) == with_it
    shutil.rmtree(long_ago.cache)
    assert seen(long_ago) == with_it


def test_a_sum_is_not_used_where_an_old_month_has_another_file(long_ago: Home) -> None:
    before = seen(long_ago)
    fill(long_ago, [(date(2023, 5, 1), ("plan", plan(target=1, counts_at=0.3)), "bbbbbb")])
    after = seen(long_ago)
    assert after != before
    shutil.rmtree(long_ago.cache)
    assert seen(long_ago) == after


@pytest.mark.parametrize("text", ["", "{}", "[1, 2]", "\x00" * 50])
def test_a_damaged_sum_costs_nothing_but_time(long_ago: Home, text: str) -> None:
    with_it = seen(long_ago)
    Path(cache.file_of(str(long_ago.cache), cache.OLDER)).write_text(text)
    assert seen(long_ago) == with_it


def test_looking_back_saves_nothing(long_ago: Home) -> None:
    shutil.rmtree(long_ago.cache)
    seen(long_ago)
    assert not long_ago.cache.exists()


def test_a_short_life_has_no_older_sum(home: Home) -> None:
    fill(home, [(date(2026, 6, 1), ("done", "pump", FIVE), "aaaaaa")])
    Coach(home, FixedClock(NOW)).tasks.note("a write")
    assert cache.load(str(home.cache), cache.CLOSED, cache.SavedMonths) is not None
    assert cache.load(str(home.cache), cache.OLDER, cache.SavedMonths) is None


@examples(15)
@given(entries=recorded)
def test_any_journal_tells_the_same_with_both_sums(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> None:
    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    fill(home, entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        patch.setattr(timeline, "YEARS", timedelta(days=90))
        Coach(home, FixedClock(NOW)).tasks.note("a write saves the sums")
    with_it = seen(home)
    shutil.rmtree(home.cache, ignore_errors=True)
    assert seen(home) == with_it
