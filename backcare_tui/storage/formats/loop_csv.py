"""Loop Habit Tracker's CSV export, a folder or a zip: read, and written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from backcare_tui.storage.formats.habits import (
    DONE,
    MOST_NUMBER,
    NO,
    NO_DATA,
    NOTED,
    ODD,
    SKIPPED,
    YES_AUTO,
    Habit,
    HabitDay,
    NotUnderstood,
    Understood,
    first_line,
    read_number,
    rows_of,
)

SOURCE = "loop"
HABITS, MARKS = "Habits.csv", "Checkmarks.csv"
THOUSANDTHS = 1000
"""Loop keeps a number as so many thousandths."""
HEAD = [
    "Position",
    "Name",
    "Type",
    "Question",
    "Description",
    "FrequencyNumerator",
    "FrequencyDenominator",
    "Color",
    "Unit",
    "Target Type",
    "Target Value",
    "Archived?",
]

_WORDS = {"YES_MANUAL": DONE, "2": DONE, "SKIP": SKIPPED, "3": SKIPPED}
_LEFT = {
    "YES_AUTO": YES_AUTO,
    "1": YES_AUTO,
    "NO": NO,
    "0": NO,
    "UNKNOWN": NO_DATA,
    "-1": NO_DATA,
    "": NO_DATA,
}


def fits(files: Mapping[str, bytes]) -> bool:
    """Whether these files are such an export."""
    return _base(files) is not None


def _base(files: Mapping[str, bytes]) -> str | None:
    """The folder in which its list of habits lies."""
    for name in sorted(files, key=len):
        if name.rpartition("/")[2] == HABITS and first_line(files[name]).startswith("Position,Name,"):
            return name.removesuffix(HABITS)
    return None


def read(files: Mapping[str, bytes]) -> Understood:
    """What such an export says.

    Raises:
        NotUnderstood: It cannot be read.
    """
    found = Understood(SOURCE)
    base = _base(files) or ""
    lines = [row for _line, row in rows_of(files[base + HABITS], HABITS)]
    columns = {name: place for place, name in enumerate(lines[0])}
    listed: list[Habit] = []
    for row in lines[1:]:
        about = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        kind = "number" if about.get("Type", "").upper() == "NUMERICAL" else "yes/no"
        habit = found.habit(about.get("Name", ""), kind, about.get("Unit", ""))
        if habit is None:
            found.leave("a habit without a name")
            continue
        listed.append(habit)
        own = _own_marks(files, base, about.get("Position", ""))
        if own:
            _read_marks(found, habit, own, files[own])
    if listed and not any(habit.days for habit in listed) and base + MARKS in files:
        _read_all_marks(found, listed, files[base + MARKS])
    return found


def _own_marks(files: Mapping[str, bytes], base: str, position: str) -> str:
    """The file of one habit's days: in a folder that begins with its position."""
    wanted = re.compile(re.escape(base) + re.escape(position) + r" [^/]*/" + re.escape(MARKS))
    return next(filter(wanted.fullmatch, sorted(files)), "") if position else ""


def _read_marks(found: Understood, habit: Habit, name: str, data: bytes) -> None:
    for line, row in rows_of(data, name):
        if row[0] == "Date":
            continue
        day = found.day(row[0], f"{name} line {line}")
        if day is not None:
            note = row[2] if len(row) > 2 else ""
            _take(found, habit, day, (row[1] if len(row) > 1 else "", note), f"{name} line {line}")


def _read_all_marks(found: Understood, habits: list[Habit], data: bytes) -> None:
    """The file of all habits: its names stand there without quotes, so columns go by their order."""
    for line, row in rows_of(data, MARKS):
        if row[0] == "Date":
            continue
        day = found.day(row[0], f"{MARKS} line {line}")
        if day is not None:
            for habit, value in zip(habits, row[1:], strict=False):
                _take(found, habit, day, (value, ""), f"{MARKS} line {line}")


def _take(found: Understood, habit: Habit, day: date, told: tuple[str, str], where: str) -> None:
    value, note = told[0].strip(), told[1]
    state, amount = _WORDS.get(value.upper(), ""), None
    if habit.kind == "number" and value.upper() not in ("SKIP", "UNKNOWN", "", "-1", "NO"):
        number = read_number(value)
        if number is None or not 0 <= number <= MOST_NUMBER * THOUSANDTHS:
            found.leave(ODD, where, value)
            return
        amount = number / THOUSANDTHS
        state = DONE if amount else ""
        value = value if amount else "NO"
    if not state:
        if value.upper() not in _LEFT:
            found.leave(ODD, where, value)
            return
        found.leave(_LEFT[value.upper()])
        if not note.strip():
            return
        state = NOTED
    found.put(habit, day, HabitDay(state, amount, note))


def written(habits: Iterable[Habit]) -> dict[str, bytes]:
    """Habits as such an export, by the names of its files.

    Raises:
        NotUnderstood: There are more than Loop can number.
    """
    habits = [*habits]
    if len(habits) > 999:
        raise NotUnderstood("Loop numbers 999 habits, and these are more.")
    files = {HABITS: _csv([HEAD, *(_about(place, habit) for place, habit in enumerate(habits, 1))])}
    days = [day for habit in habits for day in habit.days]
    names = [_unquoted(habit.name) for habit in habits]
    marks = [["Date", *names, ""]]
    marks += ([day.isoformat(), *(_value(habit, day) for habit in habits), ""] for day in _backwards(days))
    files[MARKS] = _csv(marks)
    for place, habit in enumerate(habits, 1):
        rows = [["Date", "Value", "Notes"]]
        for day in _backwards([*habit.days]):
            known = habit.days.get(day)
            rows.append([day.isoformat(), _value(habit, day), known.note if known else ""])
        folder = re.sub(r"[^ \w-]+", "", habit.name).strip()[:40]
        files[f"{place:03} {folder}/{MARKS}"] = _csv(rows)
    return files


def _about(place: int, habit: Habit) -> list[str]:
    is_number = habit.kind == "number"
    kind, target = ("NUMERICAL", ["AT_LEAST", "0.0"]) if is_number else ("YES_NO", ["", ""])
    return [f"{place:03}", habit.name, kind, "", "", "1", "1", "#00897B", habit.unit, *target, "false"]


def _value(habit: Habit, day: date) -> str:
    known = habit.days.get(day)
    if known is None or known.state == NOTED:
        return "UNKNOWN"
    if known.state == SKIPPED:
        return "SKIP"
    return "YES_MANUAL" if habit.kind != "number" else str(round((known.amount or 0.0) * THOUSANDTHS))


def _backwards(days: list[date]) -> Iterable[date]:
    """Every day from the last to the first, as Loop lists them."""
    if not days:
        return []
    first, last = min(days), max(days)
    return (last - timedelta(days=back) for back in range((last - first).days + 1))


def _unquoted(name: str) -> str:
    return re.sub(r'[,"\r\n]+', " ", name).strip()


def _csv(rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
