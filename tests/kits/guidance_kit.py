"""Lives lived day by day against a plan, for the promises guidance makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from backcare_tui.domain.body.atlas import Atlas, Region, Target
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint, replay_day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.events import (
    Chosen,
    Cleared,
    DayPlanned,
    Done,
    Event,
    Flared,
    Kept,
    Pain,
    Paused,
    Resumed,
    Screened,
    Skipped,
    Sore,
)
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.remember import past_of
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.plan.dose import VISIT, Dose
from backcare_tui.domain.plan.plan import Plan, Task

MON = date(2026, 11, 16)
"""A Monday."""
ONE = timedelta(days=1)
LIVES = 12
A_DAY = 8
"""Bytes that decide a day; all zero is a day on which everything is done and nothing is said."""

REGIONS = ("neck", "mid-back", "low-back", "buttock")
TARGETS = tuple("abcdefgh")
PLACES = ("neck-left", "mid-back", "low-back-right", "buttock-left", "low-back")
ATLAS = Atlas(
    region=tuple(Region(one, one, ("left", "right")) for one in REGIONS),
    target=tuple(
        Target(one, f"Muscle {one}", one, (REGIONS[at // 2],), "w", "f", "h", "p", "s")
        for at, one in enumerate(TARGETS)
    ),
)


class Style(NamedTuple):
    """How a person lives: out of 256, how often all is done, how often a part, reports, and other things."""

    all: int
    part: int
    reports: int
    evenings: int
    pain: tuple[int, ...]
    other: int


STYLES = {
    "steady": Style(248, 252, 215, 0, (0, 1, 1, 2), 2),
    "careful": Style(236, 248, 215, 12, (0, 1, 1, 1, 2, 2, 0, 1, 1, 2, 1, 4, 1, 1, 2, 6), 8),
    "amber": Style(240, 250, 240, 10, (3, 3, 4, 4, 3, 3, 5), 4),
    "silent": Style(244, 250, 0, 0, (0,), 5),
    "rough": Style(130, 200, 150, 90, tuple(range(11)), 60),
    "busy": Style(200, 225, 120, 30, (0, 1, 2, 3, 1, 2, 7, 2, 4), 90),
}

OTHER = (
    "rung",
    "rung",
    "rung",
    "sore",
    "flare",
    "over",
    "away",
    "late",
    "late pain",
    "pause",
    "sign",
    "condition",
    "clear",
)
SIGNS = ("one-leg", "infection")
CONDITIONS = ("pregnancy", "osteoporosis")


class Step(NamedTuple):
    """A day of a life.

    Attributes:
        checkpoint: Where things stood the evening before, as is known today.
        before, seen: What was recorded before the day's work, and the day as it stood then.
        events, after: All that was recorded, and the day as it stood at its end.
        raised: Tasks raised by the person: own rung before, and the new one.
        journal: Everything recorded so far, this day's included, by care day. It grows with the life.
    """

    plan: Plan
    day: date
    checkpoint: Checkpoint
    before: list[Event]
    seen: Day
    events: list[Event]
    after: Day
    raised: dict[str, tuple[int, int]]
    journal: dict[date, list[Event]]


class Life:
    """A life in the making: one plan, and every day after another."""

    def __init__(self, plan: Plan, first: date = MON, *, stored: bool = True) -> None:
        self.plan = plan
        self.day = first
        self.first = first
        self.stored = stored
        self.journal: dict[date, list[Event]] = {}
        self.checkpoints: dict[date, Checkpoint] = {
            first - ONE: Checkpoint(status=Status(plan=plan.stored_part()))
        }
        self._count = 0
        self._past: tuple[Checkpoint, Plan, RecentHistory] | None = None
        """What all looks at a day have in common."""

    @property
    def checkpoint(self) -> Checkpoint:
        return self.checkpoints[self.day - ONE]

    @property
    def events(self) -> list[Event]:
        return self.journal.setdefault(self.day, [])

    def base(self, day: date | None = None) -> dict[str, Any]:
        self._count += 1
        at = datetime.combine(self.day, time(8), UTC) + timedelta(seconds=self._count % 30000)
        return {"id": f"{self._count:08d}", "at": at, "day": day or self.day}

    def see(self, day: date | None = None) -> Day:
        day = day or self.day
        known = self.journal.get(day, [])
        checkpoint = self.checkpoints[day - ONE]
        if self._past is None or self._past[0] is not checkpoint or self._past[1] is not self.plan:
            self._past = (
                checkpoint,
                self.plan,
                past_of(checkpoint.past_days, day, self.plan, longer=checkpoint.longer),
            )
        return build_day(
            self.plan,
            checkpoint,
            known,
            day,
            today=self.day,
            background=Background(ATLAS),
            past=self._past[2],
        )

    def add(self, event: Event) -> None:
        """Record something; a late entry tells earlier days anew."""
        self.journal.setdefault(event.day, []).append(event)
        day = event.day
        while day < self.day:
            self.checkpoints[day], _record = replay_day(
                self.checkpoints[day - ONE], day, self.journal.get(day, ())
            )
            day += ONE

    def pain(self, level: int, when: str = "now", day: date | None = None, **more: Any) -> None:
        self.add(Pain(**self.base(day), level=level, when=when, **more))

    def do(self, row, share: float = 1.0) -> None:
        """Check a row off, or a share of it."""
        did = None if share == 1.0 else part_of(row.dose, share)
        given: dict[str, Any] = {
            "task": row.task,
            "target": row.key.target,
            "dose": row.dose,
            "rung": row.rung,
            "full": row.full,
        }
        self.add(Done(**self.base(), did=did, **given))

    def raised(self) -> dict[str, tuple[int, int]]:
        """What today's choices come to, where that is a raise: one taken back the same day is none."""
        found: dict[str, tuple[int, int]] = {}
        for event in self.events:
            if isinstance(event, Chosen):
                assert event.was is not None
                found[event.task] = found.get(event.task, (event.was, 0))[0], event.rung
        return {task: (was, rung) for task, (was, rung) in found.items() if rung > was}

    def choose(self, task: Task, rung: int) -> bool:
        """Choose a rung, where the coach would let one."""
        seen = self.see()
        level = seen.levels.get(task.id)
        if level is None or not task.lowest <= rung <= len(task.rungs):
            return False
        own = level.rung - (level.kind == "climb")
        raised = rung > own
        if rung == own or (raised and (seen.guidance.stance in ("ease", "rest") or seen.flaring)):
            return False
        self.add(Chosen(**self.base(), task=task.id, rung=rung, was=own))
        return True

    def flare(self, *, begins: bool) -> None:
        self.add(Flared(**self.base(), begins=begins))

    def keep(self, task: str, rung: int) -> None:
        """Decline the next rung of a task."""
        self.add(Kept(**self.base(), task=task, rung=rung))

    def sore(self, target: str) -> None:
        self.add(Sore(**self.base(), target=target))

    def end(self, seen: Day, before: list[Event]) -> Step:
        """The day is over; what it asked is stored with its first entry."""
        after = self.see()
        step = Step(
            self.plan,
            self.day,
            self.checkpoint,
            before,
            seen,
            [*self.events],
            after,
            self.raised(),
            self.journal,
        )
        if self.events and self.stored:
            said = tuple(dict.fromkeys((*seen.said, *after.said)))
            stored: dict[str, Any] = {
                "due_tasks": after.due_tasks,
                "said": said,
                "stance": after.guidance.stance,
            }
            self.add(DayPlanned(**self.base(), **stored))
        self.checkpoints[self.day], _record = replay_day(self.checkpoint, self.day, self.events)
        self.day += ONE
        return step


