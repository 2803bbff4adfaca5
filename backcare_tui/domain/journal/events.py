"""Events: things that happened, never changed, only followed by another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import get_args

import msgspec

from backcare_tui.domain.calendar import care_day
from backcare_tui.domain.plan.dose import Dose, share
from backcare_tui.domain.plan.plan import EVEN, Plan


class DueTask(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a day asked of one task.

    Attributes:
        dose: The dose of one session, or of one target of a massage.
        rung: Where that dose stands on the task's ladder; 0 is the easier form.
        state: ``due``, ``offered`` (not yet owed this week), ``optional`` (never counted) or ``rested``.
        targets: The massage targets picked for the day.
        weight: The task's share of the day beside the others.
        full: The whole dose of the rung, where less is asked.
        because: Why it is rested, as ``screening:pregnancy``, ``sore`` or ``locked``.
    """

    task: str
    dose: Dose
    rung: int = 1
    state: str = "due"
    targets: tuple[str, ...] = ()
    weight: float = EVEN
    full: Dose | None = None
    because: str = ""


# Whole lives of events are held at once, and none refers to another: the collector need not walk them (gc=False).
class Base(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="kind", kw_only=True):
    """What every event has.

    Attributes:
        id: Unique and ordered by time; also its document id on disk.
        at: The instant, with the offset of the place where it happened.
        day: The care day it belongs to, which for a late entry is before the day of ``at``.
    """

    id: str
    at: datetime
    day: date


class Done(Base, frozen=True, tag="done"):
    """A check-off: what was asked, and what was really done where that differs.

    Attributes:
        dose: What was asked.
        rung: The task's rung, which an eased dose leaves as it is.
        full: The whole dose of that rung, where less was asked.
    """

    task: str
    dose: Dose
    did: Dose | None = None
    rung: int = 1
    full: Dose | None = None
    target: str = ""
    group: str = ""

    @property
    def share(self) -> float:
        """How much of the dose was done, 0 to 1."""
        return 1.0 if self.did is None else share(self.did, self.dose)

    @property
    def worked(self) -> Dose:
        """What was really done."""
        return self.dose if self.did is None else self.did


class Skipped(Base, frozen=True, tag="skipped"):
    """A task (or one target of it) left out on purpose, with the reason."""

    task: str
    because: str
    target: str = ""
    group: str = ""


class Pain(Base, frozen=True, tag="pain"):
    """A pain report: 0 to 10, where, and whether it is this morning's or now."""

    level: int
    regions: tuple[str, ...] = ()
    when: str = "now"
    note: str = ""
    task: str = ""


class Noted(Base, frozen=True, tag="note"):
    """A few words, of the day or of one task."""

    text: str
    task: str = ""


class Paused(Base, frozen=True, tag="paused"):
    """A pause from ``first``, through ``until`` if that is known."""

    first: date
    until: date | None = None


class Resumed(Base, frozen=True, tag="resumed"):
    """The end of a pause; its day counts again."""


class Planned(Base, frozen=True, tag="plan"):
    """What the plan asks from this day on, stored at the first write after a change."""

    plan: Plan


class DayPlanned(Base, frozen=True, tag="asked", rename={"due_tasks": "asks"}):
    """What the day asks, stored with its first event and again when that changes.

    Attributes:
        said: The day's message and the questions it put, by their ids.
        stance: What the day asked as a whole; empty in older journals.
    """

    due_tasks: tuple[DueTask, ...]
    said: tuple[str, ...] = ()
    stance: str = ""


class Screened(Base, frozen=True, tag="screened"):
    """An answer to the safety questions: the warning signs and the conditions answered yes.

    Attributes:
        unread: Files of the journal that were damaged then: what stood in them was asked for anew by this.
    """

    signs: tuple[str, ...] = ()
    conditions: tuple[str, ...] | None = None
    unread: tuple[str, ...] = ()


class Cleared(Base, frozen=True, tag="cleared"):
    """A professional has cleared these signs or conditions; ``by`` says who, ``on`` when."""

    what: tuple[str, ...]
    by: str
    on: date


class Flared(Base, frozen=True, tag="flare"):
    """A flare begins, or is over: the person's own word."""

    begins: bool = True


class Chosen(Base, frozen=True, tag="rung"):
    """A rung the person chose for a task in place of the one it ``was`` on, and why."""

    task: str
    rung: int
    because: str = ""
    was: int | None = None


class Sore(Base, frozen=True, tag="sore"):
    """A massage target that is sore: left alone that day and the next two."""

    target: str


class Stopped(Base, frozen=True, tag="stopped"):
    """A guided task that was stopped for a sign that it should be, in one of ``safety.STOPS``' words."""

    task: str
    why: str


class CheckedIn(Base, frozen=True, tag="checkin"):
    """The PEG's three answers for the past week, 0 to 10 each (Krebs 2009)."""

    pain: int
    enjoyment: int
    activity: int

    @property
    def score(self) -> float:
        """The mean of the three."""
        return (self.pain + self.enjoyment + self.activity) / 3


class Answered(Base, frozen=True, tag="answer"):
    """Yes or no to one of the questions a day may put."""

    question: str
    yes: bool


class Undone(Base, frozen=True, tag="undone"):
    """Takes back earlier events of the same month by their ids."""

    events: tuple[str, ...]


Event = (
    Done
    | Skipped
    | Pain
    | Noted
    | Paused
    | Resumed
    | Planned
    | DayPlanned
    | Undone
    | Screened
    | Cleared
    | Flared
    | Chosen
    | Sore
    | Stopped
    | CheckedIn
    | Answered
)

# From the union, so that a kind that is read cannot be taken for one of a later version.
KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Event))
"""The kinds this version knows; others are kept on disk and passed over."""


def recorded_on(event: Event, starts_at: time) -> date:
    """The care day on which an event was written down: its own day, or a later one for a late entry."""
    return care_day(event.at, starts_at)


def live(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that were not taken back, without the undoing ones."""
    events = tuple(events)
    if Undone not in map(type, events):  # most months have none, and then nothing need be looked up
        return events
    gone = {taken for event in events if type(event) is Undone for taken in event.events}
    return tuple(event for event in events if event.id not in gone and type(event) is not Undone)


def undo_target(events: Sequence[Event]) -> list[Event]:
    """The live events of the latest action, in the order of ``events``.

    One action may be several events (a whole massage). A check-off made on two devices counts once,
    so it is taken back with its twin: every live one of the same row and day with as large a share.
    """
    actions = [event for event in events if not isinstance(event, Planned | DayPlanned)]
    if not actions:
        return []
    last = actions[-1]
    if not isinstance(last, Done | Skipped):
        return [last]
    group = last.group or last.id  # an entry that is alone is its own group
    entries = [event for event in actions if isinstance(event, Done | Skipped)]
    latest = [event for event in entries if group in (event.id, event.group)]
    return [event for event in entries if any(_is_twin(event, done) for done in latest)]


def _is_twin(event: Done | Skipped, done: Done | Skipped) -> bool:
    """Whether an entry says what ``done`` says, or is that very one; of a larger share only that much is told twice."""
    if type(event) is not type(done) or (
        isinstance(event, Done) and isinstance(done, Done) and event.share < done.share
    ):
        return False
    return (event.day, event.task, event.target) == (done.day, done.task, done.target)
