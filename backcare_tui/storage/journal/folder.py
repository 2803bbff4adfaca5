"""The journal's folder as it is looked at and read: which files there are, what they hold, and what is wrong with them.

Nothing here writes, locks or moves anything.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from stat import S_ISREG

from backcare_tui.domain.journal.events import Event, Noted, Undone
from backcare_tui.storage.files import DAMAGED, changed_at
from backcare_tui.storage.journal.large_files import NONE, LargeFiles, are_kept
from backcare_tui.storage.journal.reader import Newest, Stamp, read_events, union
from backcare_tui.storage.journal.repeats import FOLDER, REPEATED, Repeats, is_repeats

FIRST_YEAR = "1970"
"""A month before it is no month of a journal: no day that early can be recorded."""


@lru_cache(maxsize=4096)
def month_in(name: str) -> str | None:
    """``2026-11`` for ``2026-11.anything.json``; None for any other file."""
    month = name[:7]
    if len(name) < 14 or name[4] != "-" or name[7] != "." or not name.endswith(".json"):
        return None
    if not (month[:4].isdecimal() and month[5:].isdecimal() and month.isascii()):
        return None
    return month if month[:4] >= FIRST_YEAR and "01" <= month[5:] <= "12" else None


def own_file(month: str, device: str, number: int = 1) -> str:
    """The name of a device's own file of a month, or of one that followed as the ones before it were large."""
    return f"{month}.{device}.json" if number == 1 else f"{month}.{device}.{number}.json"


def is_own(name: str, month: str, device: str) -> bool:
    """Whether a file of a month is a device's own."""
    start, stem = f"{month}.{device}", name.removesuffix(".json")
    return stem == start or stem.removeprefix(f"{start}.").isdecimal()


class JournalFolder:
    """The files of one journal.

    Attributes:
        troubles: What could not be read, by file, each in one sentence.
        newest: The time of the newest id seen.
        repeats: What stands, as it is told a second time beside the months.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.troubles: dict[str, str] = {}
        self.newest: Newest = (0, 0)
        self.repeats = Repeats()
        self._unread: dict[str, int] = {}

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

    def read_quietly(
        self, stamps: Sequence[Stamp], large: LargeFiles, day: date | None = None
    ) -> tuple[list[Event], frozenset[date]]:
        """The same without the notes of large files, but those of one day; and the days of which any are left out."""
        kept = {*are_kept(stamps)}
        if not kept:
            return self.read(stamps), NONE
        files = [
            self.without_notes(stamp, large, day) if stamp in kept else (self.read([stamp]), NONE)
            for stamp in stamps
        ]
        events = union([events for events, _days in files])
        left = NONE.union(*(days for _events, days in files))
        undone = {known for event in events if type(event) is Undone for known in event.events}
        if any(type(event) is Noted and event.id in undone and event.day in left for event in events):
            return self.read(stamps), NONE  # which one is the day's first now only the others tell
        return events, left

    def without_notes(
        self, stamp: Stamp, large: LargeFiles, day: date | None = None
    ) -> tuple[Sequence[Event], frozenset[date]]:
        """The same of one file, which is known from now on."""
        known = large.get(stamp)
        if known is None or known.events is None or day in known.days:
            events = self.read([stamp])
            if known is None and stamp[0] not in self.troubles:
                known = large.take(stamp, events, self.newest)
            if known is None or known.events is None or day in known.days:
                return events, NONE
        self.follow(known.newest)
        return known.events, known.days

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


def aside_words(name: str) -> str:
    """What is said of a file that was set aside, for as long as it is there."""
    return f"{name.split(DAMAGED, maxsplit=1)[0]} was damaged, and is kept as {name}: `backcare doctor` says what of it is not shown."


def _words_beside(name: str) -> str:
    """What is said of a file that is no month's; empty of one that has nothing to do with any."""
    if DAMAGED in name:
        return aside_words(name)
    if name[:4].isdecimal() and name[4:5] == "-" and name[5:7].isdecimal():  # such as `2026-11.abcdef.json~`
        return f"{name} is not read: only files called like 2026-11.abcdef.json are."
    return ""
