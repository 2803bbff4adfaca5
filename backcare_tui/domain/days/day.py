"""One day, whole: its rows, its pain, its streaks. What every screen and line of text shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.coming import coming_step
from backcare_tui.domain.days.replay import (
    Checkpoint,
    begun_by,
    how_often,
    implied,
    score_past_day,
    turns_of,
    with_streaks,
)
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.rows import Background, RowContext, rows_of
from backcare_tui.domain.days.trial_schedule import moved_to
from backcare_tui.domain.days.trial_today import TrialToday, trial_today
from backcare_tui.domain.guidance.decision import READY, decide
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.headline import Guidance, guidance_of
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import PainNow, new_symptom, pain_now
from backcare_tui.domain.guidance.progression import Rise
from backcare_tui.domain.guidance.questions import Question, question_of
from backcare_tui.domain.guidance.situation import Situation, situation_of
from backcare_tui.domain.guidance.tips import message, occasion_of
from backcare_tui.domain.journal.appointments import Visit, coming_visits, is_own, own_name
from backcare_tui.domain.journal.check_in import CheckInNow, check_in_now
from backcare_tui.domain.journal.day_record import DayRecord, count_sessions, score_day, totals_of
from backcare_tui.domain.journal.entries import Entry, Names, entries_of, said_words
from backcare_tui.domain.journal.events import DayPlanned, DueTask, Event, Noted, recorded_on
from backcare_tui.domain.journal.recent import SHOWN, RecentHistory
from backcare_tui.domain.journal.remember import past_of, remember, with_today
from backcare_tui.domain.journal.status import Pause, Status, status_after
from backcare_tui.domain.journal.streaks import Streak, streak_now
from backcare_tui.domain.journal.tracked import TrackNow, tracks_of
from backcare_tui.domain.journal.trial import BY_TRIAL
from backcare_tui.domain.plan.plan import UNPLANNED, Plan, Tip

SCREEN_EVERY, SCREEN_DAYS = 7, 2
"""Days after which the warning signs are asked about again, and for how many days of each week that stands."""


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A care day as it stands.

    Attributes:
        over: Whether the day is past.
        plan: The title of the plan in force.
        record: The day's state and share; ``pending`` while it is neither over nor kept.
        week: The days of its week so far, oldest first, itself last.
        due_tasks: What it asks, as a check-off would store it.
        said: The message and the question it shows, as a check-off would store them.
        levels: Where each task with a ladder stands.
        last: The last day each task was done, itself included.
        risen: What climbed or was raised lately, so that one change at a time is enough.
        status: The pause, the flare and the safety answers in force.
        flaring: Whether it is in a flare that is not yet said to be over.
        question: What the day asks or offers beside its tasks.
        unscreened: Whether the safety questions are unanswered, or put again as a week or more has passed, or what was
            answered may be lost.
        new_symptom: Why a report today asks about warning signs, where they have not been answered since:
            ``new-place`` or ``new-high``; else empty.
        check_in: The latest check-in beside the first.
        diary: What was recorded for it, in the order in which it happened.
        tracks: What the plan tracks, with the day's answers.
        coming: The one step up that comes next, and when at the soonest; empty where none is to be told.
        visits: The appointments of it and of the days after it; none of a day that is over.
        visited: The visits that were done the day before, by their names.
        trial: The trial that it is in, as it stands; None without one, and of a day that is over.
    """

    day: date
    over: bool
    plan: str
    rows: tuple[Row, ...]
    record: DayRecord
    pain: PainNow
    streak: Streak
    guidance: Guidance
    week: tuple[DayRecord, ...]
    due_tasks: tuple[DueTask, ...]
    said: tuple[str, ...] = ()
    levels: Mapping[str, Level] = {}
    last: Mapping[str, date] = {}
    risen: tuple[Rise, ...] = ()
    status: Status = Status()
    flaring: bool = False
    message: Tip | None = None
    question: Question | None = None
    unscreened: bool = False
    new_symptom: str = ""
    check_in: CheckInNow | None = None
    notes: tuple[str, ...] = ()
    diary: tuple[Entry, ...] = ()
    tracks: tuple[TrackNow, ...] = ()
    coming: str = ""
    visits: tuple[Visit, ...] = ()
    visited: tuple[str, ...] = ()
    trial: TrialToday | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What the person said on the day, and what its rows and its pain do not tell already, a piece each."""
        return said_words(self.diary)

    @property
    def asked(self) -> int:
        """How many rows count; a pause asks none."""
        return 0 if self.paused else sum(row.counts for row in self.rows)

    @property
    def done(self) -> int:
        """How many of those are wholly done."""
        return 0 if self.paused else sum(row.counts and row.state == "done" for row in self.rows)

    @property
    def pause(self) -> Pause | None:
        """The pause in force, if any, even one that starts later."""
        return self.status.pause

    @property
    def paused(self) -> bool:
        """Whether the day is paused."""
        return self.pause is not None and self.pause.covers(self.day)

    @property
    def locked(self) -> bool:
        """Whether a warning sign locks the plan."""
        return self.status.locked

    @property
    def trial_mark(self) -> str:
        """What it is to a trial, as an entry of it stores; empty where it is in none."""
        trial = self.status.trials[-1] if self.status.trials else None
        return trial.mark if trial is not None and trial.at == self.day else ""

    @property
    def asks_safety(self) -> str:
        """Why the day asks about warning signs: ``lost``, ``unanswered``, ``new-place``, ``new-high`` or ``weekly``; or empty."""
        if self.over or self.locked or self.put:
            return ""
        if self.status.lost:
            return "lost"
        if self.status.screened is None:
            return "unanswered"
        return self.new_symptom or ("weekly" if self.unscreened else "")

    @property
    def asks_anew(self) -> bool:
        """Whether one key answers what it asks about warning signs: none is new, or getting worse."""
        return self.asks_safety in ("new-place", "new-high", "weekly")

    @property
    def safety_first(self) -> bool:
        """Whether that is asked before anything else: pain is in the red."""
        return bool(self.asks_safety) and self.pain.zone == "red"

    @property
    def put(self) -> tuple[str, ...]:
        """The warning signs that wait for an answer before anything is asked."""
        return () if self.over or self.locked else self.status.put_on(self.day)


def build_day(
    plan: Plan,
    checkpoint: Checkpoint,
    events: Sequence[Event],
    day: date,
    *,
    today: date,
    background: Background,
    past: RecentHistory | None = None,
) -> Day:
    """One care day as it stands.

    Args:
        plan: The plan in force now; a past day uses the one stored by then.
        checkpoint: Where things stood at the end of the day before.
        events: Live events of the day, in order.
        day: The day to see.
        today: The running care day.
        background: What it is shown against.
        past: ``past_of(checkpoint.past_days, day, plan, longer=checkpoint.longer)`` for a day that is not over, where that is known already.
    """
    over = day < today
    known = totals = totals_of(events)
    status = status_after(checkpoint.status, totals.others)
    if over:
        plan = status.plan or as_unplanned(plan)
        # What was written down after a day changes its outcomes, never what it asked.
        known = totals_of(event for event in events if recorded_on(event, plan.starts_at) <= day)
        past = past_of(checkpoint.past_days, day, plan, asof=day, longer=checkpoint.longer)
    elif past is None:
        past = past_of(checkpoint.past_days, day, plan, longer=checkpoint.longer)
    status = moved_to(status, day, plan, events, lived=over)
    flare = status.flare_on(day, plan)
    situation = situation_of(plan, status, with_today(past, known, plan, flare=flare))
    week = checkpoint.week_of(day, plan.week_starts)
    sessions = checkpoint.worked(day, week)
    decision = decide(situation, sessions, known, background.atlas)
    if over:
        if totals.asked is not None:
            decision = replace(decision, due_tasks=totals.asked.due_tasks)
        elif status.plan is None:
            decision = replace(decision, due_tasks=implied(events))
        score = score_past_day(status.plan, decision.due_tasks, totals, off=situation.off)
        # It asked what was known then; it is shown by all that is known of it by now.
        recent = remember(checkpoint.past_days, day, totals, plan, flare=flare, longer=checkpoint.longer)
        situation = replace(situation, recent=recent)
    else:
        eased, counts_at = decision.stance == "ease", plan.day_counts_at
        score = score_day(decision.due_tasks, totals, counts_at, over=False, off=situation.off, eased=eased)
    record = DayRecord(day, week, *score, totals.worst, totals.morning, plan.week_target)
    often = how_often(checkpoint, plan, status.maintained, decision.due_tasks)
    record = replace(record, turns=turns_of(checkpoint.often, often))
    if over:
        begun = begun_by(checkpoint, day, events, plan)
        asked, off, late = decision.due_tasks, situation.off, totals.late
        record = with_streaks(record, begun, status.plan, asked, events, late=late, off=off)
    coming = days_coming(situation, record, sessions, decision.levels)
    streak = streak_now(checkpoint.tally, record, plan.week_target, plan.grace, coming)
    context = RowContext(situation, decision, events, background, over)
    return _shown(context, totals.asked, checkpoint, record, streak)


def _shown(
    context: RowContext, stored: DayPlanned | None, checkpoint: Checkpoint, record: DayRecord, streak: Streak
) -> Day:
    """The day as it is shown: what it says and asks beside its tasks, and its rows."""
    situation, decision, over = context.situation, context.decision, context.over
    plan, status, recent = situation.plan, situation.status, situation.recent
    pain = pain_now(context.events, recent, plan)
    question = None if over else question_of(situation, decision.due_tasks, decision.levels, streak)
    said = stored.said if stored is not None else ()
    occasion = occasion_of(situation, decision, streak.days, checkpoint.begun, checkpoint.milestones)
    tip = message(plan.tips, context.background.tips, recent, said, occasion)
    if not over:
        shown = (SHOWN + tip.id,) if tip else ()
        put = question.said if question else ()
        new = (*shown, *put, *([READY] if decision.waiting else ()))
        said = tuple(dict.fromkeys((*said, *new)))
    stance = stored.stance if stored is not None else ""
    return Day(
        day=record.day,
        over=over,
        plan=plan.title,
        rows=rows_of(context),
        record=record,
        pain=pain,
        streak=streak,
        guidance=guidance_of(decision, situation, pain, context.background.atlas, over=over, stored=stance),
        week=(*context.background.week, record),
        due_tasks=decision.due_tasks,
        said=said,
        levels=decision.levels,
        last=recent.last_worked,
        risen=decision.risen,
        status=status,
        flaring=situation.flare is not None and status.flare is not None and status.flare.last is None,
        message=tip,
        question=question,
        unscreened=_is_unscreened(status, record.day),
        new_symptom="" if status.screened == record.day else new_symptom(recent, plan),
        check_in=check_in_now(recent.checkins, status.peg),
        notes=tuple(event.text for event in context.events if isinstance(event, Noted)),
        diary=_diary(context),
        tracks=tracks_of(context.events, plan.tracks),
        coming="" if over else coming_step(decision, situation),
        visits=() if over else coming_visits(status.appointments, plan, record.day),
        visited=() if over else _visited(context),
        trial=None if over else trial_today(status, record.day),
    )


def _visited(context: RowContext) -> tuple[str, ...]:
    """The visits that were done the day before."""
    plan, recent, names = context.situation.plan, context.situation.recent, context.background.names
    yesterday = recent.ago(1)
    found = []
    for name, sessions in recent.sessions.items():
        task = plan.task(name)
        if is_own(name) or (task is not None and task.kind == "visit"):
            if any(session.day == yesterday for session in sessions[-2:]):
                found.append(task.name if task is not None else names.get(name) or own_name(name))
    return tuple(found)


def _is_unscreened(status: Status, day: date) -> bool:
    """Whether the day puts the safety questions: once a week, and not on all days until they are answered."""
    if status.screened is None or status.lost:
        return True
    days = (day - status.screened).days
    return days >= SCREEN_EVERY and days % SCREEN_EVERY < SCREEN_DAYS


def _diary(context: RowContext) -> tuple[Entry, ...]:
    """What was recorded for the day, in the order in which it happened."""
    plan, background = context.situation.plan, context.background
    names = Names(
        {**background.names, **{task.id: task.name for task in plan.tasks}}, background.atlas, plan.starts_at
    )
    return tuple(reversed(entries_of(context.events, names, plan.starts_at)))


def as_unplanned(plan: Plan) -> Plan:
    """A plan by which a day from before any stored plan is seen: its names, but the default rules."""
    return replace(
        plan,
        week_starts=UNPLANNED.week_starts,
        day_counts_at=UNPLANNED.day_counts_at,
        week_target=UNPLANNED.week_target,
        grace=UNPLANNED.grace,
    )


def days_coming(
    situation: Situation, record: DayRecord, sessions: Mapping[str, int], levels: Mapping[str, Level]
) -> list[date]:
    """Days of the week after ``record.day`` that are expected to count: something is due and nothing is off."""
    plan, status = situation.plan, situation.status
    sessions, last = count_sessions(sessions, record.worked), situation.recent.last_worked
    days: list[date] = []
    day = record.day + ONE_DAY
    while day.weekday() != plan.week_starts and (day - record.week).days < 7:
        due_tasks = (
            () if status.off_on(day, plan) else due_tasks_of(plan, day, sessions, levels, status, last)
        )
        # Whose turn it is in a trial is not known yet, but that it is someone's.
        if any(due_task.state == "due" or due_task.because == BY_TRIAL for due_task in due_tasks):
            days.append(day)
        day += ONE_DAY
    return days
