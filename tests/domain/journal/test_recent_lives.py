"""Eight weeks are remembered, and no more: what is older changes only streaks and standing answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples
from kits.guidance_kit import ATLAS, LIVES, MON, ONE, Style, live
from kits.guidance_plans import days_of, plans, styles

from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint, replay_day
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.events import Chosen, DayPlanned, Done, Event, Pain, Skipped, Sore
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan

few = examples(LIVES // 2)
Journal = dict[date, list[Event]]
PASSING = (Done, Pain, Skipped, Sore, Chosen, DayPlanned)
"""What counts for eight weeks; the rest stands until answered otherwise."""


def journal_of(plan: Plan, days: bytes, style: Style, first: date) -> Journal:
    steps = [*live(plan, days, style, first=first)]
    return {day: [one for one in got if isinstance(one, PASSING)] for day, got in steps[-1].journal.items()}


def walk(
    plan: Plan, journal: Journal, first: date, last: date, seen_from: date
) -> dict[date, tuple[Day, Day]]:
    """Every day from one on as it looked before anything was recorded on it, and at its end."""
    checkpoint = Checkpoint(status=Status(plan=plan.stored_part()))
    seen: dict[date, tuple[Day, Day]] = {}
    day = first
    while day <= last:
        got = journal.get(day, [])
        if day >= seen_from:
            morning, evening = (
                build_day(plan, checkpoint, events, day, today=day, background=Background(ATLAS))
                for events in ([], got)
            )
            seen[day] = morning, evening
        checkpoint, _record = replay_day(checkpoint, day, got)
        day += ONE
    return seen


def check_same(one: Day, other: Day) -> None:
    for name in ("rows", "due_tasks", "pain", "guidance", "levels"):
        assert getattr(one, name) == getattr(other, name), (one.day, name)
    questions = {one.question.id if one.question else "", other.question.id if other.question else ""}
    assert len(questions) == 1 or "maintain" in questions, (one.day, questions)  # offered by the streak


@few
@given(plans(), days_of(10, 60), days_of(10, 40), styles, styles)
def test_a_life_before_half_a_year_away_is_forgotten(plan, old, new, style, now):
    # Twenty weeks, and the four that the oldest median of them is made of: eight for all but the trend of pain.
    start = MON - timedelta(days=140 + 28 + 1 + len(old) // 8)
    older = journal_of(plan, old, style, start)
    newer = journal_of(plan, new, now, MON)
    last = max(newer, default=MON)
    with_old = walk(plan, {**older, **newer}, start, last, MON)
    without = walk(plan, newer, start, last, MON)
    day = MON
    while day <= last:
        for one, other in zip(with_old[day], without[day], strict=True):
            check_same(one, other)
        day += ONE


@st.composite
def extras(draw: st.DrawFn, plan: Plan) -> list[Event]:
    """Things of the first days of a life, that did not happen in it; of pain the trend is remembered longer."""
    found: list[Event] = []
    for at in range(draw(st.integers(1, 12))):
        task = draw(st.sampled_from(plan.tasks))
        day = MON + timedelta(days=draw(st.integers(0, 13)))
        stamp: dict[str, Any] = {"id": f"~{at:04d}", "at": day_time(day), "day": day}
        rung = draw(st.integers(task.lowest, len(task.rungs)))
        dose: Dose = task.dose(rung)
        target = draw(st.sampled_from(task.targets or ("",)))
        kind = draw(st.sampled_from(["done", "done", "sore", "chosen", "skip"]))
        if kind == "done":
            found.append(Done(**stamp, task=task.id, target=target, dose=dose, rung=rung))
        elif kind == "sore":
            found.append(Sore(**stamp, target=target or "a"))
        elif kind == "chosen":
            found.append(Chosen(**stamp, task=task.id, rung=rung))
        else:
            found.append(Skipped(**stamp, task=task.id, target=target, because="tired"))
    return found


def day_time(day: date) -> datetime:
    return datetime.combine(day, time(21), UTC)


@few
@given(plans(), days_of(80, 100), styles, st.data())
def test_what_is_older_than_eight_weeks_changes_nothing(plan, days, style, data):
    """A past day's asks come of the eight weeks before that day, where they decide about its schedule
    (``first_every``), and of its own week ("3 a week"): both are known to reach further, and left out."""
    tasks = tuple(msgspec.structs.replace(task, first_every=None) for task in plan.tasks)
    plan = msgspec.structs.replace(plan, tasks=tasks)
    journal = journal_of(plan, days, style, MON)
    older = {day: [*got] for day, got in journal.items()}
    for event in data.draw(extras(plan)):
        older.setdefault(event.day, []).append(event)
    last = MON + timedelta(days=len(days) // 8 - 1)
    day = MON + timedelta(days=13 + 7 + 57)
    one, other = walk(plan, journal, MON, last, day), walk(plan, older, MON, last, day)
    while day <= last:
        for a, b in zip(one[day], other[day], strict=True):
            check_same(a, b)
        day += ONE
