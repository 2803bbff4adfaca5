"""The coach: reads plan and journal, shows days and weeks, and records what happened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.clock import Clock
from backcare_tui.coach.actions.guidance import Guiding
from backcare_tui.coach.actions.pauses import Life
from backcare_tui.coach.actions.safety import Safety
from backcare_tui.coach.actions.session_record import Sessions
from backcare_tui.coach.actions.tasks import Tasks
from backcare_tui.coach.day_cache import DayCache
from backcare_tui.coach.errors import Refused, Unreadable
from backcare_tui.coach.history import EARLIEST, Looking
from backcare_tui.coach.timeline import Timeline
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.calendar import care_day, month_of, week_start
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.preview import Outlook, preview
from backcare_tui.domain.history.week import Week, build_week
from backcare_tui.domain.journal.events import Event, live
from backcare_tui.domain.journal.recent import WEEKS
from backcare_tui.domain.journal.status import status_after
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.paths import Home, shipped_plans
from backcare_tui.storage.journal.journal import Journal, JournalError
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError

if TYPE_CHECKING:  # only those who draw or ask where it hurt need them
    from backcare_tui.domain.body.picture import Body

MOST_AHEAD = 60
"""Days of a preview; further ahead it would only repeat itself."""


class Coach(Tasks, Life, Guiding, Safety, Looking, Sessions):
    """One person's plan and journal. Reading writes nothing; every verb is one durable write.

    Attributes:
        problems: What is wrong with the plan file, line by line; empty when it is in force.
        error: The same as it was found.
    """

    def __init__(self, home: Home, clock: Clock, journal: Journal | None = None) -> None:
        self.home = home
        self.clock = clock
        self.library = Library(home.settings, home.plans, shipped_plans(), str(home.cache))
        self.journal = Journal(str(home.journal)) if journal is None else journal
        self.timeline = Timeline(self.journal, str(home.cache))
        self.problems: tuple[str, ...] = ()
        self.error: PlanError | None = None
        self._day_cache = DayCache()
        self._plan: Plan | None = None
        self._plan_stamp: tuple[object, ...] = ()
        self._read_plan()

    @property
    def atlas(self) -> Atlas:
        """Names of regions and targets."""
        return self.library.atlas

    @property
    def plan(self) -> Plan:
        """The plan in force: the file's, or the last good one while the file has errors.

        Raises:
            PlanError: The file has errors, and no earlier plan is known.
        """
        if self._plan is None:
            self._plan = self._last_good()
        return self._plan

    @property
    def body(self) -> Body:
        """The picture of the body; read when it is first drawn."""
        return self.library.body

    def places(self) -> dict[str, str]:
        """Where pain can be reported: ids and their words."""
        return self.atlas.places()

    @property
    def plan_name(self) -> str:
        """The name of the plan in use; empty while the settings cannot be understood."""
        try:
            return self.library.in_use()
        except PlanError:
            return ""

    @property
    def plan_path(self) -> Path:
        """The file of the plan in use."""
        return self.library.path(self.plan_name)

    @property
    def troubles(self) -> tuple[str, ...]:
        """Journal files that could not be read, and a drawing of the person's own, each in one sentence."""
        found = tuple(self.journal.troubles.values())
        if self.library.body_problems:
            found += (f"Your drawing cannot be used, so the shipped one is. {self.library.body_problems[0]}",)
        return found

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever recorded here."""
        return self.timeline.is_empty

    @property
    def today_date(self) -> date:
        """The running care day."""
        return care_day(self.clock.now(), self.plan.starts_at)

    def refresh(self, months: Collection[str] | None = None) -> bool:
        """Look at plan and journal again, or only at some of its months; True when either has changed."""
        plan_changed = self.library.stamp() != self._plan_stamp
        if plan_changed:
            self._read_plan()
        return self.timeline.refresh(months) or plan_changed

    def today(self) -> Day:
        """The running care day as it stands."""
        return self.day(self.today_date)

    def day(self, day: date, coming: Sequence[Event] = ()) -> Day:
        """A care day as it stands, today or earlier; with events that are about to be written, as it will.

        Raises:
            Refused: It lies ahead, or too far back.
        """
        today = self.today_date
        if day > today:
            raise Refused(f"{day.isoformat()} has not come yet.")
        if day < EARLIEST:
            raise Refused(f"{day.isoformat()} is too long ago.")
        checkpoint = self.timeline.before(day)
        events: Sequence[Event] = self.timeline.events(day, day)
        if coming:
            events = live((*events, *(event for event in coming if event.day == day)))
        stored = status_after(checkpoint.status, events).plan
        first = checkpoint.week_of(day, (self.plan if day == today or stored is None else stored).week_starts)
        week = self.timeline.records(first, day)
        tips, names = self.library.tips, self.timeline.names
        return self._day_cache.see(self.plan, checkpoint, events, day, today, self.atlas, week, tips, names)

    def week(self, day: date | None = None) -> Week:
        """The week that holds a care day; this week without one.

        Raises:
            Refused: The day lies ahead, or too far back.
        """
        today = self.day(self.today_date)
        day = day or today.day
        if day > today.day or day < EARLIEST:
            raise Refused(f"{day.isoformat()} is not a day to look back on.")
        records = [*self.timeline.records(day - timedelta(days=380), today.day), today.record]
        starts = next(
            (record.week for record in records if record.day == day), week_start(day, self.plan.week_starts)
        )
        rungs = {task: level.rung for task, level in today.levels.items()}
        return build_week(records, self.plan, self.timeline.names, starts, today.day, today.streak, rungs)

    def preview(self, count: int, *, pain: int | None = None, miss: bool = False) -> list[Day]:
        """Today and the days after it, if all is done and pain stays as it is. Writes nothing.

        Args:
            count: How many days, 1 to 60.
            pain: The pain of every day to come, 0 to 10; None: as it was last.
            miss: Nothing more is done.

        Raises:
            Unreadable: The count or the pain is out of bounds.
        """
        if not 1 <= count <= MOST_AHEAD:
            raise Unreadable(f"{count} is not a number of days to look ahead: from 1 to {MOST_AHEAD} is.")
        if pain is not None and not 0 <= pain <= 10:
            raise Unreadable(
                f"{pain} is not a pain level: it goes from 0 (no pain) to 10 (worst imaginable)."
            )
        today = self.today_date
        checkpoint, events = self.timeline.before(today), self.timeline.events(today, today)
        return preview(self.plan, checkpoint, events, today, count, self.atlas, Outlook(pain, miss))

    @contextmanager
    def _recording(self, day: date | None) -> Iterator[None]:
        """Hold the lock with everything freshly read; save the closed months' sum afterwards.

        What is recorded for ``day`` is decided by that day and the eight weeks before it, so older
        months are not looked at again; without a day, all are.
        """
        try:
            with self.journal.writing():
                since = None if day is None else max(day, EARLIEST) - WEEKS
                self.refresh(None if since is None else self.timeline.months_since(since, self.today_date))
                self.timeline.catch_up(self.today_date)
                yield
                self.timeline.keep_sum(self.today_date)
                self.library.keep(self._plan)
        except JournalError as error:
            self.refresh()
            raise Refused(str(error)) from error

    def _append(self, events: list[Event]) -> None:
        self.journal.append(events)
        self.timeline.wrote({month_of(event.day) for event in events})
        name = self.plan_name
        if name and not self.library.is_own(name) and not self.problems:
            try:
                self.library.adopt(name)
            except OSError:
                pass  # a check-off is not lost for want of a copy; the shipped plan stays in force
            self._read_plan()

    def _read_plan(self) -> None:
        self._plan_stamp = self.library.stamp()
        try:
            self._plan = self.library.read(self.library.path(self.library.in_use()))
            self.problems, self.error = (), None
        except PlanError as error:
            self.problems, self.error = tuple(str(error).splitlines()), error

    def _last_good(self) -> Plan:
        stored = self.timeline.last_plan()
        if stored is None:
            return self.library.read(self.library.path(self.library.in_use()))
        return stored
