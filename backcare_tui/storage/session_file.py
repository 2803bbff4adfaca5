"""The guided session that is running, in a small file of its own, so that one that is cut off is not lost.

It is no part of the journal: it holds what may still become an entry. It is named for the host, as a synced
folder may be in use on another one, with another session. A lock beside it tells one that runs in
another window from one that was cut off.
"""

from __future__ import annotations

import os
from datetime import datetime

import msgspec

from backcare_tui.domain.session.limits import is_sound
from backcare_tui.domain.session.session import Session
from backcare_tui.storage.files import Unconfirmed, make_folder, read_regular, set_aside, write_atomic
from backcare_tui.storage.journal.journal import host_name
from backcare_tui.storage.process_lock import ProcessLock

FORMAT = 1
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
        self._name = f"session.{host_name()}.json"
        self.path = os.path.join(folder, self._name)
        self.trouble = ""
        self.lock = ProcessLock(os.path.join(folder, f".session.{host_name()}.lock"))

    def read(self) -> Session | None:
        """The session that was kept, standing still; None where there is none that can be used."""
        self.trouble = ""
        try:
            data = read_regular(self.path, LARGEST)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.trouble = f"The session kept in {self._name} could not be read ({error.strerror})."
            return None
        try:
            kept = msgspec.json.decode(data, type=Kept)
            if kept.format != FORMAT:
                return None  # another version's: it is not damaged, only not for us
            session = msgspec.json.decode(kept.session, type=Session)
            if is_sound(session):
                return msgspec.structs.replace(session, since=None, begun=True, seen=0.0, cues=(), gap=0.0)
        except (ValueError, RecursionError):
            pass
        damaged = "is damaged and was passed over; the journal is as it was"
        self.trouble = f"The session kept in {self._name} {damaged}."
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
        kept = self.read()
        self._set_aside(now)
        if kept is not None and kept.id == session_id:
            os.unlink(self.path)

    def _set_aside(self, now: datetime) -> None:
        if not self.trouble or not os.path.isfile(self.path):
            return
        set_aside(self.path, now)
        self.trouble = ""
