"""One device's journal: its files, and what it says when something is wrong."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kits.journal_kit import (
    DAY,
    MONTH,
    NOON,
    child,
    done,
    event_id,
    month_files,
    note,
    on_disk,
    put,
    read_all,
    texts_of,
    write,
)

from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.files import Unconfirmed
from backcare_tui.storage.journal.folder import FIRST_YEAR, month_in
from backcare_tui.storage.journal.journal import Journal, JournalError, sentence


@pytest.mark.parametrize(
    "name",
    [
        "2026-11.abcdef.json",
        "2026-11.abc.sync-conflict-20261122-074200-ABCDEF1.json",
        "2026-11.abc (conflicted copy).json",
        "2026-11.abc (Bo's conflicted copy 2026-11-22).json",
        "2026-11.abc (1).json",
        "2026-11.a.json",
    ],
)
def test_every_months_file_counts_and_a_sync_tools_copies_too(name: str) -> None:
    assert month_in(name) == "2026-11"


@pytest.mark.parametrize(
    "name",
    [
        ".2026-11.abcdef.json.123.tmp",
        ".device.host",
        ".lock",
        "2026-11.abcdef.json.damaged-20261122T074200",
        "2026-11.abcdef.json~",
        "2026-11.abcdef.json.tmp",
        ".syncthing.2026-11.abcdef.json.tmp",
        "2026-11.json",
        "2026-11..json",
        "2026-13.abcdef.json",
        "2026-00.abcdef.json",
        "2026_11.abcdef.json",
        "٢٠٢٦-11.abcdef.json",
        "²026-11.abcdef.json",
        "1969-12.abcdef.json",
        "notes.json",
        "",
    ],
)
def test_temporary_hidden_damaged_and_foreign_files_do_not_count(name: str) -> None:
    assert month_in(name) is None
    assert FIRST_YEAR == "1970"


def test_an_event_is_in_the_file_of_its_care_days_month_under_its_own_id(
    journal: Journal, folder: Path
) -> None:
    late = write(journal, "for last month", day=date(2026, 10, 31))
    now = write(journal, "for today")

    october, november = month_files(folder)
    assert [october.name[:8], november.name[:8]] == ["2026-10.", "2026-11."]
    assert list(json.loads(october.read_text())["events"]) == [late.id]
    assert list(json.loads(november.read_text())["events"]) == [now.id]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_journal_files_are_the_persons_alone_even_under_an_open_umask(journal: Journal, folder: Path) -> None:
    before = os.umask(0)
    try:
        write(journal, "x")
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {0o700}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_month_file_and_a_linked_folder_are_followed_and_stay_links(tmp_path: Path) -> None:
    real, elsewhere = tmp_path / "synced", tmp_path / "elsewhere"
    real.mkdir()
    elsewhere.mkdir()
    (tmp_path / "journal").symlink_to(real)
    journal = Journal(str(tmp_path / "journal"))
    write(journal, "first")
    (month,) = month_files(real)
    month.rename(elsewhere / "november.json")
    month.symlink_to(elsewhere / "november.json")

    write(journal, "second")

    assert month.is_symlink()
    assert (tmp_path / "journal").is_symlink()
    assert [entry["text"] for entry in on_disk(real).values()] == ["first", "second"]
    assert os.listdir(elsewhere) == ["november.json"]


def write_all(journal: Journal, *events: Event) -> None:
    """Append several events as one action."""
    with journal.writing():
        journal.new_id(NOON)
        journal.append(events)


@pytest.mark.parametrize("broken", ["2026-10", "2026-11"])
def test_an_action_across_two_months_is_on_disk_only_with_everything_that_goes_with_it(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """What was asked for is the first event: it is written last, so no half of an action is called unsaved."""
    write(journal, "before")
    asked = note(1, "asked for", day=date(2026, 10, 31))
    with_it = note(2, "goes with it")
    real = os.replace

    def full(source: str, target: str) -> None:
        if broken in target:
            raise OSError(28, "No space left on device")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(JournalError):
            write_all(journal, asked, with_it)

    assert "asked for" not in [entry["text"] for entry in on_disk(folder).values()]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space"), "Not saved, and nothing was changed: the disk is full."),
        (OSError(errno.EDQUOT, "Quota"), "Not saved, and nothing was changed: the disk is full."),
        (OSError(errno.EROFS, "Ro"), "Not saved, and nothing was changed: /j cannot be written to."),
        (OSError(errno.EACCES, "No"), "Not saved, and nothing was changed: /j cannot be written to."),
        (OSError(errno.EIO, "Input error"), "Not saved, and nothing was changed: input error."),
        (OSError(), "Not saved, and nothing was changed: the disk did not take it."),
        (
            Unconfirmed(errno.EIO, "Input error"),
            "Perhaps not saved, as the disk did not confirm it: input error; look before you enter it again.",
        ),
    ],
)
def test_what_could_not_be_saved_is_said_in_one_sentence(error: OSError, said: str) -> None:
    assert sentence(error, "/j") == said


def test_another_writer_that_holds_on_is_told_in_one_sentence(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.storage.journal.journal.LOCK_SECONDS", 0.0)
    write(journal, "x")
    script = (
        "import sys; from backcare_tui.storage.process_lock import ProcessLock\n"
        "lock = ProcessLock(sys.argv[1]); lock.acquire(1); print('held'); sys.stdin.readline()"
    )
    with child(script, folder / ".lock") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(JournalError, match=r"^Not saved: another backcare is writing\.$"):
            write(journal, "y")
        other.communicate("go\n")

    write(journal, "z")
    assert texts_of(read_all(folder)) == ["x", "z"]


def test_a_note_of_another_month_than_its_file_is_passed_over_and_said(
    journal: Journal, folder: Path
) -> None:
    put(
        folder,
        "2026-11.other.json",
        note(1),
        note(2, day=date(2025, 11, 22)),
        note(3, day=date(2026, 10, 22)),
    )
    put(folder, "2026-10.other.json", note(4, day=DAY.replace(month=10)))

    assert [event.id for event in read_all(folder)] == [event_id(4), event_id(1)]
    journal.read(journal.stamps()[MONTH])
    assert journal.troubles == {
        "2026-11.other.json": "2026-11.other.json holds 2 entries that could not be read; the rest is shown."
    }


def _entry(key: str) -> dict[str, Any]:
    return {"id": key, "kind": "note", "at": "2026-11-22T12:00:00Z", "day": "2026-11-22", "text": "odd"}


def test_one_id_kept_twice_within_a_file_is_one_event(folder: Path) -> None:
    folder.mkdir(parents=True)
    twice = {"events": {"one key": _entry("same"), "another": _entry("same")}}
    (folder / "2026-11.other.json").write_text(json.dumps(twice))

    assert [event.id for event in read_all(folder)] == ["same"]


def test_the_union_is_read_whatever_order_a_file_is_in(folder: Path) -> None:
    put(folder, "2026-11.other.json", done(3), done(1), done(2))

    assert [event.id for event in read_all(folder)] == [event_id(1), event_id(2), event_id(3)]
