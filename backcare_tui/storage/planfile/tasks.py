"""The kinds of task and their keys, the format of a plan at a glance; and from one table of it to a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.dose import BREATHS, MINUTES, REPS, SECONDS, VISIT, Dose, Unit
from backcare_tui.domain.plan.pacing import PLAIN, Manner
from backcare_tui.domain.plan.plan import Notes, Task
from backcare_tui.domain.plan.recurrence import check_rule
from backcare_tui.domain.plan.schedule import ByRule, frequency
from backcare_tui.storage.planfile import doses
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, code
from backcare_tui.storage.planfile.schedules import every
from backcare_tui.text.language import count as counted
from backcare_tui.text.language import near


def _words_or_table(value: object) -> str | dict[str, object]:
    return value if isinstance(value, dict) else doses.PROSE(value)


COMMON: read.Fields = {
    "id": read.Needed(read.task_id, '"posture-pump"'),
    "name": read.Needed(read.text(200), '"Posture pump"'),
    "every": read.Needed(every, '"day"'),
    "first_every": every,
    "start_on": read.day,
    "paused_until": read.day,
    "until": read.day,
    "optional": read.yes_no,
    "for_pain": read.yes_no,
    "weight": read.number(0, 10, above=True),
    "start_rung": read.whole(0, 500),
    "at": read.slots,
    "when": read.text(40),
    "tool": read.text(60),
    "not_with": doses.NOT_WITH,
    "cautions": read.lines,
    "steps": read.lines,
    "easier": _words_or_table,
    "source": doses.PROSE,
}
"""The keys of every task; ``regions`` beside them."""

NOT_PRESSED_WITH = ("pregnancy", "osteoporosis", "spinal-surgery", "cancer", "blood-thinners", "numbness")
"""Screening answers that rest a massage of which the plan does not say (spencermassage, welly; `not_with = []`: none)."""

REST = read.number(0, 600, unit="s", such_as="45 s")
"""Seconds between two sets, of one exercise or of all."""


def _ending(value: object) -> object:
    """As it is: its steps have places of their own, and are read in ``read_task``."""
    return value


class Kind(msgspec.Struct, frozen=True):
    """A kind of task.

    Attributes:
        fields: Its own keys, beside those of every task.
        unit: What it is counted in; None where its keys tell.
        sides: How many sides it is for when the plan does not say.
        easier: The keys of its easier form, where they are not those of its unit.
    """

    fields: read.Fields
    unit: Unit | None = None
    sides: int = 1
    easier: read.Fields | None = None


KINDS = {
    "device": Kind(
        {
            "minutes": read.Needed(doses.ladder(doses.DEVICE_MINUTES), "[3, 5, 8]"),
            "ending": _ending,
            "auto": read.yes_no,
            "figure": read.task_id,
            **doses.STARTED,
        },
        unit=MINUTES,
    ),
    "massage": Kind(
        {
            "name": read.text(200),
            "seconds": read.Needed(doses.ladder(doses.SPOT_SECONDS), "[30, 45, 60]"),
            "a_day": read.whole(1, 500),
            "sides": doses.worked_sides,
            "auto": read.yes_no,
        },
        unit=SECONDS,
        sides=2,
    ),
    "exercise": Kind(
        {
            "reps": doses.reps_ladder,
            "sets": doses.ladder(doses.SETS),
            "breaths": doses.ladder(doses.AMOUNTS[BREATHS]),
            "seconds": doses.ladder(doses.AMOUNTS[SECONDS]),
            "hold": read.number(0, 60, above=True, unit="s", such_as="2 s"),
            "pace": read.number(3, 20, unit="a minute", such_as="6 a minute"),
            "sides": doses.sides,
            **doses.TAUGHT,
            "tempo": doses.tempo,
            "rest": REST,
            "ending": _ending,
            "figure": read.task_id,
            "auto": read.yes_no,
        }
    ),
    "activity": Kind(
        {
            "minutes": read.Needed(doses.ladder(doses.AMOUNTS[MINUTES]), "[5, 10, 15]"),
            "auto": read.yes_no,
            **doses.STARTED,
        },
        unit=MINUTES,
        easier=doses.LONG,
    ),
    "check": Kind({}, unit=VISIT),
    "visit": Kind({"log": read.lines}, unit=VISIT),
}
"""Every kind with the keys that it alone has; ``targets`` and ``regions`` are the atlas's matter: ``kind_fields``."""


def kind_fields(atlas: Atlas) -> Mapping[str, read.Fields]:
    """The keys of every kind of task, with this atlas's regions and targets."""
    regions = read.one_of({region.id for region in atlas.region}, "a region of the atlas")
    several_regions = read.several(regions, '["low-back"]')
    example = '["gluteus-medius"]'
    fields = {name: {**COMMON, "regions": several_regions, **kind.fields} for name, kind in KINDS.items()}
    fields["massage"]["every"] = read.Needed(every, '["mon", "thu"]')
    fields["massage"]["targets"] = read.Needed(read.several(_target(atlas), example, least=1), example)
    return fields


