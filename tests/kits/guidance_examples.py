"""Ordinary days of a plan of one or two devices, for examples."""

from __future__ import annotations

from typing import Any

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from kits.guidance_kit import TARGETS, Life, open_rows

RUB = Task(
    id="rub",
    kind="massage",
    name="Rub",
    rungs=tuple(Dose(seconds=one, sides=2) for one in (30, 45, 60)),
    targets=TARGETS,
    a_day=2,
)
"""Targets ``a`` and ``b`` are of the neck, ``e`` and ``f`` of the low back."""


def minutes(*rungs: int, task_id: str = "pump", **more: Any) -> Task:
    given = {"kind": "device", "name": task_id.capitalize(), **more}
    return Task(id=task_id, rungs=tuple(Dose(minutes=one) for one in rungs), **given)


def plan(*tasks: Task, **more: Any) -> Plan:
    return Plan(title="Examples", tasks=tasks or (minutes(3, 5, 8, 10),), **more)


def day(
    life: Life, pain: int | None = 1, *, done: bool = True, morning: bool = False, link: str = ""
) -> None:
    """One ordinary day."""
    if pain is not None and not link:
        life.pain(pain, "morning" if morning else "now")
    seen = life.see()
    for row in open_rows(seen) if done else ():
        life.do(row)
    if pain is not None and link:
        life.pain(pain, task=link)
    life.end(seen, [])


def days(life: Life, count: int, pain: int | None = 1, **more: Any) -> None:
    for _ in range(count):
        day(life, pain, **more)


def rung(life: Life, task: str = "pump") -> int:
    """A task's own rung; an offer is not yet its own."""
    level = life.see().levels[task]
    return level.rung - (level.kind == "climb")


def offered(life: Life, pain: int | None = 1) -> set[str]:
    """The tasks that would climb, were this the day's report."""
    if pain is not None:
        life.pain(pain)
    found = {row.task for row in life.see().rows if row.change == "up"}
    life.journal[life.day] = []
    return found
