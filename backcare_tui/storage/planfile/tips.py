"""Messages of the person's own, in a plan: ``[[tip]]``."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.domain.plan.plan import Tip
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place
from backcare_tui.storage.planfile.messages import code
from backcare_tui.storage.planfile.tables import Fields, not_a_table, read_table
from backcare_tui.storage.planfile.values import AtlasIds

MOST = 500
LONGEST = 200
"""Characters of a message: it has one line or two."""

CHOICES = {
    "zone": ("green", "amber", "red", "unknown"),
    "stance": ("progress", "hold", "ease", "rest"),
    "streak": ("start", "days", "weeks", "months"),
    "kind": ("device", "massage", "exercise", "visit"),
}
"""What a message may be kept for."""


def tip_fields(atlas: AtlasIds) -> Fields:
    """The keys of a message."""
    found: dict[str, object] = {"id": read.task_id, "text": read.text(LONGEST), "source": read.text(200)}
    for key, choices in CHOICES.items():
        found[key] = read.several(read.one_of(choices, f"a {key} of a message"), f'["{choices[0]}"]')
    found["target"] = read.several(read.one_of(atlas.targets, "a target"), '["piriformis"]')
    return found  # type: ignore[return-value]


def read_tips(data: Mapping[str, object], atlas: AtlasIds, top: Place) -> tuple[Tip, ...]:
    """A plan's own messages, in order; what is wrong with them is told."""
    raw = data.get("tip", [])
    if isinstance(raw, dict):
        top.at("tip").tell("`[tip]` is one bracket short: write `[[tip]]`, once for each message")
        return ()
    if not isinstance(raw, list):
        top.at("tip").tell(not_a_table(raw, "[[tip]]"))
        return ()
    if len(raw) > MOST:
        top.tell(f"the plan has {len(raw)} messages, at most {MOST} are allowed")
        return ()
    fields, seen, found = tip_fields(atlas), set[str](), list[Tip]()
    for index, table in enumerate(raw):
        place = top.at("tip", index)
        if not isinstance(table, dict):
            place.tell(not_a_table(table, "[[tip]]"))
            continue
        values = read_table(table, fields, place, noun="a message", required=("id", "text"))
        if values.get("id") in seen:
            place.at("id").tell(f"the id {code(values['id'])} is given twice: each message needs its own")
        elif "id" in values and "text" in values:
            seen.add(values["id"])
            found.append(Tip(**{"source": "your plan", **values}))
    return tuple(found)
