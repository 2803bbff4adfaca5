"""Never lose a check-off: whichever call of a write breaks, or is the process's last."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from kits.examples import CI
from kits.faults import LOOKS, Disk
from kits.journal_kit import START, child, fresh, keep_letters, on_disk, whole

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Receipt, Refused
from backcare_tui.paths import Home, find_home

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills and forks are POSIX")


def calls_of(home: Home, clock: FixedClock, late: bool, *, looks: bool = False) -> list[str]:
    """What one check-off asks of the disk, in order."""
    with Disk(str(home.data), looks=looks).watched() as disk:
        assert check_off(fresh(home, clock), late).changed
    return disk.calls


def check_off(coach: Coach, late: bool) -> Receipt:
    """One check-off, for today or for a day of the month before, which takes two files."""
    return coach.tasks.done("posture-pump", day=coach.today_date - timedelta(days=31 * late))


@pytest.fixture(params=["first write", "later write", "late entry"])
def scene(request: pytest.FixtureRequest, tmp_path: Path, home: Home, clock: FixedClock) -> Path:
    """A folder to copy a home from: with nothing in it, or with a year of check-offs acknowledged."""
    home.data.mkdir(parents=True)
    if request.param == "later write":
        coach = fresh(home, clock)
        for back in (300, 200, 31, 1):
            coach.tasks.done("self-massage", day=coach.today_date - timedelta(days=back))
        shutil.rmtree(home.cache)
    kept = tmp_path / "kept"
    shutil.copytree(home.data, kept)
    return kept


@pytest.fixture
def late(request: pytest.FixtureRequest) -> bool:
    """Whether the check-off is for a day of the month before."""
    return "late entry" in request.node.name


def is_there(coach: Coach, late: bool) -> bool:
    """Whether the check-off is shown."""
    rows = {row.id: row.state for row in coach.day(coach.today_date - timedelta(days=31 * late)).rows}
    return rows.get("posture-pump") == "done"


def holds(home: Home, clock: FixedClock, kept: Path, late: bool) -> None:
    """What was acknowledged before is there, nothing is torn, and the next write works."""
    whole(home)
    before = set(on_disk(kept / "journal")) if (kept / "journal").is_dir() else set()
    assert before <= {*on_disk(home.journal)}
    coach = fresh(home, clock)
    assert not coach.troubles
    check_off(coach, late)
    assert is_there(fresh(home, clock), late)
    made = [entry for entry in on_disk(home.journal).values() if entry.get("task") == "posture-pump"]
    assert len(made) == 1


def test_whichever_call_of_a_write_breaks_the_screen_says_what_the_disk_holds(
    scene: Path, home: Home, clock: FixedClock, late: bool
) -> None:
    def broken(_call: str) -> None:
        raise OSError(code, os.strerror(code))

    calls = calls_of(home, clock, late, looks=True)
    written = next(at for at, call in enumerate(calls) if call.startswith("replace 2026-"))
    for at, call in enumerate(calls):
        if call.split()[0] in (*LOOKS, "read") and (at < written or (at % 4 and not CI)):
            continue  # what goes wrong before anything is written is another test's; after it, all of them in CI
        code = (errno.ENOSPC, errno.EIO, errno.EROFS)[at % 3]
        shutil.rmtree(home.data)
        shutil.copytree(scene, home.data)
        keep_letters(home)
        coach = fresh(home, clock)
        said = ""
        with Disk(str(home.data), at, broken, looks=True).watched():
            try:
                said = check_off(coach, late).text
                saved = True
            except Refused as refused:
                said = str(refused)
                saved = False

        coach.refresh()
        assert is_there(coach, late) == is_there(fresh(home, clock), late), call
        assert coach.today() == fresh(home, clock).today(), call
        if saved:
            # Only what can be made again was lost: the copy of the plan, the closed months' sum.
            assert is_there(coach, late), call
        else:
            assert said.endswith("."), call
            assert not {"\n", ". "} & {said[at : at + 2] for at in range(len(said))}, said
            if said.startswith("Not saved, and nothing was changed: "):
                assert not is_there(coach, late), call
            else:
                assert said.startswith("Perhaps not saved, as the disk did not confirm it: "), said
                assert said.endswith("; look before you enter it again."), said
                assert is_there(coach, late), call
        holds(home, clock, scene, late)


@posix
def test_a_process_that_dies_in_any_call_of_a_write_tears_nothing(
    scene: Path, home: Home, clock: FixedClock, late: bool
) -> None:
    calls = calls_of(home, clock, late)
    dying = (
        START
        + "import os, tomllib; from kits.faults import Disk; from kits.read_once import loads_once\n"
        + "tomllib.loads = loads_once\n"
        + "Coach(find_home(sys.argv[3], {}), clock).tasks.done('posture-pump')\n"  # imports all it takes
        + "for line in sys.stdin:\n"
        + "    pid = os.fork()\n"
        + "    if not pid:\n"
        + "        where = line.split()[1]\n"
        + "        with Disk(where, int(line.split()[0]), lambda call: os._exit(9)).watched():\n"
        + "            coach = Coach(find_home(where, {}), clock)\n"
        + "            coach.sure = True\n"
        + "            day = coach.today_date - timedelta(days=int(sys.argv[2]))\n"
        + "            coach.tasks.done('posture-pump', day=day)\n"
        + "        os._exit(0)\n"
        + "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    homes = [find_home(str(home.data.parent / f"died-{at}"), {}) for at in range(len(calls) + 1)]
    for place in homes:
        shutil.copytree(scene, place.data)
        keep_letters(place)
    lines = "".join(f"{at} {place.data}\n" for at, place in enumerate(homes))
    with child(dying, home.data, 31 * late, home.data.parent / "warm") as process:
        codes = process.communicate(lines)[0].split()

    assert codes == ["9"] * len(calls) + ["0"]
    # What was asked for is replaced last: the plan that goes with a late entry has its own file.
    replaced = max(at for at, call in enumerate(calls) if call.startswith("replace 2026-"))
    for at, place in enumerate(homes):
        assert is_there(fresh(place, clock), late) == (at > replaced), f"died in call {at}"
        holds(place, clock, scene, late)
