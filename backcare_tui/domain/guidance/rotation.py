"""Which massage targets today: by neglect, fairness and pain (docs/guidance.md, rule 11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.body.atlas import Atlas, Target
from backcare_tui.domain.calendar import days_left
from backcare_tui.domain.journal.events import DueTask
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, TimesAWeek, falls_on
from backcare_tui.text.dates import on

NEGLECTED = 10
"""Days after which an unworked target goes first."""
FORTNIGHT = 14
"""Days within which every target has its turn, where there are places enough."""
RED_DAYS = 2
"""Days through which a red report rests the devices for its region: its own and the next."""
PAIN_DAYS = 7
"""Days whose pain draws a target nearer, the latest the most."""
SORE_DAYS = 2
"""Days after the day it was said on which a sore target is left alone (48 hours, app default)."""
LONG_AGO = 1000
"""Days that stand for never."""
RED = "red:"
"""Before the place of a red report, where a device for it is rested, as it is stored."""
SORE = "sore"
RUNNING = "running"
"""Why a massage is rested, as it is stored: sore targets; or the others worked two days running."""


class TargetFacts(msgspec.Struct, frozen=True):
    """What one target is chosen by.

    Attributes:
        days: Days since it was last worked; None when it was not in 8 weeks.
        pain: The pain of the last week in its regions, latest days weighing most.
        twice: Whether both of the last two sessions worked on it.
        running: Whether it was worked on each of the two days before, so that today would be the third.
        red: The place of a red report of today or yesterday in its regions; empty without one.
        sore: The day it was last said to be sore, while it is still left alone.
    """

    days: int | None
    pain: int
    twice: bool
    running: bool
    sore: date | None
    red: str = ""


def red_place(regions: Iterable[str], recent: RecentHistory, red: int, days: int = RED_DAYS) -> str:
    """A place in some regions of which the last days have a red report, the latest first; empty without one."""
    first = recent.ago(days - 1)
    for day in sorted((day for day in recent.reds if day >= first), reverse=True):
        for place, level in recent.places.get(day, {}).items():
            if level >= red and worst_in(regions, {place: level}):
                return place
    return ""


def rest_red(due_task: DueTask, task: Task | None, recent: RecentHistory, red: int) -> DueTask:
    """The task, rested where it is a device for a region that was red today or yesterday."""
    if task is None or task.kind != "device" or task.for_pain or due_task.state == "rested":
        return due_task
    place = red_place(task.regions, recent, red)
    return replace(due_task, state="rested", because=RED + place) if place else due_task


def target_facts(task: Task, recent: RecentHistory, atlas: Atlas, red: int) -> dict[str, TargetFacts]:
    """Each target's facts as of today, from before today's own work."""
    sessions = recent.sessions.get(task.id, ())
    before = [session for session in sessions if session.day < recent.day and session.targets]
    worked = {target: session.day for session in before for target in session.targets}
    last_two = [set(session.targets) for session in before[-2:]]
    facts: dict[str, TargetFacts] = {}
    for target in task.targets:
        day, muscle = worked.get(target), atlas.find(target)
        facts[target] = TargetFacts(
            days=None if day is None else (recent.day - day).days,
            pain=0 if muscle is None else pain_near(muscle.regions, recent, red),
            red="" if muscle is None else red_place(muscle.regions, recent, red),
            running=_is_running(target, task, recent),
            twice=len(last_two) == 2 and all(target in targets for targets in last_two),
            sore=sore_since(target, recent),
        )
    return facts


def sore_since(target: str, recent: RecentHistory) -> date | None:
    """The day a target was said to be sore, while that is no more than two days ago."""
    day = recent.sore.get(target)
    return day if day is not None and (recent.day - day).days <= SORE_DAYS else None


def rest_tired(due_task: DueTask, task: Task | None, recent: RecentHistory) -> DueTask:
    """The task, rested where it is a massage none of whose targets can be worked today."""
    if task is None or not task.targets or any(_can_work(target, task, recent) for target in task.targets):
        return due_task
    return rest(due_task, task, recent)


def rest(due_task: DueTask, task: Task, recent: RecentHistory) -> DueTask:
    """The massage without targets, and why there are none."""
    sore = all(sore_since(target, recent) is not None for target in task.targets)
    because = due_task.because or (SORE if sore else RUNNING)
    return replace(due_task, targets=(), state="rested", because=because)


def _can_work(target: str, task: Task, recent: RecentHistory) -> bool:
    if sore_since(target, recent) is not None:
        return False
    return 2 * task.a_day > len(task.targets) or not _is_running(target, task, recent)


def _is_running(target: str, task: Task, recent: RecentHistory) -> bool:
    """Whether a target was worked on each of the two days before."""
    first = recent.ago(2)
    latest = recent.sessions.get(task.id, ())[-3:]  # a session a day: today's, and the two before it
    return sum(first <= session.day < recent.day and target in session.targets for session in latest) == 2


def calm(regions: Iterable[str], recent: RecentHistory, red: int) -> tuple[str, ...]:
    """The regions without those of which the last 7 days have a red report: nothing is picked because of them."""
    return tuple(region for region in regions if not red_place((region,), recent, red, PAIN_DAYS))


def pain_near(regions: Iterable[str], recent: RecentHistory, red: int) -> int:
    """Each of the last 7 days' worst pain in some regions, times 7 less the days since, added up; red regions left out."""
    if not recent.places:
        return 0
    regions = calm(regions, recent, red)
    return sum(
        (PAIN_DAYS - days) * worst_in(regions, recent.places.get(recent.ago(days), {}))
        for days in range(PAIN_DAYS)
    )


