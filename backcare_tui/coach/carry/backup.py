"""Backups: everything of a person's in one file, and the copies that are kept before much is changed at once."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from backcare_tui import __version__
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.results import Refused
from backcare_tui.storage.backup_file import LARGEST, Manifest, NotABackup, gather, pack, save_new, unpack
from backcare_tui.storage.files import read_regular
from backcare_tui.storage.journal.device import known_letters
from backcare_tui.storage.journal.journal import sentence

COPIES = "copies"
"""The folder of the copies, beside the journal's."""


class Saved(msgspec.Struct, frozen=True):
    """A backup that was saved.

    Attributes:
        path: Where.
        files: How many files are in it.
        entries: How many entries.
        left: What could not be taken: pipes and other things that are no files, and names that no zip holds.
    """

    path: str
    files: int
    entries: int
    left: tuple[str, ...] = ()


class Copies(msgspec.Struct, frozen=True):
    """The copies that were kept.

    Attributes:
        folder: Where.
        files: Their names, oldest first.
        size: Bytes of all together.
    """

    folder: str
    files: tuple[str, ...]
    size: int


def default_name(reading: Reading) -> str:
    """The name of a backup that none was said for."""
    return f"backcare-{reading.clock.now():%Y-%m-%d}.zip"


def back_up(reading: Reading, path: str) -> Saved:
    """Save everything of a person's in a new file.

    Raises:
        Refused: There is nothing yet, a file cannot be read, the name is taken, or it could not be written.
    """
    try:
        files, left = gather(reading.home)
    except OSError as error:
        what = str(error.filename or reading.home.data)[:200]
        why = (error.strerror or str(error)).lower()
        raise Refused(
            f"{what} cannot be read ({why}), and a backup without it is none; nothing was saved."
        ) from None
    if not files:
        raise Refused("There is nothing to back up yet.")
    if sum(map(len, files.values())) > LARGEST:
        raise Refused(
            f"Your files have more than {LARGEST // 2**20} MiB together, which is more than a backup holds."
        )
    data = pack(files, __version__, reading.clock.now().isoformat(timespec="seconds"))
    try:
        save_new(path, data)
        manifest, _files = unpack(data)
    except FileExistsError:
        raise Refused(
            f"{Path(path).name[:60]!r} is there already, and nothing was written: take another name."
        ) from None
    except NotABackup as error:
        raise Refused(str(error)) from None
    except OSError as error:
        raise Refused(sentence(error, os.path.dirname(os.path.abspath(path)))) from error
    return Saved(path, len(files), sum(manifest.entries.values()), tuple(left))


def read_backup(path: str) -> tuple[Manifest, dict[str, bytes]]:
    """What is in a backup, once all of it is as its manifest says.

    Raises:
        Refused: It cannot be read, or is not.
    """
    try:
        return unpack(read_regular(path, LARGEST))
    except NotABackup as error:
        raise Refused(f"{error} Nothing was changed.") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise Refused(f"{path[:200]!r} cannot be read: {why}. Nothing was changed.") from None


def keep_copy(reading: Reading, because: str) -> str:
    """Keep a copy of everything as it is, before much is changed at once; where it is, or nothing where there is nothing.

    None is ever deleted. Where the newest has the very same files, it is the copy.

    Args:
        reading: Whose.
        because: Before what: ``restore``, ``import``; it is part of the name.

    Raises:
        Refused: It could not be kept; nothing is to be changed then.
    """
    try:
        files, _left = gather(reading.home)
        letters = known_letters(reading.journal.folder) or "new"
    except OSError as error:
        raise Refused(
            f"No copy could be kept first ({(error.strerror or str(error)).lower()}), so nothing was changed."
        ) from error
    if not files:
        return ""
    kept = copies(reading)
    if kept.files:
        newest = os.path.join(kept.folder, kept.files[-1])
        try:
            if unpack(read_regular(newest, LARGEST))[1] == files:
                return newest
        except (NotABackup, OSError):
            pass  # doctor tells
    now = reading.clock.now()
    stem = os.path.join(kept.folder, f"{now:%Y-%m-%dT%H%M%S}-{letters}-{because}")
    path, number = f"{stem}.zip", 1
    while os.path.lexists(path):
        number += 1
        path = f"{stem}-{number}.zip"
    try:
        save_new(path, pack(files, __version__, now.isoformat(timespec="seconds")))
    except (NotABackup, OSError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower().rstrip(".")
        raise Refused(f"No copy could be kept first ({why}), so nothing was changed.") from error
    return path


def copies(reading: Reading) -> Copies:
    """The copies there are. Writes nothing."""
    folder = os.path.join(reading.home.data, COPIES)
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".zip") and name[0] != ".")
        size = sum(os.stat(os.path.join(folder, name)).st_size for name in names)
    except OSError:
        return Copies(folder, (), 0)
    return Copies(folder, tuple(names), size)
