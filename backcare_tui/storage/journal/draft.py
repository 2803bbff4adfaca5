"""A journal in memory, until it is written whole: for what is made up, such as a demo's four months."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.reader import Stamp


class Draft(Journal):
    """A journal made in memory, as a demo's is: when ``whole`` ends, each month is written, once and durably.

    A person's own events never go through this: what a screen has called saved must be on disk.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._kept: dict[str, list[Event]] = {}

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Hold the folder's lock throughout and write everything at the end; after an error, nothing.

        Raises:
            JournalError: The folder cannot be written.
        """
        with super().writing():
            yield
            super().append([event for events in self._kept.values() for event in events])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nothing to wait for: ``whole`` holds the lock, which would wait for itself here."""
        yield

    def append(self, events: Sequence[Event]) -> None:
        """Keep events, each with its month."""
        for event in events:
            self._kept.setdefault(month_of(event.day), []).append(event)

    def stamps(self, months: Collection[str] | None = None) -> dict[str, tuple[Stamp, ...]]:
        """Each month, or only some, with how much it holds."""
        held = sorted(self._kept if months is None else self._kept.keys() & set(months))
        return {month: ((month, len(self._kept[month]), 0, 0),) for month in held}

    def own_stamp(self, month: str) -> Stamp | None:
        """What was kept of a month, as ``stamps`` has it."""
        return self.stamps([month])[month][0]

    def read(self, stamps: Sequence[Stamp]) -> list[Event]:
        """The events of the months stamped, in the order they were recorded."""
        return [event for month, *_rest in stamps for event in self._kept[month]]
