"""Massage targets of a person's own: ``[[target]]``, a spot that the atlas does not have, and how to work on it."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.domain.body.atlas import Atlas, Target
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, code
from backcare_tui.text.cells import clip, harmless, width

MOST_TARGETS, LONGEST_NAME, LONGEST_WORDS = 30, 60, 300
"""Targets of a plan, more than take turns in any massage; and characters of a name, and of what is told of one."""

A_REGION = "a region of the atlas"
SHORT = 22
"""Cells of a short name."""


def target_fields(atlas: Atlas) -> read.Fields:
    """The keys of a target."""
    words, regions = read.text(LONGEST_WORDS), read.one_of({region.id for region in atlas.region}, A_REGION)
    return {
        "id": read.Needed(read.task_id, '"hip-crest-spot"'),
        "name": read.Needed(read.text(LONGEST_NAME), '"Spot at the hip crest"'),
        "regions": read.Needed(read.several(regions, '["low-back", "hip"]', least=1), '["low-back", "hip"]'),
        "where": read.Needed(words, '"Two fingers above the hip crest"'),
        "how": read.Needed(words, '"Ball on a wall"'),
        "felt_in": words,
        "position": words,
        "notes": words,
        "source": words,
    }


def read_targets(data: Mapping[str, object], atlas: Atlas, top: Place) -> tuple[Target, ...]:
    """A plan's own targets, in order; what is wrong with them is told.

    One with a mistake in it is among them as long as it has an id: a massage that names it is not wrong as well.
    """
    fields, targets = target_fields(atlas), dict[str, Target]()
    for place, table in read.listed(data, "target", "target", MOST_TARGETS, top):
        values = read.table(table, fields, place, noun="a target")
        own = values.get("id")
        if own in targets:
            place.at("id").tell(f"the id {code(own)} is given twice: each target needs its own")
        elif own and atlas.find(own) is not None:
            place.at("id").tell(f"the atlas has a target {code(own)} already: give yours another id")
        elif own:
            name = values.get("name", "")
            targets[own] = Target(**{"name": "", "short": _short(name), "source": "your plan", **values})
    return tuple(targets.values())


def _short(name: str) -> str:
    return name if width(name) <= SHORT else clip(harmless(name, drop=True), SHORT)
