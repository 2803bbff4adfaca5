"""Which task may climb today, if any (docs/guidance.md, rule 6).

Progress follows completed sessions, not days without pain. One thing changes at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.guidance.rungs import (
    LastKnownRung,
    is_gap,
    is_lasting,
    rises_of,
    rungs_of,
    worse_days,
)
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
LEFT_SOON, LEFT_WAIT = 10, 28
"""Days; a rung left so soon after climbing to it is not offered again for so long."""
HELD_DAYS = 10
"""Days on a rung after which it counts as held, and may be regained sooner."""
KEPT_DAYS = 14
"""Days for which a step up that was declined is not offered again."""
DUE = ("done", "part", "skipped", "missed")
"""Outcomes of what was due."""
SOON = 7
"""Days within which a task must be due for the others to wait for it."""


class ClimbCandidate(msgspec.Struct, frozen=True):
    """A task that is ready for its next rung.

    Attributes:
        since: Its first session at its rung.
        sessions: Whole sessions there.
        done, due: Of its sessions of the last 14 days, or since then, how many were done, and how many were due.
        again: Whether the next rung was held once before.
    """

    task: Task
    level: Level
    since: date
    sessions: int
    done: int
    due: int
    again: bool = False


class Practice(msgspec.Struct, frozen=True):
    """What was done of a task at its rung, since that was reached or chosen.

    Attributes:
        since: The first session there; None without one.
        whole: Whole sessions.
        done, due: Sessions of the last 14 days, or since then, that were done, and that were due.
    """

    since: date | None
    whole: int = 0
    done: int = 0
    due: int = 0

    @property
    def share(self) -> float:
        """The part of what was due that was done."""
        return self.done / self.due if self.due else 0.0


def practice(task: Task, rung: int, situation: Situation) -> Practice:
    """What was done of a task at a rung, after a gap since the return."""
    recent, first = situation.recent, returned(task, situation) or date.min
    sessions = [session for session in _at_rung(task, rung, recent) if session.day >= first]
    if not sessions:
        return Practice(None)
    since = sessions[0].day
    whole = sum(session.whole for session in sessions)
    return Practice(since, whole, *_share(task, max(since, recent.ago(WINDOW)), recent))


def returned(task: Task, situation: Situation) -> date | None:
    """The day since which a task's sessions count after a gap, its own or that of all; None without one."""
    recent = situation.recent
    if recent.was_away(recent.day):
        return recent.day
    days = [session.day for session in recent.sessions.get(task.id, ())]
    rungs, least = rungs_of(task, recent), situation.plan.limits.gap_days
    for place in range(len(days) - 1, -1, -1):
        after = days[place + 1] if place + 1 < len(days) else recent.day
        if recent.returned is not None and after <= recent.returned:
            break
        if (after - days[place]).days < least:
            continue
        if is_gap(task, situation, LastKnownRung(days[place], rungs[place]), after):
            return after
    return recent.returned


def is_enough(done: Practice, situation: Situation) -> bool:
    """Whether a task has done enough at its rung.

    Two ways: regularly for a while, or often enough in all, for those whose days are irregular.
    """
    limits = situation.plan.limits
    regular = done.whole >= limits.climb_sessions and done.share >= limits.climb_share - NEARLY
    lately = done.done > 0 or done.due == 0  # what lies longer back alone is no ground for more
    return regular or (lately and done.whole >= max(MANY, limits.climb_sessions))


def ready(task: Task, level: Level, situation: Situation) -> ClimbCandidate | None:
    """Whether a task has done enough at its rung, whatever the pain; None when not, or at its cap."""
    rung, recent = level.rung, situation.recent
    if rung >= len(task.rungs) or level.full is not None or level.kind not in ("same", "chosen"):
        return None
    done = practice(task, rung, situation)
    if done.since is None or not is_enough(done, situation) or not_before(task, rung, situation):
        return None
    again = was_held(task, rung + 1, recent)
    return ClimbCandidate(task, level, done.since, done.whole, done.done, done.due, again)


def not_before(task: Task, rung: int, situation: Situation) -> tuple[str, date, date] | None:
    """What keeps a task that stands on ``rung`` from its next one: ``kept`` or ``left-soon``, since when, until when."""
    recent = situation.recent
    kept, left = recent.kept.get(task.id), left_soon(task, rung + 1, situation)
    found = [("left-soon", left, left + timedelta(days=LEFT_WAIT))] if left is not None else []
    if kept is not None and rung <= kept.rung:  # who chose a higher one since has thought better of it
        found.append(("kept", kept.day, kept.day + timedelta(days=KEPT_DAYS)))
    still = [one for one in found if one[2] > recent.day]
    return max(still, key=lambda one: one[2], default=None)


