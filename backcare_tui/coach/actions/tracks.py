"""Answers to what the plan tracks, recorded one or several at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import partial

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt, Refused, Unreadable, dated
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.tracked import day_words, tracks_of
from backcare_tui.domain.plan.track import Track
from backcare_tui.text.language import near


def track(
    reading: Reading, answers: Mapping[str, str], *, day: date | None = None, at: time | None = None
) -> Receipt:
    """Keep answers to what the plan tracks; of two on a day the later holds.

    Args:
        reading: Whose plan and journal.
        answers: Answers as typed, by the ids of the tracks or how those begin.
        day: The care day; the running one without.
        at: The time of day, if one was said.

    Raises:
        Doubtful: The day is a far one.
        Refused: The plan tracks nothing of the kind.
        Unreadable: An answer is not on its scale.
    """
    with open_day(reading, day) as opened:
        tracks = opened.plan.tracks
        values = [
            (one, _value(one, text))
            for one, text in ((find_track(name, tracks), text) for name, text in answers.items())
        ]
        opened.ask_if_far(partial(track, reading, answers, day=day, at=at))
        known = {now.track.id: now.value for now in tracks_of(opened.events, tracks)}
        drafts = [
            kinds.Tracked(**opened.stamp(), track=one.id, value=value, scale=one.scale, unit=one.unit)
            for one, value in values
            if known[one.id] != value
        ]
        if not drafts:
            return Receipt(False, "It says so already. Nothing was changed.")
        after = opened.write(opened.timed([*drafts], at))
    return Receipt(True, f"{day_words(drafts)}: noted." + dated(after, opened.today))


def find_track(name: str, tracks: Sequence[Track]) -> Track:
    """The track of this id, or the one whose id begins so.

    Raises:
        Refused: The plan has none, or several.
    """
    if not tracks:
        raise Refused("The plan tracks nothing; `[[track]]` in it asks something beside pain (docs/plan.md).")
    wanted = name.strip().casefold().replace(" ", "-")
    ids = [one.id for one in tracks]
    meant = [one for one in tracks if one.id == wanted] or [
        one for one in tracks if wanted and one.id.startswith(wanted)
    ]
    if len(meant) == 1:
        return meant[0]
    close = near(wanted, ids) if not meant else ""
    hint = (
        f"did you mean {close!r}?" if close else f"there {'is' if len(ids) == 1 else 'are'} {', '.join(ids)}."
    )
    raise Refused(
        f"{name[:40]!r} {'could be several tracks' if meant else 'is no track of the plan'}: {hint}"
    )


def _value(one: Track, text: str) -> int | float:
    try:
        return one.read(text)
    except ValueError as error:
        raise Unreadable(str(error)) from None
