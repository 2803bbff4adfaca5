"""mhabit's JSON export: read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from backcare_tui.storage.formats.habits import (
    DONE,
    MOST_NUMBER,
    NO_DATA,
    NO_DATE,
    NOTED,
    ODD,
    SKIPPED,
    HabitDay,
    NotUnderstood,
    Understood,
    read_date,
)

SOURCE = "mhabit"
UNKNOWN, DID, SKIP = 0, 1, 2
"""What a record's type says."""
DAY_MILLISECONDS = 86_400_000


class Record(msgspec.Struct):
    """A day of a habit there."""

    record_date: Any = None
    record_type: Any = None
    record_value: Any = None
    reason: str | None = None


class Kept(msgspec.Struct):
    """A habit there."""

    name: str
    records: list[Record]
    daily_goal_unit: str | None = ""


class Export(msgspec.Struct):
    """The file."""

    habits: list[Kept]


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether this is one file of JSON with habits and their records."""
    data = next(iter(files.values())) if len(files) == 1 else b""
    return (
        data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"habits"' in data and b'"records"' in data
    )


def read(files: Mapping[str, bytes]) -> Understood:
    """What such an export says.

    Raises:
        NotUnderstood: It cannot be read.
    """
    found = Understood(SOURCE)
    name, data = next(iter(files.items()))
    try:
        export = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Export)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(f"{name[:60]!r} is not an export of mhabit: {str(error)[:100]}.") from None
    for kept in export.habits:
        habit = found.habit(kept.name, unit=kept.daily_goal_unit or "")
        if habit is None:
            found.leave("a habit without a name")
            continue
        for place, record in enumerate(kept.records, 1):
            where, day = f"{habit.name[:40]}, record {place}", _day(record.record_date)
            if day is None:
                found.leave(NO_DATE, where, str(record.record_date))
                continue
            value, note = record.record_value, record.reason or ""
            if record.record_type == SKIP:
                found.put(habit, day, HabitDay(SKIPPED, note=note))
            elif record.record_type == DID and isinstance(value, int | float) and 0 < value <= MOST_NUMBER:
                if value > 1:
                    habit.kind = "number"
                found.put(habit, day, HabitDay(DONE, float(value) if habit.unit or value > 1 else None, note))
            else:
                found.leave(NO_DATA if record.record_type in (UNKNOWN, DID) else ODD)
                if note.strip():
                    found.put(habit, day, HabitDay(NOTED, note=note))
    return found


def _day(told: object) -> Any:
    """A day as it stands there: a date, or days since 1970."""
    if isinstance(told, int) and not isinstance(told, bool):
        from datetime import date, timedelta

        days = told // DAY_MILLISECONDS if abs(told) >= DAY_MILLISECONDS else told
        return date(1970, 1, 1) + timedelta(days=days) if abs(days) < 100_000 else None
    return read_date(told) if isinstance(told, str) else None
