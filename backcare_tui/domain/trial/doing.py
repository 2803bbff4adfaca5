"""What was done in a trial, arm by arm: sessions of those asked, minutes, the other arm's tasks, mornings, and doses that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import Arm, DayPlanned, Done, Event
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.plan.dose import BREATHS, VISIT, Dose, words
from backcare_tui.domain.plan.pacing import breath, cadence
from backcare_tui.domain.plan.plan import Plan, Task

ASKED = ("done", "part", "missed", "skipped", "due")
"""Outcomes of a task that a day asked for; one that rested, was offered or was paused was not asked."""
MORNINGS = 5
"""Mornings with a report that each arm needs before their medians are told (app default)."""
WAKING = timedelta(days=1)
"""From a day to the morning that follows it: on waking, a day's own arm has done nothing yet."""


class ArmDone(msgspec.Struct, frozen=True):
    """What was done on the days of one arm.

    Attributes:
        days: How many days of the pairs that count were its own.
        asked: Sessions of its tasks that were asked on them: one a task and day.
        done, part: Those done whole, and those done in part.
        minutes: Of its tasks, really done, on average of those days; rests and changes of position left out.
        other: Days of them on which something of the other arm was done.
        mornings: How many of the mornings after had a report.
        morning: Their median; None where either arm has too few.
        flares: Flares that began in one of its turns, of all pairs.
    """

    days: int
    asked: int
    done: int
    part: int
    minutes: float
    other: int
    mornings: int = 0
    morning: int | None = None
    flares: int = 0


class DoseChange(msgspec.Struct, frozen=True):
    """A dose of an arm's task that was another from a day of the trial on: both in words."""

    task: str
    day: date
    before: str
    after: str


class Eased(msgspec.Struct, frozen=True):
    """A task of an arm that was asked for less than its whole dose on some days of the trial."""

    task: str
    days: int


def arms_done(
    arms: tuple[Arm, Arm],
    days: tuple[Collection[date], Collection[date]],
    records: Mapping[date, DayRecord],
    events: Sequence[Event],
    plan: Plan,
) -> tuple[ArmDone, ArmDone]:
    """What was done on the days of either arm.

    Args:
        arms: Both.
        days: The days of each.
        records: How the days went, and those after them.
        events: Live events of those days.
        plan: In force, which says how long a repetition or a breath takes.
    """
    first, second = (
        _arm_done(arms[arm].tasks, arms[1 - arm].tasks, days[arm], records, events, plan) for arm in (0, 1)
    )
    if min(first.mornings, second.mornings) >= MORNINGS:
        return first, second
    none = {"morning": None}
    return msgspec.structs.replace(first, **none), msgspec.structs.replace(second, **none)


def _arm_done(
    own: Sequence[str],
    others: Sequence[str],
    days: Collection[date],
    records: Mapping[date, DayRecord],
    events: Sequence[Event],
    plan: Plan,
) -> ArmDone:
    outcomes = [records[day].outcomes for day in sorted(days) if day in records]
    states = [outcome.state for of_day in outcomes for outcome in _of(of_day, own)]
    seconds: dict[tuple[date, str, str], float] = {}
    for event in events:
        if type(event) is Done and event.day in days and event.task in own:
            piece, took = (
                (event.day, event.task, event.target),
                seconds_of(event.worked, plan.task(event.task), event.rung),
            )
            seconds[piece] = max(took, seconds.get(piece, 0.0))  # checked off twice counts once
    mornings = [
        record.morning
        for day in sorted(days)
        if (record := records.get(day + WAKING)) is not None and record.morning is not None
    ]
    return ArmDone(
        days=len(days),
        asked=sum(state in ASKED for state in states),
        done=states.count("done"),
        part=states.count("part"),
        minutes=sum(seconds.values()) / 60 / len(days) if days else 0.0,
        other=sum(any(outcome.share > 0 for outcome in _of(of_day, others)) for of_day in outcomes),
        mornings=len(mornings),
        morning=lower_median(mornings),
    )


def asked_and_done(tasks: Iterable[str], outcomes: Mapping[str, TaskOutcome]) -> tuple[int, int]:
    """Of some tasks, how many were done whole on a day, and how many it asked for."""
    states = [outcome.state for outcome in _of(outcomes, tasks)]
    return states.count("done"), sum(state in ASKED for state in states)


def _of(outcomes: Mapping[str, TaskOutcome], tasks: Iterable[str]) -> list[TaskOutcome]:
    return [outcomes[task] for task in tasks if task in outcomes]


def seconds_of(dose: Dose, task: Task | None, rung: int) -> float:
    """How long a dose takes, by itself: its minutes or seconds, or so many repetitions or breaths; 0 for a visit.

    Args:
        dose: What was done.
        task: Whose dose it is; None where the plan has it no more, and then repetitions go by the app's own cadence.
        rung: Which form of it: the easier one may have a tempo of its own.
    """
    unit = dose.unit
    if unit is VISIT:
        return 0.0
    if unit.lasts:
        return dose.total * unit.lasts
    if unit is BREATHS:
        tempo = breath(task.pace if task is not None else None)
    else:
        tempo = (task.manner.tempo_on(rung) if task is not None else ()) or cadence(
            task.hold if task else None
        )
    return dose.total * sum(phase.seconds for phase in tempo)


def dose_changes(
    tasks: Collection[str], days: Collection[date], events: Iterable[Event]
) -> tuple[DoseChange, ...]:
    """Each change of a whole dose in the course of a trial, in order: an edit of the plan, or a rung."""
    known: dict[str, Dose] = {}
    found: list[DoseChange] = []
    for day, task, whole, _eased in _asked(tasks, days, events):
        before = known.get(task)
        if before is not None and before != whole:
            found.append(DoseChange(task, day, words(before), words(whole)))
        known[task] = whole
    return tuple(found)


def eased_days(tasks: Sequence[str], days: Collection[date], events: Iterable[Event]) -> tuple[Eased, ...]:
    """Of each task on how many days less than the whole dose was asked, as after a flare; none where it was on none."""
    on = {(task, day) for day, task, _whole, eased in _asked(tasks, days, events) if eased}
    counts = ((task, sum(one == task for one, _day in on)) for task in tasks)
    return tuple(Eased(task, number) for task, number in counts if number)


def _asked(
    tasks: Collection[str], days: Collection[date], events: Iterable[Event]
) -> Iterator[tuple[date, str, Dose, bool]]:
    """What the days asked of some tasks, in order: the day, the task, the whole dose, and whether less was asked."""
    for event in sorted(events, key=lambda event: (event.day, event.id)):
        if event.day not in days:
            continue
        if isinstance(event, Done) and event.task in tasks:
            yield event.day, event.task, event.full or event.dose, event.full is not None
        elif isinstance(event, DayPlanned):
            for due in event.due_tasks:
                if due.task in tasks and due.state != "rested":
                    yield event.day, due.task, due.full or due.dose, due.full is not None
