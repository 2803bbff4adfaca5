"""HabitBull's CSV export: read."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.storage.formats.habits import (
    DONE,
    MOST_NUMBER,
    NO,
    NO_DATA,
    NOTED,
    ODD,
    HabitDay,
    Understood,
    first_line,
    read_number,
    rows_of,
)

SOURCE = "habitbull"
HEAD = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText"
SENTINEL = -2_000_000_000
"""Below this a value says that there is none: -2150000000 is written."""


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether this is such an export."""
    return len(files) == 1 and first_line(next(iter(files.values()))).replace('"', "").startswith(HEAD)


def read(files: Mapping[str, bytes]) -> Understood:
    """What such an export says.

    Raises:
        NotUnderstood: It cannot be read.
    """
    found = Understood(SOURCE)
    name, data = next(iter(files.items()))
    for line, row in rows_of(data, name):
        where = f"line {line}"
        if line == 1:
            continue
        title, _about, _category, when, value, note = (*row, *[""] * 6)[:6]
        habit, day = found.habit(title), found.day(when, where, american=True)
        if habit is None:
            found.leave("a line without a habit", where, title)
            continue
        if day is None:
            continue
        number = read_number(value)
        if number is None or number > MOST_NUMBER:
            found.leave(ODD, where, value)
            continue
        state = DONE if number > 0 else NOTED
        if number <= 0:
            found.leave(NO_DATA if number <= SENTINEL else NO if number == 0 else ODD)
            if not note.strip():
                continue
        # One is a yes; where more occurs the habit counts, and what it counts is not told.
        if number > 1:
            habit.kind = "number"
        found.put(habit, day, HabitDay(state, number if number > 1 else None, note))
    return found
