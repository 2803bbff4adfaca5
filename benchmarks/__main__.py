"""Measure and print the table: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import compileall
import subprocess
import sys
import tempfile
from importlib import import_module
from itertools import chain
from pathlib import Path

import msgspec

from .finding import Finding, table
from .homes import make_homes
from .processes import ROOT, environment, python

PARTS = ("commands", "notes", "checkoffs", "screens", "looking", "sessions", "exports")


def main() -> None:
    """Read the options, measure, print."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks", description="What the program costs, as ratios."
    )
    options.add_argument("--part", choices=PARTS, help="only this part")
    options.add_argument("--rounds", type=int, default=20, help="pairs of each comparison (20)")
    options.add_argument("--folder", type=Path, help="where the journals are made, to choose a disk")
    options.add_argument("--step", choices=("homes", *PARTS), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.step == "homes":
        make_homes(chosen.folder)
    elif chosen.step:
        found = import_module(f".{chosen.step}", __package__).measure(chosen.folder, chosen.rounds)
        sys.stdout.buffer.write(msgspec.json.encode(found))
    else:
        compileall.compile_dir(str(ROOT / "backcare_tui"), quiet=1)
        with tempfile.TemporaryDirectory(prefix="backcare-bench-", dir=chosen.folder) as folder:
            step("homes", folder, chosen.rounds)
            parts = [chosen.part] if chosen.part else PARTS
            found = [
                msgspec.json.decode(step(part, folder, chosen.rounds), type=list[Finding]) for part in parts
            ]
        print(table([*chain.from_iterable(found)]))


def step(name: str, folder: str, rounds: int) -> bytes:
    """Take one step in a process of its own, so that none pays for the memory of another.

    Raises:
        SystemExit: It broke off; what it said stands above.
    """
    print(f"{name} …", file=sys.stderr, flush=True)
    line = python("-m", "benchmarks", "--step", name, "--folder", folder, "--rounds", str(rounds))
    ended = subprocess.run(line, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=False)
    if ended.returncode:
        raise SystemExit(f"{name} broke off")
    return ended.stdout


if __name__ == "__main__":
    main()
