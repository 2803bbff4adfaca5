"""Long journals, written as the real writer writes them but without its locks and fsyncs.

The worst case: ten events a day, and every day kept, so that no file is smaller than it can be.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, groupby
from pathlib import Path

import msgspec

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.recording import Stamp
from backcare_tui.domain.calendar import ONE_DAY, month_of
from backcare_tui.domain.journal.events import (
    DayPlanned,
    Done,
    DueTask,
    Event,
    Noted,
    Pain,
    Planned,
    Screened,
)
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.storage.journal.folder import own_file
from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.large_files import LARGE

EVENTS_A_DAY = 10
EVENTS_OF_TWELVE_ROWS = 17
"""Of a day of the plan that has twelve rows: all done, and as much beside them."""
REGIONS = ("low-back-left", "low-back-middle", "neck-right", "upper-back-middle", "buttock-left")
MANY_NOTES = 100_000
NOTED_DAYS = 21
"""So many notes in so many days: the worst month."""
NOTES = ("Fine.", "Long day at the desk.", "Walked to work; looser afterwards.", "Slept badly.")


def at(day: date, hour: int = 7, minute: int = 42) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


class Ids:
    """Ids as the journal makes them, in the order they are asked for."""

    def __init__(self, device: str, chance: random.Random) -> None:
        self._device = device
        self._chance = chance
        self._last = (0, 0)

    def stamp(self, moment: datetime) -> Stamp:
        """What an event of this moment starts from."""
        now = int(moment.timestamp() * 1000)
        last, number = self._last
        self._last = (now, 0) if now > last else (last, number + 1)
        text = (
            f"{self._last[0]:012x}-{self._last[1]:04x}-{self._device}-{self._chance.randrange(1 << 16):04x}"
        )
        return {"id": text, "at": moment.replace(microsecond=0), "day": moment.date()}


def history(
    coach: Coach, device: str, first: date, before: date, a_day: int = EVENTS_A_DAY
) -> Iterator[Event]:
    """Every event from ``first`` to the day before ``before``.

    Each day has what it asks, every task done, and pain reports and notes for the rest.

    Args:
        coach: Of an empty journal; its clock is moved along.
        device: This device's letters.
        first: The first day.
        before: The day after the last.
        a_day: Events of a day.
    """
    chance = random.Random(10)
    ids = Ids(device, chance)
    turns = count()
    coach.clock = clock = FixedClock(at(first))
    for number in range((before - first).days):
        day = first + number * ONE_DAY
        clock.moment = at(day)
        due_tasks = tuple(_rotated(due_task, coach.plan, next(turns)) for due_task in coach.today().due_tasks)
        # A day of so many entries ends before midnight.
        apart = 40_000 // a_day
        moments = (
            at(day, 6) + timedelta(seconds=apart * turn + chance.randrange(apart - 400)) for turn in count()
        )
        level = chance.choice((1, 2, 2, 3, 3, 4))
        morning = next(moments)
        events: list[Event] = [
            Pain(**ids.stamp(morning), level=level, regions=_places(chance), when="morning"),
            DayPlanned(
                **ids.stamp(morning), due_tasks=due_tasks, said=(f"tip:{number % 90}",), stance="hold"
            ),
        ]
        if day == first:
            events.append(Planned(**ids.stamp(morning), plan=coach.plan.stored_part()))
            events.append(Screened(**ids.stamp(morning), conditions=()))
        for due_task in due_tasks:
            for target in due_task.targets or ("",):
                start = ids.stamp(next(moments))
                done = Done(
                    **start, task=due_task.task, target=target, dose=due_task.dose, rung=due_task.rung
                )
                events.append(done)
        while len(events) < a_day:
            start = ids.stamp(next(moments))
            if chance.random() < 0.4:
                events.append(Noted(**start, text=chance.choice(NOTES)))
            else:
                events.append(Pain(**start, level=level, regions=_places(chance)))
        yield from events


def notes(device: str, first: date) -> Iterator[Event]:
    """A month of very many notes."""
    ids = Ids(device, random.Random(10))
    for number in range(NOTED_DAYS):
        day = first + number * ONE_DAY
        for second in range(MANY_NOTES // NOTED_DAYS):
            moment = at(day, 8) + timedelta(seconds=8 * second)
            yield Noted(**ids.stamp(moment), text=f"Step {second} of today, and looser with it.")


def write(folder: Path, device: str, events: Iterator[Event]) -> int:
    """Write events, a file a month, and another one each time one is large; how many there were."""
    written = 0
    for month, group in groupby(events, key=lambda event: month_of(event.day)):
        whole = {event.id: event for event in group}
        written += len(whole)
        path = folder / own_file(month, device)
        if path.exists():
            whole = msgspec.json.decode(path.read_bytes())["events"] | whole
        number, size, found = 1, 0, {}
        for event_id, event in whole.items():
            found[event_id] = event
            size += len(event_id) + len(msgspec.json.encode(event)) + len('"":,')
            if size >= LARGE:
                _write(folder / own_file(month, device, number), found)
                number, size, found = number + 1, 0, {}
        _write(folder / own_file(month, device, number), found)
    return written


def _write(path: Path, found: dict[str, Event]) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode({"events": found}))


def check(coach: Coach, written: int, a_day: int = EVENTS_A_DAY) -> None:
    """See that the real reader finds every event, and every day kept.

    Raises:
        RuntimeError: It does not.
    """
    journal = Journal(coach.journal.folder)
    read = sum(len(journal.read(stamps)) for stamps in journal.stamps().values())
    if read != written or journal.troubles or coach.problems:
        raise RuntimeError(f"{written} events were written and {read} read: {[*journal.troubles.values()]}")
    days = coach.today().streak.days
    if days * a_day != written:
        raise RuntimeError(f"{written} events make a streak of {days} days")


def _rotated(due_task: DueTask, plan: Plan, turn: int) -> DueTask:
    task = plan.task(due_task.task)
    if task is None or not task.targets:
        return due_task
    targets = [task.targets[(turn + place) % len(task.targets)] for place in range(task.a_day)]
    return msgspec.structs.replace(due_task, targets=tuple(targets))


def _places(chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(REGIONS, chance.choice((1, 1, 2))))
