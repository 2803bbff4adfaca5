"""What guidance makes of a day: doses from sessions and pain, one climb at most, and the stance.

Pure: the same plan, memory and day give the same thought.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.guidance.due_tasks import asks_of
from backcare_tui.domain.guidance.levels import Level, after_flare, level_of
from backcare_tui.domain.guidance.pain_zones import zone_of, zone_pain
from backcare_tui.domain.guidance.progression import (
    REPORTED,
    Ready,
    changes,
    may_climb,
    next_to_climb,
    worked_today,
)
from backcare_tui.domain.guidance.rotation import (
    Facts,
    facts_of,
    picks,
    rest,
)
from backcare_tui.domain.guidance.setbacks import easing, setbacks
from backcare_tui.domain.journal.day_record import Work
from backcare_tui.domain.journal.events import Ask
from backcare_tui.domain.journal.recent import Memory, before_today
from backcare_tui.domain.journal.status import Standing
from backcare_tui.domain.plan.plan import Plan

READY = "ready"
"""That a row said it waits only for a report, among what a day said."""
READY_EVERY = 14
"""Days between two such reminders."""


class Thought(msgspec.Struct, frozen=True, kw_only=True):
    """What a day asks, and the facts behind it.

    Attributes:
        asks: In the plan's order.
        levels: Where each task stands, the climbing one included.
        told: The same as it was before today's own sessions, for the reasons.
        targets: Each massage's targets and the facts they are chosen by.
        stance: ``progress``, ``hold``, ``ease`` or ``rest``.
        setbacks: Those of the last four weeks, with their kinds.
        eased: The setback that eases today.
        climbing: The task that is offered its next rung today.
        waiting: The one that would climb, and whose row may say that a report is missing.
        blocked: Why nothing climbs today (see ``may_climb``).
        zone: Today's.
        level: The pain the zone comes from.
    """

    asks: tuple[Ask, ...]
    levels: Mapping[str, Level]
    told: Mapping[str, Level]
    targets: Mapping[str, Mapping[str, Facts]]
    stance: str
    setbacks: Mapping[date, str]
    eased: date | None
    climbing: Ready | None
    waiting: Ready | None
    blocked: str
    zone: str
    level: int | None


def think(
    plan: Plan,
    stands: Standing,
    memory: Memory,
    sessions: Mapping[str, int],
    work: Work,
    atlas: Atlas,
    *,
    paused: bool = False,
) -> Thought:
    """What the plan asks of ``memory.day``.

    Args:
        plan: In force.
        stands: What stands on the day.
        memory: The last eight weeks.
        sessions: How often each task was worked this week before the day.
        work: What has been done of it today.
        atlas: Tells a target's regions.
        paused: Whether the day is paused.
    """
    found = setbacks(memory, plan)
    level = zone_pain(memory)
    zone = zone_of(level, plan)
    dosed = [task for task in plan.tasks if task.kind != "visit"]
    levels = {task.id: level_of(task, plan, stands, memory, found) for task in dosed}
    before = before_today(memory)
    told = {
        task.id: level_of(task, plan, stands, before, found)
        if worked_today(task, memory)
        else levels[task.id]
        for task in dosed
    }
    asks = asks_of(plan, memory.day, sessions, told, stands)
    eased = easing(found, memory, plan)
    lower = _is_lower(plan, stands, memory, eased)
    blocked = (
        "eased" if lower or paused or stands.signs else may_climb(plan, memory, found, levels, zone, level)
    )
    climbing, waiting = None, None
    if blocked in ("", "unknown"):
        open_tasks = [task for task in plan.tasks if task.climbs and not task.optional]
        waiting = next_to_climb(open_tasks, plan, levels, memory)
        if waiting is not None and not blocked and _is_asked(waiting, asks, memory):
            climbing = waiting
            levels[waiting.task.id] = told[waiting.task.id] = climbed(waiting)
            asks = tuple(_raised(ask, climbing) if ask.task == climbing.task.id else ask for ask in asks)
    asks = tuple(_as_done(ask, plan, work, levels) for ask in asks)
    targets: dict[str, Mapping[str, Facts]] = {}
    asks = tuple(_rotated(ask, plan, memory, work, atlas, targets, sessions.get(ask.task, 0)) for ask in asks)
    if climbing is None and (blocked != "unknown" or not _may_say_ready(waiting, asks, memory)):
        waiting = None
    stance = _stance(asks, stands, lower=lower, climbs=_climbs(climbing, plan, memory), paused=paused)
    return Thought(
        asks=asks,
        levels=levels,
        told=told,
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


def _may_say_ready(waiting: Ready | None, asks: tuple[Ask, ...], memory: Memory) -> bool:
    """Whether a row may say that only a report is missing: after 7 days without one, once in 14 days."""
    if (
        waiting is None
        or not _is_asked(waiting, asks, memory)
        or any(memory.ago(ago) in memory.worst for ago in range(REPORTED))
    ):
        return False
    since = memory.since(READY)
    return not since or since >= READY_EVERY


def climbed(ready: Ready) -> Level:
    """The level of a task on the rung it is offered."""
    rung = ready.level.rung + 1
    return msgspec.structs.replace(ready.level, rung=rung, dose=ready.task.dose(rung), kind="climb")


def _is_lower(plan: Plan, stands: Standing, memory: Memory, eased: date | None) -> bool:
    flare = stands.flare
    if eased is not None or after_flare(flare, memory.day, plan) is not None:
        return True
    return flare is not None and flare.covers(memory.day, plan.limits.flare_days)


def _is_asked(ready: Ready, asks: tuple[Ask, ...], memory: Memory) -> bool:
    if worked_today(ready.task, memory):
        return False
    return any(ask.task == ready.task.id and ask.state in ("due", "offered") for ask in asks)


def _raised(ask: Ask, ready: Ready) -> Ask:
    rung = ready.level.rung + 1
    return msgspec.structs.replace(ask, rung=rung, dose=ready.task.dose(rung))


def _as_done(ask: Ask, plan: Plan, work: Work, levels: Mapping[str, Level]) -> Ask:
    """What was done whole stays as it was asked, whatever is reported after it; what is left goes by today."""
    done = work.last.get(ask.task)
    task = plan.task(ask.task)
    if done is None or task is None:
        return ask
    if task.targets and len(work.done[ask.task]) < task.a_day and ask.task in levels:
        level = levels[ask.task]
        return msgspec.structs.replace(ask, dose=level.dose, rung=level.rung, full=level.full)
    return msgspec.structs.replace(ask, dose=done.dose, rung=done.rung, full=done.full)


def _rotated(
    ask: Ask,
    plan: Plan,
    memory: Memory,
    work: Work,
    atlas: Atlas,
    targets: dict[str, Mapping[str, Facts]],
    sessions: int,
) -> Ask:
    """The ask with its targets picked; a massage whose targets are all sore is rested."""
    task = plan.task(ask.task)
    if task is None or not task.targets:
        return ask
    facts = targets[task.id] = facts_of(task, memory, atlas)
    skipped = work.skipped.get(task.id, ())
    before = picks(task, plan, ask.rung, facts, memory.day, done=sessions)
    done = work.done.get(task.id, {})
    touched = [
        *(pick for pick in before if pick in done or pick in skipped),
        *(target for target in done if target and target not in before),
    ]
    if touched:  # what is there stays in its place
        found = picks(task, plan, ask.rung, facts, memory.day, touched, sessions)[: task.a_day]
        picked = (*(one for one in before if one in found), *(one for one in found if one not in before))
    else:
        picked = before
    return msgspec.structs.replace(ask, targets=picked) if picked else rest(ask, task, memory)


def _climbs(climbing: Ready | None, plan: Plan, memory: Memory) -> bool:
    """Whether something climbs today, offered or done."""
    if climbing is not None:
        return True
    return any(day == memory.day for day in changes(plan, memory))


def _stance(asks: tuple[Ask, ...], stands: Standing, *, lower: bool, climbs: bool, paused: bool) -> str:
    if stands.signs or paused or (asks and all(ask.state == "rested" for ask in asks)):
        return "rest"
    if lower:
        return "ease"
    return "progress" if climbs else "hold"
