"""The guided session that is running, in a small file of its own, so that one that is cut off is not lost.

It is no part of the journal: it holds what may still become an entry. It is named for the host and for the very
folder, as a synced folder may be in use on another machine, with another session. One is found again when either
name still fits: another network calls the host otherwise, a restored copy is another folder. A lock beside it tells
one that runs in another window from one that was cut off.
"""

from __future__ import annotations

import os
from datetime import datetime

import msgspec

from backcare_tui.domain.session.limits import is_sound
from backcare_tui.domain.session.session import Session
from backcare_tui.storage.files import Unconfirmed, make_folder, read_regular, set_aside, write_atomic
from backcare_tui.storage.machine import host_name, place_name, whole_host_name
from backcare_tui.storage.process_lock import ProcessLock

FORMAT, READ = 2, (1, 2)
"""The format that is written, since there are start positions and further spots, and those that are understood."""
LARGEST = 8_000_000
"""Bytes; a plan has one at most, and a session tells of it but a few times over."""


class Kept(msgspec.Struct, frozen=True):
    """The file: its format, and the session, unread: of another version's no more than the format is understood."""

    format: int
    session: msgspec.Raw = msgspec.Raw()


class SessionFile:
    """The file in a folder.

    Attributes:
        trouble: What is wrong with it, in one sentence, as of the last look; empty where nothing is.
        lock: Held by the process whose session it is while that is open.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.trouble = ""
        self.lock = ProcessLock(os.path.join(folder, f".session.{host_name()}.lock"))
        self._damaged = ""

    @property
    def path(self) -> str:
        """Where it is written.

        Raises:
            OSError: There is no such folder yet.
        """
        return os.path.join(self.folder, f"session.{host_name()}.{place_name(self.folder)}.json")

    def read(self) -> Session | None:
        """The session that was kept, standing still; None where there is none that can be used."""
        self.trouble = self._damaged = ""
        for path in self._paths():
            session = self._read(path)
            if session is not None or self.trouble:
                return session
        return None

    def write(self, session: Session, now: datetime) -> None:
        """Keep a session in place of what was kept; a damaged file is set aside first.

        Raises:
            OSError: It was not written.
        """
        make_folder(self.folder)
        self._set_aside(now)
        try:
            write_atomic(self.path, msgspec.json.encode({"format": FORMAT, "session": session}))
        except Unconfirmed:
            pass  # a power cut may lose the last seconds of it; that is not worth a word in mid-exercise

    def drop(self, session_id: str, now: datetime) -> None:
        """Forget a session that was recorded or is not wanted; another's is left, a damaged one set aside.

        Raises:
            OSError: It is still there.
        """
        self.read()
        self._set_aside(now)
        for path in self._paths():
            kept = self._read(path)
            if kept is not None and kept.id == session_id:
                os.unlink(path)

    def _paths(self) -> list[str]:
        """Every file that may hold this machine's session, the one that is written first."""
        try:
            own, names = os.path.basename(self.path), sorted(os.listdir(self.folder))
        except OSError:
            return []
        place = f".{own.split('.')[2]}.json"
        before_places = f"session.{whole_host_name()}.json"  # so it was called by earlier versions
        ours = (
            name
            for name in names
            if name.startswith("session.")
            and (name.endswith(place) or name.startswith(f"session.{host_name()}.") or name == before_places)
            and name.endswith(".json")
        )
        return [os.path.join(self.folder, name) for name in sorted(ours, key=lambda name: name != own)]

    def _read(self, path: str) -> Session | None:
        name = os.path.basename(path)
        try:
            data = read_regular(path, LARGEST)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.trouble = f"The session kept in {name} could not be read ({error.strerror})."
            return None
        try:
            kept = msgspec.json.decode(data, type=Kept)
            if kept.format not in READ:
                return None  # another version's: it is not damaged, only not for us
            session = msgspec.json.decode(kept.session, type=Session)
            if is_sound(session):
                return msgspec.structs.replace(session, since=None, begun=True, seen=0.0, cues=(), gap=0.0)
        except (ValueError, RecursionError):
            pass
        self._damaged = path
        self.trouble = f"The session kept in {name} is damaged and was passed over; the journal is as it was."
        return None

    def _set_aside(self, now: datetime) -> None:
        if self._damaged and os.path.isfile(self._damaged):
            set_aside(self._damaged, now)
            self.trouble = self._damaged = ""
