"""Which plan is in use: what is said of a switch is what the disk holds, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import os
import shutil
from typing import Any
from unicodedata import normalize

import pytest
from kits.faults import Disk
from kits.journal_kit import fresh

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Refused
from backcare_tui.coach.plans import use_plan
from backcare_tui.paths import Home
from backcare_tui.storage.planfile.errors import PlanError

OTHER = "mcgill-big-3"


def test_whichever_call_of_a_switch_breaks_what_is_said_is_what_is_in_use(
    home: Home, clock: FixedClock
) -> None:
    def broken(_call: str) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    fresh(home, clock).tasks.note("in use")
    kept = home.data.parent / "kept"
    shutil.copytree(home.data, kept)
    with Disk(str(home.data), looks=True).watched() as disk:
        assert use_plan(fresh(home, clock), OTHER).changed
    for at, call in enumerate(disk.calls):
        shutil.rmtree(home.data)
        shutil.copytree(kept, home.data)
        said, switched = "", False
        with Disk(str(home.data), at, broken, looks=True).watched():
            try:
                switched = use_plan(fresh(home, clock), OTHER).changed
            except (Refused, PlanError) as error:
                said = str(error)
        in_use = fresh(home, clock).plan_name == OTHER
        if not said.startswith("Perhaps not saved"):
            assert switched == in_use, (call, said)


def test_a_plan_that_cannot_be_looked_at_is_told_and_never_taken_for_the_shipped_one(
    home: Home, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(home, clock).tasks.note("in use")
    real = os.lstat

    def lstat(path: Any, **more: Any) -> os.stat_result:
        if str(path).endswith("combined.toml"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, **more)

    (home.plans / "combined.toml").rename(home.plans / "elsewhere.toml")
    monkeypatch.setattr(os, "lstat", lstat)
    coach = fresh(home, clock)
    assert coach.problems
    assert coach.plan.stored_part() == fresh(home, clock).timeline.last_plan()
    assert coach.plan.tasks[0].notes.steps, "what it says of how and what to mind is still told"


def test_a_plan_of_ones_own_that_is_gone_is_told_as_missing_and_by_the_next_write_too(
    home: Home, clock: FixedClock
) -> None:
    fresh(home, clock).tasks.note("in use")
    own = home.plans / "combined.toml"
    own.write_text(
        own.read_text(encoding="utf-8").replace("week_target = 5", "week_target = 4"), encoding="utf-8"
    )
    fresh(home, clock).tasks.note("with a plan of one's own")
    own.unlink()

    missed = fresh(home, clock).troubles
    writer = fresh(home, clock)
    writer.tasks.note("a write that tells of it copies nothing into its place")
    told = f"combined.toml is missing from {home.plans}, so the shipped plan of that name is in force"
    assert [trouble.startswith(told) for trouble in (*missed, *writer.troubles)] == [True, True]
    assert not own.exists()

    assert fresh(home, clock).tasks.note("the shipped one is theirs from here on").changed
    assert own.exists()
    assert fresh(home, clock).troubles == ()


def test_a_plan_in_the_settings_that_is_gone_is_told_as_missing(home: Home, clock: FixedClock) -> None:
    home.config.mkdir(parents=True)
    home.settings.write_text('plan = "mine"\n')
    (problem,) = fresh(home, clock).problems
    assert f"mine.toml is missing from {home.plans}" in problem


def test_a_plan_is_found_by_its_name_in_either_form_of_its_accents(home: Home, clock: FixedClock) -> None:
    """A Mac may keep the name of a file with the accents apart; keys give them in one."""
    fresh(home, clock).tasks.note("in use")
    apart = normalize("NFD", "été")
    (home.plans / "combined.toml").rename(home.plans / f"{apart}.toml")
    assert use_plan(fresh(home, clock), normalize("NFC", "été")).changed
    assert fresh(home, clock).plan_name == apart
    home.settings.write_text(f'plan = "{normalize("NFC", "été")}"\n', encoding="utf-8")
    assert fresh(home, clock).problems == ()
