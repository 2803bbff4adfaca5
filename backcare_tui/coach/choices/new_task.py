"""A task of one's own as it is put together: its kind, its name, then what it needs, then what it may have."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.coach.actions.plan_values import READERS
from backcare_tui.coach.choices.choice import Choice, Offer, fitting
from backcare_tui.coach.choices.keys import (
    COUNTS,
    about,
    begun,
    fields_of,
    goes_with,
    in_short,
    is_needed,
    value_choices,
)
from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.storage.planfile.tasks import KINDS
from backcare_tui.text.language import capital

KIND_WORDS = {
    "device": "something used by the minute, such as a posture pump",
    "massage": "muscles that take turns, some seconds on each side",
    "exercise": "repetitions, slow breaths, or a position that is held",
    "activity": "whatever goes by the minute: a walk, a heat pack",
    "check": "ticked when it is done: medicine, the height of a screen",
    "visit": "an appointment",
}
NAME_IT = "Now its name, in your own words; then what it asks, such as {}."
NOT_AT_FIRST = ("name", "start_rung")
"""Keys that a new task has no use for: its name stands first, and everyone begins on the first rung."""
SUCH_AS = {"device": "minutes 5", "activity": "minutes 10", "massage": "seconds 30", "exercise": "reps 10"}


def new_choices(done: Sequence[str], part: str, atlas: Atlas) -> Offer:
    """A task of one's own: its kind, its name, then keys and values; first what it cannot do without."""
    if not done or done[0] not in KINDS:
        rows = [Choice(f"new {kind} ", kind, KIND_WORDS.get(kind, ""), group="A new task") for kind in KINDS]
        return Offer(fitting(rows, " ".join([*done, part])))
    kind, *rest = done
    fields = [key for key in fields_of(kind, atlas) if key not in NOT_AT_FIRST]
    at = [place for place, word in enumerate(rest) if place and word in READERS]
    if not rest:
        return Offer([], NAME_IT.format(SUCH_AS.get(kind, "every day")))
    if at and at[-1] == len(rest) - 1:  # nothing of its value yet but what is being typed
        key, head = rest[at[-1]], " ".join(["new", *done]) + " "
        rows = value_choices(head, key, kind, part, f"{capital(kind)}: {key.replace('_', ' ')}", atlas)
        return Offer(begun(rows, head, part), about(key, kind, atlas))
    left = [key for key in fields if key not in {rest[place] for place in at}]
    counted = next((key for key in COUNTS if key in fields and key not in left), "")
    if kind == "exercise" and counted:
        left = [key for key in left if goes_with(key, counted)]
    needed = [key for key in left if is_needed(key, kind, atlas) and key != "every" and not counted]
    needed.sort(key=lambda key: COUNTS.index(key) if key in COUNTS else 0)
    head = " ".join(["new", *done])
    first = "It needs one of these" if kind == "exercise" else "It needs"
    keys = [(key, first) for key in needed] + [(key, "If you like") for key in left if key not in needed]
    return Offer(
        fitting((_key(f"{head} {key} ", key, group, about(key, kind, atlas)) for key, group in keys), part)
    )


def _key(line: str, key: str, group: str, told: str) -> Choice:
    return Choice(line, key.replace("_", " "), in_short(key), group=group, about=told)
