"""What a whole process costs: wall time, CPU time and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

ROOT = Path(__file__).parent.parent


class Cost(msgspec.Struct, frozen=True):
    """Of one process: milliseconds on the wall and on the processor, and peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def python(*arguments: str) -> list[str]:
    """A command line for this very interpreter."""
    return [sys.executable, *arguments]


def environment(**extra: str) -> dict[str, str]:
    """The environment of every measured process: this checkout's package, no byte code written."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("BACKCARE_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **extra}


def run(command: Sequence[str], env: Mapping[str, str], folder: Path) -> Cost:
    """Run a command to its end; what it prints is dropped.

    Raises:
        RuntimeError: It ended badly.
    """
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env=env, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    cost = ended(child, start)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return cost


def ended(child: subprocess.Popen[bytes], start: float) -> Cost:
    """Wait for a process to end; what it has cost since ``start``."""
    _pid, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Cost(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, peak)
