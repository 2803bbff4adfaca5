"""The diary: everything that was recorded, newest first, a month at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from backcare_tui.coach.reading import Reading, Subject
from backcare_tui.coach.results import Refused, Unreadable
from backcare_tui.domain.body.atlas import Target
from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.days.check_offs import best_done
from backcare_tui.domain.days.row import RowKey
from backcare_tui.domain.journal.entries import KINDS, Entry, Names, entries_of
from backcare_tui.domain.journal.events import Planned
from backcare_tui.domain.plan.plan import UNPLANNED, Plan
from backcare_tui.storage.journal.month_reader import Stamps
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.text.language import folded

LEAST = 3
"""Letters of an entry's id at least; fewer would be a slip more often than a choice."""


class Wanted(msgspec.Struct, frozen=True):
    """Which entries are looked for.

    Attributes:
        kind: One of ``KINDS``' words; empty for all.
        task: A task's id; empty for all.
        words: Each is somewhere in it, in lower case.
        since: From this day on.
        gone: Those that were taken back as well.
    """

    kind: str = ""
    task: str = ""
    words: tuple[str, ...] = ()
    since: date | None = None
    gone: bool = False

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is one of them."""
        return (
            (self.gone or not entry.gone)
            and (not self.kind or entry.kind == self.kind)
            and (not self.task or getattr(entry.event, "task", "") == self.task)
            and (self.since is None or entry.day >= self.since)
            and entry.matches(self.words)
        )


def typed_words(text: str) -> tuple[str, ...]:
    """What was typed to look for, word by word."""
    return tuple(folded(text).split())


class Diary(Subject):
    """Everything recorded; months are read as they are come to, and kept while their files stay as they are."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._names: dict[str, str] = {}
        self._targets: dict[str, Target] = {}
        self._known: dict[str, tuple[Stamps, list[Entry]]] = {}

    def names(self) -> Names:
        """What the entries call things."""
        now = names_of(self._reading)
        return Names(
            {**self._names, **now.tasks}, now.atlas.including((*self._targets.values(),)), now.starts_at
        )

    def month(self, month: str) -> list[Entry]:
        """A month's entries, newest first; what was taken back too."""
        timeline = self._reading.timeline
        stamps = timeline.files_of(month)
        known = self._known.get(month)
        if known is None or known[0] != stamps:
            written = timeline.written(month)
            for event in written:
                if isinstance(event, Planned):  # what the plan has no more is called as it was last
                    self._names.update(
                        {task.id: task.name for task in event.plan.tasks if task.id not in self._names}
                    )
                    self._targets.update(
                        {one.id: one for one in event.plan.targets if one.id not in self._targets}
                    )
            entries = entries_of(written, self.names(), plan_of(self._reading).starts_at)
            known = self._known[month] = (stamps, entries)
        return known[1]

    def newest(self, wanted: Wanted = Wanted()) -> Iterator[Entry]:  # noqa: B008 - frozen
        """The entries that are looked for, newest first; a month is read once it is come to."""
        since = month_of(wanted.since) if wanted.since else ""
        for month in reversed(self._reading.timeline.months):
            if month < since:
                return
            yield from filter(wanted.takes, self.month(month))

    def find(self, text: str) -> Entry:
        """The entry of an id, or of its first letters.

        Raises:
            Refused: There is none, or more than one.
            Unreadable: These are too few letters.
        """
        start = text.strip().lower()
        if len(start) < LEAST:
            raise Unreadable(f"{text[:40]!r} is too short for an entry: `backcare log` shows their ids.")
        every = Wanted(gone=True)
        found = [entry for entry in self.newest(every) if entry.short.startswith(start) or entry.id == start]
        if not found:
            raise Refused(f"There is no entry {text[:40]!r}: `backcare log` shows them with their ids.")
        if len(found) > 1:
            shorts = [entry.short for entry in found]
            ids = [entry.short if shorts.count(entry.short) == 1 else entry.id for entry in found]
            raise Refused(f"{text[:40]!r} could be {', '.join(ids[:4])}; type a little more.")
        return found[0]

    def done_of(self, day: date, key: RowKey) -> Entry | None:
        """The check-off that a row of a day goes by; None where it has none."""
        best = best_done(self._reading.timeline.events(day, day), *key)
        return next((entry for entry in self.month(month_of(day)) if best and entry.id == best.id), None)

    def of_day(self, day: date) -> list[Entry]:
        """What stands of one day, in the order in which it happened."""
        wanted = Wanted()
        return [
            entry for entry in reversed(self.month(month_of(day))) if entry.day == day and wanted.takes(entry)
        ]

    def at_most(self, count: int, wanted: Wanted) -> tuple[Sequence[Entry], bool]:
        """The newest entries that are looked for, all with 0, and whether there are more."""
        if not count:
            return [*self.newest(wanted)], False
        some = [*islice(self.newest(wanted), count + 1)]
        return some[:count], len(some) > count


def names_of(reading: Reading) -> Names:
    """What things are called: tasks of the plan in force, and those it has no more."""
    plan = plan_of(reading)
    tasks = {task.id: task.name for task in plan.tasks}
    atlas = reading.atlas.including((*reading.timeline.targets.values(),))
    return Names({**reading.timeline.names, **tasks}, atlas, plan.starts_at)


def plan_of(reading: Reading) -> Plan:
    """The plan in force; where none can be read the defaults, as the diary is there all the same."""
    try:
        return reading.plan
    except PlanError:
        return UNPLANNED


def read_kind(text: str) -> str:
    """A kind that was typed.

    Raises:
        Unreadable: It is none.
    """
    known = dict.fromkeys(KINDS.values())
    word = text.strip().lower().replace("checkin", "check-in").removesuffix("s")
    if word in known:
        return word
    raise Unreadable(f"{text[:40]!r} is not a kind of entry: {', '.join(known)} are.")
