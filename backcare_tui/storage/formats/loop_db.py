"""Loop Habit Tracker's full backup, a database: read, and never opened for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from backcare_tui.storage.formats.habits import (
    DONE,
    MOST_NUMBER,
    NO,
    NO_DATA,
    NO_DATE,
    NOTED,
    ODD,
    SKIPPED,
    YES_AUTO,
    HabitDay,
    NotUnderstood,
    Understood,
)

SOURCE = "loop"
MAGIC = b"SQLite format 3\x00"
NUMERICAL = 1
MOST_ROWS = 2_000_000
STEPS = 50_000_000
"""Steps of the database after which a query is given up: a made-up one could go on for ever."""

LONGEST = 1_000_000
"""Bytes of a value: a made-up query could make one of any size."""

_STATES = {2: DONE, 3: SKIPPED}
_LEFT = {0: NO, 1: YES_AUTO, -1: NO_DATA}


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether this is one file, and a database."""
    return len(files) == 1 and next(iter(files.values())).startswith(MAGIC)


def read(files: Mapping[str, bytes]) -> Understood:
    """What such a backup says.

    Raises:
        NotUnderstood: It is none of Loop's, or damaged.
    """
    name, data = next(iter(files.items()))
    # In memory, from the bytes that were read: nothing is opened that could be written, or that lies beside it.
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        base.execute("pragma trusted_schema = off")
        base.execute("pragma query_only = on")
        left = iter(range(STEPS // 10_000))
        base.set_progress_handler(lambda: next(left, None) is None, 10_000)
        return _read(base, name)
    except (sqlite3.Error, OverflowError, ValueError, TypeError):
        raise NotUnderstood(f"{name[:60]!r} is a database, and not one of Loop's that can be read.") from None
    finally:
        base.close()


def _columns(base: sqlite3.Connection, table: str) -> set[str]:
    return {str(row[1]).lower() for row in base.execute(f"pragma table_info({table})")}


def _read(base: sqlite3.Connection, name: str) -> Understood:
    found = Understood(SOURCE)
    if base.execute("select 1 from sqlite_master where type <> 'table' and type <> 'index'").fetchone():
        raise NotUnderstood(f"{name[:60]!r} is a database, and not one of Loop's: it has views or triggers.")
    of_habits, of_days = _columns(base, "Habits"), _columns(base, "Repetitions")
    if not {"id", "name"} <= of_habits or not {"habit", "timestamp"} <= of_days:
        raise NotUnderstood(f"{name[:60]!r} is a database, and not one of Loop's.")
    kind, unit = ("type" if "type" in of_habits else "0"), ("unit" if "unit" in of_habits else "''")
    habits = {}
    for row in base.execute(f"select id, name, {kind}, {unit} from Habits order by id limit 10000"):  # noqa: S608 - names of ours
        number = "number" if row[2] == NUMERICAL else "yes/no"
        habits[row[0]] = found.habit(str(row[1]), number, str(row[3]))
    # Before there were values, a row said that it was done.
    value, note = ("value" if "value" in of_days else "2"), ("notes" if "notes" in of_days else "''")
    query = f"select habit, timestamp, {value}, {note} from Repetitions order by timestamp limit {MOST_ROWS}"  # noqa: S608 - as above
    for habit_id, stamp, told, words in base.execute(query):
        habit, day = habits.get(habit_id), _day(stamp)
        where = f"Repetitions, {stamp}"
        if habit is None:
            found.leave("of a habit that is not there")
        elif day is None:
            found.leave(NO_DATE, where, str(stamp))
        elif not isinstance(told, int):
            found.leave(ODD, where, str(told))
        else:
            amount = None
            state = _STATES.get(told, "")
            if habit.kind == "number" and told > 0 and state != SKIPPED:
                amount, state = told / 1000, DONE
            text = str(words or "")
            if (amount is not None and amount > MOST_NUMBER) or (not state and told not in _LEFT):
                found.leave(ODD, where, str(told))
                continue
            if not state:
                found.leave(_LEFT[told])
                if not text.strip():
                    continue
            found.put(habit, day, HabitDay(state or NOTED, amount, text))
    return found


def _day(stamp: object) -> date | None:
    """The day of milliseconds at its midnight in UTC."""
    if not isinstance(stamp, int):
        return None
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=stamp)).date()
    except OverflowError:
        return None
