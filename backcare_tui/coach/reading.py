"""Reading: one person's plan and journal as they stand on disk, and any day by them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from backcare_tui.clock import Clock
from backcare_tui.coach.day_cache import DayCache
from backcare_tui.coach.results import Refused
from backcare_tui.coach.timeline import EMPTY, Timeline
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.calendar import ONE_DAY, care_day
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.days.visits import follow_up
from backcare_tui.domain.journal.corrections import live
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.status import status_after
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.paths import Home, shipped_plans
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.status_file import marks

EARLIEST = date(1970, 1, 8)
"""Days before this are refused, so that no week or window runs off the calendar."""


class Reading:
    """What everything a coach shows or records is decided by. Writes nothing.

    Attributes:
        problems: What is wrong with the plan file, line by line; empty when it is in force.
        error: The same as it was found.
        sure: Whether it is known what speaks against recording for a far day.
        unkept: The running day that no bar can show yet without a whole look, and the marks of all it came from.
    """

    def __init__(self, home: Home, clock: Clock, journal: Journal | None = None) -> None:
        self.home = home
        self.clock = clock
        self.library = Library(home.settings, home.plans, shipped_plans(), str(home.cache))
        self.journal = Journal(str(home.journal)) if journal is None else journal
        self.timeline = Timeline(self.journal, str(home.cache))
        self.sure = False
        self.problems: tuple[str, ...] = ()
        self.error: PlanError | None = None
        self.unkept: tuple[Day, str] | None = None
        self._day_cache = DayCache()
        self._unsure = (EMPTY, EMPTY)
        self._plan: Plan | None = None
        self._is_shipped = False
        self._plan_stamp: tuple[object, ...] = ()
        self._missed = ""
        self.uncopied = ""
        self.reload_plan()

    @property
    def atlas(self) -> Atlas:
        """The atlas in force: the shipped one, and the targets of the plan in force."""
        try:
            return self.library.atlas.including(self.plan.targets)
        except PlanError:  # there is no plan, and so nothing of its own
            return self.library.atlas

    @property
    def plan(self) -> Plan:
        """The plan in force: the file's, or while it has errors the last good one, or the shipped one for want of any.

        Raises:
            PlanError: The settings cannot be understood, and no earlier plan is known.
        """
        if self._plan is None:
            # The journal keeps of a plan what it asks; how that is done, and what to mind, is kept with what was read.
            stored, read = self.timeline.last_plan(), self.library.understood
            is_it = read is not None and stored in (None, read.stored_part())
            self._plan = read if is_it else stored
        if self._plan is None:
            # Settings that cannot be understood name none, and what is wrong with them is raised.
            self._plan, self._is_shipped = self.library.read_shipped(self.library.in_use()), True
        return self._plan

    @property
    def instead(self) -> str:
        """Which plan is in force while the file has errors: ``last good`` or ``shipped``."""
        return "shipped" if self.plan and self._is_shipped else "last good"

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

    def missing_plan(self) -> str:
        """That the person's own plan is gone, where a shipped one has its name; empty where it is not so.

        Once something was recorded by the shipped one, that is theirs; the process that did so still tells.
        """
        name = self.plan_name
        if not name or self.problems or self.library.is_own(name):
            return ""
        stored = self.timeline.before(self.today_date + ONE_DAY).plan
        if not self._missed and stored is not None and stored != self.plan.stored_part():
            shipped = "so the shipped plan of that name is in force until you put yours back"
            self._missed = f"{name}.toml is missing from {self.home.plans}, {shipped}."
        return self._missed

    @property
    def troubles(self) -> tuple[str, ...]:
        """Journal files that could not be read, and drawings of the person's own, each in one sentence."""
        troubles = tuple(self.journal.troubles.values())
        if self.uncopied:
            troubles += (self.uncopied,)
        missing = self.missing_plan()
        if missing:
            troubles += (missing,)
        for problem in self.library.body_problems[:1]:
            troubles += (f"Your drawing cannot be used, so the shipped one is. {problem}",)
        for problem in self.library.figure_problems[:1]:
            troubles += (f"A figure of yours cannot be used. {problem}",)
        return troubles

    @property
    def today_date(self) -> date:
        """The running care day."""
        return care_day(self.clock.now(), self.plan.starts_at)

    def later(self, day: Day) -> frozenset[str]:
        """The ids of a running day's rows that are still to do and meant for later; none of another day."""
        now, starts_at = self.clock.now().time(), self.plan.starts_at
        over = day.over or day.day != self.today_date
        return frozenset(row.id for row in day.rows if not over and row.is_later(now, starts_at))

    def after_visit(self, day: Day) -> str:
        """What a running day asks by now after a visit; empty for nothing."""
        if day.day != self.today_date:
            return ""
        return follow_up(day, self.clock.now().time(), self.plan.starts_at)

    def refresh(self, months: Collection[str] | None = None) -> bool:
        """Look at plan and journal again, or only at some of its months; True when either has changed."""
        plan_changed = not self.is_by_its_plan()
        if plan_changed:
            self.reload_plan()
        return self.timeline.refresh(months) or plan_changed

    def is_by_its_plan(self) -> bool:
        """Whether plan and settings are on disk as they were read."""
        return self.library.stamp() == self._plan_stamp

    def status_marks(self) -> str:
        """What tells whether anything has changed on disk from which the status of the running day comes."""
        return marks(str(self.home.journal), self.status_paths())

    def status_paths(self) -> tuple[str, ...]:
        """The files beside the journal that say what is asked, or would if they were there."""
        home, name = self.home, self.plan_name
        own = (home.plans / f"{name}.toml",) if name else ()
        return tuple(map(str, (home.settings, home.plans, *own)))

    def mark_status(self, today: Day) -> None:
        """Note how the running day stands by what is on disk now, for ``keep_status`` to write it down by and by."""
        seen = self.status_marks()
        # An editor may have saved another plan since it was read.
        self.unkept = (today, seen) if self.is_by_its_plan() else None

    def reload_plan(self) -> None:
        """Read the plan file again. One with errors is told, and the plan in force stays the one before."""
        self._plan_stamp = self.library.stamp()
        try:
            self._plan = self.library.read(self.library.path(self.library.in_use()))
            self.problems, self.error, self._is_shipped = (), None, False
        except PlanError as error:
            self.problems, self.error = tuple(str(error).splitlines()), error

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
        checkpoint = self.before(day)
        events: Sequence[Event] = self.timeline.events(day, day)
        if coming:
            # One that is known already reads as the coming one says.
            known = {event.id: event for event in (*events, *coming) if event.day == day}
            events = live(known.values())
        stored = status_after(checkpoint.status, events).plan
        plan = self.plan if day == today or stored is None else stored
        week = self.timeline.records(checkpoint.week_of(day, plan.week_starts), day)
        # By the targets of its own plan first; one that no plan has any more is called as it was last.
        atlas = self.library.atlas.including((*plan.targets, *self.timeline.targets.values()))
        background = Background(atlas, week, self.library.tips, self.timeline.names)
        return self._day_cache.build_day(
            self.plan, checkpoint, events, day, today=today, background=background
        )

    def before(self, day: date) -> Checkpoint:
        """Where things stood at the end of the day before; of the running day with what damaged files leave unknown."""
        checkpoint = self.timeline.before(day)
        if day != self.today_date or not (files := self.journal.lost):
            return checkpoint
        status = checkpoint.status.with_lost(files)
        known, unsure = self._unsure
        # The very same one where nothing has changed: a day is known again by it.
        if known is not checkpoint or unsure.status.lost != status.lost:
            unsure = replace(checkpoint, status=status)
            self._unsure = (checkpoint, unsure)
        return unsure


class Subject:
    """What a coach can do, or show, about one subject, by what it reads."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
