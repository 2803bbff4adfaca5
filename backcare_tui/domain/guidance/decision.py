"""What guidance makes of a day: doses from sessions and pain, one climb at most, and the stance.

Pure: the same situation gives the same decision.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.guidance.holds import Hold, held_lately, holds_for_all
from backcare_tui.domain.guidance.levels import Level, after_flare, level_of
from backcare_tui.domain.guidance.next_steps import Outlook, last_of, next_step, next_to_climb, taken
from backcare_tui.domain.guidance.progression import SOON, ClimbCandidate, Rise, candidates, rises
from backcare_tui.domain.guidance.rotation import (
    TargetFacts,
    picks,
    rest,
    rest_red,
    sessions_ahead,
    target_facts,
)
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.appointments import is_own
from backcare_tui.domain.journal.day_record import DayTotals
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import before_today
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
        climbing: The task that is offered its next rung today.
        waiting: The one that would climb, and whose row says that only a report is missing.
        held: What holds every climb today, or every new one; None where something climbs, or may.
        risen: What climbed or was raised lately, today included.
    """

    due_tasks: tuple[DueTask, ...]
    levels: Mapping[str, Level]
    before_today: Mapping[str, Level]
    targets: Mapping[str, Mapping[str, TargetFacts]]
    stance: str
    climbing: ClimbCandidate | None
    waiting: ClimbCandidate | None
    held: Hold | None = None
    risen: tuple[Rise, ...] = ()


def decide(situation: Situation, sessions: Mapping[str, int], totals: DayTotals, atlas: Atlas) -> Decision:
    """What the plan asks of a day.

    Args:
        situation: Of the day.
        sessions: How often each task was worked this week before the day.
        totals: What has been done of it today.
        atlas: Tells a target's regions.
    """
    plan, recent = situation.plan, situation.recent
    levels, before = _levels(situation)
    last = before_today(recent).last_worked
    due_tasks: Sequence[DueTask] = [
        rest_red(due_task, plan.task(due_task.task), recent, plan.red)
        for due_task in due_tasks_of(plan, recent.day, sessions, before, situation.status, last)
    ]
    # Less than the rungs is asked on a bad day, after a setback, in a flare, and the week after one.
    lower = any(day is not None for day in (situation.eased_by, situation.flare, after_flare(situation)))
    massages = [task for due_task in due_tasks if (task := plan.task(due_task.task)) and task.targets]
    targets = {task.id: target_facts(task, recent, atlas, plan.red) for task in massages}
    turns = [
        _rotated(due_task, situation, totals, targets, sessions.get(due_task.task, 0))
        for due_task in due_tasks
        if any(facts.red for facts in targets.get(due_task.task, {}).values())
    ]
    outlook = replace(_outlook(situation, levels), pressed=_pressed(turns, targets, atlas))
    candidate = next_to_climb(outlook)
    climbing = candidate if not outlook.holds and _is_asked(candidate, due_tasks, situation) else None
    if climbing is not None:
        rung = climbing.level.rung + 1
        raised = replace(climbing.level, rung=rung, dose=climbing.task.dose(rung), kind="climb")
        levels[climbing.task.id] = before[climbing.task.id] = raised
        due_tasks = [
            replace(due_task, rung=raised.rung, dose=raised.dose)
            if due_task.task == climbing.task.id
            else due_task
            for due_task in due_tasks
        ]
    levels = _with_next_steps(levels, outlook if climbing is None else taken(climbing, outlook))
    # What is done stays as it was asked; then the targets, which turn by the rung that is asked.
    due_tasks = [_as_done(due_task, plan, totals, levels) for due_task in due_tasks]
    due_tasks = [
        _rotated(due_task, situation, totals, targets, sessions.get(due_task.task, 0))
        for due_task in due_tasks
    ]
    lately = [rise for rise in outlook.found if rise.day > recent.ago(plan.limits.climb_days)]
    climbs = climbing is not None or any(rise.day == recent.day for rise in lately)
    waiting = _would_climb(outlook) if climbing is None else None
    return Decision(
        due_tasks=tuple(due_tasks),
        levels=levels,
        before_today=before,
        targets=targets,
        stance=_stance(due_tasks, situation, lower=lower, climbs=climbs),
        climbing=climbing,
        waiting=waiting if _may_say_ready(waiting, due_tasks, situation) else None,
        held=_held(outlook) if climbing is None else None,
        risen=tuple(lately),
    )


def _held(outlook: Outlook) -> Hold | None:
    """What holds every climb the longest, or every new one."""
    situation = outlook.situation
    lately = held_lately(situation, outlook.found, again=False)
    holds = [*outlook.holds, *([] if lately is None else [lately])]
    return last_of(holds) if holds and situation.off not in ("locked", "paused") else None


def _outlook(situation: Situation, levels: Mapping[str, Level]) -> Outlook:
    """What the next step of every task is seen by."""
    plan = situation.plan
    if situation.off in ("locked", "paused"):
        return Outlook(situation, (Hold(code=situation.off, until=None, words="once this day counts again"),))
    queue = candidates(situation, levels)
    outlook = Outlook(situation, holds_for_all(situation), rises(plan, situation.recent), queue)
    if not any(candidate.task.optional for candidate in queue):
        return outlook
    soon = situation.day + timedelta(days=plan.limits.climb_days)
    counting = (
        next_step(task, levels[task.id], outlook)
        for task in plan.tasks
        if task.id in levels and not task.optional
    )
    return replace(
        outlook, waits=any(step is not None and step.on is not None and step.on <= soon for step in counting)
    )


