"""What can be chosen next while a change of the plan is typed: each choice is the line that it makes.

The line stays the one way in which the plan is changed (``coach/actions/edits.py``); nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property

from backcare_tui.coach.actions.plan_edit import plan_in_use
from backcare_tui.coach.actions.plan_values import ADDED_TO, READERS
from backcare_tui.coach.choices.choice import Choice, Offer, fitting, task_note, task_words
from backcare_tui.coach.choices.keys import (
    NONE,
    OFTEN,
    about,
    as_typed,
    begun,
    can_be_taken_out,
    fields_of,
    keys_of,
    value_choices,
)
from backcare_tui.coach.choices.new_task import new_choices
from backcare_tui.coach.choices.shelf import Shelved, library_choices, read_shelf
from backcare_tui.coach.choices.tables import UNTOLD, Tables, difference, tables_of
from backcare_tui.coach.coach import Coach
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.planfile.loader import text_of
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import capital

FIRST, BESIDE, ELSE, SELDOM = "Change a task", "Or", "Or all of it", "Seldom changed"
"""Headings."""
TASK_VERBS = {
    "pause": ("pause a task…", "It is not asked for a while, and that misses nothing."),
    "resume": ("resume a task…", "A task that is paused is asked again."),
    "move": ("move a task…", "It comes before another."),
    "remove": ("remove a task…", "It is not asked any more; its history stays."),
}
"""Verbs that a task stands behind: found by typing, as the list has the tasks first."""
VERBS = ("add", "new", "undo", "set", *TASK_VERBS)
NOT_FOUND = "Nothing in the library is found by that. A part of the body may do, such as neck; or write your own: new."
LINKS = ("until", "before")
"""Words between what is meant and its day, or the other task."""
PAUSES = ((1, "tomorrow"), (7, "in a week"), (14, "in two weeks"))


def choices(coach: Coach, line: str) -> tuple[Choice, ...]:
    """What completes a line, in the order in which it is likely.

    Raises:
        PlanError: The plan in use, or the folder of plans, cannot be read.
    """
    return tuple(Chooser(coach).offer(line).choices)


class Chooser:
    """Tells what completes a line. What it has read it keeps, so that each letter is answered at once."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    @cached_property
    def _plan(self) -> Plan:
        return self._coach.library.read(self._coach.plan_path)

    @cached_property
    def _tables(self) -> Tables:
        """Every task as it stands in the file; one that was broken meanwhile is told as the reader tells it."""
        plan_in_use(self._coach)
        return tables_of(text_of(self._coach.plan_path))

    @cached_property
    def _shelf(self) -> list[Shelved]:
        return read_shelf(self._coach)

    def offer(self, line: str) -> Offer:
        """What completes a line.

        Raises:
            PlanError: The plan in use, or the folder of plans, cannot be read.
        """
        done, part = _parted(line)
        offer, said = self._offer(line, done, part), self._in_full(line)
        return offer._replace(choices=[row for row in offer.choices if row.line != said])

    def _in_full(self, line: str) -> str:
        """A line with the task's id in place of what stands for it, as each choice has it."""
        words = line.split()[:2]
        has_verb = words[:1] and words[0] in ("set", *TASK_VERBS)
        if has_verb:
            word = words[1] if len(words) > 1 else ""
        else:
            word = words[0] if words and words[0] not in VERBS else ""
        task = self._named(word) if word else None
        if task is None:
            return line
        at = line.index(word, len(words[0]) if has_verb else 0)
        return line[:at] + task.id + line[at + len(word) :]

    def _offer(self, line: str, done: list[str], part: str) -> Offer:
        match done:
            case []:
                return Offer(fitting(self._first(searched=bool(part)), part), named=True)
            case ["add", *rest]:
                found = library_choices(self._shelf, self._plan, rest, part)
                return Offer(found, named=True, wrong="" if found else NOT_FOUND)
            case ["new", *rest]:
                return new_choices(rest, part, self._coach.atlas)
            case ["undo"]:
                return Offer([])
            case [verb, *rest] if verb in TASK_VERBS:
                rows = self._verb(verb, [word for word in rest if word not in LINKS], part)
                return Offer(rows, named=verb == "move" or len(rest) == 0)
        ref = done[1:] if done[0] == "set" else done
        task = self._named(ref[0]) if ref else None
        if task is None:  # words to search by
            return Offer(fitting(self._tasks(), " ".join([*ref, part])), named=True)
        if len(ref) == 1:
            found = fitting(self._of_task(task), part)
            return Offer(found or fitting(self._tasks(), f"{ref[0]} {part}"))
        typed = line.split(None, len(done) - len(ref) + 2)
        value = typed[-1].strip() if len(typed) > len(done) - len(ref) + 2 else ""
        return self._values(task, ref[1].casefold().replace("-", "_"), value)

    def _named(self, word: str) -> Task | None:
        """The task that a word means: by its id, or the only one that is called so."""
        found = fitting((Choice(task.id, task.name, found=task.id) for task in self._plan.tasks), word)
        exact = self._plan.task(word)
        return exact if exact or len(found) != 1 else self._plan.task(found[0].line)

    def _first(self, *, searched: bool) -> Iterator[Choice]:
        yield from self._tasks()
        yield Choice("add ", "add a task from the library…", group=BESIDE, found="add library")
        yield Choice("new ", "a task of your own…", group=BESIDE, found="new own")
        if self._last_change:
            label = f"undo: {self._last_change}"
            yield Choice("undo", label, group=BESIDE, about=f"Takes back: {self._last_change}.")
        for verb, (label, told) in TASK_VERBS.items() if searched else ():
            if self._behind(verb):
                yield Choice(f"{verb} ", label, group=BESIDE, about=told)

    def _tasks(self) -> Iterator[Choice]:
        for task in self._plan.tasks:
            yield Choice(
                line_about(task.id), task.name, self._note(task), group=FIRST, found=task_words(task)
            )

    def _note(self, task: Task) -> str:
        return f"paused until {task.paused_until:%-d %b}" if self._is_paused(task) else task_note(task)

    def _is_paused(self, task: Task) -> bool:
        return task.paused_until is not None and task.paused_until >= self._coach.today_date

    def _of_task(self, task: Task) -> Iterator[Choice]:
        """What is often changed of a task with its value now, what else can be done with it, and what is seldom changed."""
        keys = [*keys_of(task, self._coach.atlas)]
        yield from (self._key(task, key, task.name) for key in keys if key in OFTEN)
        for verb, label in (
            ("resume", "resume"),
            ("pause", "pause until…"),
            ("move", "move before…"),
            ("remove", "remove"),
        ):
            if task in self._behind(verb):
                yield self._with_verb(verb, task, label, ELSE)
        yield from (self._key(task, key, SELDOM) for key in keys if key not in OFTEN)

    def _key(self, task: Task, key: str, group: str) -> Choice:
        said = as_typed(self._tables.get(task.id, {}).get(key), key)
        return Choice(
            f"{line_about(task.id)}{key} {self._now(task, key)}",
            key.replace("_", " "),
            (said if " " in said else said.replace(",", ", ")) or "–",
            group=group,
            about=about(key, task.kind, self._coach.atlas),
        )

    def _now(self, task: Task, key: str) -> str:
        """What a key says now as one would type it; empty where that would be read as something else, or added again."""
        there = self._tables.get(task.id, {}).get(key)
        if there is None or key in ADDED_TO:
            return ""
        said = as_typed(there, key)
        read = READERS[key](said, self._coach)
        return said if there in (read, [read]) or read == [there] else ""

    def _behind(self, verb: str) -> list[Task]:
        """The tasks that a verb has something to do with."""
        if verb == "resume":
            return [task for task in self._plan.tasks if task.paused_until is not None]
        several = len(self._plan.tasks) > 1
        return [*self._plan.tasks] if several or verb == "pause" else []

    def _with_verb(self, verb: str, task: Task, label: str, group: str) -> Choice:
        link = {"pause": " until ", "move": " before "}.get(verb, "")
        return Choice(
            f"{verb} {task.id}{link}",
            label,
            self._note(task) if verb == "resume" or group != ELSE else "",
            group=group,
            about=TASK_VERBS[verb][1],
            found=task_words(task) if group != ELSE else "",
        )

    def _verb(self, verb: str, rest: Sequence[str], part: str) -> list[Choice]:
        task = self._named(rest[0]) if rest else None
        if task is None:
            rows = [self._with_verb(verb, task, task.name, capital(verb)) for task in self._behind(verb)]
            return fitting(rows, " ".join([*rest, part]))
        if any(link.startswith(part) for link in LINKS):
            part = ""
        if verb == "pause":
            return fitting(self._pauses(task), " ".join([*rest[1:], part]))
        if verb == "move" and len(rest) == 1:
            return fitting(self._before(task), part)
        return []

    def _pauses(self, task: Task) -> Iterator[Choice]:
        today = self._coach.today_date
        for days, label in PAUSES:
            last = today + timedelta(days=days)
            day = label if days == 1 else last.isoformat()
            note = day_words(last, today)
            told = f"It is asked again on {day_words(last + timedelta(days=1), today)}; that misses nothing."
            yield Choice(
                f"pause {task.id} until {day}", label, note, group=f"{task.name}: pause until", about=told
            )

    def _before(self, task: Task) -> Iterator[Choice]:
        for other in self._plan.tasks:
            if other is not task:
                line = f"move {task.id} before {other.id}"
                yield Choice(
                    line,
                    other.name,
                    task_note(other),
                    group=f"{task.name}: move before",
                    found=task_words(other),
                )

    def _values(self, task: Task, key: str, value: str) -> Offer:
        """What a key may be: all of it until something else than now is typed."""
        atlas = self._coach.atlas
        if key not in fields_of(task.kind, atlas):
            return Offer([])
        now = self._now(task, key)
        head, group = f"{line_about(task.id)}{key} ", f"{task.name}: {key.replace('_', ' ')}"
        rows = value_choices(head, key, task.kind, value, group, atlas, task)
        if key in self._tables.get(task.id, {}) and can_be_taken_out(key, task.kind, atlas):
            rows.append(Choice(f"{head}{NONE}", NONE, "takes it out", group=group))
        return Offer(rows if value == now else begun(rows, head, value), about(key, task.kind, atlas))

    @cached_property
    def _last_change(self) -> str:
        """What the last change was, in a few words; empty where there is none to take back."""
        kept = self._coach.library.kept_before(self._coach.plan_name)
        if kept is None:
            return ""
        try:
            before = tables_of(text_of(kept))
        except (PlanError, ValueError):
            return UNTOLD
        return difference(before, self._tables)


def _parted(line: str) -> tuple[list[str], str]:
    """The words of a line that are whole, and the one that is being typed."""
    words = line.split()
    return (words, "") if not words or line[-1:].isspace() else (words[:-1], words[-1])


def line_about(task: str) -> str:
    """How a line begins that changes something of a task: with its id, and with a verb where that is one itself."""
    return f"set {task} " if task in VERBS else f"{task} "
