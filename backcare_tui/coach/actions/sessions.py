"""Guided sessions: begun, kept while they run so that one that is cut off is not lost, and recorded."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.coach.actions.session_record import record_session
from backcare_tui.coach.preferences import wanted_in_sessions
from backcare_tui.coach.reading import Reading, Subject
from backcare_tui.coach.results import Receipt, Refused, already, rests
from backcare_tui.coach.task_lookup import What, find_keys
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal.events import Stopped
from backcare_tui.domain.plan.dose import part_words
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.safety import ASK_FIRST, RESTS, help_words, locking, put_words
from backcare_tui.text.dates import day_words

if TYPE_CHECKING:  # only a guided session needs them, and most lines and looks are none
    from backcare_tui.domain.session.session import Session
    from backcare_tui.storage.session_file import SessionFile

ELSEWHERE = "A guided session is running in another window: go on there, or leave it there first."
KEEP_EVERY = 5.0
"""Seconds after which a session is kept again though it is at the same step."""


class Left(msgspec.Struct, frozen=True):
    """A session that was cut off, as far as anyone can tell.

    Attributes:
        goes_on: Whether it can be gone on with; else it can only be recorded, for its own day.
        words: What was done of it, in a sentence.
    """

    session: Session
    goes_on: bool
    words: str


class SessionActions(Subject):
    """A guided session, and the file of the one that runs.

    Attributes:
        trouble: What is wrong with the file, as of the last look for one that was cut off; or empty.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.trouble = ""
        self._kept: tuple[str, int, int, float] = ("", 0, 0, 0.0)

    @cached_property
    def _file(self) -> SessionFile:
        from backcare_tui.storage.session_file import SessionFile

        return SessionFile(str(self._reading.home.data))

    def guide(self, what: What | None = None, *, later: bool = False) -> Session:
        """A session at its beginning: of one task or target, or of what is left of today. Writes nothing.

        Args:
            what: A task, one of its targets or sessions; without, what is left and due by now.
            later: Also what is meant for later in the day; it is guided all the same where nothing else is left.

        Raises:
            Refused: Nothing is called so or is left of it, it rests today, or a session runs in another window.
        """
        if self._file.lock.is_held():
            raise Refused(ELSEWHERE)
        from backcare_tui.domain.session.build import Wishes, in_order, is_left, steps_of
        from backcare_tui.domain.session.limits import Massaged
        from backcare_tui.domain.session.session import new

        reading = self._reading
        today = reading.today()
        if today.locked:
            why = help_words(locking(today.status.signs))
            raise Refused(f"{why} {RESTS}")
        if today.put:
            raise Refused(f"{put_words(today.put)} Answer what today asks first: `backcare answer`, or o.")
        if today.status.lost:
            raise Refused(ASK_FIRST)
        if today.paused:
            raise Refused("The plan is paused; `backcare resume` ends the pause.")
        stopped = _stopped_tasks(reading, today)
        if what is None:
            left = [row for row in today.rows if is_left(row) and row.task not in stopped]
            waits = frozenset[str]() if later else reading.later(today)
            rows = [row for row in left if row.id not in waits] or left
        else:
            rows = _named(what, today, reading.plan, stopped)
        ordered = in_order(rows, reading.plan)
        wanted, massaged = wanted_in_sessions(reading), Massaged(today.rows)
        had = massaged.both()
        wishes = Wishes(hands_free=wanted.hands_free, asks_each=wanted.asks_each)
        parts, steps = steps_of(ordered, reading.plan, reading.atlas, massaged, wishes)
        if not steps and rows:
            raise Refused("That is all the massage a day should have.")
        if not steps:
            all_done = today.asked and today.done == today.asked
            raise Refused("That is all for today." if all_done else "Nothing is left to be guided today.")
        now = reading.clock.now().replace(microsecond=0)
        session = new(f"{now:%Y%m%dT%H%M%S}-{os.urandom(4).hex()}", today.day, now, parts, steps)
        return msgspec.structs.replace(session, massaged=had)

    def hold(self) -> None:
        """Be the one window with a guided session, until it is let go or this process ends, however that is.

        Raises:
            Refused: Another window is.
        """
        if not self._file.lock.claim():
            raise Refused(ELSEWHERE)

    def let_go(self) -> None:
        """Have no guided session in this window any more."""
        self._file.lock.release()

    def keep(self, session: Session, now: float, *, at_once: bool = False) -> bool:
        """Keep a running session at each new step and count, and every few seconds between; True when it was.

        ``at_once``: whenever it was kept last.
        """
        from backcare_tui.domain.session.moves import pause

        tally = session.tallies[min(session.at, len(session.tallies) - 1)]
        progress = (session.id, session.at, tally.counted)
        if not at_once and progress == self._kept[:3] and now - self._kept[3] < KEEP_EVERY:
            return False
        try:
            self._file.write(pause(session, now), self._reading.clock.now())
        except OSError:
            return False  # it costs only what a crash would lose, and is tried again at the next step
        self._kept = (*progress, now)
        return True

    def left(self) -> Left | None:
        """A session that was cut off, if there is one with anything to record; not one that runs. Writes nothing."""
        self.trouble = ""
        if not self._may_have_left():
            return None
        from backcare_tui.domain.session.moves import doses_done, has_anything

        runs = self._file.lock.is_held()
        session = self._file.read() if not runs else None
        self.trouble = self._file.trouble if not runs else ""
        today = self._reading.today_date
        if session is None or session.day > today or not has_anything(session):
            return None
        day = self._reading.today()
        open_task = session.part is not None and session.part.task not in _stopped_tasks(self._reading, day)
        goes_on = (
            session.day == today and not (session.over or day.locked or day.put or day.paused) and open_task
        )
        doses = doses_done(session, 0.0)
        done = "; ".join(
            f"{part.name}, {part_words(doses[part.id], part.dose)}"
            for part in session.parts
            if part.id in doses
        )
        when = "today" if session.day == today else day_words(session.day, today)
        cut = "was cut off" if runs is False else "was cut off, or still runs in another window"
        return Left(session, goes_on, f"A guided session of {when} {cut}{f': {done}' if done else ''}.")

    def _may_have_left(self) -> bool:
        """Whether there is any such file: most looks find none, and need nothing that sessions are made of."""
        try:
            names = os.listdir(self._reading.home.data)
        except OSError:
            return False
        return any(name.startswith("session.") and name.endswith(".json") for name in names)

    def drop(self, session: Session | None = None) -> None:
        """Forget what is kept of a session; a damaged file is set aside.

        Raises:
            Refused: It could not be.
        """
        try:
            self._file.drop(session.id if session is not None else "", self._reading.clock.now())
        except OSError as error:
            raise Refused(f"The kept session is still there ({error.strerror}).") from error

    def record(self, session: Session, now: float, pain_after: int | None = None) -> Receipt:
        """Record a session, as ``record_session`` says, and forget what is kept of it."""
        receipt = record_session(self._reading, session, now, pain_after)
        try:
            self.drop(session)
        except Refused:
            pass  # it is offered once more, and recording it again changes nothing
        return receipt


def _stopped_tasks(reading: Reading, day: Day) -> dict[str, str]:
    """The tasks that were stopped on a day, and why."""
    events = reading.timeline.events(day.day, day.day)
    return {event.task: event.why for event in events if isinstance(event, Stopped)}


def _named(what: What, today: Day, plan: Plan, stopped: dict[str, str]) -> list[Row]:
    """The rows that are meant, as far as something is left of them."""
    keys = find_keys(what, plan, today.rows)
    rows = [row for row in today.rows if row.key in keys]
    task = plan.task(keys[0].task)
    name = task.name if task is not None else keys[0].task
    if task is not None and not task.has_dose:
        raise Refused(f"A {task.kind} is written down, not guided: `backcare done {task.id}`.")
    if not rows:
        raise Refused(f"{name} is not asked today; what you do of it all the same can be checked off.")
    why = stopped.get(keys[0].task)
    if why is not None:
        raise Refused(f"You stopped {name} today ({why}). Leave it out for today.")
    if any(row.state == "rested" for row in rows):
        raise Refused(f"{name} {rests(rows[0])}.")
    left = [row for row in rows if row.state != "done"]
    if not left:
        raise Refused(already(rows).removesuffix(" Nothing was changed."))
    return left