def worst_in(regions: Iterable[str], places: Mapping[str, int]) -> int:
    """The highest level at any place of these regions, whichever side."""
    near = [
        level
        for place, level in places.items()
        for region in regions
        if place == region or place.startswith(f"{region}-")
    ]
    return max(near, default=0)


def places_of(task: Task) -> int:
    """How many targets a session has place for: never more than there are, whatever a journal says."""
    return min(task.a_day, len(task.targets))


def picks(
    task: Task,
    facts: Mapping[str, TargetFacts],
    sessions: Sequence[tuple[int, int]],
    touched: Sequence[str] = (),
) -> tuple[str, ...]:
    """The day's targets, first the one that comes first.

    Neglected targets go first, the longest first; then those not worked in both of the last two
    sessions; then by pain; then the longest unworked; then what is not in a red area; then in plan order.
    Nothing sore is picked, and nothing on a third day running where places are at most half the
    targets. A pick that is not neglected is passed over where it would leave another target without its turn in a fortnight.

    Args:
        task: The massage.
        facts: Each target's.
        sessions: Those of the coming fortnight (see ``sessions_ahead``).
        touched: Targets worked or skipped today already: they keep their places.
    """
    order = sorted(task.targets, key=lambda target: _rank(facts[target]))
    kept = [*dict.fromkeys(touched)]
    places = max(0, places_of(task) - len(kept))
    free = [target for target in order if facts[target].sore is None and target not in kept]
    allowed = [target for target in free if 2 * task.a_day > len(task.targets) or not facts[target].running]
    # With fewer places than targets nobody can have a turn a fortnight, and no pick is passed over for it.
    in_turn = sum(places_then for _ahead, places_then in sessions) >= len(task.targets)
    chosen: list[str] = []
    for _ in range(min(places, len(allowed))):
        rest = [target for target in allowed if target not in chosen]
        fitting = (
            target
            for target in rest
            if not in_turn
            or _days(facts[target]) >= NEGLECTED
            or _leaves_turns(
                [facts[other] for other in free if other != target and other not in chosen],
                places - len(chosen) - 1,
                sessions,
            )
        )
        chosen.append(next(fitting, None) or max(rest, key=lambda target: _days(facts[target])))
    return (*kept, *chosen)


def _days(facts: TargetFacts) -> int:
    return LONG_AGO if facts.days is None else facts.days


def _rank(facts: TargetFacts) -> tuple[int, int, bool, int, int, bool]:
    days = _days(facts)
    neglected = days >= NEGLECTED
    return (not neglected, -days if neglected else 0, facts.twice, -facts.pain, -days, bool(facts.red))


def _leaves_turns(others: Sequence[TargetFacts], places: int, sessions: Sequence[tuple[int, int]]) -> bool:
    """Whether all others can still be worked within a fortnight of their last time.

    Args:
        others: Those that would not be picked, whatever comes of this pick.
        places: How many places today still has for them.
        sessions: Those of the coming fortnight.
    """
    slots = [0] * places
    for ahead, places_then in sessions:
        slots += [ahead] * places_then
    for rank, unworked in enumerate(sorted(map(_days, others), reverse=True)):
        left = FORTNIGHT - unworked
        if left < 0:
            continue  # it has missed its turn, or was never worked: the order alone looks after it
        if rank >= len(slots) or slots[rank] > left:
            return False
    return True


def sessions_ahead(task: Task, plan: Plan, rung: int, today: date, worked: int) -> list[tuple[int, int]]:
    """The sessions of the fortnight after today: days ahead, and places in each.

    "N a week" is taken to be as late in its weeks as it can be; ``worked`` sessions of this week were before
    today, and today's is one more.
    """
    schedule = task.schedule(rung)
    sessions: list[tuple[int, int]] = []
    left = days_left(today, plan.week_starts)
    for ahead in range(1, FORTNIGHT + 1):
        if today.toordinal() + ahead > date.max.toordinal():
            break
        day = today + timedelta(days=ahead)
        if isinstance(schedule, TimesAWeek):
            owed = schedule.n - worked - 1 if ahead < left else schedule.n
            due = days_left(day, plan.week_starts) <= owed
        elif isinstance(schedule, EveryDays):
            due = ahead % schedule.n == 0
        else:
            due = falls_on(schedule, day, task.start_on)
        if due and task.open_on(day):
            sessions.append((ahead, places_of(task)))
    return sessions


def pain_words(muscle: Target, recent: RecentHistory, atlas: Atlas, red: int) -> str:
    """The pain in a target's regions that weighed most, as it is recent and high; the latest of equals."""
    regions = calm(muscle.regions, recent, red)
    reports = [
        ((PAIN_DAYS - days) * level, level, recent.ago(days), place)
        for days in range(PAIN_DAYS)
        for place, level in recent.places.get(recent.ago(days), {}).items()
        if worst_in(regions, {place: level})
    ]
    if not reports:
        return ""
    _weight, level, day, place = max(reports, key=lambda report: report[0])
    return f"You reported {atlas.place(place)} {level}/10 {on(recent.day, day)}."
