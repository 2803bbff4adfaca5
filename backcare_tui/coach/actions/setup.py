"""Setting up: from a few answers to a plan of one's own, shown before it is written, and nothing lost by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.recording import saving
from backcare_tui.coach.results import Receipt, Refused, Unreadable
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import words
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.domain.plan.setup import (
    FEWEST_DAYS,
    HAVE,
    LONGEST,
    MINUTES,
    Answers,
    Wish,
    every_second,
    fitting,
    packed,
    wishes,
)
from backcare_tui.domain.session.time_left import seconds_left
from backcare_tui.storage.planfile.edits import table_text
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import parse_plan
from backcare_tui.text.dates import SHORT_WEEKDAYS, WEEKDAYS
from backcare_tui.text.language import count, near

NAME = "my-plan"
"""What the plan is called among the person's own."""


class Proposed(msgspec.Struct, frozen=True):
    """A task of the plan that would be written, and why it is in."""

    task: Task
    why: str

    @property
    def when(self) -> str:
        """``Mon Wed Fri``, and that it is optional."""
        return schedule_words(self.task.every) + (", if you like" if self.task.optional else "")

    @property
    def dose(self) -> str:
        """``3 min``, and ``3 min to 8 min`` where it may climb."""
        first, last = words(self.task.dose(self.task.start_rung)), words(self.task.rungs[-1])
        first += " in the easier form" if self.task.start_rung == 0 else ""
        return first if len(self.task.rungs) == 1 else f"{first}, later up to {last}"


class Draft(msgspec.Struct, frozen=True):
    """A plan that is not written yet."""

    text: str
    plan: Plan
    tasks: tuple[Proposed, ...]


def check(answers: Answers) -> None:
    """Pass answers that a plan can be made of.

    Raises:
        Unreadable: One is not one; the text says what is allowed.
    """
    if answers.minutes not in MINUTES:
        raise Unreadable(f"{answers.minutes} is not a number of minutes here: 5, 10 or 20.")
    if len({*answers.days} & {*range(7)}) < FEWEST_DAYS:
        raise Unreadable("A plan needs two days a week at least.")


def read_have(text: str) -> tuple[str, ...]:
    """What one has, as typed: ``pump, band``, or ``nothing``.

    Raises:
        Unreadable: One of the words is not known.
    """
    said = dict.fromkeys(text.casefold().replace(",", " ").split())
    if [*said] in (["nothing"], ["none"]):
        return ()
    for word in said:
        if word not in HAVE:
            close = near(word, HAVE)
            hint = f"did you mean {close!r}?" if close else f"{', '.join(HAVE)} or nothing."
            raise Unreadable(f"{word[:40]!r} is nothing to have here: {hint}")
    return tuple(name for name in HAVE if name in said)


def read_days(text: str) -> tuple[int, ...]:
    """Weekdays as typed: ``mon wed fri``, or ``every day``.

    Raises:
        Unreadable: One of the words is no weekday.
    """
    words_typed = text.casefold().replace(",", " ").split()
    if " ".join(words_typed) in ("every day", "daily", "all"):
        return (*range(7),)
    found: set[int] = set()
    for word in words_typed:
        meant = [at for at, name in enumerate(WEEKDAYS) if len(word) > 1 and name.casefold().startswith(word)]
        if len(meant) != 1:
            raise Unreadable(f"{word[:40]!r} is no weekday: mon, tue, wed, thu, fri, sat, sun.")
        found.update(meant)
    return tuple(sorted(found))


def draft(coach: Coach, answers: Answers) -> Draft:
    """The plan that these answers come to. Writes nothing.

    Raises:
        Unreadable: An answer is not one.
    """
    check(answers)
    shelf, sized = _Shelf(coach), list[tuple[Wish, float]]()
    trimmed: dict[str, tuple[Task, int]] = {}
    for wish in wishes(answers):
        for one in filter(None, (wish, wish.instead)):
            task = _aimed(shelf.task(one), answers, coach.library.atlas)
            if one.task in trimmed or not shelf.rests.isdisjoint(task.rests_with):
                continue
            most = float("inf") if one.optional else LONGEST[answers.minutes]
            rungs, seconds = fitting(task, most, lambda some, rung: _seconds(some, rung, coach.library.atlas))
            if rungs:
                trimmed[one.task] = task, rungs
                sized.append((one, seconds))
                break
    days = packed(sized, answers.days, answers.minutes)
    if not any(wish.task in days for wish, _seconds in sized if not wish.optional):
        raise Refused(
            "All that fits your answers rests until a professional has cleared it; the combined plan stays."
        )
    blocks = [
        shelf.block(wish, *trimmed[wish.task], days[wish.task])
        for wish, _seconds in sized
        if wish.task in days
    ]
    text = "\n\n".join([_head(coach, answers), *blocks]) + "\n"
    plan = parse_plan(text, source=f"{NAME}.toml", atlas=coach.library.atlas)
    whys = {wish.task: wish.why for wish, _seconds in sized}
    return Draft(text, plan, tuple(Proposed(task, whys[task.id]) for task in plan.tasks))


