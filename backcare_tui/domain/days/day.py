"""One day, whole: its rows, its pain, its streaks. What every screen and line of text shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.replay import UNPLANNED, Checkpoint, flare_on, implied, off_on, score_past_day
from backcare_tui.domain.days.rows import Row, RowContext, rows_of
from backcare_tui.domain.guidance.check_in import CheckInNow, check_in_now
from backcare_tui.domain.guidance.decision import READY, Decision, decide
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.headline import Guidance, guidance_of
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import PainNow, has_new_place, pain_now
from backcare_tui.domain.guidance.questions import SAID as ASKED
from backcare_tui.domain.guidance.questions import Question, question_of
from backcare_tui.domain.guidance.tips import SAID, message
from backcare_tui.domain.journal.day_record import DayRecord, score_day, totals_of
from backcare_tui.domain.journal.events import DueTask, Event, Noted, recorded_on
from backcare_tui.domain.journal.recent import RecentHistory, past_of, remember, with_today
from backcare_tui.domain.journal.status import Flare, Pause, Status, status_after
from backcare_tui.domain.journal.streaks import Streak, streak_now
from backcare_tui.domain.plan.plan import Plan, Tip

SCREEN_EVERY = 7
"""Days after which the warning signs are asked about again."""


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
        status: The pause, the flare and the safety answers in force.
        flaring: Whether it is in a flare that is not yet said to be over.
        message: The day's message.
        question: What the day asks or offers beside its tasks.
        unscreened: Whether the safety questions are unanswered, or a week old.
        new_place: Whether a report today names a place that none named in the eight weeks before it, and the
            safety questions have not been answered since.
        check_in: The latest check-in beside the first.
        notes: The day's notes.
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
    status: Status = Status()
    flaring: bool = False
    message: Tip | None = None
    question: Question | None = None
    unscreened: bool = False
    new_place: bool = False
    check_in: CheckInNow | None = None
    notes: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many rows count."""
        return sum(row.counts for row in self.rows)

    @property
    def done(self) -> int:
        """How many of those are wholly done."""
        return sum(row.counts and row.state == "done" for row in self.rows)

    @property
    def pause(self) -> Pause | None:
        """The pause in force, if any, even one that starts later."""
        return self.status.pause

    @property
    def flare(self) -> Flare | None:
        """The latest flare."""
        return self.status.flare

    @property
    def paused(self) -> bool:
        """Whether the day is paused."""
        return self.pause is not None and self.pause.covers(self.day)

    @property
    def locked(self) -> bool:
        """Whether a warning sign locks the plan."""
        return self.status.locked


