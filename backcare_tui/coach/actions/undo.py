"""Taking back what was recorded, however old; and bringing back what the last undo took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import OpenDay, open_day
from backcare_tui.coach.results import Receipt, Refused
from backcare_tui.domain.calendar import ONE_DAY, care_day, month_of
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.corrections import live, told, twins_of, undo_target
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.recent import WEEKS
from backcare_tui.domain.journal.safety_answers import GONE, SIGN
from backcare_tui.domain.journal.status import changes_what_stands, status_after
from backcare_tui.domain.plan.dose import part_words
from backcare_tui.domain.safety import put_place, signs_near
from backcare_tui.text.dates import day_words

SAFETY: dict[type[Event], str] = {
    kinds.Screened: "the safety answers",
    kinds.Cleared: "the clearance",
    kinds.Stopped: "the stop",
}
"""What is not taken back by a slip, and what it is called."""

WORDS: dict[type[Event], str] = {
    **SAFETY,
    kinds.Pain: "the pain report",
    kinds.Noted: "the note",
    kinds.Paused: "the pause",
    kinds.Resumed: "the resuming",
    kinds.Flared: "what was said about a flare",
    kinds.Chosen: "the chosen rung",
    kinds.Kept: "the declined step up",
    kinds.Sore: "the sore target",
    kinds.CheckedIn: "the check-in",
    kinds.Answered: "the answer",
    kinds.Tracked: "what was tracked",
    kinds.Amended: "the correction",
    kinds.Appointed: "the appointment",
    kinds.TrialBegun: "the trial",
    kinds.TrialNumber: "the number of the trial",
    kinds.TrialOver: "the end of the trial",
}

MAY_CHANGE = "what rests or is locked may change."

STANDING = timedelta(days=366)
"""How far the days after an answer that stands are kept as they were asked, when it is taken back."""


def undo(reading: Reading) -> Receipt:
    """Take back the last action, if it was recorded today or yesterday; its twin on another device with it.

    Raises:
        Doubtful: It is a safety answer, or a report whose question waits, and nobody said to be sure.
    """
    with open_day(reading, all_months=True) as opened:
        action = undo_target(reading.timeline.every_act())
        if not action or _recorded_on(action[0], reading) < reading.today_date - ONE_DAY:
            return _nothing("Nothing from today or yesterday is left to take back", reading)
        _ask(action[0], opened, reading)
        check_trial([*action, *_facts_of(action, reading)], opened)
        return _taken(action, opened, reading)


def _nothing(words: str, reading: Reading) -> Receipt:
    """That there is nothing to do.

    Raises:
        Refused: Nobody can tell, as a file that it may stand in could not be read.
    """
    today = reading.today_date
    unread = reading.journal.unread({month_of(today), month_of(today - ONE_DAY)})
    if unread:
        raise Refused(f"{words}, as far as the journal can be read. {unread[0]}")
    return Receipt(False, f"{words}.")


def take_back(reading: Reading, event_id: str, day: date) -> Receipt:
    """Take back one entry of a day, however old; with its twin, where another device says the very same.

    Raises:
        Doubtful: It is a safety answer, or a report whose question waits, and nobody said to be sure.
    """
    with open_day(reading, all_months=True) as opened:
        events = recorded(day, reading)
        event = next((event for event in events if event.id == event_id), None)
        if event is None:
            return Receipt(False, "That is taken back already. Nothing was changed.")
        _ask(event, opened, reading)
        check_trial([event, *_facts_of([event], reading)], opened)
        return _taken(twins_of(event, events), opened, reading)


def recorded(day: date, reading: Reading) -> list[Event]:
    """What stands of a day in the diary: all that counts, and what was imported."""
    return [event for event in told(reading.timeline.written(month_of(day))) if event.day == day]


def redo(reading: Reading) -> Receipt:
    """Bring back what the last undo took, if that was today or yesterday.

    Raises:
        Doubtful: It is a safety answer, or a report whose question waits, and nobody said to be sure.
    """
    with open_day(reading, all_months=True) as opened:
        acts = reading.timeline.every_act()
        undos = [event for event in acts if isinstance(event, kinds.Undone) and not event.back]
        if not undos or _recorded_on(undos[-1], reading) < reading.today_date - ONE_DAY:
            return _nothing("Nothing was taken back today or yesterday that could be brought back", reading)
        last = undos[-1]
        # Two devices may have taken back the same: it stands again only without both.
        same = tuple(event.id for event in undos if {*event.events} & {*last.events})
        day = last.day
        action = [event for event in reading.timeline.written(month_of(day)) if event.id in last.events]
        name = next(filter(None, (_safety_name(event, opened, reading) for event in action)), "")
        if name:
            words = f"This brings back {name}{_when(day, reading, ' of today')}: {MAY_CHANGE}"
            opened.ask(words, partial(redo, reading))
        check_trial([*action, *_facts_of(action, reading)], opened, back=True)
        back = kinds.Undone(**opened.stamp(day), events=same, back=True)
        correct([back], _facts_of(action, reading), opened, reading)
    when = _when(day, reading)
    return Receipt(True, f"Back again: {_words(action, _day_or_today(day, reading))}{when}.")


def correct(drafts: list[Event], touched: Sequence[Event], opened: OpenDay, reading: Reading) -> None:
    """Write what undoes or amends: the marks of the days that follow may change by it, and what they asked does not.

    Args:
        drafts: The events, of one month.
        touched: Those whose facts change.
        opened: Today, under the lock.
        reading: Whose plan and journal.
    """
    today, timeline = opened.today, reading.timeline
    known = {event.id: event for event in timeline.events(today, today)}
    after = live((*timeline.written(month_of(drafts[0].day)), *drafts))
    shown = [event for event in after if event.day == today and known.get(event.id) != event]
    opened.write([*drafts, *_as_asked(touched, opened, reading)], shown)


def _as_asked(touched: Sequence[Event], opened: OpenDay, reading: Reading) -> list[Event]:
    """What past days asked after the first of these, for those that nobody wrote down: it is part of their record."""
    ruling = [e for e in touched if not isinstance(e, kinds.Noted | kinds.Tracked) and not e.source]
    if not ruling:
        return []
    day = min(event.day for event in ruling)
    stands = any(map(changes_what_stands, ruling))
    last = min(opened.today, day + (STANDING if stands else WEEKS) + ONE_DAY)
    timeline, kept = reading.timeline, list[Event]()
    while (day := day + ONE_DAY) < last:
        events = timeline.events(day, day)
        stored = any(isinstance(event, kinds.DayPlanned) for event in events)
        if not stored and status_after(timeline.before(day).status, events).plan:
            seen = reading.day(day)
            kept.append(
                kinds.DayPlanned(**opened.stamp(day), due_tasks=seen.due_tasks, trial=seen.trial_mark)
            )
    return kept


def check_trial(events: Iterable[Event], opened: OpenDay, *, back: bool = False, gone: bool = True) -> None:
    """Pass what may be put right, taken back or brought back of a trial: while it runs, what its result comes from.

    Args:
        events: What is changed.
        opened: Today, under the lock.
        back: Whether it is brought back.
        gone: Whether it is taken back, and not only put right.

    Raises:
        Refused: The result may have been read by now, or what was said of its days would be lost.
    """
    status = opened.before.status
    trials = {trial.id: trial for trial in status.trials}
    for event in events:
        if isinstance(event, kinds.TrialOver):
            raise Refused("The end of a trial is for good; `backcare undo ENTRY` takes back another entry.")
        if isinstance(event, kinds.TrialNumber) and (trial := trials.get(event.trial)):
            if not trial.runs:
                raise Refused("That trial is over, and its numbers stand.")
            if gone and not back and event.day < opened.today - ONE_DAY:
                raise Refused(
                    "An older number of a trial is put right, and not taken back: `backcare amend`."
                )
        if not isinstance(event, kinds.TrialBegun):
            continue
        begun = trials.get(event.id)
        if begun and (
            not begun.runs or begun.days
        ):  # else one could begin anew until the first turn is as one likes
            raise Refused("That trial has begun, so it stays; `backcare trial end` ends it.")
        if back and status.trial is not None:
            raise Refused("Another trial is on, so this one cannot be brought back.")


def _ask(event: Event, opened: OpenDay, reading: Reading) -> None:
    name = _safety_name(event, opened, reading)
    if name:
        words = f"This takes back {name}{_when(event.day, reading, ' of today')}: {MAY_CHANGE}"
        opened.ask(words, partial(take_back, reading, event.id, event.day))


def _safety_name(event: Event, opened: OpenDay, reading: Reading) -> str:
    """What a safety answer is called, or a report that put a question which waits; empty for any other entry."""
    if isinstance(event, kinds.Answered) and event.question.startswith((GONE, SIGN)):
        return WORDS[kinds.Answered]
    if isinstance(event, kinds.Pain):
        question = question_of(event.regions, opened)
        return f"the report of {question}" if question else ""
    if isinstance(event, kinds.Amended) and event.regions is not None:
        reports = reading.timeline.events(event.day, event.day)
        about = [one for one in reports if one.id in event.events and isinstance(one, kinds.Pain)]
        question = question_of([place for one in about for place in one.regions], opened)
        return f"the correction of a report of {question}" if question else ""
    return SAFETY.get(type(event), "")


def question_of(places: Iterable[str], opened: OpenDay) -> str:
    """What pain in these places put to the person, or may have, that waits for an answer; empty for nothing."""
    may_put, waits = signs_near(places), opened.before.status.put_on(opened.today)
    return next((put_place(sign).name for sign in waits if sign in may_put), "")


def _taken(action: Sequence[Event], opened: OpenDay, reading: Reading) -> Receipt:
    """Take back the events of one action."""
    day = action[0].day
    before = _day_or_today(day, reading)
    undone = kinds.Undone(**opened.stamp(day), events=tuple(event.id for event in action))
    correct([undone], _facts_of(action, reading), opened, reading)
    said = f"Taken back: {_words(action, before)}{_when(day, reading)}."
    return Receipt(True, said + _still_words(action, _day_or_today(day, reading)))


def _facts_of(action: Sequence[Event], reading: Reading) -> Sequence[Event]:
    """Whose facts change with an action: an amendment's are those of what it put right."""
    amended = {known for event in action if isinstance(event, kinds.Amended) for known in event.events}
    if not amended:
        return action
    return [event for event in reading.timeline.written(month_of(action[0].day)) if event.id in amended]


