"""Recording: every verb is decided under the lock on freshly read facts, and is one durable write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypedDict

from backcare_tui.clock import Clock
from backcare_tui.coach.timeline import Timeline
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal.events import DayPlanned, Event, Planned
from backcare_tui.domain.journal.status import status_after
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.journal.journal import Journal


class Stamp(TypedDict):
    """What every new event starts from."""

    id: str
    at: datetime
    day: date


class Recording(ABC):
    """What every verb of a coach is made of."""

    clock: Clock
    journal: Journal
    timeline: Timeline

    @property
    @abstractmethod
    def plan(self) -> Plan:
        """The plan in force."""

    @property
    @abstractmethod
    def today_date(self) -> date:
        """The running care day."""

    @abstractmethod
    def day(self, day: date, coming: Sequence[Event] = ()) -> Day:
        """A care day as it stands, or as it would with some events more."""

    @abstractmethod
    def places(self) -> dict[str, str]:
        """Where pain can be reported."""

    @abstractmethod
    def _recording(self, day: date | None) -> AbstractContextManager[None]:
        """Hold the lock with what decides about a day freshly read; without one, everything."""

    @abstractmethod
    def _append(self, events: list[Event]) -> None:
        """Write events durably."""

    def _seen(self, day: date | None) -> Day:
        return self.day(self.today_date if day is None else day)

    def _stamp(self, day: date) -> Stamp:
        now = self.clock.now()
        return {"id": self.journal.new_id(now), "at": now.replace(microsecond=0), "day": day}

    def _write(self, seen: Day, drafts: list[Event]) -> Day:
        """Append events, and with them what the day asks and the plan, where the journal has not got them.

        Returns:
            The day as it stands with them.
        """
        today = self.today_date
        todays = self.timeline.events(today, today)
        checkpoint = self.timeline.before(today)
        stored = next(
            (event.plan for event in reversed(todays) if isinstance(event, Planned)), checkpoint.plan
        )
        own = self.timeline.events(seen.day, seen.day)
        asked = next((event for event in reversed(own) if isinstance(event, DayPlanned)), None)
        after = self.day(seen.day, drafts)
        extra: list[Event] = []
        if seen.day == today or status_after(self.timeline.before(seen.day).status, own).plan:
            said = tuple(dict.fromkeys((*seen.said, *after.said)))
            now = (after.due_tasks, said, after.guidance.stance)
            if asked is None or (asked.due_tasks, asked.said, asked.stance or now[2]) != now:
                extra.append(DayPlanned(**self._stamp(seen.day), due_tasks=now[0], said=said, stance=now[2]))
        if stored != (due_tasks := self.plan.stored_part()):
            extra.append(Planned(**self._stamp(today), plan=due_tasks))
        self._append(drafts + extra)
        return after
