"""Standing answers: what holds until it is answered otherwise, however old."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.journal.appointments import after_appointed
from backcare_tui.domain.journal.events import (
    Answered,
    Appointed,
    CheckedIn,
    Cleared,
    Event,
    Flared,
    Pain,
    Paused,
    Planned,
    Resumed,
    Screened,
    Stopped,
    TrialBegun,
    TrialOver,
)
from backcare_tui.domain.journal.safety_answers import (
    GONE,
    SIGN,
    STOP,
    Clearance,
    Halted,
    Known,
    Legs,
    Put,
    after_answer,
    after_clearance,
    after_report,
    after_stop,
    answered,
)
from backcare_tui.domain.journal.trial import BY_PERSON, COMPLETE, CONDITION, Trial, after_begun, over
from backcare_tui.domain.journal.trial import SIGN as OF_SIGN
from backcare_tui.domain.plan.plan import UNPLANNED, Limits, Plan
from backcare_tui.domain.safety import locking, of_a_sign, rested_with, what_words

MAINTAIN = "maintain"
"""The question whose yes makes the days alternate."""


class Pause(msgspec.Struct, frozen=True):
    """A pause, from ``first`` through ``until`` (None: until resumed)."""

    first: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` is paused."""
        return self.first <= day and (self.until is None or day <= self.until)


class Flare(msgspec.Struct, frozen=True):
    """A flare on the person's word, from ``first`` through ``last`` (None: not yet said to be over)."""

    first: date
    last: date | None = None

    def through(self, lapse: int) -> date:
        """Its last day; one that nobody ends lapses after so many days."""
        lapses = self.first + timedelta(days=lapse - 1)
        return lapses if self.last is None or self.last > lapses else self.last

    def covers(self, day: date, lapse: int) -> bool:
        """Whether ``day`` is in it."""
        return self.first <= day <= self.through(lapse)