def write(coach: Coach, made: Draft) -> Receipt:
    """Write the plan as the person's own, and use it; one that they have is kept beside it under another name.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    with saving(coach):
        coach.library.settings.check()
        kept = coach.library.put_own(NAME, made.text.encode(), coach.today_date.isoformat())
        coach.library.use(NAME)
    coach.refresh()
    before = f" The one before it is kept as {kept}.toml." if kept else ""
    return Receipt(
        True, f"Your plan is written and in force: {count(len(made.tasks), 'task')}, in {NAME}.toml.{before}"
    )


class _Shelf:
    """The shipped plans, each read once; and what rests by what the person answered to the safety questions."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach
        self._plans: dict[str, tuple[str, Plan]] = {}
        try:
            self.rests = frozenset(coach.today().status.conditions)
        except PlanError:
            self.rests = frozenset()

    def _read(self, name: str) -> tuple[str, Plan]:
        if name not in self._plans:
            text = self._coach.library.shipped_text(name)
            self._plans[name] = text, parse_plan(text, source=f"{name}.toml", atlas=self._coach.library.atlas)
        return self._plans[name]

    def task(self, wish: Wish) -> Task:
        """A shipped task."""
        return next(task for task in self._read(wish.plan)[1].tasks if task.id == wish.task)

    def block(self, wish: Wish, task: Task, rungs: int, days: tuple[int, ...]) -> str:
        """Its table as it is shipped, comments and all, with its days, its ladder and its targets put in."""
        import tomlkit

        document: Any = tomlkit.parse(table_text(self._read(wish.plan)[0], wish.task))
        table = document[task.kind][0]
        table["every"] = _every(days)
        if "first_every" in table:
            table["first_every"] = _every(every_second(days))
        if wish.optional:
            table["optional"] = True
        if task.kind == "massage":
            table["targets"], table["regions"], table["a_day"] = [*task.targets], [*task.regions], task.a_day
        _trim(table, task, rungs)
        return f"# Why: {wish.why}\n{tomlkit.dumps(document).strip()}"


def _trim(table: Any, task: Task, rungs: int) -> None:
    """Leave the rungs that have room; of a ladder in repetitions and sets those of either that the last of them has."""
    if rungs == len(task.rungs):
        return
    key = task.rungs[0].unit.field
    if "sets" not in table:
        table[key] = table[key].unwrap()[:rungs]
        return
    sets, reps = table["sets"].unwrap(), table[key].unwrap()
    last = task.rungs[rungs - 1]
    most, top = last.sets, last.reps or 0
    if (
        most > 1 and top == reps[0]
    ):  # the added set has room for the fewest only: better none, and more repetitions
        most, top = most - 1, reps[-1]
    table["sets"], table[key] = [one for one in sets if one <= most], [one for one in reps if one <= top]


def _every(days: tuple[int, ...]) -> str | list[str]:
    return "day" if len(days) == 7 else [SHORT_WEEKDAYS[day].lower() for day in days]


def _aimed(task: Task, answers: Answers, atlas: Atlas) -> Task:
    """A massage for where it hurts; any other task as it is."""
    if task.kind != "massage":
        return task
    regions = {*answers.regions}
    # All that can be pressed, in the order of the plan, then of the atlas.
    known = dict.fromkeys((*task.targets, *(one.id for one in atlas.target if one.self_massage)))
    targets = tuple(
        one for one in known if (found := atlas.find(one)) and not regions.isdisjoint(found.regions)
    )
    targets, near = targets or task.targets, tuple(answers.regions) if targets else task.regions
    a_day = min(1 if answers.minutes < MINUTES[1] else 2, len(targets))
    return replace(task, targets=targets, regions=near, a_day=a_day)


def _seconds(task: Task, rung: int, atlas: Atlas) -> float:
    """How long a task takes on a rung, by the steps that guide it."""
    dose = task.dose(rung)
    alone = replace(task, rungs=(dose,), easier=None, start_rung=1)
    facts: Mapping[str, Any] = {
        "task": task.id,
        "kind": task.kind,
        "name": task.name,
        "state": "due",
        "dose": dose,
    }
    keys: Iterable[str] = task.targets[: task.a_day] or ("",)
    rows = [Row(id=f"{task.id}/{target}", target=target, **facts) for target in keys]
    return seconds_left(rows, Plan(title="", tasks=(alone,)), atlas)


def _head(coach: Coach, answers: Answers) -> str:
    places = coach.places()
    have = ", ".join(HAVE[name] for name in HAVE if name in answers.have) or "nothing"
    where = "; ".join(places[place] for place in answers.where) or "nowhere in particular"
    days = "every day" if len(answers.days) == 7 else " ".join(SHORT_WEEKDAYS[day] for day in answers.days)
    today = coach.today_date
    return f"""\
# Your back-care plan, put together by `backcare setup` on {today.isoformat()}.
# You said: {have}; {answers.minutes} minutes a day; {where}; {days}.
# It is a diary plan, not medical advice. If unsure about anything here, ask a professional.
#
# It is yours: change, add or delete, then run `backcare plan check`.
# Past days stay as they were. A name may change freely; an id is for ever.
# A list of numbers is a ladder: you begin at the first and may climb, a step at a time, never past the last.

title = "My back-care plan\""""