def part_of(dose: Dose, share: float) -> Dose:
    """A part of a dose, in the same unit."""
    amount = max(1, int(dose.total * share))
    return dose.unit.dose(amount) if dose.unit is not VISIT else dose


def task_of(plan: Plan, task_id: str) -> Task:
    """The task of that id, which the plan has."""
    task = plan.task(task_id)
    assert task is not None
    return task


def open_rows(day: Day) -> list[Row]:
    """What can still be done, as the coach's "all" would take it."""
    return [row for row in day.rows if row.state in ("due", "offered", "part")]


def live(plan: Plan, days: bytes, style: Style, **more: Any) -> Iterator[Step]:
    """A life as the bytes say."""
    life = Life(plan, **more)
    away = 0
    for at in range(0, len(days), A_DAY):
        amount, which, report, level, evening, other, what, how = days[at : at + A_DAY]
        if away:
            away -= 1
            seen = life.see()
            yield life.end(seen, [])
            continue
        if report >= 256 - style.reports and style.reports:
            _report(life, level, style, which)
        if other >= 256 - style.other:
            away = _other(life, OTHER[what % len(OTHER)], how)
        before = [*life.events]
        seen = life.see()
        if not seen.paused:
            _work(life, seen, style, amount, which)
        if evening >= 256 - style.evenings and style.evenings:
            _report(life, 16 * what + how, style, which, when="now")
        yield life.end(seen, before)


