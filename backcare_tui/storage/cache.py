"""What can be worked out again, kept so that it need not be: closed months, large files, the plan as it was understood.

Safe to delete: nothing is only here, and what does not match the files it came from is not used. Nor is what anyone
else wrote: with one folder for everything it lies among what is synced, and whoever can write there must not be able to
say how much is asked. So each is sealed, and called, by this machine for the very folder it is in (``machine``): no
sync finds two of one name to make a copy of in conflict.
"""

from __future__ import annotations

import os
from datetime import date
from typing import TypeVar

import msgspec

from backcare_tui import __version__
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.plan import Plan, Tip
from backcare_tui.storage.files import is_link, make_folder, read_regular, write_atomic
from backcare_tui.storage.journal.reader import Newest, Stamp
from backcare_tui.storage.machine import place_name, seal

FORMAT = f"23 {__version__}"
"""To be raised with every change of what is kept or of how it is worked out."""

CLOSED, OLDER = "closed-months", "older-months"
"""The sum of all that no day looks back on any more, and of what not even a year of days does."""

LARGE = "large-files"
"""Large journal files without their notes, and very many small ones."""

PLAN = "plan-in-use"


class Sealed(msgspec.Struct, frozen=True):
    """A file of the cache: what is saved, unread, and the seal on it."""

    seal: str
    saved: msgspec.Raw


class Saved(msgspec.Struct, frozen=True):
    """What everything saved begins with.

    Attributes:
        written_by: Format and version; another one's cache is not used.
    """

    written_by: str


class SavedMonths(Saved, frozen=True):
    """Where things stand at the end of a month, and the files that came to it.

    Attributes:
        through: The last month summed up, such as ``2026-08``.
        files: Stamps of every journal file through that month.
        newest: The time of the newest id seen, so that new ones sort after it.
        troubles: What is wrong with those files, by name: read or not, it is said.
    """

    through: str
    files: tuple[Stamp, ...]
    checkpoint: Checkpoint
    newest: Newest
    troubles: dict[str, str]


class SavedFile(msgspec.Struct, frozen=True, array_like=True):
    """A large journal file without most of its notes, or a small one of very many.

    Attributes:
        stamp: The file's, as it was read.
        newest: The time of the newest id seen by then.
        days: The days of which notes are left out.
        events: All else; None where that would be little less than the whole file.
    """

    stamp: Stamp
    newest: Newest
    days: frozenset[date]
    events: tuple[Event, ...] | None


class SavedFiles(Saved, frozen=True):
    """All large files, by name."""

    files: dict[str, SavedFile]


class SavedPlan(Saved, frozen=True):
    """A plan, the atlas and the messages, so that a warm start reads no TOML.

    It holds the very bytes that all were read from, and counts only while the files still say the same.

    Attributes:
        shipped: The texts of the atlas and the messages.
    """

    shipped: tuple[bytes, ...]
    atlas: Atlas
    tips: tuple[Tip, ...] = ()
    plan_text: bytes = b""
    plan: Plan | None = None


KINDS: dict[str, type[Saved]] = {
    CLOSED: SavedMonths,
    OLDER: SavedMonths,
    LARGE: SavedFiles,
    PLAN: SavedPlan,
}
"""What is saved under each name."""

Kind = TypeVar("Kind", bound=Saved)


def file_of(folder: str, name: str) -> str:
    """The file of what is saved under a name.

    Raises:
        OSError: There is no such folder, or it cannot be looked at.
    """
    return os.path.join(folder, f"{name}.{place_name(folder)}.json")


def load(folder: str, name: str, kind: type[Kind]) -> Kind | None:
    """What is saved under a name; None when there is nothing that this version can use."""
    try:
        path = file_of(folder, name)
        if is_link(path):
            return None
        found = msgspec.json.decode(read_regular(path), type=Sealed)
        if found.seal != seal(folder, bytes(found.saved)):
            return None
        saved = msgspec.json.decode(found.saved, type=kind)
    except (OSError, ValueError, RecursionError):
        return None
    return saved if saved.written_by == FORMAT else None


def is_of_another_version(folder: str) -> bool:
    """Whether the plan that was saved last was saved by another version of backcare."""
    try:
        path = file_of(folder, PLAN)
        found = msgspec.json.decode(b"" if is_link(path) else read_regular(path), type=Sealed)
        return msgspec.json.decode(found.saved, type=Saved).written_by != FORMAT
    except (OSError, ValueError, RecursionError):
        return False


def save(folder: str, name: str, saved: Saved) -> None:
    """Save under a name; a disk that will not take it costs only time later."""
    try:
        make_folder(folder)
        data = msgspec.json.encode(saved)
        sealed = msgspec.json.encode(Sealed(seal(folder, data), msgspec.Raw(data)))
        write_atomic(file_of(folder, name), sealed, through_link=False)
    except OSError:
        pass
