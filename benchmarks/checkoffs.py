"""One durable check-off within a running process, beside stock TinyDB, and what fsync costs in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from backcare_tui.care.days import month_of
from backcare_tui.care.events import Done
from backcare_tui.storage.atomic import write_atomic

from .finding import Finding, compare, pairs
from .homes import LAST, BenchHome, open_home
from .processes import Cost

PART = "One check-off in a running process"
TASK = "bioenergetic-opener"


def measure(folder: Path, rounds: int) -> list[Finding]:
    """All comparisons of single check-offs."""
    late, month, early = (open_home(folder, name) for name in ("late", "month", "early"))
    documents = check_offs(late)
    stock = stock_table(folder / "stock.json", documents)
    many = 4 * rounds
    check_off = checker(late)
    aged = pairs(many, check_off, checker(month))
    filled = pairs(many, check_off, checker(early))
    stocked = pairs(max(3, rounds // 4), check_off, lambda: timed(lambda: stock.insert(documents[-1])))
    (file,) = late.home.journal.glob(f"{month_of(LAST)}.*.json")
    data = file.read_bytes()
    target = folder / "file.json"
    synced = pairs(
        many,
        lambda: timed(lambda: write_atomic(str(target), data)),
        lambda: timed(lambda: replace(target, data)),
    )
    return [
        compare(PART, "ten years : one month as full", walls(aged), 1.1),
        compare(PART, "the 31st : the 1st", walls(filled), 2.2),
        compare(PART, "stock TinyDB at ten years : ours, CPU", cpus(stocked), 50, at_least=True),
        compare(PART, "stock TinyDB at ten years : ours, wall", walls(stocked), 5, at_least=True),
        compare(PART, "replacing that month's file, with fsync : without", walls(synced), None),
    ]


def checker(home: BenchHome) -> Callable[[], Cost]:
    """What makes one check-off on a home, by a coach that has its day on show, and takes it back."""
    coach = home.coach()

    def check_off() -> Cost:
        coach.refresh()
        coach.today()
        cost = timed(lambda: coach.done(TASK))
        if not any(row.id == TASK and row.state == "done" for row in home.coach().today().rows):
            raise RuntimeError("it was not checked off")
        home.reset()
        return cost

    return check_off


def check_offs(home: BenchHome) -> list[dict[str, Any]]:
    """Every check-off of a home's journal, as plain documents."""
    events = home.coach().chronicle.every_event()
    return [msgspec.to_builtins(event) for event in events if isinstance(event, Done)]


def stock_table(path: Path, documents: list[dict[str, Any]]) -> TinyDB:
    """TinyDB as it comes, with everything in one file."""
    database = TinyDB(path)
    database.insert_multiple(documents)
    return database


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


def walls(costs: list[tuple[Cost, Cost]]) -> list[tuple[float, float]]:
    """The wall times of pairs."""
    return [(ours.wall, theirs.wall) for ours, theirs in costs]


def cpus(costs: list[tuple[Cost, Cost]]) -> list[tuple[float, float]]:
    """The CPU times of pairs."""
    return [(ours.cpu, theirs.cpu) for ours, theirs in costs]
