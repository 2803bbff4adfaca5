"""What is typed for a key of a task, and how it becomes the value that stands in the plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from backcare_tui.coach.coach import Coach
from backcare_tui.coach.results import Unreadable
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.storage.planfile.doses import SETS_OF
from backcare_tui.storage.planfile.targets import target_fields
from backcare_tui.storage.planfile.tasks import kind_fields
from backcare_tui.storage.planfile.values import slot_meant
from backcare_tui.text.date_input import read_day
from backcare_tui.text.dates import SHORT_WEEKDAYS, WEEKDAYS

HALF_DAY = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s*([ap])\.?m\b\.?", re.IGNORECASE)
"""``7:30 pm``."""
TIMES_A_WEEK = re.compile(r"(\d) (?:days|times|x) (?:a|per) week", re.IGNORECASE)


def _number(text: str) -> int | float | str:
    """A number where it is one; what is none is for the plan reader to tell."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            pass
    return text


def _ladder(text: str, _coach: Coach, unit: str = "") -> Any:
    if SETS_OF.fullmatch(text):
        return text  # the plan reader says how sets are written
    bare = re.sub(rf"(?<=\d)\s*{unit}(?![a-z])", "", text) if unit else text
    rungs = [_number(part) for part in _list(bare, _coach)]
    return rungs[0] if len(rungs) == 1 and not isinstance(rungs[0], str) else rungs


def _list(text: str, _coach: Coach) -> list[str]:
    return text.replace(",", " ").split()


def _by_24(found: re.Match[str]) -> str:
    hour = int(found[1]) % 12 + 12 * (found[3].casefold() == "p")
    return f"{hour:02}:{found[2] or '00'}"


def _slots(text: str, _coach: Coach) -> str | list[str]:
    text = HALF_DAY.sub(_by_24, text)
    words = text.replace(",", " ").split()
    said = words if all(map(slot_meant, words)) else text.split(",")  # "midday evening", and "before bed"
    slots = [slot_meant(slot) or slot.strip() for slot in said]
    return slots[0] if len(slots) == 1 else slots


def _every(text: str, _coach: Coach) -> str | list[str]:
    if through := re.fullmatch(r"(\w+)\s*[-–]\s*(\w+)", text.strip()):
        first, last = map(_weekday, through.groups())
        if first is not None and last is not None:
            return [SHORT_WEEKDAYS[day % 7].lower() for day in range(first, first + (last - first) % 7 + 1)]
    days = [_weekday(word) for word in _list(text, _coach)]
    if days and None not in days:
        return [SHORT_WEEKDAYS[day].lower() for day in days if day is not None]
    return TIMES_A_WEEK.sub(r"\1 a week", text.removeprefix("every "))


def _weekday(word: str) -> int | None:
    """Which weekday a word is, or begins: ``mon``, ``thurs``, ``Mondays``; None where it is none."""
    begun = word.casefold().removesuffix("s") if len(word) > 5 else word.casefold()
    found = (at for at, name in enumerate(WEEKDAYS) if len(begun) > 2 and name.casefold().startswith(begun))
    return next(found, None)


def _lines(text: str, _coach: Coach) -> list[str]:
    return [line.strip() for line in text.split(";") if line.strip()] or [text]


def _targets(text: str, coach: Coach) -> list[str]:
    """Ids, or names with commas between them: ``gluteus medius, piriformis``."""
    names = ["-".join(name.casefold().split()) for name in text.split(",") if name.strip()]
    return names if all(map(coach.atlas.find, names)) else _list(text, coach)


def _one(text: str, _coach: Coach) -> int | float | str:
    return _number(text)


def _words(text: str, _coach: Coach) -> str:
    return text


def _yes(text: str, _coach: Coach) -> bool | str:
    return {"yes": True, "true": True, "no": False, "false": False}.get(text.casefold(), text)


def day_typed(text: str, coach: Coach) -> Any:
    """A day as it is typed, today or later.

    Raises:
        Unreadable: It is no day.
    """
    try:
        return read_day(text, coach.today_date, ahead=True)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _day_to_come(text: str, coach: Coach) -> Any:
    day = day_typed(text, coach)
    if day < coach.today_date:
        raise Unreadable(f"{day} has passed: say today or a later day, or take the task out.")
    return day


ADDED_TO = ("cautions", "not_with")
"""Keys that are only ever added to: a warning is taken out by hand."""
READERS: dict[str, Callable[[str, Coach], Any]] = {
    "minutes": partial(_ladder, unit="min"),
    "seconds": partial(_ladder, unit="s"),
    "reps": _ladder,
    "sets": _ladder,
    "breaths": _ladder,
    "hold": _one,
    "pace": _one,
    "tempo": _words,
    "rest": _one,
    "every": _every,
    "at": _slots,
    "when": _words,
    "weight": _one,
    "optional": _yes,
    "start_on": day_typed,
    "until": _day_to_come,
    "paused_until": day_typed,
    "start_rung": _one,
    "name": _words,
    "targets": _targets,
    "a_day": _one,
    "regions": _list,
    "not_with": _list,
    "tool": _words,
    "steps": _lines,
    "cautions": _lines,
    "source": _words,
    "sides": _one,
}
"""The keys that can be set, each with how what is typed becomes a value. Whether it may be so, the plan reader says."""
TARGET_READERS: dict[str, Callable[[str, Coach], Any]] = {
    "name": _words,
    "where": _words,
    "how": _words,
    "regions": _list,
    "felt_in": _words,
    "position": _words,
    "notes": _words,
    "source": _words,
}
"""The same of a spot of one's own."""
TARGET = "target"
"""What a spot of one's own is called in a plan."""


def fields_of(kind: str, atlas: Atlas) -> dict[str, Any]:
    """The keys that can be typed for a task of a kind, or a target, each with what reads it in a plan."""
    fields = target_fields(atlas) if kind == TARGET else kind_fields(atlas)[kind]
    return {key: fields[key] for key in readers_of(kind) if key in fields}


def readers_of(kind: str) -> dict[str, Callable[[str, Coach], Any]]:
    """The keys that something new of a kind may be given."""
    return TARGET_READERS if kind == TARGET else READERS
