"""Never lose a check-off: killed, crowded, or on a disk that gives out."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from faults import Disk
from journal_kit import child, month_files, on_disk, snapshot

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.paths import Home, find_home

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills and forks are POSIX")

START = """
import sys
from datetime import datetime, timedelta
from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import find_home

clock = FixedClock(datetime.fromisoformat("2026-11-22T07:42:00+00:00"))
coach = Coach(find_home(sys.argv[1], {}), clock)
"""

CHECK_OFFS = (
    START
    + """
for back in range(int(sys.argv[2]), 300):
    coach.done("posture-pump", day=coach.today_date - timedelta(days=back))
    print(back)
"""
)

NOTES = (
    START
    + """
print("ready")
sys.stdin.readline()
for number in range(25):
    coach.note(f"{sys.argv[2]} {number}")
"""
)


def fresh(home: Home, clock: FixedClock) -> Coach:
    """A coach of another process, which knows only what is on disk."""
    return Coach(home, clock)


def whole(home: Home) -> None:
    """Every JSON file can be read by anyone."""
    for path in [*month_files(home.journal), *home.cache.glob("*.json")]:
        json.loads(path.read_text())


@posix
def test_killed_at_random_moments_of_300_check_offs_every_acknowledged_one_is_there(
    home: Home, clock: FixedClock
) -> None:
    dice = random.Random(20261122)
    acknowledged: list[int] = []
    kills = 0
    while len(acknowledged) < 300:
        said: list[int] = []
        with child(CHECK_OFFS, home.data, len(acknowledged)) as process:
            assert process.stdout is not None
            for _ in range(dice.randrange(5, 60)):
                said += map(int, process.stdout.readline().split())
            sum(range(dice.randrange(60_000)))  # somewhere within the next write, not always at its start
            process.kill()
            said += map(int, process.stdout.read().split())
        kills += process.returncode < 0
        acknowledged += said

        whole(home)
        days = {entry["day"] for entry in on_disk(home.journal).values() if entry["kind"] == "done"}
        coach = fresh(home, clock)
        for back in said:
            day = coach.today_date - timedelta(days=back)
            assert day.isoformat() in days
            assert next(row for row in coach.day(day).rows if row.id == "posture-pump").state == "done"
        assert not coach.troubles
        assert coach.note("the next write works").changed

    assert acknowledged == [*range(300)]
    assert kills >= 3
    check_offs = [entry for entry in on_disk(home.journal).values() if entry["kind"] == "done"]
    assert len(check_offs) == 300


@posix
def test_eight_processes_of_25_writes_at_once_lose_none_and_keep_none_twice(
    home: Home, clock: FixedClock
) -> None:
    writers = [child(NOTES, home.data, name) for name in range(8)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0

    entries = on_disk(home.journal)
    notes = [entry["text"] for entry in entries.values() if entry["kind"] == "note"]
    assert sorted(notes) == sorted(f"{name} {number}" for name in range(8) for number in range(25))
    assert [*entries] == sorted(entries)
    assert len(month_files(home.journal)) == 1
    assert sum(entry["kind"] == "asked" for entry in entries.values()) == 1
    for name in range(8):
        own = [text for text in fresh(home, clock).today().notes if text.startswith(f"{name} ")]
        assert own == [f"{name} {number}" for number in range(25)]


def calls_of(home: Home, clock: FixedClock) -> list[str]:
    """What one check-off asks of the disk, in order."""
    with Disk(str(home.data)).watched() as disk:
        assert fresh(home, clock).done("posture-pump").changed
    return disk.calls


@pytest.fixture(params=["first write", "later write"])
def scene(request: pytest.FixtureRequest, tmp_path: Path, home: Home, clock: FixedClock) -> Iterator[Path]:
    """A folder to copy a home from: with nothing in it, or with a year of check-offs acknowledged."""
    home.data.mkdir(parents=True)
    if request.param == "later write":
        coach = fresh(home, clock)
        for back in (300, 200, 31, 1):
            coach.done("self-massage", day=coach.today_date - timedelta(days=back))
        shutil.rmtree(home.cache)
    kept = tmp_path / "kept"
    shutil.copytree(home.data, kept)
    yield kept


def is_there(coach: Coach) -> bool:
    """Whether today's check-off is shown."""
    rows = {row.id: row.state for row in coach.today().rows}
    return rows.get("posture-pump") == "done"


def holds(home: Home, clock: FixedClock, kept: Path) -> None:
    """What was acknowledged before is there, nothing is torn, and the next write works."""
    whole(home)
    before = {key for key in on_disk(kept / "journal")} if (kept / "journal").is_dir() else set()
    assert before <= {*on_disk(home.journal)}
    coach = fresh(home, clock)
    assert not coach.troubles
    coach.done("posture-pump")
    assert is_there(fresh(home, clock))
    made = [entry for entry in on_disk(home.journal).values() if entry.get("task") == "posture-pump"]
    assert len(made) == 1


