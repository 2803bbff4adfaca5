"""This machine and a folder on it: what tells both from any copy, so that no two machines write one file.

A folder that was copied, restored or synced has another inode than the one it came from, and another machine has
another id; either is enough. Neither a name of the host nor a start of the machine changes them, nor does a
container that comes and goes over the same folder. What is made of them says nothing of them to whoever reads it.
"""

from __future__ import annotations

import os
import sys
from functools import cache

try:  # hashlib would load OpenSSL for it, which takes longer than all that is asked here
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostid")
"""Where a system keeps an id of the machine. macOS and Windows keep none in a file: there, when a folder was made."""


def place_name(folder: str) -> str:
    """A name for a folder on this machine, as part of a file's: a copy of the folder has another.

    Raises:
        OSError: There is no such folder, or it cannot be looked at.
    """
    return _mixed(folder, b"name", 8).hex()


def seal(folder: str, data: bytes) -> str:
    """What only this machine can put on data that it keeps in a folder.

    Raises:
        OSError: There is no such folder, or it cannot be looked at.
    """
    return blake2b(data, digest_size=16, key=_mixed(folder, b"seal", 32)).hexdigest()


def host_name() -> str:
    """This host's name, as it can be part of a file's: not what follows the first dot, which the network gives."""
    return _file_part(node().partition(".")[0])


def whole_host_name() -> str:
    """The same with the network's part, as earlier versions had it."""
    return _file_part(node())


def node() -> str:
    """This host's name as it stands."""
    import platform  # slow to import, and seldom asked

    return platform.node()


def _file_part(name: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in name.lower())[:60] or "this"


def _mixed(folder: str, what_for: bytes, size: int) -> bytes:
    status = os.stat(folder)
    born = status.st_ctime_ns if sys.platform == "win32" else getattr(status, "st_birthtime", 0)
    facts = f"{status.st_ino} {born}".encode()
    return blake2b(facts, digest_size=size, key=_machine_id(), person=what_for).digest()


@cache
def _machine_id() -> bytes:
    """The machine's own id; nothing where it has none, as some containers do."""
    for path in IDS:
        try:
            with open(path, "rb") as file:
                found = file.read(64).strip()
        except OSError:
            continue
        if found:
            return found
    return b""
