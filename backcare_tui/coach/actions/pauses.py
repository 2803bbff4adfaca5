"""Pausing and resuming."""

from __future__ import annotations

from datetime import date

from backcare_tui.coach.recording import Recorder
from backcare_tui.coach.results import Receipt, Refused
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal import events as kinds


class PauseActions:
    """Times off: nothing is asked, and the streak waits."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def pause(self, until: date | None = None) -> Receipt:
        """Ask nothing, from today (tomorrow if today is kept already) through ``until``.

        Raises:
            Refused: ``until`` has passed, or it could not be saved.
        """
        with self._recorder.open() as open_day:
            before = open_day.before
            if (
                before.pause is not None
                and before.pause.until == until
                and (until is None or until >= before.day)
            ):
                return Receipt(False, "Paused already. `backcare resume` ends it.")
            first = before.day + ONE_DAY if before.record.state == "kept" else before.day
            if until is not None and until < first:
                raise Refused(f"{until.isoformat()} is over; a pause runs through a day to come.")
            open_day.write([kinds.Paused(**open_day.stamp(), first=first, until=until)])
        start = "from tomorrow, as today is kept" if first > before.day else "from today"
        through = f" through {until:%A} {until.day} {until:%B}" if until else " until you resume"
        return Receipt(True, f"Paused {start}{through}. Your streak waits.")

    def resume(self) -> Receipt:
        """End a pause; today counts again.

        Raises:
            Refused: It could not be saved.
        """
        with self._recorder.open() as open_day:
            before = open_day.before
            pause = before.pause
            if pause is None or (pause.until is not None and pause.until < before.day):
                return Receipt(False, "Nothing is paused.")
            open_day.write([kinds.Resumed(**open_day.stamp())])
        return Receipt(True, "Welcome back. Today counts again.")
