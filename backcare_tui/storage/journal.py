"""The journal: a folder of small TinyDB databases, one for each care-day month and device.

Two devices never write the same file. Reading is the union of every ``YYYY-MM.*.json``, the
conflict copies of a sync tool included. Reading never writes, locks or moves anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import msgspec

from backcare_tui.care.days import month_of
from backcare_tui.care.events import KINDS, Event

from .atomic import make_folder, sync_folder
from .device import device_letters

LOCK_SECONDS = 10.0
"""How long a write waits for another window's; a write takes milliseconds."""

Stamp = tuple[str, int, int, int]
"""A file as last seen: name, size, time of change in ns, inode."""


class JournalError(Exception):
    """Something was not saved; the text says what and why in one sentence."""


class Shape(msgspec.Struct, gc=False):
    """A journal file, every event understood."""

    events: dict[str, Event]


class RawShape(msgspec.Struct, gc=False):
    """A journal file, its events still unread."""

    events: dict[str, msgspec.Raw]


class Kind(msgspec.Struct, gc=False):
    """The one fact that any version's event has."""

    kind: str


_shape = msgspec.json.Decoder(Shape)
_raw_shape = msgspec.json.Decoder(RawShape)
_event: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_kind = msgspec.json.Decoder(Kind)


def read_events(data: bytes) -> tuple[list[Event], int]:
    """The events of one file, and how many could not be read.

    Events of a kind this version does not know are passed over and not counted as unreadable.

    Raises:
        ValueError: It is not a journal file.
    """
    try:
        return [*_shape.decode(data).events.values()], 0
    except msgspec.ValidationError:
        pass
    events: list[Event] = []
    unreadable = 0
    for raw in _raw_shape.decode(data).events.values():
        try:
            events.append(_event.decode(raw))
        except msgspec.ValidationError:
            unreadable += not _is_unknown(raw)
    return events, unreadable


def _is_unknown(raw: msgspec.Raw) -> bool:
    try:
        return _kind.decode(raw).kind not in KINDS
    except msgspec.ValidationError:
        return False


def union(files: Sequence[Sequence[Event]]) -> list[Event]:
    """All events of several files in the order of their ids, each id once.

    Where one id has two contents, the one whose JSON sorts last wins, on every machine alike.
    """
    found: dict[str, Event] = {}
    for events in files:
        for event in events:
            known = found.setdefault(event.id, event)
            if known is not event and known != event:
                if msgspec.json.encode(event) > msgspec.json.encode(known):
                    found[event.id] = event
    return [found[key] for key in sorted(found)]


def month_in(name: str) -> str | None:
    """``2026-11`` for ``2026-11.anything.json``; None for any other file."""
    month = name[:7]
    if len(name) < 14 or name[4] != "-" or name[7] != "." or not name.endswith(".json"):
        return None
    if not (month[:4].isdecimal() and month[5:].isdecimal() and month.isascii()):
        return None
    return month if month[:4] != "0000" and "01" <= month[5:] <= "12" else None


class Journal:
    """The events in one folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.troubles: dict[str, str] = {}
        self._device = ""
        self._last = (0, 0)

    def stamps(self) -> dict[str, tuple[Stamp, ...]]:
        """Every month's files as they are on disk now; a folder that is not there has none."""
        found: dict[str, list[Stamp]] = {}
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    month = month_in(entry.name)
                    if month is not None:
                        stat = os.stat(entry.path)
                        found.setdefault(month, []).append(
                            (entry.name, stat.st_size, stat.st_mtime_ns, stat.st_ino)
                        )
        except FileNotFoundError:
            pass
        except OSError as error:
            self.troubles["."] = f"The journal could not be read: {error.strerror}."
        return {month: tuple(sorted(found[month])) for month in sorted(found)}

    def read(self, stamps: Sequence[Stamp]) -> list[Event]:
        """The union of one month's files; what cannot be read is named in ``troubles`` and passed over."""
        files = []
        for name, *_rest in stamps:
            self.troubles.pop(name, None)
            try:
                with open(os.path.join(self.folder, name), "rb") as file:
                    events, unreadable = read_events(file.read())
            except OSError as error:
                self.troubles[name] = f"{name} could not be read: {error.strerror}. The rest is shown."
            except (ValueError, RecursionError):
                self.troubles[name] = f"{name} is damaged and was passed over; the rest is shown."
            else:
                files.append(events)
                self._follow(events)
                if unreadable:
                    self.troubles[name] = (
                        f"{name} holds {unreadable} entries that could not be read; the rest is shown."
                    )
        return files[0] if len(files) == 1 and _in_order(files[0]) else union(files)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the journal's lock: one writer at a time on this machine.

        Raises:
            JournalError: The folder cannot be written, or another writer holds on for too long.
        """
        import filelock

        try:
            make_folder(self.folder)
            lock = filelock.FileLock(os.path.join(self.folder, ".lock"), mode=0o600)
            lock.acquire(timeout=LOCK_SECONDS, poll_interval=0.01)
        except filelock.Timeout:
            raise JournalError("Not saved: another backcare has been writing for 10 seconds.") from None
        except OSError as error:
            raise JournalError(sentence(error, self.folder)) from error
        try:
            self._device = device_letters(self.folder)
            yield
        except OSError as error:
            raise JournalError(sentence(error, self.folder)) from error
        finally:
            lock.release()

    def new_id(self, now: datetime) -> str:
        """An id that sorts after every event read so far, even where a clock went back.

        Twelve hex digits of milliseconds, four that count within one, the device, four at random.
        """
        moment = max(0, int(now.timestamp() * 1000))
        last, count = self._last
        if moment > last:
            self._last = (moment, 0)
        else:
            self._last = (last, count + 1) if count < 0xFFFF else (last + 1, 0)
        return f"{self._last[0]:012x}-{self._last[1]:04x}-{self._device}-{os.urandom(2).hex()}"

    def _follow(self, events: Sequence[Event]) -> None:
        for event in events[-1:]:
            try:
                self._last = max(self._last, (int(event.id[:12], 16), int(event.id[13:17], 16)))
            except ValueError:
                continue  # not an id of ours; it still has its place in the union

    def append(self, events: Sequence[Event]) -> None:
        """Write events durably, month by month in the order given; call it under ``writing``.

        This device's own file is set aside first if it is damaged, under its name and the time.

        Raises:
            OSError: The write did not go through.
        """
        from .table import Damaged, append

        months: dict[str, list[Event]] = {}
        for event in events:
            months.setdefault(month_of(event.day), []).append(event)
        for month, group in months.items():
            path = os.path.join(self.folder, f"{month}.{self._device}.json")
            bodies = [(event.id, msgspec.to_builtins(event)) for event in group]
            try:
                append(path, bodies)
            except Damaged:
                self._set_aside(path, group[0].at)
                append(path, bodies)

    def _set_aside(self, path: str, now: datetime) -> None:
        aside = f"{path}.damaged-{now:%Y%m%dT%H%M%S}"
        while os.path.exists(aside):
            aside += "-"
        os.rename(path, aside)
        sync_folder(self.folder)
        name = os.path.basename(path)
        self.troubles[name + " "] = f"{name} was damaged; it is kept as {os.path.basename(aside)}."


def _in_order(events: Sequence[Event]) -> bool:
    ids = [event.id for event in events]
    return ids == sorted(ids)


def sentence(error: OSError, folder: str) -> str:
    """One sentence for a write that did not go through."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        why = "the disk is full"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = f"{folder} cannot be written to"
    else:
        why = (error.strerror or str(error) or "the disk did not take it").lower()
    return f"Not saved: {why}. Nothing was changed."
