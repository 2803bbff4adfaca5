"""The sentences a coach answers with."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.care import events as kinds
from backcare_tui.care.events import Event
from backcare_tui.care.plan import Plan
from backcare_tui.care.rows import Row
from backcare_tui.care.today import Day


def already(rows: Sequence[Row]) -> str:
    """Why nothing was changed."""
    said = []
    for row in rows:
        state = "done" if row.state == "done" else "skipped"
        said.append(f"{row.name} is {state} already{f', at {row.at}' if row.at else ''}.")
    return " ".join(said) + " Nothing was changed."


def dated(day: Day) -> str:
    """The day, where it is not today's."""
    return f" For {day.day:%A} {day.day.day} {day.day:%B}." if day.over else ""


def left_words(day: Day) -> str:
    """How much of the day is done."""
    if day.over or not day.asked:
        return ""
    if day.done == day.asked:
        return " That is all for today."
    return f" {day.done} of {day.asked} today."


def told(event: Event, plan: Plan) -> str:
    """An event in a few words."""
    if isinstance(event, kinds.Done | kinds.Skipped):
        task = plan.task(event.task)
        name = event.target.replace("-", " ") or (task.name if task else event.task)
        return f"{name} {'done' if isinstance(event, kinds.Done) else 'skipped'}"
    words: dict[type[Event], str] = {
        kinds.Pain: "the pain report",
        kinds.Noted: "the note",
        kinds.Paused: "the pause",
        kinds.Resumed: "the resuming",
    }
    return words.get(type(event), "the last entry")
