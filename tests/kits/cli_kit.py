"""One line typed at a time: in this process where that is honest, in one of its own where it is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from backcare_tui.cli.app import backcare
from backcare_tui.coach import Coach
from backcare_tui.paths import Home
from kits.folder import snapshot

NOW = "2026-11-22T07:42:00+00:00"
"""Sunday 22 November 2026."""

ROOT = Path(__file__).parents[2]

PLAN = """
title = "A small plan"

[streak]
week_target = 4

[[device]]
id = "posture-pump"
name = "Posture pump"
minutes = [3, 5, 8]
every = "day"
when = "evening"

[[massage]]
id = "self-massage"
tool = "ball"
seconds = [30, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 2
every = ["tue", "wed", "thu", "fri", "sat", "sun"]
not_with = []

[[exercise]]
id = "face-pull"
name = "Face pull"
reps = 12
sets = 2
every = "day"
"""


class Answer(NamedTuple):
    """What came of a line."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


class Line:
    """A command line over one home and a clock that stands still."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.now = NOW

    def __call__(self, *words: str, env: Mapping[str, str] | None = None, said: str = "") -> Answer:
        """Type a line in this process, and what it asks for behind it."""
        told = {"BACKCARE_HOME": str(self.home.config), "BACKCARE_NOW": self.now, "BACKCARE_DEBUG": ""}
        found = CliRunner().invoke(
            backcare, [*words], said, env={**told, **(env or {})}, prog_name="backcare"
        )
        return Answer(found.exit_code, found.stdout, found.stderr)

    def apart(self, *words: str, env: Mapping[str, str] | None = None, **run: Any) -> Answer:
        """Type a line in a process of its own."""
        given: dict[str, Any] = {"capture_output": True, "check": False, **run}
        found = subprocess.run(  # noqa: PLW1510 - above
            [sys.executable, "-m", "backcare_tui", *words],
            env={**self.environ(), **(env or {})},
            **given,
        )
        return Answer(found.returncode, (found.stdout or b"").decode(), (found.stderr or b"").decode())

    def environ(self) -> dict[str, str]:
        """The environment of a process of its own."""
        own = {
            name: value for name, value in os.environ.items() if not name.startswith(("BACKCARE", "_BACK"))
        }
        own.pop("PYTHONIOENCODING", None)
        told = {"BACKCARE_HOME": str(self.home.config), "BACKCARE_NOW": self.now, "PYTHONPATH": str(ROOT)}
        return {**own, **told, "PYTHONUTF8": "1"}

    def plan(self, text: str = PLAN, name: str = "combined") -> Path:
        """Write a plan of the person's own."""
        path = self.home.plans / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def at(self, day: int, clock: str = "07:42") -> Line:
        """The same, on another day of November 2026."""
        self.now = f"2026-11-{day:02d}T{clock}:00+00:00"
        return self


def cut_off(line: Line, minutes: int = 2) -> None:
    """Leave a guided session of the first row behind, as a closed terminal does."""
    from backcare_tui.domain.session import moves
    from backcare_tui.domain.session.moves import advance

    coach = _coach(line)
    session = moves.begin(coach.sessions.guide(coach.today().rows[0].id), 0.0)
    while session.step is not None and not session.step.is_work:
        session = moves.go_next(session, 0.0)
    for seconds in range(0, 60 * minutes + 1, 10):
        session = advance(session, float(seconds))
    coach.sessions.keep(session, 60.0 * minutes)


def stopped(line: Line, why: str) -> str:
    """Stop a guided session of the first row for what is felt, record that, and give the answer."""
    from kits.coach_kit import stop_guided

    coach = _coach(line)
    return stop_guided(coach, coach.today().rows[0].id, why)


def uneven(line: Line, target: str, seconds: tuple[float, float]) -> str:
    """Guide through a massage target for so long on each side, record that, and give the answer."""
    from backcare_tui.domain.session import moves
    from backcare_tui.domain.session.moves import advance

    coach = _coach(line)
    session = moves.begin(coach.sessions.guide(target), 0.0)
    now = 0.0
    for left in seconds:
        while session.step is not None and not (session.step.is_work and session.step.seconds):
            session = moves.go_next(session, now)
        for _ in range(int(left)):
            now += 1.0
            session = advance(session, now)
        session = moves.go_next(session, now)
    return coach.sessions.record(session, now).text


def _coach(line: Line) -> Coach:
    from backcare_tui.clock import clock_from

    return Coach(line.home, clock_from({"BACKCARE_NOW": line.now}))


HOSTILE = {
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "markup": "McGill [/] [red]",
    "turned": "\u202eabc\u2066",
    "hebrew": "גב תחתון",
    "wide": "背中のストレッチ体操をゆっくり行う毎日の習慣です",
    "emoji": "🧘‍♀️ stretch 👩🏽‍💻",
    "zalgo": "z̷̢͚a̶l̸g̵o̴",
    "c1": "\x9b31mred",
    "breaks": "one\r\ntwo\tthree\u2028four",
}


def kept(line: Line) -> dict[str, tuple[object, ...]]:
    """What is on disk, but for the lock."""
    return {name: state for name, state in snapshot(line.home.config).items() if not name.endswith(".lock")}


def lived(line: Line) -> Line:
    """A few days, and a Sunday half done."""
    for day in (17, 18, 19, 20):
        line.at(day)
        line("done", "posture")
        line("done", "self")
        if day != 18:
            line("done", "face")
        line("pain", str(day % 4 + 1), "--morning")
    line.at(22)
    line("done", "posture")
    line("done", "piri", "--amount", "1 side")
    line("skip", "face", "--because", "travel")
    line("pain", "4", "--where", "low back l", "--where", "neck")
    line("note", "slept badly")
    return line


def offered(line: Line, *words: str) -> list[str]:
    """What a bash asks for, and is told, in this process."""
    typed = ("backcare", *words)
    env = {
        "_BACKCARE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(typed),
        "COMP_CWORD": str(len(words)),
    }
    if words[-1] == "":
        env["COMP_WORDS"] += " "
    answer = line(env=env)
    assert answer.err == ""
    return [row.partition(",")[2] for row in answer.out.splitlines() if row]
