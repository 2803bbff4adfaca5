"""``backcare`` alone, and ``demo``: a screen where there is a terminal, words where there is none."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from kits.cli_kit import Line

from backcare_tui.cli import startup
from backcare_tui.clock import SystemClock
from backcare_tui.coach import Coach


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Coach]:
    """The coaches that a dashboard was opened with, in a terminal."""
    found: list[Coach] = []
    screen = types.ModuleType("backcare_tui.tui.app")
    screen.run = lambda coach, guide=None, *, setup=False, ready=None: found.append(coach)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "backcare_tui.tui.app", screen)
    monkeypatch.setattr(startup, "has_terminal", lambda: True)
    return found


def test_backcare_alone_opens_the_dashboard_on_the_home_that_is_meant(
    small: Line, opened: list[Coach]
) -> None:
    assert small() == (0, "", "")
    assert opened[0].home == small.home


@pytest.mark.parametrize(("said", "wish"), [("", False), ("1", True), ("0", True)])
def test_an_empty_no_color_is_no_wish(
    small: Line, opened: list[Coach], monkeypatch: pytest.MonkeyPatch, said: str, *, wish: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", said)
    assert small(env={"NO_COLOR": said}).code == 0
    startup.run_screen(opened[0])
    assert ("NO_COLOR" in os.environ) is wish


def test_garbage_is_collected_from_the_first_frame_on(
    small: Line, opened: list[Coach], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def run(_coach: Coach, _guide: str | None, *, setup: bool, ready: Callable[[], None]) -> None:
        assert not setup
        gc.disable()
        ready()
        seen.append(gc.isenabled())

    monkeypatch.setattr(sys.modules["backcare_tui.tui.app"], "run", run)
    try:
        assert small() == (0, "", "")
    finally:
        gc.enable()
        gc.unfreeze()
    assert seen == [True]
    assert opened == []


def test_the_dashboard_opens_on_a_broken_plan_too_for_it_shows_what_is_wrong(
    line: Line, opened: list[Coach]
) -> None:
    line.plan("title = 1")
    assert line() == (0, "", "")
    assert opened[0].problems


def test_start_opens_the_dashboard_at_a_guided_session(
    small: Line, opened: list[Coach], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(
        sys.modules["backcare_tui.tui.app"], "run", lambda _coach, guide, **_more: asked.append(guide)
    )
    assert small("start", "post") == (0, "", "")
    assert small("start") == (0, "", "")
    assert asked == ["post", ""]


def test_start_says_what_cannot_be_guided_before_a_screen_opens(small: Line, opened: list[Coach]) -> None:
    small("done", "posture")
    answer = small("start", "posture")
    assert (answer.code, answer.out) == (1, "")
    assert "is done already" in answer.err
    assert small("start", "nothing-like-it").code == 1
    assert opened == []


def test_start_opens_no_screen_while_a_session_runs_in_another_window(
    small: Line, opened: list[Coach]
) -> None:
    other = Coach(small.home, SystemClock())
    other.sessions.hold()
    answer = small("start", "posture")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "running in another window" in answer.err
    assert opened == []
    other.sessions.let_go()


def test_start_takes_a_terminal(small: Line) -> None:
    answer = small("start")
    assert (answer.code, answer.out) == (1, "")
    assert "takes a terminal" in answer.err
    assert answer.err.count("\n") == 1


def test_without_a_terminal_backcare_alone_is_today_in_words(small: Line) -> None:
    assert small() == small("today")


def test_a_terminal_at_one_end_only_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class End:
        def __init__(self, real: bool) -> None:
            self.isatty = lambda: real

    ways = (
        (True, True, True, True),
        (True, False, True, False),
        (False, True, True, False),
        (True, True, False, False),
    )
    for sees, types_, draws, whole in ways:
        monkeypatch.setattr(sys, "stdout", End(sees))
        monkeypatch.setattr(sys, "stderr", End(draws))
        monkeypatch.setattr(sys, "stdin", End(types_))
        assert startup.has_terminal() is whole
    monkeypatch.setattr(sys, "stdin", None)
    assert not startup.has_terminal()


def test_a_terminal_on_which_nothing_can_be_drawn_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, types.SimpleNamespace(isatty=lambda: True))
    for term, draws in (("dumb", False), ("unknown", False), ("DUMB", False), ("vt100", True), ("", True)):
        monkeypatch.setenv("TERM", term)
        assert startup.has_terminal() is draws


def test_the_demo_prints_a_made_up_day_and_leaves_nothing_behind(
    small: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = sorted(os.walk(small.home.config))
    answer = small("demo")
    assert (answer.code, answer.err) == (0, "")
    first, empty, date, *_rest = answer.out.split("\n")
    assert "Nothing of yours is touched" in first
    assert empty == ""
    assert date.startswith("Sunday 22 November 2026")
    assert sorted(os.walk(small.home.config)) == before
    assert list(folder.iterdir()) == []


def test_the_demo_opens_the_dashboard_on_its_own_folder_which_is_gone_afterwards(
    small: Line, opened: list[Coach]
) -> None:
    assert small("demo").out.count("\n") == 1
    assert opened[0].home != small.home
    assert not opened[0].home.config.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_demo_that_is_told_to_end_leaves_no_folder_even_while_it_is_made(
    small: Line, tmp_path: Path
) -> None:
    env = {**small.environ(), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "backcare_tui", "demo"], env=env, stdout=subprocess.PIPE
    ) as process:
        while not list(tmp_path.glob("backcare-demo-*")):
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(process.wait(0.01))
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 128 + signal.SIGTERM
    assert not list(tmp_path.glob("backcare-demo-*"))
