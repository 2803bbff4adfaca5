"""Checking off, skipping, reporting pain, and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from functools import partial

from msgspec.structs import replace

from backcare_tui.coach.reading import Subject
from backcare_tui.coach.recording import OpenDay, Stamp, open_day, said_first
from backcare_tui.coach.results import (
    Receipt,
    Unreadable,
    already,
    changed_words,
    check_level,
    dated,
    left_words,
    writable,
)
from backcare_tui.coach.task_lookup import What, Whats, find_rows, next_sessions
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.guidance.due_tasks import rested_by
from backcare_tui.domain.guidance.reasons import rested_words
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.trial import WAITS
from backcare_tui.domain.plan.dose import VISIT, Dose, part_words, read_amount, words
from backcare_tui.domain.plan.ladder import coming_words, form_words
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.safety import RESTS, Stop, put_words, signs_at
from backcare_tui.domain.session.stop_names import stop_named

LONGEST_NOTE = 10_000
LONGEST_REASON = 200

WAITING = "waits for its turn in your trial; what is done of it now is shown beside the result."
"""Of a task whose turn it is not, after its name."""
REASONS = ("sore", "tired", "no time", "away", "ill", "a rest day")
"""Reasons to skip that are offered; any other will do."""


def check_offs(
    stamp: Callable[[], Stamp], doses: Iterable[tuple[Row, Dose]]
) -> tuple[list[Event], list[str]]:
    """The events for what came of some rows, as one action, and a sentence on each.

    What is done already stays as it is, as does what would be no more than it is.

    Args:
        stamp: What each new event starts from.
        doses: Rows as they stand, and how much of each the day has now.
    """
    drafts: list[Event] = []
    sentences: list[str] = []
    for row, did in doses:
        if row.state == "done":
            continue
        if row.did is not None and did.total <= row.did.total:
            sentences.append(f"{row.title} is at {part_words(row.did, row.dose)} already.")
            continue
        event = kinds.Done(
            **stamp(),
            task=row.task,
            target=row.key.target,
            dose=row.dose,
            did=None if did == row.dose else did,
            rung=row.rung,
            full=row.full,
            group=drafts[0].id if drafts else "",
        )
        drafts.append(event)
        whole = did.total >= row.dose.total
        much = words(did) if did.unit is not VISIT else ""
        outcome = f"{much} done".lstrip() if whole else f"{part_words(did, row.dose)} so far"
        sentences.append(f"{row.title}: {outcome}.")
    return drafts, sentences


def skips(stamp: Callable[[], Stamp], rows: Iterable[Row], because: str) -> list[Event]:
    """The events that leave rows out, as one action."""
    drafts: list[Event] = []
    for row in rows:
        group = drafts[0].id if drafts else ""
        skipped = kinds.Skipped(**stamp(), task=row.task, target=row.key.target, because=because, group=group)
        drafts.append(skipped)
    return drafts


def stops(
    stamp: Callable[[], Stamp], task: str, left: Iterable[Row], stop: Stop, because: str
) -> list[Event]:
    """The events that stop a task for what was felt: what is left of it is skipped, and a warning sign is a yes."""
    drafts = skips(stamp, left, f"stopped: {because}")
    if stop.sign:
        drafts.append(kinds.Screened(**stamp(), signs=(stop.sign,)))
    return [*drafts, kinds.Stopped(**stamp(), task=task, why=stop.id)]


class TaskActions(Subject):
    """What is recorded of a day's tasks and of pain."""

    def done(
        self, what: Whats, *, amount: str | None = None, day: date | None = None, at: time | None = None
    ) -> Receipt:
        """Check off tasks or targets of theirs; ``amount`` for a part, as the day's total so far; ``at`` a time of day.

        Raises:
            Doubtful: The day is a far one, or a task of it rests for safety.
            Refused: Nothing is called so, or the day lies ahead.
            Unreadable: The amount is not one of this dose.
        """
        again = partial(self.done, what, amount=amount, day=day, at=at)
        with open_day(self._reading, day) as opened:
            opened.ask_if_far(again)
            rows = next_sessions(what, find_rows(what, opened.plan, opened.before))
            doses = [(row, _dose_done(amount, row)) for row in rows]
            drafts, sentences = check_offs(opened.stamp, doses)
            if not drafts:
                return Receipt(False, " ".join(sentences) or already(rows))
            opened.ask(_rest_words(rows, opened), again)
            after = opened.write(opened.timed(drafts, at))
            taken = _taken_words(rows, drafts, opened)
        return Receipt(True, " ".join(sentences) + dated(after, opened.today) + left_words(after) + taken)

    def write_down(
        self,
        what: Whats,
        answers: Sequence[tuple[str, str]],
        *,
        day: date | None = None,
        at: time | None = None,
    ) -> Receipt:
        """Check a visit off with what is written down of it, or add that to one that is done; see ``visits``."""
        from backcare_tui.coach.actions.visits import write_down  # a check-off does without

        return write_down(self._reading, what, answers, day=day, at=at)

    def skip(self, what: Whats, *, because: str, day: date | None = None, at: time | None = None) -> Receipt:
        """Leave tasks or targets of theirs out, with a reason. What was done of it stays done.

        A reason that names what a task is stopped for is recorded as that stop.

        Raises:
            Doubtful: The day is a far one.
            Refused: Nothing is called so, or the day lies ahead.
            Unreadable: The reason is missing or too long.
        """
        because = writable(because, "A reason", LONGEST_REASON)
        stop = stop_named(because)
        if stop is not None:
            return self._stop(what, stop, because=because, day=day, at=at)
        with open_day(self._reading, day) as opened:
            opened.ask_if_far(lambda: self.skip(what, because=because, day=day, at=at))
            asked = opened.before.rows
            rows = find_rows(what, opened.plan, opened.before)
            if not any(row in asked for row in rows):
                return Receipt(False, f"{rows[0].name} is not asked then, so there is nothing to skip.")
            open_rows = [
                row
                for row in rows
                if row in asked and row.state not in ("done", "skipped", "rested") and not row.because
            ]
            if not open_rows:
                return Receipt(False, already(rows))
            after = opened.write(opened.timed(skips(opened.stamp, open_rows, because), at))
        names = ", ".join(row.title for row in open_rows)
        return Receipt(
            True, f"{names} skipped ({because}). Your streak is safe." + dated(after, opened.today)
        )

    def _stop(self, what: Whats, stop: Stop, *, because: str, day: date | None, at: time | None) -> Receipt:
        """Stop tasks for what was felt at them, whether or not anything of them is left."""
        with said_first(stop.act), open_day(self._reading, day) as opened:
            opened.ask_if_far(partial(self._stop, what, stop, because=because, day=day, at=at))
            rows = find_rows(what, opened.plan, opened.before)
            names = {task.id: task.name for task in opened.plan.tasks}
            asked = dict.fromkeys(row.task for row in rows)
            told = ", ".join(names.get(name, name) for name in asked)
            known = {
                event.task
                for event in opened.events
                if isinstance(event, kinds.Stopped) and event.why == stop.id
            }
            if known.issuperset(asked):
                return Receipt(False, f"{stop.act} {told}: stopped for that already.")
            drafts: list[Event] = []
            for name in asked:
                left = [
                    row
                    for row in opened.before.rows
                    if row.task == name and row.state in ("due", "part") and not row.because
                ]
                drafts += stops(opened.stamp, name, left, stop, because)
            after = opened.write(opened.timed(drafts, at))
        rests = f" {RESTS}" if stop.sign else ""
        return Receipt(True, f"{stop.act} {told} stopped ({because}).{rests}" + dated(after, opened.today))

    def pain(
        self,
        level: int,
        *,
        where: Sequence[str] = (),
        morning: bool = False,
        note: str = "",
        task: What = "",
        day: date | None = None,
        at: time | None = None,
    ) -> Receipt:
        """Report pain from 0 (no pain) to 10 (worst pain imaginable).

        ``task`` names the task it followed: a red report linked to one steps that one down.

        Raises:
            Doubtful: The day is a far one.
            Refused: Nothing is called so, or the day lies ahead.
            Unreadable: The level is not 0 to 10, or a region is not known.
        """
        check_level(level)
        places = self._reading.places()
        for place in where:
            if place not in places:
                raise Unreadable(f"{place[:40]!r} is not a region.")
        note = writable(note, "A note", LONGEST_NOTE, keep=True) if note else ""
        again = partial(self.pain, level, where=where, morning=morning, note=note, task=task, day=day, at=at)
        with said_first(put_words(signs_at(where))), open_day(self._reading, day) as opened:
            opened.ask_if_far(again)
            event = kinds.Pain(
                **opened.stamp(),
                level=level,
                regions=tuple(dict.fromkeys(where)),
                when="morning" if morning else "now",
                note=note,
                task=opened.keys_of(task)[0].task if task else "",
            )
            after = opened.write(opened.timed([event], at))
        spots = ", ".join(places[place] for place in event.regions)
        moment = " this morning" if morning else ""
        linked = opened.plan.task(event.task)
        followed = f", after {linked.name}" if linked is not None else ""
        said = f"Pain {level}{moment}{f', {spots}' if spots else ''}{followed}: noted."
        said += dated(after, opened.today)
        put = after.status.put_on(opened.today)
        urgent = put_words({*signs_at(event.regions), *put})
        if urgent:
            return Receipt(True, f"{said} {urgent}{' Today asks about it first.' if put else ''}")
        return Receipt(True, said + changed_words(opened.before, after))

    def track(
        self, answers: Mapping[str, str], *, day: date | None = None, at: time | None = None
    ) -> Receipt:
        """Keep answers to what the plan tracks; see ``tracks``."""
        from backcare_tui.coach.actions.tracks import track  # a check-off does without

        return track(self._reading, answers, day=day, at=at)

    def note(self, text: str, *, day: date | None = None, at: time | None = None) -> Receipt:
        """Keep a few words with a day.

        Raises:
            Doubtful: The day is a far one.
            Refused: The day lies ahead.
            Unreadable: The text is empty or too long.
        """
        text = writable(text, "A note", LONGEST_NOTE, keep=True)
        with open_day(self._reading, day) as opened:
            opened.ask_if_far(lambda: self.note(text, day=day, at=at))
            opened.write(opened.timed([kinds.Noted(**opened.stamp(), text=text)], at))
        return Receipt(True, "Noted." + dated(opened.before, opened.today))


