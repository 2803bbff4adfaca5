"""The plan as understood: frozen values, whatever the file looked like."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

import msgspec

from backcare_tui.domain.body.atlas import Target
from backcare_tui.domain.plan.dose import VISIT, Dose, Side
from backcare_tui.domain.plan.pacing import COMMON, PLAIN, Guide, Manner
from backcare_tui.domain.plan.schedule import EveryDays, Schedule, Weekday
from backcare_tui.domain.plan.slots import DayTimes, sessions_of
from backcare_tui.domain.plan.track import Track

EVEN = 1.0
"""The weight of a task that is not said to weigh more or less; one object, so that it is left out on disk."""


class EndStep(msgspec.Struct, frozen=True):
    """One step of how a device or an exercise ends: its words, and the seconds it is given."""

    words: str
    seconds: float = 15.0  # an app default


class Teaching(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a movement is taught: where it starts, how it goes, what often slips, and how to breathe; told in that order."""

    start: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    breath: str = ""


UNTAUGHT = Teaching()


class Notes(Teaching, frozen=True, omit_defaults=True):
    """What a plan tells about a task, beside what it asks.

    Attributes:
        then: What is new on the first rung for someone who comes from the easier form: ``with the arch``.
    """

    cautions: tuple[str, ...] = ()
    easier: str = ""
    source: str = ""
    log: tuple[str, ...] = ()
    ending: tuple[EndStep, ...] = ()
    easier_form: Teaching = UNTAUGHT
    then: str = ""

    @property
    def has_easier_form(self) -> bool:
        """Whether the easier form is taught by itself: then nothing of the other one is told of it."""
        return self.easier_form != UNTAUGHT

    def taught_on(self, rung: int) -> Teaching:
        """The teaching of a rung: the easier form, which is rung 0, may have its own."""
        return self.easier_form if rung <= 0 and self.has_easier_form else self

    def ending_on(self, rung: int) -> tuple[EndStep, ...]:
        """How a rung ends: an easier form that is another movement is not left as the task itself is."""
        return () if rung <= 0 and self.has_easier_form else self.ending


