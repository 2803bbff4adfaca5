"""How much a task asks and at what cadence, as a plan says it: ladders, pyramids, tempo, and the easier form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from backcare_tui.domain.plan.dose import BREATHS, MINUTES, REPS, SECONDS, SIDES, VISIT, Dose, Unit, number
from backcare_tui.domain.plan.pacing import Phase
from backcare_tui.domain.plan.plan import UNTAUGHT, EndStep, Teaching, combine_ladders
from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, code, is_number, shown
from backcare_tui.text.language import count as counted
from backcare_tui.text.language import near

Reps = int | tuple[int, ...]
"""Repetitions of each set, or of a pyramid's sets in turn."""

SIDES_CALLED = '["left side down", "right side down"]'

AMOUNTS: dict[Unit, Callable[[object], Any]] = {
    unit: read.number(unit.least, unit.most, finest=0.5 if unit is MINUTES else 1)
    for unit in (MINUTES, SECONDS, REPS, BREATHS)
}
"""Converters of a single amount."""

DEVICE_MINUTES, SPOT_SECONDS = read.number(1, 60, finest=0.5), read.number(5, 90, finest=1)
"""Less than the unit allows: of a device, and of one side of one massage target."""

_SIDES, _SIDE = read.whole(1, 2), read.text(40)


def sides(value: object) -> int | tuple[str, ...]:
    """How many sides an exercise is for, or what its two are called, the left one first."""
    if not isinstance(value, list):
        return _SIDES(value)
    names = read.several(_SIDE, SIDES_CALLED)(value)
    if len(names) != 2:
        raise ValueError(
            f"the list has {counted(len(names), 'name')}: two are allowed, such as {SIDES_CALLED}"
        )
    return names


def worked_sides(value: object) -> int | str:
    """How many sides a massage works, or which one alone."""
    if isinstance(value, str) and value in SIDES:
        return value
    if not isinstance(value, str):
        try:
            return _SIDES(value)
        except ValueError:
            pass
    meant = near(value, SIDES) if isinstance(value, str) else ""
    hint = f": did you mean {code(meant)}?" if meant else ": 2 is both, each in turn"
    raise ValueError(f'{shown(value)} is not 1, 2, "left" or "right"{hint}')


SETS = read.whole(1, 10)
PROSE = read.text(2000)
SETS_WITHIN = "a pyramid has its sets within it: leave `sets` out"

SETS_OF = re.compile(r"\s*(\d{1,2})\s*[x×*]\s*(\d{1,2})\s*", re.IGNORECASE)
"""``3 × 10``, as a sheet of paper says sets of repetitions."""

_PYRAMID = f'a pyramid such as "5-3-1", of 2 to 10 sets of {REPS.least} to {REPS.most}'


def ladder(item: Callable[[object], Any]) -> Callable[[object], tuple[Any, ...]]:
    """One amount, or a list of amounts each above the one before."""

    def convert(value: object) -> tuple[Any, ...]:
        values = value if isinstance(value, list) else [value]
        if not values:
            raise ValueError("the list is empty: write one number, or a ladder such as [3, 5, 8]")
        rungs = tuple(read.each(values, item))
        totals = [sum(rung) if isinstance(rung, tuple) else rung for rung in rungs]
        for below, above in pairwise(range(len(rungs))):
            if totals[above] <= totals[below]:
                words = [
                    shown(raw) if isinstance(raw, str) else rung
                    for rung, raw in zip(rungs, values, strict=True)
                ]
                order = f"{words[above]} comes after {words[below]}"
                raise ValueError(f"the ladder does not rise: {order}, each must ask more")
        return rungs

    return convert


def reps_ladder(value: object) -> tuple[Reps, ...]:
    """A ladder of repetitions, or of pyramids whose totals rise."""
    if isinstance(value, list) and 0 < sum(isinstance(rung, str) for rung in value) < len(value):
        raise ValueError("the list mixes numbers and pyramids: keep to one kind")
    return ladder(_reps_or_pyramid)(value)


