"""Checking off, skipping, reporting pain, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backcare_tui.coach.actions.checking import check_offs
from backcare_tui.coach.errors import Unreadable
from backcare_tui.coach.messages import already, changed_words, dated, left_words, writable
from backcare_tui.coach.recording import Recording
from backcare_tui.coach.results import Receipt
from backcare_tui.coach.task_lookup import find_rows, row_for
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose, read_amount

LONGEST_NOTE = 10_000
LONGEST_REASON = 200


class Tasks(Recording):
    """What is recorded of a day's tasks and of pain."""

    def done(self, what: str, *, amount: str | None = None, day: date | None = None) -> Receipt:
        """Check off a task or one of its targets; ``amount`` for a part, as the day's total so far.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The amount is not one of this dose.
        """
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            rows = [row_for(seen.rows, self.plan, pair) for pair in find_rows(what, self.plan, seen.rows)]
            came = [(row, self._did(amount, row)) for row in rows]
            drafts, said = check_offs(lambda: self._stamp(seen.day), came)
            if not drafts:
                return Receipt(False, " ".join(said) or already(rows))
            after = self._write(seen, drafts)
        return Receipt(True, " ".join(said) + dated(after, self.today_date) + left_words(after))

    def skip(self, what: str, *, because: str, day: date | None = None) -> Receipt:
        """Leave a task or one of its targets out, with a reason. What was done of it stays done.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The reason is missing or too long.
        """
        because = writable(because, "A reason", LONGEST_REASON)
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            pairs = find_rows(what, self.plan, seen.rows)
            rows = [row_for(seen.rows, self.plan, pair) for pair in pairs]
            if not any(row in seen.rows for row in rows):
                return Receipt(False, f"{rows[0].name} is not asked then, so there is nothing to skip.")
            open_rows = [
                row for row in rows if row.state not in ("done", "skipped", "rested") and not row.because
            ]
            if not open_rows:
                return Receipt(False, already(rows))
            drafts: list[Event] = []
            group = ""
            for row in open_rows:
                event = kinds.Skipped(
                    **self._stamp(seen.day), task=row.task, target=row.target, because=because, group=group
                )
                group = group or (event.id if len(open_rows) > 1 else "")
                drafts.append(event)
            after = self._write(seen, drafts)
        names = ", ".join(row.name for row in open_rows)
        return Receipt(
            True, f"{names} skipped ({because}). Your streak is safe." + dated(after, self.today_date)
        )

    def pain(
        self,
        level: int,
        *,
        where: Sequence[str] = (),
        morning: bool = False,
        note: str = "",
        task: str = "",
        day: date | None = None,
    ) -> Receipt:
        """Report pain from 0 (no pain) to 10 (worst pain imaginable).

        ``task`` names the task it followed: a red report linked to one steps that one down.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The level is not 0 to 10, or a region is not known.
        """
        if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= 10:
            raise Unreadable(
                f"{level} is not a pain level: it goes from 0 (no pain) to 10 (worst imaginable)."
            )
        places = self.places()
        for place in where:
            if place not in places:
                raise Unreadable(f"{place[:40]!r} is not a region.")
        note = writable(note, "A note", LONGEST_NOTE) if note else ""
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            event = kinds.Pain(
                **self._stamp(seen.day),
                level=level,
                regions=tuple(dict.fromkeys(where)),
                when="morning" if morning else "now",
                note=note,
                task=find_rows(task, self.plan, seen.rows)[0][0] if task else "",
            )
            after = self._write(seen, [event])
        spots = ", ".join(places[place] for place in event.regions)
        moment = " this morning" if morning else ""
        linked = self.plan.task(event.task)
        followed = f", after {linked.name}" if linked is not None else ""
        said = f"Pain {level}{moment}{f', {spots}' if spots else ''}{followed}: noted."
        return Receipt(True, said + dated(after, self.today_date) + changed_words(seen, after))

    def note(self, text: str, *, day: date | None = None) -> Receipt:
        """Keep a few words with a day.

        Raises:
            Refused: The day lies ahead, or it could not be saved.
            Unreadable: The text is empty or too long.
        """
        text = writable(text, "A note", LONGEST_NOTE)
        with self._recording(day or self.today_date):
            seen = self._seen(day)
            self._write(seen, [kinds.Noted(**self._stamp(seen.day), text=text)])
        return Receipt(True, "Noted." + dated(seen, self.today_date))

    def _did(self, amount: str | None, row: Row) -> Dose:
        if amount is None:
            return row.dose
        try:
            return read_amount(amount, row.dose)
        except ValueError as error:
            raise Unreadable(str(error)) from None
