"""The top of a plan file: its title, its settings, its tasks in order, what it tracks, and targets and messages of the person's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.guidance.tips import OCCASIONS
from backcare_tui.domain.plan.pacing import COMMON, Guide
from backcare_tui.domain.plan.plan import Limits, Plan, Tip
from backcare_tui.domain.plan.slots import SLOTS, DayTimes
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.checks import Placed, check_ids, check_massage
from backcare_tui.storage.planfile.errors import Place, Report, code, hint, shown
from backcare_tui.storage.planfile.schedules import WEEKDAY_NAMES
from backcare_tui.storage.planfile.targets import read_targets
from backcare_tui.storage.planfile.tasks import KINDS, REST, a, kind_fields, read_task
from backcare_tui.storage.planfile.tracks import read_tracks
from backcare_tui.text.language import near

MOST_TASKS = 100
"""More than any day can hold; a hostile file is not thought about for long."""

MOST_TIPS, LONGEST_TIP = 500, 200
"""Messages of a plan, and characters of one, which has one line or two."""

ORDERED = ("device", "massage", "exercise", "activity", "reps", "breaths", "seconds")
"""What ``order`` may name beside the ids of tasks; visits and checks are not guided."""

TIP_CHOICES = {
    "zone": ("green", "amber", "red", "unknown"),
    "stance": ("progress", "hold", "ease", "rest"),
    "streak": ("start", "days", "weeks", "months"),
    "kind": tuple(KINDS),
    "occasion": OCCASIONS,
}
"""What a message may be kept for."""

_TITLE: read.Fields = {"title": read.text(200)}
SETTINGS: dict[str, read.Fields] = {
    "day": {
        "starts_at": read.morning,
        "week_starts": read.one_of(WEEKDAY_NAMES, "a weekday in full"),
        **dict.fromkeys(SLOTS, read.clock),
    },
    "streak": {
        "day_counts_at": read.number(0, 1, above=True),
        "week_target": read.whole(1, 7),
        "grace": read.whole(0, 3),
    },
    "guidance": {
        "amber": read.whole(1, 9),
        "red": read.whole(2, 10),
        "climb_sessions": read.whole(5, 50),
        "climb_share": read.number(0.8, 1),
        "climb_days": read.whole(7, 42),
        "red_days": read.whole(2, 28),
        "setback_days": read.whole(7, 28),
        "morning_rise": read.whole(1, 2),
        "ease_days": read.whole(2, 7),
        "gap_days": read.whole(3, 14),
        "flare_days": read.whole(7, 28),
    },
    "guide": {
        "auto": read.yes_no,
        "rest": REST,
        "order": read.several(read.text(60), '["device", "massage", "reps", "breaths"]'),
    },
}
"""The keys of each table of settings; what they are when left out, ``Plan``, ``Limits`` and ``Guide`` say alone."""

_DEFAULTS = Plan(title="", tasks=())
_LISTED = ("tip", "track", "target")
_NAMES = (*_TITLE, *SETTINGS, *KINDS, *_LISTED)


def make_plan(report: Report, atlas: Atlas) -> Plan:
    """Make a plan of what tomllib read.

    Raises:
        PlanError: There are problems.
    """
    data, top = report.data, Place(report)
    # First of all, as tasks and messages may name them wherever in the file they stand.
    targets = read_targets(data, atlas, top)
    atlas = atlas.including(targets)
    strange = [name for name in data if name not in _NAMES]
    for name in strange:
        top.at(name).tell(_unknown(name, data[name], atlas))
    values: read.Values = {}
    meant = {near(name, _NAMES) for name in strange}  # what is misspelt is not missing as well
    if "title" in data:
        values = read.table({"title": data["title"]}, _TITLE, top, noun="a plan")
    elif "title" not in meant:
        top.tell(read.missing("`title`", "a plan", 'title = "My back"') + " in its first line")
    for name, fields in SETTINGS.items():
        values.update(_read_settings(name, data.get(name, {}), fields, top.at(name)))
    if "week_starts" in values:
        values["week_starts"] = WEEKDAY_NAMES.index(values["week_starts"])
    # Everything is read whatever was wrong so far: all errors of a file are told at once.
    _check_zones(values, top.at("guidance"))
    times = DayTimes(**read.taken(values, DayTimes))
    _check_times(times, top.at("day"))
    placed = _read_tasks(data, atlas, top)
    if all(data.get(kind, []) == [] and kind not in meant for kind in KINDS):
        top.tell(f"the plan has no task: add one under {', '.join(f'`[[{kind}]]`' for kind in KINDS)}")
    massages = [(place, task) for place, task in placed if task.kind == "massage"]
    check_massage(massages, values.get("week_starts", _DEFAULTS.week_starts))
    _check_order(values.get("order", ()), data, top.at("guide", "order"))
    tips, tracks = _read_tips(data, atlas, top), read_tracks(data, top)
    if report.problems:
        raise report.error()
    limits, guide = Limits(**read.taken(values, Limits)), Guide(**read.taken(values, Guide))
    tasks = tuple(task for _, task in placed)
    guide = COMMON if guide == COMMON else guide
    return Plan(
        tasks=tasks,
        limits=limits,
        tips=tips,
        guide=guide,
        tracks=tracks,
        targets=targets,
        times=times,
        **values,
    )


def _read_settings(name: str, raw: object, fields: read.Fields, place: Place) -> read.Values:
    if isinstance(raw, dict):
        return read.table(raw, fields, place, noun=f"`[{name}]`")
    if isinstance(raw, list):
        place.tell(f"`[[{name}]]` has a pair of brackets too many: write `[{name}]`, once")
    else:
        place.tell(read.not_a_table(raw, f"[{name}]"))
    return {}


def _check_times(times: DayTimes, place: Place) -> None:
    for earlier, later in pairwise(SLOTS):
        before, after = getattr(times, earlier), getattr(times, later)
        if before >= after:
            place.at(later).tell(
                f"{later} is to come after {earlier}: it is {after:%H:%M}, {earlier} {before:%H:%M}"
            )


def _check_zones(values: read.Values, place: Place) -> None:
    amber, red = values.get("amber", _DEFAULTS.amber), values.get("red", _DEFAULTS.red)
    if amber >= red:
        message = f"the red zone must begin above the amber one: amber is {amber}, red is {red}"
        place.at("red" if "red" in values else "amber").tell(message)


def _read_tasks(data: Mapping[str, object], atlas: Atlas, top: Place) -> list[Placed]:
    tables = list(_task_tables(data, top))
    if len(tables) > MOST_TASKS:
        top.tell(f"the plan has {len(tables)} tasks, at most {MOST_TASKS} are allowed")
        return []
    check_ids((place.at("id"), raw.get("id")) for _, place, raw in tables)
    fields = kind_fields(atlas)
    tasks = [(place, read_task(kind, raw, fields[kind], place)) for kind, place, raw in tables]
    return [(place, task) for place, task in tasks if task is not None]


def _task_tables(data: Mapping[str, object], top: Place) -> Iterator[tuple[str, Place, Mapping[str, object]]]:
    """Every task's table, with its kind and place, in the order of the file."""
    for kind, raw in data.items():
        if kind not in KINDS:
            continue
        if isinstance(raw, dict):
            top.at(kind).tell(f"`[{kind}]` is one bracket short: write `[[{kind}]]`, once for each {kind}")
            yield kind, top.at(kind), raw
        else:
            for place, table in read.tables(raw, top.at(kind), f"[[{kind}]]"):
                yield kind, place, table


