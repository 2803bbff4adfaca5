"""The arms of a trial from words: kinds of tasks, single tasks, several of them, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from backcare_tui.domain.guidance.due_tasks import schedule_of
from backcare_tui.domain.guidance.levels import Level
from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.journal.status import Status
from backcare_tui.domain.journal.trial import PERIOD
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, Schedule, TimesAWeek, falls_on, schedule_words
from backcare_tui.text.language import count, folded, near, shortened

KINDS = {"device": "Devices", "massage": "Massage", "exercise": "Exercises", "activity": "Activities"}
"""Kinds of tasks that an arm can be, and what it is called then."""
NEITHER = "Neither"
"""What an arm without tasks is called."""
DEFAULT = ("devices", "massage")
"""What is compared where nobody says what."""
LONGEST_NAME = 40
"""Characters of an arm's name at most."""

_NOTHING = ("neither", "none", "nothing")
_SPAN = timedelta(weeks=8)
"""Days that are looked at for a period without a task: a rule that comes round in weeks shows all of its days in them."""


def choices_of(plan: Plan, levels: Mapping[str, Level], status: Status) -> tuple[Arm, ...]:
    """All that an arm can be as words: the kinds that have tasks, the tasks, and neither."""
    named = [(name, of_kind(plan, kind)) for kind, name in KINDS.items()]
    named += [(task.name, [task]) for task in comparable(plan)]
    named.append((NEITHER, []))
    return tuple(_arm(name, tasks, levels, status) for name, tasks in named if tasks or name == NEITHER)


def words_of(arm: Arm) -> str:
    """One of ``choices_of`` in words that mean it: a kind, a task's id, or neither."""
    return arm.name.lower() if arm.name in (*KINDS.values(), NEITHER) else arm.tasks[0]


def arms_of(
    said: tuple[str | None, str | None], plan: Plan, levels: Mapping[str, Level], status: Status, first: date
) -> tuple[Arm, Arm]:
    """The two arms that words mean, with what is asked of each by today's rungs.

    Args:
        said: Each arm in words: kinds or tasks, several joined by ``+`` or ``,``; or ``neither``. Without any, all devices
            are compared with all massages.
        plan: In force.
        levels: Where its tasks stand.
        status: What else says how often they are asked.
        first: The trial's first day.

    Raises:
        ValueError: These are not two things that can be compared; the text says why.
    """
    a, b = said if said != (None, None) else _default(plan)
    if not a or not b:
        raise ValueError("A trial compares two things: name both, or `neither` for days without the first.")
    (name, first_tasks), (other, other_tasks) = (_meant_by(a, plan), _meant_by(b, plan))
    sides = (first_tasks, other_tasks)
    if not any(sides):
        raise ValueError("One of the two has to be something to do; here both are neither.")
    both = next((task.name for task in sides[0] if task in sides[1]), "")
    if both:
        raise ValueError(f"{shortened(both)} is in both, so there would be nothing to compare.")
    for tasks in sides:
        _check_often(tasks, levels, status, first)
    return _arm(name, first_tasks, levels, status), _arm(other, other_tasks, levels, status)


def comparable(plan: Plan) -> list[Task]:
    """The tasks that an arm may have: all but checks and visits."""
    return [task for task in plan.tasks if task.kind in KINDS]


def of_kind(plan: Plan, kind: str) -> list[Task]:
    """A plan's tasks of a kind."""
    return [task for task in plan.tasks if task.kind == kind]


def _default(plan: Plan) -> tuple[str, str]:
    lacks = [kind for kind in ("device", "massage") if not of_kind(plan, kind)]
    if not lacks:
        return DEFAULT
    names = [task.id for task in comparable(plan)]
    lacking = f"The plan has no {' and no '.join(lacks)}"
    if not names:
        raise ValueError(f"{lacking}, and no exercise or activity: there is nothing to compare yet.")
    example = (*names, "neither")[:2]
    raise ValueError(f"{lacking}, so name what to compare, such as `backcare trial new {' '.join(example)}`.")


def _meant_by(text: str, plan: Plan) -> tuple[str, list[Task]]:
    """What an arm's words mean: its name, and its tasks in the plan's order, each once; none for neither."""
    parts = [part.strip() for part in re.split(r"[+,]", text[:1000])]
    names: list[str] = []
    found: list[Task] = []
    for part in parts:
        if not part:
            raise ValueError(f"{shortened(text)!r} has no name on one side of its + or comma.")
        name, tasks = _meant(part, plan, alone=len(parts) == 1)
        names.append(name)
        found += tasks
    name = shortened(" + ".join(dict.fromkeys(names)), LONGEST_NAME)
    return name, [task for task in plan.tasks if task in found]


