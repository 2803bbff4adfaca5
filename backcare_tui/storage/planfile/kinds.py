"""The kinds of task and their keys: the format of a plan at a glance."""

from __future__ import annotations

from collections.abc import Callable

from backcare_tui.domain.safety import CONDITIONS
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.doses import Reps, ladder, pyramid, reps_ladder
from backcare_tui.storage.planfile.messages import code
from backcare_tui.storage.planfile.schedules import every
from backcare_tui.storage.planfile.tables import Fields
from backcare_tui.storage.planfile.tempo import tempo
from backcare_tui.storage.planfile.values import AtlasIds

SCREENING = tuple(CONDITIONS)
"""Screening answers a task may name in ``not_with``."""

_MINUTES = read.number(1, 60, halves=True)
_SECONDS = read.whole(5, 90)
_REPS = read.whole(1, 50)
_SETS = read.whole(1, 10)
_BREATHS = read.whole(1, 60)
_SIDES = read.whole(1, 2)
_PROSE = read.text(2000)


def _words_or_table(value: object) -> str | dict[str, object]:
    return value if isinstance(value, dict) else _PROSE(value)


def _reps_or_pyramid(value: object) -> Reps:
    return pyramid(value) if isinstance(value, str) else _REPS(value)


_COMMON: Fields = {
    "id": read.task_id,
    "name": read.text(200),
    "every": every,
    "first_every": every,
    "start_on": read.day,
    "until": read.day,
    "optional": read.yes_no,
    "weight": read.number(0, 10, above=True),
    "start_rung": read.whole(0, 500),
    "when": read.text(40),
    "tool": read.text(60),
    "not_with": read.several(read.one_of(SCREENING, "a screening answer"), '["pregnancy"]'),
    "cautions": read.lines,
    "steps": read.lines,
    "easier": _words_or_table,
    "source": _PROSE,
}
_AUTO: Fields = {"auto": read.yes_no}
REST = read.measure(0, 600, "s", "45 s")
"""Seconds between two sets, of one exercise or of all."""

_OWN: dict[str, Fields] = {
    "device": {"minutes": ladder(_MINUTES), **_AUTO},
    "massage": {"seconds": ladder(_SECONDS), "a_day": read.whole(1, 500), "sides": _SIDES, **_AUTO},
    "exercise": {
        "reps": reps_ladder(_REPS),
        "sets": ladder(_SETS),
        "breaths": ladder(_BREATHS),
        "hold": read.measure(0, 60, "s", "2 s", above=True),
        "pace": read.measure(3, 20, "a minute", "6 a minute"),
        "sides": _SIDES,
        "tempo": tempo,
        "rest": REST,
        "figure": read.task_id,
        **_AUTO,
    },
    "visit": {"log": read.lines},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "device": ("id", "name", "every", "minutes"),
    "massage": ("id", "every", "seconds", "targets"),
    "exercise": ("id", "name", "every"),  # and reps or breaths
    "visit": ("id", "name", "every"),
}
KINDS = tuple(REQUIRED)
SIDES = {"massage": 2}
"""How many sides a kind is for when the plan does not say, if not one."""

EASIER: dict[str, Fields] = {
    "minutes": {"words": _PROSE, "minutes": _MINUTES},
    "seconds": {"words": _PROSE, "seconds": _SECONDS},
    "reps": {"words": _PROSE, "reps": _reps_or_pyramid, "sets": _SETS, "figure": read.task_id},
    "breaths": {"words": _PROSE, "breaths": _BREATHS, "figure": read.task_id},
    "": {"words": _PROSE},
}
"""Keys of an ``easier`` table, by what the task is counted in."""


def kind_fields(atlas: AtlasIds) -> dict[str, Fields]:
    """The keys of every kind of task, with this atlas's regions and targets."""
    regions = read.several(read.one_of(atlas.regions, "a region of the atlas"), '["low-back"]')
    fields: dict[str, Fields] = {kind: {**_COMMON, "regions": regions, **own} for kind, own in _OWN.items()}
    targets = read.several(_target(atlas), '["gluteus-medius"]', least=1)
    return {**fields, "massage": {**fields["massage"], "targets": targets}}


def _target(atlas: AtlasIds) -> Callable[[object], str]:
    offered = read.one_of(atlas.targets - atlas.no_self_massage, "a target for self-massage")

    def convert(value: object) -> str:
        if isinstance(value, str) and value in atlas.no_self_massage:
            raise ValueError(f"{code(value)} is for stretching, not for pressing: take it off the list")
        return offered(value)

    return convert


def a(kind: str) -> str:
    """The kind with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
