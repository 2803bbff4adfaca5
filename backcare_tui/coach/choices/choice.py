"""A choice, and finding it by what is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from backcare_tui.domain.plan.dose import figure, words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import schedule_words
from backcare_tui.domain.reference.search import words_of


class Choice(msgspec.Struct, frozen=True):
    """One way to go on with a line.

    Attributes:
        line: The line that it makes; one that ends with a space goes on.
        label: What it is called.
        note: What else is to be seen of it.
        live: Whether it can be picked.
        group: The heading it stands under.
        about: What is told of it in a sentence; of one that cannot be picked, why.
        found: What else it is found by.
    """

    line: str
    label: str
    note: str = ""
    live: bool = True
    group: str = ""
    about: str = ""
    found: str = ""

    def fits(self, typed: str) -> bool:
        """Whether each word that was typed begins a word of it."""
        known = words_of(f"{self.label} {self.found}")
        return all(any(word.startswith(each) for word in known) for each in words_of(typed))


class Offer(NamedTuple):
    """What there is to choose from.

    Attributes:
        choices: The choices.
        about: What is told of the place in the line.
        named: Whether they are called by names of tasks, which are longer than keys and values.
        wrong: Why there is none, where that says more than what the line would be refused with.
    """

    choices: list[Choice]
    about: str = ""
    named: bool = False
    wrong: str = ""


def fitting(rows: Iterable[Choice], typed: str) -> list[Choice]:
    """Those that are meant by what was typed; all where that is nothing."""
    return [row for row in rows if row.fits(typed)]


def task_note(task: Task) -> str:
    """A task's dose, from its first rung to its last, and its days."""
    low, high = task.rungs[0], task.rungs[-1]
    first = figure(low) if low.sets == high.sets else words(low)
    dose = "" if not task.has_dose else words(low) if low == high else f"{first} to {words(high)}"
    when = ", ".join(task.at) or task.when
    return " · ".join(filter(None, (dose, schedule_words(task.every), when, "optional" * task.optional)))


def task_words(task: Task) -> str:
    """What a task is found by beside its name."""
    return " ".join((task.id, task.kind, *task.regions))
