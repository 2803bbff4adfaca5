"""A month of the journal as it was read, and as it was folded."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.journal.journal import Stamp

Stamps = tuple[Stamp, ...]


class Month(NamedTuple):
    """A month folded, or its first days: what they were folded from, and what came of it.

    The days are kept only of first days, which stay as they are while the running day grows.
    """

    stamps: Stamps
    days: dict[date, list[Event]] | None
    before: Checkpoint
    after: Checkpoint
    records: list[DayRecord]


class Read(NamedTuple):
    """A month's live events, in order and by day, and the files they were read from."""

    stamps: Stamps
    events: list[Event]
    days: dict[date, list[Event]]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out of a long fold: it makes no cycles, only many small values."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
