"""A terminal that is closed, lost or stalled ends the dashboard at once, with all that was acknowledged on disk."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest
from kits.cli_kit import Line
from kits.examples import slow
from kits.terminal_kit import (
    PATIENCE,
    Window,
    open_ended,
    open_program,
    open_window,
    real_terminal,
    run,
    warm,
)
from kits.tui_kit import SMALL, write_plan

from backcare_tui.coach import Coach, Receipt
from backcare_tui.domain.journal.events import Noted
from backcare_tui.domain.session.moves import has_anything
from backcare_tui.storage.session_file import SessionFile
from backcare_tui.tui.dashboard import Dashboard

if sys.platform != "win32":
    import termios

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]

HUNG_UP = 128 + signal.SIGHUP
KILLS, PARTS = 100, 5

ON_THE_WAY = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "1",
    "p",
    "escape",
    "n",
    "escape",
    "ctrl+p",
    "escape",
    "question_mark",
    "escape",
    "g",
)
"""Keys that lead through every screen, and some of what stands in front."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    real_terminal(monkeypatch)


def as_drawn(window: Window) -> None:
    """Close in the middle of a drawing: keys are on their way, and nobody reads."""
    window.type("\x1b[B\x1b[A" * 50)
    window.hang_up()


def as_resized(window: Window) -> None:
    for width in range(70, 80):
        window.resize(width, 20)
    window.hang_up()


@pytest.fixture
def noted(coach: Coach) -> Coach:
    """A home in which nothing is asked first."""
    coach.tasks.note("The first.")
    return coach


@pytest.mark.usefixtures("terminal")
def test_a_closed_terminal_ends_the_dashboard_on_every_screen(noted: Coach) -> None:
    async def life() -> None:
        async with warm(noted) as dashboard:
            windows = []
            for key, close in zip(ON_THE_WAY, cycle((as_drawn, Window.hang_up, as_resized)), strict=False):
                await dashboard.pilot.press(key)
                await dashboard.pilot.pause()
                windows.append(await dashboard.copy())
                windows[-1].see("\x1b[")
                close(windows[-1])
            assert {window.code() for window in windows} == {HUNG_UP}

    run(life())


@pytest.mark.usefixtures("terminal")
def test_every_signal_to_end_is_heard_and_the_terminal_given_back(noted: Coach) -> None:
    async def life() -> None:
        async with warm(noted) as dashboard:
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                window = await dashboard.copy()
                window.see("\x1b[?1049h")
                window.kill(number)
                assert window.code() == 128 + number
                assert b"\x1b[?1049l" in window.drawn
                assert b"Traceback" not in window.drawn

    run(life())


@pytest.mark.usefixtures("terminal")
def test_a_terminal_that_takes_nothing_does_not_keep_the_dashboard_from_ending(noted: Coach) -> None:
    async def life() -> None:
        async with warm(noted) as dashboard:
            window = await dashboard.copy(lambda: termios.tcflow(1, termios.TCOOFF))
            window.type("\x1b[B\x1b[A" * 40)
            while window.read(0.2):  # what is typed before it is heard is echoed
                pass
            window.kill(signal.SIGTERM)
            assert window.code() == 128 + signal.SIGTERM

    run(life())


