"""A look changes nothing: no file, no folder, no lock, no time of change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from kits.coach_kit import DAY, again

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach

WATCHED = """
import os, sys

home, writes = sys.argv[1], os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
           "os.chmod", "os.utime", "fcntl.flock", "fcntl.lockf"}

def watch(event, arguments):
    here = arguments and str(arguments[0]).startswith(home)
    if (event == "open" and here and arguments[2] & writes) or (event in CHANGES and (here or "fcntl" in event)):
        print(event, arguments)
        os._exit(3)

sys.addaudithook(watch)
from datetime import datetime, timedelta
from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home

coach = Coach(find_home(home, {}), FixedClock(datetime.fromisoformat("2026-11-24T07:42:00+00:00")))
for back in (0, 1, 2, 40, 400):
    coach.day(coach.today_date - timedelta(days=back))
    coach.history.week(coach.today_date - timedelta(days=back))
    coach.history.year(coach.today_date - timedelta(days=back))
    coach.history.trend(91, coach.today_date - timedelta(days=back))
coach.timeline.every_event(), coach.timeline.last_plan(), coach.places(), coach.plan_path, coach.troubles
coach.library.names(), coach.refresh(), coach.today()
print("looked", "backcare_tui.storage.process_lock" in sys.modules)
"""


def look(home: Path) -> str:
    """Look at everything in a process that ends at the first change to anything."""
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(home)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(path for path in sys.path if path), "PATH": ""},
    )
    return ran.stdout + ran.stderr


def tree(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything under a folder, times of change included."""
    return {
        str(path): (path.lstat().st_mtime_ns, path.lstat().st_ino, path.is_file() and path.read_bytes())
        for path in [folder, *folder.rglob("*")]
    }


@pytest.mark.skipif(sys.platform == "win32", reason="the paths of the environment are POSIX")
@pytest.mark.parametrize("cached", [True, False])
def test_reading_writes_locks_moves_and_makes_nothing(mine: Coach, clock: FixedClock, cached: bool) -> None:
    for back in (200, 90, 1, 0):
        mine.sure = True
        mine.tasks.done("pump", day=mine.today_date - back * DAY)
    own = next(mine.home.journal.glob("2026-11*"))
    (mine.home.journal / "2026-11.other.json").write_text("{")
    (mine.home.journal / f"{own.name[:-5]} (conflicted copy).json").write_bytes(own.read_bytes())
    (mine.home.journal / f".{own.name}.1.tmp").write_text("{")
    next(mine.home.journal.glob("2026-08*")).write_text("")
    if not cached:
        for path in mine.home.cache.glob("*"):
            path.unlink()
    before = tree(mine.home.data)

    assert look(mine.home.data) == "looked False\n"

    assert tree(mine.home.data) == before


@pytest.mark.skipif(sys.platform == "win32", reason="the paths of the environment are POSIX")
def test_a_newcomer_may_look_around_and_nothing_is_made(tmp_path: Path) -> None:
    assert look(tmp_path / "home") == "looked False\n"

    assert not (tmp_path / "home").exists()


def test_a_look_before_and_after_is_the_same_look(mine: Coach) -> None:
    mine.tasks.done("pump")
    first = mine.today()

    mine.history.week()
    mine.day(mine.today_date - 30 * DAY)

    assert mine.today() == first == again(mine).today()
    assert not mine.refresh()


def test_a_journal_that_is_a_file_is_said_and_left(mine: Coach) -> None:
    mine.home.journal.write_text("mine")

    other = again(mine)
    other.today()

    assert other.troubles == ("The journal could not be read: Not a directory.",)
    assert mine.home.journal.read_text() == "mine"