class Status(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands at the end of a day.

    Attributes:
        plan: The last stored plan.
        pause: The latest pause, if not resumed.
        flare: The latest flare.
        earlier: The one before it.
        signs: Warning signs answered yes and not cleared since; those that cannot wait lock the plan.
        signs_on: The day of that answer.
        conditions: Conditions answered yes and not cleared since.
        put: Warning signs that a report of pain put to the person, and that are not answered yet.
        known: The last answer to each sign that was put.
        legs: Where in the legs it hurt on the last day with such a report.
        stops: The last stop of each task that was ever stopped.
        cleared: The last clearance of each sign, condition and stop.
        screened: When the warning signs were answered last.
        asked: When the conditions were answered last.
        maintained: The day from which every second day is asked, if that was chosen.
        peg: The first check-in's score.
        appointments: The appointments to come, and the last ones that were, in order.
        trials: The trials on oneself so far, in order; at most the last one runs.
        unread: Damaged files that the safety questions were answered in the knowledge of.
        lost: Damaged files that they were not answered after, which may hold an answer: until then nothing is asked.
            It follows from the disk, and no event says it.
    """

    plan: Plan | None = None
    pause: Pause | None = None
    flare: Flare | None = None
    earlier: Flare | None = None
    signs: tuple[str, ...] = ()
    signs_on: date | None = None
    conditions: tuple[str, ...] = ()
    put: tuple[Put, ...] = ()
    known: tuple[Known, ...] = ()
    legs: Legs | None = None
    stops: tuple[Halted, ...] = ()
    cleared: tuple[Clearance, ...] = ()
    screened: date | None = None
    asked: date | None = None
    maintained: date | None = None
    peg: float | None = None
    appointments: tuple[Appointed, ...] = ()
    trials: tuple[Trial, ...] = ()
    unread: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether a warning sign locks the plan."""
        return bool(locking(self.signs))

    def rests_for(self, conditions: Iterable[str]) -> str:
        """The answer by which any of these conditions holds: itself, or a sign that goes with it; empty where none does."""
        known = rested_with(self.signs) | {condition: condition for condition in self.conditions}
        return next((known[condition] for condition in conditions if condition in known), "")

    def put_on(self, day: date) -> tuple[str, ...]:
        """The signs that wait for an answer on a day; nothing is asked of it before that. A yes needs no other."""
        return tuple(one.sign for one in self.put if one.since <= day and one.sign not in self.signs)

    @property
    def open(self) -> tuple[str, ...]:
        """What waits for a professional's word: signs, conditions, and stops as ``stop:TASK``."""
        return (*self.signs, *self.conditions, *(f"{STOP}{stop.task}" for stop in self.stops if stop.rests))

    def open_words(self, name: str, plan: Plan) -> str:
        """One of ``open`` in a few words."""
        stop = self.stop_of(name.removeprefix(STOP))
        if not name.startswith(STOP) or stop is None:
            return what_words(name)
        task = plan.task(stop.task)
        return f"{stop.felt} at {task.name if task is not None else stop.task}"

    def stop_of(self, task: str) -> Halted | None:
        """The last stop of a task, if it was ever stopped."""
        return next((stop for stop in self.stops if stop.task == task), None)

    def off_on(self, day: date, plan: Plan) -> str:
        """Why a day does not count: ``locked``, ``paused`` or ``flare``; empty where it does."""
        if self.locked or self.put_on(day) or self.lost:
            return "locked"
        if self.pause is not None and self.pause.covers(day):
            return "paused"
        return "flare" if self.flare_on(day, plan) is not None else ""

    @property
    def trial(self) -> Trial | None:
        """The trial that runs, be it yet to begin; None where none does."""
        return self.trials[-1] if self.trials and self.trials[-1].runs else None

    def with_trial_hidden(self) -> Status:
        """The same for a look ahead: no day after this one tells whose turn it is in a trial."""
        if self.trial is None or self.trial.hidden:
            return self
        return replace(self, trials=(*self.trials[:-1], replace(self.trial, hidden=True)))

    def ends_trial(self, trial: Trial, plan: Plan) -> tuple[str, str]:
        """By which sign or condition a trial ends, with the reason; both empty where by none."""
        if self.locked:
            return OF_SIGN, next(iter(locking(self.signs)))
        tasks = (plan.task(name) for name in trial.tasks)
        match = next((why for task in tasks if task and (why := self.rests_for(task.rests_with))), "")
        return (CONDITION, match) if match else ("", "")

    def with_lost(self, files: Iterable[str]) -> Status:
        """The same where these files are damaged."""
        return replace(self, lost=tuple(name for name in files if name not in self.unread))

    def flare_on(self, day: date, plan: Plan) -> date | None:
        """The first day of the flare a day is in; None where it is in none."""
        flare = self.flare
        return flare.first if flare is not None and flare.covers(day, plan.limits.flare_days) else None


def changes_what_stands(event: Event) -> bool:
    """Whether an event may change what stands; of the pain reports few do."""
    return type(event) in _AFTER and (not isinstance(event, Pain) or bool(of_a_sign(event.regions)))


def is_standing(event: Event) -> bool:
    """Whether what an event says holds until it is answered otherwise, and so is never to be lost with one file.

    An answer that named nothing is one too: it may be the no to a sign that a report put. The plan is not, as the next
    write stores it again.
    """
    return changes_what_stands(event) and not isinstance(event, Planned)


def status_after(now: Status, events: Iterable[Event]) -> Status:
    """What stands after some live events, in order."""
    for event in events:
        after = _AFTER.get(type(event))
        if after is not None:
            now = after(now, event)
    return now


def _reported(now: Status, event: Pain) -> Status:
    if not event.regions:
        return now
    starts_at = (now.plan or UNPLANNED).starts_at
    put, legs = after_report(now.put, now.known, now.legs, event, starts_at)
    return now if (put, legs) == (now.put, now.legs) else replace(now, put=put, legs=legs)


def _answered(now: Status, event: Answered) -> Status:
    question = event.question
    if question == MAINTAIN:
        return replace(now, maintained=event.day if event.yes else None)
    if question.startswith(GONE):
        return replace(
            now, stops=after_answer(now.stops, question.removeprefix(GONE), event.day, gone=event.yes)
        )
    if question.startswith(SIGN) and not event.yes:
        put, known = answered(now.put, now.known, (question.removeprefix(SIGN),), event)
        return replace(now, put=put, known=known)
    return now


def _cleared(now: Status, event: Cleared) -> Status:
    what = event.what
    put, known = answered(now.put, now.known, what, event)
    return replace(
        now,
        put=put,
        signs=tuple(sign for sign in now.signs if sign not in what),
        conditions=tuple(condition for condition in now.conditions if condition not in what),
        known=tuple(replace(one, on=event.day) if one.sign in what else one for one in known),
        stops=after_clearance(now.stops, event),
        cleared=(
            *(one for one in now.cleared if one.what not in what),
            *(Clearance(name, event.by, event.on) for name in what),
        ),
    )


def _screened(now: Status, event: Screened) -> Status:
    """An answer adds to what was said before; only a clearance takes away."""
    now = replace(now, screened=event.day)
    # A yes alone, as a session's stop, says nothing of what else was put; the whole list does, and a no to all.
    whole = event.conditions is not None or not event.signs
    about = [one.sign for one in now.put if whole or one.sign in event.signs]
    if about:
        put, known = answered(now.put, now.known, about, event)
        now = replace(now, put=put, known=known)
    if event.unread:
        now = replace(now, unread=tuple(dict.fromkeys((*now.unread, *event.unread)))).with_lost(now.lost)
    if event.signs:
        now = replace(now, signs=tuple(dict.fromkeys((*now.signs, *event.signs))), signs_on=event.day)
    if event.conditions is not None:
        conditions = tuple(dict.fromkeys((*now.conditions, *event.conditions)))
        now = replace(now, asked=event.day, conditions=conditions)
    return now


def _flared(now: Status, event: Flared) -> Status:
    """A flare said twice, as on two devices, begins once; one that lapsed is over, and one ended on its first day was none."""
    flare = now.flare
    lapse = (now.plan.limits if now.plan is not None else Limits()).flare_days
    goes_on = flare is not None and flare.last is None and event.day <= flare.through(lapse)
    if event.begins:
        return now if goes_on else replace(now, flare=Flare(event.day), earlier=flare)
    if flare is not None and goes_on and event.day <= flare.first:  # a slip: the day is an ordinary one
        return replace(now, flare=now.earlier, earlier=None)
    return replace(now, flare=Flare(flare.first, event.day)) if flare is not None and goes_on else now


def _ended(now: Status, event: TrialOver) -> Status:
    if now.trial is None or now.trial.id != event.trial:
        return now
    ended = over(now.trial, event.day, COMPLETE if event.complete else BY_PERSON)
    return replace(now, trials=(*now.trials[:-1], ended))


_AFTER: dict[type[Event], Callable[[Status, Any], Status]] = {
    Planned: lambda now, event: replace(now, plan=event.plan),
    Paused: lambda now, event: replace(now, pause=Pause(event.first, event.until)),
    Resumed: lambda now, _event: replace(now, pause=None),
    Flared: _flared,
    CheckedIn: lambda now, event: now if now.peg is not None else replace(now, peg=event.score),
    Answered: _answered,
    Appointed: lambda now, event: replace(now, appointments=after_appointed(now.appointments, event)),
    Pain: _reported,
    Stopped: lambda now, event: replace(now, stops=after_stop(now.stops, event)),
    Screened: _screened,
    Cleared: _cleared,
    TrialBegun: lambda now, event: replace(now, trials=after_begun(now.trials, event)),
    TrialOver: _ended,
}
"""The kinds that may change what stands, and how; few events are of one."""
