"""From one table of a plan to a task, and the rules between its keys."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import PLAIN, Manner
from backcare_tui.domain.plan.plan import Notes, Task
from backcare_tui.domain.plan.recurrence import check_rule
from backcare_tui.domain.plan.schedule import ByRule, frequency
from backcare_tui.storage.planfile.doses import SETS_WITHIN, easier_form, rungs_of
from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.kinds import EASIER, REQUIRED, SIDES, a
from backcare_tui.storage.planfile.messages import near
from backcare_tui.storage.planfile.tables import Fields, Values, missing, read_table
from backcare_tui.storage.planfile.tempo import check_hold

MASSAGE_NAME = "Self-massage"

_NOTES = ("steps", "cautions", "source", "log")
_DOSE = ("minutes", "seconds", "reps", "sets", "breaths", "sides")
_MANNER = ("tempo", "auto", "rest", "figure")
_UNITS = {"device": "minutes", "massage": "seconds", "visit": ""}


def read_task(kind: str, raw: Mapping[str, object], fields: Fields, place: Place) -> Task | None:
    """Read one task; None when anything is wrong with it, which has then been told."""
    told = len(place.report.problems)
    values = read_table(raw, fields, place, noun=a(kind), required=REQUIRED[kind])
    unit = _UNITS[kind] if kind in _UNITS else _exercise_unit(raw, fields, place)
    _check_sets_and_sides(unit, values, place)
    sides = values.get("sides", SIDES.get(kind, 1))
    easier = values.pop("easier", "")
    words, figure, easier_dose = easier_form(
        easier, EASIER[unit], sides, place.at("easier"), f"the easier form of {a(kind)}"
    )
    rungs = rungs_of(unit, values, sides)
    _check_start_rung(values, easier_dose, len(rungs), place)
    check_hold(values, place)
    _check_days(kind, values, place)
    if kind == "massage":
        _complete_massage(values, place)
    if len(place.report.problems) > told:
        return None
    notes = Notes(easier=words, **{key: values.pop(key) for key in _NOTES if key in values})
    manner = Manner(easier_figure=figure, **{key: values.pop(key) for key in _MANNER if key in values})
    manner = PLAIN if manner == PLAIN else manner
    rest = {key: value for key, value in values.items() if key not in _DOSE}
    return Task(kind=kind, rungs=rungs, easier=easier_dose, notes=notes, manner=manner, **rest)


def _exercise_unit(raw: Mapping[str, object], fields: Fields, place: Place) -> str:
    """What an exercise is counted in: reps or breaths."""
    units = [unit for unit in ("reps", "breaths") if unit in raw]
    if len(units) == 2:
        place.at("breaths").tell("an exercise has `reps` or `breaths`, not both")
    if units:
        return units[0]
    meant = [near(key, fields) for key in raw if key not in fields]
    for unit in ("reps", "breaths"):
        if unit in meant:
            return unit
    place.tell(missing("`reps` or `breaths`", "an exercise", "reps = [8, 10, 12]"))
    return "reps"


def _check_sets_and_sides(unit: str, values: Values, place: Place) -> None:
    if unit == "breaths":
        for key in ("sets", "sides", "rest"):
            if key in values:
                place.at(key).tell(f"`{key}` goes with `reps`: breaths are counted for the whole session")
        if "tempo" in values:
            place.at("tempo").tell("`tempo` goes with `reps`: breaths have a `pace`")
    elif "sets" in values and any(isinstance(reps, tuple) for reps in values.get("reps", ())):
        place.at("sets").tell(SETS_WITHIN)


def _check_start_rung(values: Values, easier: Dose | None, count: int, place: Place) -> None:
    """The ladder has the rung; ``count`` is 0 when the ladder could not be read."""
    rung = values.get("start_rung", 1)
    if count and rung > count:
        rungs = "1 rung" if count == 1 else f"{count} rungs"
        place.at("start_rung").tell(f"{rung} is above the ladder, which has {rungs}")
    if rung == 0 and easier is None:
        place.at("start_rung").tell("0 means an `easier` form with a dose of its own, and there is none")


def _check_days(kind: str, values: Values, place: Place) -> None:
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


def _complete_massage(values: Values, place: Place) -> None:
    """A massage's name, and how many targets a session works: never more than there are."""
    values.setdefault("name", MASSAGE_NAME)
    targets = len(values.get("targets", ()))
    a_day = values.setdefault("a_day", min(2, targets))
    if targets and a_day > targets:
        place.at("a_day").tell(f"{a_day} is more than there are `targets`: from 1 to {targets} is allowed")
