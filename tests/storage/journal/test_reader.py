"""A file that git could not merge is read as both sides; bytes that are no text are told."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from kits.journal_kit import MONTH, note, put, read_all, texts_of, write

from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.reader import git_sides


def conflict(folder: Path, *options: str) -> bytes:
    """What git leaves of a month to which two devices of one name wrote."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git here")
    base = put(folder, "base", note(1, "before"))
    ours = put(folder, "ours", note(1, "before"), note(2, "ours"))
    theirs = put(folder, "theirs", note(1, "before"), note(3, "theirs"))
    done = subprocess.run(
        [
            git,
            "merge-file",
            "-p",
            *options,
            "-L",
            "HEAD",
            "-L",
            "base",
            "-L",
            "laptop",
            *map(str, (ours, base, theirs)),
        ],
        capture_output=True,
        check=False,
    )
    for path in (base, ours, theirs):
        path.unlink()
    assert done.stdout.startswith(b"<<<<<<< HEAD\n")
    return done.stdout


@pytest.mark.parametrize("options", [(), ("--diff3",), ("--zdiff3",)])
def test_a_file_with_gits_conflict_markers_is_read_as_both_sides(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    (tmp_path / "2026-11.abcdef.json").write_bytes(conflict(tmp_path, *options))
    journal = Journal(str(tmp_path))

    assert texts_of(journal.read(journal.stamps()[MONTH])) == ["before", "ours", "theirs"]
    assert not journal.troubles


def test_its_owners_next_write_makes_one_file_of_both_sides(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path))
    first = write(journal, "mine")
    (path,) = tmp_path.glob("2*.json")
    text = conflict(tmp_path)
    strange = text.replace(b'{"events": {', b'{"later": 1, "events": {"x": {"kind": "of a later version"}, ')
    path.write_bytes(strange)

    write(journal, "after the merge")

    kept = json.loads(path.read_bytes())
    assert kept["later"] == 1 and kept["events"]["x"] == {"kind": "of a later version"}
    assert texts_of(read_all(tmp_path)) == ["before", "ours", "theirs", "after the merge"]
    assert first.id not in kept["events"], "neither side had it"
    assert not [*tmp_path.glob("*.damaged-*")]


def test_both_sides_of_several_conflicts_and_what_is_between_them() -> None:
    text = b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n<<<<<<< HEAD\n=======\ne\n>>>>>>> x\n"
    assert git_sides(text) == [b"a\nb\nd\n", b"a\nc\nd\ne\n"]
    assert git_sides(b"a\n=======\n>>>>>>> x\n") == [b"a\n=======\n>>>>>>> x\n"]


@pytest.mark.parametrize("where", [b'"te\xffxt": 1', b'"text\xff": {"\xff": 1}'])
def test_bytes_that_are_no_text_in_a_key_are_told_and_kept_as_they_are(tmp_path: Path, where: bytes) -> None:
    journal = Journal(str(tmp_path))
    event = write(journal, "mine")
    (path,) = tmp_path.glob("2*.json")
    content = path.read_bytes()
    cut = content.rindex(b"}}}")
    spoilt = content[: cut + 1] + b',"' + event.id.encode() + b'x":{"kind":"note",' + where + b"}}}"
    path.write_bytes(spoilt)

    assert texts_of(journal.read(journal.stamps()[MONTH])) == ["mine"]
    assert (
        journal.troubles[path.name] == f"{path.name} holds 1 entry that could not be read; the rest is shown."
    )
    write(journal, "another")
    assert where in path.read_bytes()
