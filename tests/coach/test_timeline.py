"""What a coach remembers of the folder is never older than the folder: it sees what a new coach sees."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.demo import demo_coach
from backcare_tui.paths import Home

SUNDAY = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
"""When the ``clock`` of every test stands."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    demo_coach(str(folder), SUNDAY)
    return folder


@pytest.fixture
def months(made: Path, home: Home, clock: FixedClock) -> list[Path]:
    """The files of a journal of four months, oldest first, with the closed ones summed up."""
    shutil.copytree(made, home.data)
    Coach(home, clock).tasks.note("a write sums them up")
    return sorted(Path(home.journal).glob("*.json"))


@pytest.fixture
def coach(months: list[Path], home: Home, clock: FixedClock) -> Coach:
    """A coach of that journal that has looked at its day and its week already."""
    coach = Coach(home, clock)
    coach.history.week()
    return coach


def drop_oldest(months: list[Path]) -> None:
    months[0].unlink()


def drop_last_month(months: list[Path]) -> None:
    months[-2].unlink()


def drop_this_month(months: list[Path]) -> None:
    months[-1].unlink()


def empty_last_month(months: list[Path]) -> None:
    months[-2].write_text('{"events":{}}', encoding="utf-8")


def copy_of_another_device(months: list[Path]) -> None:
    shutil.copy(months[1], months[1].with_name(f"{months[1].name[:7]}.other.json"))


def damage_the_middle(months: list[Path]) -> None:
    months[2].write_text("{", encoding="utf-8")


def drop_all(months: list[Path]) -> None:
    for path in months:
        path.unlink()


def change_nothing(months: list[Path]) -> None:
    pass


CHANGES = (
    drop_oldest,
    drop_last_month,
    drop_this_month,
    empty_last_month,
    copy_of_another_device,
    damage_the_middle,
    drop_all,
    change_nothing,
)


def seen(coach: Coach) -> tuple[object, ...]:
    today = coach.today()
    records = coach.timeline.records(date(2026, 1, 1), today.day)
    return (
        today,
        coach.day(today.day - timedelta(days=40)),
        coach.history.week(),
        records,
        sorted(coach.troubles),
    )


@pytest.mark.parametrize("cached", [True, False])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_to_the_folder_is_seen_as_a_new_coach_sees_it(
    change: Callable[[list[Path]], None], cached: bool, months: list[Path], coach: Coach, clock: FixedClock
):
    if not cached:
        shutil.rmtree(coach.home.cache)
    change(months)
    coach.refresh()
    assert seen(coach) == seen(Coach(coach.home, clock))


@pytest.mark.parametrize("change", CHANGES)
def test_a_write_after_a_change_is_decided_on_the_folder_as_it_is(
    change: Callable[[list[Path]], None], months: list[Path], coach: Coach, clock: FixedClock
):
    """A write looks at the months that decide about it; the next look at the folder tells of the others."""
    change(months)
    coach.tasks.done("posture-pump")
    assert coach.today().rows == Coach(coach.home, clock).today().rows
    coach.refresh()
    assert seen(coach) == seen(Coach(coach.home, clock))
    coach.undo()
    assert seen(coach) == seen(Coach(coach.home, clock))


@pytest.mark.parametrize("then", [date(2026, 9, 9), date(2026, 5, 31)])
def test_a_late_entry_in_a_month_gone_by_is_seen_at_once(then: date, coach: Coach, clock: FixedClock):
    """Be it a month that has its file, or one from before the first."""
    coach.sure = True
    coach.tasks.done("face-pull-press", day=then)
    assert [row.state for row in coach.day(then).rows if row.id == "face-pull-press"] == ["done"]
    other = Coach(coach.home, clock)
    assert seen(coach) == seen(other)
    assert other.timeline._sum() is not None, "what was saved fits the folder"


def test_the_running_day_grows_over_midnight_without_losing_what_was(coach: Coach, clock: FixedClock):
    for _turn in range(9):
        clock.moment += timedelta(days=1)
        coach.tasks.done("bioenergetic-opener")
        assert seen(coach) == seen(Coach(coach.home, clock))
