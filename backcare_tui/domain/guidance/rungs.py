"""Where a task was last known to stand on its ladder, and what took rungs from it since (docs/guidance.md, rules 5, 7 and 8)."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from backcare_tui.domain.guidance.pain_zones import REACH, worse_since
from backcare_tui.domain.guidance.situation import Situation
from backcare_tui.domain.journal.events import Chosen
from backcare_tui.domain.journal.recent import RecentHistory, Session, Worse, back
from backcare_tui.domain.journal.status import Flare
from backcare_tui.domain.plan.ladder import rung_for
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek

STEP_EVERY = 7
"""Days in which a task steps down for keeps at most once."""
LONG_FLARE = 14
"""A flare of more days than this costs a rung for keeps."""
LONG_GAP = 28
"""Days without a session after which one comes back two rungs lower; a plan says after how many days one."""
GAP_SESSIONS = 3
"""Scheduled sessions that must have passed as well."""


class LastKnownRung(msgspec.Struct, frozen=True):
    """The last thing that says on which rung a task stands: a check-off, or the person's choice."""

    day: date
    rung: int
    chosen: bool = False


def rungs_of(task: Task, recent: RecentHistory) -> list[int]:
    """Where each of a task's sessions stands on the ladder as it is now, oldest first."""
    return _looked_up(task, recent)[0]


def rises_of(task: Task, recent: RecentHistory) -> list[int]:
    """Which of a task's sessions were a rung higher than the one before, by their places; most often none."""
    return _looked_up(task, recent)[1]


def _looked_up(task: Task, recent: RecentHistory) -> tuple[list[int], list[int]]:
    """Both, looked up once."""
    known = recent.rungs.get(task.id)
    if known is None:
        sessions = recent.sessions.get(task.id, ())
        rungs = [rung_for(task, session.full, session.rung) for session in sessions]
        rises = [place for place in range(1, len(rungs)) if rungs[place] > rungs[place - 1]]
        known = recent.rungs[task.id] = rungs, rises
    return known


def last_known_rung(task: Task, recent: RecentHistory) -> LastKnownRung | None:
    """The later of the last check-off and the last choice; None when neither is remembered."""
    sessions, choices = recent.sessions.get(task.id), recent.chosen.get(task.id)
    last = sessions[-1] if sessions else None
    choice = choices[-1] if choices else None
    if choice is not None and (last is None or _outlasts(choice, last, rungs_of(task, recent)[-1])):
        rung = min(max(choice.rung, task.lowest), len(task.rungs))  # the ladder may be shorter by now
        return LastKnownRung(choice.day, rung, chosen=True)
    return LastKnownRung(last.day, rungs_of(task, recent)[-1]) if last is not None else None


def _outlasts(choice: Chosen, last: Session, rung: int) -> bool:
    """Whether a choice says more than the last session: it is the later, or of the same day and another rung.

    What was begun before a choice is finished as it was asked, and what a past day asked may be written down
    after it: neither takes the choice back.
    """
    if choice.day != last.day:
        return choice.day > last.day
    return choice.id > last.id or choice.rung != rung


def was_long(flare: Flare, plan: Plan) -> bool:
    """Whether a flare lasted so long that it costs a rung."""
    return (flare.through(plan.limits.flare_days) - flare.first).days + 1 > LONG_FLARE


def lasting_steps(
    task: Task, situation: Situation, known: LastKnownRung, before: date
) -> tuple[date | None, int]:
    """Lasting steps since the last known rung and before a day: the day of the last one, and how many."""
    worse = worse_days(task, situation.recent)
    # A step counts from the day after its setback: what is left of that day is eased already.
    days = [day for day in {*situation.setbacks, *worse} if known.day <= day < before]
    if not days:
        return None, 0
    count, last = 0, _lowered(task, situation.recent)
    latest: date | None = None
    for day in sorted(days):
        if last is not None and (day - last).days < STEP_EVERY:
            continue
        if day in worse or is_lasting(task, situation, day):
            count, last, latest = count + 1, day, day
    return latest, count


def worse_days(task: Task, recent: RecentHistory) -> dict[date, Worse]:
    """The days of the last four weeks on which a climb of a task was found to be followed by so much more pain."""
    found = [worse_since(recent, climbed) for climbed in climbs_of(task, recent)]
    return {worse.day: worse for worse in found if worse is not None and worse.day >= recent.ago(REACH)}


def _lowered(task: Task, recent: RecentHistory) -> date | None:
    """The last day on which the task was seen on a lower rung than before; None when it was not."""
    sessions, rungs = recent.sessions.get(task.id, []), rungs_of(task, recent)
    falls = (place for place in range(len(rungs) - 1, 0, -1) if rungs[place] < rungs[place - 1])
    return next((sessions[place].day for place in falls), None)


def is_lasting(task: Task, situation: Situation, day: date) -> bool:
    """Whether the setback of ``day`` costs this task a rung.

    One that a red report was about does, or without a name any that climbed in the week before.
    """
    recent = situation.recent
    linked = recent.reds.get(day)
    if linked:
        return task.id in linked
    return any(back(day, STEP_EVERY) <= climbed <= day for climbed in climbs_of(task, recent))


def climbs_of(task: Task, recent: RecentHistory) -> list[date]:
    """The days on which a task was first worked a rung higher than the time before."""
    return [recent.sessions[task.id][place].day for place in rises_of(task, recent)]


def gap_since(task: Task, situation: Situation, known: LastKnownRung) -> tuple[date | None, int]:
    """The day since which there was no session, and how many rungs that costs."""
    days = (situation.day - known.day).days
    if not is_gap(task, situation, known, situation.day):
        return None, 0
    return known.day, 2 if days >= LONG_GAP else 1


def is_gap(task: Task, situation: Situation, known: LastKnownRung, day: date) -> bool:
    """Whether so much was left out between what is last known and a day that a rung is lost by it."""
    if (day - known.day).days < situation.plan.limits.gap_days:
        return False
    return _missed(task, situation.recent, known, day) >= GAP_SESSIONS


def _missed(task: Task, recent: RecentHistory, known: LastKnownRung, until: date) -> int:
    """Sessions that were scheduled since: for "N a week", what closed weeks fell short by."""
    schedule = task.schedule(known.rung)
    if (
        isinstance(schedule, EveryDays) and schedule.n > 1
    ):  # it stays open meanwhile, and that is no other session
        return max(0, (until - known.day).days - 1) // schedule.n
    weeks = [
        week for day, week, outcomes in recent.outcomes if known.day < day < until and task.id in outcomes
    ]
    if not isinstance(schedule, TimesAWeek):
        return len(weeks)
    short = 0
    for week in set(weeks):
        if (until - week).days >= 7:
            end = week + timedelta(days=7)
            worked = sum(week <= session.day < end for session in recent.sessions.get(task.id, ()))
            short += max(0, schedule.n - worked)
    return short


def long_flare(situation: Situation, known: LastKnownRung) -> tuple[date | None, int]:
    """A long flare costs one rung for keeps, once it is over: its last day, and that rung."""
    status, plan = situation.status, situation.plan
    for flare in (status.flare, status.earlier):
        if flare is not None and was_long(flare, plan):
            last = flare.through(plan.limits.flare_days)
            if known.day <= last < situation.day:
                return last, 1
    return None, 0
