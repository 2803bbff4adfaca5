"""Files: read whatever they may be, written so that they are wholly old or wholly new, set aside when damaged."""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from itertools import count
from stat import S_ISDIR, S_ISLNK, S_ISREG

NO_FOLDER_FSYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What some network disks answer to an fsync of a folder: they have none."""

F_FULLFSYNC = 51
"""macOS: its plain fsync leaves data in the drive's own memory."""

DAMAGED = ".damaged-"
"""What stands behind a file's name once it is set aside, before the time."""


AN_HOUR = 3600
"""Seconds; no write takes so long."""


LEFT_OVER = re.compile(r"\..+\.([0-9]{1,7}|[0-9a-f]{16})\.tmp", re.DOTALL)
"""Temporary names: with a mark at random, or the process's number as earlier versions had it."""


class NotRegular(OSError):
    """What is there is no file: a pipe, a device, a socket."""


class Unconfirmed(OSError):
    """The file was replaced, but the disk did not confirm it: a power cut might still undo it."""


def write_atomic(path: str, data: bytes, *, through_link: bool = True) -> None:
    """Replace a file (0600) with ``data``, durably. One writer at a time: the caller holds the lock.

    What writes that were killed have left in its folder is swept away, once it is an hour old.

    Args:
        path: The file.
        data: All that is to be in it.
        through_link: Whether a link is followed, so that the file it names is replaced: a person may keep their own
            files elsewhere. What is not theirs replaces a link.

    Raises:
        Unconfirmed: The file was replaced, but the folder's fsync did not go through.
        OSError: Nothing was replaced.
    """
    is_elsewhere = through_link and is_link(path)
    real = os.path.realpath(path) if is_elsewhere else path
    folder, name = os.path.split(real)
    # Beside the file, as only within one disk is a rename whole or not at all; hidden, so that no reader takes it for
    # one of ours; and never a name that anyone can know before, as a link that waits there would be written through.
    temporary = os.path.join(folder, f".{name}.{os.urandom(8).hex()}.tmp")
    try:
        # Before it has the name: else a power cut could leave that with nothing in it.
        written = _write_synced(temporary, data)
        _replace(temporary, real)
    except FileExistsError:
        raise  # it is not ours
    except OSError:
        _unlink(temporary)
        raise
    try:
        sync_folder(folder)  # the name is the folder's: until that is on disk, the old file may come back
    except OSError as error:
        raise Unconfirmed(error.errno, error.strerror) from error
    _sweep(folder, f".{name}." if is_elsewhere else ".", written - AN_HOUR)


def _sweep(folder: str, start: str, before: float) -> None:
    """Take away what killed writes left in a folder before a moment, of all names that start so."""
    try:
        for name in os.listdir(folder or "."):
            if name.startswith(start) and name.endswith(".tmp") and LEFT_OVER.fullmatch(name):
                path = os.path.join(folder, name)
                status = os.lstat(path)
                if S_ISREG(status.st_mode) and status.st_mtime < before:
                    _unlink(path)
    except OSError:
        pass  # the next write tries again


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass


def is_link(path: str) -> bool:
    """Whether what is there is a link, to whatever it may be.

    Raises:
        OSError: The disk does not say.
    """
    try:
        return S_ISLNK(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False


def read_regular(path: str | os.PathLike[str], most: int | None = None) -> bytes:
    """What is in a regular file, or one that a link leads to, of at most so many bytes; None is any number.

    Raises:
        NotRegular: It is no file.
        OSError: It cannot be read, or is larger.
        ValueError: No file can be called so.
    """
    # Asked before it is opened: a pipe would wait for ever, a device never ends. A folder says so itself when opened.
    mode = os.stat(path).st_mode
    if not S_ISREG(mode) and not S_ISDIR(mode):
        raise NotRegular(errno.EINVAL, "it is not a file", str(path))
    with open(path, "rb") as file:
        data = file.read() if most is None else file.read(most + 1)  # one more tells that there is more
    if most is not None and len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return data


def read_or_nothing(path: str | os.PathLike[str], most: int) -> bytes:
    """The same, and nothing where it cannot be read: whoever reads the file for its words says why."""
    try:
        return read_regular(path, most)
    except (OSError, ValueError):
        return b""


def name_beside(name: str, data: bytes, word: str, place: Callable[[str], str]) -> str:
    """A free name for a file whose own is taken, with a word in it and perhaps a number; empty where it stands so already.

    Args:
        name: Its own, as it is told.
        data: What it holds.
        word: What tells where it came from.
        place: Where a file of such a name lies.
    """
    stem, ending = os.path.splitext(name)
    for number in count(1):
        free = f"{stem}-{word}{'' if number == 1 else f'-{number}'}{ending}"
        path = place(free)
        if not os.path.lexists(path):
            return free
        if os.path.exists(path) and read_or_nothing(path, len(data)) == data:
            return ""
    raise AssertionError


def changed_at(status: os.stat_result) -> int:
    """When a file was changed last, in ns: by the system's word where it has one, as anyone can set the time beside it."""
    return status.st_mtime_ns if sys.platform == "win32" else status.st_ctime_ns


def set_aside(path: str, now: datetime) -> str:
    """Give a damaged file another name, so that a new one can take its place; that name, with its folder.

    Raises:
        OSError: It has its name still, or the disk did not confirm the other one.
    """
    aside = f"{path}{DAMAGED}{now:%Y%m%dT%H%M%S}"
    while os.path.exists(aside):  # two within a second; neither may replace the other
        aside += "-"
    os.rename(path, aside)
    sync_folder(os.path.dirname(path))
    return aside


def make_folder(path: str) -> None:
    """Make a folder (0700) and those above it, each durably; one that exists is left as it is."""
    if os.path.isdir(path):
        return
    parent = os.path.dirname(os.path.abspath(path))
    if parent != path:
        make_folder(parent)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
        return
    sync_folder(parent)  # else a power cut may take the folder away with everything in it


def sync_folder(path: str) -> None:
    """Fsync a folder, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_FOLDER_FSYNC:
            raise
    finally:
        os.close(handle)


def _write_synced(path: str, data: bytes) -> float:
    """Write a file that is not there yet; when that was, by the disk's own clock."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        view = memoryview(data)
        while view:  # a write may take but a part
            view = view[os.write(handle, view) :]
        _sync(handle)
        return os.fstat(handle).st_mtime
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, F_FULLFSYNC)
            return
        except OSError:
            pass  # some network disks know only the plain one
    os.fsync(handle)


def _replace(source: str, target: str) -> None:
    if sys.platform == "win32":  # which refuses while a scanner or a reader holds the file
        for _attempt in range(20):
            try:
                os.replace(source, target)
                return
            except PermissionError:
                time.sleep(0.01)
    os.replace(source, target)
