"""When a task is due, as a plan says it: ``every`` and ``first_every``."""

from __future__ import annotations

import re

from backcare_tui.domain.plan.recurrence import RuleError, checked_rule
from backcare_tui.domain.plan.schedule import ByRule, EveryDays, OnWeekdays, Schedule, TimesAWeek
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import hint, plain, refuse, shown
from backcare_tui.text.dates import SHORT_WEEKDAYS, WEEKDAYS
from backcare_tui.text.language import near

WEEKDAY_NAMES = tuple(name.lower() for name in WEEKDAYS)

_FORMS = 'one of "day", "2 days", ["mon", "wed", "fri"], "3 a week", "RRULE:FREQ=…"'
_SEVERAL = 'write `every = "day"`, and the times beside it, such as `at = ["morning", "midday", "evening"]`'
"""What is said to "three times a day", of which "3 days" would be the opposite."""
_MEANT = {
    "daily": '"day"',
    "every day": '"day"',
    "weekly": '"1 a week"',
    "week": '"1 a week"',
    "once a week": '"1 a week"',
    "twice a week": '"2 a week"',
    "every second day": '"2 days"',
    "every other day": '"2 days"',
    "weekdays": '["mon", "tue", "wed", "thu", "fri"]',
    "weekend": '["sat", "sun"]',
    "weekends": '["sat", "sun"]',
    "monthly": '"RRULE:FREQ=MONTHLY"',
    "day": '"day"',
    **{name: f'["{name[:3]}"]' for name in (*SHORT_WEEKDAYS, *WEEKDAY_NAMES)},
}

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")


def every(value: object) -> Schedule:
    """Read a schedule in any of its forms; whether a rule ever falls due is seen later.

    Raises:
        ValueError: it is none of them, or out of bounds.
    """
    if isinstance(value, list):
        days = read.several(_weekday, '["mon", "wed", "fri"]', least=1)(value)
        return OnWeekdays(tuple(sorted(SHORT_WEEKDAYS.index(day) for day in days)))
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is not a schedule, which is {_FORMS}{_from_number(value)}")
    words = value.strip()
    if words[:6].upper() == "RRULE:":
        return ByRule(_rule(words[6:]))
    if words == "day":
        return EveryDays(1)
    count, _, unit = words.partition(" ")
    if count.isascii() and count.isdecimal() and unit in {"day", "days", "a week"}:
        least, most, units = ("1 a week", 7, "a week") if unit == "a week" else ("1 day", 60, "days")
        if len(count) > 3 or not 1 <= int(count) <= most:
            raise refuse(value, f'from "{least}" to "{most} {units}"')
        return TimesAWeek(int(count)) if unit == "a week" else EveryDays(int(count))
    if words.lower().endswith((" a day", " daily", " per day")):
        raise ValueError(f"{shown(value)} is not a schedule: {_SEVERAL}")
    raise ValueError(f"{shown(value)} is not a schedule, which is {_FORMS}{_meant(words)}")


def _rule(text: str) -> str:
    try:
        return checked_rule(text)
    except RuleError as error:
        meant = hint(error.meant, error.allowed) if error.allowed else ""
        raise ValueError(error.sentence.format(plain(error.found)) + meant) from None


def _weekday(value: object) -> str:
    if isinstance(value, str):
        if value in SHORT_WEEKDAYS:
            return value
        start = value.strip().lower()[:3]
        if start in SHORT_WEEKDAYS and len(value) <= 12:
            raise ValueError(f'{shown(value)} is not a weekday in three small letters: write "{start}"')
        meant = near(value[:40], SHORT_WEEKDAYS)
        if meant:
            raise ValueError(f'{shown(value)} is not a weekday: did you mean "{meant}"?')
    raise ValueError(f"{shown(value)} is not a weekday, which is one of {', '.join(SHORT_WEEKDAYS)}")


def _from_number(value: object) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 60
    return f': did you mean "{value} days"?' if whole else ""


def _meant(words: str) -> str:
    """What a person probably meant; empty when there is no telling."""
    lower = " ".join(words[:40].lower().split())
    if lower.startswith("freq="):
        return ": put `RRULE:` in front"
    for number, word in enumerate(_NUMBERS, start=1):
        lower = re.sub(rf"\b{word}\b", str(number), lower)
    figures = "".join(char for char in lower if char in "0123456789")
    for unit, most, form in (("week", 7, '"{} a week"'), ("day", 60, '"{} days"')):
        if unit in lower and 1 <= len(figures) <= 2 and 1 <= int(figures) <= most:
            return f": did you mean {form.format(int(figures))}?"
    meant = "" if figures else near(lower, _MEANT)
    if not meant or any(unit in lower and unit not in meant for unit in ("day", "week", "month")):
        return ""
    return f": did you mean {_MEANT[meant]}?"
