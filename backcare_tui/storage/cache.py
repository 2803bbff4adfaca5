"""What closed months come to, so that they need not be read again. Safe to delete."""

from __future__ import annotations

import os

import msgspec

from backcare_tui import __version__
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.storage.files import make_folder, write_atomic
from backcare_tui.storage.journal.journal import Stamp
from backcare_tui.storage.journal.reader import Newest
from backcare_tui.storage.regular import read_regular

FORMAT = f"6 {__version__}"


class Saved(msgspec.Struct, frozen=True):
    """Where things stand at the end of a month, and the files that came to it.

    Attributes:
        written_by: Format and version; another one's cache is not used.
        through: The last month summed up, such as ``2026-08``.
        files: Stamps of every journal file through that month.
        newest: The time of the newest id seen, so that new ones sort after it.
        troubles: What is wrong with those files, by name: read or not, it is said.
    """

    written_by: str
    through: str
    files: tuple[Stamp, ...]
    checkpoint: Checkpoint
    newest: Newest
    troubles: dict[str, str]


CLOSED, OLDER = "closed-months.json", "older-months.json"
"""The sum of all that no day looks back on any more, and of what not even a year of days does."""


def cache_file(folder: str, name: str = CLOSED) -> str:
    """A sum's own file in the cache folder."""
    return os.path.join(folder, name)


def load(folder: str, name: str = CLOSED) -> Saved | None:
    """A saved sum; None when there is none that this version can use."""
    try:
        saved = msgspec.json.decode(read_regular(cache_file(folder, name)), type=Saved)
    except (OSError, ValueError, RecursionError):
        return None
    return saved if saved.written_by == FORMAT else None


def save(folder: str, saved: Saved, name: str = CLOSED) -> None:
    """Save a sum; a disk that will not take it costs only time later."""
    try:
        make_folder(folder)
        write_atomic(cache_file(folder, name), msgspec.json.encode(saved))
    except OSError:
        pass