def _at_rung(task: Task, rung: int, recent: RecentHistory) -> list[Session]:
    """The sessions at a rung since it was reached, or chosen, oldest first."""
    choices = recent.chosen.get(task.id)
    after = (choices[-1].day, choices[-1].id) if choices else (date.min, "")
    sessions, rungs = recent.sessions.get(task.id, []), rungs_of(task, recent)
    first = len(sessions)
    while first and rungs[first - 1] == rung and (sessions[first - 1].day, sessions[first - 1].id) >= after:
        first -= 1
    return sessions[first:]


def _share(task: Task, first: date, recent: RecentHistory) -> tuple[int, int]:
    """How many of the sessions due since a day were done, and how many were due. A skip counts as missed."""
    states = [
        outcomes[task.id].state
        for day, _week, outcomes in recent.outcomes[-WINDOW:]
        if day >= first and task.id in outcomes
    ]
    due = sum(state in DUE for state in states)
    return states.count("done"), due


def left_soon(task: Task, rung: int, situation: Situation) -> date | None:
    """The day a rung was left, where that was within 10 days of climbing to it and it was not chosen since."""
    lost = [
        (climbed, left) for there, climbed, left in lost_climbs(task, rung - 1, situation) if there == rung
    ]
    if not lost:
        return None
    climbed, left = lost[-1]
    chosen = any(
        choice.day > climbed for choice in situation.recent.chosen.get(task.id, ()) if choice.rung >= rung
    )
    return None if chosen else left


def was_held(task: Task, rung: int, recent: RecentHistory, before: int | None = None) -> bool:
    """Whether a rung, or a higher one, was held for ten days, as far as is remembered.

    Args:
        task: Whose.
        rung: Of its ladder.
        recent: The last eight weeks.
        before: Only by its sessions before this one of them.
    """
    sessions, rungs = recent.sessions.get(task.id, [])[:before], rungs_of(task, recent)[:before]
    first: date | None = None
    for session, there in zip(sessions, rungs, strict=True):
        if there < rung:
            first = None
            continue
        first = first or session.day
        if (session.day - first).days >= HELD_DAYS:
            return True
    return False


def lost_climbs(task: Task, rung: int, situation: Situation) -> list[tuple[int, date, date]]:
    """Climbs that did not hold of a task that stands on ``rung``: where to, on which day, and the day it was left."""
    lost: list[tuple[int, date, date]] = []
    recent = situation.recent
    rises = rises_of(task, recent)
    if not rises:
        return lost
    sessions, rungs = recent.sessions[task.id], rungs_of(task, recent)
    causes = set(worse_days(task, recent)) | {
        day for day in situation.setbacks if is_lasting(task, situation, day)
    }
    for place in rises:
        there, climbed = rungs[place], sessions[place].day
        after = zip(sessions[place:], rungs[place:], strict=True)
        fell = next((session.day for session, later in after if later < there), None)
        if fell is None and rung >= there:
            continue  # it holds
        # It was left on the day that cost it, though it may first have been worked lower long after.
        cause = max((day for day in causes if climbed <= day and (fell is None or day < fell)), default=None)
        left = cause or fell
        if left is not None and (left - climbed).days <= LEFT_SOON:
            lost.append((there, climbed, left))
    return lost


class Rise(msgspec.Struct, frozen=True):
    """A task seen on a higher rung than before: it climbed, or the person chose so.

    Attributes:
        again: Whether it was held before, and only regained.
    """

    task: Task
    day: date
    rung: int
    chosen: bool
    again: bool = False


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
                again = not chosen and was_held(task, rung, recent, place)
                found.append(Rise(task, after, rung, chosen, again))
    return found


def _raises(choices: Sequence[Chosen]) -> list[Chosen]:
    """The last choice of each day whose choices of a task's rung came to a raise; one taken back that day is none."""
    first = {choice.day: choice for choice in reversed(choices)}
    last = {choice.day: choice for choice in choices}
    return [choice for day, choice in last.items() if (was := first[day].was) is None or choice.rung > was]


def candidates(situation: Situation, levels: Mapping[str, Level]) -> list[ClimbCandidate]:
    """The tasks that are ready and due within a week: the longest waiting first, and after all that count the optional."""
    recent = situation.recent
    found = [
        candidate
        for task in situation.plan.tasks
        if task.climbs
        and task.id in levels
        and (candidate := ready(task, levels[task.id], situation))
        and _is_due_soon(task, recent)
    ]
    longest = recent.ago(LONGEST_WAIT)
    return sorted(found, key=lambda candidate: (candidate.task.optional, max(candidate.since, longest)))


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
