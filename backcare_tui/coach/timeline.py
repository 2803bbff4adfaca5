"""The journal in order: where things stood at the end of any day, and how each day went."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import chain
from typing import NamedTuple

from backcare_tui.domain.body.atlas import Target
from backcare_tui.domain.calendar import ONE_DAY, month_end, month_of, months_between
from backcare_tui.domain.days.replay import Checkpoint, replay
from backcare_tui.domain.journal.corrections import in_force
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Amended, Event, Planned, Undone
from backcare_tui.domain.journal.recent import WEEKS
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage import cache
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.month_reader import MonthReader, ReadMonth, Stamps
from backcare_tui.storage.month_sum import MonthSum, is_given

EMPTY = Checkpoint()
"""Where things stand before anything is recorded."""

YEARS = timedelta(days=760)
"""How far a year of days looks back: 53 weeks, and a year more for the strength of the first of them."""


class ReplayedMonth(NamedTuple):
    """A month replayed, or its first days: what they were replayed from, and what came of it.

    The days are kept only of first days, which stay as they are while the running day grows.
    """

    stamps: Stamps
    days: dict[date, list[Event]] | None
    before: Checkpoint
    after: Checkpoint
    records: list[DayRecord]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out of a long replay: it makes no cycles, only many small values."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Timeline:
    """Replays the journal month by month and remembers what came of it.

    Months that closed more than eight weeks ago come from the cache when it matches their files;
    everything else is read. Where there is no cache they are summed up once and let go: ten years of events
    would take their time to keep. A month is replayed again only when its events, or what stood before it,
    have changed: a check-off today replays nothing again.
    """

    def __init__(self, journal: Journal, cache_folder: str) -> None:
        self.journal = journal
        self._stamps: dict[str, Stamps] = journal.stamps()
        self._reader = MonthReader(journal, cache_folder)
        self._months: dict[tuple[str, date], ReplayedMonth] = {}
        self._closed = MonthSum(cache_folder, cache.CLOSED)
        self._older = MonthSum(cache_folder, cache.OLDER)

    def refresh(self, months: Collection[str] | None = None) -> bool:
        """Look at the folder again, or only at the files of some months; True when any has changed."""
        stamps = self.journal.stamps(months)
        if months is None:
            changed = stamps != self._stamps
        else:
            changed = any(stamps.get(month) != self._stamps.get(month) for month in months)
        if changed and months is not None:
            stamps |= {month: files for month, files in self._stamps.items() if month not in months}
        if changed:
            self._look_on(stamps, "" if months is None else min(months))
        return changed

    def wrote(self, months: Collection[str]) -> None:
        """See what this device has just written of some months; call it under the journal's lock.

        Nothing else is looked at: the next look at the folder tells of the others.
        """
        stamps = self._stamps.copy()
        for month in months:
            written = self.journal.own_stamp(month)
            if written is not None:
                others = (stamp for stamp in stamps.get(month, ()) if stamp[0] != written[0])
                stamps[month] = tuple(sorted((*others, written)))
        self._look_on(stamps, min(months))

    def _look_on(self, stamps: dict[str, Stamps], since: str) -> None:
        """Go by these files from now on, which differ from those so far in no month before ``since``."""
        self._stamps = dict(sorted(stamps.items()))
        self._closed.moved(since)
        self._older.moved(since)

    @property
    def names(self) -> dict[str, str]:
        """What each task was called last."""
        return self._reader.names

    @property
    def targets(self) -> dict[str, Target]:
        """Each target of a person's own as a plan had it last."""
        return self._reader.targets

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever recorded."""
        return not self._stamps

    def reaches_past(self, day: date) -> bool:
        """Whether anything is recorded in a month after that of ``day``."""
        return any(month > month_of(day) for month in self._stamps)

    def months_since(self, first: date, today: date) -> set[str]:
        """The months from that of ``first`` on: those of the calendar, and any known that lie ahead."""
        start = month_of(first)
        coming = months_between(start, month_of(today + ONE_DAY))
        return {*coming, *(month for month in self._stamps if month >= start)}

    def before(self, day: date) -> Checkpoint:
        """Where things stood at the end of the day before ``day``."""
        month = month_of(day)
        return self._replay(month, self._at_start_of(month), day - ONE_DAY)[0]

    def events(self, first: date, last: date) -> list[Event]:
        """Live events of care days from ``first`` through ``last``, in the order they were recorded.

        Of more than one day the notes may not be all: nothing that looks back over days reads them.
        """
        start, end = month_of(first), month_of(last)
        if first == last:
            return [*self._live(start, first).days.get(first, ())] if start in self._stamps else []
        chosen: list[Event] = []
        for month in months_between(start, end):
            if month in self._stamps:
                events = self._live(month).events
                if month in (start, end):
                    events = [event for event in events if first <= event.day <= last]
                chosen += events
        return chosen

    def every_event(self) -> list[Event]:
        """All live events of all months, in order of their ids."""
        events = [event for month in self._stamps for event in self._whole(month).events]
        return sorted(events, key=lambda event: event.id)

    @property
    def months(self) -> list[str]:
        """The months that have a file, oldest first."""
        return [*self._stamps]

    def files_of(self, month: str) -> Stamps:
        """A month's files as last looked at: while they are the same, so is what is written there."""
        return self._stamps.get(month, ())

    def written(self, month: str) -> list[Event]:
        """All that was written of a month, in order of the ids; what was taken back or put right since too.

        A month that nothing else has asked for is read and let go: whoever looks through ten years keeps what it needs.
        """
        return self._reader.written(month, self.files_of(month))

    def every_act(self) -> list[Event]:
        """All live events of all months, and what undoes and amends as long as it holds, in order of their ids."""
        acts: list[Event] = []
        for month in self._stamps:
            whole = self._whole(month)
            acts += whole.events
            acts += (e for e in in_force(whole.written) if isinstance(e, Undone | Amended))
        return sorted(acts, key=lambda event: event.id)

    def records(self, first: date, before: date) -> list[DayRecord]:
        """How each day from ``first`` to the day before ``before`` went."""
        checkpoint = self._at_start_of(month_of(first))
        records: list[DayRecord] = []
        with uncollected():
            for month in months_between(month_of(first), month_of(before)):
                through = min(month_end(month), before - ONE_DAY)
                checkpoint, replayed = self._replay(month, checkpoint, through)
                records += replayed
        return [record for record in records if record.day >= first]

    def last_plan(self) -> Plan | None:
        """The plan stored last, if any ever was."""
        for month in reversed(self._stamps):
            for event in reversed(self._live(month).events):
                if isinstance(event, Planned):
                    return event.plan
        return None

    def keep_sum(self, today: date) -> None:
        """Save what the closed months came to, and large files without their notes. Only writes call this."""
        through = month_of(_month_before(today - WEEKS))
        saved = self._sum()
        if saved is None or saved.through != through:
            saved = self._make(self._closed, through)
        anew = saved is not None and bool(saved.files) and self._closed.save()
        if anew:
            self._keep_older(today)
        self._reader.save(self._stamps.values(), anew=anew)

    def repeat_standing(self) -> None:
        """Tell what stands a second time, beside the months, as far as this device has not. Only writes call this."""
        journal = self.journal
        if not journal.has_written:
            return
        # At its first time it takes everything, and then what is new: from other devices, or where the disk was full.
        if journal.repeats_all:  # as read before the write, whose own events the journal has
            events = [*chain.from_iterable(self._reader.kept.values())]
        else:
            events = [event for month in self._stamps for event in self.written(month)]
        if journal.repeat(events):
            self._look_on(journal.stamps(), "")

    def repeat_all(self, now: datetime) -> None:
        """Tell a second time whatever stands, from every month; call it under the journal's lock.

        Raises:
            OSError: The device has no letters yet, and they could not be saved.
        """
        self.refresh()
        self.journal.repeat([event for month in self._stamps for event in self.written(month)], now)
        self._look_on(self.journal.stamps(), "")

    def _keep_older(self, today: date) -> None:
        """Save the sum of what not even a year of days looks back on, so that a year need not replay it again."""
        through = month_of(_month_before(today - YEARS))
        if next(iter(self._stamps), through) > through:
            return
        older = self._older.of(self._stamps)
        if older is None or older.through != through:
            self._make(self._older, through)
        self._older.save()

    def _make(self, kept: MonthSum, through: str) -> cache.SavedMonths | None:
        checkpoint = self._at_start_of(month_of(month_end(through) + ONE_DAY))
        return kept.make(through, checkpoint, self._stamps, self.journal)

    def catch_up(self, today: date) -> None:
        """Read this month and what lies ahead of it, where a clock went back, so that new ids sort after it."""
        running = month_of(today)
        for month in self._stamps:
            if month >= running:
                self._live(month)

    def _at_start_of(self, month: str) -> Checkpoint:
        checkpoint, first = EMPTY, None
        summed_up = self._sum()
        saved = summed_up
        if saved is None or saved.through >= month:
            saved = self._older.of(self._stamps)
        if saved and saved.through < month:
            checkpoint, first = saved.checkpoint, month_of(month_end(saved.through) + ONE_DAY)
            self.journal.follow(saved.newest)  # new ids sort after those of the months that are not read
            self.journal.troubles.update(saved.troubles)
            if checkpoint.plan is not None:
                self._reader.learn_names(checkpoint.plan)
            self._reader.learn_visits(checkpoint.status.appointments)
        else:
            first = next(iter(self._stamps), month)
        # A day is decided by the eight weeks before it, so the events of months before those are let go.
        remembered = month_of(month_end(month) - WEEKS - timedelta(days=31))
        closed = month_of(_month_before(date.fromisoformat(f"{remembered}-01")))
        far = month_of(_month_before(date.fromisoformat(f"{month}-01") - YEARS))
        sums_up = summed_up is None and first <= closed and is_given(self._stamps, closed, self.journal)
        with uncollected():
            for earlier in months_between(first, month):
                if earlier < month:
                    checkpoint, _records = self._replay(earlier, checkpoint, month_end(earlier))
                if earlier < remembered:
                    self._reader.let_go(earlier)
                    # What came of later ones is little, and a year looks back on it.
                    if sums_up and earlier <= far:
                        self._months.pop((earlier, month_end(earlier)), None)
                is_older = earlier == far and self._older.of(self._stamps) is None
                if sums_up and (is_older or earlier == closed):
                    kept = self._older if earlier == far else self._closed
                    summed = kept.make(earlier, checkpoint, self._stamps, self.journal)
                    checkpoint = checkpoint if summed is None else summed.checkpoint
        return checkpoint

    def _replay(
        self, month: str, checkpoint: Checkpoint, through: date
    ) -> tuple[Checkpoint, list[DayRecord]]:
        stamps = self.files_of(month)
        known = self._months.get((month, through))
        # By identity: a checkpoint holds eight weeks of days, and comparing those would take as long as a replay.
        if known and known.before is checkpoint and known.stamps == stamps:
            return known.after, known.records
        days = self._live(month).days
        whole = through == month_end(month)
        if not whole:
            days = {day: events for day, events in days.items() if day <= through}
        # The file was written to, yet these first days are as they were: a check-off changes only its own day.
        if known and known.before is checkpoint and known.days == days:
            self._months[month, through] = known._replace(stamps=stamps, days=days)
            return known.after, known.records
        after, records = replay(checkpoint, days, through)
        self._months[month, through] = ReplayedMonth(
            stamps, None if whole else days, checkpoint, after, records
        )
        return after, records

    def _live(self, month: str, day: date | None = None) -> ReadMonth:
        """What is known of a month; of large files without notes, but those of a day that is asked for."""
        return self._reader.live(month, self.files_of(month), day)

    def _whole(self, month: str) -> ReadMonth:
        """A month with all that is in it."""
        return self._reader.whole(month, self.files_of(month))

    def _sum(self) -> cache.SavedMonths | None:
        """The sum of the closed months, as long as it was made of the very files there are."""
        return self._closed.of(self._stamps)


def _month_before(day: date) -> date:
    return day.replace(day=1) - ONE_DAY
