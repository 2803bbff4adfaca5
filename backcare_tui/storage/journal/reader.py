"""What is in a journal file, and the union of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import chain, groupby
from operator import attrgetter
from typing import Generic, TypeVar

import msgspec

from backcare_tui.domain.calendar import month_end
from backcare_tui.domain.journal.events import KINDS, Event, Planned
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import ByRule

Entry = TypeVar("Entry")
Newest = tuple[int, int]
"""The time of an id: milliseconds, and the count within one."""

Stamp = tuple[str, int, int, int]
"""A file as last seen: name, size, time of change in ns, inode; a number below 0 if it could not be read."""

OURS, BASE, MIDDLE, THEIRS = b"<<<<<<< ", b"||||||| ", b"=======", b">>>>>>> "
"""The lines that git leaves in a file that it could not merge."""

LAST_MOMENT = int(datetime.max.replace(tzinfo=UTC).timestamp() * 1000)
"""No clock shows a later one, so an id that claims it is not of our making."""


class File(msgspec.Struct, Generic[Entry], gc=False):
    """A journal file, with every event understood or still unread."""

    events: dict[str, Entry]


class Kind(msgspec.Struct, gc=False):
    """The one fact that any version's event has."""

    kind: str


_whole_file = msgspec.json.Decoder(File[Event])
_raw_file = msgspec.json.Decoder(File[msgspec.Raw])
_event: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_kind = msgspec.json.Decoder(Kind)
_day_of = attrgetter("day")
_id_of = attrgetter("id")


class Contents(msgspec.Struct, frozen=True):
    """What one file holds.

    Attributes:
        events: The events understood, in the order they stand there.
        unreadable: How many entries are not events of this month. Kinds that this version does not
            know are passed over and not counted.
        newest: The newest of all its ids, understood or not.
    """

    events: list[Event]
    unreadable: int
    newest: Newest


def read_events(data: bytes, month: str | None) -> Contents:
    """The events of one file, of a month written ``2026-11`` or of any; both sides of one that git could not merge.

    Raises:
        ValueError: It is not a journal file.
        RecursionError: Nor is it when it is nested without end.
    """
    sides = [_read_side(side, month) for side in git_sides(data)]
    if len(sides) == 1:
        return sides[0]
    events = union([side.events for side in sides])
    return Contents(events, max(side.unreadable for side in sides), max(side.newest for side in sides))


def git_sides(data: bytes) -> list[bytes]:
    """A file as each side of a merge has it, where git left its conflict markers in it; else the file alone."""
    if not data.startswith(OURS) and b"\n" + OURS not in data:  # one line of JSON has no line of git's
        return [data]
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    both: tuple[int, ...] = (0, 1)
    now = both
    for line in data.splitlines(keepends=True):
        if line.startswith(OURS):
            now = (0,)
        elif line.startswith(BASE):
            now = ()  # what both began with, which some have git show; each side has of it what it kept
        elif now != both and line.rstrip() == MIDDLE:
            now = (1,)
        elif now != both and line.startswith(THEIRS):
            now = both
        else:
            for side in now:
                sides[side].append(line)
    return [b"".join(side) for side in sides]


def _read_side(data: bytes, month: str | None) -> Contents:
    events: list[Event]
    ids: Iterable[str]
    unreadable = 0
    # All in one go, which is many times faster; only a file with something strange in it is taken entry by entry.
    try:
        if not data.isascii():
            data.decode()  # of a key that it does not know, the decoder does not look at every byte
        whole_file = _whole_file.decode(data)
        ids, events = whole_file.events.keys(), [*whole_file.events.values()]
    except (ValueError, RecursionError):
        raw_file = _raw_file.decode(data)
        ids, events = raw_file.events.keys(), []
        for raw in raw_file.events.values():
            try:
                bytes(raw).decode()
                events.append(_event.decode(raw))
            except (ValueError, RecursionError):
                unreadable += not _is_unknown(raw)
    unsound: list[Event] = []
    if Planned in map(type, events):  # few files have one, and to know is quick even over ten years of them
        unsound = [event for event in events if type(event) is Planned and not _rules_hold(event.plan)]
    strange: set[date] = set()
    if month is not None:
        # A day outside the file's month was put there by hand; days are replayed month by month and would miss it.
        first, last = date.fromisoformat(f"{month}-01"), month_end(month)
        strange = {day for day, _same in groupby(map(_day_of, events)) if not first <= day <= last}
    if strange or unsound:
        count = len(events)
        events = [event for event in events if event.day not in strange and event not in unsound]
        unreadable += count - len(events)
    return Contents(events, unreadable, newest(ids))


def _is_unknown(raw: msgspec.Raw) -> bool:
    try:
        bytes(raw).decode()
        return _kind.decode(raw).kind not in KINDS
    except (ValueError, RecursionError):
        return False


def newest(ids: Iterable[str]) -> Newest:
    """The time of the newest id; ids of another making are passed over."""
    for text in sorted(ids, reverse=True):
        try:
            time = (int(text[:12], 16), int(text[13:17], 16))
        except ValueError:
            continue
        if (0, 0) <= time <= (LAST_MOMENT, 0xFFFF):
            return time
    return (0, 0)


def union(files: Sequence[Sequence[Event]]) -> list[Event]:
    """All events of several files in the order of their ids, each id once.

    Where one id has two contents, the one whose JSON sorts last wins, on every machine alike.
    """
    together = [*chain.from_iterable(files)]
    if len({*map(_id_of, together)}) == len(together):  # each once, as we write them, and mostly in order
        return sorted(together, key=_id_of)
    by_id: dict[str, Event] = {}
    for events in files:
        for event in events:
            known = by_id.setdefault(event.id, event)
            # Not `==`: one instant in two zones is equal, and which of the two was read first must not matter.
            if known is not event and msgspec.json.encode(event) > msgspec.json.encode(known):
                by_id[event.id] = event
    return [by_id[key] for key in sorted(by_id)]


def _rules_hold(plan: Plan) -> bool:
    """Whether a stored plan's calendar rules can be read; its structs' own bounds were kept in decoding.

    A plan file is checked by its reader; what a journal stores was checked then. But a journal is a file too, and
    a plan in it that no day can be asked by must not keep the rest from opening.
    """
    for task in plan.tasks:
        for schedule in (task.every, task.first_every):
            if isinstance(schedule, ByRule):
                from backcare_tui.domain.plan.recurrence import RuleError, checked_rule

                try:
                    checked_rule(schedule.rule)
                except RuleError:
                    return False
    return True
