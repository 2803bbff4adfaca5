"""One day, whole: its rows, its pain, its streaks. What every screen and line of text shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.replay import (
    UNPLANNED,
    Carry,
    flare_on,
    implied,
    judge_past,
    off_on,
)
from backcare_tui.domain.days.rows import Row, Scene, rows_of
from backcare_tui.domain.guidance.check_in import CheckInNow, check_in_now
from backcare_tui.domain.guidance.decision import READY, Thought, think
from backcare_tui.domain.guidance.due_tasks import asks_of
from backcare_tui.domain.guidance.headline import Guidance, guidance_of
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.pain_zones import PainNow, has_new_place, pain_now
from backcare_tui.domain.guidance.questions import SAID as ASKED
from backcare_tui.domain.guidance.questions import Question, question_of
from backcare_tui.domain.guidance.tips import SAID, message
from backcare_tui.domain.journal.day_record import DayRecord, judge, work_of
from backcare_tui.domain.journal.events import (
    Ask,
    Event,
    Noted,
    recorded_on,
)
from backcare_tui.domain.journal.recent import (
    Memory,
    past_of,
    remember,
    with_today,
)
from backcare_tui.domain.journal.status import (
    Flare,
    Pause,
    Standing,
    standing,
)
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
        asks: What it asks, as a check-off would store it.
        said: The message and the question it shows, as a check-off would store them.
        levels: Where each task with a ladder stands.
        stands: The pause, the flare and the safety answers in force.
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
    asks: tuple[Ask, ...]
    said: tuple[str, ...] = ()
    levels: Mapping[str, Level] = {}
    stands: Standing = Standing()
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
        return self.stands.pause

    @property
    def flare(self) -> Flare | None:
        """The latest flare."""
        return self.stands.flare

    @property
    def paused(self) -> bool:
        """Whether the day is paused."""
        return self.pause is not None and self.pause.covers(self.day)

    @property
    def locked(self) -> bool:
        """Whether a warning sign locks the plan."""
        return self.stands.locked


def see_day(
    plan: Plan,
    carry: Carry,
    events: Sequence[Event],
    day: date,
    *,
    today: date,
    atlas: Atlas,
    week: Sequence[DayRecord] = (),
    tips: Sequence[Tip] = (),
    names: Mapping[str, str] | None = None,
    past: Memory | None = None,
) -> Day:
    """One care day as it stands.

    Args:
        plan: The plan in force now; a past day uses the one stored by then.
        carry: Where things stood at the end of the day before.
        events: Live events of the day, in order.
        day: The day to see.
        today: The running care day.
        atlas: Names of targets and regions.
        week: Records of the days of the same week before ``day``.
        tips: Messages to choose the day's from, beside the plan's own.
        names: Names of tasks the plan no longer has.
        past: ``past_of(carry.recent, day, plan)`` for a day that is not over, where that is known already.
    """
    over = day < today
    work = work_of(events)
    stands = standing(carry.stands, work.others)
    stored = stands.plan
    if over:
        plan = stored or as_unplanned(plan)
    first = carry.week_of(day, plan.week_starts)
    sessions = carry.worked(day, first)
    off = off_on(day, stands, plan)
    flare = flare_on(day, stands, plan)
    # What was written down after a day changes its marks, never what it asked.
    known = work_of(event for event in events if recorded_on(event, plan.starts_at) <= day) if over else work
    if over or past is None:
        past = past_of(carry.recent, day, plan, asof=day if over else None)
    memory = with_today(past, known, plan, flare=flare)
    thought = think(plan, stands, memory, sessions, known, atlas, paused=off == "paused")
    asks = thought.asks
    if over and work.asked is not None:
        asks = work.asked.asks
    elif over and stored is None:
        asks = implied(events)
    if over:
        state, share, marks = judge_past(stored, asks, work, off=off)
    else:
        eased = thought.stance == "ease"
        state, share, marks = judge(asks, work, plan.day_counts_at, over=False, off=off, eased=eased)
    record = DayRecord(day, first, state, share, marks, work.worst, work.morning, plan.week_target)
    if over:
        memory = remember(carry.recent, day, work, plan, flare=flare)
    pain = pain_now(events, memory, plan)
    streak = streak_now(
        carry.tally,
        record,
        plan.week_target,
        plan.grace,
        coming(plan, record, sessions, thought.levels, stands),
    )
    said = work.asked.said if work.asked is not None else ()
    zone = pain.zone
    ladder = dict(thought.levels)
    question = None if over else question_of(plan, stands, memory, ladder, thought.setbacks, streak, zone)
    tip = message(
        (*plan.tips, *tips),
        memory,
        said,
        zone=zone,
        stance=thought.stance,
        streak=streak.days,
        kinds={task.kind for task in plan.tasks if any(ask.task == task.id for ask in asks)},
        targets={target for ask in asks for target in ask.targets},
    )
    return Day(
        day=day,
        over=over,
        plan=plan.title,
        rows=rows_of(asks, Scene(plan, thought, memory, events, atlas, over, off == "paused", names or {})),
        record=record,
        pain=pain,
        streak=streak,
        guidance=guidance_of(
            thought,
            pain,
            plan,
            stands,
            memory,
            atlas,
            over=over,
            paused=off == "paused",
            stored=work.asked.stance if work.asked is not None else "",
        ),
        week=(*week, record),
        asks=asks,
        said=said if over else tuple(dict.fromkeys((*said, *_new_words(tip, question, thought)))),
        levels=ladder,
        stands=stands,
        flaring=flare is not None and stands.flare is not None and stands.flare.last is None,
        message=tip,
        question=question,
        unscreened=stands.screened is None or (day - stands.screened).days >= SCREEN_EVERY,
        new_place=stands.screened != day and has_new_place(memory),
        check_in=check_in_now(memory.checkins, stands.peg),
        notes=tuple(event.text for event in events if isinstance(event, Noted)),
    )


def _new_words(tip: Tip | None, question: Question | None, thought: Thought) -> Iterator[str]:
    """What the day puts to the person, as it is stored."""
    if tip is not None:
        yield SAID + tip.id
    if question is not None:
        yield ASKED + question.id
    if thought.waiting is not None and thought.climbing is None:
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
    plan: Plan, record: DayRecord, sessions: dict[str, int], levels: Mapping[str, Level], stands: Standing
) -> list[date]:
    """Days of the week after ``record.day`` that are expected to count: something is due and nothing is off."""
    sessions = dict(sessions)
    for task, mark in record.marks.items():
        if mark.share > 0:
            sessions[task] = sessions.get(task, 0) + 1
    found: list[date] = []
    day = record.day + timedelta(days=1)
    while day.weekday() != plan.week_starts and (day - record.week).days < 7:
        asks = () if off_on(day, stands, plan) else asks_of(plan, day, sessions, levels, stands)
        if any(ask.state == "due" for ask in asks):
            found.append(day)
        day += timedelta(days=1)
    return found