def build_day(
    plan: Plan,
    checkpoint: Checkpoint,
    events: Sequence[Event],
    day: date,
    *,
    today: date,
    atlas: Atlas,
    week: Sequence[DayRecord] = (),
    tips: Sequence[Tip] = (),
    names: Mapping[str, str] | None = None,
    past: RecentHistory | None = None,
) -> Day:
    """One care day as it stands.

    Args:
        plan: The plan in force now; a past day uses the one stored by then.
        checkpoint: Where things stood at the end of the day before.
        events: Live events of the day, in order.
        day: The day to see.
        today: The running care day.
        atlas: Names of targets and regions.
        week: Records of the days of the same week before ``day``.
        tips: Messages to choose the day's from, beside the plan's own.
        names: Names of tasks the plan no longer has.
        past: ``past_of(checkpoint.past_days, day, plan)`` for a day that is not over, where that is known already.
    """
    over = day < today
    totals = totals_of(events)
    status = status_after(checkpoint.status, totals.others)
    stored = status.plan
    if over:
        plan = stored or as_unplanned(plan)
    first = checkpoint.week_of(day, plan.week_starts)
    sessions = checkpoint.worked(day, first)
    off = off_on(day, status, plan)
    flare = flare_on(day, status, plan)
    # What was written down after a day changes its marks, never what it asked.
    known = (
        totals_of(event for event in events if recorded_on(event, plan.starts_at) <= day) if over else totals
    )
    if over or past is None:
        past = past_of(checkpoint.past_days, day, plan, asof=day if over else None)
    recent = with_today(past, known, plan, flare=flare)
    decision = decide(plan, status, recent, sessions, known, atlas, paused=off == "paused")
    due_tasks = decision.due_tasks
    if over and totals.asked is not None:
        due_tasks = totals.asked.due_tasks
    elif over and stored is None:
        due_tasks = implied(events)
    if over:
        state, share, marks = score_past_day(stored, due_tasks, totals, off=off)
    else:
        eased = decision.stance == "ease"
        state, share, marks = score_day(
            due_tasks, totals, plan.day_counts_at, over=False, off=off, eased=eased
        )
    record = DayRecord(day, first, state, share, marks, totals.worst, totals.morning, plan.week_target)
    if over:
        recent = remember(checkpoint.past_days, day, totals, plan, flare=flare)
    pain = pain_now(events, recent, plan)
    streak = streak_now(
        checkpoint.tally,
        record,
        plan.week_target,
        plan.grace,
        coming(plan, record, sessions, decision.levels, status),
    )
    said = totals.asked.said if totals.asked is not None else ()
    zone = pain.zone
    ladder = dict(decision.levels)
    question = None if over else question_of(plan, status, recent, ladder, decision.setbacks, streak, zone)
    tip = message(
        (*plan.tips, *tips),
        recent,
        said,
        zone=zone,
        stance=decision.stance,
        streak=streak.days,
        kinds={task.kind for task in plan.tasks if any(due_task.task == task.id for due_task in due_tasks)},
        targets={target for due_task in due_tasks for target in due_task.targets},
    )
    return Day(
        day=day,
        over=over,
        plan=plan.title,
        rows=rows_of(
            due_tasks, RowContext(plan, decision, recent, events, atlas, over, off == "paused", names or {})
        ),
        record=record,
        pain=pain,
        streak=streak,
        guidance=guidance_of(
            decision,
            pain,
            plan,
            status,
            recent,
            atlas,
            over=over,
            paused=off == "paused",
            stored=totals.asked.stance if totals.asked is not None else "",
        ),
        week=(*week, record),
        due_tasks=due_tasks,
        said=said if over else tuple(dict.fromkeys((*said, *_new_words(tip, question, decision)))),
        levels=ladder,
        status=status,
        flaring=flare is not None and status.flare is not None and status.flare.last is None,
        message=tip,
        question=question,
        unscreened=status.screened is None or (day - status.screened).days >= SCREEN_EVERY,
        new_place=status.screened != day and has_new_place(recent),
        check_in=check_in_now(recent.checkins, status.peg),
        notes=tuple(event.text for event in events if isinstance(event, Noted)),
    )


def _new_words(tip: Tip | None, question: Question | None, decision: Decision) -> Iterator[str]:
    """What the day puts to the person, as it is stored."""
    if tip is not None:
        yield SAID + tip.id
    if question is not None:
        yield ASKED + question.id
    if decision.waiting is not None and decision.climbing is None:
        yield READY


def as_unplanned(plan: Plan) -> Plan:
    """A plan by which a day from before any stored plan is seen: its names, but the default rules."""
    return msgspec.structs.replace(
        plan,
        week_starts=UNPLANNED.week_starts,
        day_counts_at=UNPLANNED.day_counts_at,
        week_target=UNPLANNED.week_target,
        grace=UNPLANNED.grace,
    )


def coming(
    plan: Plan, record: DayRecord, sessions: dict[str, int], levels: Mapping[str, Level], status: Status
) -> list[date]:
    """Days of the week after ``record.day`` that are expected to count: something is due and nothing is off."""
    sessions = dict(sessions)
    for task, mark in record.outcomes.items():
        if mark.share > 0:
            sessions[task] = sessions.get(task, 0) + 1
    found: list[date] = []
    day = record.day + timedelta(days=1)
    while day.weekday() != plan.week_starts and (day - record.week).days < 7:
        due_tasks = () if off_on(day, status, plan) else due_tasks_of(plan, day, sessions, levels, status)
        if any(due_task.state == "due" for due_task in due_tasks):
            found.append(day)
        day += timedelta(days=1)
    return found
