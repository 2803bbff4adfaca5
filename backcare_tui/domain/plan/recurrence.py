"""Calendar rules (``RRULE:…``): which are understood, and whether they ever fall due.

dateutil reads nearly anything, and some of it not as meant. So rules are held to whole days and to what the
calendar standard (RFC 5545, 3.3.10) allows, and then tried, so that what passes neither raises nor dawdles later:
dateutil searches to the year 9999 for a date that never comes, which takes seconds, day by day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from backcare_tui.domain.plan.schedule import ANCHOR, rule_dates

LONGEST_RULE = 200

YEARS_TRIED = 10
"""A rule with no date in so many years has none that a person waits for."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NO_HOURS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


class RuleError(ValueError):
    """What is wrong with a rule.

    Attributes:
        sentence: It, with ``{}`` where the words that were found belong.
        found: Those words, as the person wrote them.
        allowed: What may stand for ``meant``, if it can be listed.
        meant: The word that is not allowed.
    """

    def __init__(
        self, sentence: str, found: str = "", *, allowed: Collection[str] = (), meant: str = ""
    ) -> None:
        super().__init__(sentence.format(found))
        self.sentence = sentence
        self.found = found
        self.allowed = allowed
        self.meant = meant or found


def checked_rule(text: str) -> str:
    """A rule without its ``RRULE:``, checked part by part and put in capitals.

    Raises:
        RuleError: With what was found and what is allowed.
    """
    if len(text) > LONGEST_RULE:
        raise RuleError(f"the rule is {len(text)} characters long, at most {LONGEST_RULE} are allowed")
    parts: dict[str, str] = {}
    for part in text.strip().upper().split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            allowed = "a part of a rule, such as `FREQ=WEEKLY`; parts are divided by `;`"
            raise RuleError(f'"{{}}" is not {allowed}', part)
        if name in parts:
            raise RuleError("`{}` is in the rule twice", name)
        if name == "DTSTART":
            raise RuleError(
                "`DTSTART` does not go into a rule: write `start_on = 2026-01-31` as a key of its own"
            )
        if name in _NO_HOURS:
            raise RuleError("`{}` does not go into a rule: tasks are due on days, not at hours", name)
        if name not in _PARTS:
            raise RuleError("`{}` is not a part of a rule", name, allowed=_PARTS)
        _PARTS[name](name, value)
        parts[name] = value
    _check_together(parts)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _check_together(parts: dict[str, str]) -> None:
    """What the parts of a rule ask of each other."""
    if "FREQ" not in parts:
        raise RuleError(f"the rule has no `FREQ`, which is one of {', '.join(_FREQUENCIES)}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("the rule has both `COUNT` and `UNTIL`: keep one")
    if "BYSETPOS" in parts and not any(name[:2] == "BY" and name != "BYSETPOS" for name in parts):
        raise RuleError("`BYSETPOS` picks among the days of another part such as `BYDAY`, and there is none")
    numbered = [day[:-2] for day in parts.get("BYDAY", "").split(",") if day[:-2]]
    if not numbered:
        return
    frequency = parts["FREQ"]
    if frequency not in {"MONTHLY", "YEARLY"}:
        raise RuleError(f"a weekday with a number goes with FREQ=MONTHLY or FREQ=YEARLY, not {frequency}")
    if len(numbered) <= parts["BYDAY"].count(","):
        raise RuleError("`BYDAY` mixes weekdays with and without a number: keep to one kind")
    if "BYWEEKNO" in parts:
        raise RuleError("a weekday with a number does not go with `BYWEEKNO`")
    if (frequency == "MONTHLY" or "BYMONTH" in parts) and any(abs(int(count)) > 5 for count in numbered):
        raise RuleError("a month has at most five of a weekday: number them from 1 to 5 or -1 to -5")


def _word(*words: str) -> Callable[[str, str], None]:
    def check(name: str, value: str) -> None:
        if value not in words:
            raise RuleError("`{}` is not allowed", f"{name}={value}", allowed=words, meant=value)

    return check


def _numbers(most: int, *, negative: bool = False, many: bool = True) -> Callable[[str, str], None]:
    allowed = f"{'whole numbers' if many else 'a whole number'} from 1 to {most}"
    allowed += f" or -1 to -{most}" if negative else ""

    def check(name: str, value: str) -> None:
        for item in value.split(",") if many else [value]:
            figures = item[1:] if negative and item[:1] in {"+", "-"} else item
            if not (
                figures.isascii() and figures.isdecimal() and len(figures) < 5 and 1 <= int(figures) <= most
            ):
                raise RuleError(f"`{{}}` is not allowed: {name} takes {allowed}", f"{name}={value}")

    return check


def _weekdays(name: str, value: str) -> None:
    number = _numbers(53, negative=True, many=False)
    for item in value.split(","):
        if item[-2:] not in _DAYS:
            allowed = f"{', '.join(_DAYS)}, with a number in front for one of the month, such as 1TU"
            raise RuleError(f"`{{}}` is not allowed: {name} takes {allowed}", f"{name}={value}")
        if item[:-2]:
            number(name, item[:-2])


def _until(name: str, value: str) -> None:
    try:
        if len(value) == 8 and value.isascii() and value.isdecimal():
            date.fromisoformat(value)
            return
    except ValueError:
        pass
    raise RuleError(f"`{{}}` is not allowed: {name} takes a day, such as 20261231", f"{name}={value}")


_PARTS: dict[str, Callable[[str, str], None]] = {
    "FREQ": _word(*_FREQUENCIES),
    "INTERVAL": _numbers(366, many=False),
    "COUNT": _numbers(999, many=False),
    "UNTIL": _until,
    "WKST": _word(*_DAYS),
    "BYDAY": _weekdays,
    "BYMONTH": _numbers(12),
    "BYMONTHDAY": _numbers(31, negative=True),
    "BYYEARDAY": _numbers(366, negative=True),
    "BYWEEKNO": _numbers(53, negative=True),
    "BYSETPOS": _numbers(366, negative=True),
}


def check_rule(rule: str, start: date | None) -> None:
    """Try a rule as the rest of the program will: from its task's start, and from the anchor.

    Args:
        rule: As ``checked_rule`` gives it.
        start: The task's ``start_on``.

    Raises:
        RuleError: It never falls due.
    """
    if "COUNT=" in rule and start is None:
        raise RuleError("`COUNT` counts from the day the task starts: give the task a `start_on`")
    begin = start or ANCHOR
    last = max(begin.year, ANCHOR.year) + YEARS_TRIED
    endless = ";".join(part for part in rule.split(";") if part[:6] not in {"COUNT=", "UNTIL="})
    if not _falls(endless, begin, last):
        raise RuleError(f"the rule never falls due: it names no day from {begin} to the end of {last}")
    if begin != ANCHOR and not _falls(endless, ANCHOR, last):  # `frequency` counts from there
        raise RuleError("the rule falls due only thanks to its first day: say which days it means with BYDAY")
    if endless != rule and not any(rule_dates(rule, begin, year) for year in range(ANCHOR.year, last + 1)):
        raise RuleError(
            f"the rule never falls due: COUNT or UNTIL leaves no day from {max(begin, ANCHOR)} on"
        )


def _falls(rule: str, start: date, last: int) -> bool:
    """Whether a rule without end names a day, from the anchor or its start to the end of a year.

    Tried in the last years before 9999 that run just as these do, weekdays and leap years alike: there
    dateutil gives up soon.
    """
    from datetime import datetime

    from dateutil.rrule import rrulestr

    shift = _late_year(start, last) - start.year
    begin = datetime(start.year + shift, start.month, start.day)  # noqa: DTZ001  (care days have no zone)
    earliest = datetime(max(start, ANCHOR).year + shift, 1, 1)  # noqa: DTZ001
    try:
        first_due = rrulestr(rule, dtstart=begin).after(max(begin, earliest), inc=True)
    except (ValueError, OverflowError, IndexError):
        return False  # it ran out of years
    return first_due is not None and first_due.year <= last + shift


def _late_year(start: date, last: int) -> int:
    """The latest year from which the calendar runs, short of 9999, as from ``start`` to ``last``."""
    year = 9998 - (last - start.year)
    while year % 4 != start.year % 4 or date(year, 1, 1).weekday() != date(start.year, 1, 1).weekday():
        year -= 1
    return year
