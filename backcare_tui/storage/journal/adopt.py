"""Entries that have their ids already, from a backup, an export or another app: which of them the journal still lacks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import KINDS, Event
from backcare_tui.storage.files import NotRegular, read_regular
from backcare_tui.storage.journal.reader import File, git_sides

Entries = Mapping[str, dict[str, Any]]
"""Entries of a month by their ids, as JSON has them."""

LONGEST_ID = 80
"""Characters of an id; those of our making have some thirty."""

_raw_file = msgspec.json.Decoder(File[msgspec.Raw])


class Adopted(NamedTuple):
    """What became of entries that were handed on.

    Attributes:
        added: How many are new here.
        known: How many stood here already, the same.
        kept: How many stood here with another content, which stays.
        unsound: How many are no entries of their month; they are left out.
    """

    added: int = 0
    known: int = 0
    kept: int = 0
    unsound: int = 0

    @property
    def is_nothing_new(self) -> bool:
        """Whether nothing was added."""
        return not self.added

    def plus(self, other: Adopted) -> Adopted:
        """Both together."""
        return Adopted(*(one + two for one, two in zip(self, other, strict=True)))


def sort_out(
    folder: str, names: Iterable[str], month: str, entries: Entries
) -> tuple[dict[str, dict[str, Any]], list[Event], Adopted]:
    """What a month lacks of some entries, in the order of their ids; those of them that are understood; and the counts.

    Args:
        folder: The journal's.
        names: The month's files, of every device.
        month: Such as ``2026-11``.
        entries: What is handed on. One of a kind that this version does not know is taken as it is.
    """
    here = _standing(folder, names)
    new: dict[str, dict[str, Any]] = {}
    events: list[Event] = []
    known = kept = unsound = 0
    for entry_id in sorted(entries):
        body = entries[entry_id]
        if entry_id in here:
            known, kept = (known + 1, kept) if here[entry_id] == body else (known, kept + 1)
            continue
        is_sound, event = understood(body, entry_id, month)
        if not is_sound:
            unsound += 1
            continue
        new[entry_id] = body
        if event is not None:
            events.append(event)
    return new, events, Adopted(len(new), known, kept, unsound)


def understood(body: object, entry_id: str, month: str) -> tuple[bool, Event | None]:
    """Whether this may stand under that id in a month's file; and the event, where this version knows its kind."""
    if not (0 < len(entry_id) <= LONGEST_ID and entry_id.isascii() and entry_id.isprintable()):
        return False, None
    if not isinstance(body, dict) or body.get("id") != entry_id or not isinstance(body.get("kind"), str):
        return False, None
    if body["kind"] not in KINDS:
        return True, None
    try:
        # By way of its text, as a file is read: a date that is text already is one there too.
        event: Event = msgspec.json.decode(msgspec.json.encode(body), type=Event)
    except (ValueError, RecursionError):
        return False, None
    return month_of(event.day) == month, event


def _standing(folder: str, names: Iterable[str]) -> dict[str, Any]:
    """Every entry of some files by its id, understood or not; what is damaged has none."""
    here: dict[str, Any] = {}
    for name in names:
        try:
            for side in git_sides(read_regular(os.path.join(folder, name))):
                for entry_id, raw in _raw_file.decode(side).events.items():
                    here.setdefault(entry_id, msgspec.json.decode(raw))
        except (NotRegular, FileNotFoundError, ValueError, RecursionError):
            continue  # the writer sets ours aside, and others are told of wherever they are read
    return here
