"""What a table of a plan file and one value of it may be.

A table is read against a list of its keys, each with its converter. Most functions here make a converter: it takes a TOML value and returns ours, or raises ``ValueError``
with what was found and what is allowed, one sentence an argument. Where it stood is added by the caller.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, TypeGuard, TypeVar

import msgspec

from backcare_tui.domain.plan.slots import MOST, SLOTS
from backcare_tui.storage.planfile.errors import Place, code, hint, is_number, refuse, shown
from backcare_tui.text.language import LONGEST_SHOWN, near

Item = TypeVar("Item")
Moment = TypeVar("Moment", date, time)
Number = int | float

MOST_LINES = 50
"""Items in a list of lines, such as steps."""
MOST_REPORTED = 5
"""Items of one list that are reported; a person mends the rest along with them."""
FIRST_YEAR, LAST_YEAR = 2000, 2080
"""Dates of a plan; what lies outside is a slip of the key."""

EVERYDAY = {
    "morning": {"breakfast", "waking", "mornings"},
    "midday": {"noon", "lunch", "lunchtime"},
    "evening": {"night", "bed", "bedtime", "dinner", "supper", "evenings"},
}
"""What people say for a slot."""
AROUND = {"at", "in", "the", "before", "after", "with", "around"}
"""Words beside those."""

_STEPS = {0: "a number", 0.5: "a whole or half number", 1: "a whole number"}
_ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


Fields = Mapping[str, Callable[[object], Any]]
"""The keys of a table, each with its converter (see ``values``): declared once, for reading, hints and errors."""

Values = dict[str, Any]
"""Converted values by key; what was missing or wrong is left out."""


class Needed(msgspec.Struct, frozen=True):
    """The converter of a key that its table must have.

    Attributes:
        convert: What it does.
        example: How a value may look, for the sentence that asks for it.
    """

    convert: Callable[[object], Any]
    example: str

    def __call__(self, value: object) -> Any:
        """The value converted, as by any converter."""
        return self.convert(value)


def table(raw: Mapping[str, object], fields: Fields, place: Place, *, noun: str) -> Values:
    """Convert every key of a table, and tell what is wrong with it.

    Args:
        raw: The table as tomllib made it.
        fields: Its keys.
        place: Where it stands.
        noun: What the table is, such as ``a device``.
    """
    values: Values = {}
    misspelt: set[str] = set()  # what was probably meant by a strange key is not asked for as well
    for key, value in raw.items():
        convert = fields.get(key)
        if convert is None:
            misspelt.add(near(key, fields))
            place.at(key).tell(_unknown(key, fields, noun))
            continue
        try:
            values[key] = convert(value)
        except ValueError as error:
            place.at(key).tell(*error.args)
    for key, convert in fields.items():
        if isinstance(convert, Needed) and key not in raw and key not in misspelt:
            place.tell(missing(code(key), noun, f"{key} = {convert.example}"))
    return values


def taken(values: Values, struct: type[msgspec.Struct]) -> Values:
    """Those of the values that a struct has a field for, taken out of the rest."""
    return {name: values.pop(name) for name in struct.__struct_fields__ if name in values}


def missing(what: str, noun: str, such_as: str) -> str:
    """The sentence about a key that ought to be there."""
    return f"{what} is missing: {noun} needs one, such as `{such_as}`"


def _unknown(key: str, fields: Fields, noun: str) -> str:
    sentence = f"{code(key)} is not a key of {noun}"
    if key == "title":
        return f"{sentence}: it belongs at the top of the file, above the first `[…]`"
    if key.lower() in fields:
        return f"{sentence}: keys are written in small letters, {code(key.lower())}"
    return sentence + hint(key, fields)


def not_a_table(raw: object, such_as: str) -> str:
    """The sentence about a value where a table should be."""
    return f"{shown(raw)} is not a table: write `{such_as}` on a line of its own, and its keys below"


def tables(raw: object, place: Place, such_as: str) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """The tables of a list, each with its place; what is none is told."""
    if not isinstance(raw, list):
        place.tell(not_a_table(raw, such_as))
        return
    for index, table in enumerate(raw):
        if isinstance(table, dict):
            yield place.at(index), table
        else:
            place.at(index).tell(not_a_table(table, such_as))


def listed(
    data: Mapping[str, object], name: str, noun: str, most: int, top: Place
) -> Iterator[tuple[Place, Mapping[str, object]]]:
    """The tables of ``[[name]]``, each with its place; a bracket too few, and too many of them, are told.

    Args:
        data: The file as tomllib made it.
        name: The table's.
        noun: What each is.
        most: How many there may be.
        top: The place of the file.
    """
    raw = data.get(name, [])
    if isinstance(raw, dict):
        top.at(name).tell(f"`[{name}]` is one bracket short: write `[[{name}]]`, once for each {noun}")
    elif isinstance(raw, list) and len(raw) > most:
        top.tell(f"the plan has {len(raw)} {noun}s, at most {most} are allowed")
    else:
        yield from tables(raw, top.at(name), f"[[{name}]]")


def number(
    low: Number, high: Number, *, above: bool = False, finest: Number = 0, unit: str = "", such_as: str = ""
) -> Callable[[object], Number]:
    """A number from ``low``, or ``above`` it, to ``high``, in steps of ``finest`` where there are any.

    A number that has a ``unit``, such as ``s`` or ``a minute``, may have it written behind it; it becomes a float.
    """
    allowed = f"{_STEPS[finest]} " + (f"above {low} up to {high}" if above else f"from {low} to {high}")
    if unit:
        allowed += f', alone or with its unit, such as "{such_as}"'

    def convert(value: object) -> Number:
        amount = _without_unit(value, unit) if unit and isinstance(value, str) else value
        if not _inside(amount, low, high, above=above) or (finest and amount % finest):
            raise refuse(value, allowed)
        return int(amount) if not unit and amount == math.floor(amount) else float(amount)

    return convert


def whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number from ``low`` to ``high``; ``3.0`` will do for 3."""
    convert = number(low, high, finest=1)
    return lambda value: int(convert(value))


