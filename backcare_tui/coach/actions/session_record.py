"""What a guided session came to, in one durable write."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from backcare_tui.coach.actions.tasks import check_offs, stops
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import OpenDay, open_day
from backcare_tui.coach.results import Receipt, changed_words, check_level, dated, left_words
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.safety import Stop, stop_for

if TYPE_CHECKING:  # only a guided session needs them, and most lines and looks are none
    from backcare_tui.domain.session.session import Part, Session


def record_session(reading: Reading, session: Session, now: float, pain_after: int | None = None) -> Receipt:
    """Record what was really done, how it felt, and why it was stopped, in one write. Twice is once.

    Args:
        reading: Whose plan and journal.
        session: As it stands; what runs is counted up to ``now``.
        now: The instant, as the session was given them.
        pain_after: Pain after the task it ended with, 0 to 10, where that was not answered within it.

    Raises:
        Unreadable: The pain is not 0 to 10.
    """
    from backcare_tui.domain.session.moves import doses_done, pause

    session = pause(session, now)
    if pain_after is not None:
        check_level(pain_after)
        if session.part is not None:
            pains = {**session.pains, session.part.task: pain_after}
            session = msgspec.structs.replace(session, pains=pains)
    doses = doses_done(session, now)
    with open_day(reading, session.day) as opened:
        before = after = opened.before
        drafts: list[Event] = []
        sentences: list[str] = []
        for _task, parts in groupby(session.parts, key=lambda part: part.task):
            rows = [(_row(part, before), doses[part.id]) for part in parts if part.id in doses]
            done, words = check_offs(opened.stamp, rows)
            drafts += done
            sentences += words if done else []
        # What an earlier recording of the same session has written is not written twice.
        written = [_facts(event) for event in opened.events if event.at >= session.began]
        drafts += [event for event in _others(session, doses, opened) if _facts(event) not in written]
        if drafts:
            after = opened.write(drafts)
    if not drafts:
        return Receipt(False, "Nothing of it is left to record.")
    sentences += [_words(event, session) for event in drafts if isinstance(event, kinds.Pain | kinds.Sore)]
    stop = stop_for(session.halt.why) if session.halt is not None else None
    if session.halt is not None and stop is not None:
        sentences.append(f"Stopped: {stop.id}. {stop.act}")
    text = " ".join(sentences) + dated(after, opened.today)
    changed = changed_words(before, after)
    sore = [_words(event, session) for event in drafts if isinstance(event, kinds.Sore)]
    also = " ".join(sore) + dated(after, opened.today) + changed
    return Receipt(True, text + changed + ("" if stop else left_words(after)), also)


def _others(session: Session, doses: dict[str, Dose], opened: OpenDay) -> Iterator[Event]:
    """What is to be recorded beside the check-offs."""
    for target in session.sore:
        yield kinds.Sore(**opened.stamp(), target=target)
    for task, level in session.pains.items():
        yield kinds.Pain(**opened.stamp(), level=level, task=task)
    halt = session.halt
    if halt is None:
        return
    left = [
        row
        for row in opened.before.rows
        if row.task == halt.task and row.state in ("due", "part") and not row.because
        if row.id not in doses or doses[row.id].total < row.dose.total
    ]
    stop = stop_for(halt.why) or Stop(halt.why, "")
    yield from stops(opened.stamp, halt.task, left, stop, halt.why)


def _row(part: Part, before: Day) -> Row:
    """A part as a row of its day, with what the session asked of it; one of its own where the day has none."""
    row = next((row for row in before.rows if row.id == part.id and row.dose.unit == part.dose.unit), None)
    if row is None:
        row = Row(
            id=part.id,
            task=part.task,
            target=part.target,
            session=part.session,
            kind=part.kind,
            name=part.name,
            state="offered",
            dose=part.dose,
        )
    return msgspec.structs.replace(row, dose=part.dose, full=part.full, rung=part.rung)


def _facts(event: Event) -> Event:
    """An event without what is only its own, to tell whether another says the same."""
    bare: dict[str, object] = {"id": "", "at": None}
    if isinstance(event, kinds.Skipped | kinds.Done):
        bare["group"] = ""
    return msgspec.structs.replace(event, **bare)


def _words(event: kinds.Pain | kinds.Sore, session: Session) -> str:
    if isinstance(event, kinds.Pain):
        names = (part.task_name for part in session.parts if part.task == event.task)
        name = next(names, "the session")
        return f"Pain {event.level} after {name}: noted."
    name = next(part.name for part in session.parts if part.target == event.target)
    return f"{name} is left alone today and the next two days."
