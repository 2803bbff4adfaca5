"""What the tests of the coach share: a short plan, other processes and devices, and looks at the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.session import moves
from backcare_tui.domain.session.moves import advance
from backcare_tui.domain.session.session import Session
from backcare_tui.paths import Home
from backcare_tui.storage import machine

PLAN = """\
title = "Short"

[streak]
day_counts_at = 0.6
week_target = 5
grace = 1

[[device]]
id = "pump"
name = "Posture pump"
minutes = [5, 8]
every = "day"

[[exercise]]
id = "press"
name = "Press"
reps = [10]
sets = [3]
every = "day"

[[massage]]
id = "claw"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = ["sun", "mon", "tue", "wed", "thu", "fri"]
not_with = []
"""
"""Four rows on the Sunday of the tests: the pump, the press and two targets of the claw."""

DAY = timedelta(days=1)
SUNDAY = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
FIRST, SECOND, THIRD = "claw/quadratus-lumborum", "claw/gluteus-medius", "claw/piriformis"


def put_plan(home: Home, text: str = PLAN) -> Path:
    """Write the person's own plan, as an editor would."""
    path = home.plans / "combined.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edit_plan(coach: Coach, old: str, new: str) -> None:
    """Change the person's own plan while the coach runs."""
    text = (coach.home.plans / "combined.toml").read_text(encoding="utf-8")
    assert old in text
    put_plan(coach.home, text.replace(old, new))
    coach.refresh()


def again(coach: Coach) -> Coach:
    """A coach of another process: it knows only what is on disk, and its clock stands where this one's does."""
    return Coach(coach.home, FixedClock(coach.clock.now()))


@contextmanager
def on_host(name: str) -> Iterator[None]:
    """Be another machine for a while, and of another name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "node", lambda: name)
        patch.setattr(machine, "_machine_id", name.encode)
        yield


def states(coach: Coach, day: Any = None) -> dict[str, str]:
    """Every row's state, on a day or today."""
    seen = coach.today() if day is None else coach.day(day)
    return {row.id: row.state for row in seen.rows}


def files(coach: Coach) -> dict[str, bytes]:
    """The journal as it is on disk."""
    return {path.name: path.read_bytes() for path in sorted(coach.home.journal.glob("*.json"))}


def entries(coach: Coach, kind: str = "") -> list[dict[str, Any]]:
    """The entries on disk, of one kind or all, in order of their ids."""
    found = [entry for content in files(coach).values() for entry in json.loads(content)["events"].values()]
    return sorted(
        (entry for entry in found if kind in ("", entry["kind"])), key=lambda entry: str(entry["id"])
    )


def doses(coach: Coach) -> dict[str, str]:
    """What today asks of every row, in words."""
    return {row.id: words(row.dose) for row in coach.today().rows}


def live_days(coach: Coach, clock: FixedClock, count: int) -> list[bool]:
    """Whether the pump is asked, from today on; the clock stands a day after the last one."""
    seen = []
    for _ in range(count):
        seen.append("pump" in states(coach))
        clock.moment += DAY
    return seen


def follow(session: Session, clock: FixedClock, seconds: float) -> Session:
    """Look every second while the clock goes on."""
    for _ in range(int(seconds)):
        clock.moment += timedelta(seconds=1)
        session = advance(session, clock.monotonic())
    return session


def begun(coach: Coach, clock: FixedClock, what: str | None = None) -> Session:
    return moves.begin(coach.sessions.guide(what), clock.monotonic())


def stop_guided(coach: Coach, what: str, why: str) -> str:
    """Stop a guided session of a task at its beginning, for what is felt, and record that."""
    session = moves.begin(coach.sessions.guide(what), 0.0)
    return coach.sessions.record(moves.stop(session, 0.0, why), 0.0).text
