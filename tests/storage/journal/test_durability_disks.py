"""Never lose a check-off: on a full disk, on a read-only one, and where only the plan cannot be copied."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kits.folder import snapshot
from kits.journal_kit import fresh

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Refused
from backcare_tui.paths import Home, find_home


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


def fill(filler: Path) -> None:
    """Leave not a byte of the disk free."""
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue


def test_a_full_disk_is_said_in_one_sentence_and_changes_nothing(small_disk: Path, clock: FixedClock) -> None:
    home = find_home(str(small_disk / "home"), {})
    coach = fresh(home, clock)
    coach.tasks.done("self-massage")
    filler = small_disk / "filler"
    fill(filler)
    before = snapshot(home.journal)
    seen = coach.today()

    with pytest.raises(Refused) as refused:
        coach.tasks.done("posture-pump")

    assert str(refused.value) == "Not saved, and nothing was changed: the disk is full."
    assert {name: state[0] for name, state in snapshot(home.journal).items()} == {
        name: state[0] for name, state in before.items()
    }
    assert coach.today() == seen == fresh(home, clock).today()
    filler.unlink()
    assert coach.tasks.done("posture-pump").changed
    assert fresh(home, clock).today().done == 1


def test_a_read_only_disk_is_read_as_ever_and_a_write_is_refused_in_one_sentence(
    small_disk: Path, clock: FixedClock
) -> None:
    home = find_home(str(small_disk / "home"), {})
    fresh(home, clock).tasks.done("self-massage")
    seen = fresh(home, clock).today()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    coach = fresh(home, clock)
    assert coach.today() == seen
    with pytest.raises(Refused) as refused:
        coach.tasks.done("posture-pump")

    assert str(refused.value) == (f"Not saved, and nothing was changed: {home.journal} cannot be written to.")
    assert coach.today() == seen
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert coach.tasks.done("posture-pump").changed


def test_a_plan_that_cannot_be_copied_costs_no_check_off(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_library: object, _name: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("backcare_tui.storage.plan_library.Library.adopt", denied)

    assert fresh(home, clock).tasks.done("posture-pump").changed
    assert fresh(home, clock).today().done == 1