def test_an_editor_that_hears_nothing_ends_with_its_terminal(noted: Coach, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\ntrap '' HUP\necho $$ is deaf\nwhile :; do sleep 1; done\n")
    editor.chmod(0o700)
    env = {**Line(noted.home).at(20).environ(), "TERM": "xterm-256color", "VISUAL": "", "EDITOR": str(editor)}
    window = open_window(env=env)
    window.see("Posture pump")
    window.type("3")
    window.see("EDITOR")
    window.type("e")
    window.see("is deaf")
    pid = re.findall(rb"(\d+) is deaf", window.drawn)[0]
    window.hang_up()
    assert window.code() == HUNG_UP
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


SIDED = """title = "Mine"
[[exercise]]
id = "side-bridge"
name = "Side bridge"
reps = 3
sides = ["left side down", "right side down"]
every = "day"
start = "Lie on your side."
steps = "Lift the hips."
"""


def test_a_session_of_a_closed_terminal_is_kept_as_cut_off_in_a_counted_pause_too(noted: Coach) -> None:
    write_plan(noted, SIDED)
    env = {**Line(noted.home).at(20).environ(), "TERM": "xterm-256color"}
    window = open_window("start", "side", env=env)
    for sign, key in (
        ("start position", " "),
        ("Lift the hips", " "),
        ("Into", "\x1b[C"),
        ("rep 1 of", "\r"),
    ):
        window.see(sign)
        window.type(key)
    kept = SessionFile(str(noted.home.data))
    for _look in range(200):
        if (session := kept.read()) and has_anything(session):
            break
        window.read(0.05)
    window.type("\x1b[C")
    window.see("Change sides")
    window.hang_up()
    assert window.code() == HUNG_UP
    left = Coach(noted.home, noted.clock).sessions.left()
    assert left is not None
    assert "cut off" in left.words


@pytest.mark.skipif(shutil.which("bash") is None, reason="no shell that can stop a job")
def test_ctrl_z_stops_the_dashboard_and_it_goes_on_drawn_anew(noted: Coach) -> None:
    env = {**Line(noted.home).at(20).environ(), "TERM": "xterm-256color", "PS1": "ready> "}
    window = open_program("bash", "--norc", "--noprofile", "-i", env=env)
    window.see("ready> ")
    window.type(f"{sys.executable} -m backcare_tui\r")
    window.see("Posture pump")
    window.type("n")
    window.see("remember")
    for key, sign in (("\x1a", "Stopped"), ("fg\r", "remember"), ("hello\r", "Noted"), ("q", "ready> ")):
        window.drawn = b""
        window.type(key)
        window.see(sign)
    window.hang_up()
    window.code()
    assert "hello" in Coach(noted.home, noted.clock).today().notes


@pytest.mark.usefixtures("terminal")
def test_where_no_shell_could_go_on_with_it_ctrl_z_does_nothing(noted: Coach) -> None:
    async def life() -> None:
        async with warm(noted) as dashboard:
            window = await dashboard.copy()
            window.see("Posture pump")
            window.drawn = b""
            window.type("\x1a")
            window.see("Posture pump")  # drawn anew, at once
            window.type("q")
            assert window.code() == 0

    run(life())


@slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux")
def test_a_closed_tmux_ends_the_dashboard(noted: Coach, tmp_path: Path) -> None:
    def tmux(*words: str) -> str:
        line = ["tmux", "-S", str(tmp_path / "socket"), *words]
        return subprocess.run(line, env=env, check=True, capture_output=True, text=True).stdout

    env = {**Line(noted.home).at(20).environ(), "TERM": "xterm-256color"}
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", f"{sys.executable} -m backcare_tui")
    pid = int(tmux("list-panes", "-F", "#{pane_pid}"))
    with open_ended(pid) as ended:
        while "Posture pump" not in tmux("capture-pane", "-p"):
            assert not ended(0.05)
        tmux("send-keys", "2", "3", "4", "5", "6")
        tmux("kill-server")
        assert ended(PATIENCE)


@slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.usefixtures("terminal")
def test_no_kill_loses_what_was_acknowledged(noted: Coach, part: int) -> None:
    """Five hundred kills at any moment of notes being taken; about one in ten by the terminal's end."""
    chance = Random(part)
    ours, its = os.pipe()
    os.set_blocking(ours, False)

    def acknowledge(dashboard: Dashboard, verb: Callable[[], Receipt], *then: Any, **how: Any) -> bool:
        changed = record(dashboard, verb, *then, **how)
        os.write(its, b"+" if changed else b"")
        return changed

    record, said = Dashboard.record, 0

    async def life() -> None:
        nonlocal said
        async with warm(noted, SMALL) as dashboard:
            await dashboard.pilot.press("n", *"note")
            took: list[float] = []
            for kill in range(KILLS):
                window = await dashboard.copy(lambda: setattr(Dashboard, "record", acknowledge), draw=False)
                window.see("\x1b[?25l")  # the terminal is taken
                begun = time.monotonic()
                window.type("\r")
                # The first few are waited for, so that the others are killed before, amid and after.
                while kill < 5 and not select.select([ours], [], [], 0)[0]:
                    assert window.read(PATIENCE)
                took += [time.monotonic() - begun] if kill < 5 else []
                end = begun + chance.random() * 2 * median(took)
                while (left := end - time.monotonic()) > 0:
                    window.read(left)
                if chance.random() < 0.1:
                    window.hang_up()
                else:
                    window.kill(signal.SIGKILL)
                assert window.code() in (HUNG_UP, -signal.SIGKILL)
                with suppress(BlockingIOError):
                    said += len(os.read(ours, 100))

    run(life())
    kept = sum(isinstance(event, Noted) for event in Coach(noted.home, noted.clock).timeline.every_event())
    assert said <= kept - 1 <= KILLS
    assert said < KILLS, "not every kill came too late"
