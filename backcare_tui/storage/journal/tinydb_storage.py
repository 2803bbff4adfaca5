"""The TinyDB side of the journal: one database a file, written atomically."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from tinydb import Storage, TinyDB
from tinydb.table import Document, Table

from backcare_tui.storage.files import NotRegular, read_regular, write_atomic
from backcare_tui.storage.journal.reader import git_sides

EVENTS = "events"

_table = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Damaged(ValueError):
    """A file that is not a journal file: torn, cut short, or something else altogether."""


class AtomicStorage(Storage):
    """A TinyDB storage that cannot tear: see ``write_atomic``."""

    def __init__(self, path: str) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The whole file, each entry still as it is written there; None when there is none yet.

        Entries are not taken apart, so that whatever another version wrote goes back byte for byte.

        Raises:
            Damaged: It is not a journal file.
        """
        try:
            sides = [_tables(side) for side in git_sides(read_regular(self._path))]
        except FileNotFoundError:
            return None
        except (NotRegular, ValueError, KeyError, RecursionError) as error:
            raise Damaged(str(error)) from error
        return sides[0] if len(sides) == 1 else _merged(*sides)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the whole file, durably."""
        write_atomic(self._path, msgspec.json.encode(data))


def _tables(data: bytes) -> dict[str, Any]:
    tables: dict[str, Any] = {**_table.decode(data)}
    tables[EVENTS] = _table.decode(tables[EVENTS])
    return tables


def _merged(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Both sides of a merge that git could not do: each entry once; of one id, the one that a reader takes."""
    events: dict[str, msgspec.Raw] = {**ours[EVENTS]}
    for key, raw in theirs[EVENTS].items():
        events[key] = max(raw, events.get(key, raw), key=bytes)
    return {**theirs, **ours, EVENTS: dict(sorted(events.items()))}


class EventTable(Table):
    """A table whose document ids are the events' own."""

    document_id_class = str  # type: ignore[assignment]


def append(path: str, events: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Add events, each with its id, to the database in a file, in one durable write.

    Raises:
        Damaged: The file is not a journal file; it is left as it is.
        OSError: The write did not go through.
    """
    # As it comes, TinyDB overwrites in place, gives ids by counting, and keeps answers that another window's write
    # makes stale: hence a storage, ids and no cache of our own.
    database = TinyDB(path, storage=AtomicStorage)
    table = EventTable(database.storage, EVENTS, cache_size=0)
    table.insert_multiple(Document(body, doc_id) for doc_id, body in events)  # type: ignore[arg-type]
