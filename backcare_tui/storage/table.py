"""The TinyDB side of the journal: one database a file, written atomically."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from tinydb import Storage, TinyDB
from tinydb.table import Document, Table

from .atomic import write_atomic

EVENTS = "events"


class Damaged(ValueError):
    """A file that is not a journal file: torn, cut short, or something else altogether."""


class AtomicStorage(Storage):
    """A TinyDB storage that cannot tear: see ``write_atomic``."""

    def __init__(self, path: str) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The whole file; None when there is none yet.

        Raises:
            Damaged: It is not a journal file.
        """
        try:
            with open(self._path, "rb") as file:
                found = msgspec.json.decode(file.read())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise Damaged(str(error)) from error
        if not isinstance(found, dict) or not isinstance(found.get(EVENTS), dict):
            raise Damaged("it holds no events")
        return found

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the whole file, durably."""
        write_atomic(self._path, msgspec.json.encode(data))


class EventTable(Table):
    """A table whose document ids are the events' own."""

    document_id_class = str  # type: ignore[assignment]


def append(path: str, events: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Add events, each with its id, to the database in a file, in one durable write.

    Raises:
        Damaged: The file is not a journal file; it is left as it is.
        OSError: The write did not go through.
    """
    database = TinyDB(path, storage=AtomicStorage)
    table = EventTable(database.storage, EVENTS, cache_size=0)
    table.insert_multiple(Document(body, doc_id) for doc_id, body in events)  # type: ignore[arg-type]
