"""What a guided session costs while it moves: CPU time by wall time, in a pseudo-terminal of 80 by 24."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import termios
from pathlib import Path

from .finding import Finding, Pairs, compare
from .processes import ROOT, Cost, environment, python

PART = "Guided sessions, share of one core, 80 × 24"
COLUMNS, LINES = 80, 24
SECONDS = 30.0
"""How long each is watched, after its first frame or ``WARM``."""
FEWER = 7
"""Rounds of other parts for one of these, which take as long as they watch."""

WARM = 12.0
"""Seconds of a whole session before it is watched: a breath or a repetition, in which all is drawn first."""

ALONE, WHOLE = "session_app.py", "guided_app.py"
KINDS = (
    ("an empty app", ALONE, "empty", 1.0, None),
    ("a countdown, 4 a second", ALONE, "countdown", 4.0, 0.02),
    ("a breath pacer, 15 a second", ALONE, "pacer", 15.0, 0.10),
    ("a moving figure, 15 a second", ALONE, "figure", 15.0, 0.10),
    ("a whole session: a countdown", WHOLE, "countdown", WARM, 0.02),
    ("a whole session: a breath pacer", WHOLE, "pacer", WARM, 0.10),
    ("a whole session: repetitions with their figure", WHOLE, "figure", WARM, 0.10),
    ("a whole session: breaths with pacer and figure", WHOLE, "both", WARM, 0.10),
)
"""What each is called, its app and kind, moments a second or seconds before it is watched, and its target."""


def measure(folder: Path, rounds: int) -> list[Finding]:
    """The share of a core that each takes; what it is held against is the wall time."""
    found = []
    for name, app, kind, number, target in KINDS:
        measured: Pairs = [
            (watched(app, kind, number, folder), Cost(SECONDS * 1000, SECONDS * 1000, 1.0))
            for _round in range(max(1, rounds // FEWER))
        ]
        found.append(compare(PART, f"{name} : one core", measured, target, by="cpu"))
    return found


def watched(app: str, kind: str, number: float, folder: Path) -> Cost:
    """Run one on a terminal of its own, and read all it draws.

    Raises:
        RuntimeError: It ended badly.
    """
    file = folder / f"{kind}.txt"
    line = python(str(ROOT / "benchmarks" / app), kind, f"{number:g}", f"{SECONDS:g}", str(file))
    ours, its = os.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    env = environment(TERM="xterm-256color", COLORTERM="truecolor")
    child = subprocess.Popen(line, env=env, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    last = b""
    try:
        while True:
            last = os.read(ours, 1 << 16)
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    if child.wait():
        raise RuntimeError(f"{kind} ended with {child.returncode}: {last[-500:]!r}")
    return Cost(SECONDS * 1000, float(file.read_text()), 1.0)
