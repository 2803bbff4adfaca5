"""Restoring a backup: into an empty home as it was; into one with entries, merged: nothing lost, and nothing twice."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

import msgspec

from backcare_tui.coach.carry.backup import keep_copy, read_backup
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import saving
from backcare_tui.coach.results import Refused
from backcare_tui.storage.backup_file import Manifest, entries_of, gather, place
from backcare_tui.storage.files import make_folder, name_beside, write_atomic
from backcare_tui.storage.journal.adopt import Adopted
from backcare_tui.storage.journal.folder import month_in
from backcare_tui.storage.journal.journal import sentence
from backcare_tui.storage.journal.reader import read_events
from backcare_tui.storage.journal.repeats import is_repeats

Months = dict[str, dict[str, dict[str, Any]]]


class Restoring(msgspec.Struct, frozen=True):
    """What restoring a backup comes to, before it is done.

    Attributes:
        manifest: What the backup says of itself.
        into_empty: Whether the files of the journal go back as they were.
        counts: Of its entries, how many are new here, the same here, and other here.
        months: Entries to be merged.
        files: Files to be written, by their path in a home: those of the backup's own name, and those put beside.
        same: How many files are here already, the same.
        beside: The files that are put beside one of another content, by their path in the backup; and as what.
    """

    manifest: Manifest
    into_empty: bool
    counts: Adopted
    months: Months
    files: dict[str, bytes]
    same: int
    beside: dict[str, str]

    @property
    def is_nothing_new(self) -> bool:
        """Whether all of it is here already."""
        return not self.files and not self.counts.added


def plan_restore(reading: Reading, path: str) -> Restoring:
    """What restoring a backup would do. Writes nothing.

    Raises:
        Refused: It is no backup, or damaged, or the home cannot be read.
    """
    manifest, theirs = read_backup(path)
    return _compare(reading, manifest, theirs)


def _compare(reading: Reading, manifest: Manifest, theirs: Mapping[str, bytes]) -> Restoring:
    try:
        ours, _left = gather(reading.home)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused(f"{str(error.filename)[:200]} cannot be read: {why}. Nothing was changed.") from None
    # A restore that was cut off goes on as it began: all that is here is of the backup.
    into_empty = all(theirs.get(name) == data for name, data in ours.items() if name.startswith("journal/"))
    wanted = {name: data for name, data in theirs.items() if into_empty or not _is_merged(name, data)}
    same = sum(ours.get(name) == data for name, data in wanted.items())
    files: dict[str, bytes] = {}
    beside: dict[str, str] = {}
    taken = {name.casefold() for name in ours}
    for name, data in wanted.items():
        if ours.get(name) == data:
            continue
        # Settings that come into force would choose another plan for the entries that are here.
        if (
            name.casefold() in taken
            or os.path.lexists(place(reading.home, name))
            or (not into_empty and "/" not in name)
        ):
            free = name_beside(name, data, "from-backup", partial(place, reading.home))
            if not free:
                same += 1
                continue
            beside[name] = free
            files[free] = data
        else:
            files[name] = data
            taken.add(name.casefold())  # a disk may not tell two names apart that another one did
    months = _bodies(theirs)
    counts = reading.journal.would_adopt(months)
    return Restoring(manifest, into_empty, counts, {} if into_empty else months, files, same, beside)


def _is_merged(path: str, data: bytes) -> bool:
    """Whether each entry of a file is taken over one by one; what is damaged or set aside goes along as it is."""
    name = path.removeprefix("journal/")
    if name == path or not (month_in(name) or is_repeats(name)):
        return False
    try:
        return not read_events(data, month_in(name)).unreadable
    except (ValueError, RecursionError):
        return False


def _bodies(theirs: Mapping[str, bytes]) -> Months:
    """The entries of the files that are merged, by month and id."""
    months: Months = {}
    for month, entries in entries_of(
        {path: data for path, data in theirs.items() if _is_merged(path, data)}
    ).items():
        months[month] = {entry_id: msgspec.json.decode(raw) for entry_id, raw in entries.items()}
    return months


def restore(reading: Reading, path: str) -> tuple[Restoring, str]:
    """Restore a backup, under the lock, and keep a copy of what is here first; what it came to, and that copy.

    After a kill, doing it again does the rest.

    Raises:
        Refused: It is no backup, no copy could be kept, or it could not be saved.
    """
    manifest, theirs = read_backup(path)
    with saving(reading):
        plan = _compare(reading, manifest, theirs)
        if plan.is_nothing_new:
            return plan, ""
        kept = keep_copy(reading, "restore")
        try:
            # What stands first, so that a warning sign holds from the first moment; the settings name a plan that is there.
            for name in sorted(plan.files, key=_order):
                target = place(reading.home, name)
                make_folder(os.path.dirname(target))
                write_atomic(target, plan.files[name])
            if plan.months:
                reading.journal.adopt(plan.months, reading.clock.now())
        except OSError as error:
            words = sentence(error, str(reading.home.data))
            raise Refused(f"{words} What was restored so far stays; the same again does the rest.") from error
        reading.refresh()
        if plan.months:
            reading.timeline.repeat_all(reading.clock.now())
    reading.refresh()
    return plan, kept


def _order(path: str) -> tuple[int, str]:
    tops = ("journal/standing/", "journal/", "plans/", "themes/")
    return next((place for place, top in enumerate(tops) if path.startswith(top)), len(tops)), path
