"""The dashboard's own fixtures: a Friday, a copy of the demo's journal, and a timer that never rings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from kits.quick import draw_later, hold_update, parse_once, pause, rest, settle
from kits.tui_kit import FRIDAY, NOW, USUAL, Desk, Picture, asked
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.demo import demo_coach
from backcare_tui.paths import Home
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import DARK


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's reaches a test, and time passes only when a test calls ``tick``."""
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "BACKCARE_HOME", "BACKCARE_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr("textual.app.wait_for_idle", rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", rest)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", settle)
    monkeypatch.setattr("textual.pilot.Pilot.pause", pause)
    # A screen draws when the test waits, never by the clock: else what comes first is a matter of luck.
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600.0)
    monkeypatch.setattr("textual.app.App.delay_update", hold_update)
    monkeypatch.setattr("textual._compositor.Compositor.render_update", draw_later)
    monkeypatch.setattr("textual.css.stylesheet.Stylesheet.parse", parse_once)
    monkeypatch.setattr("backcare_tui.tui.app.TICK", 3600.0)
    monkeypatch.setattr("backcare_tui.tui.session.screen.SessionScreen._arm", lambda _self, _wait: None)


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


@pytest.fixture
def picture(snap_compare: Callable[..., bool]) -> Picture:
    """Compare the screen after some keys with the picture of it that is kept."""

    def compare(
        coach: Coach,
        *keys: str,
        size: tuple[int, int] = USUAL,
        theme: str = DARK.name,
        words: str = "",
        safety: bool = False,
    ) -> bool:
        app = BackcareApp(coach)
        app.animation_level = "none"
        app.theme = theme

        async def use(pilot: Pilot[None]) -> None:
            desk = Desk(app, pilot)
            await desk.settle()
            await desk.press(*keys)
            if words:
                await desk.type(words)
            for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                field.cursor_blink = False
            await desk.settle()

        with asked(safety=safety):
            return snap_compare(app, terminal_size=size, run_before=use)

    return compare


def _short_home() -> Home:
    home = Path("backcare")
    return Home(config=home, data=home, cache=home / "cache")


@pytest.fixture
def homes(tmp_path: Path) -> Callable[[], Coach]:
    """Makes coaches of new homes, each on the Friday morning."""
    made = count()

    def new() -> Coach:
        folder = tmp_path / f"home-{next(made)}"
        return Coach(Home(config=folder, data=folder, cache=folder / "cache"), FixedClock(FRIDAY))

    return new
