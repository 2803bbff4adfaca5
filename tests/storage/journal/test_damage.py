"""A damaged file is named and passed over; only its owner sets it aside, and only when writing."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest
from kits.journal_kit import MONTH, body, event_id, month_files, note, on_disk, put, read_all, texts_of, write

from backcare_tui.storage.journal.journal import Journal, JournalError

DAMAGED = [
    b"",
    b"{",
    b"\x00" * 100,
    b"null",
    b"[]",
    b"{}",
    b'{"events": []}',
    b'{"events": null}',
    b'{"other": {}}',
    b'{"events": {"a": 1}} and more',
    b"<<<<<<< HEAD\n{}\n=======\n",
    b'\xff\xfe{"events": {}}',
    b'\xef\xbb\xbf{"events": {}}',
    b'{"events": {"a": ' + b"[" * 100_000,
    b'{"events": {"\xff": {}}}',
    b'{"events": {"a": {"text": "\\ud800"}}}',
    b'{"events": {"a": {"level": NaN}}}',
]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(str(tmp_path))
    write(journal, "mine")
    return journal


def own(journal: Journal) -> Path:
    """This device's file."""
    return next(path for path in month_files(Path(journal.folder)) if "other" not in path.name)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_named_and_the_rest_is_shown(
    journal: Journal, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "2026-11.other.json"
    other.write_bytes(content)

    assert texts_of(journal.read(journal.stamps()[MONTH])) == ["mine"]

    assert journal.troubles == {
        other.name: f"{other.name} is damaged and was passed over; the rest is shown."
    }
    assert other.read_bytes() == content


@pytest.mark.parametrize("content", DAMAGED)
def test_its_owner_sets_a_damaged_file_aside_when_next_writing(
    journal: Journal, tmp_path: Path, content: bytes
) -> None:
    path = own(journal)
    path.write_bytes(content)

    event = write(journal, "after the damage")

    aside = tmp_path / f"{path.name}.damaged-20261122T120000"
    assert aside.read_bytes() == content
    assert [*on_disk(tmp_path)] == [event.id]
    assert any(aside.name in text for text in journal.troubles.values())
    assert texts_of(read_all(tmp_path)) == ["after the damage"]


def test_nothing_set_aside_before_is_written_over(journal: Journal, tmp_path: Path) -> None:
    path = own(journal)
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        write(journal, "again")

    kept = {aside.read_bytes() for aside in tmp_path.glob("*.damaged-*")}
    assert kept == {b"one", b"two", b"three"}


def test_a_write_that_breaks_after_setting_aside_loses_nothing(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own(journal)
    path.write_bytes(b"damaged")

    def full(_source: str, _target: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(JournalError, match="the disk is full"):
            write(journal, "not saved")

    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == b"damaged"
    write(journal, "saved")
    assert texts_of(read_all(tmp_path)) == ["saved"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"events": []}'])
def test_another_devices_damaged_file_is_never_touched(
    journal: Journal, tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "2026-11.other.json"
    other.write_bytes(content)
    before = other.stat()

    write(journal, "again")

    assert other.read_bytes() == content
    assert (other.stat().st_ino, other.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not [*tmp_path.glob("*.damaged-*")]
    assert len(read_all(tmp_path)) == 2


def test_a_file_cut_short_at_any_byte_is_named_passed_over_and_kept_by_the_next_write(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    path = own(journal)
    write(journal, "and more, é")
    whole = path.read_bytes()

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        fresh = Journal(str(tmp_path))
        assert fresh.read(fresh.stamps()[MONTH]) == []
        assert list(fresh.troubles) == [path.name]
        assert path.read_bytes() == whole[:length]

        write(fresh, "next")

        assert texts_of(read_all(tmp_path)) == ["next"]
        (aside,) = tmp_path.glob("*.damaged-*")
        assert aside.read_bytes() == whole[:length]
        aside.unlink()


def test_a_file_changed_at_any_byte_is_read_or_named_and_never_breaks_a_write(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    path = own(journal)
    whole = path.read_bytes()

    for at in range(len(whole)):
        for byte in b'\x00"}9\xff':
            spoilt = whole[:at] + bytes([byte]) + whole[at + 1 :]
            path.write_bytes(spoilt)
            fresh = Journal(str(tmp_path))
            events = fresh.read(fresh.stamps()[MONTH])
            assert events or fresh.troubles or b'"kind":"note"' not in spoilt
        write(fresh, "next")
        assert "next" in texts_of(read_all(tmp_path))
        for aside in tmp_path.glob("*.damaged-*"):
            aside.unlink()


def test_one_entry_that_is_not_even_text_does_not_take_the_others_with_it(
    journal: Journal, tmp_path: Path
) -> None:
    """Reading and writing must agree on what is damaged, or a write would set aside what was just shown."""
    path = own(journal)
    entry = json.dumps(body(note(5, "?")))
    before = path.read_bytes()[:-2]
    spoilt = before + f',"{event_id(5)}":{entry}}}}}'.encode().replace(b"?", b"\xff")
    path.write_bytes(spoilt)

    write(journal, "again")

    assert texts_of(journal.read(journal.stamps()[MONTH])) == ["mine", "again"]
    assert journal.troubles == {
        path.name: f"{path.name} holds 1 entry that could not be read; the rest is shown."
    }
    assert b"\xff" in path.read_bytes()
    assert not [*tmp_path.glob("*.damaged-*")]


def test_a_trouble_that_is_over_is_no_longer_told(journal: Journal, tmp_path: Path) -> None:
    other = tmp_path / "2026-11.other.json"
    other.write_bytes(b"{")
    journal.read(journal.stamps()[MONTH])
    assert journal.troubles

    other.unlink()
    journal.stamps()

    assert not journal.troubles


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX")
@pytest.mark.parametrize("kind", ["nowhere", "itself", "folder", "pipe"])
def test_what_is_no_file_hides_nothing_else(journal: Journal, tmp_path: Path, kind: str) -> None:
    """A dangling link once ended the look at the folder halfway."""
    for name in ("2026-01.other.json", "2026-11.aaa.json", "2026-11.zzz.json"):
        path = tmp_path / name
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to(tmp_path / "not there" if kind == "nowhere" else path)
    put(tmp_path, "2026-11.other.json", note(1))

    assert len(read_all(tmp_path)) == 2
    journal.stamps()
    assert len(journal.troubles) == 3
    write(journal, "again")
    assert len(read_all(tmp_path)) == 3


def test_a_file_the_disk_would_not_give_is_tried_again(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = put(tmp_path, "2026-11.other.json", note(1))
    real = open

    def flaky(path, *rest, **more):
        if str(path).endswith("other.json"):
            raise OSError(errno.EIO, "Input/output error")
        return real(path, *rest, **more)

    seen = journal.stamps()
    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", flaky)
        assert len(journal.read(seen[MONTH])) == 1
        assert "Input/output error" in journal.troubles[other.name]
        assert not journal.is_read(seen[MONTH])

    again = journal.stamps()
    assert again != seen
    assert len(journal.read(again[MONTH])) == 2
    assert journal.is_read(again[MONTH])
    assert not journal.troubles
    assert journal.stamps() == seen


def test_a_folder_that_cannot_be_listed_is_said_and_forgotten_once_it_can(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", denied)
        assert journal.stamps() == {}
        assert list(journal.troubles.values()) == ["The journal could not be read: Permission denied."]

    assert journal.stamps()
    assert not journal.troubles


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_damaged_file_behind_a_link_is_kept_where_it_is(journal: Journal, tmp_path: Path) -> None:
    path = own(journal)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"{")
    path.unlink()
    path.symlink_to(elsewhere)

    write(journal, "again")

    assert elsewhere.read_bytes() == b"{"
    assert texts_of(read_all(tmp_path)) == ["again"]


def test_what_was_set_aside_is_named_for_as_long_as_it_is_there(journal: Journal, tmp_path: Path) -> None:
    own(journal).write_bytes(b"{")
    write(journal, "next")
    (aside,) = tmp_path.glob("*.damaged-*")
    later = Journal(str(tmp_path))
    later.stamps()
    assert [*later.troubles] == [aside.name]
    assert "was damaged, and is kept as" in later.troubles[aside.name]
    aside.rename(tmp_path.parent / "elsewhere")
    later.stamps()
    assert not later.troubles


def test_a_journal_behind_a_broken_link_is_said_and_one_that_is_not_there_yet_is_not(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "unmounted")
    for name, said in (("link", True), ("none", False)):
        journal = Journal(str(tmp_path / name))
        assert journal.stamps() == {}
        assert bool(journal.troubles) is said