class Task(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of a plan: a device, a massage, an exercise, an activity, a check or a visit.

    Attributes:
        id: Its name for ever, ``a-z0-9-``.
        kind: ``device``, ``massage``, ``exercise``, ``activity``, ``check`` or ``visit``.
        rungs: The ladder, least first; rung 1 is ``rungs[0]``. One empty dose for a check or a visit.
        easier: Rung 0, an easier form with its own dose, when the plan has one.
        start_rung: The rung a newcomer starts on.
        every: When it is due.
        first_every: When it is due while on rung 1 or below, if other than ``every``.
        start_on: First day it can be due; also where "every N days" counts from.
        until: Last day it can be due.
        paused_until: Last day of a pause of this task: none is due through it.
        optional: Shown, never counted in the day's share.
        weight: Its share of the day beside the other tasks.
        targets: A massage's muscles, in the plan's order.
        a_day: How many targets a session works.
        side: Which side alone a massage works.
        at: The slots or clock times of its sessions on a day; none: whenever it suits.
        when: Time of day in the person's words.
        tool: What it is done with.
        regions: Body regions it is for, without sides.
        hold: Seconds each repetition is held.
        pace: Breaths a minute.
        not_with: Screening answers that rest it, or all of it but its easier form.
        easier_not_with: Those of them that rest the easier form too; None: all.
        manner: How it is guided.
        for_pain: Whether it is there to ease pain itself, as TENS is: pain makes it neither less nor rested.
    """

    id: str
    kind: str
    name: str
    rungs: Annotated[tuple[Dose, ...], msgspec.Meta(min_length=1)]
    every: Schedule = EveryDays()
    easier: Dose | None = None
    start_rung: int = 1
    first_every: Schedule | None = None
    start_on: date | None = None
    until: date | None = None
    paused_until: date | None = None
    optional: bool = False
    weight: float = EVEN
    targets: tuple[str, ...] = ()
    a_day: int = 1
    at: tuple[str, ...] = ()
    when: str = ""
    tool: str = ""
    regions: tuple[str, ...] = ()
    hold: float | None = None
    pace: float | None = None
    not_with: tuple[str, ...] = ()
    easier_not_with: tuple[str, ...] | None = None
    notes: Notes = Notes()
    manner: Manner = PLAIN
    for_pain: bool = False
    side: Side = ""

    def open_on(self, day: date) -> bool:
        """Whether it can be due on a day at all: begun, not over, and not paused."""
        begun = not self.start_on or day >= self.start_on
        return (
            begun
            and (not self.until or day <= self.until)
            and (not self.paused_until or day > self.paused_until)
        )

    def dose(self, rung: int) -> Dose:
        """The dose of a rung; rung 0 is the easier form, and a rung off the ladder is its nearest end."""
        if rung <= 0 and self.easier is not None:
            return self.easier
        return self.rungs[min(max(rung, 1), len(self.rungs)) - 1]

    @property
    def sessions(self) -> tuple[str, ...]:
        """The names under which its several sessions of a day are kept; none where there is but one."""
        return sessions_of(self.at)

    @property
    def rests_with(self) -> tuple[str, ...]:
        """The screening answers that rest all of it."""
        keeps_easier = self.easier is not None and self.easier_not_with is not None
        return self.easier_not_with or () if keeps_easier else self.not_with

    @property
    def eases_with(self) -> tuple[str, ...]:
        """The screening answers with which only its easier form is asked."""
        return tuple(condition for condition in self.not_with if condition not in self.rests_with)

    @property
    def lowest(self) -> int:
        """The lowest rung: 0 where there is an easier form with its own dose."""
        return 0 if self.easier is not None else 1

    @property
    def has_dose(self) -> bool:
        """Whether there is a how much of it: a visit, and a check, is done or not."""
        return self.rungs[0].unit is not VISIT

    @property
    def climbs(self) -> bool:
        """Whether there is more than one rung to stand on."""
        return len(self.rungs) > 1 or self.easier is not None

    def schedule(self, rung: int) -> Schedule:
        """The schedule that holds on a rung."""
        return self.first_every if self.first_every is not None and rung <= 1 else self.every


Days = Annotated[int, msgspec.Meta(ge=0, le=366)]
"""Days or sessions of a limit that are still believed of a stored plan."""


class Limits(msgspec.Struct, frozen=True, omit_defaults=True):
    """How carefully doses change: app defaults, not published doses; a plan may only be more careful.

    Attributes:
        climb_sessions: Whole sessions at a rung before the next is offered.
        climb_share: Share of the last 14 days' due sessions that must have been done.
        climb_days: Days between two climbs of anything.
        red_days: Days without a climb after a bad day, itself among them.
        setback_days: Days without a climb after any setback.
        morning_rise: How far a morning above the usual morning is a setback.
        ease_days: Days after a setback on which less is asked.
        gap_days: Days without a session after which a task comes back a rung lower.
        flare_days: Days after which a flare that nobody ended lapses.
    """

    climb_sessions: Days = 5
    climb_share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.8
    climb_days: Days = 7
    red_days: Days = 2
    setback_days: Days = 7
    morning_rise: Days = 2
    ease_days: Days = 2
    gap_days: Days = 14
    flare_days: Days = 28


class Tip(msgspec.Struct, frozen=True, omit_defaults=True):
    """A short message, and the days it fits; what is left out fits any.

    Attributes:
        zone, stance: Of the day.
        streak: Tiers of the day streak: ``start`` (0), ``days`` (1-6), ``weeks`` (7-27), ``months`` (28 and more).
        kind, target: Asked that day.
        occasion: What else the day is, such as the first, one in a flare, or one after a milestone.
    """

    id: str
    text: str
    zone: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    streak: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    occasion: tuple[str, ...] = ()
    source: str = "app default"


class Plan(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A whole plan.

    Attributes:
        starts_at: Wall-clock time at which a care day begins.
        week_starts: Weekday a week begins on.
        day_counts_at: Share of what is due that keeps a day, above 0 up to 1.
        week_target: Kept days a full week asks for, 1 to 7.
        times: When its slots are.
        grace: Missed days a week that do not break the day streak.
        amber, red: Lowest pain (0-10) of those zones.
        limits: How carefully doses change.
        tips: Messages of the person's own.
        guide: How its tasks are guided.
        tracks: What is asked beside pain.
        targets: Massage targets of the person's own, beside those of the atlas.
    """

    title: str
    tasks: tuple[Task, ...]
    starts_at: time = time(4)
    week_starts: Weekday = 0
    day_counts_at: float = 0.6
    week_target: int = 5
    grace: int = 1
    amber: int = 3
    red: int = 6
    times: DayTimes = DayTimes()
    limits: Limits = Limits()
    tips: tuple[Tip, ...] = ()
    guide: Guide = COMMON
    tracks: tuple[Track, ...] = ()
    targets: tuple[Target, ...] = ()

    def task(self, task_id: str) -> Task | None:
        """The task with this id, if the plan has one."""
        for task in self.tasks:
            if task.id == task_id:
                return task
        return None

    @property
    def target_names(self) -> dict[str, str]:
        """What the targets of its own are called, by their ids."""
        return {target.id: target.name for target in self.targets}

    def stored_part(self) -> Plan:
        """The plan without what it merely tells, and how it is guided: the part a journal keeps."""
        tasks = tuple(msgspec.structs.replace(task, notes=Notes(), manner=PLAIN) for task in self.tasks)
        # A past day names its targets, and chose them by their regions; how they are worked is told by the file alone.
        targets = tuple(Target(one.id, one.name, one.short, one.regions) for one in self.targets)
        return msgspec.structs.replace(self, tasks=tasks, tips=(), guide=COMMON, targets=targets)


UNPLANNED = Plan(title="", tasks=())
"""The defaults: for days from before any stored plan, and where none can be read."""


def combine_ladders(reps: tuple[int, ...], sets: tuple[int, ...], sides: int = 1) -> tuple[Dose, ...]:
    """One ladder from reps and sets: reps climb first, an added set starts just above the rung before.

    ``reps=(8, 10, 12, 15), sets=(1, 2)`` gives 1×8, 1×10, 1×12, 1×15, 2×8 … 2×15, because 2×8 is
    the lowest of two sets that is more than 1×15.
    """
    rungs: list[Dose] = []
    for count in sets:
        for rep in reps:
            dose = Dose(reps=rep, sets=count, sides=sides)
            if not rungs or dose.total > rungs[-1].total:
                rungs.append(dose)
    return tuple(rungs)
