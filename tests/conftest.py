"""A home in a temporary folder, a clock that stands still, and a coach that has both."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import Home, find_home

# Before any of them is imported, so that an assert in them tells what it saw.
pytest.register_assert_rewrite("kits")
from kits.examples import CI  # noqa: E402 - above
from kits.read_once import loads_once  # noqa: E402 - above

# What is compiled is kept, whatever the habit of the machine: else every worker, and each of the many
# processes that tests start, would compile all of it anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Imports make many objects that stay, and an app makes many that go by themselves: look for garbage seldom.
gc.set_threshold(200_000, 10, 20)

settings.register_profile(
    "here",
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile(
    "ci", settings.get_profile("here"), max_examples=60, derandomize=True, database=None
)
settings.load_profile("ci" if CI else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what is slow to CI."""
    for item in items:
        if item.get_closest_marker("slow") and not CI:
            item.add_marker(pytest.mark.skip(reason="slow, and only for CI"))


def pytest_collection_finish() -> None:
    """Look for no garbage among what stays to the end."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Look for garbage once at the end, so that the five looks that pytest then takes are short."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _quick() -> Iterator[None]:
    """Read each TOML text once in all tests of a process, and wait for no disk.

    No power fails in here. That each write asks for the disk, and in which order, is tried call by call; real
    kills are tried on processes of their own, which wait.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tomllib.loads", loads_once)
        patch.setattr("os.fsync", lambda _handle: None)
        yield


SUNDAY = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)
"""When every test begins: 22 November 2026, a Sunday."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in a folder of the test's own; nothing is in it."""
    return find_home(str(tmp_path / "home"), {})


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at ``SUNDAY``; set ``clock.moment`` to move it."""
    return FixedClock(SUNDAY)


@pytest.fixture
def coach(home: Home, clock: FixedClock) -> Coach:
    """A coach with nothing recorded yet and the shipped plan in force."""
    return Coach(home, clock)
