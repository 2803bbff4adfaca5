"""A device is a few letters, so that two never write one file."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest
from kits.journal_kit import month_files, note, on_disk, put, read_all, write

from backcare_tui.storage.journal.journal import LETTERS, Journal, device_file


def test_the_device_is_named_at_the_first_write_in_a_file_named_for_the_host(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "Ann's Mac.local")
    journal.stamps()
    assert not folder.exists()

    event = write(journal, "x")

    letters = (folder / ".device.ann-s-mac-local").read_text()
    assert 4 <= len(letters) <= 12
    assert {*letters} <= {*LETTERS}
    assert letters in event.id
    assert month_files(folder)[0].name == f"2026-11.{letters}.json"


def test_a_request_that_is_refused_names_no_device(journal: Journal, folder: Path) -> None:
    with pytest.raises(KeyError), journal.writing():
        raise KeyError("nothing is called so")

    assert os.listdir(folder) == [".lock"]


def test_a_copied_home_gets_letters_of_its_own_and_never_writes_the_others_file(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "old-laptop")
    write(journal, "on the old one")
    (old,) = month_files(folder)
    before = old.read_bytes()

    monkeypatch.setattr(platform, "node", lambda: "new-laptop")
    write(journal, "on the new one, even by a process that wrote for the old")
    write(Journal(str(folder)), "and by another")

    assert old.read_bytes() == before
    assert len(month_files(folder)) == 2
    assert len(on_disk(folder)) == 3


def test_letters_that_are_taken_are_not_given_again(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, f"2026-11.{LETTERS[0] * 6}.json", note(1))
    rolls = iter([bytes(6), bytes([1] * 6)])
    real = os.urandom
    monkeypatch.setattr(os, "urandom", lambda size: next(rolls) if size == 6 else real(size))

    write(journal, "x")

    assert (folder / os.path.basename(device_file("."))).read_text() == LETTERS[1] * 6


@pytest.mark.parametrize("spoilt", ["", "../../x", "abc", "ABCDEF", "a" * 40, "é" * 6, "abc\x00def"])
def test_spoilt_letters_are_made_anew(journal: Journal, folder: Path, spoilt: str) -> None:
    folder.mkdir(parents=True)
    Path(device_file(str(folder))).write_text(spoilt, encoding="utf-8")

    write(journal, "x")

    assert len(read_all(folder)) == 1
    assert Path(device_file(str(folder))).read_text() != spoilt
