"""The journal: a folder of small TinyDB databases, one for each care-day month and device.

Two devices never write the same file. Reading is the union of every ``YYYY-MM.*.json``, the
conflict copies of a sync tool included. Reading never writes, locks or moves anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.files import Unconfirmed, make_folder, set_aside
from backcare_tui.storage.journal.device import device_letters
from backcare_tui.storage.journal.folder import JournalFolder, aside_words, month_in, own_file
from backcare_tui.storage.journal.large_files import LARGE
from backcare_tui.storage.journal.reader import Stamp, newest, union
from backcare_tui.storage.journal.repeats import FOLDER, repeats_file, without_repeats

if TYPE_CHECKING:
    from backcare_tui.storage.journal.adopt import Adopted, Entries
    from backcare_tui.storage.process_lock import ProcessLock

LOCK_SECONDS = 10.0
"""How long a write waits for a window that writes nothing, as it then says; a write takes milliseconds."""


class JournalError(Exception):
    """Something was not saved; the text says what and why in one sentence."""


class Occupied(JournalError):
    """It was not saved since another writer holds on."""


class Journal(JournalFolder):
    """The events in one folder, to be read and added to."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._written: list[Event] = []
        self._written_to: dict[str, str] = {}
        self._device = ""
        self.patience: float | None = None
        self._taken: ProcessLock | None = None

    def own_stamp(self, month: str) -> Stamp | None:
        """This device's own file of a month that was written to last; call it under ``writing``, after a write."""
        return self._stamp(self._written_to[month])

    def take(self, seconds: float | None = None) -> ProcessLock:
        """The journal's lock, once it is free; may be waited for beside what reads the journal.

        Raises:
            Occupied: Another writer held on, for so many seconds in which nothing was written.
            JournalError: The folder cannot be written.
        """
        # Here and not above: most processes only look, and looking takes no lock.
        from backcare_tui.storage.process_lock import Held, ProcessLock

        lock = ProcessLock(os.path.join(self.folder, ".lock"))
        patience = LOCK_SECONDS if seconds is None else seconds
        try:
            lock.acquire(patience)
        except Held:
            since = f"has been writing for {patience:.0f} seconds" if patience >= 1 else "is writing"
            raise Occupied(f"Not saved: another backcare {since}.") from None
        except OSError as error:
            raise JournalError(sentence(error, self.folder)) from error
        return lock

    @contextmanager
    def patient(self, seconds: float, taken: ProcessLock | None = None) -> Iterator[None]:
        """Have writes in here wait for so long, or the first of them need not wait: its lock is taken already."""
        self.patience, self._taken = seconds, taken
        try:
            yield
        finally:
            if self._taken is not None:
                self._taken.release()
            self.patience, self._taken = None, None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the journal's lock: one writer at a time on this machine.

        Raises:
            JournalError: The folder cannot be written, or another writer holds on for too long.
        """
        lock, self._taken = self._taken or self.take(self.patience), None
        try:
            self._device = ""  # read anew: a synced or restored folder may have brought other letters
            yield
        except OSError as error:
            raise JournalError(sentence(error, self.folder)) from error
        finally:
            lock.release()

    def new_id(self, now: datetime) -> str:
        """An id that sorts after every event read so far, even where a clock went back.

        Twelve hex digits of milliseconds, four that count within one, the device, four at random.
        Call it under ``writing``: the first write of a device makes its letters.

        Raises:
            OSError: The letters could not be read or saved.
        """
        self._device = self._device or device_letters(self.folder)
        moment = max(0, int(now.timestamp() * 1000))
        last, count = self.newest
        if moment > last:
            self.newest = (moment, 0)
        else:
            self.newest = (last, count + 1) if count < 0xFFFF else (last + 1, 0)
        return f"{self.newest[0]:012x}-{self.newest[1]:04x}-{self._device}-{os.urandom(2).hex()}"

    def append(self, events: Sequence[Event]) -> None:
        """Write events durably, each month in one write; call it under ``writing`` with ids it gave.

        The month of the first event comes last, so that what was asked for is on disk only if
        everything that goes with it is. This device's own file is set aside first if it is damaged,
        under its name and the time.

        Raises:
            OSError: The write did not go through.
        """
        months: dict[str, list[Event]] = {}
        for event in events:
            months.setdefault(month_of(event.day), []).append(event)
        for month, group in reversed(months.items()):  # what was asked for last: see above
            try:
                self._append_to(self._own_file(month), _bodies(group), events[0].at)
            except Unconfirmed:
                # Before the last month it may pass: that one's write confirms the folder for all, or says so.
                if group[0] is events[0]:
                    raise
        self._written += events

    @property
    def has_written(self) -> bool:
        """Whether anything was written since what stands was repeated last."""
        return bool(self._written and self._device)

    @property
    def repeats_all(self) -> bool:
        """Whether this device's file that repeats what stands is there, and can be read."""
        return repeats_file(self._device) in self.repeats.ids

    def take_over(self, month: str, entries: Mapping[str, dict[str, Any]], now: datetime) -> None:
        """Write entries of a month, as JSON has them, to this device's own file; call it under ``writing``.

        Raises:
            OSError: The write did not go through.
        """
        self._device = self._device or device_letters(self.folder)
        self._append_to(self._own_file(month), entries, now)

    def adopt(self, months: Mapping[str, Entries], now: datetime) -> Adopted:
        """Take in entries that have their ids already, month by month; call it under ``writing``.

        Each month is one durable write, the oldest first, so that after a kill whole months are there and doing it
        again does the rest. An id that stands here already, on whatever device, is left as it is. What else goes by
        the journal looks at all of its months again afterwards.

        Args:
            months: By month, ``2026-11``, what is handed on.
            now: When, if a damaged file of ours has to be set aside.

        Raises:
            OSError: A write did not go through; the months before it are there.
        """
        from backcare_tui.storage.journal.adopt import Adopted, sort_out

        self._device = self._device or device_letters(self.folder)
        counts = Adopted()
        doubt: Unconfirmed | None = None
        files = self.stamps(months.keys())
        for month in sorted(months):
            if month_in(own_file(month, self._device)) != month:  # it would be a file of any name, anywhere
                counts = counts.plus(Adopted(unsound=len(months[month])))
                continue
            names = [name for name, *_rest in without_repeats(files.get(month, ()))]
            new, events, sorted_out = sort_out(self.folder, names, month, months[month])
            if new:
                try:
                    self._append_to(self._own_file(month), new, now)
                    doubt = None  # the folder is confirmed, for the months before it too
                except Unconfirmed as error:
                    doubt = error
                self._written += events
                self.follow(newest(new))
            counts = counts.plus(sorted_out)
        if doubt is not None:
            raise doubt
        return counts

    def would_adopt(self, months: Mapping[str, Entries]) -> Adopted:
        """What taking in these entries comes to. Writes nothing."""
        from backcare_tui.storage.journal.adopt import Adopted, sort_out

        counts, files = Adopted(), self.stamps(months.keys())
        for month, entries in months.items():
            names = [name for name, *_rest in without_repeats(files.get(month, ()))]
            counts = counts.plus(sort_out(self.folder, names, month, entries)[2])
        return counts

    def _own_file(self, month: str) -> str:
        """This device's own file of a month that is to be written to: the first that is not large."""
        for number in count(1):
            name = own_file(month, self._device, number)
            try:
                if os.stat(os.path.join(self.folder, name)).st_size < LARGE:
                    break
            except OSError:  # there is none yet; whatever else it may be, the write says it
                break
        self._written_to[month] = name
        return name

    def repeat(self, events: Sequence[Event], now: datetime | None = None) -> bool:
        """Repeat what stands of some events and of those just written; call it under ``writing``, after a write.

        What cannot be repeated now is tried again at the next write: it is on disk, in its month.

        Returns:
            Whether there was anything to repeat.
        """
        self._device = self._device or device_letters(self.folder)
        missing = self.repeats.missing(self._device, union([events, self._written]))
        now, self._written = now or self._written[0].at, []
        if not missing and self.repeats_all:  # without one, an empty one saves seeking what stands again
            return False
        try:
            make_folder(os.path.join(self.folder, FOLDER))
            self._append_to(repeats_file(self._device), _bodies(missing), now)
        except OSError:
            return False
        return True

    def _append_to(self, name: str, entries: Mapping[str, dict[str, Any]], now: datetime) -> None:
        from backcare_tui.storage.journal.tinydb_storage import Damaged, append  # looking needs no database

        path = os.path.join(self.folder, name)
        try:
            append(path, entries.items())
        except Damaged:
            aside = name + set_aside(path, now).removeprefix(path)
            self.troubles.pop(name, None)
            self.troubles[aside] = aside_words(aside)
            append(path, entries.items())


def _bodies(events: Sequence[Event]) -> dict[str, dict[str, Any]]:
    """Events as JSON has them, by their ids."""
    return {event.id: msgspec.to_builtins(event) for event in events}


def sentence(error: OSError, folder: str) -> str:
    """One sentence for a write that did not go through, or that the disk has not confirmed."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        why = "the disk is full"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = f"{folder} cannot be written to"
    else:
        why = (error.strerror or str(error) or "the disk did not take it").lower()
    if isinstance(error, Unconfirmed):
        return f"Perhaps not saved, as the disk did not confirm it: {why}; look before you enter it again."
    return f"Not saved, and nothing was changed: {why}."
