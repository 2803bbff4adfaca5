"""A zip or a folder from anyone is read within bounds, and leads nowhere else."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from kits.import_kit import LOOP, put_loop

from backcare_tui.storage.formats import packed_files
from backcare_tui.storage.formats.habits import NotUnderstood
from backcare_tui.storage.formats.packed_files import read_files, zipped


def test_a_folder_and_a_zip_of_it_say_the_same_and_no_link_is_followed(tmp_path: Path) -> None:
    folder = put_loop(tmp_path / "loop")
    (folder / "link.csv").symlink_to("/etc/passwd")
    (tmp_path / "x.zip").write_bytes(zipped(LOOP))
    assert read_files(str(folder)) == read_files(str(tmp_path / "x.zip")) == LOOP
    assert zipped(LOOP) == zipped(LOOP)


@pytest.mark.parametrize("name", ["../x.csv", "/etc/x.csv", "a/../../x.csv", "C:\\x.csv", "a\\..\\x.csv"])
def test_a_zip_with_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.zip").write_bytes(zipped({name: b"x"}))
    with pytest.raises(NotUnderstood, match="leads out"):
        read_files(str(tmp_path / "x.zip"))


def test_a_zip_that_swells_and_one_that_is_damaged_or_locked_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.zip"
    monkeypatch.setattr(packed_files, "LARGEST", 10_000)
    data = zipped({"a.csv": b"0" * 6000, "b.csv": b"0" * 6000})
    for spoilt, why in (
        (data, "once it is unpacked"),
        (data[:-30], "cannot be unpacked"),
        (data[:40] + b"\xff" * 20 + data[60:], "unpacked"),
        (data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "unpacked"),
    ):
        path.write_bytes(spoilt)
        with pytest.raises(NotUnderstood, match=why):
            read_files(str(path))
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(packed_files.MOST + 1):
            archive.writestr(str(number), "")
    monkeypatch.setattr(packed_files, "LARGEST", 10**8)
    path.write_bytes(many.getvalue())
    with pytest.raises(NotUnderstood, match="more than 2000 files"):
        read_files(str(path))


def test_what_is_too_large_no_file_or_not_there_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_files, "LARGEST", 100)
    (tmp_path / "large.csv").write_bytes(b"x" * 101)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    for name in ("large.csv", "pipe", "none", "\0"):
        with pytest.raises(NotUnderstood):
            read_files(str(tmp_path / name))
