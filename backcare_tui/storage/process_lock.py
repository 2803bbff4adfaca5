"""The one lock: for what only one process at a time may do, writing the journal and running a guided session.

The system itself keeps it (``flock``; on Windows a locked byte), on an empty file that stays. So it ends with its
process, however that ends: one that is killed leaves no stale lock behind, one that is only suspended still has its
own. It keeps apart two threads of one process as well as two processes, as each opens the file for itself.
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
    """The lock on the file at a path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._handle: int | None = None

    def acquire(self, seconds: float) -> None:
        """Hold it from now on, until ``release`` or the end of this process; waits for so many seconds if it must.

        Raises:
            Held: Another one still has it.
            OSError: The file cannot be made or opened to write, or the disk knows no locks.
        """
        if self._handle is not None:
            return
        make_folder(os.path.dirname(self.path))
        # Tries are counted, not seconds: a machine that sleeps meanwhile has not waited for anybody.
        for tries_left in range(round(seconds / BETWEEN), -1, -1):
            self._handle = _open_locked(self.path)
            if self._handle is not None:
                return
            if tries_left:
                time.sleep(BETWEEN)
        raise Held(self.path)

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
        """Hold it no longer."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            try:
                # After a mere close Windows takes its time, and a forked child may hold on.
                _flock(handle, "none")
            except OSError:
                pass
            os.close(handle)

    def is_held(self) -> bool | None:
        """Whether another one holds it; None where nobody can tell. Writes nothing, and makes no file."""
        if self._handle is not None:
            return False
        try:
            # A pipe would wait for ever.
            handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            return False
        except OSError:
            return None
        try:
            _flock(handle, "shared")
        except BlockingIOError:
            return True
        except OSError:
            return None
        else:
            return False
        finally:
            os.close(handle)


def _open_locked(path: str) -> int | None:
    """The open and locked file; None where another one has it locked."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    is_ours = False
    try:
        _flock(handle, "exclusive")
        # Deleted between the opening and the locking, it has no name left: a lock on it would keep nobody out.
        is_ours = os.fstat(handle).st_nlink > 0
    except BlockingIOError:
        pass
    finally:
        if not is_ours:
            os.close(handle)
    return handle if is_ours else None


def _flock(handle: int, how: str) -> None:
    """Lock an open file, at once or not at all: ``shared``, ``exclusive``, or with ``none`` let it go.

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
    except PermissionError as error:  # so Windows says that another one has it, and some network disks do
        raise BlockingIOError(error.errno, error.strerror) from error