def _check_order(order: Sequence[str], data: Mapping[str, object], place: Place) -> None:
    """Everything in the order is a kind, a count or a task of the plan that can be guided."""
    tables = [data.get(kind) for kind in KINDS if kind in ORDERED]
    rows = [row for table in tables if isinstance(table, list) for row in table if isinstance(row, dict)]
    known = {*ORDERED, *(row["id"] for row in rows if isinstance(row.get("id"), str))}
    for word in order:
        if word not in known:
            place.tell(f"{shown(word)} is neither a kind nor the id of a task to guide{hint(word, known)}")


def tip_fields(atlas: Atlas) -> read.Fields:
    """The keys of a message."""
    choices = {
        key: read.several(read.one_of(words, f"a {key} of a message"), f'["{words[0]}"]')
        for key, words in TIP_CHOICES.items()
    }
    targets = {target.id for target in atlas.target}
    return {
        "id": read.Needed(read.task_id, '"posture-pump"'),
        "text": read.Needed(read.text(LONGEST_TIP), '"A short walk counts."'),
        "source": read.text(200),
        **choices,
        "target": read.several(read.one_of(targets, "a target"), '["piriformis"]'),
    }


def _read_tips(data: Mapping[str, object], atlas: Atlas, top: Place) -> tuple[Tip, ...]:
    """A plan's own messages, in order; what is wrong with them is told."""
    fields, tips = tip_fields(atlas), dict[str, Tip]()
    for place, table in read.listed(data, "tip", "message", MOST_TIPS, top):
        values = read.table(table, fields, place, noun="a message")
        if values.get("id") in tips:
            place.at("id").tell(f"the id {code(values['id'])} is given twice: each message needs its own")
        elif "id" in values and "text" in values:
            tips[values["id"]] = Tip(**{"source": "your plan", **values})
    return tuple(tips.values())


def _unknown(name: str, value: object, atlas: Atlas) -> str:
    """What is wrong with a name at the top of the file, and what was probably meant."""
    sentence = f"{code(name)} is not a part of a plan"
    homes = [f"`[{table}]`" for table, fields in SETTINGS.items() if name in fields]
    homes += [a(kind) for kind, fields in kind_fields(atlas).items() if name in fields]
    if homes and not isinstance(value, dict):
        return f"{sentence}: it is a key of {' or '.join(homes)}, so write it below that header"
    meant = near(name, _NAMES)
    if meant:
        double = meant in KINDS or meant in _LISTED
        header = meant if meant in _TITLE else f"[[{meant}]]" if double else f"[{meant}]"
        return f"{sentence}: did you mean `{header}`?"
    return sentence + hint(name, _NAMES)
