"""The keys of Today, when each can be used, and why it cannot."""

from __future__ import annotations

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import VISIT
from backcare_tui.tui.bindings import bind
from backcare_tui.tui.trial.flow import asks_number

KEYS = [
    bind("row.done", "space", "done", "done", "check the row off, or take that back"),
    bind("row.guide", "enter", "guide", "guide", "be guided through it, step by step"),
    bind(
        "row.guide.all",
        "g",
        "guide_all",
        "guide all",
        "be guided through what is due by now",
        footer="",
    ),
    bind(
        "row.amount",
        "a",
        "amount",
        "part",
        "check off a part: 5 min, 1 side; a visit's questions",
    ),
    bind("row.skip", "s", "skip", "skip", "skip it, with a reason"),
    bind("row.why", "w", "why", "why", "why it is here, how to do it, what to mind"),
    bind("row.learn", "l", "learn", "about", "learn about it: where, how, how much, what to mind"),
    bind("row.rung", "r", "rung", "rung", "choose its rung, lower or higher"),
    bind(
        "row.keep",
        "k",
        "keep",
        "keep",
        "keep the dose it was: decline a step up for two weeks",
        footer="",
    ),
    bind("row.sore", "x", "sore", "sore", "a massage target is sore: left alone today and two days more"),
    bind("body", "b", "body", "body", "the body: where it hurts, where massage is"),
    bind("answer", "o", "answer", "answer", "answer what today asks, when it asks something"),
    bind("answer.yes", "enter", "answer", "", "answer what is asked where no row is to be guided", footer=""),
    bind(
        "safety.none",
        "0",
        "nothing_new",
        "nothing new",
        "no warning sign is new or worse, when today asks",
        footer="",
    ),
    bind(
        "trial.number",
        "d",
        "number",
        "yesterday's pain",
        "answer your trial: yesterday's pain on average, 0 to 10",
        footer="",
    ),
    bind(
        "trial.open", "t", "trial", "trial", "a fair trial on yourself: begin, follow or read one", footer=""
    ),
    bind("cleared", "c", "cleared", "cleared", "record that a professional cleared a yes"),
    bind("day.before", "[", "other_day(-1)", "day before", "look at the day before", footer="day"),
    bind("day.after", "]", "other_day(1)", "day after", "look at the day after", footer="day"),
    bind("list.open", "down", "open_list", "the list", "show the rows of a finished day", footer=""),
    bind("day.today", "escape", "this_day", "back to today", "back to today", footer=""),
]

OF_ROWS = ("done", "guide", "guide_all", "amount", "skip", "why", "learn", "rung", "sore")
"""Actions on what the day asks, of which there is none while a warning sign stands before it."""

NOT_TODAY = {
    "answer": "Nothing is asked just now.",
    "cleared": "Nothing waits for a professional's word.",
    "keep": "No step up is offered, so there is none to decline.",
    "number": "No trial asks for a number just now.",
    "nothing_new": "Nothing is asked about warning signs just now.",
}
"""Why a key does nothing that is there on few days only, by its action."""

NO_RUNGS = "Only a task of today with more than one dose has rungs to choose from."

BY_ROW = ("amount", "sore", "rung")
"""Actions that are not for every row."""


def is_for_day(action: str, day: Day) -> bool:
    """Whether a key can be used on a day, whichever row is under the cursor."""
    if action == "answer":
        asks = day.question is not None and bool(day.question.answers)
        return (asks and not day.over) or day.asks_safety == "unanswered"
    if action == "cleared":
        return not day.over and bool(day.status.open)
    if action == "keep":
        return any(row.offer for row in day.rows)
    if action == "number":
        return day.trial is not None and asks_number(day.trial)
    if action == "nothing_new":
        return bool(day.put) or day.asks_anew
    return action not in OF_ROWS or not ((day.locked and not day.over) or day.put)


def not_for_day(action: str, *, late: bool) -> str:
    """Why a key cannot be used on a day; ``late``: an earlier one."""
    return NOT_TODAY.get(
        action, "Nothing is asked of this day." if late else "What to do first stands above."
    )


def not_for(row: Row, action: str, *, late: bool) -> str:
    """Why one of them is not for a row; empty where it is. ``late``: on an earlier day."""
    if action == "amount" and row.dose.unit is VISIT and not row.notes.log:
        return f"A {row.kind} is done or not; space checks it off."
    if action == "sore" and (late or not row.target):
        return "Sore is for a massage target of today; s skips anything else."
    if action == "rung" and (late or (row.rungs <= 1 and not row.notes.easier)):
        return NO_RUNGS
    return ""
