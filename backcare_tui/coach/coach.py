"""The coach: reads plan and journal, shows days, and records what happened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from backcare_tui.clock import Clock
from backcare_tui.coach.actions.guidance import GuidanceActions
from backcare_tui.coach.actions.safety import SafetyActions
from backcare_tui.coach.actions.tasks import TaskActions
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.results import Receipt, Unreadable, check_level
from backcare_tui.domain.days.day import Day
from backcare_tui.paths import Home
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.planfile.errors import PlanError

if TYPE_CHECKING:
    from backcare_tui.coach.actions.amend import Correction
    from backcare_tui.coach.actions.sessions import SessionActions
    from backcare_tui.coach.actions.trials import TrialActions
    from backcare_tui.coach.diary import Diary
    from backcare_tui.coach.history import History
    from backcare_tui.domain.journal.entries import Entry
    from backcare_tui.domain.reference.entries import Entry as Page

MOST_AHEAD = 60
"""Days of a preview; further ahead it would only repeat itself."""


class Coach(Reading):
    """One person's plan and journal, and all that can be done with them, by subject.

    Reading writes nothing; every verb is one durable write, and raises Refused where it could not be saved.

    Attributes:
        tasks: Check-offs, skips, pain and notes.
        guidance: The person's own word on rungs, sore targets, flares, pauses, check-ins and questions.
        safety: Warning signs, conditions and what was cleared.
    """

    def __init__(self, home: Home, clock: Clock, journal: Journal | None = None) -> None:
        super().__init__(home, clock, journal)
        self.tasks = TaskActions(self)
        self.guidance = GuidanceActions(self)
        self.safety = SafetyActions(self)

    # What looks back and what guides is imported at its first use: a check-off should not wait for either.

    @cached_property
    def history(self) -> History:
        """Weeks, years, and pain beside practice."""
        from backcare_tui.coach.history import History

        return History(self)

    @cached_property
    def sessions(self) -> SessionActions:
        """Guided sessions, from their beginning to what is recorded of them."""
        from backcare_tui.coach.actions.sessions import SessionActions

        return SessionActions(self)

    @cached_property
    def trials(self) -> TrialActions:
        """A trial on oneself, from its proposal to its end."""
        from backcare_tui.coach.actions.trials import TrialActions

        return TrialActions(self)

    @cached_property
    def diary(self) -> Diary:
        """Everything that was recorded."""
        from backcare_tui.coach.diary import Diary

        return Diary(self)

    def undo(self) -> Receipt:
        """Take back the last thing recorded, if it was today or yesterday; its twin on another device with it.

        Raises:
            Doubtful: It is a safety answer, or a report whose question waits, and nobody said to be sure.
        """
        from backcare_tui.coach.actions.undo import undo

        return undo(self)

    def redo(self) -> Receipt:
        """Bring back what the last undo took, if that was today or yesterday."""
        from backcare_tui.coach.actions.undo import redo

        return redo(self)

    def take_back(self, entry: Entry) -> Receipt:
        """Take back an entry of the diary, however old.

        Raises:
            Doubtful: It is a safety answer, or a report whose question waits, and nobody said to be sure.
        """
        from backcare_tui.coach.actions.undo import take_back

        return take_back(self, entry.id, entry.day)

    def amend(self, entry: Entry, wanted: Correction) -> Receipt:
        """Put an entry of the diary right, however old.

        Raises:
            Doubtful: It takes a place whose question waits out of a report, and nobody said to be sure.
            Refused: It is taken back, or has nothing of the kind.
            Unreadable: A value is not one of its kind, or none is given.
        """
        from backcare_tui.coach.actions.amend import amend

        return amend(self, entry, wanted)

    def keep_status(self) -> None:
        """Keep in the cache, for bars, how the running day stands, if anything was recorded since.

        It is not waited for by whoever records: it follows the answer.
        """
        if self.unkept is not None:
            from backcare_tui.coach.nudges.status import keep_status

            today, seen = self.unkept
            self.unkept = None
            keep_status(self, today, seen)

    def entries(self, today: Day | None = None) -> tuple[Page, ...]:
        """Everything that can be looked up; without a plan that can be read, all but its tasks.

        Args:
            today: The running day, where it is known already.
        """
        from backcare_tui.domain.reference.entries import entries

        try:
            plan = self.plan
        except PlanError:
            return entries(None, self.atlas, {})
        stands_in = self.instead if self.problems else "shipped" if self.missing_plan() else ""
        return entries(plan, self.atlas, (today or self.today()).levels, stands_in=stands_in)

    def seconds_left(self, day: Day) -> float:
        """How long all that is left of a day takes; 0 where nothing is, or the day is over."""
        from backcare_tui.domain.session.time_left import seconds_left

        return 0.0 if day.over else seconds_left(day.rows, self.plan, self.atlas)

    def preview(self, count: int, *, pain: int | None = None, miss: bool = False) -> list[Day]:
        """Today and the days after it, if all is done and pain stays as it is. Writes nothing.

        Args:
            count: How many days, 1 to 60.
            pain: The pain of every day to come, 0 to 10; None: as it was last.
            miss: Nothing more is done.

        Raises:
            Unreadable: The count or the pain is out of bounds.
        """
        from backcare_tui.domain.days.preview import Outlook, preview

        if not 1 <= count <= MOST_AHEAD:
            raise Unreadable(f"{count} is not a number of days to look ahead: from 1 to {MOST_AHEAD} is.")
        if pain is not None:
            check_level(pain)
        today = self.today_date
        checkpoint, events = self.before(today), self.timeline.events(today, today)
        return preview(self.plan, checkpoint, events, today, count, self.atlas, Outlook(pain, miss))
