"""Recording: every verb is decided under the lock on freshly read facts, and is one durable write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import partial
from typing import TypedDict

from msgspec.structs import replace

from backcare_tui.coach.reading import EARLIEST, Reading
from backcare_tui.coach.results import Busy, Doubtful, Receipt, Refused, Unreadable
from backcare_tui.coach.task_lookup import What, find_keys
from backcare_tui.domain.calendar import minutes_into, month_of
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.replay import LATE_DAYS
from backcare_tui.domain.days.row import RowKey
from backcare_tui.domain.journal.events import DayPlanned, Event, Planned
from backcare_tui.domain.journal.recent import WEEKS
from backcare_tui.domain.journal.status import status_after
from backcare_tui.storage.journal.journal import JournalError, Occupied, sentence
from backcare_tui.text.dates import long_date

EARLIEST_CLOCK = 2000
"""A clock of an earlier year was never set."""


class Stamp(TypedDict):
    """What every new event starts from."""

    id: str
    at: datetime
    day: date


@contextmanager
def open_day(reading: Reading, day: date | None = None, *, all_months: bool = False) -> Iterator[OpenDay]:
    """Open a day for writing: hold the lock with everything freshly read, and save the closed months' sum afterwards.

    What is recorded for a day is decided by that day and the eight weeks before it, so older
    months are not looked at again unless ``all_months`` says so.

    Args:
        reading: Whose plan and journal.
        day: The care day that is recorded for; the running one without.
        all_months: Look at every month again: what is decided may lie anywhere.

    Raises:
        Refused: The day lies ahead or too far back, or it could not be saved.
    """
    timeline = reading.timeline
    try:
        with reading.journal.writing():
            _copy_before_update(reading)
            since = max(day or reading.today_date, EARLIEST) - WEEKS
            reading.refresh(None if all_months else timeline.months_since(since, reading.today_date))
            timeline.catch_up(reading.today_date)
            opened = OpenDay(reading, reading.today_date if day is None else day)
            yield opened
            try:
                timeline.repeat_standing()
                timeline.keep_sum(reading.today_date)
                reading.library.keep(reading.plan)
                if opened.after is not None:
                    reading.mark_status(opened.after)
            except OSError:
                pass  # what was asked is on disk by now; the next write does the rest
    except JournalError as error:
        reading.refresh()
        raise (Busy if isinstance(error, Occupied) else Refused)(str(error)) from error


def _copy_before_update(reading: Reading) -> None:
    """Keep a copy of everything before a new version of backcare writes for the first time.

    A copy that cannot be had is told; it keeps nobody from recording how they are.
    """
    if not reading.library.take_new_version():
        return
    from backcare_tui.coach.carry.backup import keep_copy

    try:
        keep_copy(reading, "update")
    except Refused as error:
        why = str(error).removesuffix(", so nothing was changed.")
        reading.uncopied = (
            f"{why}, before this version of backcare wrote for the first time; all that you record is saved."
        )


@contextmanager
def said_first(words: str) -> Iterator[None]:
    """Have what cannot wait said first where what it is about cannot be recorded.

    Raises:
        Refused: It cannot be; the text begins with the words.
    """
    try:
        yield
    except (Busy, Doubtful, Unreadable):
        raise  # it is recorded by and by, or was not understood
    except Refused as error:
        raise Refused(f"{words} {error}".strip()) from error


@contextmanager
def saving(reading: Reading) -> Iterator[None]:
    """Hold the lock while a plan or a setting is saved.

    Raises:
        Refused: It could not be saved.
    """
    try:
        with reading.journal.writing():
            _copy_before_update(reading)
            try:
                yield
            except OSError as error:  # a plan's or a setting's file, and not the journal's
                raise Refused(sentence(error, str(reading.home.config))) from error
    except JournalError as error:
        raise Refused(str(error)) from error


def check_time(at: time, day: date, reading: Reading) -> None:
    """Pass a time of day at which something may have happened.

    Raises:
        Refused: It has not come yet.
    """
    starts_at = reading.plan.starts_at
    now = reading.clock.now().time()
    if day >= reading.today_date and minutes_into(at, starts_at) > minutes_into(now, starts_at):
        raise Refused(f"{at:%H:%M} has not come yet.")


def surely(reading: Reading, verb: Callable[[], Receipt]) -> Receipt:
    """Do a verb, whatever speaks against its day."""
    reading.sure = True
    try:
        return verb()
    finally:
        reading.sure = False


class OpenDay:
    """A day while something is recorded for it, under the lock.

    Attributes:
        before: The day as it stands before anything is written.
        plan: The plan in force.
        today: The running care day.
        after: The running day with what was written for it; None where nothing was, or for another day.

    Raises:
        Refused: It lies ahead, or too far back.
    """

    def __init__(self, reading: Reading, day: date) -> None:
        self._reading = reading
        self._day = day
        # Seen first, at once: it tells the journal of the newest ids so far, after which new ones must sort.
        self.before = reading.day(day)
        self.plan = reading.plan
        self.today = reading.today_date
        self.after: Day | None = None
        self._missing = reading.missing_plan()  # as of now: what is written stores the plan in force

    @property
    def events(self) -> list[Event]:
        """What is recorded for the day so far."""
        return self._reading.timeline.events(self._day, self._day)

    def ask_if_far(self, verb: Callable[[], Receipt]) -> None:
        """Let a verb go on, unless this is a far day without an entry: then it is asked for once more.

        Raises:
            Doubtful: It is a far day, and nobody said to be sure.
        """
        if not self._reading.sure:
            self.ask(self._far_words(), verb)

    def ask(self, doubt: str, verb: Callable[[], Receipt]) -> None:
        """Let a verb go on, unless something speaks against it: then it is asked for once more.

        Raises:
            Doubtful: Something does, and nobody said to be sure.
        """
        if doubt and not self._reading.sure:
            raise Doubtful(doubt, partial(surely, self._reading, verb))

    def _far_words(self) -> str:
        """What speaks against recording for this day, where it is a far one without an entry; else empty."""
        day, today, timeline = self._day, self.today, self._reading.timeline
        if self.events:
            return ""
        begun = timeline.before(day).begun
        unused = begun is None or begun > day
        if day == today:
            if day.year >= EARLIEST_CLOCK and not (unused and timeline.reaches_past(day)):
                return ""
            return (
                f"By this computer's clock today is {long_date(day)} {day.year}, before anything else recorded "
                "here; if that is wrong, set the clock right first."
            )
        if unused or (today - day).days > LATE_DAYS:
            why = "before your first day with backcare" if unused else f"more than {LATE_DAYS} days back"
            return f"{long_date(day)} {day.year} is {why}: it is recorded, but lengthens no streak."
        return ""

    def keys_of(self, what: What) -> list[RowKey]:
        """The keys of the rows that are meant.

        Raises:
            Refused: Nothing is called so, or more than one thing is.
        """
        return find_keys(what, self.plan, self.before.rows)

    def stamp(self, day: date | None = None) -> Stamp:
        """What a new event starts from; for this day, unless it belongs to another."""
        now = self._reading.clock.now()
        new_id = self._reading.journal.new_id(now)
        return {"id": new_id, "at": now.replace(microsecond=0), "day": day or self._day}

    def timed(self, drafts: list[Event], at: time | None) -> list[Event]:
        """Events that happened at a time of day, if one was said.

        Raises:
            Refused: It has not come yet.
        """
        if at is None:
            return drafts
        check_time(at, self._day, self._reading)
        return [replace(event, clock=at) for event in drafts]

    def write(self, drafts: list[Event], shown: Sequence[Event] = ()) -> Day:
        """Append events, and with them what the day asks and the plan, where the journal has not got them.

        Args:
            drafts: The events.
            shown: Earlier ones of the day that read otherwise with them, or stand again.

        Returns:
            The day as it stands with them.
        """
        before, reading = self.before, self._reading
        today, timeline = self.today, reading.timeline
        todays = timeline.events(today, today)
        stored = next(
            (event.plan for event in reversed(todays) if isinstance(event, Planned)),
            timeline.before(today).plan,
        )
        events = self.events
        planned = next((event for event in reversed(events) if isinstance(event, DayPlanned)), None)
        after = reading.day(self._day, (*drafts, *shown))
        extra: list[Event] = []
        # A past day is judged by what it asked then, whatever the plan says later, so the first thing recorded of a
        # day stores that. A day from before there was any stored plan asked nothing that is known.
        if self._day == today or status_after(timeline.before(self._day).status, events).plan:
            said = tuple(dict.fromkeys((*before.said, *after.said)))
            stance = after.guidance.stance
            asked = (after.due_tasks, said, stance, after.trial_mark)
            if (
                planned is None
                or (planned.due_tasks, planned.said, planned.stance or stance, planned.trial) != asked
            ):
                extra.append(
                    DayPlanned(
                        **self.stamp(),
                        due_tasks=after.due_tasks,
                        said=said,
                        stance=stance,
                        trial=after.trial_mark,
                    )
                )
        plan = reading.plan.stored_part()
        if stored != plan:
            extra.append(Planned(**self.stamp(today), plan=plan))
        # In this order: the journal writes the month of the first event last, once all that goes with it is on disk.
        if drafts or extra:
            self._append(drafts + extra)
            same = all(event.day == today for event in (*drafts, *extra))
            self.after = after if same and self._day == today else None
        return after

    def _append(self, events: list[Event]) -> None:
        reading = self._reading
        reading.journal.append(events)
        reading.timeline.wrote({month_of(event.day) for event in events})
        name = reading.plan_name
        if name and not reading.library.is_own(name) and not reading.problems and not self._missing:
            try:
                reading.library.adopt(name)
            except OSError:
                pass  # a check-off is not lost for want of a copy; the shipped plan stays in force
            reading.reload_plan()
