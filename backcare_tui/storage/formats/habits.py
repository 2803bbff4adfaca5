"""What the readers of other apps' files give: habits with their days, and what was left out and why."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from datetime import date

import msgspec

DONE, SKIPPED, NOTED = "done", "skipped", "noted"
YES_AUTO, NO, NO_DATA, NO_DATE, ODD = (
    "worked out by the app, not checked off",
    "not done",
    "no data",
    "not a date",
    "not a value of this format",
)
"""Why a day is left out."""
MOST_SAID = 5
"""Lines of a file that are told of; the others are counted."""
LONGEST_NAME, LONGEST_NOTE = 200, 4000
MOST_NUMBER = 100_000
"""The largest amount that is believed."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class NotUnderstood(Exception):
    """A file that cannot be used, in one sentence."""


class HabitDay(msgspec.Struct, frozen=True):
    """A day of a habit.

    Attributes:
        state: ``done``, ``skipped``, or ``noted`` where there are only words.
        amount: How much, in the habit's unit; None for a plain yes.
        note: The person's words.
    """

    state: str
    amount: float | None = None
    note: str = ""


class Habit(msgspec.Struct):
    """A habit as another app kept it.

    Attributes:
        name: What it is called there.
        kind: ``yes/no`` or ``number``.
        days: Its days; one that was neither done nor skipped, and has no words, is not among them.
        unit: What a number counts, in the app's words.
    """

    name: str
    kind: str = "yes/no"
    days: dict[date, HabitDay] = {}
    unit: str = ""


class Understood:
    """What was read of a file.

    Attributes:
        source: The app, such as ``loop``.
        habits: By their names.
        left: How many entries were left out, by the reason.
        said: The first of them that were no entries at all, each with its line.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.habits: dict[str, Habit] = {}
        self.left: dict[str, int] = {}
        self.said: list[str] = []

    def habit(self, name: str, kind: str = "yes/no", unit: str = "") -> Habit | None:
        """The habit of this name, which begins here if there was none; None for no name."""
        name = " ".join(name.split())[:LONGEST_NAME]
        if not name:
            return None
        if name not in self.habits:
            self.habits[name] = Habit(name, kind, {}, unit.strip()[:40])
        return self.habits[name]

    def leave(self, why: str, where: str = "", found: str = "") -> None:
        """Leave an entry out; ``where`` is told of what is no entry at all."""
        self.left[why] = self.left.get(why, 0) + 1
        if where and len(self.said) < MOST_SAID:
            self.said.append(f"{where}: {found[:40]!r} is {why}.")

    def put(self, habit: Habit, day: date, entry: HabitDay) -> None:
        """Take a day; of two of one date the later line counts."""
        note = entry.note.strip()[:LONGEST_NOTE]
        habit.days[day] = msgspec.structs.replace(entry, note=note)

    def day(self, text: str, where: str, *, american: bool = False) -> date | None:
        """A date as it stands there; None, and told, where it is none."""
        day = read_date(text, american=american)
        if day is None:
            self.leave(NO_DATE, where, text)
        return day


def read_date(text: str, *, american: bool = False) -> date | None:
    """``2026-03-02``, or ``3/2/2026`` where months come first."""
    match = _ISO.fullmatch(text.strip())
    parts = match.groups() if match else ()
    if american and not match and (match := _AMERICAN.fullmatch(text.strip())):
        parts = (match[3], match[1], match[2])
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """A number that may be an amount, or a code of the format."""
    try:
        number = float(text.strip())
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def text_of(data: bytes, name: str) -> str:
    """A file's text.

    Raises:
        NotUnderstood: It is not text in UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NotUnderstood(f"{name[:60]!r} is not text in UTF-8, at line {line}.") from None


def rows_of(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file that hold anything, each with its number.

    Raises:
        NotUnderstood: It is no CSV, or not text in UTF-8.
    """
    reader = csv.reader(io.StringIO(text_of(data, name), newline=""))
    try:
        for row in reader:
            if any(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise NotUnderstood(f"{name[:60]!r} cannot be read at line {reader.line_num}: {error}.") from None


def first_line(data: bytes) -> str:
    """The first line, as far as it is text: by it a format is known."""
    return data[:4096].decode("utf-8-sig", "replace").partition("\n")[0].strip()
