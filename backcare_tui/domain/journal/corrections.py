"""What became of what was recorded: taken back, brought back, put right. Nothing on disk changes by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from backcare_tui.domain.journal.events import (
    Amended,
    Appointed,
    CheckedIn,
    Chosen,
    Cleared,
    DayPlanned,
    Done,
    Event,
    Kept,
    Noted,
    Pain,
    Planned,
    Skipped,
    Sore,
    Stopped,
    Tracked,
    TrialNumber,
    Undone,
)

_id_of = attrgetter("id")
_source_of = attrgetter("source")

_TIME = {"clock": "clock"}
AMENDS: dict[type[Event], dict[str, str]] = {
    Done: {"did": "did", "log": "log", **_TIME},
    Skipped: {"text": "because", **_TIME},
    Pain: {"level": "level", "regions": "regions", "text": "note", **_TIME},
    Noted: {"text": "text", **_TIME},
    CheckedIn: {"level": "pain", "enjoyment": "enjoyment", "activity": "activity", **_TIME},
    Tracked: {"value": "value", **_TIME},
    Chosen: {"text": "because", **_TIME},
    Cleared: {"text": "by", **_TIME},
    Stopped: _TIME,
    Kept: _TIME,
    Appointed: {"text": "place"},
    TrialNumber: {"level": "level"},
    Sore: _TIME,
}
"""What of each kind can be put right: the facts of an ``Amended``, and what they are called there."""


def in_force(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that were not taken back, as they were written; undoing and amending ones among them."""
    events = tuple(events)
    if Undone not in map(type, events):  # most months have none, and then nothing need be looked up
        return events
    gone: set[str] = set()
    # The latest first: an undo that was taken back itself takes nothing.
    for event in sorted((event for event in events if type(event) is Undone), key=_id_of, reverse=True):
        if type(event) is Undone and event.id not in gone:
            gone.update(event.events)
    return tuple(event for event in events if event.id not in gone)


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """What everything goes by: the events that were not taken back, as they read by now, and nothing imported.

    Another app's days were asked by no plan that is known here, so they neither lengthen a streak nor move a dose.
    """
    events = told(events)
    return tuple(event for event in events if not event.source) if any(map(_source_of, events)) else events


def told(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same with what was imported; without what undoes and amends."""
    written = tuple(events)
    events = in_force(written)
    types = set(map(type, events))
    if Undone not in types and Amended not in types:
        return events
    changes, returned = changes_of(events), _returned(written, events)
    return tuple(
        amended(_told_again(event, returned.get(event.id)), changes.get(event.id, ()))
        for event in events
        if type(event) is not Undone and type(event) is not Amended
    )


def changes_of(events: Iterable[Event]) -> dict[str, list[Amended]]:
    """What amends each entry, by its id; of events in force."""
    changes: dict[str, list[Amended]] = {}
    for event in events:
        if type(event) is Amended:
            for known in event.events:
                changes.setdefault(known, []).append(event)
    return changes


def _returned(written: Sequence[Event], events: Sequence[Event]) -> dict[str, Undone]:
    """What was taken back and is there again, each with what brought it back."""
    undos = {event.id: event for event in written if type(event) is Undone}
    return {
        known: event
        for event in events
        if type(event) is Undone
        for undo in event.events
        if undo in undos
        for known in undos[undo].events
    }


def _told_again(event: Event, by: Undone | None) -> Event:
    """A report that was brought back: what was answered while it was gone was no answer to it."""
    return replace(event, placed=by.at, told=by.id) if by is not None and type(event) is Pain else event


def amended(event: Event, changes: Iterable[Amended]) -> Event:
    """An event as it reads after some amendments; of two that say the same thing the later one holds."""
    facts = AMENDS.get(type(event), {})
    for change in sorted(changes, key=_id_of):
        said: dict[str, Any] = {}
        for fact, name in facts.items():
            value = getattr(change, fact)
            if value is not None:
                said[name] = value
        if type(event) is Pain and (
            said.get("regions", event.regions) != event.regions or said.get("level", 0) > event.level
        ):
            said |= {"placed": change.at, "told": max(change.id, event.told)}
        if said:
            event = replace(event, **said)
    return event


def undo_target(events: Sequence[Event]) -> list[Event]:
    """The events of the latest action, in the order of ``events``; of live ones, amending ones among them.

    One action may be several events (a whole massage). A check-off made on two devices counts once,
    so it is taken back with its twin: every live one of the same row and day with as large a share.
    """
    actions = [event for event in events if not isinstance(event, Planned | DayPlanned | Undone)]
    if not actions:
        return []
    last = actions[-1]
    if not isinstance(last, Done | Skipped):
        return twins_of(last, actions)
    group = last.group or last.id  # an entry that is alone is its own group
    entries = [event for event in actions if isinstance(event, Done | Skipped)]
    latest = [event for event in entries if group in (event.id, event.group)]
    return [event for event in entries if any(_is_twin(event, done) for done in latest)]


def twins_of(event: Event, events: Iterable[Event]) -> list[Event]:
    """An entry, and what says the very same of the same row and day, as another device may have written down too."""
    if isinstance(event, Appointed):
        said = _appointment(event)
        return [other for other in events if isinstance(other, Appointed) and _appointment(other) == said]
    if not isinstance(event, Done | Skipped):
        return [event]
    return [
        other
        for other in events
        if isinstance(other, Done | Skipped)
        and (other is event or (_is_twin(other, event) and _is_twin(event, other)))
    ]


def _appointment(event: Appointed) -> tuple[object, ...]:
    """What an appointment says, and the day on which it was said."""
    return (event.day, event.task, event.on, event.hour, event.off, event.was)


def _is_twin(event: Done | Skipped, done: Done | Skipped) -> bool:
    """Whether an entry says what ``done`` says, or is that very one; of a larger share only that much is told twice."""
    if (
        type(event) is not type(done)
        or event.source != done.source
        or (isinstance(event, Done) and isinstance(done, Done) and event.share < done.share)
    ):
        return False
    return (event.day, event.task, event.target) == (done.day, done.task, done.target)
