"""Why a massage target is there, and when it was worked; each against the journal."""

from __future__ import annotations

import re
from datetime import timedelta

from sight import ROW, WHEN, Sight, named, unless

from backcare_tui.domain.journal.events import Sore


@ROW.shape(rf"You reported (?P<place>.+) (?P<level>\d+)/10 (?P<when>{WHEN})\.")
def _pain_near(sight: Sight, match: re.Match[str]) -> str:
    muscle = sight.atlas.find(sight.row.target)
    regions = [
        one
        for one in (muscle.regions if muscle else ())
        if not any(place == one or place.startswith(f"{one}-") for place in sight.red_in(7))
    ]
    levels: dict[int, list[tuple[str, int]]] = {}
    for ago in range(7):
        for pain in sight.books.page(sight.today - timedelta(days=ago)).pains:
            for place in pain.regions:
                if any(place == region or place.startswith(f"{region}-") for region in regions):
                    levels.setdefault(ago, []).append((sight.atlas.place(place), pain.level))
    day = named(match["when"], sight.today)
    ago = (sight.today - day).days if day is not None else -1
    said = (match["place"], int(match["level"]))
    most = max(((7 - ago) * level for ago, found in levels.items() for _place, level in found), default=None)
    return unless(said in levels.get(ago, []) and (7 - ago) * said[1] == most, levels)


@ROW.shape(r"Last worked (?P<when>.+)\.")
def _last_worked(sight: Sight, match: re.Match[str]) -> str:
    days = [session.day for session in sight.sessions if sight.row.target in session.targets]
    return unless(days and named(match["when"], sight.today) == days[-1], days[-1:])


@ROW.shape(r"Not worked (?P<since>yet|in the last 8 weeks)\.")
def _not_worked(sight: Sight, match: re.Match[str]) -> str:
    days = [session.day for session in sight.sessions if sight.row.target in session.targets]
    whole = (sight.today - sight.books.first).days >= 56
    return unless(not days and whole == (match["since"] != "yet"), days or whole)


@ROW.shape(rf"Sore (?P<when>{WHEN}): left alone for two days after\.")
def _sore(sight: Sight, match: re.Match[str]) -> str:
    days = [event.day for event in sight.books.of_kind(Sore, 2) if event.target == sight.row.target]
    return unless(days and named(match["when"], sight.today) == days[-1], days)


@ROW.shape(r"Often felt in: (?P<where>.+)\.")
def _felt(sight: Sight, match: re.Match[str]) -> str:
    muscle = sight.atlas.find(sight.row.target)
    return unless(muscle is not None and muscle.felt_in == match["where"], muscle)


@ROW.shape(
    rf"(?P<place>.+) at (?P<level>\d+) (?P<when>{WHEN}), but it is this muscle's turn\.|Press lightly, or leave it out\."
)
def _red_place(sight: Sight, match: re.Match[str]) -> str:
    places = {sight.atlas.place(place).casefold() for place in sight.red_places}
    day = named(match["when"], sight.today) if match["when"] else None
    told = (match["place"] or "").casefold(), int(match["level"] or 0)
    pains = sight.books.page(day).pains if day is not None else []
    known = {(sight.atlas.place(place).casefold(), pain.level) for pain in pains for place in pain.regions}
    return unless(places and (day is None or (told[0] in places and told in known)), places)
