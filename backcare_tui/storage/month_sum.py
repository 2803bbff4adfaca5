"""The sum of the months through one: where things stood at their end, so that they need not be read or replayed again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from msgspec.structs import replace

from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.journal.recent import slim
from backcare_tui.storage import cache
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.reader import Stamp

Files = Mapping[str, tuple[Stamp, ...]]
"""The journal's files as they were seen last, by month."""


class MonthSum:
    """A sum as it was worked out last, or as it is in the cache under its name."""

    def __init__(self, cache_folder: str, name: str) -> None:
        self._cache_folder = cache_folder
        self._name = name
        self._sought = False
        self._saved: cache.SavedMonths | None = None
        self._on_disk: cache.SavedMonths | None = None
        self._fits: bool | None = None

    def of(self, files: Files) -> cache.SavedMonths | None:
        """The sum, as long as it was made of the very files there are."""
        if not self._sought:
            self._saved = self._on_disk = cache.load(self._cache_folder, self._name, cache.SavedMonths)
            self._sought = True
        saved = self._saved
        if saved is not None and self._fits is None:
            self._fits = saved.files == _through(files, saved.through)
        return saved if self._fits else None

    def moved(self, since: str) -> None:
        """Files of this month or later ones are others now: those of months before need not be compared again."""
        if self._saved is None or since <= self._saved.through:
            self._fits = None

    def make(
        self, through: str, checkpoint: Checkpoint, files: Files, journal: Journal
    ) -> cache.SavedMonths | None:
        """Remember what the months through one came to; None where the disk did not give them all.

        A disk that gives them tomorrow must not find them summed up without.
        """
        summed = _through(files, through)
        if not journal.is_read(summed):
            return None
        checkpoint = replace(checkpoint, past_days=tuple(map(slim, checkpoint.past_days)))
        names = {name for name, *_rest in summed}
        troubles = {name: text for name, text in journal.troubles.items() if name in names}
        self._saved = cache.SavedMonths(cache.FORMAT, through, summed, checkpoint, journal.newest, troubles)
        self._sought = self._fits = True
        return self._saved

    def save(self) -> bool:
        """Save the sum, unless it is saved already; whether it was not."""
        if self._saved is None or self._saved is self._on_disk:
            return False
        cache.save(self._cache_folder, self._name, self._saved)
        self._on_disk = self._saved
        return True


def is_given(files: Files, month: str, journal: Journal) -> bool:
    """Whether the disk gave every file of the months through one, when last asked."""
    return journal.is_read(_through(files, month))


def _through(files: Files, month: str) -> tuple[Stamp, ...]:
    return tuple(chain.from_iterable(stamps for name, stamps in files.items() if name <= month))
