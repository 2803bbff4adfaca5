"""The journal: a folder of small TinyDB databases, one for each care-day month and device.

Two devices never write the same file. Reading is the union of every ``YYYY-MM.*.json``, the
conflict copies of a sync tool included. Reading never writes, locks or moves anything.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from stat import S_ISREG

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.files import DAMAGED, Unconfirmed, changed_at, set_aside
from backcare_tui.storage.journal.device import device_letters
from backcare_tui.storage.journal.reader import Newest, read_events, union

LOCK_SECONDS = 10.0
"""How long a write waits for another window's, as it then says; a write takes milliseconds."""

Stamp = tuple[str, int, int, int]
"""A file as last seen: name, size, time of change in ns, inode; a number below 0 if it could not be read."""

FIRST_YEAR = "1970"
"""A month before it is no month of a journal: no day that early can be recorded."""


class JournalError(Exception):
    """Something was not saved; the text says what and why in one sentence."""


@lru_cache(maxsize=4096)
def month_in(name: str) -> str | None:
    """``2026-11`` for ``2026-11.anything.json``; None for any other file."""
    month = name[:7]
    if len(name) < 14 or name[4] != "-" or name[7] != "." or not name.endswith(".json"):
        return None
    if not (month[:4].isdecimal() and month[5:].isdecimal() and month.isascii()):
        return None
    return month if month[:4] >= FIRST_YEAR and "01" <= month[5:] <= "12" else None