def _inside(value: object, low: Number, high: Number, *, above: bool) -> TypeGuard[Number]:
    """Whether a value is a number within bounds; NaN is not, nor is ``true``."""
    # A whole number may be too large to become a float, so it is compared and never asked to be one.
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return low < value <= high if above else low <= value <= high


def _without_unit(value: str, unit: str) -> float | None:
    figures = value.strip().removesuffix(unit).rstrip()
    return float(figures) if figures != value.strip() and is_number(figures) else None


def yes_no(value: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is not `true` or `false`, without quotes")
    return value


def text(longest: int) -> Callable[[object], str]:
    """Any text that is not blank, of at most so many characters. What it shows is the screens' care."""

    def convert(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError(f"{shown(value)} is not a text in quotes")
        if not value.strip():
            raise ValueError("the text is blank: write some words")
        if len(value) > longest:
            raise ValueError(f"the text is {len(value)} characters long, at most {longest} are allowed")
        return value

    return convert


def task_id(value: object) -> str:
    """An id: 1 to 60 of ``a-z0-9-``."""
    if isinstance(value, str) and 1 <= len(value) <= 60 and _ID_LETTERS.issuperset(value):
        return value
    sentence = f"{shown(value)} is not an id, which is 1 to 60 small letters a-z, digits and hyphens"
    if isinstance(value, str) and len(value) <= LONGEST_SHOWN:
        meant = "-".join("".join(c if c in _ID_LETTERS else " " for c in value.lower()).split())
        sentence += f', such as "{meant}"' if meant else ""
    raise ValueError(sentence)


def one_of(words: Collection[str], noun: str) -> Callable[[object], str]:
    """One of these words; ``noun`` says what they are, such as ``a region of the atlas``."""

    def convert(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError(f"{shown(value)} is not {noun}, written in quotes")
        if value not in words:
            raise ValueError(f"{shown(value)} is not {noun}{hint(value, words)}")
        return value

    return convert


def several(
    item: Callable[[object], str], such_as: str, *, least: int = 0
) -> Callable[[object], tuple[str, ...]]:
    """A list of different items."""

    def convert(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{shown(value)} is not a list, such as {such_as}")
        if len(value) < least:
            raise ValueError(f"the list is empty: name at least one, such as {such_as}")
        items = tuple(each(value, item))
        for place, name in enumerate(items):
            if name in items[:place]:
                raise ValueError(f"{shown(name)} is in the list twice")
        return items

    return convert


def lines(value: object) -> tuple[str, ...]:
    """A list of texts, or a single text for a list of one."""
    values = value if isinstance(value, list) else [value]
    if len(values) > MOST_LINES:
        raise ValueError(f"the list has {len(values)} items, at most {MOST_LINES} are allowed")
    return tuple(each(values, text(2000)))


def each(values: list[object], item: Callable[[object], Item]) -> list[Item]:
    """Every item converted; what is wrong with each of them is told at once."""
    converted: list[Item] = []
    wrong: list[str] = []
    for value in values:
        try:
            converted.append(item(value))
        except ValueError as error:
            wrong += error.args
        if len(wrong) >= MOST_REPORTED:
            break
    if wrong:
        raise ValueError(*wrong)
    return converted


def day(value: object) -> date:
    """A date, bare or in quotes."""
    parsed = _from_iso(date.fromisoformat, value) if isinstance(value, str) else value
    # Of a date with a time tomllib makes a datetime, which is a kind of date and is none for a plan.
    if (
        isinstance(parsed, datetime)
        or not isinstance(parsed, date)
        or not FIRST_YEAR <= parsed.year <= LAST_YEAR
    ):
        raise refuse(value, f"a date such as 2026-01-31, of the years {FIRST_YEAR} to {LAST_YEAR}")
    return parsed


def morning(value: object) -> time:
    """A time of day in quotes, from 00:00 to 12:00."""
    parsed = _from_iso(time.fromisoformat, f"{value}:00") if isinstance(value, str) else None
    if parsed is None or parsed > time(12):
        raise refuse(value, 'a time from "00:00" to "12:00", in quotes, such as "04:00"')
    return parsed


def clock(value: object) -> time:
    """A time of day in quotes."""
    parsed = _from_iso(time.fromisoformat, f"{value}:00") if isinstance(value, str) else None
    if parsed is None:
        raise refuse(value, 'a time of day in quotes, such as "07:30"')
    return parsed


def slots(value: object) -> tuple[str, ...]:
    """One or several slots: names, or clock times."""
    several = value if isinstance(value, list) else [value]
    for one in several:
        known = isinstance(one, str) and (one in SLOTS or _from_iso(time.fromisoformat, f"{one}:00"))
        if not known:
            meant = slot_meant(one) or near(one, SLOTS) if isinstance(one, str) else ""
            close = f": did you mean {code(meant)}?" if meant else ""
            raise refuse(one, f'"morning", "midday", "evening" or a time such as "07:30"{close}')
    if not 1 <= len(several) <= MOST:
        raise ValueError(f"{len(several)} sessions a day: from 1 to {MOST} are allowed")
    if len(set(several)) < len(several):
        raise ValueError("one of them stands twice")
    return tuple(several)


def slot_meant(typed: str) -> str:
    """The slot or clock time that was probably meant by everyday words, ``noon``, or by ``7.30``; empty where none.

    What is a slot, or a time, means itself.
    """
    if figures := re.fullmatch(r"\s*(\d{1,2})[:.h](\d{2})\s*", typed):
        return f"{int(figures[1]):02}:{figures[2]}" if int(figures[1]) < 24 and int(figures[2]) < 60 else ""
    words = {word for word in typed.casefold().split() if word not in AROUND}
    meant = [slot for slot, known in EVERYDAY.items() if words <= {*known, slot}]
    return meant[0] if words and meant else ""


def _from_iso(read: Callable[[str], Moment], value: str) -> Moment | None:
    """``fromisoformat`` without its leniency: weeks, omitted hyphens and the like are not for a plan."""
    try:
        parsed = read(value)
    except ValueError:
        return None
    return parsed if parsed.isoformat() == value else None
