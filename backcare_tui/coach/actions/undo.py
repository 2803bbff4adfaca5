"""Taking back what was recorded last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt
from backcare_tui.domain.calendar import ONE_DAY, care_day
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event, undo_target
from backcare_tui.domain.plan.dose import part_words
from backcare_tui.text.dates import day_words


def undo(reading: Reading) -> Receipt:
    """Take back the last action, if it was recorded today or yesterday; its twin on another device with it."""
    with open_day(reading, all_months=True) as opened:
        action = undo_target(reading.timeline.every_event())
        if not action or _recorded_on(action[0], reading) < reading.today_date - ONE_DAY:
            return Receipt(False, "Nothing from today or yesterday is left to take back.")
        day = action[0].day
        undone = kinds.Undone(**opened.stamp(day), events=tuple(event.id for event in action))
        before = _day_or_today(day, reading)
        opened.write([undone])
    today = reading.today_date
    when = f" ({day_words(day, today)})" if day != today else ""
    said = f"Taken back: {_words(action, before)}{when}."
    return Receipt(True, said + _still_words(action, _day_or_today(day, reading)))


def _day_or_today(day: date, reading: Reading) -> Day:
    """A day, or today where a clock that went back makes it one to come."""
    return reading.day(min(day, reading.today_date))


def _recorded_on(event: Event, reading: Reading) -> date:
    try:
        moment = event.at.astimezone(reading.clock.now().tzinfo)
    except (OverflowError, ValueError):  # an instant at the calendar's edge, written by hand
        return event.day
    return care_day(moment, reading.plan.starts_at)


def _words(events: Sequence[Event], day: Day) -> str:
    """The events of one action in a few words, by the names that the day's rows have."""
    event = events[0]
    if isinstance(event, kinds.Done | kinds.Skipped):
        names = [row.name for row in _rows_touched(events, day)] or [
            event.target.replace("-", " ") or event.task
        ]
        return f"{', '.join(names)} {'done' if isinstance(event, kinds.Done) else 'skipped'}"
    words: dict[type[Event], str] = {
        kinds.Pain: "the pain report",
        kinds.Noted: "the note",
        kinds.Paused: "the pause",
        kinds.Resumed: "the resuming",
        kinds.Flared: "what was said about a flare",
        kinds.Screened: "the safety answers",
        kinds.Cleared: "the clearance",
        kinds.Chosen: "the chosen rung",
        kinds.Sore: "the sore target",
        kinds.Stopped: "the stop",
        kinds.CheckedIn: "the check-in",
        kinds.Answered: "the answer",
    }
    return words.get(type(event), "the last entry")


def _still_words(events: Sequence[Event], day: Day) -> str:
    """How far the rows of events that were taken back have got all the same, by earlier ones."""
    rows = [row for row in _rows_touched(events, day) if row.state == "part"]
    return "".join(f" {row.name} is at {part_words(row.did, row.dose)} again." for row in rows if row.did)


def _rows_touched(events: Sequence[Event], day: Day) -> list[Row]:
    """The day's rows that check-offs or skips are of, in its order; a task's whole skip is of all its rows."""
    touched = {
        (event.task, event.target) for event in events if isinstance(event, kinds.Done | kinds.Skipped)
    }
    return [row for row in day.rows if {(row.task, row.target), (row.task, "")} & touched]
