"""A device is a few letters, so that two never write one file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from kits.coach_kit import on_host
from kits.journal_kit import month_files, note, on_disk, put, read_all, write

from backcare_tui.storage import machine
from backcare_tui.storage.journal.device import LETTERS, device_file
from backcare_tui.storage.journal.journal import Journal


def test_the_device_gets_its_letters_at_the_first_write(journal: Journal, folder: Path) -> None:
    journal.stamps()
    assert not folder.exists()

    event = write(journal, "x")

    letters = Path(device_file(str(folder))).read_text()
    assert 4 <= len(letters) <= 12
    assert {*letters} <= {*LETTERS}
    assert letters in event.id
    assert month_files(folder)[0].name == f"2026-11.{letters}.json"


def test_a_request_that_is_refused_names_no_device(journal: Journal, folder: Path) -> None:
    with pytest.raises(KeyError), journal.writing():
        raise KeyError("nothing is called so")

    assert os.listdir(folder) == [".lock"]


def test_a_copied_home_gets_letters_of_its_own_and_never_writes_the_others_file(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    write(journal, "on the old one")
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (old,) = month_files(copy)
    before = old.read_bytes()

    write(Journal(str(copy)), "on the new one")
    write(Journal(str(copy)), "and by another process")

    assert old.read_bytes() == before
    assert len(month_files(copy)) == 2
    assert len(on_disk(copy)) == 3


def test_another_machine_over_the_same_folder_has_letters_of_its_own(journal: Journal, folder: Path) -> None:
    write(journal, "here")
    with on_host("another"):
        write(journal, "there, even by a process that wrote here")
    write(journal, "here again")
    assert len(month_files(folder)) == 2
    assert len(on_disk(folder)) == 3


def test_a_host_that_is_called_otherwise_or_moves_its_folder_keeps_its_letters(
    journal: Journal, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mac.local", "mac.fritz.box", "0f3a91c2d7e4"):
        monkeypatch.setattr(machine, "node", lambda name=name: name)
        write(journal, name)
    moved = folder.rename(tmp_path / "moved")
    write(Journal(str(moved)), "moved")
    assert len(month_files(moved)) == 1


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_in_place_of_the_letters_is_replaced_and_what_it_leads_to_left_alone(
    journal: Journal, folder: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("abcdef")
    folder.mkdir(parents=True)
    Path(device_file(str(folder))).symlink_to(precious)

    write(journal, "x")

    assert precious.read_text() == "abcdef"
    assert not os.path.islink(device_file(str(folder)))
    assert not month_files(folder)[0].name.endswith("abcdef.json")


def test_letters_that_are_taken_are_not_given_again(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, f"2026-11.{LETTERS[0] * 6}.json", note(1))
    rolls = iter([bytes(6), bytes([1] * 6)])
    real = os.urandom
    monkeypatch.setattr(os, "urandom", lambda size: next(rolls) if size == 6 else real(size))

    write(journal, "x")

    assert Path(device_file(str(folder))).read_text() == LETTERS[1] * 6


@pytest.mark.parametrize(
    "spoilt", ["", "../../x", "abc", "ABCDEF", "a" * 40, "é" * 6, "abc\x00def", "a" * 5000]
)
def test_spoilt_letters_are_made_anew(journal: Journal, folder: Path, spoilt: str) -> None:
    folder.mkdir(parents=True)
    Path(device_file(str(folder))).write_text(spoilt, encoding="utf-8")

    write(journal, "x")

    assert len(read_all(folder)) == 1
    assert Path(device_file(str(folder))).read_text() != spoilt
