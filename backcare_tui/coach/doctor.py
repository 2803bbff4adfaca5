"""Looking every file of a home over: what is wrong with it in one sentence, and what can be done about it.

Looking writes nothing. What is done moves entries to where they are read, gives a damaged file another name, or closes
to others what is nobody else's; nothing is ever deleted. Done once, there is nothing left to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from backcare_tui.coach.preferences import own_themes
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import saving
from backcare_tui.coach.results import Refused
from backcare_tui.domain.journal.status import status_after
from backcare_tui.storage import cache
from backcare_tui.storage.files import AN_HOUR, DAMAGED, LEFT_OVER, read_regular, set_aside
from backcare_tui.storage.journal.device import device_file, known_letters
from backcare_tui.storage.journal.folder import is_own, month_in
from backcare_tui.storage.journal.large_files import LARGE
from backcare_tui.storage.journal.reader import git_sides, read_events
from backcare_tui.storage.journal.repeats import FOLDER, is_repeats, repeats_file
from backcare_tui.storage.journal.salvage import ids_in, salvage
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.session_file import SessionFile

ANSWER = (
    "`backcare safety` shows the questions; `backcare safety --none`, or a yes to what you have, ends it."
)
COPIES = "copies"
OTHERS = "it is another device's: mend it there, or with --others if that device is gone"


class Finding(msgspec.Struct, frozen=True):
    """Something about one file.

    Attributes:
        file: Its name, with its folder's.
        text: What is to be known of it, after its name.
        remedy: What is done about it, or was; empty where nothing is to be done.
        wrong: Whether it is wrong still; else it is only to be known.
        mend: Does it; None where there is nothing that can be done here.
        mended: Whether it was done just now.
    """

    file: str
    text: str
    remedy: str = ""
    wrong: bool = True
    mend: Callable[[], None] | None = None
    mended: bool = False


class Doctor:
    """One home, looked over.

    Args:
        reading: Whose.
        others: Whether another device's damaged files are set aside too.
    """

    def __init__(self, reading: Reading, *, others: bool = False) -> None:
        self._reading = reading
        self._others = others
        self._folder = reading.journal.folder
        self._now = reading.clock.now()
        self.files = 0

    def look(self) -> list[Finding]:
        """What is to be said of every file, that which is wrong first."""
        self.files = 0
        looks = (
            self._copies,
            *(self._plans, self._journal, self._letters, self._session, self._caches, self._modes),
            self._answers,
        )
        found = [finding for look in looks for finding in look()]
        return sorted(found, key=lambda finding: (not finding.wrong, finding.file))

    def repair(self) -> list[Finding]:
        """Do what can be done, and say it; what could not be done is still wrong.

        Raises:
            Refused: The journal cannot be written, or another process writes it for too long.
        """
        done: list[Finding] = []
        with saving(self._reading):
            for finding in self.look():
                if finding.mend is None:
                    continue
                try:
                    finding.mend()
                except OSError as error:
                    why = f"{finding.text} It could not be mended: {(error.strerror or str(error)).lower()}."
                    done.append(msgspec.structs.replace(finding, text=why, remedy=""))
                else:
                    done.append(msgspec.structs.replace(finding, wrong=False, mended=True))
            if done:
                self._reading.timeline.repeat_all(self._now)
            not_done = {finding.file for finding in done if finding.wrong}
            left = [finding for finding in self.look() if finding.file not in not_done]
        return sorted(done + left, key=lambda finding: not finding.wrong)

    def _plans(self) -> Iterator[Finding]:
        library, home = self._reading.library, self._reading.home
        try:
            library.in_use()
            self.files += home.settings.exists()
        except PlanError as error:
            yield Finding(home.settings.name, str(error).splitlines()[0])
        try:
            names = [name for name in library.names() if library.is_own(name)]
        except PlanError as error:
            yield Finding("plans", str(error).splitlines()[0])
            return
        for name in names:
            self.files += 1
            try:
                library.read(library.path(name), anew=True)
            except PlanError as error:
                wrong = name == self._reading.plan_name
                first, remedy = (
                    str(error).splitlines()[0],
                    f"Mend it by hand: `backcare plan check {name}` says all.",
                )
                yield Finding(f"plans/{name}.toml", f"cannot be used: {first}", remedy, wrong=wrong)
        for copy in library.conflicts():
            text = f"is a conflict copy of {copy.of.name}, and not in force."
            yield Finding(copy.path.name, text, "See both: `backcare plan compare`.", wrong=False)
        themes, unusable = own_themes(self._reading)
        self.files += len(themes) + len(unusable)
        for problem in unusable.values():
            yield Finding("themes", f"A theme of your own cannot be used. {problem}", wrong=False)
        _body, _figures = library.body, library.figures
        for problem in (*library.body_problems[:1], *library.figure_problems[:1]):
            yield Finding("plans", f"A drawing of your own cannot be used. {problem}")

    def _copies(self) -> Iterator[Finding]:
        """The copies that were kept before much was changed at once."""
        if not os.path.isdir(os.path.join(self._reading.home.data, COPIES)):
            return  # most have none, and need not wait for a zip to be understood
        from backcare_tui.coach.carry.backup import copies, read_backup

        kept, sound = copies(self._reading), 0
        for name in kept.files:
            self.files += 1
            try:
                read_backup(os.path.join(kept.folder, name))
                sound += 1
            except Refused:
                yield Finding(
                    f"{COPIES}/{name}", "is a copy that is damaged: it cannot be restored.", wrong=False
                )
        if sound:
            text = f"has {'1 sound copy' if sound == 1 else f'{sound} sound copies'}, newest of {kept.files[-1][:10]}; {kept.size:,} bytes."
            yield Finding(COPIES, text, wrong=False)

    def _journal(self) -> Iterator[Finding]:
        """Every file in the journal's folder, and in that of what is repeated."""
        try:
            names = sorted(os.listdir(self._folder))
            inner = os.path.join(self._folder, FOLDER)
            names += sorted(f"{FOLDER}/{name}" for name in os.listdir(inner)) if os.path.isdir(inner) else []
        except FileNotFoundError:
            if os.path.islink(self._folder):
                yield Finding("journal", "is a link to what is not there.")
            return
        except OSError as error:
            yield Finding("journal", f"cannot be read: {error.strerror}.")
            return
        for name in names:
            yield from self._journal_file(name)

    def _journal_file(self, name: str) -> Iterator[Finding]:
        file, path = f"journal/{name}", os.path.join(self._folder, name)
        month = month_in(name.split(DAMAGED, maxsplit=1)[0]) or (
            month_in(f"{name[:7]}.any.json") if "/" not in name else None
        )
        if LEFT_OVER.fullmatch(os.path.basename(name)):
            if os.lstat(path).st_mtime < self._now.timestamp() - AN_HOUR:
                yield Finding(
                    file, "is left of a write that was cut off; a later write takes it away.", wrong=False
                )
            return
        if name == FOLDER or not (month or is_repeats(name) or DAMAGED in name or name == ".lock"):
            return
        self.files += 1
        try:
            data = read_regular(path)
        except OSError as error:
            yield Finding(file, f"cannot be read: {(error.strerror or str(error)).lower()}.")
            return
        if name == ".lock":
            return
        if month_in(name) or is_repeats(name):
            yield from self._read_file(file, path, data, month_in(name))
        elif month is not None:
            yield self._beside(file, data, month)
        else:
            yield Finding(file, "was damaged, and is kept.", "Move it away when you like.", wrong=False)

    def _read_file(self, file: str, path: str, data: bytes, month: str | None) -> Iterator[Finding]:
        """A file that is read: a month's, or one that repeats what stands."""
        ours = self._is_ours(os.path.relpath(path, self._folder), month)
        try:
            unreadable = read_events(data, month).unreadable
        except (ValueError, RecursionError):
            unreadable = -1
        if not unreadable:
            if len(git_sides(data)) > 1:
                text, remedy = "is as git left it, and is read as both sides.", "One file is made of both."
                # One that is large is not written to again, and is read as both sides for good.
                mend = partial(self._take_over, {}, month) if ours and month and len(data) < LARGE else None
                yield Finding(file, text, remedy if mend else "", wrong=False, mend=mend)
            return
        text = "is damaged." if unreadable < 0 else f"holds {_entries(unreadable)} that cannot be read."
        entries = self._unknown(data, month, but=path) if month else {}
        moved = ours or self._others
        remedy = "It is set aside." if moved else f"It stays, as {OTHERS}."
        if month and (entries or moved):
            remedy = f"What can be read of it is taken over: {_entries(len(entries))}. {remedy}"
        mend = partial(self._set_aside, path, entries, month) if entries or moved else None
        yield Finding(file, text, remedy, mend=mend)

    def _beside(self, file: str, data: bytes, month: str) -> Finding:
        """A file of a month that is not read: one that was set aside, or a copy under another name."""
        what = (
            "was damaged, and is kept."
            if DAMAGED in file
            else "is not read: it is not called as a month's file is."
        )
        entries = self._unknown(data, month)
        if not entries:
            remedy = "All that can be read of it is in the journal: move it away when you like."
            return Finding(file, what, remedy, wrong=False)
        remedy = f"What is nowhere else is taken over: {_entries(len(entries))}. It stays."
        return Finding(file, what, remedy, mend=partial(self._take_over, entries, month))

    def _letters(self) -> Iterator[Finding]:
        try:
            if known_letters(self._folder) == "":
                file = f"journal/{os.path.basename(device_file(self._folder))}"
                yield Finding(
                    file, "cannot be used: this device's next entry makes new letters.", wrong=False
                )
        except OSError as error:
            yield Finding("journal/.device", f"cannot be read: {(error.strerror or str(error)).lower()}.")

    def _session(self) -> Iterator[Finding]:
        kept = SessionFile(str(self._reading.home.data))
        kept.read()
        if kept.trouble and not kept.lock.is_held():
            yield Finding("session", kept.trouble, "It is set aside.", mend=partial(kept.drop, "", self._now))

    def _caches(self) -> Iterator[Finding]:
        folder = str(self._reading.home.cache)
        for name, kind in cache.KINDS.items():
            try:
                there = os.path.lexists(cache.file_of(folder, name))
            except OSError:
                return
            self.files += there
            if there and cache.load(folder, name, kind) is None:
                text = "cannot be used, and is worked out anew; nothing is only there."
                yield Finding(f"cache/{name}", text, wrong=False)

    def _modes(self) -> Iterator[Finding]:
        """Whether others on this machine can look into the journal."""
        if sys.platform == "win32":
            return
        for path in (self._folder, os.path.join(self._folder, FOLDER)):
            if os.path.isdir(path) and os.stat(path).st_mode & 0o077:
                name = os.path.relpath(path, os.path.dirname(self._folder))
                text, remedy = "can be looked into by others on this machine.", "It is closed to them."
                yield Finding(name, text, remedy, mend=partial(os.chmod, path, 0o700))

    def _answers(self) -> Iterator[Finding]:
        """Whether the safety questions come first, as an answer to them may have stood in a damaged file."""
        reading = self._reading
        try:
            status = reading.before(reading.today_date).status
        except PlanError:
            return  # without a plan no day asks for anything
        todays = reading.timeline.events(reading.today_date, reading.today_date)
        if status_after(status, todays).lost:
            text = "may have stood in a damaged file: nothing is asked until they are given anew."
            yield Finding("safety answers", text, ANSWER)

    def _is_ours(self, name: str, month: str | None) -> bool:
        try:
            letters = known_letters(self._folder)
        except OSError:
            return False
        if not letters:
            return False
        return is_own(name, month, letters) if month else name == repeats_file(letters)

    def _unknown(self, data: bytes, month: str, but: str = "") -> dict[str, Any]:
        """The entries of a month that stand whole in a file and in no other that is read."""
        found = salvage(data, month)
        known = self._ids(month, but) if found else ()
        return {key: body for key, body in found.items() if key not in known}

    def _ids(self, month: str, but: str = "") -> set[str]:
        paths = (
            os.path.join(self._folder, name) for name in os.listdir(self._folder) if month_in(name) == month
        )
        return set().union(*(ids_in(path) for path in paths if path != but))

    def _take_over(self, entries: Mapping[str, Any], month: str) -> None:
        known = self._ids(month)  # anew: what was mended just now may have had the same ones
        new = {key: body for key, body in entries.items() if key not in known}
        self._reading.journal.take_over(month, new, self._now)

    def _set_aside(self, path: str, entries: Mapping[str, Any], month: str | None) -> None:
        """Have entries where they are read before the file that they stand in is no longer read."""
        ours = self._is_ours(os.path.relpath(path, self._folder), month)
        if ours or self._others:
            set_aside(path, self._now)
        if month and entries:
            self._take_over(entries, month)


def examine(reading: Reading, *, others: bool = False) -> tuple[list[Finding], int]:
    """What is to be said of every file of a home, and how many were looked at."""
    doctor = Doctor(reading, others=others)
    return doctor.look(), doctor.files


def repair(reading: Reading, *, others: bool = False) -> tuple[list[Finding], int]:
    """The same, and what can be done about it is done.

    Raises:
        Refused: The journal cannot be written.
    """
    doctor = Doctor(reading, others=others)
    if not os.path.isdir(reading.journal.folder):
        raise Refused("There is no journal to mend yet.")
    return doctor.repair(), doctor.files


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"
