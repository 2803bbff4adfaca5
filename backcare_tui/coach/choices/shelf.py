"""The library: every task of every other plan, shipped and one's own, to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from backcare_tui.coach.choices.choice import Choice, fitting, task_note, task_words
from backcare_tui.coach.coach import Coach
from backcare_tui.domain.body.atlas import plain
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan, text_of
from backcare_tui.text.language import capital, count

IN_PLAN = "in your plan"
FROM_SHELL = "The name of this plan has a space in it: `backcare plan add` takes it in quotes."


class Shelved(msgspec.Struct, frozen=True):
    """Another plan; None where it has errors."""

    name: str
    plan: Plan | None


def read_shelf(coach: Coach) -> list[Shelved]:
    """Every plan but the one in use. The parser is asked itself, so that what is known of the one in use stays.

    Raises:
        PlanError: The person's own plans cannot be looked at.
    """
    shelf = []
    for name in coach.library.names():
        if name == coach.plan_name:
            continue
        path = coach.library.path(name)
        try:
            shelf.append(
                Shelved(name, parse_plan(text_of(path), source=path.name, atlas=coach.library.atlas))
            )
        except PlanError:
            shelf.append(Shelved(name, None))
    return shelf


def library_choices(shelf: Sequence[Shelved], mine: Plan, done: Sequence[str], part: str) -> list[Choice]:
    """What fits ``add`` and the words behind it: whole plans and single tasks, or the tasks of the plan that is named."""
    known = {task.id for task in mine.tasks}
    for other in shelf:
        if other.plan is not None and done[:1] == [other.name]:
            taken = [word for word in done[1:] if other.plan.task(word)]
            if len(taken) == len(done) - 1:
                return fitting(_of_plan(other, other.plan, known, taken), part)
    rows = (row for other in shelf for row in _of_shelved(other, known))
    return fitting(rows, " ".join([*done, part]))


def _of_shelved(other: Shelved, known: set[str]) -> Iterator[Choice]:
    if other.plan is None:
        why = f"It has errors: `backcare plan check {other.name}` tells them."
        yield Choice(f"add {other.name}", other.name, "has errors", live=False, group=other.name, about=why)
    else:
        yield from _of_plan(other, other.plan, known, [])


def _of_plan(other: Shelved, plan: Plan, known: set[str], taken: Sequence[str]) -> Iterator[Choice]:
    """A plan's tasks, behind them all that are not in use yet; once some are named the rest."""
    said = " ".join(["add", other.name, *taken])
    words = f"{other.name} {plan.title}"
    can_type = " " not in other.name
    new = [task for task in plan.tasks if task.id not in known and task.id not in taken]
    for task in plan.tasks:
        if task.id not in taken:
            choice = _of_task(task, f"{said} {task.id}", plan.title, words)
            if task.id in known:
                already = f"{task.name} is in your plan already."
                choice = msgspec.structs.replace(choice, live=False, note=IN_PLAN, about=already)
            elif not can_type:
                choice = msgspec.structs.replace(choice, live=False, about=FROM_SHELL)
            yield choice
    if len(new) > 1 and not taken:
        are_all = len(new) == len(plan.tasks)
        yield Choice(
            said if are_all else " ".join([said, *(task.id for task in new)]),
            f"{'all' if are_all else 'the other'} {count(len(new), 'task')}",
            live=can_type,
            group=plan.title,
            about="" if can_type else FROM_SHELL,
            found=words,
        )


def _of_task(task: Task, line: str, title: str, found: str) -> Choice:
    note = f"{task.kind} · {task_note(task)}"
    places = ", ".join(map(plain, task.regions))
    told = (f"{capital(note)} · of {title}", places and f"for {places}", task.tool and f"with {task.tool}")
    about = " · ".join(filter(None, told))
    return Choice(line, task.name, note, group=title, about=about, found=f"{found} {task_words(task)}")