def _reps_or_pyramid(value: object) -> Reps:
    """Repetitions, or sets of them in turn such as ``"5-3-1"``."""
    if not isinstance(value, str):
        reps: int = AMOUNTS[REPS](value)
        return reps
    if meant := SETS_OF.fullmatch(value):
        raise ValueError(f"{shown(value)} is two keys here: `sets = {meant[1]}` and `reps = {meant[2]}`")
    figures = value.split("-") if len(value) <= 40 else []
    sets = tuple(int(word) for word in figures if word.isascii() and word.isdecimal())
    allowed = 2 <= len(sets) <= 10 and all(REPS.least <= count <= REPS.most for count in sets)
    if len(sets) != len(figures) or not allowed:
        raise ValueError(f"{shown(value)} is not {_PYRAMID}")
    return sets


def rungs_of(unit: Unit, values: read.Values, sides: int) -> tuple[Dose, ...]:
    """The ladder of doses, from a task's converted keys; empty when what it is made of is missing or wrong."""
    if unit is VISIT:
        return (Dose(),)
    amounts = values.get(unit.field, ())
    if unit is REPS and not (amounts and isinstance(amounts[0], tuple)):
        return combine_ladders(amounts, values.get("sets", (1,)), sides)
    return tuple(unit.dose(amount, sides if unit.sided else 1) for amount in amounts)


NOT_WITH = read.several(read.one_of(tuple(CONDITIONS), "a screening answer"), '["pregnancy"]')
"""Screening answers."""

STARTED: read.Fields = {"start": read.lines}
"""What a device is taught with, beside its steps."""
TAUGHT: read.Fields = {**STARTED, "slips": read.lines, "breath": read.text(300)}
"""What an exercise is taught with, beside its steps."""

MOST_PHASES = 8
LONGEST_WORD = 24
LONGEST_TEXT = 400
LEAST, MOST = 0.5, 60
"""Seconds of one part of a repetition."""

_TEMPO = 'words with their seconds, such as "pull 2 s, hold 1 s, return 3 s"'


