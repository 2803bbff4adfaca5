"""Pausing, resuming, flares, and taking back."""

from __future__ import annotations

from datetime import date

from backcare_tui.coach.errors import Refused
from backcare_tui.coach.messages import of_day, still_words, told
from backcare_tui.coach.recording import Recording
from backcare_tui.coach.results import Receipt
from backcare_tui.domain.calendar import ONE_DAY, care_day
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event, undo_target


class Life(Recording):
    """What happens around the tasks."""

    def pause(self, until: date | None = None) -> Receipt:
        """Ask nothing, from today (tomorrow if today is kept already) through ``until``.

        Raises:
            Refused: ``until`` has passed, or it could not be saved.
        """
        with self._recording(self.today_date):
            seen = self._seen(None)
            if seen.pause is not None and seen.pause.until == until and (until is None or until >= seen.day):
                return Receipt(False, "Paused already. `backcare resume` ends it.")
            first = seen.day + ONE_DAY if seen.record.state == "kept" else seen.day
            if until is not None and until < first:
                raise Refused(f"{until.isoformat()} is over; a pause runs through a day to come.")
            self._write(seen, [kinds.Paused(**self._stamp(seen.day), first=first, until=until)])
        start = "from tomorrow, as today is kept" if first > seen.day else "from today"
        through = f" through {until:%A} {until.day} {until:%B}" if until else " until you resume"
        return Receipt(True, f"Paused {start}{through}. Your streak waits.")

    def resume(self) -> Receipt:
        """End a pause; today counts again.

        Raises:
            Refused: It could not be saved.
        """
        with self._recording(self.today_date):
            seen = self._seen(None)
            pause = seen.pause
            if pause is None or (pause.until is not None and pause.until < seen.day):
                return Receipt(False, "Nothing is paused.")
            self._write(seen, [kinds.Resumed(**self._stamp(seen.day))])
        return Receipt(True, "Welcome back. Today counts again.")

    def undo(self) -> Receipt:
        """Take back the last thing recorded, if it was today or yesterday; its twin on another device with it.

        Raises:
            Refused: It could not be saved.
        """
        with self._recording(None):
            found = undo_target(self.timeline.every_event())
            if not found or self._recorded_on(found[0]) < self.today_date - ONE_DAY:
                return Receipt(False, "Nothing from today or yesterday is left to take back.")
            day = found[0].day
            undone = kinds.Undone(**self._stamp(day), events=tuple(event.id for event in found))
            before = self._day_or_today(day)
            self._write(self._seen(None), [undone])
        said = f"Taken back: {told(found, before)}{of_day(day, self.today_date)}."
        return Receipt(True, said + still_words(found, self._day_or_today(day)))

    def flare(self, *, begins: bool) -> Receipt:
        """Say that a flare begins, or that it is over. Only the person's word does either.

        Raises:
            Refused: It could not be saved.
        """
        with self._recording(self.today_date):
            seen = self._seen(None)
            if begins and seen.flaring:
                return Receipt(False, "A flare is open already. `backcare flare end` says that it is over.")
            if not begins and not seen.flaring:
                return Receipt(False, "No flare is open.")
            self._write(seen, [kinds.Flared(**self._stamp(seen.day), begins=begins)])
        if begins:
            return Receipt(
                True,
                "A flare: half doses from now on, and your streak waits. Keep gently moving; if it worries "
                "you, ask a professional.",
            )
        return Receipt(True, "The flare is over. From tomorrow everything comes back gently.")

    def _day_or_today(self, day: date) -> Day:
        """A day, or today where a clock that went back makes it one to come."""
        return self.day(min(day, self.today_date))

    def _recorded_on(self, event: Event) -> date:
        try:
            moment = event.at.astimezone(self.clock.now().tzinfo)
        except (OverflowError, ValueError):  # an instant at the calendar's edge, written by hand
            return event.day
        return care_day(moment, self.plan.starts_at)
