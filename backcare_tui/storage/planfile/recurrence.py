"""Calendar rules (``RRULE:…``): which are understood.

dateutil reads nearly anything, and some of it not as meant. A plan's rules are held to whole days and to
what the calendar standard (RFC 5545, 3.3.10) allows; ``plantrial`` then tries them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from backcare_tui.storage.planfile.messages import code, hint, shown

LONGEST_RULE = 200

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NO_HOURS = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


def rule_text(text: str) -> str:
    """A rule without its ``RRULE:``, checked part by part and put in capitals.

    Raises:
        ValueError: with what was found and what is allowed.
    """
    if len(text) > LONGEST_RULE:
        raise ValueError(f"the rule is {len(text)} characters long, at most {LONGEST_RULE} are allowed")
    parts: dict[str, str] = {}
    for part in text.strip().upper().split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            allowed = "a part of a rule, such as `FREQ=WEEKLY`; parts are divided by `;`"
            raise ValueError(f"{shown(part)} is not {allowed}")
        if name in parts:
            raise ValueError(f"{code(name)} is in the rule twice")
        if name == "DTSTART":
            raise ValueError(
                "`DTSTART` does not go into a rule: write `start_on = 2026-01-31` as a key of its own"
            )
        if name in _NO_HOURS:
            raise ValueError(f"{code(name)} does not go into a rule: tasks are due on days, not at hours")
        if name not in _PARTS:
            raise ValueError(f"{code(name)} is not a part of a rule{hint(name, _PARTS)}")
        _PARTS[name](name, value)
        parts[name] = value
    _check_together(parts)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _check_together(parts: dict[str, str]) -> None:
    """What the parts of a rule ask of each other."""
    if "FREQ" not in parts:
        raise ValueError(f"the rule has no `FREQ`, which is one of {', '.join(_FREQUENCIES)}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("the rule has both `COUNT` and `UNTIL`: keep one")
    if "BYSETPOS" in parts and not any(name[:2] == "BY" and name != "BYSETPOS" for name in parts):
        raise ValueError("`BYSETPOS` picks among the days of another part such as `BYDAY`, and there is none")
    numbered = [day[:-2] for day in parts.get("BYDAY", "").split(",") if day[:-2]]
    if not numbered:
        return
    frequency = parts["FREQ"]
    if frequency not in {"MONTHLY", "YEARLY"}:
        raise ValueError(f"a weekday with a number goes with FREQ=MONTHLY or FREQ=YEARLY, not {frequency}")
    if len(numbered) <= parts["BYDAY"].count(","):
        raise ValueError("`BYDAY` mixes weekdays with and without a number: keep to one kind")
    if "BYWEEKNO" in parts:
        raise ValueError("a weekday with a number does not go with `BYWEEKNO`")
    if (frequency == "MONTHLY" or "BYMONTH" in parts) and any(abs(int(count)) > 5 for count in numbered):
        raise ValueError("a month has at most five of a weekday: number them from 1 to 5 or -1 to -5")


def _word(*words: str) -> Callable[[str, str], None]:
    def check(name: str, value: str) -> None:
        if value not in words:
            raise ValueError(f"{code(f'{name}={value}')} is not allowed{hint(value, words)}")

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
                raise ValueError(f"{code(f'{name}={value}')} is not allowed: {name} takes {allowed}")

    return check


def _weekdays(name: str, value: str) -> None:
    number = _numbers(53, negative=True, many=False)
    for item in value.split(","):
        if item[-2:] not in _DAYS:
            raise ValueError(
                f"{code(f'{name}={value}')} is not allowed: {name} takes {', '.join(_DAYS)}, "
                "with a number in front for one of the month, such as 1TU"
            )
        if item[:-2]:
            number(name, item[:-2])


def _until(name: str, value: str) -> None:
    try:
        if len(value) == 8 and value.isascii() and value.isdecimal():
            date.fromisoformat(value)
            return
    except ValueError:
        pass
    raise ValueError(f"{code(f'{name}={value}')} is not allowed: {name} takes a day, such as 20261231")


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
