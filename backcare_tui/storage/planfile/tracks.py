"""What a plan tracks: ``[[track]]``, a question beside pain and what an answer to it may be."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_tui.domain.plan.track import NUMBER, SCALES, TENTH, Track
from backcare_tui.storage.planfile import values as read
from backcare_tui.storage.planfile.errors import Place, code

MOST_TRACKS, LONGEST_ASK, LONGEST_UNIT = 6, 60, 12
"""Questions of a plan, as each is asked with the day's first pain report; and characters of one, and of a unit."""

FIELDS: read.Fields = {
    "id": read.Needed(read.task_id, '"sleep"'),
    "ask": read.Needed(read.text(LONGEST_ASK), '"How did you sleep?"'),
    "scale": read.one_of(tuple(SCALES), "a scale"),
    "unit": read.text(LONGEST_UNIT),
}
"""The keys of a track."""


def read_tracks(data: Mapping[str, object], top: Place) -> tuple[Track, ...]:
    """A plan's tracks, in order; what is wrong with them is told."""
    tracks = dict[str, Track]()
    for place, table in read.listed(data, "track", "question", MOST_TRACKS, top):
        values = read.table(table, FIELDS, place, noun="a track")
        if "unit" in values and values.get("scale", TENTH) != NUMBER:
            place.at("unit").tell(f'`unit` goes with `scale = "{NUMBER}"`')
        elif values.get("id") in tracks:
            place.at("id").tell(f"the id {code(values['id'])} is given twice: each track needs its own")
        elif "id" in values and "ask" in values:
            tracks[values["id"]] = Track(**values)
    return tuple(tracks.values())