def _meant(text: str, plan: Plan, *, alone: bool) -> tuple[str, list[Task]]:
    """What one word means: a kind, a task, or neither."""
    wanted = _plain(text)
    if wanted in _NOTHING:
        if not alone:
            raise ValueError(f"{shortened(text)!r} stands alone: it is an arm without any task.")
        return NEITHER, []
    for kind, name in KINDS.items():
        if wanted in (kind, folded(name), f"{kind}s"):
            tasks = of_kind(plan, kind)
            if not tasks:
                raise ValueError(f"The plan has no {kind} to compare.")
            return name, tasks
    names = [(_plain(name), task) for task in plan.tasks for name in (task.id, task.name)]
    # The closest reading alone: whole, begun, a word of it begun.
    found = [task for name, task in names if name == wanted]
    found = found or [task for name, task in names if wanted and name.startswith(wanted)]
    found = found or [task for name, task in names if wanted and f" {wanted}" in name]
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        known = ", ".join(task.id for task in found[:6])
        raise ValueError(f"{shortened(text)!r} could be {known}; type a little more.")
    if not found:
        raise ValueError(_unknown(text, plan))
    if found[0].kind not in KINDS:
        raise ValueError(
            f"{shortened(found[0].name)} is a {found[0].kind}, and a trial compares devices, massage, exercises and activities."
        )
    return found[0].name, found


def _unknown(text: str, plan: Plan) -> str:
    kinds = [folded(name) for kind, name in KINDS.items() if of_kind(plan, kind)]
    known = [*kinds, *(task.id for task in comparable(plan)), "neither"]
    meant = near(text, known)
    hint = f"did you mean {meant!r}?" if meant else f"there are {', '.join(known[:12])}."
    return f"Nothing to compare is called {shortened(text)!r}: {hint}"


def _plain(text: str) -> str:
    return " ".join(re.split(r"[-_\s]+", folded(text[:200]))).strip()


def _check_often(tasks: Sequence[Task], levels: Mapping[str, Level], status: Status, first: date) -> None:
    """Pass an arm of which each period asks something.

    Raises:
        ValueError: Some periods would ask nothing.
    """
    due = [schedule_of(task, rung_of(task, levels), status.maintained) for task in tasks]
    days = [first + timedelta(days=ahead) for ahead in range(_SPAN.days)]
    asked = [any(_asks(schedule, day, start) for schedule, start in due) for day in days]
    if not tasks or all(any(asked[begin : begin + PERIOD]) for begin in range(len(days) - PERIOD)):
        return
    task = tasks[0]
    raise ValueError(
        f"{shortened(task.name)} is due {_often(due[0][0])}, so some periods of {PERIOD} days would ask nothing "
        f"of it. Every second day, or 3 a week, would do: `backcare plan set {task.id} every 3 a week`."
    )


def _asks(schedule: Schedule, day: date, start: date | None) -> bool:
    """Whether a schedule can be counted on for a day: "so often a week" suits itself to the arm's turns."""
    if isinstance(schedule, TimesAWeek):
        return schedule.n >= PERIOD
    if isinstance(schedule, EveryDays):
        return schedule.n < PERIOD
    return falls_on(schedule, day, start)


def rung_of(task: Task, levels: Mapping[str, Level]) -> int:
    """The rung that a task stands on; without a level, where the plan starts it."""
    level = levels.get(task.id)
    return task.start_rung if level is None else level.rung


def _often(schedule: Schedule) -> str:
    text = schedule_words(schedule)
    return f"on {text}" if text[:1].isupper() else text


def _arm(name: str, tasks: Sequence[Task], levels: Mapping[str, Level], status: Status) -> Arm:
    if not tasks:
        return Arm(NEITHER, asked=("nothing of the other; all else as planned",))
    return Arm(
        name,
        tuple(task.id for task in tasks),
        tuple(f"{shortened(task.name)}: {_dose_words(task, levels, status)}" for task in tasks),
    )


def _dose_words(task: Task, levels: Mapping[str, Level], status: Status) -> str:
    rung = rung_of(task, levels)
    schedule, _start = schedule_of(task, rung, status.maintained)
    each = " each" if task.targets and task.a_day > 1 else ""
    spots = f", {count(task.a_day, 'target')} a day" if task.targets else ""
    times = f", {len(task.sessions)} times a day" if len(task.sessions) > 1 else ""
    return f"{words(task.dose(rung))}{each}{spots}{times}, {schedule_words(schedule)}"
