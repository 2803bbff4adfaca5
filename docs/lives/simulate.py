"""A made-up person's days, one after another, under the shipped plan and the rules as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from people import YEAR, Life

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint, replay_day
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.remember import past_of
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.plan import Plan, Tip
from backcare_tui.paths import shipped_plans
from backcare_tui.storage.plan_library import Library
from backcare_tui.storage.planfile.loader import read_plan

START = date(2026, 1, 5)


class LivedDay(NamedTuple):
    """A day of a life.

    Attributes:
        number: From 0.
        checkpoint: Where things stood the evening before.
        events: All that was recorded.
        told: How many of them were recorded before the tasks.
        seen: The day before the tasks were done.
        after: The day at its end.
    """

    number: int
    checkpoint: Checkpoint
    events: list[Event]
    told: int
    seen: Day
    after: Day


def shipped() -> tuple[Plan, Atlas]:
    """The shipped plan, and the atlas."""
    library = shipped_library()
    return library.read(library.path("combined")), library.atlas


def slotted(atlas: Atlas) -> Plan:
    """A plan of all that the shipped one has not: sessions, an activity, a check, a hold, one side."""
    return read_plan(Path(__file__).parent / "slots.toml", atlas=atlas)


def shipped_library() -> Library:
    """What is shipped, and nothing of anybody's own."""
    nowhere = Path(__file__).parent / "none"
    return Library(nowhere, nowhere, shipped_plans())


def live(
    life: Life, plan: Plan, atlas: Atlas, *, seed: int = 0, days: int = YEAR, tips: Sequence[Tip] = ()
) -> Iterator[LivedDay]:
    """So many days of a life, with the messages of a day where there are any."""
    checkpoint = Checkpoint(status=Status(plan=plan.stored_part()))
    person, week = life.begin(seed), list[DayRecord]()
    for number in range(days):
        day = START + timedelta(days=number)
        week = [] if day.weekday() == plan.week_starts else week
        background = Background(atlas, week=tuple(week), tips=tips)
        past = past_of(checkpoint.past_days, day, plan, longer=checkpoint.longer)

        see = partial(_see, plan, checkpoint, day, background, past)
        before = [*person.before(number, see([]))]
        seen = see(before)
        events = [*before, *person.after(number, seen)]
        yield LivedDay(number, checkpoint, events, len(before), seen, see(events))
        checkpoint, record = replay_day(checkpoint, day, events)
        week.append(record)


def _see(
    plan: Plan,
    checkpoint: Checkpoint,
    day: date,
    background: Background,
    past: RecentHistory,
    events: Sequence[Event],
) -> Day:
    return build_day(plan, checkpoint, events, day, today=day, background=background, past=past)
