"""The keys of a task that can be changed by a line: which it has, and what each may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from backcare_tui.coach.actions import plan_values
from backcare_tui.coach.actions.plan_values import ADDED_TO
from backcare_tui.coach.choices.choice import Choice
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.plan.dose import BREATHS, REPS, SECONDS, number, words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.slots import SLOTS
from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.storage.planfile.checks import LONGEST_MASSAGE
from backcare_tui.storage.planfile.values import Needed

Value = tuple[str, str]
"""What a key may be, as it is typed, and a few words on it."""

NONE = "none"
"""What takes a key out."""
COUNTS = tuple(unit.field for unit in (REPS, BREATHS, SECONDS))
"""What an exercise is counted in: one of these."""
COUNTED = {
    **{count: (count,) for count in COUNTS},
    **dict.fromkeys(("sets", "hold", "tempo"), (REPS.field,)),
    "pace": (BREATHS.field,),
    "rest": (REPS.field, BREATHS.field),
    "sides": (REPS.field, SECONDS.field),
}
"""Keys that do not go with everything that an exercise is counted in."""
IN_LINES = ("steps", "cautions")
"""Keys that hold sentences, which are typed with a semicolon between them."""
OFTEN = (*COUNTS, "minutes", "sets", "hold", "every", "at", "when", "targets", "a_day", "name")
"""Keys that are changed often; the others stand further down."""
PAUSE = "paused_until"
"""A key with a verb of its own."""

LADDER = "Several that rise are a ladder, such as {}."
ABOUT = {
    "minutes": "Minutes of a session: {}. " + LADDER.format("3,5,8"),
    "seconds": "Seconds on each side: {}. " + LADDER.format("30,45,60"),
    "reps": "Repetitions of a set: {}. " + LADDER.format("8,10,12"),
    "sets": "Sets: {}. " + LADDER.format("1,2,3"),
    "breaths": "Slow breaths: {}. " + LADDER.format("5,8,12"),
    "hold": "How long each repetition is held, such as 2 s: {}.",
    "every": "The days: day, 2 days, 3 a week, or weekdays such as mon wed fri.",
    "at": "When in the day: morning, midday, evening or a time such as 07:30. Several are several sessions.",
    "when": "The time of day in your own words, such as after lunch.",
    "weight": "How much it counts beside the other tasks of a day: {}; 1 if not said.",
    "optional": "Whether it is shown but never counted, so never missed: yes or no.",
    "start_on": "The first day it is asked, such as 5 dec.",
    "until": "The last day it is asked, such as 24 dec.",
    "start_rung": "The rung of its ladder that you begin on.",
    "name": "What it is called; its history stays.",
    "targets": "The muscles it may pick from, in your order.",
    "a_day": "How many of its muscles a session works.",
    "sides": "Sides: 2 where left and right each get all of it, else 1.",
    "pace": "Breaths a minute, such as 6: {}.",
    "tempo": "The parts of one repetition, such as pull 2 s, hold 1 s, return 3 s.",
    "rest": "Seconds between two sets: {}.",
    "regions": "The places on the body that it is for.",
    "not_with": "Conditions that rest it until a professional has cleared them; added to those that are there.",
    "tool": "What it is done with.",
    "steps": "How it is done, a step at a time, with a ; between them.",
    "cautions": "What to mind, with a ; between them; added to what is there.",
    "source": "Where it is from.",
    "where": 'Where it is, in your own words and in quotes, such as "two fingers above the left hip crest".',
    "how": "How it is worked on, such as a ball on a wall.",
    "felt_in": "Where it is often felt.",
    "position": "How you stand or lie for it.",
    "notes": "What else to mind.",
}
"""What each key is for. Limits come from the plan's reader, where the braces are."""


def fields_of(kind: str, atlas: Atlas) -> Mapping[str, Any]:
    """The keys of a kind that are offered, each with what reads it in a plan."""
    return {key: read for key, read in plan_values.fields_of(kind, atlas).items() if key != PAUSE}


def keys_of(task: Task, atlas: Atlas) -> Iterator[str]:
    """The keys that can be set of this task: an exercise is counted in one thing, and most go with that alone."""
    for key in fields_of(task.kind, atlas):
        counted = task.kind != "exercise" or goes_with(key, task.rungs[0].unit.field)
        pyramid = key == "sets" and isinstance(task.rungs[0].reps, tuple)
        if counted and not pyramid and (key != "start_rung" or task.climbs):
            yield key


def goes_with(key: str, counted: str) -> bool:
    """Whether an exercise that is counted so may have a key."""
    return counted in COUNTED.get(key, COUNTS)


