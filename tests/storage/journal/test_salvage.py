"""Of a damaged file every entry that stands whole in it is found, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path

from kits.journal_kit import MONTH, body, done, event_id, note, put

from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.journal.salvage import ids_in, salvage


def test_of_a_file_cut_anywhere_all_that_stands_before_the_cut_is_found(tmp_path: Path) -> None:
    events: list[Event] = [note(1, 'one "two" {three}'), done(2), note(3, "vier é ☂")]
    data = put(tmp_path, "2026-11.abcdef.json", *events).read_bytes()
    whole = 0
    for cut in range(len(data) + 1):
        found = salvage(data[:cut], MONTH)
        assert [*found.values()] == [body(event) for event in events[: len(found)]]
        assert len(found) >= whole, "never less of more"
        whole = len(found)
    assert whole == len(events)


def test_entries_are_found_amid_garbage_and_those_that_are_spoilt_are_not(tmp_path: Path) -> None:
    data = put(tmp_path, "2026-11.abcdef.json", note(1, "one"), note(2, "two"), note(3, "three")).read_bytes()
    spoilt = b"\x00\xff<<<" + data[12:].replace(b"two", b"t\xffo") + b"}}\x00"

    assert [*salvage(spoilt, MONTH)] == [event_id(1), event_id(3)]


def test_what_a_notes_words_say_is_no_entry(tmp_path: Path) -> None:
    inner = f'"{event_id(9)}": {{"id": "{event_id(9)}", "kind": "note"}}'
    data = put(tmp_path, "2026-11.abcdef.json", note(1, inner)).read_bytes()

    assert [*salvage(data, MONTH)] == [event_id(1)]
    assert not salvage(data.replace(b"\\", b""), MONTH).keys() - {event_id(1), event_id(9)}


def test_a_later_versions_entry_is_kept_and_one_of_another_month_or_id_is_not(tmp_path: Path) -> None:
    later = {"id": event_id(1), "kind": "of a later version", "what": [1]}
    odd = [
        body(note(2)) | {"id": event_id(3)},
        body(note(4)) | {"day": "2026-10-01"},
        body(done(5)) | {"dose": 7},
    ]
    path = put(tmp_path, "2026-11.abcdef.json", later, *odd)

    data = path.read_bytes().replace(f'"{event_id(3)}": '.encode(), f'"{event_id(2)}": '.encode())
    assert salvage(data, MONTH) == {event_id(1): later}


def test_the_ids_of_a_file_are_all_of_them_and_of_a_damaged_one_none(tmp_path: Path) -> None:
    path = put(tmp_path, "2026-11.abcdef.json", note(1), {"id": "x", "kind": "strange"})
    assert ids_in(str(path)) == {event_id(1), "x"}
    path.write_bytes(path.read_bytes()[:-1])
    assert ids_in(str(path)) == ids_in(str(tmp_path / "none")) == set()
