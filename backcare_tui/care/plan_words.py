"""A plan as understood, in words: the same for the screen and the command line."""

from __future__ import annotations

from itertools import groupby

from .dose import Dose, number, words
from .plan import Plan, Task
from .schedule import schedule_words

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ladder_words(task: Task) -> str:
    """The ladder as steps: ``3 → 5 → 8 → 10 min``, or one dose."""
    if task.kind == "visit":
        return "a visit to write down"
    easier = f"{words(task.easier)} (easier) → " if task.easier is not None else ""
    groups = [[*group] for _sets, group in groupby(task.rungs, key=lambda rung: rung.sets)]
    return easier + ", then ".join(map(_steps, groups))


def _steps(rungs: list[Dose]) -> str:
    """Rungs in a row with what they share said once: ``2 × 8 → 10 → 12``, ``3 → 5 min``."""
    *before, last = map(words, rungs)
    if rungs[0].sets > 1:
        return " → ".join([words(rungs[0]), *(text.partition("× ")[2] for text in map(words, rungs[1:]))])
    _number, _space, unit = last.partition(" ")
    return " → ".join([*(text.removesuffix(f" {unit}") for text in before), last])


def task_words(task: Task) -> list[str]:
    """One task in a few sentences."""
    found = [f"When: {schedule_words(task.every)}" + (f", {task.when}" if task.when else "")]
    if task.first_every is not None:
        found.append(f"On its first rung: {schedule_words(task.first_every)}")
    if task.start_on or task.until:
        found.append(" ".join(filter(None, (_day("from", task.start_on), _day("until", task.until)))))
    found.append(f"Dose: {ladder_words(task)}")
    if task.kind != "visit" and (len(task.rungs) > 1 or task.easier is not None):
        start = "the easier form" if task.start_rung == 0 else f"rung {task.start_rung} of {len(task.rungs)}"
        found.append(f"Starts on: {start}")
    if task.hold is not None:
        found.append(f"Hold: {number(task.hold)} s")
    if task.pace is not None:
        found.append(f"Pace: {number(task.pace)} breaths a minute")
    if task.tool:
        found.append(f"With: {task.tool}")
    if task.targets:
        found.append(f"Targets, {task.a_day} a day in turn: {', '.join(map(_plain, task.targets))}")
    if task.optional:
        found.append("Optional: never counted")
    if task.weight != 1:
        found.append(f"Weight: {number(task.weight)}")
    return found


def settings_words(plan: Plan) -> list[str]:
    """How days and weeks are counted."""
    return [
        f"A day starts at {plan.starts_at:%H:%M}; a week on {_DAYS[plan.week_starts]}.",
        f"A day is kept when {plan.day_counts_at:.0%} of what is due is done.",
        f"A week is on target with {plan.week_target} kept days of 7; {plan.grace} missed a week break no streak.",
        f"Pain from {plan.amber} is amber, from {plan.red} red.",
    ]


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _day(word: str, day: object) -> str:
    return f"{word} {day}" if day else ""
