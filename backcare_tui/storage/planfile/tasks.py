"""The kinds of task and their keys, the format of a plan at a glance; and from one table of it to a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from backcare_tui.domain.plan.dose import BREATHS, MINUTES, REPS, SECONDS, VISIT, Dose, Unit
from backcare_tui.domain.plan.pacing import PLAIN, Manner
from backcare_tui.domain.plan.plan import Notes, Task
from backcare_tui.domain.plan.recurrence import check_rule
from backcare_tui.domain.plan.schedule import ByRule, frequency
from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.doses import (
    AMOUNTS,
    PROSE,
    SETS,
    SETS_WITHIN,
    check_hold,
    easier_form,
    ladder,
    reps_ladder,
    rungs_of,
    tempo,
)
from backcare_tui.storage.planfile.errors import Place, code
from backcare_tui.storage.planfile.schedules import every
from backcare_tui.text.language import count as counted
from backcare_tui.text.language import near

MASSAGE_NAME = "Self-massage"

_NAME = read.text(200)


def _words_or_table(value: object) -> str | dict[str, object]:
    return value if isinstance(value, dict) else PROSE(value)


COMMON: read.Fields = {
    "id": read.Needed(read.task_id, '"posture-pump"'),
    "name": read.Needed(_NAME, '"Posture pump"'),
    "every": read.Needed(every, '"day"'),
    "first_every": every,
    "start_on": read.day,
    "until": read.day,
    "optional": read.yes_no,
    "weight": read.number(0, 10, above=True),
    "start_rung": read.whole(0, 500),
    "when": read.text(40),
    "tool": read.text(60),
    "not_with": read.several(read.one_of(tuple(CONDITIONS), "a screening answer"), '["pregnancy"]'),
    "cautions": read.lines,
    "steps": read.lines,
    "easier": _words_or_table,
    "source": PROSE,
}
"""The keys of every task; ``regions`` beside them."""

_AUTO: read.Fields = {"auto": read.yes_no}
REST = read.measure(0, 600, "s", "45 s")
"""Seconds between two sets, of one exercise or of all."""


class Kind(msgspec.Struct, frozen=True):
    """A kind of task.

    Attributes:
        fields: Its own keys, beside those of every task.
        unit: What it is counted in; None where its keys tell.
        sides: How many sides it is for when the plan does not say.
    """

    fields: read.Fields
    unit: Unit | None = None
    sides: int = 1


KINDS = {
    "device": Kind({"minutes": read.Needed(ladder(AMOUNTS[MINUTES]), "[3, 5, 8]"), **_AUTO}, unit=MINUTES),
    "massage": Kind(
        {
            "name": _NAME,
            "seconds": read.Needed(ladder(AMOUNTS[SECONDS]), "[30, 45, 60]"),
            "a_day": read.whole(1, 500),
            "sides": read.whole(1, 2),
            **_AUTO,
        },
        unit=SECONDS,
        sides=2,
    ),
    "exercise": Kind(
        {
            "reps": reps_ladder,
            "sets": ladder(SETS),
            "breaths": ladder(AMOUNTS[BREATHS]),
            "hold": read.measure(0, 60, "s", "2 s", above=True),
            "pace": read.measure(3, 20, "a minute", "6 a minute"),
            "sides": read.whole(1, 2),
            "tempo": tempo,
            "rest": REST,
            "figure": read.task_id,
            **_AUTO,
        }
    ),
    "visit": Kind({"log": read.lines}, unit=VISIT),
}
"""Every kind with the keys that it alone has; ``targets`` and ``regions`` are the atlas's matter: ``kind_fields``."""


def kind_fields(atlas: read.AtlasIds) -> dict[str, read.Fields]:
    """The keys of every kind of task, with this atlas's regions and targets."""
    regions = read.several(read.one_of(atlas.regions, "a region of the atlas"), '["low-back"]')
    example = '["gluteus-medius"]'
    targets = {"massage": {"targets": read.Needed(read.several(_target(atlas), example, least=1), example)}}
    return {
        name: {**COMMON, "regions": regions, **kind.fields, **targets.get(name, {})}
        for name, kind in KINDS.items()
    }


def _target(atlas: read.AtlasIds) -> Callable[[object], str]:
    offered = read.one_of(atlas.targets - atlas.no_self_massage, "a target for self-massage")

    def convert(value: object) -> str:
        if isinstance(value, str) and value in atlas.no_self_massage:
            raise ValueError(f"{code(value)} is for stretching, not for pressing: take it off the list")
        return offered(value)

    return convert


