"""Two devices, one synced folder: reading is a union that does not depend on order, and loses nothing."""

from __future__ import annotations

import json
import random
from datetime import timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.journal_kit import DAY, FIVE, NOON, body, done, event_id, note, on_disk, put, read_all, write

from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.corrections import live
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.reader import union

ids = st.integers(0, 9).map(event_id)
moments = st.sampled_from([NOON, NOON.astimezone(timezone(timedelta(hours=2))), NOON.replace(hour=13)])
stamped = {"id": ids, "at": moments, "day": st.just(DAY)}
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(kinds.Noted, **stamped, text=st.sampled_from(["a", "b", "é"])),
    st.builds(
        kinds.Done,
        **stamped,
        task=st.sampled_from(["pump", "press"]),
        dose=st.just(FIVE),
        did=st.sampled_from([FIVE, Dose(minutes=2), Dose(minutes=5.0)]),
    ),
    st.builds(kinds.Undone, **stamped, events=st.lists(ids, max_size=3).map(tuple)),
)
journals = st.lists(st.lists(events, max_size=6), max_size=4)


def told(found: list[Event]) -> list[bytes]:
    """Events as bytes: two that are equal and not the same are told apart."""
    return [msgspec.json.encode(event) for event in found]


@given(journals, st.randoms(use_true_random=False))
def test_the_union_is_the_same_in_whatever_order_files_and_entries_are_read(
    files: list[list[Event]], dice: random.Random
) -> None:
    shuffled = [[*file] for file in files]
    for file in shuffled:
        dice.shuffle(file)
    dice.shuffle(shuffled)

    assert told(union(shuffled)) == told(union(files))


@given(journals)
def test_the_union_of_what_was_united_changes_nothing(files: list[list[Event]]) -> None:
    whole = union(files)

    assert told(union([whole])) == told(whole)
    assert told(union([*files, whole, *files])) == told(whole)


@given(journals)
def test_every_id_is_in_the_union_once_and_in_order(files: list[list[Event]]) -> None:
    found = [event.id for event in union(files)]

    assert found == sorted({event.id for file in files for event in file})


@given(journals, st.randoms(use_true_random=False))
def test_what_was_taken_back_stays_so_in_whatever_order_it_is_read(
    files: list[list[Event]], dice: random.Random
) -> None:
    shuffled = [*files]
    dice.shuffle(shuffled)
    left = live(union(shuffled))
    taken: set[str] = set()
    for event in reversed(union(files)):  # the latest first: an undo that was taken back itself takes nothing
        if isinstance(event, kinds.Undone) and event.id not in taken:
            taken |= {*event.events}

    assert told([*left]) == told([*live(union(files))])
    assert not taken & {event.id for event in left}
    assert not [event for event in left if isinstance(event, kinds.Undone)]


def test_two_devices_of_one_folder_see_all_of_each_other(tmp_path: Path) -> None:
    put(tmp_path, "2026-11.aaaaaa.json", note(1), note(3))
    put(tmp_path, "2026-11.bbbbbb.json", note(2), note(4))

    assert [event.id for event in read_all(tmp_path)] == [event_id(number) for number in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    "copy",
    ["2026-11.aaaaaa.sync-conflict-20261122-1.json", "2026-11.aaaaaa (conflicted copy).json"],
)
def test_a_sync_tools_conflict_copy_is_read_each_event_once(tmp_path: Path, copy: str) -> None:
    put(tmp_path, "2026-11.aaaaaa.json", note(1), note(2))
    put(tmp_path, copy, note(1), note(3))

    assert [event.id for event in read_all(tmp_path)] == [event_id(number) for number in (1, 2, 3)]


def test_files_that_are_no_months_are_neither_read_nor_touched(tmp_path: Path) -> None:
    put(tmp_path, "2026-11.aaaaaa.json", note(1))
    others = [
        put(tmp_path, name, note(2))
        for name in (
            ".2026-11.aaaaaa.json.77.tmp",
            "2026-11.aaaaaa.json.damaged-20261122T074200",
            ".syncthing.2026-11.aaaaaa.json.tmp",
            "2026-11.json",
            "todo.json",
        )
    ]
    before = [path.read_bytes() for path in others]
    journal = Journal(str(tmp_path))
    write(journal, "mine")

    assert len(read_all(tmp_path)) == 2
    assert {*journal.troubles} == {"2026-11.aaaaaa.json.damaged-20261122T074200", "2026-11.json"}
    assert [path.read_bytes() for path in others] == before


