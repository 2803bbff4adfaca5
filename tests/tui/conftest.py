"""The dashboard's own fixtures: a Friday, a copy of the demo's journal, and a timer that never rings."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from tui_kit import FRIDAY, NOW

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.demo import demo_coach
from backcare_tui.paths import Home


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's reaches a test, and time passes only when a test calls ``tick``."""
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "BACKCARE_HOME", "BACKCARE_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("textual.app.wait_for_idle", _at_once)
    monkeypatch.setattr("backcare_tui.tui.app.TICK", 3600.0)


async def _at_once(*_args: float) -> None:
    """In place of Textual's wait after each key: ``Desk.settle`` is quicker, and no guess."""
    await asyncio.sleep(0)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands on a Friday morning."""
    return FixedClock(FRIDAY)


@pytest.fixture(scope="session")
def _demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo_coach(str(folder), NOW)
    return folder


@pytest.fixture
def demo(_demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """A coach of the demo's journal, in a copy of its own that is named by the same path everywhere."""
    shutil.copytree(_demo_folder, tmp_path / "backcare")
    monkeypatch.chdir(tmp_path)
    return Coach(_short_home(), FixedClock(NOW))


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """A coach at the demo's moment with nothing recorded, in a home named by the same path everywhere."""
    monkeypatch.chdir(tmp_path)
    return Coach(_short_home(), FixedClock(NOW))


def _short_home() -> Home:
    home = Path("backcare")
    return Home(config=home, data=home, cache=home / "cache")
