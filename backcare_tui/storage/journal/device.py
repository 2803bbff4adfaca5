"""This device's letters, which tell its journal files from any other's, so that two devices never write the same one."""

from __future__ import annotations

import errno
import os

from backcare_tui.storage.files import Unconfirmed, is_link, read_regular, write_atomic
from backcare_tui.storage.machine import place_name

LETTERS = "abcdefghjkmnpqrstuvwxyz"
LARGEST = 1000
"""Bytes of the file of this device's letters."""


def device_file(folder: str) -> str:
    """Where this device's letters are kept: a copy of the folder, or another machine that shares it, finds none there.

    Raises:
        OSError: The folder cannot be looked at.
    """
    return os.path.join(folder, f".device.{place_name(folder)}")


def known_letters(folder: str) -> str | None:
    """This device's letters; None where it has none yet, and empty where what is kept of them is spoilt.

    Raises:
        OSError: They could not be read.
    """
    try:
        path = device_file(folder)
        if is_link(path):
            return ""  # not of our making, and whoever made it may share what it leads to
        letters = read_regular(path, LARGEST).decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.EFBIG:
            return ""
        raise
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
        write_atomic(device_file(folder), letters.encode("ascii"), through_link=False)
    except Unconfirmed:
        pass  # what is written next says whether the disk confirms anything; letters that are lost are made anew
    return letters
