"""Which task may climb today, if any (docs/guidance.md, rule 6).

Progress follows completed sessions, not days without pain. One thing changes at a time, a week apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.guidance.levels import Level, climbs_of, rises_of, rungs_of
from backcare_tui.domain.guidance.pain_zones import usual
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.day_record import NEARLY
from backcare_tui.domain.journal.events import Chosen
from backcare_tui.domain.journal.recent import RecentHistory, Session
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, due_again, falls_on

WINDOW = 14
"""Days whose due sessions are looked at."""
MANY = 8
"""Whole sessions in eight weeks that make a task ready however many were due."""
LONGEST_WAIT = 42
"""Days; over six weeks of waiting counts as six."""
LEFT_SOON = 10
"""Days; a rung left so soon after climbing to it is not offered again while that is remembered."""
AMBER_DAYS = 14
"""Days between climbs in amber."""
AMBER_REPORTS = 7
"""Days of the last 14 that need a report for a climb in amber."""
REPORTED = 7
"""Days within which a report is asked for before anything climbs."""
UNSTEADY_DAYS = 28
"""Days without a climb after two of the last three were lost again."""
BACK_DAYS = 3
"""Days after a pause or a lock on which nothing climbs: coming back is enough."""
KEPT_DAYS = 14
"""Days for which a step up that was declined is not offered again."""
SOON = 7
"""Days within which a task must be due for the others to wait for it."""


class ClimbCandidate(msgspec.Struct, frozen=True):
    """A task that is ready for its next rung.

    Attributes:
        since: Its first session at its rung.
        sessions: Whole sessions there.
        share: Part of its due sessions of the last 14 days that were done.
    """

    task: Task
    level: Level
    since: date
    sessions: int
    share: float


def ready(task: Task, level: Level, situation: Situation) -> ClimbCandidate | None:
    """Whether a task has done enough at its rung, whatever the pain; None when not, or at its cap."""
    rung, recent = level.rung, situation.recent
    if rung >= len(task.rungs) or level.full is not None or level.kind not in ("same", "chosen"):
        return None
    sessions = _at_rung(task, rung, recent)
    if not sessions:
        return None
    since = sessions[0].day
    whole = sum(session.whole for session in sessions)
    share = _share(task, since, recent)
    limits = situation.plan.limits
    # Two ways: regularly for a while, or often enough in all, for those whose days are irregular.
    enough = whole >= limits.climb_sessions and share >= limits.climb_share - NEARLY
    if not enough and whole < max(MANY, limits.climb_sessions):
        return None
    return None if _left_soon(task, rung + 1, recent) else ClimbCandidate(task, level, since, whole, share)


def _at_rung(task: Task, rung: int, recent: RecentHistory) -> list[Session]:
    """The sessions at a rung since it was reached, or chosen, oldest first."""
    choices = recent.chosen.get(task.id)
    after = (choices[-1].day, choices[-1].id) if choices else (date.min, "")
    sessions, rungs = recent.sessions.get(task.id, []), rungs_of(task, recent)
    first = len(sessions)
    while first and rungs[first - 1] == rung and (sessions[first - 1].day, sessions[first - 1].id) >= after:
        first -= 1
    return sessions[first:]


def _share(task: Task, since: date, recent: RecentHistory) -> float:
    """The part of what was due in the last 14 days, or since then, that was done. A skip counts as missed."""
    first = max(since, recent.ago(WINDOW))
    states = [
        outcomes[task.id].state
        for day, _week, outcomes in recent.outcomes[-WINDOW:]
        if day >= first and task.id in outcomes
    ]
    due = sum(state in ("done", "part", "skipped", "missed") for state in states)
    return states.count("done") / due if due else 0.0


def _left_soon(task: Task, rung: int, recent: RecentHistory) -> bool:
    """Whether a rung was climbed to, left within 10 days, and not chosen since; the task is below it now."""
    lost = [climbed for there, climbed, _left in lost_climbs(task, rung - 1, recent) if there == rung]
    chosen = [choice.day for choice in recent.chosen.get(task.id, ()) if choice.rung >= rung]
    return bool(lost) and not any(day > lost[-1] for day in chosen)


def lost_climbs(task: Task, rung: int, recent: RecentHistory) -> list[tuple[int, date, date]]:
    """Climbs that did not hold of a task that stands on ``rung``: where to, on which day, and the day it was left."""
    lost: list[tuple[int, date, date]] = []
    rises = rises_of(task, recent)
    if not rises:
        return lost
    sessions, rungs = recent.sessions[task.id], rungs_of(task, recent)
    bad_days = sorted({*recent.reds, *recent.begun})
    for place in rises:
        there, climbed = rungs[place], sessions[place].day
        after = zip(sessions[place:], rungs[place:], strict=True)
        fell = next((session.day for session, later in after if later < there), None)
        if fell is None and rung >= there:
            continue  # it holds
        bad_day = next((day for day in bad_days if climbed <= day and (fell is None or day <= fell)), None)
        left = bad_day or fell
        if left is not None and (left - climbed).days <= LEFT_SOON:
            lost.append((there, climbed, left))
    return lost


def unsteady(situation: Situation, levels: Mapping[str, Level]) -> date | None:
    """The day a climb was lost last, where two of the last three of anything were; else None."""
    climbs: list[tuple[date, date | None]] = []
    recent = situation.recent
    for task in situation.plan.tasks:
        if task.id not in levels:
            continue
        lost = {day: left for _rung, day, left in lost_climbs(task, levels[task.id].rung, recent)}
        climbs += [(day, lost.get(day)) for day in climbs_of(task, recent)]
    latest = [left for _day, left in sorted(climbs, key=lambda climb: climb[0])[-3:]]
    lost_days = [left for left in latest if left is not None]
    return max(lost_days) if len(lost_days) >= 2 else None


def climb_blocker(situation: Situation, levels: Mapping[str, Level]) -> str:
    """Why nothing may climb today; empty when something may.

    It is ``lately`` (something climbed or was raised), ``setback``, ``often``, ``unsteady``, ``morning``, ``back``,
    ``zone`` or ``unknown``, the first that holds.
    """
    recent, limits, zone = situation.recent, situation.plan.limits, situation.zone
    wait = limits.climb_days if zone != "amber" else max(AMBER_DAYS, limits.climb_days)
    if any(rise.day > recent.ago(wait) for rise in rises(situation.plan, recent)):
        return "lately"
    reds, setbacks = recent.ago(limits.red_days), recent.ago(limits.setback_days)
    if any(day > reds for day in recent.reds) or any(day > setbacks for day in situation.setbacks):
        return "setback"
    if situation.set_back_often:
        return "often"
    lost = unsteady(situation, levels)
    if lost is not None and lost > recent.ago(UNSTEADY_DAYS):
        return "unsteady"
    if _morning_is_up(recent):
        return "morning"
    if any(recent.ago(days) in recent.off for days in range(1, BACK_DAYS + 1)):
        return "back"
    if zone == "unknown":
        return "unknown"
    if zone == "green":
        return ""
    return "" if zone == "amber" and _amber_allows(situation) else "zone"


class Rise(msgspec.Struct, frozen=True):
    """A task seen on a higher rung than before: it climbed, or the person chose so."""

    task: Task
    day: date
    rung: int
    chosen: bool


def rises(plan: Plan, recent: RecentHistory) -> list[Rise]:
    """All that climbed, or was raised by the person."""
    found: list[Rise] = []
    for task in plan.tasks:
        if task.climbs:
            choices = recent.chosen.get(task.id, ())
            found += [Rise(task, choice.day, choice.rung, chosen=True) for choice in _raises(choices)]
            sessions, rungs = recent.sessions.get(task.id, []), rungs_of(task, recent)
            for place in rises_of(task, recent):
                before, after, rung = sessions[place - 1].day, sessions[place].day, rungs[place]
                chosen = any(before <= choice.day <= after and choice.rung >= rung for choice in choices)
                found.append(Rise(task, after, rung, chosen))
    return found


def rises_lately(situation: Situation) -> list[Rise]:
    """Those of the days in which one change is enough."""
    recent = situation.recent
    first = recent.ago(situation.plan.limits.climb_days)
    return [rise for rise in rises(situation.plan, recent) if rise.day > first]


def _raises(choices: Sequence[Chosen]) -> list[Chosen]:
    """The last choice of each day whose choices of a task's rung came to a raise; one taken back that day is none."""
    first = {choice.day: choice for choice in reversed(choices)}
    last = {choice.day: choice for choice in choices}
    return [choice for day, choice in last.items() if (was := first[day].was) is None or choice.rung > was]


