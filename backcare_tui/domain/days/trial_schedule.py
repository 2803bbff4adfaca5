"""The schedule of a trial, a day at a time: what a day is to it, from what was recorded by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from backcare_tui.domain.journal.events import DayPlanned, Event, Pain, Stopped, TrialNumber, recorded_on
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import (
    BETWEEN,
    COMPLETE,
    HELD,
    LINKED,
    MISSING,
    OVER,
    PAIRS,
    PERIOD,
    STOP,
    UNTOLD,
    Place,
    Trial,
    TrialDay,
    over,
)
from backcare_tui.domain.plan.plan import Plan


def moved_to(status: Status, day: date, plan: Plan, events: Sequence[Event], *, lived: bool) -> Status:
    """What stands with its trial moved on to a day: what is asked of the day follows from that.

    Args:
        status: As it stands by the day's events, with the trial as it stood the day before.
        day: The day.
        plan: In force on it.
        events: The day's live events.
        lived: Whether it is over.
    """
    if not status.trials or (not status.trials[-1].runs and status.trials[-1].ended != day):
        return status
    trial = status.trials[-1]
    moved = moved_on(
        trial,
        day,
        plan,
        off=status.off_on(day, plan),
        rests=status.ends_trial(trial, plan),
        events=events,
        lived=lived,
    )
    return replace(status, trials=(*status.trials[:-1], moved))


def moved_on(
    trial: Trial,
    day: date,
    plan: Plan,
    *,
    off: str,
    rests: tuple[str, str],
    events: Sequence[Event],
    lived: bool,
) -> Trial:
    """The trial with one more day.

    Args:
        trial: As it stood at the end of the day before.
        day: The day.
        plan: In force on it.
        off: Why the day does not count, as ``Status.off_on`` says.
        rests: A sign or a condition by which the trial ends, with the reason; both empty where none does.
        events: The day's live events.
        lived: Whether the day is over: then it is to the trial what it stored, whatever was taken back or said since.
    """
    if trial.ended == day:
        return replace(trial, at=day)
    if not trial.runs or trial.hidden or day < trial.first:
        return trial
    trial = replace(trial, at=day, place=None, hold="")
    stored = _stored(events) if lived else None
    why, about = rests if rests[0] else _ended_by(trial, plan, events, day)
    if not why and trial.ends is not None and day >= trial.ends[0]:
        _written, why, about = trial.ends
    if why or stored == OVER:
        return over(trial, day, why, about)
    trial = replace(trial, ends=trial.ends or _ends_later(trial, plan, events, day))
    number = _number_of(trial, day, events)
    level = None if number is None else number.level
    hold = off or ("" if all(_is_there(plan, task, day) for task in trial.tasks) else MISSING)
    place = None
    if stored is not None:
        place = _place_of(stored)
        hold = "" if place or stored == BETWEEN else stored.removeprefix(HELD).strip() or UNTOLD
    elif number is not None and not hold:
        place = Place(
            number.pair, number.draw, number.second, _nth(trial.days, number.draw, second=number.second)
        )
    if hold:
        return _held(trial, day, hold)
    if place is None and stored is None:
        place = _next_place(trial, day)
    if place is None:
        waits = bool(trial.days) and (_may_get_its_number(trial, day) or bool(trial.lacking))
        return trial if waits or not trial.days else over(trial, day, COMPLETE)
    # What was only worked out for days of which nothing is stored gives way to what is.
    known = tuple(one for one in trial.days if one.place.order < place.order)
    return replace(trial, place=place, days=(*known, TrialDay(day, place, level)))


def _held(trial: Trial, day: date, hold: str) -> Trial:
    """The trial with a day that is held; a flare breaks into the pair that it comes in."""
    spoilt = trial.spoilt
    if hold == "flare" and trial.pairs and not trial.pairs[-1].is_whole:
        spoilt = (*spoilt, trial.pairs[-1].draw)
    return replace(trial, hold=hold, spoilt=spoilt, held=(*trial.held, (day, hold)))


def _stored(events: Sequence[Event]) -> str | None:
    """What a day was to the trial, as it stored it last; None where it stored nothing."""
    return next((event.trial for event in reversed(events) if isinstance(event, DayPlanned)), None)


def _place_of(stored: str) -> Place | None:
    """A stored place; None where it is none."""
    parts = stored.split()
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 7 for part in parts):
        return None
    pair, draw, period, nth = map(int, parts)
    return Place(pair, draw, period == 2, nth)


def _ended_by(trial: Trial, plan: Plan, events: Sequence[Event], day: date) -> tuple[str, str]:
    """What of a day ends a trial on that day."""
    return next(
        (
            why
            for event in events
            if recorded_on(event, plan.starts_at) <= day and (why := _ending(trial, plan, event))[0]
        ),
        ("", ""),
    )


def _ends_later(trial: Trial, plan: Plan, events: Sequence[Event], day: date) -> tuple[date, str, str] | None:
    """What of a day was written down later, and ends a trial from then on: the days between are lived."""
    late = [
        (written, *why)
        for event in events
        if (written := recorded_on(event, plan.starts_at)) > day and (why := _ending(trial, plan, event))[0]
    ]
    return min(late, default=None)


def _ending(trial: Trial, plan: Plan, event: Event) -> tuple[str, str]:
    """Why an event ends a trial, and the task that it names; both empty where it does not."""
    if isinstance(event, Stopped) and event.task in trial.tasks:
        return STOP, event.task
    if isinstance(event, Pain) and event.task in trial.tasks and event.level >= plan.red:
        return LINKED, event.task
    return "", ""


def _is_there(plan: Plan, task_id: str, day: date) -> bool:
    task = plan.task(task_id)
    return task is not None and task.open_on(day)


def _number_of(trial: Trial, day: date, events: Iterable[Event]) -> TrialNumber | None:
    """The day's number; of two, as two devices may write, the later."""
    numbers = [
        event
        for event in events
        if isinstance(event, TrialNumber) and (event.trial, event.day) == (trial.id, day)
    ]
    return max(numbers, key=lambda number: number.id, default=None)


def _nth(days: Sequence[TrialDay], draw: int, *, second: bool) -> int:
    """Which day of its period one more would be."""
    return 1 + sum(day.place.draw == draw and day.place.second is second for day in days)


def _next_place(trial: Trial, day: date) -> Place | None:
    """Where a day that nothing holds stands; None where nothing is left to do, or not before a number has come."""
    if not trial.days:
        return Place(1, 1, second=False, nth=1)
    last = trial.days[-1].place
    draw = 1 + max(one.place.draw for one in trial.days)
    if last.draw in trial.spoilt:
        return Place(last.pair, draw, second=False, nth=1)
    nth = _nth(trial.days, last.draw, second=last.second)
    if nth <= PERIOD:
        return Place(last.pair, last.draw, last.second, nth)
    if not last.second:
        return Place(last.pair, last.draw, second=True, nth=1)
    known = {one.place.pair for one in trial.days}
    if max(known) < PAIRS:
        return Place(1 + max(known), draw, second=False, nth=1)
    # What was just done may yet get its last number, so it is looked at when the day for that has passed.
    early = (day - trial.days[-1].day).days == 1
    lacking = [pair for pair in trial.lacking if pair != last.pair or not early]
    return Place(lacking[0], draw, second=False, nth=1) if lacking else None


def _may_get_its_number(trial: Trial, day: date) -> bool:
    """Whether the last day's number may still come."""
    last = trial.days[-1]
    return last.level is None and (day - last.day).days == 1
