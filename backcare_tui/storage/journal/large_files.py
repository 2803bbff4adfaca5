"""Large files of the journal without their notes, and very many small ones together, so that a year need not read them again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, tzinfo

from backcare_tui.domain.journal.events import Event, Noted
from backcare_tui.storage import cache
from backcare_tui.storage.journal.reader import Newest, Stamp

LARGE = 500_000
"""Bytes from which a file is large. A device's own is then left as it is, and another one follows."""

MANY = 50
"""Files of a month, as conflict copies may be, from which all of them are kept together."""

NONE: frozenset[date] = frozenset()


def are_kept(stamps: Sequence[Stamp]) -> Sequence[Stamp]:
    """Those of a month's files that are worth it: the large ones, or all where they are many."""
    return stamps if len(stamps) >= MANY else [stamp for stamp in stamps if stamp[1] >= LARGE]


class LargeFiles:
    """What is known of large files, by the stamps of those; from the cache, as far as it was saved there.

    Attributes:
        is_new: Whether one is known that is not saved.
    """

    def __init__(self, cache_folder: str) -> None:
        self.is_new = False
        self._cache_folder = cache_folder
        self._files: dict[str, cache.SavedFile] = {}
        self._on_disk: dict[str, cache.SavedFile] | None = None

    def get(self, stamp: Stamp) -> cache.SavedFile | None:
        """What is known of a file; None where it has another stamp by now."""
        self._load()
        known = self._files.get(stamp[0])
        return known if known is not None and known.stamp == stamp else None

    def take(self, stamp: Stamp, events: Sequence[Event], newest: Newest) -> cache.SavedFile:
        """Remember a file that was read whole, and without anything strange in it."""
        # Of each day the first note is kept, by the clock of each zone: where nothing else is told of a day, it says
        # that the day was one, and when it was written down.
        notes: dict[tuple[date, tzinfo | None], Noted] = {}
        others: list[Event] = []
        for event in events:
            if type(event) is not Noted or event.source:
                others.append(event)
                continue
            key = event.day, event.at.tzinfo
            if key not in notes or event.at < notes[key].at:
                notes[key] = event
        kept = tuple(sorted((*others, *notes.values()), key=lambda event: event.id))
        days = frozenset(day for day, _zone in notes)
        known = cache.SavedFile(stamp, newest, days, kept)
        if stamp[1] < LARGE:
            known = cache.SavedFile(stamp, newest, NONE, tuple(events))
        elif len(kept) > len(events) // 2:
            known = cache.SavedFile(stamp, newest, NONE, None)
        self._files[stamp[0]] = known
        self.is_new = True
        return known

    def save(self, stamps: Collection[Stamp]) -> None:
        """Save what is known of these large files and of no others, unless it is saved already."""
        self._load()
        self.is_new = False
        self._files = {stamp[0]: known for stamp in stamps if (known := self.get(stamp)) is not None}
        if self._files != self._on_disk:
            cache.save(self._cache_folder, cache.LARGE, cache.SavedFiles(cache.FORMAT, self._files))
            self._on_disk = self._files

    def _load(self) -> None:
        if self._on_disk is None:
            saved = cache.load(self._cache_folder, cache.LARGE, cache.SavedFiles)
            self._on_disk = saved.files if saved is not None else {}
            self._files = self._on_disk | self._files
