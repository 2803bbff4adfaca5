"""One day, whole: its rows, its pain, its streaks. What every screen and line of text shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from .asks import asks_of
from .atlas import Atlas
from .events import Ask, Event, Noted, recorded_on
from .fold import UNPLANNED, Carry, Pause, implied, judge_past, standing
from .marks import DayRecord, Work, judge, work_of
from .pain import PainNow, pain_now
from .plan import Plan
from .reasons import Guidance, guidance_of
from .rotation import each_last_worked, picks
from .rows import Row, Scene, rows_of
from .streaks import Streak, streak_now


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A care day as it stands.

    Attributes:
        over: Whether the day is past.
        plan: The title of the plan in force.
        record: The day's state and share; ``pending`` while it is neither over nor kept.
        week: The days of its week so far, oldest first, itself last.
        asks: What it asks, as a check-off would store it.
        pause: The pause in force, if any, even one that starts later.
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
    pause: Pause | None = None
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
    def paused(self) -> bool:
        """Whether the day is paused."""
        return self.pause is not None and self.pause.covers(self.day)


def see_day(
    plan: Plan,
    carry: Carry,
    events: Sequence[Event],
    day: date,
    *,
    today: date,
    atlas: Atlas,
    week: Sequence[DayRecord] = (),
) -> Day:
    """One care day as it stands.

    Args:
        plan: The plan in force now; a past day uses the one stored by then.
        carry: Where things stood at the end of the day before.
        events: Live events of the eight weeks before ``day`` and of it, in order.
        day: The day to see.
        today: The running care day.
        atlas: Names of targets and regions.
        week: Records of the days of the same week before ``day``.
    """
    over = day < today
    events = [event for event in events if event.day <= day]
    todays = [event for event in events if event.day == day]
    stored, pause = standing(carry, todays)
    if over:
        plan = stored or as_unplanned(plan)
    first = carry.week_of(day, plan.week_starts)
    sessions = carry.worked(day, first)
    work = work_of(todays)
    before = each_last_worked(events, day)
    if over and work.asked is not None:
        asks = work.asked
    elif over and stored is None:
        asks = implied(todays)
    else:
        # What was written down after a day changes its marks, never what it asked.
        known = [event for event in events if recorded_on(event, plan.starts_at) <= day] if over else events
        worked = work_of(event for event in known if event.day == day)
        rested = each_last_worked(known, day) if over else before
        asks = rotated(asks_of(plan, day, sessions), plan, rested, worked)
    paused = pause is not None and pause.covers(day)
    if over:
        state, share, marks = judge_past(stored, asks, work, paused=paused)
    else:
        state, share, marks = judge(asks, work, plan.day_counts_at, over=False, paused=paused)
    record = DayRecord(day, first, state, share, marks, work.worst, work.morning)
    pain = pain_now(events, plan, day)
    scene = Scene(plan, day, before, todays, atlas, over, paused)
    return Day(
        day=day,
        over=over,
        plan=plan.title,
        rows=rows_of(asks, scene),
        record=record,
        pain=pain,
        streak=streak_now(
            carry.tally, record, plan.week_target, plan.grace, coming(plan, record, sessions, pause)
        ),
        guidance=guidance_of(pain, atlas, over=over, paused=pause if paused else None),
        week=(*week, record),
        asks=asks,
        pause=pause,
        notes=tuple(event.text for event in todays if isinstance(event, Noted)),
    )


def as_unplanned(plan: Plan) -> Plan:
    """A plan by which a day from before any stored plan is seen: its names, but the default rules."""
    return msgspec.structs.replace(
        plan,
        week_starts=UNPLANNED.week_starts,
        day_counts_at=UNPLANNED.day_counts_at,
        week_target=UNPLANNED.week_target,
        grace=UNPLANNED.grace,
    )


def rotated(
    asks: Sequence[Ask], plan: Plan, worked: Mapping[str, dict[str, date]], work: Work
) -> tuple[Ask, ...]:
    """The asks with each massage's targets picked for the day, by when each was last worked before it."""
    found = []
    for ask in asks:
        task = plan.task(ask.task)
        if task is not None and task.targets:
            before = worked.get(task.id, {})
            skipped = work.skipped.get(task.id, ())
            touched = [
                *work.done.get(task.id, ()),
                *(pick for pick in picks(task, before) if pick in skipped),
            ]
            found.append(msgspec.structs.replace(ask, targets=picks(task, before, touched)))
        else:
            found.append(ask)
    return tuple(found)


def coming(plan: Plan, record: DayRecord, sessions: dict[str, int], pause: Pause | None) -> int:
    """Days of the week after ``record.day`` that are expected to count: something is due and no pause."""
    sessions = dict(sessions)
    for task, mark in record.marks.items():
        if mark.share > 0:
            sessions[task] = sessions.get(task, 0) + 1
    count = 0
    day = record.day + timedelta(days=1)
    while day.weekday() != plan.week_starts and (day - record.week).days < 7:
        paused = pause is not None and pause.covers(day)
        if not paused and any(ask.state == "due" for ask in asks_of(plan, day, sessions)):
            count += 1
        day += timedelta(days=1)
    return count
