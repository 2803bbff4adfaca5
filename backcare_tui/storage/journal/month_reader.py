"""Months of the journal as they read by now: their live events, in order and by day, each month read once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from backcare_tui.domain.body.atlas import Target
from backcare_tui.domain.days.replay import by_day
from backcare_tui.domain.journal.appointments import is_own
from backcare_tui.domain.journal.corrections import live
from backcare_tui.domain.journal.events import Appointed, Event, Planned
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.large_files import NONE, LargeFiles, are_kept
from backcare_tui.storage.journal.reader import Stamp

Stamps = tuple[Stamp, ...]
"""The files of one month."""


class ReadMonth(NamedTuple):
    """A month's events as they were written, the live ones, in order and by day, and the files they were read from.

    Of large files the notes of some days may be ``left`` out, but those of the day that was ``asked`` for.
    """

    stamps: Stamps
    written: list[Event]
    events: list[Event]
    days: dict[date, list[Event]]
    left: frozenset[date]
    asked: date | None


class MonthReader:
    """Reads months, and keeps what was read until it is let go.

    Attributes:
        names: Each task's latest name, in whatever order the months are read.
        targets: Each target of a person's own as it was last, likewise.
    """

    def __init__(self, journal: Journal, cache_folder: str) -> None:
        self.names: dict[str, str] = {}
        self.targets: dict[str, Target] = {}
        self._named: dict[str, str] = {}
        self._journal = journal
        self._large = LargeFiles(cache_folder)
        self._read: dict[str, ReadMonth] = {}

    def live(self, month: str, stamps: Stamps, day: date | None = None) -> ReadMonth:
        """What is known of a month; of large files without notes, but those of a day that is asked for."""
        known = self._read.get(month)
        if known is not None and known.stamps == stamps:
            if day not in known.left:
                return known
            if known.asked is not None:  # whoever asks for one day and then another may ask for them all
                return self.whole(month, stamps)
        return self._take(month, stamps, *self._journal.read_quietly(stamps, self._large, day), day)

    def whole(self, month: str, stamps: Stamps) -> ReadMonth:
        """A month with all that is in it."""
        known = self.live(month, stamps)
        return known if not known.left else self._take(month, stamps, self._journal.read(stamps))

    def written(self, month: str, stamps: Stamps) -> list[Event]:
        """All that was written of a month; of one that nothing else has asked for without keeping it."""
        known = self._read.get(month)
        is_whole = known is not None and known.stamps == stamps and not known.left
        return known.written if known is not None and is_whole else self._journal.read(stamps)

    @property
    def kept(self) -> dict[str, list[Event]]:
        """What was written of the months that are kept, but for notes that were left out."""
        return {month: known.written for month, known in self._read.items()}

    def let_go(self, month: str) -> None:
        """Forget a month's events: those of years would take room."""
        self._read.pop(month, None)

    def learn_names(self, plan: Plan, event_id: str = "") -> None:
        """Take a plan's names for its tasks, and its own targets, as far as no later one was read."""
        for task in plan.tasks:
            self._learn(task.id, task.name, event_id)
        for target in plan.targets:
            key = f"/{target.id}"  # no id of a task has that
            if event_id >= self._named.get(key, ""):
                self._named[key] = event_id
                self.targets[target.id] = target

    def learn_visits(self, appointments: Iterable[Appointed]) -> None:
        """Take the names of visits that are in no plan, likewise."""
        for one in appointments:
            if is_own(one.task):
                self._learn(one.task, one.name, one.id)

    def _learn(self, task: str, name: str, event_id: str) -> None:
        if event_id >= self._named.get(task, ""):
            self._named[task] = event_id
            self.names[task] = name

    def save(self, months: Iterable[Stamps], *, anew: bool) -> None:
        """Save what is worth it of these months' files; not ``anew``, only if another one is known by now."""
        if not anew and not self._large.is_new:
            return
        kept = [*chain.from_iterable(map(are_kept, months))]
        for stamp in kept:
            if self._large.get(stamp) is None:
                self._journal.without_notes(stamp, self._large)
        self._large.save(kept)

    def _take(
        self,
        month: str,
        stamps: Stamps,
        written: list[Event],
        left: frozenset[date] = NONE,
        asked: date | None = None,
    ) -> ReadMonth:
        events = [*live(written)]
        known = self._read[month] = ReadMonth(stamps, written, events, by_day(events), left, asked)
        if Planned in map(type, events):
            for event in events:
                if type(event) is Planned:
                    self.learn_names(event.plan, event.id)
        self.learn_visits(event for event in events if type(event) is Appointed)
        return known
