"""Checking off, skipping, reporting pain, and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from backcare_tui.coach.messages import already, changed_words, dated, left_words, writable
from backcare_tui.coach.recording import Recorder, Stamp
from backcare_tui.coach.results import Receipt, Unreadable
from backcare_tui.coach.task_lookup import What, find_rows
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose, part_words, read_amount, words

LONGEST_NOTE = 10_000
LONGEST_REASON = 200


def check_offs(stamp: Callable[[], Stamp], came: Iterable[tuple[Row, Dose]]) -> tuple[list[Event], list[str]]:
    """The events for what came of some rows, as one action, and a sentence on each.

    What is done already stays as it is, as does what would be no more than it is.

    Args:
        stamp: What each new event starts from.
        came: Rows as they stand, and how much of each the day has now.
    """
    drafts: list[Event] = []
    said: list[str] = []
    group = ""
    for row, did in came:
        if row.state == "done":
            continue
        if row.did is not None and did.total <= row.did.total:
            said.append(f"{row.name} is at {part_words(row.did, row.dose)} already.")
            continue
        event = kinds.Done(
            **stamp(),
            task=row.task,
            target=row.target,
            dose=row.dose,
            did=None if did == row.dose else did,
            rung=row.rung,
            full=row.full,
            group=group,
        )
        group = group or event.id
        drafts.append(event)
        whole = did.total >= row.dose.total
        outcome = f"{words(did)} done" if whole else f"{part_words(did, row.dose)} so far"
        said.append(f"{row.name}: {outcome}.")
    return drafts, said


class TaskActions:
    """What is recorded of a day's tasks and of pain."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def done(self, what: What, *, amount: str | None = None, day: date | None = None) -> Receipt:
        """Check off a task or one of its targets; ``amount`` for a part, as the day's total so far.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The amount is not one of this dose.
        """
        with self._recorder.open(day) as open_day:
            rows = find_rows(what, open_day.plan, open_day.before.rows)
            came = [(row, self._did(amount, row)) for row in rows]
            drafts, said = check_offs(open_day.stamp, came)
            if not drafts:
                return Receipt(False, " ".join(said) or already(rows))
            after = open_day.write(drafts)
        return Receipt(True, " ".join(said) + dated(after, open_day.today) + left_words(after))

    def skip(self, what: What, *, because: str, day: date | None = None) -> Receipt:
        """Leave a task or one of its targets out, with a reason. What was done of it stays done.

        Raises:
            Refused: Nothing is called so, the day lies ahead, or it could not be saved.
            Unreadable: The reason is missing or too long.
        """
        because = writable(because, "A reason", LONGEST_REASON)
        with self._recorder.open(day) as open_day:
            asked = open_day.before.rows
            rows = find_rows(what, open_day.plan, asked)
            if not any(row in asked for row in rows):
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
                    **open_day.stamp(), task=row.task, target=row.target, because=because, group=group
                )
                group = group or (event.id if len(open_rows) > 1 else "")
                drafts.append(event)
            after = open_day.write(drafts)
        names = ", ".join(row.name for row in open_rows)
        return Receipt(
            True, f"{names} skipped ({because}). Your streak is safe." + dated(after, open_day.today)
        )

    def pain(
        self,
        level: int,
        *,
        where: Sequence[str] = (),
        morning: bool = False,
        note: str = "",
        task: What = "",
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
        places = self._recorder.reading.places()
        for place in where:
            if place not in places:
                raise Unreadable(f"{place[:40]!r} is not a region.")
        note = writable(note, "A note", LONGEST_NOTE) if note else ""
        with self._recorder.open(day) as open_day:
            event = kinds.Pain(
                **open_day.stamp(),
                level=level,
                regions=tuple(dict.fromkeys(where)),
                when="morning" if morning else "now",
                note=note,
                task=open_day.keys_of(task)[0].task if task else "",
            )
            after = open_day.write([event])
        spots = ", ".join(places[place] for place in event.regions)
        moment = " this morning" if morning else ""
        linked = open_day.plan.task(event.task)
        followed = f", after {linked.name}" if linked is not None else ""
        said = f"Pain {level}{moment}{f', {spots}' if spots else ''}{followed}: noted."
        return Receipt(True, said + dated(after, open_day.today) + changed_words(open_day.before, after))

    def note(self, text: str, *, day: date | None = None) -> Receipt:
        """Keep a few words with a day.

        Raises:
            Refused: The day lies ahead, or it could not be saved.
            Unreadable: The text is empty or too long.
        """
        text = writable(text, "A note", LONGEST_NOTE)
        with self._recorder.open(day) as open_day:
            open_day.write([kinds.Noted(**open_day.stamp(), text=text)])
        return Receipt(True, "Noted." + dated(open_day.before, open_day.today))

    def _did(self, amount: str | None, row: Row) -> Dose:
        if amount is None:
            return row.dose
        try:
            return read_amount(amount, row.dose)
        except ValueError as error:
            raise Unreadable(str(error)) from None