def _with_next_steps(levels: Mapping[str, Level], outlook: Outlook) -> dict[str, Level]:
    """The levels, each with what holds its next rung."""
    if outlook.situation.off in ("locked", "paused"):
        return dict(levels)
    steps: dict[str, Level] = {}
    for name, level in levels.items():
        task = outlook.situation.plan.task(name)
        step = next_step(task, level, outlook) if task is not None else None
        steps[name] = level if step is None else replace(level, next_step=step)
    return steps


def _levels(situation: Situation) -> tuple[dict[str, Level], dict[str, Level]]:
    """Where each task with a dose stands now, and where it stood before today's own sessions."""
    recent = situation.recent
    tasks = [task for task in situation.plan.tasks if task.has_dose]
    levels = {task.id: level_of(task, situation) for task in tasks}
    earlier = replace(situation, recent=before_today(recent))
    before = {
        task.id: level_of(task, earlier) if recent.worked_today(task.id) else levels[task.id]
        for task in tasks
    }
    return levels, before


def _would_climb(outlook: Outlook) -> ClimbCandidate | None:
    """What would climb if a report said that all is well."""
    situation = outlook.situation
    first = situation.recent.ago(situation.plan.limits.climb_days)
    if situation.zone != "unknown" or any(rise.day > first for rise in outlook.found):
        return None
    silent = all(hold.code == "unknown" for hold in outlook.holds)
    return outlook.queue[0] if silent and outlook.queue else None


def _may_say_ready(
    candidate: ClimbCandidate | None, due_tasks: Sequence[DueTask], situation: Situation
) -> bool:
    """Whether a row may say that only a report is missing: after 7 days without one, once in 14 days."""
    recent = situation.recent
    reported = any(recent.ago(days) in recent.worst for days in range(SOON))
    if reported or not _is_asked(candidate, due_tasks, situation):
        return False
    since = recent.since(READY)
    return not since or since >= READY_EVERY


def _is_asked(candidate: ClimbCandidate | None, due_tasks: Sequence[DueTask], situation: Situation) -> bool:
    """Whether there is one, and the day asks for it and it is still to be done."""
    if candidate is None or situation.recent.worked_today(candidate.task.id):
        return False
    return any(
        due_task.task == candidate.task.id and due_task.state in ("due", "offered", "optional")
        for due_task in due_tasks
    )


def _as_done(due_task: DueTask, plan: Plan, totals: DayTotals, levels: Mapping[str, Level]) -> DueTask:
    """What was done whole stays as it was asked, whatever is reported after it; what is left goes by today."""
    done = totals.last.get(due_task.task)
    task = plan.task(due_task.task)
    if done is None or task is None:
        return due_task
    places = task.a_day if task.targets else len(task.sessions)
    if len(totals.done[due_task.task]) < places and due_task.task in levels:
        level = levels[due_task.task]
        return replace(due_task, dose=level.dose, rung=level.rung, full=level.full)
    return replace(due_task, dose=done.dose, rung=done.rung, full=done.full)


def _rotated(
    due_task: DueTask,
    situation: Situation,
    totals: DayTotals,
    targets: Mapping[str, Mapping[str, TargetFacts]],
    worked: int,
) -> DueTask:
    """The task with its targets picked; a massage whose targets are all sore is rested."""
    facts = targets.get(due_task.task)
    task = situation.plan.task(due_task.task)
    if task is None or facts is None:
        return due_task
    skipped = totals.skipped.get(task.id, ())
    done = totals.done.get(task.id, {})
    ahead = sessions_ahead(task, situation.plan, due_task.rung, situation.day, worked)
    untouched = picks(task, facts, ahead)
    touched = [
        *(pick for pick in untouched if pick in done or pick in skipped),
        *(target for target in done if target and target not in untouched),
    ]
    picked = untouched
    if touched:  # what is there stays in its place
        places = picks(task, facts, ahead, touched)[: task.a_day]
        picked = (
            *(target for target in untouched if target in places),
            *(target for target in places if target not in untouched),
        )
    return replace(due_task, targets=picked) if picked else rest(due_task, task, situation.recent)


def _pressed(
    turns: Sequence[DueTask], targets: Mapping[str, Mapping[str, TargetFacts]], atlas: Atlas
) -> dict[str, str]:
    """The massages that turn to a red area today, each with a place of it."""
    red = {
        turn.task: [place for target in turn.targets if (place := targets[turn.task][target].red)]
        for turn in turns
    }
    return {task: atlas.place(places[0]) for task, places in red.items() if places}


def _stance(due_tasks: Sequence[DueTask], situation: Situation, *, lower: bool, climbs: bool) -> str:
    # A visit of the person's own is nothing that the plan asks.
    states = {due_task.state for due_task in due_tasks if not is_own(due_task.task)}
    rested = states == {"rested"}
    if rested or situation.off in ("locked", "paused"):
        return "rest"
    if lower:
        return "ease"
    return "progress" if climbs else "hold"