def _morning_is_up(recent: RecentHistory) -> bool:
    """Whether the last morning of the week was more than 1 over the usual morning."""
    usual_morning = usual(recent.morning, recent.flares, recent.day)
    latest = max((day for day in recent.morning if day >= recent.ago(REPORTED - 1)), default=None)
    return usual_morning is not None and latest is not None and recent.morning[latest] > usual_morning + 1


def _amber_allows(situation: Situation) -> bool:
    """Whether pain that is always there is at its usual level, and known well enough to say so."""
    first = situation.recent.ago(WINDOW)
    reports = sum(day > first for day in situation.recent.worst)
    pain, usual_pain = situation.pain, situation.usual
    return pain is not None and usual_pain is not None and pain <= usual_pain and reports >= AMBER_REPORTS


def next_to_climb(situation: Situation, levels: Mapping[str, Level]) -> ClimbCandidate | None:
    """The task that has waited longest among those that are ready and due within a week; optional ones never."""
    recent = situation.recent
    if any(kept.day == recent.day for kept in recent.kept.values()):
        return None  # an offer a day: the next comes tomorrow
    candidates = [
        candidate
        for task in situation.plan.tasks
        if task.climbs
        and not task.optional
        and task.id in levels
        and declined_until(task, recent) is None
        and (candidate := ready(task, levels[task.id], situation))
        and _is_due_soon(task, recent)
    ]
    longest = recent.ago(LONGEST_WAIT)
    return min(candidates, key=lambda candidate: max(candidate.since, longest), default=None)


def declined_until(task: Task, recent: RecentHistory) -> date | None:
    """The first day on which a task's next rung may be offered again, while that is still to come."""
    kept = recent.kept.get(task.id)
    again = None if kept is None else kept.day + timedelta(days=KEPT_DAYS)
    return again if again is not None and again > recent.day else None


def _is_due_soon(task: Task, recent: RecentHistory) -> bool:
    """Whether a task is due within a week, so that the others do not wait for one that seldom is."""
    schedule = task.schedule(task.lowest + 2)
    if isinstance(schedule, TimesAWeek):
        return True
    days = [recent.day + timedelta(days=days) for days in range(SOON)]
    if isinstance(schedule, EveryDays):
        last = recent.last_worked.get(task.id)
        due = [day for day in days if due_again(schedule, day, task.start_on, last) == "due"]
    else:
        due = [day for day in days if falls_on(schedule, day, task.start_on)]
    return any(task.until is None or day <= task.until for day in due)
