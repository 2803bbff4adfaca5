"""A file is wholly old or wholly new, and on disk before it is called saved."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from backcare_tui.storage.files import Unconfirmed, make_folder, sync_folder, write_atomic

posix = pytest.mark.skipif(sys.platform == "win32", reason="a promise about POSIX files")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reaches the disk, in order, in words."""
    said: list[str] = []
    names: dict[int, str] = {}
    real = {name: getattr(os, name) for name in ("open", "write", "fsync", "close", "replace", "mkdir")}

    def opened(path, flags, mode=0o777):
        handle = real["open"](path, flags, mode)
        names[handle] = "folder" if os.path.isdir(path) else "temporary"
        if flags & os.O_CREAT:
            said.append(f"open {names[handle]} {mode:o}")
        return handle

    def on_handle(name):
        def call(handle, *rest):
            said.append(f"{name} {names[handle]}")
            return real[name](handle, *rest)

        return call

    def replaced(source, target):
        said.append(f"replace {os.path.basename(target)}")
        real["replace"](source, target)

    def made(path, mode=0o777):
        said.append(f"mkdir {os.path.basename(path)} {mode:o}")
        real["mkdir"](path, mode)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(os, "mkdir", made)
    for name in ("write", "fsync", "close"):
        monkeypatch.setattr(os, name, on_handle(name))
    return said


@pytest.mark.skipif(sys.platform != "linux", reason="macOS syncs by fcntl, Windows has no folder fsync")
def test_the_data_is_on_disk_before_the_name_and_the_name_before_the_answer(
    tmp_path: Path, calls: list[str]
) -> None:
    write_atomic(str(tmp_path / "a.json"), b"new")

    assert calls == [
        "open temporary 600",
        "write temporary",
        "fsync temporary",
        "close temporary",
        "replace a.json",
        "fsync folder",
        "close folder",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_a_new_folder_is_on_disk_in_the_one_above_it_before_anything_goes_in(
    tmp_path: Path, calls: list[str]
) -> None:
    make_folder(str(tmp_path / "one" / "two"))

    assert calls == [
        "mkdir one 700",
        "fsync folder",
        "close folder",
        "mkdir two 700",
        "fsync folder",
        "close folder",
    ]


@posix
def test_files_and_folders_are_the_persons_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_folder(str(tmp_path / "a" / "b"))
        write_atomic(str(tmp_path / "a" / "b" / "c"), b"x")
    finally:
        os.umask(before)

    modes = [stat.S_IMODE(os.stat(tmp_path / name).st_mode) for name in ("a", "a/b", "a/b/c")]
    assert modes == [0o700, 0o700, 0o600]


@posix
def test_a_file_that_others_could_read_no_longer_can_be(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_atomic(str(path), b"new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    make_folder(str(tmp_path))

    assert stat.S_IMODE(tmp_path.stat().st_mode) & 0o700 == 0o700
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError):
        make_folder(str(tmp_path / "file" / "below"))


def test_a_write_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))

    write_atomic(str(tmp_path / "a"), b"0123456789")

    assert (tmp_path / "a").read_bytes() == b"0123456789"


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "real.json"
    target.write_bytes(b"old")
    link = tmp_path / "link.json"
    link.symlink_to(os.path.join("there", "real.json"))

    write_atomic(str(link), b"new")

    assert link.is_symlink()
    assert target.read_bytes() == link.read_bytes() == b"new"
    assert os.listdir(tmp_path / "there") == ["real.json"]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_write_that_breaks_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def broken(*_arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, broken)
        with pytest.raises(OSError) as caught:
            write_atomic(str(path), b"new")

    assert not isinstance(caught.value, Unconfirmed)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no folder fsync")
def test_a_disk_that_does_not_confirm_the_name_is_told_apart_from_one_that_took_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _fails_on_folders(errno.EIO))

    with pytest.raises(Unconfirmed):
        write_atomic(str(tmp_path / "a"), b"new")

    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_folder_fsync_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "fsync", _fails_on_folders(code))

    write_atomic(str(tmp_path / "a"), b"new")
    sync_folder(str(tmp_path))

    assert (tmp_path / "a").read_bytes() == b"new"


LEFT = (".a.27073.tmp", ".b.json.0123456789abcdef.tmp")
"""What killed writes leave, of this version and of earlier ones."""


def test_what_killed_writes_left_is_swept_away_once_it_is_an_hour_old_and_nothing_else_is(
    tmp_path: Path,
) -> None:
    others = (
        ".a.tmp",
        ".note.final.tmp",
        "a.1234.tmp",
        ".a.0123456789abcdef.json",
        ".a.0123456789abcdef0.tmp",
    )
    fresh = ".c.0123456789abcdef.tmp"
    for name in (*LEFT, *others):
        (tmp_path / name).write_bytes(b"much more than the new file holds")
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / fresh).write_bytes(b"of a write that is under way")
    (tmp_path / ".d.1.tmp").mkdir()
    os.utime(tmp_path / ".d.1.tmp", (1, 1))

    write_atomic(str(tmp_path / "a"), b"new")

    assert (tmp_path / "a").read_bytes() == b"new"
    assert {*os.listdir(tmp_path)} == {"a", fresh, ".d.1.tmp", *others}


@posix
def test_in_a_folder_that_a_link_leads_to_only_what_is_left_of_that_very_file_is_swept(
    tmp_path: Path,
) -> None:
    (tmp_path / "dotfiles").mkdir()
    for name in LEFT:
        (tmp_path / "dotfiles" / name).write_bytes(b"")
        os.utime(tmp_path / "dotfiles" / name, (1, 1))
    (tmp_path / "link").symlink_to(tmp_path / "dotfiles" / "a")

    write_atomic(str(tmp_path / "link"), b"new")

    assert {*os.listdir(tmp_path / "dotfiles")} == {"a", LEFT[1]}


@posix
def test_a_link_that_waits_under_the_temporary_name_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    waiting = tmp_path / f".a.{'00' * 8}.tmp"
    waiting.symlink_to(precious)

    with pytest.raises(FileExistsError):
        write_atomic(str(tmp_path / "a"), b"new")

    assert precious.read_bytes() == b"precious"
    assert waiting.is_symlink()
    assert not (tmp_path / "a").exists()


@posix
def test_a_link_in_place_of_a_file_that_is_not_the_persons_is_replaced_and_not_followed(
    tmp_path: Path,
) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a").symlink_to("precious")

    write_atomic(str(tmp_path / "a"), b"new", through_link=False)

    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "a").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"


def _fails_on_folders(code: int):
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        real(handle)

    return fsync
