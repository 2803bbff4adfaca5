"""Showing a day again builds it only where something it is built from has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from kits.coach_kit import DAY, PLAN, edit_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, day_cache


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each day built, and for each time the eight weeks before one are looked through."""
    found: list[str] = []
    for name in ("build_day", "past_of"):
        real = getattr(day_cache, name)

        def counted(*given, real=real, name=name, **more):
            found.append(name)
            return real(*given, **more)

        monkeypatch.setattr(day_cache, name, counted)
    return found


def test_a_day_that_is_the_same_is_not_built_again(mine: Coach, calls: list[str]) -> None:
    first = mine.today()
    assert mine.today() is first
    assert not mine.refresh()
    assert mine.today() is first
    assert calls == ["past_of", "build_day"]


def test_a_check_off_builds_the_day_once_and_looks_through_no_week_again(
    mine: Coach, calls: list[str]
) -> None:
    """What is stored is built of the same events as what is shown then."""
    mine.tasks.done("press")
    mine.today()
    calls.clear()
    mine.tasks.done("pump")
    assert calls == ["build_day"]
    shown = mine.today()
    assert calls == ["build_day"]
    assert shown == Coach(mine.home, mine.clock).today()


def test_a_check_off_that_stores_what_the_day_asks_builds_it_once_more(mine: Coach, calls: list[str]) -> None:
    """What a day has said is part of what it says next."""
    mine.today()
    calls.clear()
    mine.tasks.done("press")
    shown = mine.today()
    assert calls.count("build_day") == 2
    assert shown == Coach(mine.home, mine.clock).today()


def test_what_is_seen_is_what_a_new_coach_sees_after_every_change(mine: Coach, clock: FixedClock) -> None:
    def change_plan() -> None:
        edit_plan(mine, "a_day = 2", "a_day = 1")
        mine.refresh()

    changes = (
        lambda: mine.tasks.done("pump"),
        lambda: mine.tasks.pain(7),
        mine.undo,
        lambda: mine.tasks.done("press", day=mine.today_date - DAY),
        change_plan,
        lambda: mine.guidance.flare(begins=True),
        lambda: setattr(clock, "moment", clock.moment + DAY),
        lambda: mine.safety.screen(("infection",), ()),
    )
    assert PLAN.count("a_day = 2") == 1
    mine.sure = True  # yesterday is a day before the first of use
    for change in changes:
        before = mine.today()
        change()
        assert mine.today() == Coach(mine.home, clock).today() != before
        yesterday = mine.today_date - DAY
        assert mine.day(yesterday) == Coach(mine.home, clock).day(yesterday)


def test_today_is_another_day_once_it_is_over(mine: Coach, clock: FixedClock) -> None:
    day = mine.today_date
    assert not mine.day(day).over
    clock.moment += DAY
    assert mine.day(day).over


def test_one_moment_told_in_another_zone_is_seen_anew(mine: Coach, clock: FixedClock) -> None:
    """The two are equal, and yet the row tells another time."""
    mine.tasks.done("pump")
    (row,) = (row for row in mine.today().rows if row.id == "pump")
    assert row.at == "07:42"
    (path,) = mine.home.journal.glob("2026-11.*.json")
    text = path.read_bytes()
    there = clock.moment.astimezone(timezone(timedelta(hours=2)))
    path.write_bytes(text.replace(_json(clock.moment.astimezone(UTC)), _json(there)))
    assert mine.refresh()
    (row,) = (row for row in mine.today().rows if row.id == "pump")
    assert row.at == "09:42"


def _json(moment: datetime) -> bytes:
    return msgspec.json.encode(moment)
