"""What the tests of plan files share: a small atlas, short plans, and ways to ask what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backcare_tui.domain.body.atlas import Atlas, Region, Target
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.storage.planfile.errors import PlanError, Problem
from backcare_tui.storage.planfile.loader import parse_plan


def _target(target_id: str, *, self_massage: bool = True) -> Target:
    words = dict.fromkeys(("name", "short", "where", "felt_in", "how", "position", "source"), "")
    return Target(id=target_id, regions=(), self_massage=self_massage, **words)


ATLAS = Atlas(
    region=tuple(Region(name, name) for name in ("neck", "upper-back", "mid-back", "low-back", "hip")),
    target=(
        *map(_target, ("piriformis", "gluteus-medius", "quadratus-lumborum", "pectorals")),
        _target("iliopsoas", self_massage=False),
    ),
)

OWN = {
    "device": 'name = "Pump"\nminutes = [3, 5, 8]',
    "massage": 'seconds = [30, 60]\ntargets = ["piriformis", "gluteus-medius", "pectorals"]',
    "exercise": 'name = "Press"\nreps = [8, 10]',
    "activity": 'name = "Walk"\nminutes = [5, 10]',
    "check": 'name = "Screen"',
    "visit": 'name = "Physio"',
}
"""What each kind needs beside `id` and `every`."""


def task_text(kind: str, *lines: str, task_id: str = "it") -> str:
    """A task with the keys it needs, but for those that ``lines`` set; their values may span lines."""
    given = {line.partition("=")[0].strip() for line in lines}
    needed = [f'id = "{task_id}"', 'every = "3 a week"', *OWN[kind].split("\n")]
    rest = [line for line in needed if line.partition("=")[0].strip() not in given]
    return "\n".join([f"[[{kind}]]", *rest, *lines]) + "\n"


def plan_text(*parts: str, title: str = 'title = "T"') -> str:
    """A plan of these parts; with none of them a task, a device is added."""
    tasks = "" if any("[[" in part for part in parts) else task_text("device")
    return "\n".join([title, *parts, tasks])


def parse(text: str) -> Plan:
    """Read a text that is expected to be a plan."""
    return parse_plan(text, source="plan.toml", atlas=ATLAS)


def parse_task(kind: str, *lines: str) -> Task:
    """Read one task that is expected to be good."""
    return parse(plan_text(task_text(kind, *lines))).tasks[0]


def problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with a text; nothing when it is a plan."""
    try:
        parse(text)
    except PlanError as error:
        found = error.problems
    else:
        return ()
    assert found
    return found


def problem(text: str) -> Problem:
    """The only thing wrong with a text."""
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def task_problem(kind: str, *lines: str) -> Problem:
    """The only thing wrong with a task."""
    return problem(plan_text(task_text(kind, *lines)))


def accepts(kind: str, *lines: str) -> bool:
    """Whether a task is read; if not, its only problem is about the key of the last line."""
    found = problems(plan_text(task_text(kind, *lines)))
    if found:
        key = lines[-1].partition("=")[0].strip()
        assert [one.key.split(" · ")[1] for one in found] == [key] * len(found), found
    return not found


PLANS = Path(__file__).parents[2] / "plans"
FROM_THE_DESIGN = """
title = "Posture device and massage, together"

[day]
starts_at = "05:30"
week_starts = "sunday"

[streak]
day_counts_at = 0.5
week_target = 6
grace = 2

[guidance]
amber = 4
red = 7

[[device]]
id = "posture-pump"
name = "Posture pump"
minutes = [3, 5, 8, 10]
every = "day"
first_every = "2 days"
when = "evening"
regions = ["neck", "upper-back"]
start_on = 2026-03-01
until = "2026-12-31"
not_with = ["pregnancy", "cancer"]
cautions = "Stop when it hurts."
source = "The maker"

[[massage]]
id = "self-massage"
tool = "claw or ball"
seconds = [30, 45, 60]
targets = ["quadratus-lumborum", "gluteus-medius", "piriformis"]
a_day = 3
sides = 1
every = ["wed", "mon"]
optional = true
weight = 0.5

[[exercise]]
id = "press"
name = "Face pull posture press"
reps = [8, 10, 12, 15]
sets = [1, 2]
hold = "2 s"
every = "3 a week"
steps = ["Pull.", "Press."]
easier = { words = "Lie down.", reps = 5, sets = 1 }
start_rung = 0

[[exercise]]
id = "opener"
name = "Opener"
breaths = [5, 8]
pace = "6 a minute"
every = "day"
easier = "Over a towel."

[[visit]]
id = "physio"
name = "Physiotherapist"
every = "1 a week"
log = ["What was done", "What to do"]
"""


def shipped_atlas() -> Atlas:
    """The shipped atlas."""
    return msgspec.toml.decode((PLANS / "atlas.toml").read_bytes(), type=Atlas)


SHIPPED = sorted(path.stem for path in PLANS.glob("*.toml") if path.stem not in {"atlas", "tips", "figures"})
