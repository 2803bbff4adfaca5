"""Pausing and resuming."""

from __future__ import annotations

from datetime import date

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import open_day
from backcare_tui.coach.results import Receipt, Refused
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal import events as kinds
from backcare_tui.text.dates import long_date


class PauseActions:
    """Times off: nothing is asked, and the streak waits."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def pause(self, until: date | None = None) -> Receipt:
        """Ask nothing, from today (tomorrow if today is kept already) through ``until``.

        Raises:
            Refused: ``until`` has passed.
        """
        with open_day(self._reading) as opened:
            before, pause = opened.before, opened.before.pause
            if pause is not None and pause.until == until and (until is None or until >= before.day):
                return Receipt(False, "Paused already. `backcare resume` ends it.")
            first = before.day + ONE_DAY if before.record.state == "kept" else before.day
            if until is not None and until < first:
                raise Refused(f"{until.isoformat()} is over; a pause runs through a day to come.")
            opened.write([kinds.Paused(**opened.stamp(), first=first, until=until)])
        start = "from tomorrow, as today is kept" if first > before.day else "from today"
        through = f" through {long_date(until)}" if until else " until you resume"
        return Receipt(True, f"Paused {start}{through}. Your streak waits.")

    def resume(self) -> Receipt:
        """End a pause; today counts again."""
        with open_day(self._reading) as opened:
            pause = opened.before.pause
            if pause is None or (pause.until is not None and pause.until < opened.before.day):
                return Receipt(False, "Nothing is paused.")
            opened.write([kinds.Resumed(**opened.stamp())])
        return Receipt(True, "Welcome back. Today counts again.")