class Journal:
    """The events in one folder.

    Attributes:
        troubles: What could not be read, by file, each in one sentence.
        newest: The time of the newest id seen.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.troubles: dict[str, str] = {}
        self.newest: Newest = (0, 0)
        self._device = ""
        self._unread: dict[str, int] = {}

    def stamps(self, months: Collection[str] | None = None) -> dict[str, tuple[Stamp, ...]]:
        """Each month's files as they are on disk now, or only some months'; no folder has no files."""
        by_month: dict[str, list[Stamp]] = {}
        names: list[str] = []
        trouble = ""
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            if os.path.islink(self.folder):  # such as a disk that is not there now
                trouble = "The journal could not be read: its folder is a link to what is not there."
        except OSError as error:
            trouble = f"The journal could not be read: {error.strerror}."
        # What is wrong with files that are still there stays, and with the folder itself as of now.
        self.troubles = {name: words for name, words in self.troubles.items() if name in names}
        if trouble:
            self.troubles["."] = trouble
        for name in names:
            if DAMAGED in name:
                self.troubles[name] = _aside_words(name)
            month = month_in(name)
            if month is None or (months is not None and month not in months):
                continue
            stamp = self._stamp(name)
            if stamp is not None:
                by_month.setdefault(month, []).append(stamp)
        return {month: tuple(sorted(by_month[month])) for month in sorted(by_month)}

    def own_stamp(self, month: str) -> Stamp | None:
        """This device's own file of a month as it is on disk now; call it under ``writing``, after a write."""
        return self._stamp(f"{month}.{self._device}.json")

    def _stamp(self, name: str) -> Stamp | None:
        """One file's stamp; None for what is no file: a link to nowhere, a folder, a pipe that would hang."""
        try:
            # os.path.join takes longer, and there may be ten years of files.
            status = os.stat(f"{self.folder}{os.sep}{name}")
        except OSError as error:
            self._tell(name, f"could not be read ({error.strerror})")
            return None
        if not S_ISREG(status.st_mode):
            self._tell(name, "is not a file and was passed over")
            return None
        # A file that could not be read last time looks changed each time, so that it is tried again.
        inode = -self._unread[name] if name in self._unread else status.st_ino
        return name, status.st_size, changed_at(status), inode

    def _tell(self, name: str, trouble: str) -> None:
        self.troubles[name] = f"{name} {trouble}; the rest is shown."

    def read(self, stamps: Sequence[Stamp]) -> list[Event]:
        """The union of one month's files; what cannot be read is named in ``troubles`` and passed over."""
        files = []
        for name, *_rest in stamps:
            self.troubles.pop(name, None)
            try:
                with open(os.path.join(self.folder, name), "rb") as file:
                    contents = read_events(file.read(), name[:7])
            except OSError as error:
                self._unread[name] = self._unread.get(name, 0) + 1
                self._tell(name, f"could not be read ({error.strerror})")
                continue
            except (ValueError, RecursionError):
                self._tell(name, "is damaged and was passed over")
            else:
                files.append(contents.events)
                self.follow(contents.newest)
                if contents.unreadable:
                    entries = "1 entry" if contents.unreadable == 1 else f"{contents.unreadable} entries"
                    self._tell(name, f"holds {entries} that could not be read")
            self._unread.pop(name, None)
        return union(files)

    def is_read(self, stamps: Sequence[Stamp]) -> bool:
        """Whether the disk gave each of these files when last asked, damaged or not."""
        return not any(name in self._unread for name, *_rest in stamps)

    def follow(self, newest: Newest) -> None:
        """Have the ids to come sort after one that is known."""
        self.newest = max(self.newest, newest)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the journal's lock: one writer at a time on this machine.

        Raises:
            JournalError: The folder cannot be written, or another writer holds on for too long.
        """
        # Here and not above: most processes only look, and looking takes no lock.
        from backcare_tui.storage.process_lock import Held, ProcessLock

        lock = ProcessLock(os.path.join(self.folder, ".lock"))
        try:
            lock.acquire(LOCK_SECONDS)
        except Held:
            raise JournalError(
                f"Not saved: another backcare has been writing for {LOCK_SECONDS:.0f} seconds."
            ) from None
        except OSError as error:
            raise JournalError(sentence(error, self.folder)) from error
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
                self._append_to(month, group)
            except Unconfirmed:
                # Before the last month it may pass: that one's write confirms the folder for all, or says so.
                if group[0] is events[0]:
                    raise

    def _append_to(self, month: str, events: Sequence[Event]) -> None:
        from backcare_tui.storage.journal.tinydb_storage import Damaged, append  # looking needs no database

        path = os.path.join(self.folder, f"{month}.{self._device}.json")
        bodies = [(event.id, msgspec.to_builtins(event)) for event in events]
        try:
            append(path, bodies)
        except Damaged:
            aside = os.path.basename(set_aside(path, events[0].at))
            self.troubles.pop(os.path.basename(path), None)
            self.troubles[aside] = _aside_words(aside)
            append(path, bodies)


class Draft(Journal):
    """A journal made in memory, as a demo's is: when ``whole`` ends, each month is written, once and durably.

    A person's own events never go through this: what a screen has called saved must be on disk.
    """

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._kept: dict[str, list[Event]] = {}

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Hold the folder's lock throughout and write everything at the end; after an error, nothing.

        Raises:
            JournalError: The folder cannot be written.
        """
        with super().writing():
            yield
            super().append([event for events in self._kept.values() for event in events])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nothing to wait for: ``whole`` holds the lock, which would wait for itself here."""
        yield

    def append(self, events: Sequence[Event]) -> None:
        """Keep events, each with its month."""
        for event in events:
            self._kept.setdefault(month_of(event.day), []).append(event)

    def stamps(self, months: Collection[str] | None = None) -> dict[str, tuple[Stamp, ...]]:
        """Each month, or only some, with how much it holds."""
        held = sorted(self._kept if months is None else self._kept.keys() & set(months))
        return {month: ((month, len(self._kept[month]), 0, 0),) for month in held}

    def read(self, stamps: Sequence[Stamp]) -> list[Event]:
        """The events of the months stamped, in the order they were recorded."""
        return [event for month, *_rest in stamps for event in self._kept[month]]


def _aside_words(name: str) -> str:
    """What is said of a file that was set aside, for as long as it is there."""
    return f"{name.split(DAMAGED, maxsplit=1)[0]} was damaged; it is kept as {name}, and what it held is not shown."


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
