"""Builders of plans, events and records, and hypothesis strategies for whole lives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from backcare_tui.domain.body.atlas import Atlas, Region, Target
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.guidance.due_tasks import due_tasks_of
from backcare_tui.domain.history.habit_strength import strengths
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome, score_day, totals_of
from backcare_tui.domain.journal.events import (
    DayPlanned,
    Done,
    DueTask,
    Event,
    Noted,
    Pain,
    Paused,
    Planned,
    Resumed,
    Skipped,
)
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.remember import remember
from backcare_tui.domain.journal.status import status_after
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import UNPLANNED, Plan, Task
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek

MON = date(2026, 11, 16)
"""A Monday."""

FULL = Dose(reps=100)
"""A dose that can be done in hundredths."""

HOSTILE = (
    "[bold]x[/]",
    "McGill [/]",
    "back\\slash",
    "nl\nin name",
    "\x00\x1b[31m",
    "\u202eoops",
    "\U0001f469\u200d\U0001f9bd",
    "{id}",
    "%s",
    "a/b",
    " ",
)

ATLAS = Atlas(
    region=(
        Region("low-back", "Low back", ("left", "right")),
        Region("neck", "Neck", ("left", "right")),
        Region("head", "Head"),
    ),
    target=(
        Target("ql", "Quadratus lumborum", "Quadratus", ("low-back",), "w", "the low back", "h", "p", "s"),
        Target("traps", "Upper trapezius", "Upper traps", ("neck",), "w", "the neck", "h", "p", "s"),
    ),
)


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=offset) for offset in range(count)]


def part(share: float) -> Dose:
    return Dose(reps=round(100 * share))


def task(task_id: str = "a", **more: Any) -> Task:
    given: dict[str, Any] = {"kind": "exercise", "name": task_id, "rungs": (FULL,), **more}
    return Task(id=task_id, **given)


def massage(*targets: str, a_day: int = 2, task_id: str = "m", **more: Any) -> Task:
    return task(task_id, kind="massage", rungs=(FULL,), targets=targets, a_day=a_day, **more)


def plan(*tasks: Task, **more: Any) -> Plan:
    return Plan(title="A plan", tasks=tasks or (task(),), **more)


def base(day: date, written: date | None, event_id: str, hour: int = 9) -> dict[str, Any]:
    at = datetime.combine(written or day, time(hour), UTC)
    return {"id": event_id or f"{at:%Y%m%d%H}", "at": at, "day": day}


def did(
    what: str,
    day: date,
    share: float = 1.0,
    *,
    target: str = "",
    written: date | None = None,
    event_id: str = "",
    group: str = "",
) -> Done:
    return Done(
        **base(day, written, event_id), task=what, dose=FULL, did=part(share), target=target, group=group
    )


def skip(
    what: str,
    day: date,
    *,
    target: str = "",
    written: date | None = None,
    event_id: str = "",
    group: str = "",
) -> Skipped:
    return Skipped(**base(day, written, event_id), task=what, because="tired", target=target, group=group)


def pain(day: date, level: int, *, when: str = "now", regions: tuple[str, ...] = ()) -> Pain:
    return Pain(**base(day, None, ""), level=level, when=when, regions=regions)


def planned(day: date, what: Plan) -> Planned:
    return Planned(**base(day, None, ""), plan=what)


def asked(day: date, due_tasks: tuple[DueTask, ...]) -> DayPlanned:
    return DayPlanned(**base(day, None, ""), due_tasks=due_tasks)


def record(day: date, week: date, state: str, **marks: TaskOutcome) -> DayRecord:
    return DayRecord(day, week, state, 1.0 if state == "kept" else 0.0, marks)


def judged(
    due_tasks: Sequence[DueTask],
    *events: Event,
    counts_at: float = 0.6,
    over: bool = True,
    off: str = "",
    eased: bool = False,
) -> tuple[str, float, dict[str, TaskOutcome]]:
    """How a day of these asks and events went."""
    return score_day(due_tasks, totals_of(events), counts_at, over=over, off=off, eased=eased)


def remembered(events: Sequence[Event], day: date, plan_now: Plan | None = None) -> RecentHistory:
    """What ``day`` remembers of the days before it and of itself."""
    rules = plan_now or UNPLANNED
    found = by_day(events)
    checkpoint = replay(Checkpoint(), found, day - ONE_DAY)[0]
    work = totals_of(found.get(day, ()))
    flare = status_after(checkpoint.status, work.others).flare_on(day, rules)
    return remember(checkpoint.past_days, day, work, rules, flare=flare, longer=checkpoint.longer)


def story(plan_now: Plan, events: list[Event], day: date, today: date | None = None) -> Day:
    """A day as seen from ``today``, with everything before it replayed."""
    before = [event for event in events if event.day < day]
    checkpoint, records = replay(Checkpoint(), by_day(before), day - ONE_DAY)
    over = today is not None and day < today
    own = [event for event in events if event.day == day]
    stored = status_after(checkpoint.status, own).plan or UNPLANNED
    week = checkpoint.week_of(day, (stored if over else plan_now).week_starts)
    return build_day(
        plan_now,
        checkpoint,
        own,
        day,
        today=today or day,
        background=Background(ATLAS, [known for known in records if known.week == week]),
    )


# Strategies

names = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)

schedules: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDays, st.integers(1, 9)),
    st.builds(OnWeekdays, st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))),
    st.builds(TimesAWeek, st.integers(1, 7)),
    st.sampled_from(
        [
            ByRule("FREQ=MONTHLY;BYDAY=1TU"),
            ByRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
            ByRule("FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ByRule("FREQ=DAILY"),
        ]
    ),
)

weekdays = st.integers(0, 6)
shares = st.sampled_from([0.01, 0.1, 0.25, 0.33, 0.5, 0.6, 0.75, 0.99, 1.0])


@st.composite
def tasks(draw: st.DrawFn, task_id: str) -> Task:
    kind = draw(st.sampled_from(["device", "massage", "exercise", "exercise", "visit"]))
    more: dict[str, Any] = {}
    if kind == "massage":
        targets = draw(st.sampled_from([("ql",), ("ql", "traps"), ("ql", "traps", "x", "y")]))
        more = {"targets": targets, "a_day": draw(st.integers(1, len(targets)))}
    if kind == "visit":
        more = {"rungs": (Dose(),)}
    if draw(st.booleans()):
        more["first_every"] = draw(schedules)
    if draw(st.integers(0, 4)) == 0:
        more["start_on"] = MON + timedelta(days=draw(st.integers(-9, 9)))
        more["until"] = more["start_on"] + timedelta(days=draw(st.integers(0, 30)))
    return task(
        task_id,
        kind=kind,
        name=draw(names),
        every=draw(schedules),
        optional=draw(st.integers(0, 5)) == 0,
        weight=draw(st.sampled_from([1.0, 1.0, 0.3, 2.0, 10.0])),
        **more,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(1, 4))
    return Plan(
        title=draw(names),
        tasks=tuple(draw(tasks(task_id)) for task_id in "abcd"[:count]),
        week_starts=draw(weekdays),
        day_counts_at=draw(st.sampled_from([0.01, 0.3, 0.6, 0.75, 1.0])),
        week_target=draw(st.integers(1, 7)),
        grace=draw(st.integers(0, 3)),
    )


@st.composite
def things(draw: st.DrawFn, day: date, number: int, late: int = 0) -> Event:
    """Anything that can happen on a day, late by so many days."""
    stamp = base(day, day + timedelta(days=late), f"{(day - MON).days + late + 99:04d}-{number:03d}")
    what = draw(st.sampled_from(["a", "b", "c", "d", "gone"]))
    target = draw(st.sampled_from(["", "ql", "traps", "x", "odd"]))
    kind = draw(
        st.sampled_from(["done"] * 5 + ["skipped", "skipped", "pain", "pain", "note", "pause", "resume"])
    )
    if kind == "done":
        return Done(**stamp, task=what, dose=FULL, did=part(draw(shares)), target=target)
    if kind == "skipped":
        return Skipped(**stamp, task=what, because=draw(names), target=target)
    if kind == "pain":
        regions = draw(st.sampled_from([(), ("low-back-left",), ("neck", "nowhere")]))
        return Pain(
            **stamp,
            level=draw(st.integers(0, 10)),
            when=draw(st.sampled_from(["now", "morning"])),
            regions=regions,
        )
    if kind == "note":
        return Noted(**stamp, text=draw(names))
    if kind == "pause":
        until = draw(st.none() | st.integers(0, 9).map(lambda count: day + timedelta(days=count)))
        return Paused(**stamp, first=day, until=until)
    return Resumed(**stamp)


@st.composite
def lives(draw: st.DrawFn, length: int = 24, *, stored: bool = True) -> tuple[Plan, list[Event]]:
    """A plan and the live events of some weeks from about ``MON``, in the order of their ids.

    With ``stored`` the plan, one edit of it, and what some days asked are among them.
    """
    first = draw(plans())
    events: list[Event] = []
    offsets = draw(st.lists(st.integers(0, length - 1), max_size=length))
    for number, offset in enumerate(offsets):
        late = draw(st.sampled_from([0, 0, 0, 0, 1, 5]))
        events.append(draw(things(MON + timedelta(days=offset), number, late)))
    if stored:
        start = draw(st.integers(0, 3))
        edits = [(start, first)]
        if draw(st.booleans()):
            edits.append((start + draw(st.integers(1, length)), draw(plans())))
        for number, (offset, what) in enumerate(edits):
            day = MON + timedelta(days=offset)
            stamp = base(day, None, f"{offset + 99:04d}-9{number:02d}")
            events.append(Planned(**stamp, plan=what))
            events.append(
                DayPlanned(**{**stamp, "id": f"{stamp['id']}a"}, due_tasks=due_tasks_of(what, day, {}))
            )
        first = edits[-1][1]
    return first, sorted(events, key=lambda event: event.id)


def strength(records: Sequence[DayRecord], task: str, schedule: Schedule, today: date) -> int:
    """The strength of one task on one day."""
    return strengths(records, task, schedule, (today,))[0]
