"""What can be recorded. Each verb is decided under the lock on freshly read facts, and is one durable write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TypedDict

from backcare_tui.care import events as kinds
from backcare_tui.care.amount import read_amount
from backcare_tui.care.days import ONE_DAY, care_day
from backcare_tui.care.dose import Dose, part_words, words
from backcare_tui.care.events import Asked, Event, Planned
from backcare_tui.care.fold import standing
from backcare_tui.care.plan import Plan
from backcare_tui.care.rows import Row
from backcare_tui.care.taken_back import last_action
from backcare_tui.care.today import Day
from backcare_tui.clock import Clock
from backcare_tui.storage.journal import Journal

from .chronicle import Chronicle
from .errors import Refused, Unreadable
from .find import find_rows, row_for
from .receipt import Receipt
from .wording import already, dated, left_words, of_day, told, writable

LONGEST_NOTE = 10_000
LONGEST_REASON = 200


class Stamp(TypedDict):
    """What every new event starts from."""

    id: str
    at: datetime
    day: date


class Verbs(ABC):
    """The recording half of a coach."""

    clock: Clock
    journal: Journal
    chronicle: Chronicle

    @property
    @abstractmethod
    def plan(self) -> Plan:
        """The plan in force."""

    @property
    @abstractmethod
    def today_date(self) -> date:
        """The running care day."""

    @abstractmethod
    def day(self, day: date) -> Day:
        """A care day as it stands."""

    @abstractmethod
    def places(self) -> dict[str, str]:
        """Where pain can be reported."""

    @abstractmethod
    def _recording(self, day: date | None) -> AbstractContextManager[None]:
        """Hold the lock with what decides about a day freshly read; without one, everything."""

    @abstractmethod
    def _append(self, events: list[Event]) -> None:
        """Write events durably."""

    def done(self, what: str, *, amount: str | None = None, day: date | None = None) -> Receipt:
        """Check off a task or one of its targets; ``amount`` for a part, as the day's total so far.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The amount is not one of this dose.
        """
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            pairs = find_rows(what, self.plan, seen.rows)
            drafts: list[Event] = []
            said: list[str] = []
            group = ""
            for pair in pairs:
                row = row_for(seen.rows, self.plan, pair)
                if row.state == "done":
                    continue
                did = self._did(amount, row)
                if row.did is not None and did.total <= row.did.total:
                    said.append(f"{row.name} is at {part_words(row.did, row.dose)} already.")
                    continue
                event = kinds.Done(
                    **self._stamp(seen.day),
                    task=row.task,
                    target=row.target,
                    dose=row.dose,
                    did=None if did == row.dose else did,
                    rung=row.rung,
                    group=group,
                )
                group = group or (event.id if len(pairs) > 1 else "")
                drafts.append(event)
                whole = did.total >= row.dose.total
                came = f"{words(did)} done" if whole else f"{part_words(did, row.dose)} so far"
                said.append(f"{row.name}: {came}.")
            if not drafts:
                return Receipt(
                    False, " ".join(said) or already([row_for(seen.rows, self.plan, pair) for pair in pairs])
                )
            self._write(seen, drafts)
            after = self.day(seen.day)
        return Receipt(True, " ".join(said) + dated(after, self.today_date) + left_words(after))

    def skip(self, what: str, *, because: str, day: date | None = None) -> Receipt:
        """Leave a task or one of its targets out, with a reason. What was done of it stays done.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The reason is missing or too long.
        """
        because = writable(because, "A reason", LONGEST_REASON)
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            pairs = find_rows(what, self.plan, seen.rows)
            rows = [row_for(seen.rows, self.plan, pair) for pair in pairs]
            if not any(row in seen.rows for row in rows):
                return Receipt(False, f"{rows[0].name} is not asked then, so there is nothing to skip.")
            open_rows = [row for row in rows if row.state not in ("done", "skipped") and not row.because]
            if not open_rows:
                return Receipt(False, already(rows))
            drafts: list[Event] = []
            group = ""
            for row in open_rows:
                event = kinds.Skipped(
                    **self._stamp(seen.day), task=row.task, target=row.target, because=because, group=group
                )
                group = group or (event.id if len(open_rows) > 1 else "")
                drafts.append(event)
            self._write(seen, drafts)
            after = self.day(seen.day)
        names = ", ".join(row.name for row in open_rows)
        return Receipt(
            True, f"{names} skipped ({because}). Your streak is safe." + dated(after, self.today_date)
        )

    def pain(
        self,
        level: int,
        *,
        where: Sequence[str] = (),
        morning: bool = False,
        note: str = "",
        day: date | None = None,
    ) -> Receipt:
        """Report pain from 0 (no pain) to 10 (worst pain imaginable).

        Raises:
            Refused: The day lies ahead, or it could not be saved.
            Unreadable: The level is not 0 to 10, or a region is not known.
        """
        if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= 10:
            raise Unreadable(
                f"{level} is not a pain level: it goes from 0 (no pain) to 10 (worst imaginable)."
            )
        places = self.places()
        for place in where:
            if place not in places:
                raise Unreadable(f"{place[:40]!r} is not a region.")
        note = writable(note, "A note", LONGEST_NOTE) if note else ""
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            when = "morning" if morning else "now"
            event = kinds.Pain(
                **self._stamp(seen.day),
                level=level,
                regions=tuple(dict.fromkeys(where)),
                when=when,
                note=note,
            )
            self._write(seen, [event])
            after = self.day(seen.day)
        spots = ", ".join(places[place] for place in event.regions)
        moment = " this morning" if morning else ""
        return Receipt(
            True,
            f"Pain {level}{moment}{f', {spots}' if spots else ''}: noted.{dated(after, self.today_date)}",
        )

    def note(self, text: str, *, day: date | None = None) -> Receipt:
        """Keep a few words with a day.

        Raises:
            Refused: The day lies ahead, or it could not be saved.
            Unreadable: The text is empty or too long.
        """
        text = writable(text, "A note", LONGEST_NOTE)
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            self._write(seen, [kinds.Noted(**self._stamp(seen.day), text=text)])
        return Receipt(True, "Noted." + dated(seen, self.today_date))

    def pause(self, until: date | None = None) -> Receipt:
        """Ask nothing, from today (tomorrow if today is kept already) through ``until``.

        Raises:
            Refused: ``until`` has passed, or it could not be saved.
        """
        with self._recording(self.today_date):
            seen = self._seen(None)
            if seen.pause is not None and seen.pause.until == until and (until is None or until >= seen.day):
                return Receipt(False, "Paused already. `backcare resume` ends it.")
            first = seen.day + ONE_DAY if seen.record.state == "kept" else seen.day
            if until is not None and until < first:
                raise Refused(f"{until.isoformat()} is over; a pause runs through a day to come.")
            self._write(seen, [kinds.Paused(**self._stamp(seen.day), first=first, until=until)])
        start = "from tomorrow, as today is kept" if first > seen.day else "from today"
        through = f" through {until:%A} {until.day} {until:%B}" if until else " until you resume"
        return Receipt(True, f"Paused {start}{through}. Your streak waits.")

    def resume(self) -> Receipt:
        """End a pause; today counts again.

        Raises:
            Refused: It could not be saved.
        """
        with self._recording(self.today_date):
            seen = self._seen(None)
            pause = seen.pause
            if pause is None or (pause.until is not None and pause.until < seen.day):
                return Receipt(False, "Nothing is paused.")
            self._write(seen, [kinds.Resumed(**self._stamp(seen.day))])
        return Receipt(True, "Welcome back. Today counts again.")

    def undo(self) -> Receipt:
        """Take back the last thing recorded, if it was today or yesterday; its twin on another device with it.

        Raises:
            Refused: It could not be saved.
        """
        with self._recording(None):
            found = last_action(self.chronicle.every_event())
            if not found or self._recorded_on(found[0]) < self.today_date - ONE_DAY:
                return Receipt(False, "Nothing from today or yesterday is left to take back.")
            stamp = self._stamp(found[0].day)
            undone = kinds.Undone(**stamp, events=tuple(event.id for event in found))
            self._write(self._seen(None), [undone])
        return Receipt(
            True, f"Taken back: {told(found[0], self.plan)}{of_day(found[0].day, self.today_date)}."
        )

    def _recorded_on(self, event: Event) -> date:
        try:
            moment = event.at.astimezone(self.clock.now().tzinfo)
        except (OverflowError, ValueError):  # an instant at the calendar's edge, written by hand
            return event.day
        return care_day(moment, self.plan.starts_at)

    def _seen(self, day: date | None) -> Day:
        return self.day(self.today_date if day is None else day)

    def _did(self, amount: str | None, row: Row) -> Dose:
        if amount is None:
            return row.dose
        try:
            return read_amount(amount, row.dose)
        except ValueError as error:
            raise Unreadable(str(error)) from None

    def _stamp(self, day: date) -> Stamp:
        now = self.clock.now()
        return {"id": self.journal.new_id(now), "at": now.replace(microsecond=0), "day": day}

    def _write(self, seen: Day, drafts: list[Event]) -> None:
        """Append events, and with them what the day asks and the plan, where the journal has not got them."""
        today = self.today_date
        todays = self.chronicle.events(today, today)
        carry = self.chronicle.before(today)
        stored = next((event.plan for event in reversed(todays) if isinstance(event, Planned)), carry.plan)
        own = self.chronicle.events(seen.day, seen.day)
        asked = next((event.asks for event in reversed(own) if isinstance(event, Asked)), None)
        extra: list[Event] = []
        if asked != seen.asks and (seen.day == today or standing(self.chronicle.before(seen.day), own)[0]):
            extra.append(Asked(**self._stamp(seen.day), asks=seen.asks))
        if stored != (asks := self.plan.asks()):
            extra.append(Planned(**self._stamp(today), plan=asks))
        self._append(drafts + extra)
