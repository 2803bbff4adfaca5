"""Big journals, written as the real writer writes them but without its locks and fsyncs.

The worst case: ten years, ten events a day, every day kept and no day's file smaller than it can be.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import msgspec

from backcare_tui.care.days import ONE_DAY, month_of
from backcare_tui.care.events import Ask, Asked, Done, Event, Noted, Pain, Planned
from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home, find_home
from backcare_tui.storage.journal import Journal

EVENTS_A_DAY = 10
YEARS = 10
REGIONS = ("low-back-left", "low-back-middle", "neck-right", "upper-back-middle", "buttock-left")
NOTES = ("Fine.", "Long day at the desk.", "Walked to work; looser afterwards.", "Slept badly.")


def at(day: date, hour: int = 7, minute: int = 42) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


class BenchHome:
    """A home on disk that forgets, between two measurements, what was recorded in the running month.

    Args:
        folder: The home's folder.
        today: The care day it is used on.
    """

    def __init__(self, folder: Path, today: date) -> None:
        self.folder = folder
        self.today = today
        self.home: Home = find_home(str(folder), {})
        self._saved: dict[str, bytes] = {}

    def coach(self) -> Coach:
        """A coach on it, on its day."""
        return Coach(self.home, FixedClock(at(self.today)))

    def settle(self) -> None:
        """Make by real writes all that the first ones make (device letters, plan, cache); then forget them."""
        self._keep()
        coach = self.coach()
        coach.note("The first write makes what later ones find.")
        self.reset()

    def reset(self) -> None:
        """Put the running month back as it was."""
        for path in self._running():
            if path.name not in self._saved:
                path.unlink()
        for name, data in self._saved.items():
            path = self.home.journal / name
            if path.stat().st_size != len(data):
                temporary = path.with_name(".putting-back")
                temporary.write_bytes(data)
                temporary.replace(path)

    def _keep(self) -> None:
        self._saved = {path.name: path.read_bytes() for path in self._running()}

    def _running(self) -> list[Path]:
        return [*self.home.journal.glob(f"{month_of(self.today)}.*.json")]


def new_home(folder: Path, today: date) -> BenchHome:
    """An empty home: the plan is adopted and the device has its letters, but nothing is recorded."""
    made = BenchHome(folder, today)
    made.settle()
    return made


def grown_home(folder: Path, today: date, first: date) -> BenchHome:
    """A home with a journal from ``first`` to the day before ``today``."""
    made = BenchHome(folder, today)
    made.coach().note("The first write makes the device's letters.")
    journal = Path(made.home.journal)
    (own,) = journal.glob("*.json")
    device = own.name.split(".")[1]
    own.unlink()
    written = _write(journal, device, history(made.coach(), device, first, today))
    made.settle()
    _check(made, written)
    return made


def shortened_home(folder: Path, source: BenchHome, today: date, first: date) -> BenchHome:
    """A home with the months of another's journal from ``first``'s through the one before ``today``'s.

    ``today``'s own month is taken too where ``today`` is the source's.
    """
    last = month_of(today) if today == source.today else month_of(today.replace(day=1) - ONE_DAY)
    shutil.copytree(source.folder, folder, ignore=shutil.ignore_patterns("cache", "*.json"))
    for path in Path(source.home.journal).glob("*.json"):
        if month_of(first) <= path.name[:7] <= last:
            shutil.copy2(path, folder / "journal" / path.name)
    made = BenchHome(folder, today)
    made.settle()
    return made


def history(coach: Coach, device: str, first: date, before: date) -> Iterator[Event]:
    """Ten events a day: what the day asks, every task done, and pain reports and notes for the rest."""
    chance = random.Random(10)
    numbers = count()
    clock = FixedClock(at(first))
    coach.clock = clock
    rotation = count()

    def stamp(moment: datetime) -> dict[str, object]:
        ident = f"{int(moment.timestamp() * 1000):012x}-0000-{device}-{next(numbers) % 65536:04x}"
        return {"id": ident, "at": moment, "day": moment.date()}

    day = first
    while day < before:
        clock.moment = at(day)
        asks = [_rotated(ask, coach, next(rotation)) for ask in coach.today().asks]
        moments = iter(at(day, 6) + timedelta(seconds=4000 * turn + chance.randrange(3600)) for turn in count())
        level = chance.choice((1, 2, 2, 3, 3, 4))
        events: list[Event] = [
            Pain(**stamp(next(moments)), level=level, regions=_places(chance), when="morning")
        ]
        moment = events[0].at + timedelta(milliseconds=1)
        events.append(Asked(**{**stamp(moment), "at": events[0].at}, asks=tuple(asks)))
        if day == first:
            moment += timedelta(milliseconds=1)
            events.append(Planned(**{**stamp(moment), "at": events[0].at}, plan=coach.plan.asks()))
        for ask in asks:
            for target in ask.targets or ("",):
                events.append(
                    Done(
                        **stamp(next(moments)),
                        task=ask.task,
                        target=target,
                        dose=ask.dose,
                        did=ask.dose,
                        rung=ask.rung,
                    )
                )
        while len(events) < EVENTS_A_DAY:
            if chance.random() < 0.4:
                events.append(Noted(**stamp(next(moments)), text=chance.choice(NOTES)))
            else:
                events.append(Pain(**stamp(next(moments)), level=level, regions=_places(chance)))
        yield from events
        day += ONE_DAY


def _rotated(ask: Ask, coach: Coach, turn: int) -> Ask:
    task = coach.plan.task(ask.task)
    if task is None or not task.targets:
        return ask
    targets = [task.targets[(turn + place) % len(task.targets)] for place in range(task.a_day)]
    return msgspec.structs.replace(ask, targets=tuple(targets))


def _places(chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(REGIONS, chance.choice((1, 1, 2))))


def _write(journal: Path, device: str, events: Iterator[Event]) -> int:
    months: dict[str, dict[str, Event]] = {}
    for event in events:
        months.setdefault(month_of(event.day), {})[event.id] = event
    for month, found in months.items():
        path = journal / f"{month}.{device}.json"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(msgspec.json.encode({"events": found}))
    return sum(map(len, months.values()))


def _check(made: BenchHome, written: int) -> None:
    """Read it back with the real reader.

    Raises:
        RuntimeError: It does not read whole, or a day was not kept.
    """
    journal = Journal(str(made.home.journal))
    read = sum(len(journal.read(stamps)) for stamps in journal.stamps().values())
    coach = made.coach()
    days = coach.today().streak.days
    if read != written or journal.troubles or coach.problems:
        raise RuntimeError(f"{written} events were written and {read} read: {[*journal.troubles.values()]}")
    if days * EVENTS_A_DAY != written:
        raise RuntimeError(f"{written} events make a streak of {days} days")