def _taken_words(rows: Iterable[Row], drafts: Iterable[Event], opened: OpenDay) -> str:
    """Which step up was taken, so that nobody takes one unawares, and how to keep the dose before it; else empty."""
    whole = {draft.task for draft in drafts if isinstance(draft, kinds.Done) and draft.did is None}
    climbed = next((row for row in rows if row.offer and row.task in whole), None)
    task = opened.plan.task(climbed.task) if climbed is not None else None
    if climbed is None or task is None:
        return ""
    step, was = coming_words(task, climbed.rung), _form(task, climbed.rung - 1)
    return f" A step up in {task.name}: {step}. If it was {was}: `backcare undo`, then `backcare keep`."


def _form(task: Task, rung: int) -> str:
    """A rung's dose, and the easier form's by its name."""
    name = form_words(task.notes.easier) if rung <= 0 else ""
    return f"{words(task.dose(rung))} {name}".rstrip()


def _rest_words(rows: Iterable[Row], opened: OpenDay) -> str:
    """Why what is not done yet of some rows rests for safety, in a sentence a task; empty where none does."""
    day, plan = opened.before, opened.plan
    words: dict[str, str] = {}
    for row in rows:
        task = plan.task(row.task)
        if task is None or row.state == "done":
            continue
        stop = day.status.stop_of(task.id)
        if stop is not None and stop.rests and stop.on == day.day:  # the rest of its day was skipped by it
            words[task.id] = f"{task.name} was stopped for {stop.felt} on this day."
            continue
        # What a torn file leaves unknown is told elsewhere, and is nothing that anyone said.
        because = rested_by(task, replace(day.status, lost=()), day.day)
        if because:
            rests = f"rests: {rested_words(because)[1]}"
            words[task.id] = f"{task.name} {WAITING if because == WAITS else rests}"
    return " ".join(words.values())


def _dose_done(amount: str | None, row: Row) -> Dose:
    if amount is None:
        return row.dose
    try:
        return read_amount(amount, row.dose)
    except ValueError as error:
        raise Unreadable(str(error)) from None
