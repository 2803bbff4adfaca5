"""A task's ladder, to choose a rung from."""

from __future__ import annotations

from backcare_tui.care.dose import words
from backcare_tui.care.plan import Task
from backcare_tui.care.rungs import Level
from backcare_tui.tui.screens.choice import Choice, ChoiceScreen


def rung_screen(task: Task, level: Level) -> ChoiceScreen:
    """The ladder, the task's own rung under the cursor."""
    own = level.rung - (level.kind == "climb")
    choices: list[Choice] = [
        (str(rung), rung_words(task, rung, own)) for rung in range(task.lowest, len(task.rungs) + 1)
    ]
    about = "Lower at any time; higher while nothing is eased, and never above the last."
    return ChoiceScreen(f"{task.name}: which rung?", about, choices, start=own - task.lowest)


def rung_words(task: Task, rung: int, own: int) -> str:
    """A rung with its dose."""
    name = f"rung {rung}" if rung else "easier form"
    return f"{name:<12}{words(task.dose(rung))}{'   where you are' if rung == own else ''}"
