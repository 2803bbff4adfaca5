"""A month of many notes costs little: its large files are read once, and what days go by is kept of them."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.cache_kit import FIVE, NOW, Fact, event, facts, files_read, plan
from kits.examples import examples
from kits.journal_kit import put
from msgspec.structs import replace

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.doctor import examine
from backcare_tui.coach.timeline import Timeline
from backcare_tui.domain.journal.events import Event, Noted, Undone
from backcare_tui.paths import Home, find_home
from backcare_tui.storage import cache
from backcare_tui.storage.journal import journal, large_files
from backcare_tui.storage.journal.journal import Journal

TODAY = NOW.date()
BACK = TODAY - timedelta(days=61)
MONTH = "2026-10"
ZONES = (UTC, timezone(timedelta(hours=-10)), timezone(timedelta(hours=13)))
spans = st.tuples(st.integers(0, 60), st.integers(0, 3), st.sampled_from(ZONES))
"""How many days before today a note is of, how many later it was written down, and where."""
told = st.lists(st.one_of(st.tuples(st.just("note"), spans), facts), min_size=1, max_size=30)


def large_from(patch: pytest.MonkeyPatch, size: int) -> None:
    patch.setattr(large_files, "LARGE", size)
    patch.setattr(journal, "LARGE", size)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are large from a few entries on."""
    large_from(monkeypatch, 1000)


def coach_of(home: Home) -> Coach:
    return Coach(home, FixedClock(NOW))


def note(number: int, day: date, at: datetime | None = None) -> Noted:
    at = at or datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    text = f"{number} times round the pond"
    return Noted(id=f"{int(at.timestamp() * 1000):012x}-{number:04x}-aaaaaa-0000", at=at, day=day, text=text)


def many(day: date, count: int = 20) -> list[Event]:
    return [note(number, day) for number in range(count)]


def test_a_large_file_stays_as_it_is_and_another_follows(home: Home, small: None) -> None:
    coach = coach_of(home)
    texts = [f"the {number}th walk of this week, and none of them was long" for number in range(40)]
    seen: dict[str, bytes] = {}
    for text in texts:
        coach.tasks.note(text)
        files = {path.name: path.read_bytes() for path in home.journal.glob("2026-11.*.json")}
        full = {name for name, data in seen.items() if len(data) >= 1000}
        assert all(files[name] == seen[name] for name in full), "what is large is not written again"
        seen = files

    assert len(seen) >= 4
    assert list(coach.today().notes) == texts, "as the running process has it"
    fresh = coach_of(home)
    assert list(fresh.today().notes) == texts
    assert not fresh.troubles
    assert fresh.undo().changed
    assert list(coach_of(home).today().notes) == texts[:-1]
    assert examine(fresh)[0] == []


def test_a_large_file_is_not_read_again_to_show_weeks_and_years(home: Home, small: None) -> None:
    put(home.journal, f"{MONTH}.aaaaaa.json", *many(date(2026, 10, 5)))
    coach_of(home).tasks.note("a write keeps what is needed of it")

    with files_read() as names:
        coach = coach_of(home)
        coach.today(), coach.history.week(), coach.history.year(), coach.tasks.done("posture-pump")

    assert {name[:7] for name in names} == {"2026-11"}
    assert len(coach.day(date(2026, 10, 5)).notes) == 20, "they are read where they are looked at"


def test_the_notes_of_any_day_are_all_there_in_whatever_order_days_are_looked_at(
    home: Home, small: None
) -> None:
    days = [date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)]
    for number, day in enumerate(days):
        put(home.journal, f"{MONTH}.{'abc'[number] * 6}.json", *many(day, 10 + number))
    coach_of(home).tasks.note("x")
    for order in (days, days[::-1], [days[1], days[0], days[1], days[2]]):
        coach = coach_of(home)
        assert [len(coach.day(day).notes) for day in order] == [10 + days.index(day) for day in order]
        assert len(coach.timeline.every_event()) == len(coach.timeline.events(TODAY, TODAY)) + 33
    assert len(coach_of(home).diary.month(MONTH)) == 33


def test_very_many_small_files_are_not_read_again(home: Home) -> None:
    day = date(2026, 9, 5)
    for number in range(large_files.MANY):
        device = f"a{chr(97 + number // 20)}{chr(97 + number % 20)}aaa"
        done = event(number, day, ("done", "pump", FIVE), [])
        put(home.journal, f"2026-09.{device}.json", note(number + 100, day), done)
    coach_of(home).tasks.note("a write keeps what is in them")

    with files_read() as names:
        coach = coach_of(home)
        coach.history.week(), coach.history.year()

    assert {name[:7] for name in names} == {"2026-11"}
    assert len(coach.day(day).notes) == large_files.MANY, "with their notes, as they are small"
    changed = home.journal / "2026-09.aaaaaa.json"
    put(home.journal, changed.name, event(0, day, ("done", "pump", FIVE), []))
    assert len(coach_of(home).day(day).notes) == large_files.MANY - 1


def test_only_a_write_keeps_what_is_needed_of_a_large_file(home: Home, small: None) -> None:
    put(home.journal, f"{MONTH}.aaaaaa.json", *many(date(2026, 10, 5)))
    coach_of(home).history.year()
    assert not home.cache.exists()
    coach_of(home).tasks.note("x")
    assert cache.load(str(home.cache), cache.LARGE, cache.SavedFiles) is not None


def test_a_large_file_that_was_replaced_is_read_again(home: Home, small: None) -> None:
    put(home.journal, f"{MONTH}.aaaaaa.json", *many(date(2026, 10, 5)))
    coach_of(home).tasks.note("x")
    done = event(1, date(2026, 10, 6), ("done", "pump", FIVE), [])
    put(home.journal, f"{MONTH}.aaaaaa.json", *many(date(2026, 10, 5)), done)
    assert coach_of(home).timeline.records(done.day, TODAY)[0].share > 0