def tempo(value: object) -> tuple[Phase, ...]:
    """Read a cadence: 1 to 8 parts with a comma between, each a word or two and its seconds.

    Raises:
        ValueError: it is none, or a part takes less than half a second or more than a minute.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{shown(value)} is not a tempo, which is {_TEMPO}")
    parts = value.split(",")
    if len(parts) > MOST_PHASES or len(value) > LONGEST_TEXT:
        raise ValueError(f"the tempo has too many parts: at most {MOST_PHASES} are allowed")
    return tuple(read.each(list(parts), _phase))


def _phase(value: object) -> Phase:
    text = " ".join(str(value).split())
    word, _, figures = text.removesuffix("s").rstrip().rpartition(" ")
    if not is_number(figures):
        raise ValueError(f"{shown(text)} is not a part of a tempo, which is {_TEMPO}")
    if not word:
        raise ValueError(f"{shown(text)} has no word for the movement: write {shown(f'pull {text}')}")
    if len(word) > LONGEST_WORD:
        raise ValueError(f"{shown(word)} has {len(word)} characters, at most {LONGEST_WORD} are allowed")
    if not LEAST <= float(figures) <= MOST:
        raise ValueError(f"{shown(text)} is out of bounds: a part takes from {LEAST} to {MOST} seconds")
    return Phase(word, float(figures))


def check_hold(hold: float | None, tempo: Sequence[Phase], place: Place) -> None:
    """A ``hold`` and the part of the ``tempo`` called so are one thing, and must say the same."""
    held = [phase.seconds for phase in tempo if phase.word.lower() == "hold"]
    if hold is not None and held and hold not in held:
        words = f"it holds {number(held[0])} s, and `hold` says {number(hold)} s"
        place.at("tempo").tell(f"{words}: make them one")


_WORDS: read.Fields = {"words": read.Needed(PROSE, '"Lie down instead."')}
_FORM: read.Fields = {**_WORDS, "steps": read.lines, "not_with": NOT_WITH, "then": read.text(60)}
_EXERCISE: read.Fields = {**_FORM, **TAUGHT, "figure": read.task_id}
_EASIER: dict[Unit, read.Fields] = {
    MINUTES: {**_FORM, **STARTED, "minutes": DEVICE_MINUTES, "figure": read.task_id},
    SECONDS: {**_FORM, "seconds": SPOT_SECONDS},
    REPS: {**_EXERCISE, "reps": _reps_or_pyramid, "sets": SETS, "tempo": tempo},
    BREATHS: {**_EXERCISE, "breaths": AMOUNTS[BREATHS]},
    VISIT: _WORDS,
}
"""Keys of an ``easier`` table, by what the task is counted in."""
HELD: read.Fields = {**_EXERCISE, "seconds": AMOUNTS[SECONDS]}
"""The same of an exercise that is held for so many seconds."""
LONG: read.Fields = {**_FORM, **STARTED, "minutes": AMOUNTS[MINUTES]}
"""The same of an activity."""
_OF_A_DOSE = ("start", "steps", "slips", "breath", "tempo", "not_with", "then")
"""Those that say nothing where nothing asks for the form."""


class Easier(msgspec.Struct, frozen=True):
    """An easier form: its words, its dose if it has one, and what else it has of its own."""

    words: str = ""
    figure: str = ""
    tempo: tuple[Phase, ...] = ()
    teaching: Teaching = UNTAUGHT
    not_with: tuple[str, ...] | None = None
    then: str = ""
    dose: Dose | None = None


def easier_form(
    raw: str | Mapping[str, object],
    unit: Unit,
    sides: int,
    place: Place,
    noun: str,
    fields: read.Fields | None = None,
) -> Easier:
    """An easier form, given as words, or as a table of ``words``, the dose, and what else is its own.

    Errors call it by ``noun``, such as ``the easier form of a device``; its keys are ``fields``, else those of its unit.
    """
    if isinstance(raw, str):
        return Easier(raw)
    fields = fields or _EASIER[unit]
    values = read.table(raw, fields, place, noun=noun)
    own, teaching, dose = read.taken(values, Easier), Teaching(**read.taken(values, Teaching)), None
    if "sets" in raw and "reps" not in raw:
        place.at("sets").tell("`sets` needs `reps` beside it, to say how many of what")
    elif "sets" in values and isinstance(values.get("reps"), tuple):
        place.at("sets").tell(SETS_WITHIN)
    elif values:
        dose = Dose(**values, sides=sides if unit.sided else 1)
    for key in _OF_A_DOSE:
        if key in raw and key in fields and unit.field not in raw:
            place.at(key).tell(
                f"`{key}` needs a dose beside it, such as `{unit.field} = 5`: else nothing asks for the form"
            )
    if dose is not None and teaching != UNTAUGHT and "steps" not in raw:
        key = next(key for key in TAUGHT if key in raw)
        place.at(key).tell(
            f"`{key}` needs `steps` beside it: of what the task itself teaches nothing is told then"
        )
    return Easier(teaching=teaching, dose=dose, **own)


_END_STEP: read.Fields = {
    "words": read.Needed(read.text(300), '"Roll to your side."'),
    "seconds": read.number(5, 300, unit="s", such_as="60 s"),
}
MOST_END_STEPS = 12


def ending(raw: object, place: Place) -> tuple[EndStep, ...]:
    """What is done once a device's time or an exercise is over, in order: each in words, or as a table of words and seconds."""
    items = raw if isinstance(raw, list) else [raw]
    if len(items) > MOST_END_STEPS:
        place.tell(f"the list has {len(items)} steps, at most {MOST_END_STEPS} are allowed")
        return ()
    tables = [item if isinstance(item, dict) else {"words": item} for item in items]
    read_ones = [
        read.table(table, _END_STEP, place.at(at), noun="a step of an ending")
        for at, table in enumerate(tables)
    ]
    return tuple(EndStep(**values) for values in read_ones if "words" in values)
