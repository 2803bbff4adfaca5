"""What a guided session is made of: the rows it guides, and its steps."""

from __future__ import annotations

import msgspec

from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.pacing import Phase

PREPARE, TIME, REPS, BREATHS, REST, CHANGE, RISE, PAIN = (
    "prepare",
    "time",
    "reps",
    "breaths",
    "rest",
    "change",
    "rise",
    "pain",
)
"""The kinds of step: a checklist; three kinds of work; a rest between sets; a pause to change side, spot or
position; the minute after a device, before getting up; and how it feels afterwards."""

WORK = (TIME, REPS, BREATHS)
"""Steps that ask something of the body, and count."""

NEAR = 1e-6
"""Seconds; instants are sums of fractions, and this much short is not short."""


class Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One row of the day as a session guides it, and all that is shown of it.

    Attributes:
        id: The row's.
        name, group: The row's name; the task's, where the row is one of its targets.
        dose: What is asked of it, whole.
        before: What of it was done before the session.
        figure: Name of the moving figure; there may be none of that name.
        steps, cautions, easier, tool: As the plan tells them; ``easier`` only on the easier form.
        position, how, pressure, mind: Of a massage target, as the atlas tells them.
        source: ``app default`` where cadence or pace are the app's own.
    """

    id: str
    task: str
    kind: str
    name: str
    dose: Dose
    target: str = ""
    group: str = ""
    before: Dose | None = None
    full: Dose | None = None
    rung: int = 1
    figure: str = ""
    tool: str = ""
    easier: str = ""
    steps: tuple[str, ...] = ()
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
