"""A guided session: its parts and steps, one run through them as an immutable value, and where it is at an instant.

Instants are seconds of one monotonic clock, and time is worked out from them, never summed up from looks:
the end of a step is the instant it began plus its length, however seldom or late anyone looked.

A look may be late: a terminal over a bad line, a machine that is busy. Up to ``GAP`` seconds the session
has run on, through several steps if they move on by themselves. A longer gap means that nothing was shown
or heard for that time: the lid was closed, the program was stopped, the machine slept. Nobody can say that
the exercise went on meanwhile, so the session has paused at the last look, and says so; the person goes on from
there, or moves on. (The clock that is passed in should count time asleep, see ``backcare_tui.clock``.)
"""

from __future__ import annotations

from datetime import date, datetime
from math import floor

import msgspec

from backcare_tui.domain.plan.dose import Dose, Side
from backcare_tui.domain.plan.pacing import Phase

START, PREPARE, TIME, REPS, BREATHS = "start", "prepare", "time", "reps", "breaths"
REST, CHANGE, RISE, PAIN = "rest", "change", "rise", "pain"
"""The kinds of step: the position to start from; a checklist of the movement; three kinds of work; a rest between
sets; a pause to change side, spot or position; how a device or an exercise ends; and how it feels
afterwards."""

PAUSES = (START, REST, CHANGE)
"""Steps that wait for the person, or for a time that a key stops."""

WORK = (TIME, REPS, BREATHS)
"""Steps that ask something of the body, and count."""
KINDS = (START, PREPARE, *WORK, REST, CHANGE, RISE, PAIN)

NEAR = 1e-6
"""Seconds; instants are sums of fractions, and this much short is not short."""


class Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One row of the day as a session guides it, and all that is shown of it.

    Attributes:
        id: The row's.
        session: Which of several sessions of the day it is.
        name, group: The row's name; the task's, where the row is one of its targets.
        dose: What is asked of it, whole.
        before: What of it was done before the session.
        form: The rung whose form is worked: easing leaves ``rung`` as it is and may lead to the easier form, 0.
        figure: Name of the moving figure; there may be none of that name.
        start, steps, slips, breath, cautions, easier, tool: As the plan tells them; ``easier`` only on the easier form.
        sides: What its two sides are called, the left one first; empty: left and right.
        side: Which side alone is worked.
        position, how, pressure, mind: Of a massage target, as the atlas tells them.
        source: ``app default`` where cadence or pace are the app's own.
    """

    id: str
    task: str
    kind: str
    name: str
    dose: Dose
    target: str = ""
    session: str = ""
    group: str = ""
    before: Dose | None = None
    full: Dose | None = None
    rung: int = 1
    form: int = 1
    figure: str = ""
    tool: str = ""
    easier: str = ""
    start: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()
    breath: str = ""
    sides: tuple[str, ...] = ()
    side: Side = ""
    cautions: tuple[str, ...] = ()
    where: str = ""
    position: str = ""
    how: str = ""
    pressure: str = ""
    mind: str = ""
    source: str = ""

    @property
    def task_name(self) -> str:
        """The task's name."""
        return self.group or self.name


