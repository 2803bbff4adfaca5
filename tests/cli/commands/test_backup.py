"""``backup`` saves all of a person's in one file; ``restore`` takes it in: nothing lost, nothing twice, shown first."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from kits.cli_docs import documented, fields
from kits.cli_kit import Line
from kits.faults import Disk
from kits.folder import snapshot

from backcare_tui.paths import Home
from backcare_tui.storage import cache


def other(line: Line, folder: Path) -> Line:
    found = Line(Home(config=folder, data=folder, cache=folder / "cache"))
    found.now = line.now
    return found


def saved(line: Line, tmp_path: Path) -> Path:
    path = tmp_path / "back.zip"
    assert line("backup", "-o", str(path)).code == 0
    return path


def lived(line: Line) -> Line:
    line.at(20)("done", "face-pull")
    line.at(21)("pain", "3", "--where", "low back")
    line.at(22)("note", "one")
    line("undo")
    line("done", "posture-pump")
    return line


def journal(line: Line) -> dict[str, bytes]:
    """The journal's files, but the lock and the device's letters."""
    top = line.home.journal
    return {
        str(path.relative_to(top)): path.read_bytes()
        for path in top.rglob("*")
        if path.is_file() and path.name[0] != "."
    }


def test_an_empty_home_reads_as_the_one_that_was_backed_up(small: Line, tmp_path: Path) -> None:
    lived(small)
    damaged = small.home.journal / "2026-10.kqxmzt.json.damaged-20261101T000000"
    damaged.write_bytes(b'{"events": {"torn')
    path = saved(small, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    there = other(small, tmp_path / "there")
    assert "Nothing was changed yet. With --yes" in there("restore", str(path)).err
    assert not there.home.journal.exists()
    assert there("restore", str(path), "--yes").code == 0
    assert journal(there) == journal(small)
    for words in (("today", "--json"), ("week", "--json"), ("log",)):
        assert there(*words).out == small(*words).out
    letters = there("where", "--json").data["device"]["letters"]
    there("note", "two")
    assert letters == ""
    assert len([name for name in journal(there) if name.startswith("2026-11.")]) == 2


def test_the_same_files_make_the_same_backup(small: Line, tmp_path: Path) -> None:
    lived(small)
    one = saved(small, tmp_path).read_bytes()
    assert small("backup", "-o", str(tmp_path / "two.zip")).code == 0
    assert (tmp_path / "two.zip").read_bytes() == one
    again = small("backup", "-o", str(tmp_path / "two.zip"))
    assert (again.code, "is there already" in again.err) == (1, True)
    assert [name for name in os.listdir(tmp_path) if name.endswith(".tmp")] == []


def test_entries_are_merged_once_and_what_was_undone_stays_so(small: Line, tmp_path: Path) -> None:
    path = saved(lived(small), tmp_path)
    there = other(small, tmp_path / "there")
    there.plan('title = "Mine"\n[[exercise]]\nid = "bridge"\nname = "Bridge"\nreps = 5\nevery = "day"\n')
    there("note", "here")
    plan = (there.home.plans / "combined.toml").read_bytes()
    done = there("restore", str(path), "--yes", "--json").data
    assert done["changed"]
    assert done["beside"]["plans/combined.toml"] == "plans/combined-from-backup.toml"
    assert (there.home.plans / "combined.toml").read_bytes() == plan
    told = {field for field in fields(done) if not field.startswith("beside.")}
    assert told == documented("`backcare restore --json`")
    log = there("log").out
    assert "here" in log
    assert "“one”" not in log
    before = snapshot(there.home.data)
    assert "All of it is here already" in there("restore", str(path), "--yes").out
    assert snapshot(there.home.data) == before
    assert "newest of 2026-11-22" in there("where").out
    assert "1 sound copy" in there("doctor").out


def test_a_warning_sign_in_the_backup_holds_after_the_merge(small: Line, tmp_path: Path) -> None:
    sign = "infection"
    there = other(small, tmp_path / "there")
    there.plan()
    there.at(21)("safety", "--none")
    there("note", "here")
    there.now = small.now
    assert small("safety", "--yes", sign).code == 0
    path = saved(small, tmp_path)
    assert there("restore", str(path), "--yes").code == 0
    assert there("today", "--json").data["safety"] == small("today", "--json").data["safety"]
    assert sign in str(there("today", "--json").data["safety"])


def test_a_damaged_month_of_the_backup_goes_along_and_is_still_told(small: Line, tmp_path: Path) -> None:
    lived(small)
    (torn,) = small.home.journal.glob("2026-11.*.json")
    torn.write_bytes(torn.read_bytes()[:-9])
    path = saved(small, tmp_path)
    there = other(small, tmp_path / "there")
    there.plan()
    there("note", "here")
    assert there("restore", str(path), "--yes").code == 0
    assert torn.read_bytes() in journal(there).values()
    assert there("doctor").code == 1


def rezipped(path: Path, change: dict[str, bytes | None]) -> None:
    with zipfile.ZipFile(path) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (files | change).items():
            if data is not None:
                archive.writestr(name, data)
    path.write_bytes(packed.getvalue())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"plans/combined.toml": b"title = 'x'"}, "checksum"),
        ({"../../evil": b"x"}, "not those of its manifest"),
        ({"manifest.json": None}, "no manifest"),
        ({"manifest.json": b'{"format": 9}'}, "Update it first"),
        ({"manifest.json": b"[" * 5000}, "cannot be read"),
        ({"big": bytes(2**20)}, "larger than a backup can be"),
        (
            {
                "manifest.json": b'{"format":1,"version":"","made":"","files":[{"path":"../x","size":1,"sha256":""}]}'
            },
            "not those of its manifest",
        ),
    ],
)
def test_what_is_not_as_its_manifest_says_changes_nothing(
    small: Line, tmp_path: Path, change: dict[str, bytes | None], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(small, tmp_path)
    rezipped(path, change)
    monkeypatch.setattr("backcare_tui.storage.backup_file.LARGEST", 2**20)
    there = other(small, tmp_path / "there")
    answer = there("restore", str(path), "--yes")
    assert answer.code == 1
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert not there.home.data.exists()


@pytest.mark.parametrize("content", [b"", b"hello", None])
def test_what_is_torn_or_no_zip_changes_nothing(small: Line, tmp_path: Path, content: bytes | None) -> None:
    path = saved(small, tmp_path)
    path.write_bytes(path.read_bytes()[:-40] if content is None else content)
    there = other(small, tmp_path / "there")
    answer = there("restore", str(path), "--yes")
    assert (answer.code, "no backup of backcare" in answer.err) == (1, True)
    assert not there.home.data.exists()


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_restore_that_is_killed_anywhere_is_whole_and_once_after_another(
    small: Line, tmp_path: Path, *, is_empty: bool
) -> None:
    from backcare_tui.clock import FixedClock
    from backcare_tui.coach import Coach
    from backcare_tui.coach.carry.restore import restore

    path = saved(lived(small), tmp_path)

    def kill(_call: str) -> None:
        raise Killed

    def begun(name: str) -> Line:
        there = other(small, tmp_path / name)
        if not is_empty:
            there.plan()
            there("note", "here")
        return there

    def coach(there: Line) -> Coach:
        from datetime import datetime

        return Coach(there.home, FixedClock(datetime.fromisoformat(there.now)))

    whole = begun("whole")
    with Disk(str(whole.home.data)).watched() as disk:
        restore(coach(whole), str(path))
    told = ids(whole)
    for at in range(len(disk.calls)):
        there = begun(f"at-{at}")
        with Disk(str(there.home.data), at, kill).watched(), pytest.raises(Killed):
            restore(coach(there), str(path))
        restore(coach(there), str(path))
        assert len(ids(there)) == len(told)
        if is_empty:
            assert journal(there) == journal(whole)


def ids(line: Line) -> list[str]:
    """The ids of all entries in the months' files, with every repetition."""
    import json

    return [
        entry
        for name, data in journal(line).items()
        if name.startswith("20")
        for entry in json.loads(data)["events"]
    ]


