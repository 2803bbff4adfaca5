"""Made-up journals of half a year on two devices, and what a fresh process shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import DueTask, Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import OnWeekdays, TimesAWeek
from backcare_tui.paths import Home
from backcare_tui.storage.journal.journal import Journal
from kits.journal_kit import put

NOW = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
FIRST = date(2026, 6, 1)
DAYS = (NOW.date() - FIRST).days
Fact = tuple[object, ...]
"""What happened: a word, and what goes with it."""
Entry = tuple[date, Fact, str]
"""When what happened, and the device that wrote it."""
FIVE, TWO = Dose(minutes=5), Dose(minutes=2)


def plan(
    *, name: str = "Pump", target: int = 5, starts: int = 0, counts_at: float = 0.6, **more: Any
) -> Plan:
    """A plan of two or three tasks."""
    tasks = [
        Task(id="pump", kind="device", name=name, rungs=(FIVE,)),
        Task(id="press", kind="exercise", name="Press", rungs=(Dose(reps=8),), every=TimesAWeek(3)),
    ]
    if more.get("third"):
        tasks.append(
            Task(id="walk", kind="device", name=f"Walk, {name}", rungs=(TWO,), every=OnWeekdays((0, 3)))
        )
    return Plan(
        title=name, tasks=tuple(tasks), week_starts=starts, week_target=target, day_counts_at=counts_at
    )


plans = st.builds(
    plan,
    name=st.sampled_from(["Pump", "The pump"]),
    target=st.integers(1, 7),
    starts=st.sampled_from([0, 6]),
    counts_at=st.sampled_from([0.3, 0.6, 1.0]),
    third=st.booleans(),
)
days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))
facts = st.one_of(
    st.tuples(
        st.just("done"), st.sampled_from(["pump", "press", "walk", "gone"]), st.sampled_from([FIVE, TWO])
    ),
    st.tuples(st.just("skipped"), st.sampled_from(["pump", "press"])),
    st.tuples(st.just("pain"), st.integers(0, 10)),
    st.tuples(st.just("plan"), plans),
    st.tuples(st.just("paused"), st.none() | st.integers(0, 30)),
    st.tuples(st.just("resumed")),
    st.tuples(st.just("asked")),
    st.tuples(st.just("undone")),
)
recorded = st.lists(st.tuples(days, facts, st.sampled_from(["aaaaaa", "bbbbbb"])), max_size=60)


def event(number: int, day: date, fact: Fact, before: list[Event]) -> Event:
    """One event of a made-up journal."""
    at = datetime.combine(day, time(9), UTC)
    stamp: dict[str, Any] = {
        "id": f"{int(at.timestamp() * 1000):012x}-{number:04x}-aaaaaa-0000",
        "at": at,
        "day": day,
    }
    match fact:
        case ("done", str(task), Dose() as did):
            return kinds.Done(**stamp, task=task, dose=FIVE, did=did)
        case ("skipped", str(task)):
            return kinds.Skipped(**stamp, task=task, because="tired")
        case ("pain", int(level)):
            return kinds.Pain(**stamp, level=level)
        case ("plan", Plan() as what):
            return kinds.Planned(**stamp, plan=what)
        case ("paused", None):
            return kinds.Paused(**stamp, first=day)
        case ("paused", int(length)):
            return kinds.Paused(**stamp, first=day, until=day + timedelta(days=length))
        case ("resumed",):
            return kinds.Resumed(**stamp)
        case ("asked",):
            return kinds.DayPlanned(**stamp, due_tasks=(DueTask("pump", FIVE),))
        case _:
            same = [
                known.id for known in before if (known.day.year, known.day.month) == (day.year, day.month)
            ]
            return kinds.Undone(**stamp, events=tuple(same[-1:]))


def fill(home: Home, entries: list[Entry]) -> None:
    """Write a made-up journal of two devices."""
    files: dict[str, list[Event]] = {}
    before: list[Event] = []
    for number, (day, fact, device) in enumerate(entries):
        made = event(number, day, fact, before)
        before.append(made)
        files.setdefault(f"{day:%Y-%m}.{device}.json", []).append(made)
    for name, group in files.items():
        put(home.journal, name, *group)


def answers(home: Home) -> list[object]:
    """What a fresh process shows."""
    coach = Coach(home, FixedClock(NOW))
    samples = [FIRST, date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 15), NOW.date() - timedelta(days=1)]
    return [
        coach.today(),
        coach.timeline.before(NOW.date()),
        coach.history.week(),
        *(coach.day(day) for day in samples),
        *(coach.history.week(day) for day in samples),
        coach.troubles,
    ]


def without(home: Home) -> list[object]:
    """The same with no cache at all."""
    for path in home.cache.glob("*"):  # the folder stays: a cache belongs to the very one
        path.unlink()
    return answers(home)


@contextmanager
def files_read() -> Iterator[list[str]]:
    """The names of the journal files that are read."""
    names: list[str] = []
    real = Journal.read

    def read(journal: Journal, stamps):
        names.extend(name for name, *_rest in stamps)
        return real(journal, stamps)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "read", read)
        yield names
