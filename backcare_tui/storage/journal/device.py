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


def known_letters(folder: str) -> str | None:
    """This device's letters; None where it has none yet, and empty where what is kept of them is spoilt.

    Raises:
        OSError: They could not be read.
    """
    try:
        letters = read_regular(device_file(folder), LONGEST).decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return letters if 4 <= len(letters) <= 12 and all(char in LETTERS for char in letters) else ""


def device_letters(folder: str) -> str:
    """This device's letters, made at its first write; call it under the journal's lock.

    Raises:
        OSError: They could not be read or saved.
    """
    letters = known_letters(folder)
    if letters:
        return letters
    taken = {name.split(".")[1] for name in os.listdir(folder) if name.count(".") >= 2}
    while not letters or letters in taken:
        letters = "".join(LETTERS[byte % len(LETTERS)] for byte in os.urandom(6))
    try:
        write_atomic(device_file(folder), letters.encode("ascii"))
    except Unconfirmed:
        pass  # what is written next says whether the disk confirms anything; letters that are lost are made anew
    return letters
