"""The journal: a folder of small TinyDB databases, one for each care-day month and device.

Two devices never write the same file. Reading is the union of every ``YYYY-MM.*.json``, the
conflict copies of a sync tool included. Reading never writes, locks or moves anything.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Event
from backcare_tui.storage.files import DAMAGED, Unconfirmed, changed_at, make_folder, set_aside
from backcare_tui.storage.journal.device import device_letters
from backcare_tui.storage.journal.reader import Newest, read_events, union
from backcare_tui.storage.journal.reader import Stamp as Stamp  # noqa: PLC0414  # others have it from here
from backcare_tui.storage.journal.repeats import FOLDER, REPEATED, Repeats, is_repeats, repeats_file

if TYPE_CHECKING:
    from backcare_tui.storage.process_lock import ProcessLock

LOCK_SECONDS = 10.0
"""How long a write waits for a window that writes nothing, as it then says; a write takes milliseconds."""

FIRST_YEAR = "1970"
"""A month before it is no month of a journal: no day that early can be recorded."""


class JournalError(Exception):
    """Something was not saved; the text says what and why in one sentence."""


class Occupied(JournalError):
    """It was not saved since another writer holds on."""


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
        lost: The same files by their names and sizes, which stay as they are when one is set aside.
        repeats: What stands, as it is told a second time beside the months.
        newest: The time of the newest id seen.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.troubles: dict[str, str] = {}
        self.newest: Newest = (0, 0)
        self.repeats = Repeats()
        self._written: list[Event] = []
        self._device = ""
        self._unread: dict[str, int] = {}
        self.patience: float | None = None
        self._taken: ProcessLock | None = None

    def stamps(self, months: Collection[str] | None = None) -> dict[str, tuple[Stamp, ...]]:
        """Each month's files as they are on disk now, or only some months'; no folder has no files."""
        by_month: dict[str, list[Stamp]] = {}
        names, trouble = self._listed()
        repeats = [os.path.join(FOLDER, name) for name in self._listed(FOLDER)[0]] if FOLDER in names else []
        # What is wrong with files that are still there stays, and with the folder itself as of now.
        self.troubles = {name: words for name, words in self.troubles.items() if name in {*names, *repeats}}
        if trouble:
            self.troubles["."] = f"The journal could not be read: {trouble}."
        for name in (*names, *repeats):
            month = month_in(name)
            if month is None:
                words = _words_beside(name)
                if words:
                    self.troubles[name] = words
            elif months is None or month in months:
                stamp = self._stamp(name)
                if stamp is not None:
                    by_month.setdefault(month, []).append(stamp)
        self._read_repeats(sorted(filter(is_repeats, repeats)))
        for month in self.repeats.months:  # a month whose own files are gone is known by them
            if months is None or month in months:
                by_month.setdefault(month, []).append(self.repeats.stamp(month))
        return {month: tuple(sorted(by_month[month])) for month in sorted(by_month)}

    def _listed(self, within: str = "") -> tuple[list[str], str]:
        """The names in the folder, or in one within it, and what is wrong with it."""
        folder = os.path.join(self.folder, within) if within else self.folder
        try:
            return os.listdir(folder), ""
        except FileNotFoundError:  # a link is one to a disk that is not there now
            return [], "its folder is a link to what is not there" if os.path.islink(folder) else ""
        except OSError as error:
            return [], error.strerror or str(error)

    def own_stamp(self, month: str) -> Stamp | None:
        """This device's own file of a month as it is on disk now; call it under ``writing``, after a write."""
        return self._stamp(f"{month}.{self._device}.json")

    def _read_repeats(self, names: Sequence[str]) -> None:
        """Read the files that repeat what stands, if any has changed."""
        stamps = tuple(stamp for name in names if (stamp := self._stamp(name)) is not None)
        if stamps != self.repeats.stamps:
            read = {name: self._read_file(name, None) for name, *_rest in stamps}
            files = {name: events for name, events in read.items() if events is not None}
            self.repeats.take(stamps, files, union([*files.values()]))

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
        files: list[list[Event]] = []
        for name, *_rest in stamps:
            if name.endswith(REPEATED):
                files.append(self.repeats.months.get(name[:7], []))
            elif (events := self._read_file(name, name[:7])) is not None:
                files.append(events)
        return union(files)

    def _read_file(self, name: str, month: str | None) -> list[Event] | None:
        """The events of one file; None, and a trouble told, where it cannot be read."""
        self.troubles.pop(name, None)
        try:
            with open(os.path.join(self.folder, name), "rb") as file:
                contents = read_events(file.read(), month)
        except OSError as error:
            self._unread[name] = self._unread.get(name, 0) + 1
            self._tell(name, f"could not be read ({error.strerror})")
            return None
        except (ValueError, RecursionError):
            self._unread.pop(name, None)
            self._tell(name, "is damaged and was passed over")
            return None
        self._unread.pop(name, None)
        self.follow(contents.newest)
        if contents.unreadable:
            entries = "1 entry" if contents.unreadable == 1 else f"{contents.unreadable} entries"
            self._tell(name, f"holds {entries} that could not be read")
        return contents.events

    @property
    def damaged(self) -> tuple[str, ...]:
        """The names of files that could not be read, or that were set aside for it."""
        return tuple(sorted(self.troubles))

    def unread(self, months: Collection[str]) -> tuple[str, ...]:
        """What is said of these months' files that could not be read, or of the folder, if that could not."""
        return tuple(
            words for name, words in self.troubles.items() if name == "." or month_in(name) in months
        )

    @property
    def lost(self) -> tuple[str, ...]:
        """The damaged files by name and size, wherever they are by now: what stood in them may not be known."""
        files = set()
        for name in self.troubles:
            first = name.split(DAMAGED, maxsplit=1)[0]
            if first == "." or is_repeats(first) or month_in(first):
                try:
                    size = os.stat(os.path.join(self.folder, name)).st_size
                except OSError:
                    size = 0
                files.add(f"{first} {size}" if first != "." else first)
        return tuple(sorted(files))

    def is_read(self, stamps: Sequence[Stamp]) -> bool:
        """Whether the disk gave each of these files when last asked, damaged or not."""
        return not any(name in self._unread for name, *_rest in stamps)

    def follow(self, newest: Newest) -> None:
        """Have the ids to come sort after one that is known."""
        self.newest = max(self.newest, newest)

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
                self._append_to(f"{month}.{self._device}.json", _bodies(group), events[0].at)
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
        self._append_to(f"{month}.{self._device}.json", entries, now)

    def repeat(self, events: Sequence[Event], now: datetime | None = None) -> bool:
        """Repeat what stands of some events and of those just written; call it under ``writing``, after a write.

        What cannot be repeated now is tried again at the next write: it is on disk, in its month.

        Returns:
            Whether there was anything to repeat.
        """
        self._device = self._device or device_letters(self.folder)
        missing = self.repeats.missing(self._device, union([events, self._written]))
        now, self._written = now or self._written[0].at, []
        if (
            missing or not self.repeats_all
        ):  # an empty one says that there is nothing, and saves seeking it again
            try:
                make_folder(os.path.join(self.folder, FOLDER))
                self._append_to(repeats_file(self._device), _bodies(missing), now)
            except OSError:
                return False
            return True
        return False

    def _append_to(self, name: str, entries: Mapping[str, dict[str, Any]], now: datetime) -> None:
        from backcare_tui.storage.journal.tinydb_storage import Damaged, append  # looking needs no database

        path = os.path.join(self.folder, name)
        try:
            append(path, entries.items())
        except Damaged:
            aside = name + set_aside(path, now).removeprefix(path)
            self.troubles.pop(name, None)
            self.troubles[aside] = _aside_words(aside)
            append(path, entries.items())


def _bodies(events: Sequence[Event]) -> dict[str, dict[str, Any]]:
    """Events as JSON has them, by their ids."""
    return {event.id: msgspec.to_builtins(event) for event in events}


def _aside_words(name: str) -> str:
    """What is said of a file that was set aside, for as long as it is there."""
    return f"{name.split(DAMAGED, maxsplit=1)[0]} was damaged; it is kept as {name}, and what it held is not shown."


def _words_beside(name: str) -> str:
    """What is said of a file that is no month's; empty of one that has nothing to do with any."""
    if DAMAGED in name:
        return _aside_words(name)
    if name[:4].isdecimal() and name[4:5] == "-" and name[5:7].isdecimal():  # such as `2026-11.abcdef.json~`
        return f"{name} is not read: only files called like 2026-11.abcdef.json are."
    return ""


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
