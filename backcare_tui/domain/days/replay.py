"""Replaying days, one after another, to where things stand.

The journal is replayed month by month. What is handed on (``Checkpoint``) is all that later days need of
earlier ones, so that closed months need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.days.trial_schedule import moved_to
from backcare_tui.domain.guidance.due_tasks import due_tasks_of, schedule_of
from backcare_tui.domain.guidance.levels import Level, level_of
from backcare_tui.domain.guidance.rotation import rest_red, rest_tired
from backcare_tui.domain.guidance.situation import situation_of
from backcare_tui.domain.journal.appointments import is_own
from backcare_tui.domain.journal.day_record import (
    DayRecord,
    DayTotals,
    TaskOutcome,
    count_sessions,
    score_day,
    totals_of,
)
from backcare_tui.domain.journal.events import Done, DueTask, Event, Pain, recorded_on
from backcare_tui.domain.journal.milestones import Milestones, milestones_after
from backcare_tui.domain.journal.recent import DAYS, NOTHING_LONGER, Longer, Past, before_today
from backcare_tui.domain.journal.remember import remember, remember_longer
from backcare_tui.domain.journal.status import Status, status_after
from backcare_tui.domain.journal.streaks import Tally, tally_day
from backcare_tui.domain.plan.plan import UNPLANNED, Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, frequency

LATE_DAYS = 31
"""Days after a day through which what is written down of it counts for streaks."""


class Checkpoint(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where things stand at the end of a day.

    Attributes:
        through: That day; None before any event.
        status: What stands: the plan, a pause, a flare, safety answers.
        tally: The streaks.
        week: First day of the week of ``through``.
        sessions: How often each task was worked in that week, as written down on the day itself.
        late: Tasks worked in that week but written down later: the care day of writing, and the task.
        past_days: The last eight weeks of days, oldest first.
        often: How often each task was due when it was last asked: sessions and days.
        longer: What is remembered for longer than eight weeks.
        begun: The day on which the first of the days so far was written down: nobody used the app before it.
        milestones: What the diary has come to.
    """

    through: date | None = None
    status: Status = Status()
    tally: Tally = Tally()
    week: date | None = None
    sessions: dict[str, int] = {}
    late: tuple[tuple[date, str], ...] = ()
    past_days: tuple[Past, ...] = ()
    begun: date | None = None
    often: dict[str, tuple[int, int]] = {}
    longer: Longer = NOTHING_LONGER
    milestones: Milestones = Milestones()

    @property
    def plan(self) -> Plan | None:
        """The last stored plan."""
        return self.status.plan

    def week_of(self, day: date, starts: int) -> date:
        """First day of the week of the day after ``through``.

        A plan that moves the start of the week ends the running week the day before its next start.
        """
        if self.week is None:
            return week_start(day, starts)
        return day if day.weekday() == starts or (day - self.week).days >= 7 else self.week

    def worked(self, day: date, week: date) -> dict[str, int]:
        """How often each task was worked in ``week`` before ``day``, as was known when ``day`` ended.

        A late entry changes outcomes, never what a day before it asked.
        """
        if week != self.week:
            return {}
        return count_sessions(self.sessions, (task for written, task in self.late if written <= day))


def by_day(events: Iterable[Event]) -> dict[date, list[Event]]:
    """Live events by their care day, in order."""
    days: dict[date, list[Event]] = {}
    for day, same in groupby(events, attrgetter("day")):
        known = days.get(day)
        if known is None:
            days[day] = [*same]
        else:
            known.extend(same)
    return days


def implied(events: Iterable[Event]) -> tuple[DueTask, ...]:
    """What a day from before any stored plan can be said to have asked: just what was done."""
    due_tasks: dict[str, DueTask] = {}
    for event in events:
        if isinstance(event, Done):
            state = "optional" if is_own(event.task) else "due"
            due_task = due_tasks.setdefault(event.task, DueTask(event.task, event.dose, event.rung, state))
            if event.target and event.target not in due_task.targets:
                due_tasks[event.task] = replace(due_task, targets=(*due_task.targets, event.target))
    return tuple(due_tasks.values())


def score_past_day(
    plan: Plan | None, due_tasks: Sequence[DueTask], totals: DayTotals, *, off: str
) -> tuple[str, float, dict[str, TaskOutcome]]:
    """``score_day`` for a day that is over; before any stored plan nothing is missed."""
    eased = totals.asked is not None and totals.asked.stance == "ease"
    counts_at = (plan or UNPLANNED).day_counts_at
    state, share, outcomes = score_day(due_tasks, totals, counts_at, over=True, off=off, eased=eased)
    return "free" if plan is None and state == "missed" else state, share, outcomes


