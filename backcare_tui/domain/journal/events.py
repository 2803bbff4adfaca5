"""Events: things that happened, never changed, only followed by another."""

# Annotations are values here, not text: every start builds the reader of these classes, twice as fast so.
from datetime import date, datetime, time
from typing import Annotated, get_args

import msgspec

from backcare_tui.domain.calendar import care_day
from backcare_tui.domain.plan.dose import Dose, share
from backcare_tui.domain.plan.plan import EVEN, Plan
from backcare_tui.domain.plan.track import TENTH, name_of, value_words


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


Answers = tuple[tuple[str, str], ...]
"""What was written down of a visit: each of the plan's questions, as it was put then, with its answer."""


Clock = Annotated[time, msgspec.Meta(tz=False)]
"""A time of day without a zone, as a person says it."""


# Whole lives of events are held at once, and none refers to another: the collector need not walk them (gc=False).
class Base(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="kind", kw_only=True):
    """What every event has.

    Attributes:
        id: Unique and ordered by time; also its document id on disk.
        at: The instant, with the offset of the place where it happened.
        day: The care day it belongs to, which for a late entry is before the day of ``at``.
        clock: The time of day at which it happened, where the person said one. No rule reads it.
        source: The format it was imported from, such as ``loop``; empty for what was recorded here. What was imported
            is told in the diary, and no rule, streak or mark of a day reads it.
    """

    id: str
    at: datetime
    day: date
    clock: Clock | None = None
    source: str = ""


class Done(Base, frozen=True, tag="done"):
    """A check-off: what was asked, and what was really done where that differs.

    Attributes:
        dose: What was asked.
        rung: The task's rung, which an eased dose leaves as it is.
        full: The whole dose of that rung, where less was asked.
        log: What was written down of a visit.
    """

    task: str
    dose: Dose
    did: Dose | None = None
    rung: int = 1
    full: Dose | None = None
    target: str = ""
    group: str = ""
    log: Answers = ()

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
    """A pain report: 0 to 10, where, and whether it is this morning's or now.

    Attributes:
        placed: When its places were put right or its level raised, or it was brought back; that comes of what says so,
            and no file holds it.
        told: The id of what said so.
    """

    level: int
    regions: tuple[str, ...] = ()
    when: str = "now"
    note: str = ""
    task: str = ""
    placed: datetime | None = None
    told: str = ""


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
        trial: What the day was to a trial, as ``Trial.mark`` has it.
    """

    due_tasks: tuple[DueTask, ...]
    said: tuple[str, ...] = ()
    stance: str = ""
    trial: str = ""


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


class Kept(Base, frozen=True, tag="keep"):
    """An offered step up that the person declined for a task: it stays on the rung it is on."""

    task: str
    rung: int


class Sore(Base, frozen=True, tag="sore"):
    """A massage target that is sore: left alone that day and the next two."""

    target: str


class Stopped(Base, frozen=True, tag="stopped"):
    """A task that was stopped for a sign that it should be, in one of ``safety.STOPS``' words."""

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


class Appointed(Base, frozen=True, tag="appointed"):
    """An appointment: which visit is on which day, or that it is called off.

    Attributes:
        task: A visit of the plan, or one of the person's own, whose id begins as ``appointments.OWN`` says.
        name: What it was called then.
        on: The care day of the visit.
        hour: Its time of day, if that is known.
        place: Where, or with whom, in the person's words.
        off: Whether it is called off.
        was: The day that it was moved from, if it was.
    """

    task: str
    name: str
    on: date
    hour: Clock | None = None
    place: str = ""
    off: bool = False
    was: date | None = None


class Tracked(Base, frozen=True, tag="tracked"):
    """An answer to what the plan tracks, with its scale and unit, so that it reads the same whatever the plan says later.

    Attributes:
        value: The number; of a yes 1, of a no 0.
    """

    track: str
    value: int | float
    scale: str = TENTH
    unit: str = ""

    @property
    def name(self) -> str:
        """What the track is called."""
        return name_of(self.track)

    @property
    def words(self) -> str:
        """The answer."""
        return value_words(self.value, self.scale, self.unit)


class Answered(Base, frozen=True, tag="answer"):
    """Yes or no to one of the questions a day may put."""

    question: str
    yes: bool


class Arm(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One of the two things that a trial compares: its name, its tasks (none: neither), and what was agreed to of each."""

    name: str
    tasks: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


class TrialBegun(Base, frozen=True, tag="trial"):
    """A trial on oneself, as its plan was agreed to; ``seed`` draws the order within each pair, and is told at the end.

    ``expected`` is the arm that is expected to do better, a or b; ``shows`` the smallest difference it may find.
    """

    first: date
    arms: tuple[Arm, Arm]
    seed: str
    expected: str = ""
    shows: float | None = None


class TrialNumber(Base, frozen=True, tag="trial-number"):
    """The average pain of a trial's day, 0 to 10, said on the day after; with the place of that day, as ``trial.Place`` has it."""

    level: Annotated[int, msgspec.Meta(ge=0, le=10)]
    trial: str
    pair: int
    draw: int
    second: bool = False


class TrialOver(Base, frozen=True, tag="trial-over"):
    """The end of a trial: the person's own word, or that all of its pairs are done."""

    trial: str
    complete: bool = False


class Undone(Base, frozen=True, tag="undone"):
    """Takes back earlier events of the same month by their ids.

    Attributes:
        back: What it names are undoings, so that it brings back what those took.
    """

    events: tuple[str, ...]
    back: bool = False


class Amended(Base, frozen=True, tag="amended"):
    """Puts right what earlier events of the same month say, by their ids. What is None stays as it was.

    Attributes:
        did: How much was done.
        level: How bad the pain was; of a check-in, its first number.
        log: What was written down of a visit, all of it.
        text: The words: a note's, a report's, a reason, who cleared it.
        value: The answer to what is tracked.
    """

    events: tuple[str, ...]
    did: Dose | None = None
    level: int | None = None
    enjoyment: int | None = None
    activity: int | None = None
    regions: tuple[str, ...] | None = None
    log: Answers | None = None
    text: str | None = None
    value: int | float | None = None


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
    | Amended
    | Screened
    | Cleared
    | Flared
    | Chosen
    | Kept
    | Sore
    | Stopped
    | CheckedIn
    | Answered
    | Tracked
    | Appointed
    | TrialBegun
    | TrialNumber
    | TrialOver
)

# From the union, so that a kind that is read cannot be taken for one of a later version.
KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Event))
"""The kinds this version knows; others are kept on disk and passed over."""


def answer_words(log: Answers) -> tuple[str, ...]:
    """What was written down of a visit: ``who: Dr Ruiz``."""
    return tuple(f"{question}: {answer}" for question, answer in log)


def recorded_on(event: Event, starts_at: time) -> date:
    """The care day on which an event was written down: its own day, or a later one for a late entry."""
    return care_day(event.at, starts_at)


def clock_of(event: Event, starts_at: time) -> time | None:
    """The time of day at which something happened: as said, or as written down on its day; else nobody knows."""
    if event.clock is not None or event.source:  # what was imported has a day and no more
        return event.clock
    return event.at.time() if recorded_on(event, starts_at) == event.day else None