def is_needed(key: str, kind: str, atlas: Atlas) -> bool:
    """Whether a task of this kind cannot do without a key."""
    return isinstance(fields_of(kind, atlas).get(key), Needed) or (kind == "exercise" and key in COUNTS)


def about(key: str, kind: str, atlas: Atlas) -> str:
    """What a key is for, and what it may be, in a sentence or two."""
    sentence = ABOUT.get(key, "")
    if key == "sides" and kind == "massage":
        sentence = "left or right: that side alone; 2: both, one after the other; 1: it has no sides."
    if key == "seconds" and kind == "exercise":
        sentence = sentence.replace("on each side", "it is held")
    return sentence.format(_allowed(key, kind, atlas)) if "{}" in sentence else sentence


def in_short(sentence: str) -> str:
    """The beginning of what is told of a key: what it is for, without what it may be."""
    return sentence.partition(":")[0].partition(",")[0].partition(".")[0]


def _allowed(key: str, kind: str, atlas: Atlas) -> str:
    """What the plan's reader allows, in the words in which it refuses what is nothing."""
    try:
        fields_of(kind, atlas)[key](None)
    except (ValueError, KeyError) as error:
        return str(error).partition(" is not ")[2].partition(",")[0]
    return ""


def as_typed(value: Any, key: str = "") -> str:
    """A value of the plan's file as one would type it for a key; empty for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        between = "; " if key in IN_LINES else " " if key == "every" else ","
        return between.join(map(as_typed, value))
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else " ".join(str(value).split())


def can_be_taken_out(key: str, kind: str, atlas: Atlas) -> bool:
    """Whether a task does without a key, and a line may take it out."""
    return key not in ADDED_TO and not is_needed(key, kind, atlas)


def values_of(key: str, kind: str, typed: str, atlas: Atlas, task: Task | None = None) -> Iterator[Value]:
    """What a key may be, where that is little enough to choose from; lists go on from what is typed of them."""
    one_session = kind in ("massage", "visit")
    if key == "every":
        yield from DAYS[2:] if kind == "massage" else DAYS  # a massage has a day off each week
    elif key == "at":
        yield from ((slot, "") for slot in SLOTS)
        if not one_session:
            yield from (("morning,evening", "two sessions"), (",".join(SLOTS), "three sessions"))
    elif key == "optional":
        yield from (("yes", "shown, never counted"), ("no", "counted in the day"))
    elif key == "sides" and kind == "massage":
        yield from (("left", "that side alone"), ("right", "that side alone"), ("2", "both, in turn"))
    elif key == "start_rung" and task is not None:
        yield from ((str(rung), words(task.dose(rung))) for rung in range(task.lowest, len(task.rungs) + 1))
    elif key == "a_day" and task is not None:
        most = min(len(task.targets), int(LONGEST_MASSAGE // task.rungs[-1].total))
        yield from ((str(count), "") for count in range(1, most + 1))
    elif key in LISTS:
        known = LISTS[key](atlas)
        kept = [item for item in typed.replace(",", " ").split() if item in known]
        yield from ((",".join([*kept, item]), known[item]) for item in known if item not in kept)


def _muscles(atlas: Atlas) -> dict[str, str]:
    return {target.id: target.name for target in atlas.target if target.self_massage}


LISTS: dict[str, Callable[[Atlas], Mapping[str, str]]] = {
    "targets": _muscles,
    "regions": lambda atlas: {region.id: region.name for region in atlas.region},
    "not_with": lambda _atlas: CONDITIONS,
}
"""Keys whose values are lists that grow, each with all that may stand in it and its words."""
DAYS: tuple[Value, ...] = (
    ("day", "every day"),
    ("2 days", "every second day"),
    ("mon tue wed thu fri sat", "all but Sunday"),
    ("mon tue wed thu fri", "Monday to Friday"),
    ("mon wed fri", "three days, and days between"),
    ("3 a week", "on whichever days suit"),
)


def value_choices(
    head: str, key: str, kind: str, typed: str, group: str, atlas: Atlas, task: Task | None = None
) -> list[Choice]:
    """What may stand behind a key as choices; of a list that grows, only what comes last is named."""
    return [
        Choice(f"{head}{may}", may.rpartition(",")[2] if key in LISTS else may, note, group=group)
        for may, note in values_of(key, kind, typed, atlas, task)
    ]


def begun(rows: Sequence[Choice], head: str, value: str) -> list[Choice]:
    """Those whose value, or the last item of a list, begins as typed."""
    typed = value.casefold()
    last = typed.rpartition(",")[2].strip()
    return [row for row in rows if row.line[len(head) :].startswith(typed) or (last and row.fits(last))]
