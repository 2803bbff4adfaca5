"""The first full frame of a screen in a pseudo-terminal of 120 by 40, and the memory it takes."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from .commands import ENTRY
from .finding import Finding, compare, pairs
from .homes import BenchHome, open_home
from .processes import ROOT, Cost, ended, environment, python

PART = "First full frame, 120 × 40"
COLUMNS, LINES = 120, 40
PATIENCE = 30.0
"""Seconds after which a screen that is not drawn is given up."""

QUIET = 0.4
"""Seconds without another byte after which a screen is drawn; what it draws next, a key has asked for."""

TODAY = (b"backcare", b"opener", b"diary")
"""What must stand on Today by then: the header, a task of every day, and the last of the keys."""

EMPTY = (b"empty", b"leave", b"palette")

CONTROLS = re.compile(rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|[P\]_^X].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.DOTALL)
"""Escape sequences, which colour and place the text between them."""


def measure(folder: Path, rounds: int) -> list[Finding]:
    """All comparisons of first frames."""
    empty, ten, twelve = (open_home(folder, name) for name in ("empty", "ten", "twelve-ten"))

    def today(home: BenchHome) -> Cost:
        env = environment(BACKCARE_HOME=str(home.folder), BACKCARE_NOW=home.now, TERM="xterm-256color")
        return first_frame(python("-c", ENTRY), env, TODAY)

    def bare() -> Cost:
        line = python(str(ROOT / "benchmarks" / "empty_app.py"))
        return first_frame(line, environment(TERM="xterm-256color"), EMPTY)

    beside_bare = pairs(rounds, lambda: today(ten), bare)
    beside_empty = pairs(rounds, lambda: today(ten), lambda: today(empty))
    return [
        compare(PART, "ten years : an empty app", beside_bare, 1.4),
        compare(PART, "ten years : empty", beside_empty, 1.15),
        compare(
            PART,
            "ten years, twelve rows : five",
            pairs(rounds, lambda: today(twelve), lambda: today(ten)),
            1.15,
        ),
        compare(PART, "peak memory, ten years : an empty app", beside_bare, 1.25, by="peak"),
    ]


def first_frame(
    command: Sequence[str],
    env: Mapping[str, str],
    marks: Sequence[bytes],
    key: bytes = b"",
    then: Sequence[bytes] = (),
) -> Cost:
    """Start a program on a terminal of its own, wait until its screen is drawn, and end it.

    The wall time is that of the last byte drawn, counted from the start, or from the press of a ``key`` that opens
    another screen, with other marks; CPU time and memory are what it had come to by then.

    Raises:
        RuntimeError: It ended, or did not draw all marks in time.
    """
    ours, its = os.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    start = time.perf_counter()
    child = subprocess.Popen(command, env=env, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    try:
        wall = _until_drawn(ours, marks, start) - start
        if key:
            pressed = time.perf_counter()
            os.write(ours, key)
            wall = _until_drawn(ours, then, pressed) - pressed
    finally:
        child.send_signal(signal.SIGKILL)
        cost = ended(child, start)
        os.close(ours)
    return msgspec.structs.replace(cost, wall=wall * 1000)


def _until_drawn(terminal: int, marks: Sequence[bytes], start: float) -> float:
    drawn = b""
    last = start
    while time.perf_counter() - start < PATIENCE:
        ready, _write, _error = select.select([terminal], [], [], QUIET)
        if not ready and all(mark in _text(drawn) for mark in marks):
            return last
        if ready:
            try:
                drawn += os.read(terminal, 1 << 16)
            except OSError as error:
                raise RuntimeError(f"it ended before it was drawn: {_text(drawn)[-500:]!r}") from error
            last = time.perf_counter()
    raise RuntimeError(f"not drawn in {PATIENCE:g} s: {_text(drawn)[-2000:]!r}")


def _text(drawn: bytes) -> bytes:
    return CONTROLS.sub(b"", drawn)
