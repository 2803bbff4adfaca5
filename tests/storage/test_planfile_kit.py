"""What the tests of plan files share: a small atlas, short plans, and ways to ask what is wrong with one."""

from __future__ import annotations

from backcare_tui.care.plan import Plan, Task
from backcare_tui.storage.planfile.read import AtlasIds, PlanError, Problem, parse_plan

ATLAS = AtlasIds(
    regions=frozenset({"neck", "upper-back", "mid-back", "low-back", "hip"}),
    targets=frozenset({"piriformis", "gluteus-medius", "quadratus-lumborum", "pectorals", "iliopsoas"}),
    no_self_massage=frozenset({"iliopsoas"}),
)

OWN = {
    "device": 'name = "Pump"\nminutes = [3, 5, 8]',
    "massage": 'seconds = [30, 60]\ntargets = ["piriformis", "gluteus-medius", "pectorals"]',
    "exercise": 'name = "Press"\nreps = [8, 10]',
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
