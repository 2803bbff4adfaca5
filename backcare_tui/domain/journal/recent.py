"""What is remembered of the last eight weeks, in the form the rules read it.

Every rule but streaks and standing answers reads only this, so nothing older can change a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.journal.day_record import DayRecord, DayTotals, TaskOutcome, totals_of
from backcare_tui.domain.journal.events import Answered, CheckedIn, Chosen, Event, Kept, Sore, recorded_on
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


def remember_longer(longer: Longer, past_days: Sequence[Past], past: Past) -> Longer:
    """With one more day, ``past``, after ``past_days``."""
    day, asked = past.record.day, past.totals.asked
    lasting = [] if asked is None else [what for what in asked.said if what.startswith((PUT, SHOWN))]
    if lasting:
        longer = replace(longer, said={**longer.said, **dict.fromkeys(lasting, day)})
    if day.toordinal() % 7:
        return longer
    four_weeks = (*past_days[1 - MONTH :], past)
    first = back(day, MONTH - 1)
    reported = [
        (one.record.day, one.totals.worst)
        for one in four_weeks
        if one.totals.worst is not None and one.flare is None and one.record.day >= first
    ]
    oldest = back(day, TREND_DAYS)
    kept = tuple(one for one in longer.medians if one[0] > oldest)
    # The first good week of a diary is no four weeks, and would be held against all that follow.
    if reported and reported[0][0] <= back(day, MONTH - WEEK):
        median = lower_median([level for _day, level in reported], MONTH_REPORTS)
        kept = (*kept, (day, median)) if median is not None else kept
    return replace(longer, medians=kept)


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


def remember(
    past_days: Sequence[Past],
    day: date,
    todays: DayTotals,
    plan: Plan,
    *,
    flare: date | None,
    longer: Longer,
    asof: date | None = None,
) -> RecentHistory:
    """The eight weeks before ``day``, and what is known of the day itself so far.

    Args:
        past_days: Days before it, oldest first; older ones than eight weeks are passed over.
        day: Today.
        todays: What today's live events come to.
        plan: Its zones tell which reports are red.
        flare: The first day of the flare today is in, if it is in one.
        asof: Only what was known when this day ended; None is everything.
        longer: What is remembered for longer than that.
    """
    return with_today(past_of(past_days, day, plan, asof=asof, longer=longer), todays, plan, flare=flare)


def past_of(
    past_days: Sequence[Past],
    day: date,
    plan: Plan,
    *,
    longer: Longer,
    asof: date | None = None,
) -> RecentHistory:
    """The eight weeks before ``day`` alone; else as ``remember``."""
    recent = RecentHistory(day, longer=longer)
    first = back(day, DAYS)
    for past in past_days:
        record = past.record
        if record.day < first:
            continue
        totals = past.totals if asof is None else past.known_on(asof, plan)
        recent.outcomes.append((record.day, record.week, record.outcomes))
        _add_day(recent, record.day, totals, plan, record.outcomes, flare=past.flare)
        if totals.done:
            if recent.was_away(record.day):
                recent.returned = record.day
            recent.last_done = record.day
        if record.state in ("paused", "locked"):
            recent.off.add(record.day)
    return recent


def with_today(past: RecentHistory, todays: DayTotals, plan: Plan, *, flare: date | None) -> RecentHistory:
    """The eight weeks before a day and the day itself, as ``remember``; the past is left as it was."""
    # Copied are the parts that today may add to; a day is looked at more often than an event is written.
    recent = replace(
        past,
        worst=past.worst.copy(),
        morning=past.morning.copy(),
        woke=past.woke.copy(),
        reds=past.reds.copy(),
        flares=past.flares.copy(),
        begun=past.begun.copy(),
        sessions={
            task: sessions.copy() if task in todays.last else sessions
            for task, sessions in past.sessions.items()
        },
        chosen={task: choices.copy() for task, choices in past.chosen.items()},
        kept=past.kept.copy(),
        places=past.places.copy(),
        sore=past.sore.copy(),
        said=past.said.copy(),
        put={what: days.copy() for what, days in past.put.items()},
        answers=past.answers.copy(),
        checkins=past.checkins.copy(),
        worse={},
        # Nothing done today: what is looked up of the ladders holds for the past as well, so it is shared.
        rungs={task: rungs for task, rungs in past.rungs.items() if task not in todays.last}
        if todays.last
        else past.rungs,
    )
    _add_day(recent, past.day, todays, plan, flare=flare)
    return recent


def _add_day(
    recent: RecentHistory,
    day: date,
    totals: DayTotals,
    plan: Plan,
    outcomes: Mapping[str, TaskOutcome] = NO_OUTCOMES,
    *,
    flare: date | None,
) -> None:
    """Take one day in; today has no outcomes yet, so that none of its sessions is whole before it is over."""
    if flare is not None:
        recent.flares.add(day)
        if flare == day:
            recent.begun.append(day)
    if recent.first is None and (totals.done or totals.worst is not None):
        recent.first = day
    if totals.worst is not None:
        _add_pain(recent, day, totals, totals.worst, plan)
    for task, done in totals.last.items():
        outcome = outcomes.get(task)
        session = Session(
            day=day,
            id=done.id,
            rung=done.rung,
            full=done.dose if done.full is None else done.full,
            asked=done.dose,
            whole=done.full is None and outcome is not None and outcome.state == "done",
            targets=tuple(target for target in totals.done[task] if target),
        )
        recent.sessions.setdefault(task, []).append(session)
    if totals.asked is not None:
        recent.said.update(dict.fromkeys(totals.asked.said, day))
        for what in totals.asked.said:
            if what.startswith(PUT):
                recent.put.setdefault(what.removeprefix(PUT), []).append(day)
    for event in totals.others:
        _add_event(recent, day, event)


def _add_pain(recent: RecentHistory, day: date, totals: DayTotals, worst: int, plan: Plan) -> None:
    recent.worst[day] = worst
    if worst >= plan.red:
        recent.reds[day] = {pain.task for pain in totals.pains if pain.task and pain.level >= plan.red}
    if totals.morning is not None:
        recent.morning[day] = totals.morning
    for pain in totals.pains:
        if pain.task and pain.when == "morning":
            recent.woke[day] = max(pain.level, recent.woke.get(day, 0))
        levels = recent.places.setdefault(day, {})
        for place in pain.regions:
            levels[place] = max(pain.level, levels.get(place, 0))


def _add_event(recent: RecentHistory, day: date, event: Event) -> None:
    if type(event) is Chosen:
        recent.chosen.setdefault(event.task, []).append(event)
    elif type(event) is Kept:
        recent.kept[event.task] = event
    elif type(event) is Sore:
        recent.sore[event.target] = day
    elif type(event) is Answered:
        recent.answers[event.question] = (day, event.yes)
    elif type(event) is CheckedIn:
        recent.checkins.append(event)


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
