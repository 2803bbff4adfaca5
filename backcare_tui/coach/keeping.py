"""Keeping a guided session while it runs, so that one that is cut off is not lost."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.care.dose import part_words
from backcare_tui.paths import Home

from .errors import Refused
from .starting import Starting
from .wording import day_words

if TYPE_CHECKING:  # only a guided session needs them, and most lines and looks are none
    from backcare_tui.care.session.running import Session
    from backcare_tui.storage.sessionfile import SessionFile

KEEP_EVERY = 5.0
"""Seconds after which a session is kept again though it is at the same step."""


class Left(msgspec.Struct, frozen=True):
    """A session that was cut off.

    Attributes:
        goes_on: Whether it can be gone on with; else it can only be recorded, for its own day.
        words: What was done of it, in a sentence.
    """

    session: Session
    goes_on: bool
    words: str


class Keeping(Starting):
    """The file of the session that runs."""

    home: Home
    _kept: tuple[str, int, int, float] = ("", 0, 0, 0.0)

    @cached_property
    def _session_file(self) -> SessionFile:
        from backcare_tui.storage.sessionfile import SessionFile

        return SessionFile(str(self.home.data))

    def keep_session(self, session: Session, now: float, *, at_once: bool = False) -> bool:
        """Keep a running session at each new step and count, and every few seconds between; True when it was.

        ``at_once``: whenever it was kept last.

        A disk that will not take it costs only what a crash would lose, so nothing is raised.
        """
        from backcare_tui.care.session.moves import pause

        tally = session.tallies[min(session.at, len(session.tallies) - 1)]
        at = (session.id, session.at, tally.counted)
        if not at_once and at == self._kept[:3] and now - self._kept[3] < KEEP_EVERY:
            return False
        try:
            self._session_file.write(pause(session, now), self.clock.now())
        except OSError:
            return False
        self._kept = (*at, now)
        return True

    @property
    def session_trouble(self) -> str:
        """What is wrong with the file of a session that was cut off, as of the last look at it; or empty."""
        return self._session_file.trouble

    def left_session(self) -> Left | None:
        """A session that was cut off, if there is one with anything to record. Writes nothing."""
        from backcare_tui.care.session.did import did, has_anything

        session = self._session_file.read()
        today = self.today_date
        if session is None or session.day > today or not has_anything(session):
            return None
        seen = self._seen(None)
        open_task = session.part is not None and session.part.task not in self._stopped(seen)
        goes_on = session.day == today and not (session.over or seen.locked or seen.paused) and open_task
        came = did(session, 0.0)
        told = "; ".join(
            f"{part.name}, {part_words(came[part.id], part.dose)}"
            for part in session.parts
            if part.id in came
        )
        when = "today" if session.day == today else day_words(session.day, today)
        return Left(session, goes_on, f"A guided session of {when} was cut off{f': {told}' if told else ''}.")

    def drop_session(self, session: Session | None = None) -> None:
        """Forget what is kept of a session; a damaged file is set aside.

        Raises:
            Refused: It could not be.
        """
        try:
            self._session_file.drop(session.id if session is not None else "", self.clock.now())
        except OSError as error:
            raise Refused(f"The kept session is still there ({error.strerror}).") from error