def test_whichever_call_of_a_write_breaks_the_screen_says_what_the_disk_holds(
    scene: Path, home: Home, clock: FixedClock
) -> None:
    def broken(_call: str) -> None:
        raise OSError(code, os.strerror(code))

    calls = calls_of(home, clock)
    assert any(call.startswith("replace 2026-11") for call in calls)
    for at, call in enumerate(calls):
        code = (errno.ENOSPC, errno.EIO, errno.EROFS)[at % 3]
        shutil.rmtree(home.data)
        shutil.copytree(scene, home.data)
        coach = fresh(home, clock)
        said = ""
        with Disk(str(home.data), at, broken).watched():
            try:
                said = coach.done("posture-pump").text
                saved = True
            except Refused as refused:
                said = str(refused)
                saved = False

        assert is_there(coach) == is_there(fresh(home, clock)), call
        assert coach.today() == fresh(home, clock).today(), call
        if saved:
            # Only what can be made again was lost: the copy of the plan, the closed months' sum.
            assert is_there(coach), call
        else:
            assert said.endswith("."), call
            assert not {"\n", ". "} & {said[at : at + 2] for at in range(len(said))}, said
            if said.startswith("Not saved, and nothing was changed: "):
                assert not is_there(coach), call
            else:
                assert said.startswith("Perhaps not saved, as the disk did not confirm it: "), said
                assert is_there(coach), call
        holds(home, clock, scene)


@posix
def test_a_process_that_dies_in_any_call_of_a_write_tears_nothing(
    scene: Path, home: Home, clock: FixedClock
) -> None:
    calls = calls_of(home, clock)
    dying = (
        START
        + "import os; sys.path.insert(0, sys.argv[3]); from faults import Disk\n"
        + "coach.today(); import filelock, difflib\n"
        + "for line in sys.stdin:\n"
        + "    pid = os.fork()\n"
        + "    if not pid:\n"
        + "        where = line.split()[1]\n"
        + "        with Disk(where, int(line.split()[0]), lambda call: os._exit(9)).watched():\n"
        + "            Coach(find_home(where, {}), clock).done('posture-pump')\n"
        + "        os._exit(0)\n"
        + "    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n"
    )
    homes = [find_home(str(home.data.parent / f"died-{at}"), {}) for at in range(len(calls) + 1)]
    for place in homes:
        shutil.copytree(scene, place.data)
    lines = "".join(f"{at} {place.data}\n" for at, place in enumerate(homes))
    with child(dying, home.data, 0, Path(__file__).parent) as process:
        codes = process.communicate(lines)[0].split()

    assert codes == ["9"] * len(calls) + ["0"]
    replaced = next(at for at, call in enumerate(calls) if call.startswith("replace 2026-11"))
    for at, place in enumerate(homes):
        assert is_there(fresh(place, clock)) == (at > replaced), f"died in call {at}"
        holds(place, clock, scene)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 256 kB, for those who may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small disk takes Linux and root")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_said_in_one_sentence_and_changes_nothing(small_disk: Path, clock: FixedClock) -> None:
    home = find_home(str(small_disk / "home"), {})
    coach = fresh(home, clock)
    coach.done("self-massage")
    filler = small_disk / "filler"
    with pytest.raises(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    before = snapshot(home.journal)
    seen = coach.today()

    with pytest.raises(Refused) as refused:
        coach.done("posture-pump")

    assert str(refused.value) == "Not saved, and nothing was changed: the disk is full."
    assert {name: state[0] for name, state in snapshot(home.journal).items()} == {
        name: state[0] for name, state in before.items()
    }
    assert coach.today() == seen == fresh(home, clock).today()
    filler.unlink()
    assert coach.done("posture-pump").changed
    assert is_there(fresh(home, clock))


def test_a_read_only_disk_is_read_as_ever_and_a_write_is_refused_in_one_sentence(
    small_disk: Path, clock: FixedClock
) -> None:
    home = find_home(str(small_disk / "home"), {})
    fresh(home, clock).done("self-massage")
    seen = fresh(home, clock).today()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    coach = fresh(home, clock)
    assert coach.today() == seen
    with pytest.raises(Refused) as refused:
        coach.done("posture-pump")

    assert str(refused.value) == (
        f"Not saved, and nothing was changed: {home.journal} cannot be written to."
    )
    assert coach.today() == seen
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert coach.done("posture-pump").changed


def test_a_plan_that_cannot_be_copied_costs_no_check_off(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_library: object, _name: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("backcare_tui.storage.library.Library.adopt", denied)

    assert fresh(home, clock).done("posture-pump").changed
    assert is_there(fresh(home, clock))
