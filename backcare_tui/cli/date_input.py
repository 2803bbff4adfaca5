"""Days as people type them: ``yesterday``, ``-2``, ``mon``, ``2026-11-20``, ``20 Nov``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from backcare_tui.text.dates import WEEKDAYS
from backcare_tui.text.language import shortened

NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
LONGEST = 40
"""Characters of a day; more is something else."""


def read_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that was typed.

    Args:
        text: A name, a number of days such as ``-2``, a weekday, an ISO date, or a date in words.
        today: The running care day.
        ahead: What a day without its year, month or week means: with ``ahead`` the next one that is
            not before today, else the latest one that is not after it.

    Raises:
        ValueError: It is not a day, or could be two; the text says what is taken.
    """
    wanted = " ".join(text.lower().split())
    if wanted in NAMED:
        return today + timedelta(days=NAMED[wanted])
    known = "today, yesterday, -2, mon, 2026-11-20 and 20 Nov are understood"
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
    for number, name in enumerate(WEEKDAYS):  # from three letters on: `t` or `s` could be two of them
        if len(wanted) >= 3 and name.lower().startswith(wanted):
            back = (today.weekday() - number) % 7
            return today + timedelta(days=-back % 7 if ahead else -back)
    try:
        exact = _iso(wanted)
    except ValueError:
        raise unreadable from None
    meant = exact or _worded(text, wanted, today, ahead=ahead)
    if meant is None:
        raise unreadable
    return meant


def _iso(wanted: str) -> date | None:
    """``2026-11-20``, ``2026-11-3``, ``20261120`` or ``2026-w47-5``; None for anything else.

    Raises:
        ValueError: It is written like one, but the calendar has no such day.
    """
    try:
        return date.fromisoformat(wanted.upper())
    except ValueError:
        pass
    parts = wanted.split("-")
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() and len(part) <= 4 for part in parts):
        return date(*map(int, parts))
    return None


def _worded(text: str, wanted: str, today: date, *, ahead: bool) -> date | None:
    """What dateutil reads, as long as it is one day and no other; None where it is none.

    dateutil fills what is missing from a default day. So it is asked with several: what does not
    move with the default was said, and of months and years that were not, the nearest is meant.
    """
    if not any(char.isdecimal() for char in wanted) or _day_is_missing(wanted, today):
        return None
    day_first = {day for default in _defaults(today) if (day := _parse(wanted, default, dayfirst=True))}
    month_first = {day for default in _defaults(today) if (day := _parse(wanted, default, dayfirst=False))}
    if not day_first:
        return None
    meant = _nearest(day_first, today, ahead=ahead)
    if day_first != month_first:
        other = _nearest(month_first or day_first, today, ahead=ahead)
        two = f"{meant.isoformat()} or {other.isoformat()}"
        raise ValueError(f"{text[:LONGEST]!r} could be two days: write {two}.")
    return meant


def _nearest(days: set[date], today: date, *, ahead: bool) -> date:
    near = [day for day in days if (day >= today if ahead else day <= today)]
    return min(near or days) if ahead or not near else max(near)


def _defaults(today: date) -> Iterator[date]:
    """The first of this month, and of each month in the year before and after."""
    for back in range(-12, 13):
        months = today.year * 12 + today.month - 1 - back
        if 12 <= months < 9999 * 12:
            yield date(months // 12, months % 12 + 1, 1)


def _day_is_missing(wanted: str, today: date) -> bool:
    """Whether no day of the month was said, or only a weekday."""
    month = today.replace(day=1)
    return _parse(wanted, month, dayfirst=True) != _parse(wanted, month.replace(day=9), dayfirst=True)


def _parse(wanted: str, default: date, *, dayfirst: bool) -> date | None:
    import warnings

    from dateutil import parser  # costly, and only a date in words needs it

    start = datetime(default.year, default.month, default.day)  # noqa: DTZ001 - a day has no zone
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # such as a word that might have been a zone
            return parser.parse(wanted, default=start, dayfirst=dayfirst).date()
    except Exception:  # whatever it stumbles over, the person typed no day
        return None