def test_the_same_id_with_other_content_has_the_same_winner_on_every_machine(tmp_path: Path) -> None:
    one, two = note(1, "abc"), note(1, "xyz")
    winners = []
    for names in (("aaaaaa", "bbbbbb"), ("bbbbbb", "aaaaaa")):
        folder = tmp_path / names[0]
        for name, event in zip(names, (one, two), strict=True):
            put(folder, f"2026-11.{name}.json", event)
        winners.append(read_all(folder))

    assert winners[0] == winners[1] == [two]


def test_what_another_version_wrote_goes_back_byte_for_byte(tmp_path: Path) -> None:
    """Unknown kinds, unknown facts of known kinds, and numbers that only look alike."""
    journal = Journal(str(tmp_path))
    first = write(journal, "mine")
    (path,) = tmp_path.glob("2026-*.json")
    strange = (
        '{"id":"k1","kind":"scan","at":"2026-11-22T12:00:00Z","day":"2026-11-22","n":1.10,"big":'
        '123456789012345678901234567890,"far":1e999,"deep":{"a":[1,{"b":null}]},"sp ace" : "\\u00e9"}'
    )
    known = json.dumps({**body(note(7)), "mood": {"from": "version 9"}, "text": "kept"})
    whole = f'{{"events":{{"k1":{strange},"{event_id(7)}":{known},"{first.id}":{json.dumps(body(first))}}}'
    path.write_text(whole + ',"more":{"1":{"x":1.50}}}')

    second = write(journal, "second")

    text = path.read_text()
    assert strange in text
    assert known in text
    assert '"more":{"1":{"x":1.50}}' in text
    assert [event.id for event in read_all(tmp_path)] == [event_id(7), first.id, second.id]
    assert not journal.troubles


def test_entries_of_a_wrong_type_are_passed_over_counted_and_kept(tmp_path: Path) -> None:
    wrong = [
        {**body(note(2)), "text": 5},
        {**body(note(3)), "day": "yesterday"},
        {**body(note(4)), "at": 12},
        {**body(done(5)), "dose": "five"},
        {**body(note(6)), "kind": 7},
        {**body(done(8)), "did": {"minutes": "2"}},
    ]
    path = put(tmp_path, "2026-11.aaaaaa.json", note(1), *wrong, {"id": "new", "kind": "of tomorrow"})
    journal = Journal(str(tmp_path))

    (stamps,) = journal.stamps().values()
    assert [event.id for event in journal.read(stamps)] == [event_id(1)]
    assert "holds 6 entries that could not be read" in journal.troubles[path.name]

    (tmp_path / ".device.x").write_text("")
    write(journal, "mine")
    assert len(on_disk(tmp_path)) == 9


def test_a_plan_that_no_day_can_be_asked_by_is_passed_over(tmp_path: Path) -> None:
    task = {"id": "a", "kind": "device", "name": "A", "rungs": [{"minutes": 5}]}
    plans = [
        {"title": "T", "tasks": [task], "week_starts": 9},
        {"title": "T", "tasks": [task], "limits": {"flare_days": 10**9}},
        {"title": "T", "tasks": [task], "limits": {"ease_days": -1}},
        {"title": "T", "tasks": [{**task, "rungs": []}]},
        {"title": "T", "tasks": [{**task, "every": {"type": "days", "n": 0}}]},
        {"title": "T", "tasks": [{**task, "first_every": {"type": "days", "n": 0}}]},
        {"title": "T", "tasks": [{**task, "every": {"type": "weekdays", "days": [7]}}]},
        {"title": "T", "tasks": [{**task, "every": {"type": "rule", "rule": "FREQ=SECONDLY"}}]},
        {"title": "T", "tasks": [{**task, "every": {"type": "rule", "rule": "FREQ=MONTHLY;BYDAY=1TU"}}]},
    ]
    put(
        tmp_path,
        "2026-11.aaaaaa.json",
        *({**body(note(at)), "kind": "plan", "plan": plan} for at, plan in enumerate(plans)),
    )
    journal = Journal(str(tmp_path))
    (stamps,) = journal.stamps().values()

    assert [event.id for event in journal.read(stamps)] == [event_id(len(plans) - 1)]