def how_often(
    checkpoint: Checkpoint, plan: Plan, maintained: date | None, due_tasks: Sequence[DueTask]
) -> dict[str, tuple[int, int]]:
    """How often each task is due as of a day: sessions and days; the checkpoint's own dict where nothing has turned."""
    known = checkpoint.often
    same = plan is checkpoint.plan and maintained == checkpoint.status.maintained
    rungs = {due_task.task: due_task.rung for due_task in due_tasks}
    turned: dict[str, tuple[int, int]] = {}
    for task in plan.tasks:
        # A whole life is replayed here: as long as a plan stays, only a first rung's own schedule gives way.
        if same and task.first_every is None and task.id in known:
            continue
        if task.first_every is not None and task.id not in rungs and task.id in known:
            continue
        often = frequency(schedule_of(task, rungs.get(task.id, task.start_rung), maintained)[0])
        if known.get(task.id) != often:
            turned[task.id] = often
    return {**known, **turned} if turned else known


def turns_of(
    before: Mapping[str, tuple[int, int]], after: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int, int, int]]:
    """What is due more or less often than before."""
    if before is after:
        return {}
    return {
        task: (*before[task], *often)
        for task, often in after.items()
        if task in before and before[task] != often
    }


def begun_by(checkpoint: Checkpoint, day: date, events: Iterable[Event], plan: Plan) -> date | None:
    """The day on which the first of the days through ``day`` was written down; None where nothing was."""
    begun = checkpoint.begun
    if begun is not None and begun <= day:
        return begun
    written = [recorded_on(event, plan.starts_at) for event in events]
    return min([*written, begun] if begun is not None else written, default=None)


def with_streaks(
    record: DayRecord,
    begun: date | None,
    plan: Plan | None,
    due_tasks: Sequence[DueTask],
    events: Sequence[Event],
    *,
    late: bool,
    off: str,
) -> DayRecord:
    """A day that is over, with the state by which streaks go where that is not the one it has by now.

    A day from before the first day of use is passed over; one that was completed long after is judged without.

    Args:
        record: The day as all that is known of it makes it.
        begun: The first day of use.
        plan: In force on the day.
        due_tasks: What it asked.
        events: Its live events.
        late: Whether any of them was written down on a later day.
        off: Why the day does not count; empty where it does.
    """
    if begun is None or begun > record.day:
        return replace(record, in_streaks="free") if record.counts else record
    if not late:
        return record
    through, starts_at = record.day + timedelta(days=LATE_DAYS), (plan or UNPLANNED).starts_at
    in_time = totals_of(event for event in events if recorded_on(event, starts_at) <= through)
    state = score_past_day(plan, due_tasks, in_time, off=off)[0]
    return record if state == record.state else replace(record, in_streaks=state)


def unstored(
    plan: Plan,
    status: Status,
    past_days: Sequence[Past],
    day: date,
    sessions: Mapping[str, int],
    events: Sequence[Event],
) -> tuple[DueTask, ...]:
    """What a past day asked that nobody wrote down: whether each task was due, as was known on that day.

    Doses are left to whoever looks at the day; only a rung that decides about the schedule is found out.
    """
    turning = [task for task in plan.tasks if task.first_every is not None and task.climbs]
    red = any(pain.level >= plan.red for pain in events if isinstance(pain, Pain)) or (
        bool(past_days) and (past_days[-1].totals.worst or 0) >= plan.red
    )
    if not turning and not red and not any(task.targets or _is_spaced(task) for task in plan.tasks):
        return due_tasks_of(plan, day, sessions, status=status)
    todays = totals_of(event for event in events if recorded_on(event, plan.starts_at) <= day)
    recent = remember(
        past_days, day, todays, plan, flare=status.flare_on(day, plan), longer=NOTHING_LONGER, asof=day
    )
    levels: dict[str, Level] = {}
    if turning:  # most plans have none, and a whole life is replayed here
        situation = situation_of(plan, status, recent)
        levels = {task.id: level_of(task, situation) for task in turning}
    last = before_today(recent).last_worked
    due_tasks = due_tasks_of(plan, day, sessions, levels, status, last)
    tasks = ((due_task, plan.task(due_task.task)) for due_task in due_tasks)
    tired = ((rest_tired(due_task, task, recent), task) for due_task, task in tasks)
    return tuple(rest_red(due_task, task, recent, plan.red) for due_task, task in tired)


