"""Daylio's CSV export: its activities are habits, its moods a number from 1 to 5, its notes words."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.storage.formats.habits import DONE, NOTED, ODD, HabitDay, Understood, first_line, rows_of

SOURCE = "daylio"
MOOD, NOTES = "mood", "notes"
MOODS = {"awful": 1, "bad": 2, "meh": 3, "good": 4, "rad": 5}
"""Daylio's own; a mood that a person named themselves has no number."""


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether this is such an export."""
    head = first_line(next(iter(files.values()))).replace('"', "") if len(files) == 1 else ""
    return head.startswith("full_date,date,weekday,time,mood,activities")


def read(files: Mapping[str, bytes]) -> Understood:
    """What such an export says; of several moods of a day the last line of it counts.

    Raises:
        NotUnderstood: It cannot be read.
    """
    found = Understood(SOURCE)
    name, data = next(iter(files.items()))
    columns: dict[str, int] = {}
    for line, row in rows_of(data, name):
        if not columns:
            columns = {title.strip(): place for place, title in enumerate(row)}
            continue
        told = {title: row[place] if place < len(row) else "" for title, place in columns.items()}
        where = f"line {line}"
        day = found.day(told["full_date"], where)
        if day is None:
            continue
        mood = MOODS.get(told["mood"].strip().lower())
        habit = found.habit(MOOD, "number")
        if mood is None:
            found.leave("a mood without a number" if told["mood"].strip() else ODD)
        elif habit is not None:
            found.put(habit, day, HabitDay(DONE, float(mood)))
        for activity in told["activities"].split(" | "):
            habit = found.habit(activity)
            if habit is not None:
                found.put(habit, day, HabitDay(DONE))
        words = ": ".join(filter(None, (told.get("note_title", "").strip(), told.get("note", "").strip())))
        notes = found.habit(NOTES) if words else None
        if notes is not None:
            before = notes.days.get(day)
            found.put(notes, day, HabitDay(NOTED, note=f"{before.note}; {words}" if before else words))
    return found
