"""Entries that have their ids already are taken in: once, whole months at a time, and never over what stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kits.faults import Disk
from kits.journal_kit import NOON, body, event_id, month_files, note, on_disk, put, read_all, texts_of

from backcare_tui.storage.journal.adopt import Adopted
from backcare_tui.storage.journal.journal import Journal

Months = dict[str, dict[str, dict[str, Any]]]


class Killed(BaseException):
    """The process ends here."""


def die(_call: str) -> None:
    raise Killed


def adopt(folder: Path, months: Months) -> Adopted:
    journal = Journal(str(folder))
    with journal.writing():
        return journal.adopt(months, NOON)


def three_months() -> Months:
    later = {"id": event_id(9), "kind": "of a later version", "day": "2026-11-03", "what": {"deep": [1]}}
    days = [date(2026, 9, 5), date(2026, 10, 6), date(2026, 11, 7)]
    notes = [note(number, str(number), day=day) for number, day in enumerate(days)]
    months = {f"{event.day:%Y-%m}": {event.id: body(event)} for event in notes}
    months["2026-11"][event_id(9)] = later
    return months


def test_what_is_handed_on_is_there_a_later_versions_kind_as_it_is_and_twice_is_once(tmp_path: Path) -> None:
    months = three_months()
    assert adopt(tmp_path, months) == Adopted(added=4)
    first = {path.name: path.read_bytes() for path in month_files(tmp_path)}
    assert on_disk(tmp_path) == {key: entry for entries in months.values() for key, entry in entries.items()}
    assert texts_of(read_all(tmp_path)) == ["0", "1", "2"]

    again = adopt(tmp_path, months)
    assert again == Adopted(known=4)
    assert again.is_nothing_new
    assert {path.name: path.read_bytes() for path in month_files(tmp_path)} == first


def test_what_stands_here_stays_whatever_another_content_says_and_whichever_device_wrote_it(
    tmp_path: Path,
) -> None:
    ours = put(tmp_path, "2026-11.zzzzzz.json", note(1, "ours"), note(2, "same"))
    before = ours.read_bytes()
    months = {
        "2026-11": {event.id: body(event) for event in (note(1, "theirs"), note(2, "same"), note(3, "new"))}
    }

    assert adopt(tmp_path, months) == Adopted(added=1, known=1, kept=1)
    assert ours.read_bytes() == before
    assert texts_of(read_all(tmp_path)) == ["ours", "same", "new"]


def test_a_kill_at_any_moment_leaves_whole_months_oldest_first_and_again_does_the_rest(
    tmp_path: Path,
) -> None:
    months = three_months()
    with Disk(str(tmp_path / "whole")).watched() as disk:
        adopt(tmp_path / "whole", months)
    cut = 0
    for at in range(len(disk.calls)):
        folder = tmp_path / f"killed{at}"
        with Disk(str(folder), at, die).watched(), pytest.raises(Killed):
            adopt(folder, months)
        there = [path.name[:7] for path in month_files(folder)] if folder.exists() else []
        assert there == sorted(months)[: len(there)]
        assert all(on_disk(folder)[key] == months[month][key] for month in there for key in months[month])
        cut += 0 < len(there) < len(months)
        assert adopt(folder, months).unsound == 0
        assert len(on_disk(folder)) == 4
    assert cut, "some kills come between months"


def test_what_is_no_entry_of_its_month_is_left_out_and_counted(tmp_path: Path) -> None:
    sound = note(1)
    odd = {
        event_id(2): body(note(3)),
        event_id(4): body(note(4, day=date(2026, 10, 1))),
        event_id(5): {"id": event_id(5), "kind": 7},
        event_id(6): {**body(note(6)), "at": "long ago"},
        "\x1b[2J": {"id": "\x1b[2J", "kind": "later"},
    }
    assert adopt(tmp_path, {"2026-11": {sound.id: body(sound), **odd}}) == Adopted(added=1, unsound=5)
    assert [*on_disk(tmp_path)] == [sound.id]
    for month in ("../2026-11", "2026-13", "", "2026-1/", "1900-01"):
        assert adopt(tmp_path, {month: {sound.id: body(sound)}}) == Adopted(unsound=1)


def test_a_damaged_file_of_ours_is_set_aside_and_new_ids_sort_after_what_was_taken_in(tmp_path: Path) -> None:
    adopt(tmp_path, {"2026-11": {note(1).id: body(note(1))}})
    [ours] = month_files(tmp_path)
    ours.write_bytes(b'{"events": {')
    journal = Journal(str(tmp_path))
    with journal.writing():
        journal.adopt({"2026-11": {note(2).id: body(note(2))}}, NOON)
        assert journal.new_id(NOON.replace(year=2020)) > note(2).id
    assert [*on_disk(tmp_path)] == [note(2).id]
    assert [*tmp_path.glob("*.damaged-*")]
