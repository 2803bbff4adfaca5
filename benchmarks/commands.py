"""The command line as whole processes: ``backcare done`` and ``backcare today``."""

from __future__ import annotations

from pathlib import Path

from .finding import Finding, compare, pairs
from .homes import BenchHome, open_home
from .processes import Cost, environment, python, run

ENTRY = "from backcare_tui.cli import main; main()"
LIBRARIES = "import click, tinydb, msgspec, tomllib"
TASK = "posture-pump"
ROWS = dict.fromkeys(("twelve", "twelve-ten"), f"{TASK}@evening")
"""What is checked off where a task has several rows."""


def measure(folder: Path, rounds: int) -> list[Finding]:
    """All comparisons of whole commands."""
    names = ("empty", "ten", "cold", "bare", "two", "twelve", "twelve-ten")
    empty, ten, cold, bare_home, two, twelve, twelve_ten = (open_home(folder, name) for name in names)

    def bare(code: str) -> Cost:
        return run(python("-c", code), environment(), folder)

    def done(home: BenchHome) -> Cost:
        cost = command(home, "done", ROWS.get(home.folder.name, TASK))
        if not any(row.task == TASK and row.state == "done" for row in home.coach().today().rows):
            raise RuntimeError("it was not checked off")
        home.reset()
        return cost

    def today(home: BenchHome) -> Cost:
        return command(home, "today")

    def status(home: BenchHome) -> Cost:
        return command(home, "status")

    status(ten)  # the first look of a day is a whole one, and keeps what the next ones read

    part = "Whole processes"
    return [
        compare(
            part,
            "`backcare status`, ten years : `python -c pass`",
            pairs(rounds, lambda: status(ten), lambda: bare("pass")),
            2.5,
        ),
        compare(
            part,
            "`backcare done` : `python -c pass`",
            pairs(rounds, lambda: done(empty), lambda: bare("pass")),
            7,
        ),
        compare(
            part,
            "`backcare done` : importing its libraries",
            pairs(rounds, lambda: done(empty), lambda: bare(LIBRARIES)),
            1.3,
        ),
        compare(
            part,
            "`backcare done`, ten years : empty",
            pairs(rounds, lambda: done(ten), lambda: done(empty)),
            1.15,
        ),
        compare(
            part,
            "`backcare today`, ten years : empty",
            pairs(rounds, lambda: today(ten), lambda: today(empty)),
            1.15,
        ),
        compare(
            part,
            "`backcare today`, ten years : two months",
            pairs(rounds, lambda: today(ten), lambda: today(two)),
            1.15,
        ),
        compare(
            part,
            "`backcare today`, ten years : empty, both without a cache",
            pairs(rounds, lambda: today(cold), lambda: today(bare_home)),
            1.7,
        ),
        compare(
            part,
            "`backcare today`, ten years without a cache : empty with one",
            pairs(rounds, lambda: today(cold), lambda: today(empty)),
            None,
        ),
        compare(
            part,
            "`backcare done`, twelve rows, ten years : empty",
            pairs(rounds, lambda: done(twelve_ten), lambda: done(twelve)),
            1.15,
        ),
        compare(
            part,
            "`backcare today`, twelve rows, ten years : empty",
            pairs(rounds, lambda: today(twelve_ten), lambda: today(twelve)),
            1.15,
        ),
        compare(
            part,
            "`backcare done`, ten years, twelve rows : five",
            pairs(rounds, lambda: done(twelve_ten), lambda: done(ten)),
            1.15,
        ),
    ]


def command(home: BenchHome, *words: str) -> Cost:
    """The cost of one command line, the process's start and end included."""
    line = python("-c", ENTRY, *words, "--home", str(home.folder))
    return run(line, environment(BACKCARE_NOW=home.now), home.folder)
