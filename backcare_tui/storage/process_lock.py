"""A sign of life that a process gives for as long as it lives: a lock, which the system itself takes back.

Whoever looks for it writes nothing, which is why it is no ``filelock``: that opens its file to write. A process
that is killed, or whose terminal is closed, gives it no longer; one that is only suspended does.
"""

from __future__ import annotations

import os
import sys
import time

from backcare_tui.storage.files import make_folder

TRIES, BETWEEN = 10, 0.01
"""Another one that looks holds the lock too, for some microseconds; seconds between two tries."""


class Sign:
    """The sign at a path: an empty file, which stays.

    A disk that cannot be written to, or that knows no locks as some network disks do, has none: then nobody
    can tell whether anyone else lives, and ``is_seen`` says so.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._handle: int | None = None

    def give(self) -> bool:
        """Give it from now on; False where another process gives it. True too where there can be none."""
        if self._handle is not None:
            return True
        try:
            make_folder(os.path.dirname(self.path))
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        for _try in range(TRIES):
            try:
                _lock(handle, shared=False)
            except BlockingIOError:
                time.sleep(BETWEEN)
            except OSError:
                break
            else:
                self._handle = handle
                return True
        else:
            os.close(handle)
            return False
        os.close(handle)
        return True

    def end(self) -> None:
        """Give it no longer."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def is_seen(self) -> bool | None:
        """Whether another process gives it; None where nobody can tell. Writes nothing."""
        if self._handle is not None:
            return False
        try:
            handle = os.open(self.path, os.O_RDONLY)
        except FileNotFoundError:
            return False
        except OSError:
            return None
        try:
            _lock(handle, shared=True)
        except BlockingIOError:
            return True
        except OSError:
            return None
        else:
            return False
        finally:
            os.close(handle)


def _lock(handle: int, *, shared: bool) -> None:
    """Take the lock of an open file until that is closed.

    Raises:
        BlockingIOError: Another one has it.
        OSError: The disk knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(error.errno, error.strerror) from error
        return
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except PermissionError as error:  # some network disks say so of a lock that another one has
        raise BlockingIOError(error.errno, error.strerror) from error
