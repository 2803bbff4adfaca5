"""Reading a file that may be anything: a pipe would wait for ever, a device never ends."""

from __future__ import annotations

import errno
import os
from stat import S_ISDIR, S_ISREG


class NotRegular(OSError):
    """What is there is no file: a pipe, a device, a socket."""


def read_regular(path: str | os.PathLike[str], most: int | None = None) -> bytes:
    """What is in a regular file.

    Args:
        path: The file; a link is followed.
        most: Bytes it may have; None is any number.

    Raises:
        NotRegular: It is no file.
        OSError: It cannot be read, or is larger.
        ValueError: No file can be called so.
    """
    mode = os.stat(path).st_mode
    if not S_ISREG(mode) and not S_ISDIR(mode):
        raise NotRegular(errno.EINVAL, "it is not a file", str(path))
    with open(path, "rb") as file:
        data = file.read() if most is None else file.read(most + 1)
    if most is not None and len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return data
