"""The sum of the closed months changes no answer, is saved only by writes, and may be deleted at any time."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.cache_kit import (
    DAYS,
    FIRST,
    FIVE,
    NOW,
    Entry,
    Fact,
    answers,
    days,
    event,
    facts,
    files_read,
    fill,
    plan,
    recorded,
    without,
)
from kits.examples import examples
from kits.journal_kit import put

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, timeline
from backcare_tui.domain.days import replay
from backcare_tui.domain.journal import events as kinds
from backcare_tui.paths import Home, find_home
from backcare_tui.storage import cache
from backcare_tui.storage.machine import seal


@pytest.fixture
def filled(home: Home) -> Home:
    """Six months of two devices."""
    fill(home, [(FIRST, ("plan", plan(third=True)), "aaaaaa")])
    days_on = [FIRST + timedelta(days=number) for number in range(0, DAYS, 2)]
    fill(
        home,
        [(FIRST, ("plan", plan(third=True)), "aaaaaa")]
        + [(day, ("done", "pump", FIVE), "ab"[number % 2] * 6) for number, day in enumerate(days_on)],
    )
    return home


def file_of(home: Home) -> Path:
    return Path(cache.file_of(str(home.cache), cache.CLOSED))


def sealed(home: Home, content: object) -> bytes:
    """As this machine would have saved it."""
    data = msgspec.json.encode(content)
    return msgspec.json.encode(cache.Sealed(seal(str(home.cache), data), msgspec.Raw(data)))


def saved(home: Home) -> cache.SavedMonths | None:
    return cache.load(str(home.cache), cache.CLOSED, cache.SavedMonths)


@examples(20)
@given(entries=recorded, late=st.tuples(days, facts))
def test_every_answer_is_the_same_with_the_cache_without_it_and_with_a_stale_one(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], late: tuple[date, Fact]
) -> None:
    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    fill(home, entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        Coach(home, FixedClock(NOW)).tasks.note("a write saves the sum")

    with_it = answers(home)
    assert (saved(home) is not None) == any(day < date(2026, 9, 1) for day, _fact, _device in entries)
    kept = file_of(home) if home.cache.exists() else home.cache
    bytes_kept = kept.read_bytes() if kept.is_file() else b""
    assert with_it == without(home)

    # Another device's entry arrives in any month, and the cache does not know.
    day, fact = late
    put(home.journal, f"{day:%Y-%m}.cccccc.json", event(0xFFF, day, fact, []))
    if bytes_kept:
        home.cache.mkdir(exist_ok=True)
        kept.write_bytes(bytes_kept)
    with_stale = answers(home)
    assert with_stale == without(home)


@pytest.mark.parametrize(
    "spoilt", ["cut", "empty", "not json", "another shape", "another version", "edited", "a folder"]
)
def test_a_cache_that_cannot_be_used_changes_nothing_and_is_replaced(filled: Home, spoilt: str) -> None:
    Coach(filled, FixedClock(NOW)).tasks.note("x")
    expected = answers(filled)
    path = file_of(filled)
    content = path.read_bytes()
    path.unlink()
    if spoilt == "a folder":
        path.mkdir()
    else:
        other = msgspec.json.decode(content)["saved"] | {"written_by": "2 0.0.0", "carry": {}}
        path.write_bytes(
            {
                "cut": content[:-10],
                "empty": b"",
                "not json": b"\xff\x00",
                "another shape": b'{"written_by": 3}',
                "edited": content.replace(b'"rungs"', b'"ranks"').replace(b"2026-08", b"2026-07"),
                "another version": sealed(filled, other),
            }[spoilt]
        )

    assert answers(filled) == expected
    assert Coach(filled, FixedClock(NOW)).tasks.note("y").changed
    if spoilt != "a folder":
        assert saved(filled) is not None


def test_only_a_write_saves_the_cache(filled: Home) -> None:
    answers(filled)
    assert not filled.cache.exists()

    Coach(filled, FixedClock(NOW)).tasks.note("x")

    kept = saved(filled)
    assert kept is not None
    assert kept.through == "2026-08"


def test_closed_months_are_not_read_again_and_a_write_saves_only_what_is_new(filled: Home) -> None:
    Coach(filled, FixedClock(NOW)).tasks.note("x")
    path = file_of(filled)
    before = path.stat()

    with files_read() as names:
        coach = Coach(filled, FixedClock(NOW))
        coach.today()
        coach.tasks.done("posture-pump")

    assert {name[:7] for name in names} == {"2026-09", "2026-10", "2026-11"}
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_a_cache_closed_months_are_read_once_and_let_go(
    filled: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    replayed: list[date] = []
    real = replay.replay

    def counted(*given: Any) -> Any:
        replayed.append(given[-1])
        return real(*given)

    expected = tuple(answers(filled)[:2])
    monkeypatch.setattr(timeline, "replay", counted)
    coach = Coach(filled, FixedClock(NOW))
    coach.today()
    assert len(replayed) == len({*replayed}) == 6, "June to October, and the first days of November"
    replayed.clear()
    for device in ("cccccc", "dddddd"):
        put(filled.journal, f"2026-11.{device}.json")
        assert coach.refresh()
        with files_read() as names:
            assert (coach.today(), coach.timeline.before(NOW.date())) == expected
        assert {name[:7] for name in names} == {"2026-11"}

    assert not replayed, "nothing that is replayed has changed"
    assert coach.timeline._reader.kept.keys() == {"2026-09", "2026-10", "2026-11"}, (
        "events of years would take room"
    )
    with files_read() as names:
        coach.timeline.records(FIRST, NOW.date())
    assert not names, "what came of each day of a year is kept"


def test_a_write_saves_what_a_look_without_a_cache_has_summed_up(filled: Home) -> None:
    Coach(filled, FixedClock(NOW)).tasks.note(
        "the first of this device, which repeats what stands in all months"
    )
    shutil.rmtree(filled.cache)
    coach = Coach(filled, FixedClock(NOW))
    coach.today()
    with files_read() as names:
        coach.tasks.note("x")
    assert not names
    kept = saved(filled)
    assert kept is not None
    assert kept == coach.timeline._sum()


def test_an_entry_for_a_closed_month_is_seen_at_once_and_by_the_next_process(filled: Home) -> None:
    coach = Coach(filled, FixedClock(NOW))
    coach.tasks.note("x")
    day = FIRST + timedelta(days=3)
    assert coach.day(day).done == 0

    coach.sure = True
    coach.tasks.done("pump", day=day)

    assert coach.day(day).done == 1
    expected = without(filled)
    Coach(filled, FixedClock(NOW)).tasks.note("y")
    assert answers(filled)[1:] == without(filled)[1:]
    assert answers(filled)[1].tally.best_days == expected[1].tally.best_days  # type: ignore[attr-defined]


def test_a_task_known_only_from_closed_months_keeps_its_name(home: Home) -> None:
    own = home.plans / "combined.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        'title = "Mine"\n[[device]]\nid = "wedge"\nname = "The wedge"\nminutes = 5\nevery = "day"\n'
    )
    Coach(home, FixedClock(datetime.combine(FIRST, time(9), UTC))).tasks.done("wedge")
    Coach(home, FixedClock(NOW)).tasks.note("x")
    assert saved(home) is not None
    own.unlink()
    years_later = FixedClock(NOW.replace(year=2028))

    names = {task.id: task.name for task in Coach(home, years_later).history.week().tasks}

    assert names["wedge"] == "The wedge"
    shutil.rmtree(home.cache)
    assert names == {task.id: task.name for task in Coach(home, years_later).history.week().tasks}


def test_deleting_the_cache_is_safe_even_between_two_writes(filled: Home) -> None:
    coach = Coach(filled, FixedClock(NOW))
    coach.tasks.note("x")
    shutil.rmtree(filled.cache)

    assert coach.tasks.note("y").changed
    assert coach.today().notes == ("x", "y")


def test_a_cache_that_cannot_be_saved_costs_no_check_off(filled: Home) -> None:
    filled.cache.write_text("a file where the folder should be")

    coach = Coach(filled, FixedClock(NOW))

    assert coach.tasks.done("posture-pump").changed
    assert coach.today() == answers(filled)[0]


def test_a_closed_month_written_over_in_place_with_its_size_and_time_is_read_again(filled: Home) -> None:
    """As some tools that sync do; whoever may set a file's time cannot set when it was changed."""
    Coach(filled, FixedClock(NOW)).tasks.note("x")
    path = next(filled.journal.glob("2026-06.aaaaaa.json"))
    status, content = path.stat(), path.read_bytes()
    path.write_bytes(content.replace(b'"minutes": 5', b'"minutes": 4'))
    os.utime(path, ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size

    assert path.read_bytes() != content
    with_it = answers(filled)
    assert with_it == without(filled)
    with files_read() as names:
        Coach(filled, FixedClock(NOW)).today()
    assert path.name in names


def test_a_damaged_file_of_a_closed_month_is_named_although_it_is_not_read_again(filled: Home) -> None:
    put(filled.journal, "2026-07.cccccc.json").write_text("{")
    Coach(filled, FixedClock(NOW)).tasks.note("x")
    assert saved(filled) is not None

    with files_read() as names:
        coach = Coach(filled, FixedClock(NOW))
        coach.today()

    assert "2026-07.cccccc.json" not in names
    assert coach.troubles == ("2026-07.cccccc.json is damaged and was passed over; the rest is shown.",)


def test_a_file_the_disk_would_not_give_is_not_summed_up_as_empty(
    filled: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(filled)[1]
    real = open

    def flaky(path, *rest, **more):
        if "2026-07.bbbbbb" in str(path):
            raise OSError(errno.EIO, "Input/output error")
        return real(path, *rest, **more)

    coach = Coach(filled, FixedClock(NOW))
    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", flaky)
        coach.tasks.note("x")
        assert coach.troubles
        assert saved(filled) is None

    coach.refresh()
    assert coach.timeline.before(NOW.date()) == expected == answers(filled)[1]
    assert not coach.journal.troubles


def test_ids_sort_after_a_late_entry_in_a_month_that_is_not_read(filled: Home) -> None:
    """With a clock that stands still, only the cache knows how far the ids of closed months went."""
    texts = [f"{number}" for number in range(12)]
    for number, text in enumerate(texts):
        Coach(filled, FixedClock(NOW)).tasks.note(text, day=FIRST if number % 2 else NOW.date())

    made = Coach(filled, FixedClock(NOW)).timeline.every_event()
    assert [event.text for event in made if isinstance(event, kinds.Noted)] == texts
    for _ in range(3):
        assert Coach(filled, FixedClock(NOW)).undo().changed
    assert Coach(filled, FixedClock(NOW)).today().notes == ("0", "2", "4", "6", "8")
    assert Coach(filled, FixedClock(NOW)).day(FIRST).notes == ("1", "3", "5", "7")