def _is_spaced(task: Task) -> bool:
    """Whether the days of a task follow the last time it was done."""
    return any(isinstance(every, EveryDays) and every.n > 1 for every in (task.every, task.first_every))


def replay_day(checkpoint: Checkpoint, day: date, events: Sequence[Event]) -> tuple[Checkpoint, DayRecord]:
    """One more day, which is over: the day after ``checkpoint.through``."""
    after, (record,) = replay(checkpoint, {day: events}, day)
    return after, record


def _next_day(
    checkpoint: Checkpoint, past_days: Sequence[Past], day: date, events: Sequence[Event]
) -> tuple[Checkpoint, Past]:
    """One more day, which is over.

    Args:
        checkpoint: Where things stood before; its own ``past_days`` is not looked at.
        past_days: The last eight weeks of days at least, oldest first.
        day: The day.
        events: Its live events.

    Returns:
        Where things stand after it, still without any ``past_days``, and the day itself.
    """
    totals = totals_of(events)
    status = status_after(checkpoint.status, totals.others) if totals.others else checkpoint.status
    plan = status.plan
    rules = plan or UNPLANNED
    status = moved_to(status, day, rules, events, lived=True)
    week = checkpoint.week_of(day, rules.week_starts)
    if totals.asked is not None:
        due_tasks = totals.asked.due_tasks
    elif plan is None:
        due_tasks = implied(events)
    else:
        due_tasks = unstored(plan, status, past_days[-DAYS:], day, checkpoint.worked(day, week), events)
    off, begun = status.off_on(day, rules), begun_by(checkpoint, day, events, rules)
    score = score_past_day(plan, due_tasks, totals, off=off)
    often = how_often(checkpoint, rules, status.maintained, due_tasks)
    record = DayRecord(day, week, *score, totals.worst, totals.morning, rules.week_target)
    if often is not checkpoint.often:
        record = replace(record, turns=turns_of(checkpoint.often, often))
    record = with_streaks(record, begun, plan, due_tasks, events, late=totals.late, off=off)
    tally = tally_day(checkpoint.tally, record, rules.week_target, rules.grace)
    if plan is None and not totals.done:  # what it asked is not known, so no day streak runs over it
        tally = replace(tally, days=0)
    sessions, late = (checkpoint.sessions, checkpoint.late) if week == checkpoint.week else ({}, ())
    if totals.late:
        written = _written(events, day, rules)
        sessions = count_sessions(sessions, [task for task, when in written.items() if when <= day])
        late += tuple((when, task) for task, when in written.items() if when > day)
    elif totals.done:
        sessions = count_sessions(sessions, totals.done)
    past = Past(record, totals, status.flare_on(day, rules), tuple(events) if totals.late else ())
    longer = remember_longer(checkpoint.longer, past_days, past)
    milestones = milestones_after(checkpoint.milestones, record, checkpoint.tally, tally, totals.last)
    after = Checkpoint(day, status, tally, week, sessions, late, begun=begun, often=often)
    return replace(after, longer=longer, milestones=milestones), past


def _written(events: Iterable[Event], day: date, plan: Plan) -> dict[str, date]:
    """The care day on which each task's work of ``day`` was first written down: that day, or a later one."""
    written: dict[str, date] = {}
    for event in events:
        if type(event) is Done and event.share > 0.0:
            when = day if event.at.date() <= day else recorded_on(event, plan.starts_at)
            written[event.task] = min(when, written.get(event.task, when))
    return written


def replay(
    checkpoint: Checkpoint, days: Mapping[date, Sequence[Event]], through: date
) -> tuple[Checkpoint, list[DayRecord]]:
    """Replay every day after ``checkpoint.through`` up to ``through``.

    ``days`` holds live events by care day; days before the very first event are not replayed, so
    history begins with the first thing recorded.
    """
    records: list[DayRecord] = []
    if checkpoint.through is None:
        day = min((day for day in days if day <= through), default=through + ONE_DAY)
    else:
        day = checkpoint.through + ONE_DAY
    if day > through:
        return checkpoint, records
    # One list for all days: eight weeks taken along anew each day would take longer than many a day itself.
    past_days = [*checkpoint.past_days]
    while day <= through:
        checkpoint, past = _next_day(checkpoint, past_days, day, days.get(day, ()))
        past_days.append(past)
        records.append(past.record)
        day += ONE_DAY
    return replace(checkpoint, past_days=tuple(past_days[-DAYS:])), records