def _report(life: Life, level: int, style: Style, which: int, when: str = "") -> None:
    regions = tuple(PLACES[at] for at in range(len(PLACES)) if which >> at & 1 and level & 4)
    linked = life.plan.tasks[which % len(life.plan.tasks)].id if which & 64 else ""
    when = when or ("morning" if which & 128 or level & 32 else "now")
    life.pain(style.pain[level % len(style.pain)], when, regions=regions, task=linked)


def _work(life: Life, seen: Day, style: Style, amount: int, which: int) -> None:
    rows = open_rows(seen)
    if amount < style.all:
        for row in rows:
            life.do(row)
    elif amount < style.part:
        for at, row in enumerate(rows):
            way = (which >> (at % 4) * 2) & 3
            if way == 1:
                life.do(row)
            elif way == 2:
                life.do(row, 0.5)
            elif way == 3:
                life.add(Skipped(**life.base(), task=row.task, target=row.key.target, because="tired"))


def _other(life: Life, what: str, how: int) -> int:
    """Something else happens; how many days are then spent away."""
    task = life.plan.tasks[how % len(life.plan.tasks)]
    status = life.checkpoint.status
    if what == "flare":
        life.flare(begins=not life.see().flaring)
    elif what == "over" and life.see().flaring:
        life.flare(begins=False)
    elif what == "sore" and task.targets:
        life.sore(task.targets[how // 4 % len(task.targets)])
    elif what == "rung":
        life.choose(task, task.lowest + how // 4 % (len(task.rungs) + 1 - task.lowest))
    elif what == "away":
        return how % 32
    elif what == "pause":
        until = life.day + timedelta(days=how % 16) if how & 16 else None
        event = (
            Resumed(**life.base())
            if life.see().paused
            else Paused(**life.base(), first=life.day, until=until)
        )
        life.add(event)
    elif what == "sign" and not status.signs:
        life.add(Screened(**life.base(), signs=(SIGNS[how & 1],) if how & 2 else ()))
    elif what == "condition":
        life.add(Screened(**life.base(), conditions=(CONDITIONS[how & 1],)))
    elif what in ("sign", "clear"):
        named = tuple(one for at, one in enumerate((*status.signs, *status.conditions)) if how >> at & 1)
        if named:
            life.add(Cleared(**life.base(), what=named, by="Dr A", on=life.day))
    elif what.startswith("late"):
        _late(life, what, how)
    return 0


def _late(life: Life, what: str, how: int) -> None:
    day = life.day - timedelta(days=1 + how % 4)
    if day < life.first:
        return
    if what == "late pain":
        life.pain(how // 4 % 11, "morning" if how & 128 else "now", day)
        return
    rows = [row for row in life.see(day).rows if row.state in ("missed", "offered")]
    for row in rows[: 1 + how // 64]:
        given: dict[str, Any] = {
            "task": row.task,
            "target": row.key.target,
            "dose": row.dose,
            "rung": row.rung,
            "full": row.full,
        }
        life.add(Done(**life.base(day), **given))
