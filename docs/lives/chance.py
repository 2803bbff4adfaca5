"""What may happen beside tasks and reports: by chance, for those whose days are of all sorts."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.preview import Maker
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event


def happens(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    """One thing, or nothing where it does not fit the day."""
    return luck.choice(THINGS)(luck, maker, day)


def _chooses(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    """A rung of one's own, higher only while nothing is eased."""
    rows = [row for row in day.rows if row.rungs > 1 and row.state == "due"]
    if not rows:
        return ()
    row = luck.choice(rows)
    own = day.levels[row.task].rung - (day.levels[row.task].kind == "climb")
    rung = max(1, min(row.rungs, own + luck.choice((-2, -1, 1))))
    if rung == own or (rung > own and (day.guidance.stance in ("ease", "rest") or day.flaring)):
        return ()
    return [kinds.Chosen(**maker.base(day.day, 9), task=row.task, rung=rung, was=own)]


def _keeps(_luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    """Declines the step up that is offered."""
    return [
        kinds.Kept(**maker.base(day.day, 9), task=name, rung=level.rung - 1)
        for name, level in day.levels.items()
        if level.kind == "climb"
    ]


def _skips(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    rows = [row for row in day.rows if row.state == "due"]
    row = luck.choice(rows) if rows else None
    return (
        []
        if row is None
        else [kinds.Skipped(**maker.base(day.day, 9), task=row.task, target=row.target, because="tired")]
    )


def _hurts(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    """A red report, about a task or about none."""
    task = luck.choice([row.task for row in day.rows] or [""]) if luck.random() < 0.5 else ""
    place = luck.choice(("neck-left", "low-back-left", "upper-back", "buttock-right"))
    return [kinds.Pain(**maker.base(day.day, 9), level=luck.randint(6, 8), task=task, regions=(place,))]


def _flares(_luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    """A flare begins, or is over."""
    return [kinds.Flared(**maker.base(day.day, 9), begins=not day.flaring)]


def _stops(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    rows = [row for row in day.rows if row.state == "due"]
    return (
        [kinds.Stopped(**maker.base(day.day, 9), task=luck.choice(rows).task, why="numbness")] if rows else []
    )


def _pauses(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    until = day.day + timedelta(days=luck.randint(2, 18))
    return [] if day.paused else [kinds.Paused(**maker.base(day.day, 9), first=day.day, until=until)]


def _checks_in(luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    pain, enjoyment, activity = (luck.randint(0, 8) for _ in range(3))
    return [kinds.CheckedIn(**maker.base(day.day, 9), pain=pain, enjoyment=enjoyment, activity=activity)]


def _answers_safety(_luck: random.Random, maker: Maker, day: Day) -> Sequence[Event]:
    return [kinds.Screened(**maker.base(day.day, 9))]


Thing = Callable[[random.Random, Maker, Day], Sequence[Event]]
THINGS: tuple[Thing, ...] = (
    _chooses,
    _chooses,
    _keeps,
    _keeps,
    _skips,
    _hurts,
    _flares,
    _stops,
    _pauses,
    _checks_in,
    _answers_safety,
)