def test_of_a_large_file_that_is_mostly_no_notes_nothing_is_kept(home: Home, small: None) -> None:
    put(
        home.journal,
        f"{MONTH}.aaaaaa.json",
        *(event(number, date(2026, 10, 5), ("pain", 3), []) for number in range(30)),
    )
    coach_of(home).tasks.note("x")
    saved = cache.load(str(home.cache), cache.LARGE, cache.SavedFiles)
    assert saved is not None
    assert saved.files[f"{MONTH}.aaaaaa.json"].events is None
    assert coach_of(home).day(date(2026, 10, 5)).record.worst == 3


def test_what_is_wrong_with_a_large_file_is_said_each_time(home: Home, small: None) -> None:
    path = home.journal / f"{MONTH}.aaaaaa.json"
    put(home.journal, path.name, *many(date(2026, 10, 5)))
    path.write_bytes(path.read_bytes().replace(b'"7 times round the pond"', b"7"))
    for _time in range(2):
        coach_of(home).tasks.note("x")
        coach = coach_of(home)
        coach.history.year()
        assert any(path.name in words for words in coach.troubles)


@pytest.mark.parametrize("undone", [0, 19])
def test_a_day_of_notes_of_which_one_was_taken_back_elsewhere_is_as_it_would_be(
    home: Home, monkeypatch: pytest.MonkeyPatch, undone: int
) -> None:
    day = date(2026, 10, 5)
    at = datetime(2026, 10, 9, 9, tzinfo=UTC)
    first = note(0, day, datetime(2026, 10, 5, 8, tzinfo=UTC))
    late = [note(number, day, at) for number in range(1, 20)]
    notes = [first, *late]
    undo: dict[str, Any] = {"id": f"{int(at.timestamp() * 1000):012x}-0fff-bbbbbb-0000", "at": at, "day": day}
    put(home.journal, f"{MONTH}.aaaaaa.json", *notes)
    put(home.journal, f"{MONTH}.bbbbbb.json", Undone(**undo, events=(notes[undone].id,)))
    begun = []
    for size in (10**9, 1000):
        large_from(monkeypatch, size)
        coach_of(home).tasks.note("x")
        begun.append(coach_of(home).timeline.before(TODAY).begun)
    assert begun == [date(2026, 10, 9) if undone == 0 else day] * 2


@examples(25)
@given(entries=told)
def test_every_answer_is_the_same_whatever_is_called_large(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, Any]]
) -> None:
    files: dict[str, list[Event]] = {}
    before: list[Event] = [event(0, BACK, ("plan", plan()), [])]
    files["2026-09.aaaaaa.json"] = before[:]
    for number, entry in enumerate(entries, start=1):
        if entry[0] == "note":
            back, late, zone = entry[1]
            day = TODAY - timedelta(days=back)
            at = datetime(day.year, day.month, day.day, number % 24, tzinfo=zone) + timedelta(days=late)
            made: Event = note(number, day, at)
        else:
            fact: Fact = entry
            made = event(number, TODAY - timedelta(days=number * 2), fact, before)
        before.append(made)
        files.setdefault(f"{made.day:%Y-%m}.{'ab'[number % 2] * 6}.json", []).append(made)
    home = find_home(str(tmp_path_factory.mktemp("home")), {})
    for name, group in files.items():
        put(home.journal, name, *group)
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        for size in (10**9, 1):
            large_from(patch, size)
            for _cold_and_warm in range(2):
                timeline = Timeline(Journal(str(home.journal)), str(home.cache))
                shown.append(
                    (timeline.before(TODAY), timeline.records(BACK, TODAY), timeline.events(BACK, BACK))
                )
                timeline.keep_sum(TODAY)
    assert shown[0] == shown[1] == shown[2] == shown[3]


@pytest.mark.parametrize(("here", "there"), [(UTC, UTC), (ZONES[1], ZONES[2])])
def test_a_day_begins_with_its_earliest_note_whatever_the_order_and_the_zone(
    home: Home, monkeypatch: pytest.MonkeyPatch, here: tzinfo, there: tzinfo
) -> None:
    """Where it is the 5th still a note is of that day, though elsewhere the 6th had begun before."""
    day = date(2026, 10, 5)
    later = note(0, day, datetime(2026, 10, 6, 10, tzinfo=there))
    first = note(1, day, datetime(2026, 10, 5, 22, tzinfo=here))
    first = replace(first, id=later.id.replace("-0000-aaaaaa", "-0001-aaaaaa"))
    more = [note(number, day, later.at) for number in range(2, 20)]
    large_from(monkeypatch, 1000)
    put(home.journal, f"{MONTH}.aaaaaa.json", later, first, *more)
    coach_of(home).tasks.note("x")
    assert coach_of(home).timeline.before(TODAY).begun == day


def test_ids_sort_after_those_of_a_large_file_that_is_not_read(home: Home, small: None) -> None:
    ahead = [note(number, TODAY - timedelta(days=1), NOW + timedelta(hours=3)) for number in range(20)]
    put(home.journal, "2026-11.bbbbbb.json", *ahead)
    coach_of(home).tasks.note("x")
    for path in home.journal.glob("2026-11.*.json"):
        if path.name != "2026-11.bbbbbb.json":
            path.unlink()
    coach_of(home).tasks.note("y")
    events = coach_of(home).timeline.every_event()
    assert [event.text for event in events if isinstance(event, Noted)][-1] == "y"
