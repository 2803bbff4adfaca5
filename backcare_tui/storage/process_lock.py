"""The one lock: for what only one process at a time may do, writing the journal and running a guided session.

The system itself keeps it (``flock``; on Windows a locked byte), on an empty file that stays, and on the folder that
it lies in: a program that syncs or tidies files may put another one in the file's place, which would lock nobody out,
but not in a folder's. So it ends with its process, however that ends: one that is killed leaves no stale lock behind,
one that is only suspended still has its own. It keeps apart two threads of one process as well as two processes, as
each opens both for itself. A folder has one lock in it at most.
"""

from __future__ import annotations

import os
import sys
import time

from backcare_tui.storage.files import make_folder

BETWEEN = 0.01
"""Seconds between two tries."""

CLAIM_SECONDS = 0.1
"""How long a claim tries: another process that only looks holds the lock too, for some microseconds."""


class Held(Exception):
    """Another process has the lock, and kept it for as long as was waited."""


class ProcessLock:
    """The lock on the file at a path, and on its folder."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._handles: list[int] = []

    def acquire(self, seconds: float) -> None:
        """Hold it from now on, until ``release`` or the end of this process.

        Waits if it must, until nothing has been written in the folder for so many seconds: however many wait, each
        has its turn.

        Raises:
            Held: Another one still has it.
            OSError: The file cannot be made or opened to write, or the disk knows no locks.
        """
        if self._handles:
            return
        make_folder(os.path.dirname(self.path))
        # Tries are counted, not seconds: a machine that sleeps meanwhile has not waited for anybody.
        tries, written = 0, None
        while not (handles := _open_locked(self.path)):
            if tries >= round(seconds / BETWEEN):
                raise Held(self.path)
            time.sleep(BETWEEN)
            before, written = written, os.stat(os.path.dirname(self.path)).st_mtime_ns
            tries = tries + 1 if before in (None, written) else 0
        self._handles = handles

    def claim(self) -> bool:
        """Hold it if nobody does; False where another one does.

        True too where there can be no lock, as on a disk that cannot be written to, or that knows none as some
        network disks do: nobody can tell whether anyone else is there, and ``is_held`` says so.
        """
        try:
            self.acquire(CLAIM_SECONDS)
        except Held:
            return False
        except OSError:
            pass
        return True

    def release(self) -> None:
        """Hold it no longer. What was done under it is done, whatever becomes of its files."""
        handles, self._handles = self._handles, []
        for handle in reversed(handles):
            _let_go(handle)

    def is_held(self) -> bool | None:
        """Whether another one holds it; None where nobody can tell. Writes nothing, and makes no file."""
        if self._handles:
            return False
        handles: list[int] = []
        try:
            handles += _open_folder(os.path.dirname(self.path), "shared")
            # A pipe would wait for ever.
            handles.append(os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
            _flock(handles[-1], "shared")
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        except OSError:
            return None
        else:
            return False
        finally:
            for handle in handles:
                _let_go(handle)


def _open_locked(path: str) -> list[int]:
    """The open and locked folder and file; nothing where another one has either locked."""
    handles: list[int] = []
    is_ours = False
    try:
        handles += _open_folder(os.path.dirname(path), "exclusive")
        handles.append(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        _flock(handles[-1], "exclusive")
        # Deleted or replaced between the opening and the locking, it is not the file that the next one will open.
        is_ours = os.path.samestat(os.fstat(handles[-1]), os.stat(path))
    except (BlockingIOError, FileNotFoundError):
        pass
    finally:
        if not is_ours:
            for handle in handles:
                _let_go(handle)
    return handles if is_ours else []


def _open_folder(path: str, how: str) -> list[int]:
    """The open and locked folder; nothing where the system or the disk locks none, as Windows and some network disks.

    Raises:
        BlockingIOError: Another one has it locked.
    """
    if sys.platform == "win32":
        return []
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return []
    try:
        _flock(handle, how, is_file=False)
    except BlockingIOError:
        _let_go(handle)
        raise
    except OSError:
        _let_go(handle)
        return []
    return [handle]


def _let_go(handle: int) -> None:
    try:
        # After a mere close Windows takes its time, and a forked child may hold on.
        _flock(handle, "none")
    except OSError:
        pass
    try:
        os.close(handle)
    except OSError:
        pass


def _flock(handle: int, how: str, *, is_file: bool = True) -> None:
    """Lock an open file or folder, at once or not at all: ``shared``, ``exclusive``, or with ``none`` let it go.

    Raises:
        BlockingIOError: Another one has it locked.
        OSError: The disk knows no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_UNLCK if how == "none" else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            operation = {"shared": fcntl.LOCK_SH, "exclusive": fcntl.LOCK_EX, "none": fcntl.LOCK_UN}[how]
            fcntl.flock(handle, operation | fcntl.LOCK_NB)
    except PermissionError as error:
        if not is_file:
            raise  # so a network disk says that it locks no folders
        # So Windows says that another one has it, and some network disks do.
        raise BlockingIOError(error.errno, error.strerror) from error
