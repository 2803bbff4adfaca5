"""A ladder drawn: the rung that is stood on in brackets, and strong."""

from __future__ import annotations

from textual.content import Content

from backcare_tui.care.ladder_words import ladder_steps
from backcare_tui.care.plan import Task
from backcare_tui.tui import look


def ladder(task: Task, rung: int | None) -> Content:
    """The steps of a task's ladder; see ``ladder_words``, which says the same."""
    pieces = [
        look.say(f"[{text}]", look.ACCENT) if here else look.say(text)
        for text, here in ladder_steps(task, rung)
    ]
    return Content.assemble(*pieces)
