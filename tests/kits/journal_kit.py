"""What the tests of the journal share: events made by hand, folders looked at from outside, children to kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.paths import Home
from backcare_tui.storage.journal.device import device_file
from backcare_tui.storage.journal.journal import Journal

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTH = "2026-11"
FIVE = Dose(minutes=5)


def event_id(number: int, device: str = "abcdef") -> str:
    """An id of the journal's form; a higher number sorts later."""
    return f"{1_790_000_000_000 + number:012x}-0000-{device}-0000"


def done(number: int, *, task: str = "pump", did: Dose = FIVE, day: date = DAY, **more: Any) -> kinds.Done:
    """A check-off of five minutes."""
    return kinds.Done(id=event_id(number), at=NOON, day=day, task=task, dose=FIVE, did=did, **more)


def note(number: int, text: str = "words", *, day: date = DAY, device: str = "abcdef") -> kinds.Noted:
    """A few words."""
    return kinds.Noted(id=event_id(number, device), at=NOON, day=day, text=text)


def undone(number: int, *taken: Event) -> kinds.Undone:
    """The taking back of events."""
    return kinds.Undone(id=event_id(number), at=NOON, day=DAY, events=tuple(event.id for event in taken))


def body(event: Event) -> dict[str, Any]:
    """An event as JSON has it."""
    built: dict[str, Any] = msgspec.to_builtins(event)
    return built


def put(folder: Path, name: str, *events: Event | dict[str, Any]) -> Path:
    """Write a journal file as another device or a sync tool would."""
    folder.mkdir(parents=True, exist_ok=True)
    bodies = [event if isinstance(event, dict) else body(event) for event in events]
    path = folder / name
    path.write_text(json.dumps({"events": {entry["id"]: entry for entry in bodies}}))
    return path


def month_files(folder: Path) -> list[Path]:
    """The journal files in a folder."""
    return sorted(folder.glob("????-??.*.json"))


def on_disk(folder: Path) -> dict[str, dict[str, Any]]:
    """Every entry of every journal file, read by nothing of ours; fails on a torn file or an id kept twice."""
    found: dict[str, dict[str, Any]] = {}
    for path in month_files(folder):
        for key, entry in json.loads(path.read_text())["events"].items():
            assert key not in found, f"{key} is on disk twice"
            assert entry["id"] == key
            found[key] = entry
    return found


def read_all(folder: Path) -> list[Event]:
    """Every event as a fresh journal reads it."""
    journal = Journal(str(folder))
    return [event for stamps in journal.stamps().values() for event in journal.read(stamps)]


def texts_of(events: Iterable[Event]) -> list[str]:
    """The words of notes, and there are only notes."""
    texts: list[str] = []
    for event in events:
        assert isinstance(event, kinds.Noted)
        texts.append(event.text)
    return texts


def write(journal: Journal, text: str, day: date = DAY) -> Event:
    """Append a note as a coach does: under the lock, after a look at what is there."""
    with journal.writing():
        for stamps in journal.stamps().values():
            journal.read(stamps)
        event = kinds.Noted(id=journal.new_id(NOON), at=NOON, day=day, text=text)
        journal.append([event])
    return event


def child(script: str, *arguments: object, under: Iterable[str] = ()) -> subprocess.Popen[str]:
    """A Python process of its own that runs ``script``, under another command; line by line, in and out."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [*under, sys.executable, "-u", "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environ,
    )


START = """
import sys
from datetime import datetime, timedelta
from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home

clock = FixedClock(datetime.fromisoformat("2026-11-22T07:42:00+00:00"))
coach = Coach(find_home(sys.argv[1], {}), clock)
coach.sure = True  # that a far day is meant
"""
"""The beginning of a child's script: a coach of the home that is named first."""


def keep_letters(home: Home) -> None:
    """Have a copied home go on as the same device, which a copy is not."""
    for path in home.journal.glob(".device.*"):
        path.rename(device_file(str(home.journal)))


def fresh(home: Home, clock: FixedClock) -> Coach:
    """A coach of another process, which knows only what is on disk; that a far day is meant it need not ask."""
    coach = Coach(home, clock)
    coach.sure = True
    return coach


def whole(home: Home) -> None:
    """Every JSON file can be read by anyone."""
    for path in [*month_files(home.journal), *home.cache.glob("*.json")]:
        json.loads(path.read_text())
