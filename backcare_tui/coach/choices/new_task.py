"""A task of one's own as it is put together: its kind, its name, then what it needs, then what it may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backcare_tui.coach.actions.plan_values import TARGET, readers_of
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
from backcare_tui.text.language import capital

KIND_WORDS = {
    "device": "used by the minute, such as a posture pump",
    "massage": "muscles in turn, some seconds on each side",
    "exercise": "repetitions, slow breaths, or a held position",
    "activity": "by the minute too: a walk, a heat pack",
    "check": "ticked when done: medicine, screen height",
    "visit": "an appointment",
    TARGET: "a spot of your own, which a massage can work on",
}
NAME_IT = "Now type its name, in your own words; then what it asks, such as {}."
NOT_AT_FIRST = ("name", "start_rung")
"""Keys that a new task has no use for: its name stands first, and everyone begins on the first rung."""
SUCH_AS = {
    "device": "minutes 5",
    "activity": "minutes 10",
    "massage": "seconds 30",
    "exercise": "reps 10",
    TARGET: "where …",
}


def new_choices(done: Sequence[str], part: str, atlas: Atlas) -> Offer:
    """A task of one's own: its kind, its name, then keys and values; first what it cannot do without."""
    if not done or done[0] not in KIND_WORDS:
        rows = [Choice(f"new {kind} ", kind, words, group="A new task") for kind, words in KIND_WORDS.items()]
        return Offer(fitting(rows, " ".join([*done, part])))
    kind, *rest = done
    if not rest and not part:
        return Offer([], NAME_IT.format(SUCH_AS.get(kind, "every day")))
    head = " ".join(["new", *done])
    keys = [word for word in rest[1:] if word in readers_of(kind)]
    further = [*_keys(f"{head} {part}".rstrip(), kind, keys, atlas)]  # behind what is typed, as it is
    if keys and rest[-1] == keys[-1]:  # its value is being typed
        group, told = f"{capital(kind)}: {keys[-1].replace('_', ' ')}", about(keys[-1], kind, atlas)
        values = value_choices(f"{head} ", keys[-1], kind, part, group, atlas)
        found = begun(values, f"{head} ", part)
        is_whole = part and (not found or any(row.line == f"{head} {part}" for row in found))
        return Offer([*found, *further] if is_whole else found, told)
    return Offer((rest and fitting(_keys(head, kind, keys, atlas), part)) or further)


def _keys(head: str, kind: str, used: Sequence[str], atlas: Atlas) -> Iterator[Choice]:
    """The keys that may come next, first those that it cannot do without."""
    counted = next((key for key in COUNTS if key in used), "")
    left = [key for key in fields_of(kind, atlas) if key not in used and key not in NOT_AT_FIRST]
    if kind == "exercise" and counted:
        left = [key for key in left if goes_with(key, counted)]
    needed = [key for key in left if is_needed(key, kind, atlas) and key != "every"]
    if kind == "exercise":
        needed = [] if counted else [*COUNTS]
    for key in [*needed, *(key for key in left if key not in needed)]:
        told = about(key, kind, atlas)
        first = "It needs one of these" if kind == "exercise" else "It needs"
        group = first if key in needed else "If you like"
        yield Choice(f"{head} {key} ", key.replace("_", " "), in_short(told), group=group, about=told)
