"""Which device this is: a few random letters, so that no two devices write one file."""

from __future__ import annotations

import os
import platform

from backcare_tui.storage.files import Unconfirmed, read_regular, write_atomic

LETTERS = "abcdefghjkmnpqrstuvwxyz"
LONGEST = 1000
"""Bytes of a file of letters."""


def device_file(folder: str) -> str:
    """Where this host's letters are kept; a home copied to another host finds none there."""
    return os.path.join(folder, f".device.{host_name()}")


def host_name() -> str:
    """This host's name, as it can be part of a file's."""
    host = "".join(char if char.isalnum() else "-" for char in platform.node().lower())[:60]
    return host or "this"


def device_letters(folder: str) -> str:
    """This device's letters, made at its first write; call it under the journal's lock.

    Raises:
        OSError: They could not be read or saved.
    """
    path = device_file(folder)
    try:
        letters = read_regular(path, LONGEST).decode("ascii", "replace").strip()
        if 4 <= len(letters) <= 12 and all(char in LETTERS for char in letters):
            return letters
    except FileNotFoundError:
        pass
    taken = {name.split(".")[1] for name in os.listdir(folder) if name.count(".") >= 2}
    while True:
        letters = "".join(LETTERS[byte % len(LETTERS)] for byte in os.urandom(6))
        if letters not in taken:
            break
    try:
        write_atomic(path, letters.encode("ascii"))
    except Unconfirmed:
        pass  # what is written next says whether the disk confirms anything; letters that are lost are made anew
    return letters