def test_where_no_copy_can_be_kept_nothing_is_changed(small: Line, tmp_path: Path) -> None:
    path = saved(lived(small), tmp_path)
    there = other(small, tmp_path / "there")
    there("note", "here")
    (there.home.data / "copies").write_bytes(b"in the way")
    before = snapshot(there.home.data)
    answer = there("restore", str(path), "--yes")
    assert (answer.code, "No copy could be kept first" in answer.err) == (1, True)
    assert snapshot(there.home.data) == before


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
def test_a_disk_without_room_leaves_no_half_of_a_backup_and_changes_nothing(
    small: Line, tmp_path: Path
) -> None:
    import resource

    path = saved(lived(small), tmp_path)
    small("note", "after it")

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))

    answer = small.apart("backup", "-o", str(tmp_path / "full" / "back.zip"), preexec_fn=no_room)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert os.listdir(tmp_path / "full") == []
    (small.home.plans / "combined.toml").write_text("# another\n")
    before = snapshot(small.home.plans), journal(small)
    answer = small.apart("restore", str(path), "--yes", preexec_fn=no_room)
    assert (answer.code, "No copy could be kept first" in answer.err) == (1, True)
    assert (snapshot(small.home.plans), journal(small)) == before


def test_a_damaged_copy_is_told_by_doctor(small: Line) -> None:
    small("note", "one")
    (small.home.data / "copies").mkdir()
    (small.home.data / "copies" / "2026-11-20T101010-abcdef-restore.zip").write_bytes(b"PK")
    answer = small("doctor")
    assert (answer.code, "is a copy that is damaged" in answer.out) == (0, True)


@pytest.mark.parametrize("room", [True, False])
def test_a_new_version_keeps_a_copy_before_it_first_writes_and_never_at_the_cost_of_an_entry(
    small: Line, monkeypatch: pytest.MonkeyPatch, room: bool
) -> None:
    lived(small)
    monkeypatch.setattr(cache, "FORMAT", "another version's")
    before = journal(small)
    if not room:
        (small.home.data / "copies").write_text("in the way")
    assert small("today").code == 0
    assert room != (small.home.data / "copies").exists(), "a look keeps nothing"
    answer = small("note", "two")
    assert answer.code == 0
    assert ("No copy could be kept first" in answer.err) is not room
    small("note", "three")
    if room:
        [copy] = (small.home.data / "copies").iterdir()
        assert copy.name.endswith("-update.zip")
        with zipfile.ZipFile(copy) as kept:
            assert {name: kept.read(f"journal/{name}") for name in before} == before
    assert [word in small("log").out for word in ("two", "three")] == [True, True]
