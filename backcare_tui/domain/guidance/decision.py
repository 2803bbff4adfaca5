"""What guidance makes of a day: doses from sessions and pain, one climb at most, and the stance.

Pure: the same plan, memory and day give the same thought.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.levels import Level, after_flare, level_of
from backcare_tui.domain.guidance.pain_zones import zone_of, zone_pain
from backcare_tui.domain.guidance.progression import (
    REPORTED,
    ClimbCandidate,
    changes,
    climb_blocker,
    next_to_climb,
    worked_today,
)
from backcare_tui.domain.guidance.rotation import TargetFacts, picks, rest, target_facts
from backcare_tui.domain.guidance.setbacks import easing, setbacks
from backcare_tui.domain.journal.day_record import DayTotals
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import RecentHistory, before_today
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan

READY = "ready"
"""That a row said it waits only for a report, among what a day said."""
READY_EVERY = 14
"""Days between two such reminders."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a day asks, and the facts behind it.

    Attributes:
        due_tasks: In the plan's order.
        levels: Where each task stands, the climbing one included.
        before_today: The same as it was before today's own sessions, for the reasons.
        targets: Each massage's targets and the facts they are chosen by.
        stance: ``progress``, ``hold``, ``ease`` or ``rest``.
        setbacks: Those of the last four weeks, with their kinds.
        eased: The setback that eases today.
        climbing: The task that is offered its next rung today.
        waiting: The one that would climb, and whose row may say that a report is missing.
        blocked: Why nothing climbs today (see ``climb_blocker``).
        zone: Today's.
        level: The pain the zone comes from.
    """

    due_tasks: tuple[DueTask, ...]
    levels: Mapping[str, Level]
    before_today: Mapping[str, Level]
    targets: Mapping[str, Mapping[str, TargetFacts]]
    stance: str
    setbacks: Mapping[date, str]
    eased: date | None
    climbing: ClimbCandidate | None
    waiting: ClimbCandidate | None
    blocked: str
    zone: str
    level: int | None


def decide(
    plan: Plan,
    status: Status,
    recent: RecentHistory,
    sessions: Mapping[str, int],
    totals: DayTotals,
    atlas: Atlas,
    *,
    paused: bool = False,
) -> Decision:
    """What the plan asks of ``recent.day``.

    Args:
        plan: In force.
        status: What stands on the day.
        recent: The last eight weeks.
        sessions: How often each task was worked this week before the day.
        totals: What has been done of it today.
        atlas: Tells a target's regions.
        paused: Whether the day is paused.
    """
    found = setbacks(recent, plan)
    level = zone_pain(recent)
    zone = zone_of(level, plan)
    dosed = [task for task in plan.tasks if task.kind != "visit"]
    levels = {task.id: level_of(task, plan, status, recent, found) for task in dosed}
    before = before_today(recent)
    earlier = {
        task.id: level_of(task, plan, status, before, found)
        if worked_today(task, recent)
        else levels[task.id]
        for task in dosed
    }
    due_tasks = due_tasks_of(plan, recent.day, sessions, earlier, status)
    eased = easing(found, recent, plan)
    lower = _is_lower(plan, status, recent, eased)
    blocked = (
        "eased"
        if lower or paused or status.signs
        else climb_blocker(plan, recent, found, levels, zone, level)
    )
    climbing, waiting = None, None
    if blocked in ("", "unknown"):
        open_tasks = [task for task in plan.tasks if task.climbs and not task.optional]
        waiting = next_to_climb(open_tasks, plan, levels, recent)
        if waiting is not None and not blocked and _is_asked(waiting, due_tasks, recent):
            climbing = waiting
            levels[waiting.task.id] = earlier[waiting.task.id] = climbed(waiting)
            due_tasks = tuple(
                _raised(due_task, climbing) if due_task.task == climbing.task.id else due_task
                for due_task in due_tasks
            )
    due_tasks = tuple(_as_done(due_task, plan, totals, levels) for due_task in due_tasks)
    targets: dict[str, Mapping[str, TargetFacts]] = {}
    due_tasks = tuple(
        _rotated(due_task, plan, recent, totals, atlas, targets, sessions.get(due_task.task, 0))
        for due_task in due_tasks
    )
    if climbing is None and (blocked != "unknown" or not _may_say_ready(waiting, due_tasks, recent)):
        waiting = None
    stance = _stance(due_tasks, status, lower=lower, climbs=_climbs(climbing, plan, recent), paused=paused)
    return Decision(
        due_tasks=due_tasks,
        levels=levels,
        before_today=earlier,
        targets=targets,
        stance=stance,
        setbacks=found,
        eased=eased,
        climbing=climbing,
        waiting=waiting,
        blocked=blocked,
        zone=zone,
        level=level,
    )


def _may_say_ready(
    waiting: ClimbCandidate | None, due_tasks: tuple[DueTask, ...], recent: RecentHistory
) -> bool:
    """Whether a row may say that only a report is missing: after 7 days without one, once in 14 days."""
    if (
        waiting is None
        or not _is_asked(waiting, due_tasks, recent)
        or any(recent.ago(ago) in recent.worst for ago in range(REPORTED))
    ):
        return False
    since = recent.since(READY)
    return not since or since >= READY_EVERY


def climbed(ready: ClimbCandidate) -> Level:
    """The level of a task on the rung it is offered."""
    rung = ready.level.rung + 1
    return msgspec.structs.replace(ready.level, rung=rung, dose=ready.task.dose(rung), kind="climb")


def _is_lower(plan: Plan, status: Status, recent: RecentHistory, eased: date | None) -> bool:
    flare = status.flare
    if eased is not None or after_flare(flare, recent.day, plan) is not None:
        return True
    return flare is not None and flare.covers(recent.day, plan.limits.flare_days)


def _is_asked(ready: ClimbCandidate, due_tasks: tuple[DueTask, ...], recent: RecentHistory) -> bool:
    if worked_today(ready.task, recent):
        return False
    return any(
        due_task.task == ready.task.id and due_task.state in ("due", "offered") for due_task in due_tasks
    )


def _raised(due_task: DueTask, ready: ClimbCandidate) -> DueTask:
    rung = ready.level.rung + 1
    return msgspec.structs.replace(due_task, rung=rung, dose=ready.task.dose(rung))


def _as_done(due_task: DueTask, plan: Plan, totals: DayTotals, levels: Mapping[str, Level]) -> DueTask:
    """What was done whole stays as it was asked, whatever is reported after it; what is left goes by today."""
    done = totals.last.get(due_task.task)
    task = plan.task(due_task.task)
    if done is None or task is None:
        return due_task
    if task.targets and len(totals.done[due_task.task]) < task.a_day and due_task.task in levels:
        level = levels[due_task.task]
        return msgspec.structs.replace(due_task, dose=level.dose, rung=level.rung, full=level.full)
    return msgspec.structs.replace(due_task, dose=done.dose, rung=done.rung, full=done.full)


def _rotated(
    due_task: DueTask,
    plan: Plan,
    recent: RecentHistory,
    totals: DayTotals,
    atlas: Atlas,
    targets: dict[str, Mapping[str, TargetFacts]],
    sessions: int,
) -> DueTask:
    """The ask with its targets picked; a massage whose targets are all sore is rested."""
    task = plan.task(due_task.task)
    if task is None or not task.targets:
        return due_task
    facts = targets[task.id] = target_facts(task, recent, atlas)
    skipped = totals.skipped.get(task.id, ())
    before = picks(task, plan, due_task.rung, facts, recent.day, done=sessions)
    done = totals.done.get(task.id, {})
    touched = [
        *(pick for pick in before if pick in done or pick in skipped),
        *(target for target in done if target and target not in before),
    ]
    if touched:  # what is there stays in its place
        found = picks(task, plan, due_task.rung, facts, recent.day, touched, sessions)[: task.a_day]
        picked = (*(one for one in before if one in found), *(one for one in found if one not in before))
    else:
        picked = before
    return msgspec.structs.replace(due_task, targets=picked) if picked else rest(due_task, task, recent)


def _climbs(climbing: ClimbCandidate | None, plan: Plan, recent: RecentHistory) -> bool:
    """Whether something climbs today, offered or done."""
    if climbing is not None:
        return True
    return any(day == recent.day for day in changes(plan, recent))


def _stance(
    due_tasks: tuple[DueTask, ...], status: Status, *, lower: bool, climbs: bool, paused: bool
) -> str:
    if status.signs or paused or (due_tasks and all(due_task.state == "rested" for due_task in due_tasks)):
        return "rest"
    if lower:
        return "ease"
    return "progress" if climbs else "hold"