class Step(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One step.

    Attributes:
        kind: One of those above.
        part: Which part it belongs to, by its place in the session.
        slot: Of work: which piece of the dose, see ``slots``.
        words: What a pause says.
        side: Which side, in words; empty where there are no two.
        seconds: How long it takes, where time alone ends it; 0: only a key does, or its count.
        count: Repetitions or breaths that are left.
        first: Those of the same set that were done before the session.
        tempo: The parts of one repetition or breath.
        set, sets: Which set of how many.
        auto: Of work: whether it starts by itself. All else does.
        spot: Of massage: which spot of its side it is, from 1; only the first is asked.
        asks_from: Of the question how it feels: 0 after a task; after several, the level from which it is asked
            as well with which of them that came.
    """

    kind: str
    part: int
    slot: int = 0
    words: str = ""
    side: str = ""
    seconds: float = 0.0
    count: int = 0
    first: int = 0
    tempo: tuple[Phase, ...] = ()
    set: int = 1
    sets: int = 1
    auto: bool = False
    spot: int = 1
    asks_from: int = 0

    @property
    def cycle(self) -> float:
        """Seconds of one repetition or breath; 0 for what is not counted."""
        return sum(phase.seconds for phase in self.tempo)

    @property
    def length(self) -> float:
        """Seconds until it ends by itself, by time or by cadence; 0: never."""
        return self.count * self.cycle if self.count else self.seconds

    @property
    def is_work(self) -> bool:
        """Whether it asks something of the body."""
        return self.kind in WORK


GAP = 15.0
"""Seconds between two looks after which the session has paused at the first of them; an app default."""


class Tally(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a step has come to so far.

    Attributes:
        spent: Seconds spent on it, up to its last pause.
        counted: Repetitions counted by key; -1 while the cadence counts.
        mark: ``spent`` at the last of those.
    """

    spent: float = 0.0
    counted: int = -1
    mark: float = 0.0


class Halt(msgspec.Struct, frozen=True):
    """Why a session was stopped at once, and in which task."""

    task: str
    why: str


class Session(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One run through the steps.

    Attributes:
        id: Its own, so that two windows do not take each other's for theirs.
        day: The care day it is of.
        began: When it was made.
        tallies: One a step.
        at: The step it is at; the number of steps when it is over.
        since: The instant since which time runs; None while it is paused, not begun, or over.
        begun: Whether it has ever run.
        seen: The instant of the last look.
        cues: What came due with the last look; see ``cues``.
        gap: Seconds that were not counted, as nobody looked, when it last paused by itself.
        sore: Targets that were said to be sore.
        pains: Pain after a task, 0 to 10, by the task's id; after several of them under no name.
        halt: Why it was stopped, if it was.
        massaged: Seconds of massage that each side had on its day before it.
    """

    id: str
    day: date
    began: datetime
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    tallies: tuple[Tally, ...]
    at: int = 0
    since: float | None = None
    begun: bool = False
    seen: float = 0.0
    cues: tuple[str, ...] = ()
    gap: float = 0.0
    sore: tuple[str, ...] = ()
    pains: dict[str, int] = {}
    halt: Halt | None = None
    massaged: tuple[float, float] = (0.0, 0.0)

    @property
    def over(self) -> bool:
        """Whether all steps are behind it."""
        return self.at >= len(self.steps)

    @property
    def step(self) -> Step | None:
        """The step it is at."""
        return None if self.over else self.steps[self.at]

    @property
    def part(self) -> Part | None:
        """The part it is at; when it is over, that of its last step, or one that it was stopped in."""
        if self.halt is not None:
            return next((part for part in self.parts if part.task == self.halt.task), None)
        return self.parts[self.steps[min(self.at, len(self.steps) - 1)].part] if self.steps else None


def new(
    session_id: str, day: date, began: datetime, parts: tuple[Part, ...], steps: tuple[Step, ...]
) -> Session:
    """A session at its beginning: nothing runs before ``begin``."""
    tallies = (Tally(),) * len(steps)
    return Session(id=session_id, day=day, began=began, parts=parts, steps=steps, tallies=tallies)


def spent(session: Session, now: float) -> float:
    """Seconds spent on the step it is at, never more than the step has."""
    if session.over:
        return 0.0
    tally, length = session.tallies[session.at], session.steps[session.at].length
    seconds = tally.spent + (max(0.0, now - session.since) if session.since is not None else 0.0)
    return min(seconds, length) if length and tally.counted < 0 else seconds


def amount(step: Step, tally: Tally) -> float:
    """How much of its piece a step of work has come to: seconds, or whole repetitions or breaths."""
    if step.kind not in WORK:
        return 0.0
    if step.kind == TIME:
        return min(tally.spent, step.seconds)
    done = tally.counted if tally.counted >= 0 else floor(tally.spent / step.cycle + NEAR)
    return min(done, step.count)


def is_complete(step: Step, tally: Tally) -> bool:
    """Whether nothing is left of a step."""
    if step.count:
        return amount(step, tally) >= step.count
    return bool(step.seconds) and tally.spent >= step.seconds - NEAR


def ends_at(session: Session) -> float | None:
    """The instant at which the step it is at ends by itself; None where only a key ends it."""
    if session.over or session.since is None:
        return None
    step, tally = session.steps[session.at], session.tallies[session.at]
    if not step.length or tally.counted >= 0:
        return None
    return session.since + max(0.0, step.length - tally.spent)
