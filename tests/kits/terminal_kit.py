"""Real terminals: a dashboard on a pseudo-terminal, in a process of its own, which a test closes or signals."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import selectors
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from typing import Any

import pytest
from textual.pilot import Pilot

from backcare_tui.coach import Coach
from backcare_tui.tui.app import BackcareApp

if sys.platform != "win32":
    import pty
    import termios

    from backcare_tui.tui.driver import Terminal

USUAL = (80, 24)
"""Columns and lines."""
PATIENCE = 10.0
"""Seconds after which a process that should end, or a word that should come, is given up; it is there in far fewer."""


class Window:
    """A process on a terminal of its own; this is the side that a person looks at."""

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self.handle = handle
        self.drawn = b""

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        termios.tcsetwinsize(self.handle, (lines, columns))

    def read(self, seconds: float) -> bool:
        """Take what is drawn next; False where nothing came, or nothing will."""
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:
            return False
        self.drawn += data
        return bool(data)

    def see(self, words: str) -> None:
        """Wait until words are drawn."""
        while words.encode() not in self.drawn:
            assert self.read(PATIENCE), f"{words!r} never came: {self.drawn[-2000:]!r}"

    def hang_up(self) -> None:
        """Close the terminal."""
        os.close(self.handle)
        self.handle = -1

    def kill(self, number: int) -> None:
        os.kill(self.pid, number)

    def code(self) -> int:
        """Wait until it ends, looking on meanwhile: its exit code, or a signal's number below 0.

        One that does not end is killed.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                if self.handle >= 0:
                    while self.read(0):
                        pass
                    os.close(self.handle)
                return os.waitstatus_to_exitcode(status)
            if self.handle < 0 or not self.read(0.01):
                select.select([], [], [], 0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise AssertionError(f"never ended: {self.drawn[-2000:]!r}")


def open_program(*line: str, env: Mapping[str, str]) -> Window:
    """Run a program in a new terminal, whose size is set before anything is asked of it."""
    pid, handle = pty.fork()
    if pid == 0:
        try:
            termios.tcsetwinsize(0, USUAL[::-1])
            os.execvpe(line[0], line, dict(env))
        finally:
            os._exit(127)
    return Window(pid, handle)


def open_window(*words: str, env: Mapping[str, str]) -> Window:
    """Type a line of backcare in a new terminal."""
    return open_program(sys.executable, "-m", "backcare_tui", *words, env=env)


@contextlib.contextmanager
def open_ended(pid: int) -> Iterator[Callable[[float], bool]]:
    """What waits for so many seconds for the end of a process that is no child of ours, and says whether it came."""
    handle = os.pidfd_open(pid)
    try:
        yield lambda seconds: bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


class Warm:
    """A dashboard that is drawn already, without a terminal: copies of it go on, each in a terminal of its own.

    A copy takes some hundredths of a second, where a process that starts takes half of one.
    """

    def __init__(self, app: BackcareApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._loop: Any = asyncio.get_running_loop()

    async def copy(self, prepare: Callable[[], None] = lambda: None, *, draw: bool = True) -> Window:
        """A copy on a terminal; ``prepare`` is done in it first. Without ``draw`` it goes on as if it were drawn."""
        ours, its = pty.openpty()
        termios.tcsetwinsize(its, self.app.size[::-1])
        pid = os.fork()
        if pid:
            os.close(its)
            return Window(pid, ours)
        code = 99
        try:
            os.close(ours)
            os.login_tty(its)
            prepare()
            code = await self._go_on(draw=draw)
        finally:
            os._exit(code)

    async def _go_on(self, *, draw: bool) -> int:
        # What tells the loop of signals and of other threads is shared with the first process until it is made anew.
        asyncio._set_running_loop(self._loop)
        self._loop._close_self_pipe()
        self._loop._make_self_pipe()
        terminal = Terminal(self.app)
        self.app._driver = terminal
        terminal.start_application_mode()
        if draw:
            self.app.refresh(layout=True)
        else:
            self.app.drawn[self.app.screen] = 0.0
        assert self.app._task is not None
        await self.app._task
        terminal.stop_application_mode()
        await self.app._shutdown()
        threading._shutdown()  # type: ignore[attr-defined]
        return self.app.return_code or 0


@contextlib.asynccontextmanager
async def warm(coach: Coach, size: tuple[int, int] = USUAL) -> AsyncIterator[Warm]:
    """A dashboard on Today, to make copies of."""
    app = BackcareApp(coach)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Warm(app, pilot)


def run(life: Coroutine[Any, Any, None]) -> None:
    """Run in a loop of which a copied process can have its own: the usual one's is the system's, and stays shared."""
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
        runner.run(life)


def real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real drawing, to a terminal that knows colours."""
    monkeypatch.undo()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
