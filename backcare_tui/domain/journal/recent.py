"""What is remembered of the last eight weeks, in the form the rules read it.

Every rule but streaks and standing answers reads only this, so nothing older can change a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.journal.day_record import DayRecord, DayTotals, TaskOutcome, totals_of
from backcare_tui.domain.journal.events import CheckedIn, Chosen, Event, Kept, recorded_on
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan

WEEKS = timedelta(weeks=8)
"""How long sessions and reports count (docs/guidance.md says so before its first rule)."""
DAYS = WEEKS.days
WEEK, MONTH, MONTH_REPORTS = 7, 28, 7
"""Days whose median tells how pain is by and large, and days of them that need a report."""
TREND_DAYS = 140
"""Days through which the medians are remembered: pain that doubles in half a year rises by less than 2 in any twelve weeks."""
PUT, SHOWN = "ask:", "tip:"
"""Before the id of a question, and of a message, among what a day said."""
AWAY = 7
"""Days without a check-off after which one is welcomed back, and sessions count anew."""
NO_OUTCOMES: Mapping[str, TaskOutcome] = {}


class Past(msgspec.Struct, frozen=True, gc=False):
    """A day that is over, as the rules need it.

    Attributes:
        record: How it went.
        totals: What its live events came to.
        flare: The first day of the flare it was in; None where it was in none.
        late: Its live events, where some were written down on a later day; else empty.
    """

    record: DayRecord
    totals: DayTotals
    flare: date | None = None
    late: tuple[Event, ...] = ()

    def known_on(self, day: date, plan: Plan) -> DayTotals:
        """What of it was known when ``day`` ended."""
        if not self.late:
            return self.totals
        return totals_of(event for event in self.late if recorded_on(event, plan.starts_at) <= day)


def slim(past: Past) -> Past:
    """The day without what no rule reads of a day that is over: what it asked."""
    asked = past.totals.asked
    if asked is None or not asked.due_tasks:
        return past
    return replace(past, totals=replace(past.totals, asked=replace(asked, due_tasks=())))


class Longer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The little that is remembered for longer than eight weeks.

    Attributes:
        medians: The middle of four weeks' pain, once a week for the last twenty: its day and level, oldest first.
        said: The last day on which each question was put, and each message shown.
    """

    medians: tuple[tuple[date, int], ...] = ()
    said: dict[str, date] = {}


NOTHING_LONGER = Longer()


def lower_median(values: Sequence[int], least: int = 1) -> int | None:
    """The middle value, the lower of the two middle ones when there are two; None of fewer than ``least``."""
    # A level that was reported, never a half.
    return sorted(values)[(len(values) - 1) // 2] if len(values) >= least else None


class Session(msgspec.Struct, frozen=True, gc=False):
    """A task worked on a day.

    Attributes:
        id: Its last check-off's id.
        rung: As it was stored.
        full: The whole dose of that rung.
        asked: What was asked, which is less on an eased day.
        whole: Whether everything asked was done, and nothing was eased.
        targets: The massage targets worked.
    """

    day: date
    id: str
    rung: int
    full: Dose
    asked: Dose
    whole: bool
    targets: tuple[str, ...] = ()


class Worse(msgspec.Struct, frozen=True):
    """A climb after which pain was so much more: its day, that on which it was found, and the middles of pain."""

    climbed: date
    day: date
    after: int
    before: int


class RecentHistory(msgspec.Struct):
    """The last eight weeks, today included.

    Attributes:
        day: Today.
        worst, morning: Each reported day's highest pain, and its highest of the morning.
        woke: Each day's highest report of the morning that names a task.
        reds: Tasks that a report of the red zone was linked to, by day; days of a red report have an entry.
        flares: Days in a flare.
        off: Days on which nothing was asked, by a pause or a lock.
        begun: Days on which a flare began.
        sessions: Each task's sessions, oldest first.
        chosen: Each task's rungs of the person's own choosing, oldest first.
        kept: Each task's last step up that was declined.
        outcomes: Each past day's outcomes, oldest first.
        places: Each day's highest pain by place.
        sore: The last day each target was said to be sore.
        said: The last day each message or question was put.
        answers: The latest answer to each question: its day, and whether it was yes.
        checkins: The check-ins, oldest first.
        last_done: The last day with a check-off before today.
        returned: The last day before today that was the first after a gap of a week.
        first: The first day with a check-off or a report.
        put: The days on which each question was put, oldest first.
        longer: What is remembered for longer.
        rungs: Where each session of a task stands on its ladder as it is now, and which were a rise, once that was looked up.
        worse: What the look back on a climb of each day found, once that was looked up.
    """

    day: date
    worst: dict[date, int] = {}
    morning: dict[date, int] = {}
    woke: dict[date, int] = {}
    reds: dict[date, set[str]] = {}
    flares: set[date] = set()
    off: set[date] = set()
    begun: list[date] = []
    sessions: dict[str, list[Session]] = {}
    chosen: dict[str, list[Chosen]] = {}
    kept: dict[str, Kept] = {}
    outcomes: list[tuple[date, date, dict[str, TaskOutcome]]] = []
    places: dict[date, dict[str, int]] = {}
    sore: dict[str, date] = {}
    said: dict[str, date] = {}
    answers: dict[str, tuple[date, bool]] = {}
    checkins: list[CheckedIn] = []
    last_done: date | None = None
    returned: date | None = None
    first: date | None = None
    put: dict[str, list[date]] = {}
    longer: Longer = NOTHING_LONGER
    rungs: dict[str, tuple[list[int], list[int]]] = {}
    worse: dict[date, Worse | None] = {}

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return back(self.day, days)

    def worked_today(self, task: str) -> bool:
        """Whether any of a task is done today."""
        sessions = self.sessions.get(task)
        return sessions is not None and sessions[-1].day == self.day

    def was_away(self, day: date) -> bool:
        """Whether a day comes after a week without a check-off, in which something was missed or nothing was asked."""
        last = self.last_done
        if last is None or (day - last).days < AWAY:
            return False
        return any(
            then in self.off
            or any(outcome.state in ("missed", "skipped", "part") for outcome in outcomes.values())
            for then, _week, outcomes in self.outcomes
            if last < then < day
        )

    @property
    def is_whole(self) -> bool:
        """Whether it reaches back eight weeks: of a younger journal "in the last 8 weeks" would say too much."""
        return len(self.outcomes) >= DAYS

    @property
    def last_worked(self) -> dict[str, date]:
        """The last day each task was worked."""
        return {task: sessions[-1].day for task, sessions in self.sessions.items() if sessions}

    def since(self, what: str) -> int | None:
        """Days since a message or question was put; None when it was not."""
        last = self.said.get(what)
        return None if last is None else (self.day - last).days


def back(day: date, days: int) -> date:
    """The day so many days before ``day``; the calendar's first where it has none."""
    ordinal = day.toordinal() - days
    return date.fromordinal(ordinal if ordinal > 0 else 1)


def before_today(recent: RecentHistory) -> RecentHistory:
    """The same weeks without today's own sessions, by which a row tells why it asked what it asked."""
    if not any(map(recent.worked_today, recent.sessions)):
        return recent
    sessions = {
        task: earlier
        for task, every in recent.sessions.items()
        if (earlier := every[:-1] if recent.worked_today(task) else every)
    }
    return replace(recent, sessions=sessions, rungs={})
