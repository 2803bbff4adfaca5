"""One durable check-off within a running process, beside stock TinyDB, and what fsync costs in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from tinydb import TinyDB

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Done, Event
from backcare_tui.storage.files import write_atomic

from .finding import Finding, compare, pairs
from .homes import LAST, BenchHome, open_home
from .processes import Cost

PART = "One check-off in a running process"
TASK = "bioenergetic-opener"


def measure(folder: Path, rounds: int) -> list[Finding]:
    """All comparisons of single check-offs."""
    late = open_home(folder, "late")
    month, quarter, early, twelve = (
        checker(open_home(folder, name)) for name in ("month", "quarter", "early", "twelve-late")
    )
    check_off = checker(late)
    insert, insert_event = stocked(late, folder)
    (file,) = late.home.journal.glob(f"{month_of(LAST)}.*.json")
    data, target = file.read_bytes(), folder / "file.json"

    def synced() -> Cost:
        return timed(lambda: write_atomic(str(target), data))

    def unsynced() -> Cost:
        return timed(lambda: replace(target, data))

    many = 4 * rounds
    few = max(5, rounds // 4)
    by_check_off = pairs(few, check_off, insert)
    by_event = pairs(few, check_off, insert_event)
    return [
        compare(PART, "ten years : one month as full", pairs(many, check_off, month), 1.1),
        compare(PART, "ten years : three months as full", pairs(many, check_off, quarter), None),
        compare(PART, "ten years, twelve rows : five", pairs(many, twelve, check_off), 1.5),
        compare(PART, "the 31st : the 1st, ten years", pairs(many, check_off, early), 2.2),
        compare(
            PART, "all the same events in stock TinyDB : ours, CPU", by_event, 50, by="cpu", at_least=True
        ),
        compare(
            PART,
            "its check-offs alone in stock TinyDB : ours, CPU",
            by_check_off,
            None,
            by="cpu",
            at_least=True,
        ),
        compare(PART, "its check-offs alone in stock TinyDB : ours, wall", by_check_off, 5, at_least=True),
        compare(
            PART, "replacing that month's file, with fsync : without", pairs(many, synced, unsynced), None
        ),
    ]


def stocked(home: BenchHome, folder: Path) -> tuple[Callable[[], Cost], Callable[[], Cost]]:
    """One insertion into stock TinyDB: among the check-offs of the same journal alone, and among all its events."""
    every = home.coach().timeline.every_event()
    checked = [event for event in every if isinstance(event, Done)]
    document = msgspec.to_builtins(checked[-1])

    def inserter(name: str, events: Sequence[Event]) -> Callable[[], Cost]:
        stock = TinyDB(folder / name)
        stock.insert_multiple(msgspec.to_builtins(event) for event in events)
        return lambda: timed(lambda: stock.insert(document))

    return inserter("stock.json", checked), inserter("stock-events.json", every)


def checker(home: BenchHome) -> Callable[[], Cost]:
    """What makes one check-off on a home, by a coach that has its day on show, and takes it back."""
    coach = home.coach()

    def check_off() -> Cost:
        coach.refresh()
        coach.today()
        cost = timed(lambda: coach.tasks.done(TASK))
        if not any(row.id == TASK and row.state == "done" for row in home.coach().today().rows):
            raise RuntimeError("it was not checked off")
        home.reset()
        return cost

    return check_off


def timed(act: Callable[[], object]) -> Cost:
    """What an act costs in this process."""
    cpu, wall = time.process_time(), time.perf_counter()
    act()
    return Cost((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000, 0)


def replace(path: Path, data: bytes) -> None:
    """What ``write_atomic`` does, without its fsyncs."""
    temporary = path.with_name(".unsynced")
    temporary.write_bytes(data)
    os.replace(temporary, path)