def _when(day: date, reading: Reading, today: str = "") -> str:
    """The day in brackets, where it is not today."""
    return f" ({day_words(day, reading.today_date)})" if day != reading.today_date else today


def _day_or_today(day: date, reading: Reading) -> Day:
    """A day, or today where a clock that went back makes it one to come."""
    return reading.day(min(day, reading.today_date))


def _recorded_on(event: Event, reading: Reading) -> date:
    try:
        moment = event.at.astimezone(reading.clock.now().tzinfo)
    except (OverflowError, ValueError):  # an instant at the calendar's edge, written by hand
        return event.day
    return care_day(moment, reading.plan.starts_at)


def _words(events: Sequence[Event], day: Day) -> str:
    """The events of one action in a few words, by the names that the day's rows have."""
    event = events[0] if events else None
    if isinstance(event, kinds.Done | kinds.Skipped):
        names = [row.title for row in _rows_touched(events, day)] or [
            event.target.replace("-", " ") or event.task
        ]
        if isinstance(event, kinds.Skipped):
            return f"{', '.join(names)} skipped"
        if len(names) == 1 and event.did is not None and event.share < 1.0:
            return f"{names[0]}, {part_words(event.did, event.dose)}"
        return f"{', '.join(names)} done"
    return WORDS.get(type(event), "the last entry") if event else "the last entry"


def _still_words(events: Sequence[Event], day: Day) -> str:
    """How far the rows of events that were taken back have got all the same, by earlier ones."""
    rows = [row for row in _rows_touched(events, day) if row.state == "part"]
    return "".join(f" {row.title} is at {part_words(row.did, row.dose)} again." for row in rows if row.did)


def _rows_touched(events: Sequence[Event], day: Day) -> list[Row]:
    """The day's rows that check-offs or skips are of, in its order; a task's whole skip is of all its rows."""
    touched = {
        (event.task, event.target) for event in events if isinstance(event, kinds.Done | kinds.Skipped)
    }
    return [row for row in day.rows if {row.key, (row.task, "")} & touched]