def a(kind: str) -> str:
    """The kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def read_task(kind: str, raw: Mapping[str, object], fields: read.Fields, place: Place) -> Task | None:
    """Read one task; None when anything is wrong with it, which has then been told."""
    problems_before = len(place.report.problems)
    values = read.table(raw, fields, place, noun=a(kind))
    unit = KINDS[kind].unit
    if unit is None:
        unit = _exercise_unit(raw, fields, place)
    _check_sets_and_sides(unit, values, place)
    sides = values.get("sides", KINDS[kind].sides)
    easier = values.pop("easier", "")
    noun = f"the easier form of {a(kind)}"
    words, figure, easier_dose = easier_form(easier, unit, sides, place.at("easier"), noun)
    rungs = rungs_of(unit, values, sides)
    _check_start_rung(values, easier_dose, len(rungs), place)
    check_hold(values, place)
    _check_days(kind, values, place)
    if kind == "massage":
        _complete_massage(values, place)
    if len(place.report.problems) > problems_before:
        return None  # some values may be missing, and none of it will be used
    notes = Notes(easier=words, **read.taken(values, Notes))
    manner = Manner(easier_figure=figure, **read.taken(values, Manner))
    manner = PLAIN if manner == PLAIN else manner
    # What is left over, such as `minutes` and `sets`, has gone into the rungs.
    return Task(
        kind=kind, rungs=rungs, easier=easier_dose, notes=notes, manner=manner, **read.taken(values, Task)
    )


def _exercise_unit(raw: Mapping[str, object], fields: read.Fields, place: Place) -> Unit:
    """What an exercise is counted in: reps or breaths."""
    units = [unit for unit in (REPS, BREATHS) if unit.field in raw]
    if len(units) == 2:
        place.at("breaths").tell("an exercise has `reps` or `breaths`, not both")
    if units:
        return units[0]
    meant = [near(key, fields) for key in raw if key not in fields]
    for unit in (REPS, BREATHS):
        if unit.field in meant:
            return unit
    place.tell(read.missing("`reps` or `breaths`", "an exercise", "reps = [8, 10, 12]"))
    return REPS


def _check_sets_and_sides(unit: Unit, values: read.Values, place: Place) -> None:
    if unit is BREATHS:
        for key in ("sets", "sides", "rest"):
            if key in values:
                place.at(key).tell(f"`{key}` goes with `reps`: breaths are counted for the whole session")
        if "tempo" in values:
            place.at("tempo").tell("`tempo` goes with `reps`: breaths have a `pace`")
    elif "sets" in values and any(isinstance(reps, tuple) for reps in values.get("reps", ())):
        place.at("sets").tell(SETS_WITHIN)


def _check_start_rung(values: read.Values, easier: Dose | None, count: int, place: Place) -> None:
    """The ladder has the rung; ``count`` is 0 when the ladder could not be read."""
    rung = values.get("start_rung", 1)
    if count and rung > count:
        place.at("start_rung").tell(f"{rung} is above the ladder, which has {counted(count, 'rung')}")
    if rung == 0 and easier is None:
        place.at("start_rung").tell("0 means an `easier` form with a dose of its own, and there is none")


def _check_days(kind: str, values: read.Values, place: Place) -> None:
    start, until = values.get("start_on"), values.get("until")
    if start and until and until < start:
        place.at("until").tell(f"{until} is before `start_on`, {start}")
    for key in ("every", "first_every"):
        schedule = values.get(key)
        if isinstance(schedule, ByRule):
            try:
                check_rule(schedule.rule, start)
            except ValueError as error:
                place.at(key).tell(*error.args)
        elif kind == "massage" and schedule is not None and frequency(schedule) == (1, 1):
            place.at(key).tell("massage needs a day off each week: six days at most are allowed")


def _complete_massage(values: read.Values, place: Place) -> None:
    """A massage's name, and how many targets a session works: never more than there are."""
    values.setdefault("name", MASSAGE_NAME)
    targets = len(values.get("targets", ()))
    a_day = values.setdefault("a_day", min(2, targets))
    if targets and a_day > targets:
        place.at("a_day").tell(f"{a_day} is more than there are `targets`: from 1 to {targets} is allowed")
