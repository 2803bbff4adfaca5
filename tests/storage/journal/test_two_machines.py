"""Two machines that nobody can tell apart by name, one copied home, and a sync that knows only newer and older."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kits.journal_kit import START, child, fresh

from backcare_tui.clock import FixedClock
from backcare_tui.paths import Home, find_home

NOTES = (
    START
    + """
import platform
print(platform.node())
for line in sys.stdin:
    coach.tasks.note(line.strip())
    print("saved")
"""
)
NAMED = ["unshare", "-u", "sh", "-c", 'hostname laptop && exec "$@"', "sh"]


def sync(one: Path, other: Path) -> None:
    """What is newer replaces what is older, hidden files included, and nobody is asked."""
    for source, target in ((one, other), (other, one)):
        for path in [*source.rglob("*")]:
            twin = target / path.relative_to(source)
            if path.is_file() and (not twin.exists() or twin.stat().st_mtime_ns < path.stat().st_mtime_ns):
                twin.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, twin.with_name(".synced"))
                os.replace(twin.with_name(".synced"), twin)


def may_be_named() -> bool:
    """Whether a process may have a host name of its own here."""
    try:
        return sys.platform == "linux" and not subprocess.call([*NAMED, "true"], stderr=subprocess.DEVNULL)
    except OSError:
        return False


def test_two_machines_of_one_name_over_a_copied_home_lose_nothing(home: Home, clock: FixedClock) -> None:
    if not may_be_named():
        pytest.skip("no process may have a host name of its own here")
    fresh(home, clock).tasks.note("before the copy")
    copy = find_home(str(home.data.parent / "copy"), {})
    shutil.copytree(home.data, copy.data)
    with child(NOTES, home.data, under=NAMED) as one, child(NOTES, copy.data, under=NAMED) as other:
        processes = (one, other)
        assert [process.stdout.readline() for process in processes if process.stdout] == ["laptop\n"] * 2
        for day in range(3):
            for name, process in zip(("one", "other"), processes, strict=True):
                assert process.stdin is not None
                assert process.stdout is not None
                process.stdin.write(f"{name} {day}\n")
                process.stdin.flush()
                assert process.stdout.readline() == "saved\n"
            sync(home.data, copy.data)
        for process in processes:
            process.communicate()

    expected = {"before the copy", *(f"{name} {day}" for name in ("one", "other") for day in range(3))}
    for place in (home, copy):
        assert {*fresh(place, clock).today().notes} == expected
        assert len({path.name for path in place.journal.glob("20*.json")}) == 2, "no new letters at each sync"
