"""Days as people type them: ``yesterday``, ``-2``, ``mon``, ``last mon``, ``2026-11-20``, ``20 Nov``, ``28/2``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta

from backcare_tui.text.dates import WEEKDAYS, read_clock
from backcare_tui.text.language import shortened

NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
LONGEST = 40
"""Characters of a day; more is something else."""
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]  # no locale
YEARS = 8
"""How far a year that is not said may lie: 29 February may be that long away."""

_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4})|\.?)")
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}")
_SPLIT = re.compile(r",|(?<=[0-9])T(?=[0-9]{1,2}:)")
"""What stands between a day and its time beside a space."""
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")


def read_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that was typed.

    Args:
        text: A name, a number of days such as ``-2``, a weekday, an ISO date, or a date in words.
        today: The running care day.
        ahead: What a day without its year, month or week means: with ``ahead`` the next one that is
            not before today (a weekday: after it, as today has its own name), else the latest one that is not after it.

    Raises:
        ValueError: It is not a day, or could be two; the text says what is taken.
    """
    wanted = " ".join(text.lower().split())
    if wanted in NAMED:
        return today + timedelta(days=NAMED[wanted])
    known = "today, yesterday, -2, mon, 2026-11-20, 20 Nov and 20/11 are understood"
    unreadable = ValueError(f"{shortened(text, LONGEST)!r} is not a day: {known}.")
    if len(wanted) > LONGEST or not wanted:
        raise unreadable
    if wanted[0] in "+-":
        if not wanted[1:].isdecimal():
            raise unreadable
        try:
            return today + timedelta(days=int(wanted))
        except OverflowError:
            raise ValueError(f"{text[:LONGEST]} days is off the calendar.") from None
    last = wanted.startswith("last ")
    named = wanted.removeprefix("next " if ahead else "last ")
    weekday = _named(named, WEEKDAYS)  # from three letters on: `t` or `s` could be two of them
    if weekday is not None:
        back = (today.weekday() - weekday) % 7
        if last:  # never today itself
            return today - timedelta(days=back or 7)
        return today + timedelta(days=7 - back if ahead else -back)
    try:
        exact = _iso(wanted)
    except ValueError:
        raise unreadable from None
    meant = exact or _numbered(wanted, today, ahead=ahead) or _worded(wanted, today, ahead=ahead)
    if meant is None:
        raise unreadable
    return meant


def read_moment(text: str, today: date) -> tuple[date, time | None]:
    """The day to come that was typed, and the time of day with it if there is one: ``3 Dec 14:00``, ``9:30 fri``.

    Raises:
        ValueError: It is none; the text says what is taken.
    """
    words = [word for word in _SPLIT.sub(" ", text[: 2 * LONGEST]).split() if word.lower() != "at"]
    for at in (-1, 0):
        if len(words) > 1 and _CLOCK.fullmatch(words[at]):
            rest = words[:at] if at else words[1:]
            return read_day(" ".join(rest), today, ahead=True), read_clock(words[at])
    return read_day(text if len(text) > 2 * LONGEST else " ".join(words), today, ahead=True), None


def _iso(wanted: str) -> date | None:
    """``2026-11-20``, ``2026-11-3``, ``2026/11/20``, ``20261120`` or ``2026-w47-5``; None for anything else.

    Raises:
        ValueError: It is written like one, but the calendar has no such day.
    """
    try:
        return date.fromisoformat(wanted.upper())
    except ValueError:
        pass
    parts = wanted.replace("/", "-").split("-")
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() and len(part) <= 4 for part in parts):
        return date(*map(int, parts))
    return None


def _numbered(wanted: str, today: date, *, ahead: bool) -> date | None:
    """``28/2``, ``28.2.`` or ``28-2-2026``, the day first or the month; None for anything else.

    Raises:
        ValueError: It could be two days.
    """
    found = _NUMBERS.fullmatch(wanted)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), found[4]
    read = (
        _in_some_year(day, month, year, today, ahead=ahead) for day, month in ((one, other), (other, one))
    )
    days = list(dict.fromkeys(day for day in read if day is not None))
    if len(days) > 1:
        two = " or ".join(day.isoformat() for day in days)
        raise ValueError(f"{wanted!r} could be two days: write {two}.")
    return days[0] if days else None


def _worded(wanted: str, today: date, *, ahead: bool) -> date | None:
    """``20 Nov``, ``Nov 20, 2026``, ``Fri 20 November`` or ``5th``; None for anything else."""
    words = wanted.replace(",", " ").split()
    if len(words) > 1 and (weekday := _named(words[0].rstrip("."), WEEKDAYS)) is not None:
        meant = _worded(" ".join(words[1:]), today, ahead=ahead)
        return meant if meant is not None and meant.weekday() == weekday else None
    year = words.pop() if len(words) == 3 and re.fullmatch("[0-9]{4}", words[-1]) else None
    if len(words) == 1 and re.fullmatch("[0-9]{1,2}(st|nd|rd|th)", words[0]):
        return _in_some_month(int(words[0][:-2]), today, ahead=ahead)
    if len(words) != 2:
        return None
    month = next((at for word in words if (at := _named(word.rstrip("."), MONTHS)) is not None), None)
    day = next((int(found[1]) for word in words if (found := _DAY.fullmatch(word))), None)
    return None if month is None or day is None else _in_some_year(day, month + 1, year, today, ahead=ahead)


def _named(word: str, names: Sequence[str]) -> int | None:
    """Which of some names a word is, or begins with three letters or more."""
    found = (at for at, name in enumerate(names) if len(word) >= 3 and name.lower().startswith(word))
    return next(found, None)


def _in_some_year(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date | None:
    """A day of a month in its year, or in the nearest that has it; None where the calendar has none."""
    years = [int(year)] if year else range(today.year - YEARS, today.year + YEARS + 1)
    return _nearest(_existing((y, month, day) for y in years), today, ahead=ahead)


def _in_some_month(day: int, today: date, *, ahead: bool) -> date | None:
    """A day of the nearest month that has it; None where none has."""
    months = range(today.year * 12 + today.month - 1 - 12, today.year * 12 + today.month + 12)
    return _nearest(_existing((m // 12, m % 12 + 1, day) for m in months), today, ahead=ahead)


def _existing(days: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    """Those of some years, months and days that the calendar has."""
    for year, month, day in days:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _nearest(days: Iterable[date], today: date, *, ahead: bool) -> date | None:
    """The nearest on the side that is meant, else on the other; None without any."""
    known = [*days]
    near = [day for day in known if (day >= today if ahead else day <= today)]
    best = min if ahead or not near else max
    return best(near or known, default=None)
