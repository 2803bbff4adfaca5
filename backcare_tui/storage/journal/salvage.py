"""What can still be read of a damaged journal file: its entries one by one, wherever in it they stand."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import KINDS, Event

ENTRY = re.compile(r'"([0-9a-f]{12}-[0-9a-f]{4}-[a-z]{4,12}-[0-9a-f]{4})"\s*:\s*(?=\{)')
"""An id of our making, and what is told under it."""

_event: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def salvage(data: bytes, month: str) -> dict[str, dict[str, Any]]:
    """The entries of a month, ``2026-11``, that stand whole in a file, as JSON has them, by their ids.

    One of a kind that this version does not know is among them; one that is cut off, or spoilt, is not.
    """
    text = data.decode(errors="surrogateescape")
    decoder, end = json.JSONDecoder(), 0
    entries: dict[str, dict[str, Any]] = {}
    for match in ENTRY.finditer(text):
        if match.start() < end:
            continue  # within an entry, as its note's words may be anything
        try:
            body, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if _is_whole(text[match.end() : end], body, match[1], month):
            entries.setdefault(match[1], body)
    return entries


def _is_whole(text: str, body: dict[str, Any], entry_id: str, month: str) -> bool:
    if body.get("id") != entry_id:
        return False
    try:
        event = _event.decode(text.encode())
    except (ValueError, RecursionError):  # also half a character, as what is no text was read
        is_text = text.isascii() or not any("\udc80" <= char <= "\udcff" for char in text)
        return is_text and isinstance(body.get("kind"), str) and body["kind"] not in KINDS
    return month_of(event.day) == month


def ids_in(path: str) -> set[str]:
    """The ids of all that stands in a journal file, understood or not; none of one that is damaged."""
    from backcare_tui.storage.journal.tinydb_storage import EVENTS, AtomicStorage, Damaged

    try:
        tables = AtomicStorage(path).read()
    except (Damaged, OSError):
        return set()
    return set() if tables is None else set(tables[EVENTS])