def _target(atlas: Atlas) -> Callable[[object], str]:
    refused = {target.id for target in atlas.target if not target.self_massage}
    offered = read.one_of(
        {target.id for target in atlas.target} - refused,
        "a target for self-massage, nor a `[[target]]` of this plan",
    )

    def convert(value: object) -> str:
        if isinstance(value, str) and value in refused:
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
    unit = KINDS[kind].unit or _exercise_unit(raw, fields, place)
    _check_sets_and_sides(unit, values, place)
    sides = values.get("sides", KINDS[kind].sides)
    if isinstance(sides, tuple):  # it has names for both
        sides = len(sides)
    else:
        values.pop("sides", None)
    if isinstance(sides, str):  # which one alone
        values["side"], sides = sides, 1
    noun = f"the easier form of {a(kind)}"
    easier_keys = doses.HELD if kind == "exercise" and unit is SECONDS else KINDS[kind].easier
    easier = doses.easier_form(values.pop("easier", ""), unit, sides, place.at("easier"), noun, easier_keys)
    ending = doses.ending(values.pop("ending", []), place.at("ending"))
    rungs = doses.rungs_of(unit, values, sides)
    _check_start_rung(values, easier.dose, len(rungs), place)
    _check_not_with(values.get("not_with", ()), easier.not_with or (), place.at("easier", "not_with"))
    doses.check_hold(values.get("hold"), values.get("tempo", ()), place)
    doses.check_hold(values.get("hold"), easier.tempo, place.at("easier"))
    _check_days(kind, values, place)
    if kind in ("massage", "visit") and len(values.get("at", ())) > 1:
        place.at("at").tell(f"{a(kind)} has one session a day: name one slot or time")
    if kind == "massage":
        _complete_massage(values, place)
    if len(place.report.problems) > problems_before:
        return None  # some values may be missing, and none of it will be used
    notes = Notes(
        easier=easier.words,
        easier_form=easier.teaching,
        then=easier.then,
        ending=ending,
        **read.taken(values, Notes),
    )
    manner = Manner(easier_figure=easier.figure, easier_tempo=easier.tempo, **read.taken(values, Manner))
    manner = PLAIN if manner == PLAIN else manner
    # What is left over, such as `minutes` and `sets`, has gone into the rungs.
    return Task(
        kind=kind,
        rungs=rungs,
        easier=easier.dose,
        easier_not_with=easier.not_with,
        notes=notes,
        manner=manner,
        **read.taken(values, Task),
    )


def _check_not_with(all_of_it: Sequence[str], easier: Sequence[str], place: Place) -> None:
    """What rests the easier form rests the task."""
    for condition in easier:
        if condition not in all_of_it:
            place.tell(f"{code(condition)} rests the easier form only: add it to the task's own `not_with`")


def _exercise_unit(raw: Mapping[str, object], fields: read.Fields, place: Place) -> Unit:
    """What an exercise is counted in: reps, breaths, or the seconds it is held."""
    counts = (REPS, BREATHS, SECONDS)
    units = [unit for unit in counts if unit.field in raw]
    if len(units) > 1:
        place.at(units[-1].field).tell("an exercise has one of `reps`, `breaths` and `seconds`, not several")
    meant = [near(key, fields) for key in raw if key not in fields]
    units += [unit for unit in counts if unit.field in meant]
    if not units:
        place.tell(read.missing("`reps`, `breaths` or `seconds`", "an exercise", "reps = [8, 10, 12]"))
    return units[0] if units else REPS


def _check_sets_and_sides(unit: Unit, values: read.Values, place: Place) -> None:
    if unit is SECONDS:
        for key in ("sets", "tempo", "hold", "pace"):
            if key in values:
                place.at(key).tell(
                    f"`{key}` goes with {'`breaths`' if key == 'pace' else '`reps`'}: seconds are one hold"
                )
    elif unit is BREATHS:
        for key in ("sets", "sides"):
            if key in values:
                place.at(key).tell(f"`{key}` goes with `reps`: breaths are counted for the whole session")
        if "tempo" in values:
            place.at("tempo").tell("`tempo` goes with `reps`: breaths have a `pace`")
    elif "sets" in values and any(isinstance(reps, tuple) for reps in values.get("reps", ())):
        place.at("sets").tell(doses.SETS_WITHIN)


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
    values.setdefault("name", "Self-massage")
    values.setdefault("not_with", NOT_PRESSED_WITH)
    targets = len(values.get("targets", ()))
    a_day = values.setdefault("a_day", min(2, targets))
    if targets and a_day > targets:
        place.at("a_day").tell(f"{a_day} is more than there are `targets`: from 1 to {targets} is allowed")
