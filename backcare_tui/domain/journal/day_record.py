"""How a day went: the outcome of each task, and the share of the day that was kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.journal.appointments import is_own
from backcare_tui.domain.journal.events import (
    DayPlanned,
    Done,
    DueTask,
    Event,
    Noted,
    Pain,
    Skipped,
    Tracked,
    TrialNumber,
)
from backcare_tui.domain.journal.trial import BY_TRIAL, WAITS
from backcare_tui.domain.safety import of_a_sign


# The cache holds thousands of these: as arrays, without their keys, they are smaller and read faster.
class TaskOutcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How a task went on a day: a state and how much of what was asked was done (0 to 1).

    States: ``due``, ``offered``, ``done``, ``part``, ``skipped``, ``missed``, ``paused``, ``rested``, and
    ``waits``: it was the other one's turn in a trial.
    """

    state: str
    share: float = 0.0


class DayRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day that is over, or today as it stands.

    Attributes:
        day: The care day.
        week: First day of its week.
        state: ``kept``, ``missed``, or a day that does not count: ``skipped``, ``paused``, ``flare``,
            ``locked``, ``free`` (nothing was due). Today, while unfinished, is ``pending``.
        share: Part of what was due that was done, 0 to 1.
        outcomes: Each task's outcome, for tasks asked or done that day.
        worst, morning: The highest pain reported, and the highest of the morning; None without a report.
        target: Kept days a full week was meant to have, by the plan in force on the day.
        turns: Tasks that were due more or less often from this day on: sessions and days before, and since.
        in_streaks: The state by which streaks go, where what was written down long after made another of it.
    """

    day: date
    week: date
    state: str
    share: float
    outcomes: dict[str, TaskOutcome]
    worst: int | None = None
    morning: int | None = None
    target: int = 5
    in_streaks: str = ""
    turns: dict[str, tuple[int, int, int, int]] = {}

    @property
    def for_streaks(self) -> str:
        """The state by which streaks and weeks go."""
        return self.in_streaks or self.state

    @property
    def counts(self) -> bool:
        """Whether the day counts for the week: only kept and missed days do."""
        return self.state in ("kept", "missed")

    @property
    def worked(self) -> list[str]:
        """The tasks of which any part was done."""
        return [task for task, outcome in self.outcomes.items() if outcome.share > 0.0]


def is_lived(record: DayRecord | None, today: date) -> bool:
    """Whether there is a record of a day, and more in it than what an untouched today asks."""
    if record is None:
        return False
    touched = record.share > 0.0 or record.worst is not None or record.state not in ("pending", "free")
    return record.day != today or touched


DONE = TaskOutcome("done", 1.0)
SKIPPED = TaskOutcome("skipped")
OFFERED = TaskOutcome("offered")
MISSED = TaskOutcome("missed")
DUE = TaskOutcome("due")
PAUSED = TaskOutcome("paused")
RESTED = TaskOutcome("rested")
WAITING = TaskOutcome("waits")
NEARLY = 1e-9
"""Shares are sums of thirds and sevenths; this much short is not short."""


class DayTotals(msgspec.Struct, gc=False):
    """What a day's live events come to.

    Attributes:
        done: The largest share done, by task and then target ("" where a task has none).
        last: Each worked task's latest check-off.
        skipped: Targets left out, by task ("" for the whole task).
        asked: What the day asked, as its own events stored it last.
        worst, morning: The highest pain reported, and the highest of the morning. A trial's number is an average, and the
            day's worst is no less: it counts where no report is higher, so that nobody is pushed after a bad day.
        pains: The reports that name a place or a task.
        late: Whether any of it may have been written down on a later day.
        others: The events that change what stands or what is remembered, in order: all but the above, notes and what is tracked,
            and of the pain reports those whose places may be of a warning sign.
    """

    done: dict[str, dict[str, float]]
    last: dict[str, Done]
    skipped: dict[str, set[str]]
    asked: DayPlanned | None = None
    worst: int | None = None
    morning: int | None = None
    pains: tuple[Pain, ...] = ()
    late: bool = False
    others: tuple[Event, ...] = ()


def totals_of(events: Iterable[Event]) -> DayTotals:
    """Sum up a day's live events. Checked off twice counts once, at the larger share."""
    done: dict[str, dict[str, float]] = {}
    last: dict[str, Done] = {}
    skipped: dict[str, set[str]] = {}
    asked: DayPlanned | None = None
    pains: list[Pain] = []
    late = False
    numbers: list[int] = []
    others: list[Event] = []
    for event in events:
        # A whole life is replayed here: type is twice as fast as isinstance, and most doses are done whole.
        if type(event) is Done:
            share = 1.0 if event.did is None else event.share
            if share <= 0.0:
                continue
            task = event.task
            last[task] = event
            targets = done.get(task)
            if targets is None:
                done[task] = {event.target: share}
            elif share > targets.get(event.target, 0.0):
                targets[event.target] = share
            late |= event.at.date() > event.day
        elif type(event) is Pain:
            pains.append(event)
            others += (event,) if of_a_sign(event.regions) else ()
        elif type(event) is DayPlanned:
            asked = event
        elif type(event) is Skipped:
            skipped.setdefault(event.task, set()).add(event.target)
            late |= event.at.date() > event.day
        elif type(event) is TrialNumber:
            numbers.append(event.level)
            late = True  # it is said on the day after
        elif type(event) is not Noted and type(event) is not Tracked:
            others.append(event)
    totals = DayTotals(done, last, skipped, asked, late=late, others=tuple(others))
    if pains or numbers:
        totals.worst = max([*(pain.level for pain in pains), *numbers])
        totals.morning = max([pain.level for pain in pains if pain.when == "morning"], default=None)
        totals.pains = tuple([pain for pain in pains if pain.regions or pain.task])
        totals.late = late or any(pain.at.date() > pain.day for pain in pains)
    return totals


def count_sessions(sessions: Mapping[str, int], worked: Iterable[str]) -> dict[str, int]:
    """How often each task was worked in a week: once more for each of these.

    The one place where "N a week" is counted: a task worked on a day is one session, whatever the share of
    it that was done and however often it was checked off.
    """
    counts = dict(sessions)
    for task in worked:
        counts[task] = counts.get(task, 0) + 1
    return counts


def progress(due_task: DueTask, totals: DayTotals) -> tuple[float, float]:
    """(done, asked) of one task, each 0 to 1; what was skipped leaves both.

    A massage counts the targets that were worked, whichever they were: worked, not asked, counts.
    A part that was done before the rest was skipped asks for no more than that part.
    """
    done = totals.done.get(due_task.task)
    picks = len(due_task.targets) or 1
    share = 0.0
    if done:
        share = sum(done.values()) / picks
        if share > 1.0 - NEARLY:  # worked in full, whatever else was skipped
            return 1.0, 1.0
    skipped = totals.skipped.get(due_task.task)
    if not skipped:
        return share, 1.0
    if "" in skipped:
        return share, share
    left = sum(1.0 if target not in skipped else (done or {}).get(target, 0.0) for target in due_task.targets)
    return share, max(share, left / picks)


def _outcome(due_task: DueTask, share: float, asked: float, *, over: bool) -> TaskOutcome:
    """The outcome of a task that is not wholly done."""
    if share > 0.0:
        return TaskOutcome("part", share)
    if due_task.state == "rested":
        return WAITING if due_task.because in (WAITS, BY_TRIAL) else RESTED
    if asked <= 0.0:
        return SKIPPED
    if due_task.state != "due":
        return OFFERED
    return MISSED if over else DUE


def score_day(
    due_tasks: Sequence[DueTask],
    totals: DayTotals,
    counts_at: float,
    *,
    over: bool,
    off: str = "",
    eased: bool = False,
) -> tuple[str, float, dict[str, TaskOutcome]]:
    """(state, share, outcomes) of a day, as ``DayRecord`` words them.

    Optional tasks never count, nor does a visit that no plan has. An offered one counts only where it helps, so that doing more than
    is asked never lowers the share. A day that asks for nothing is kept by one offered session, and
    not missed with half of one.

    Args:
        due_tasks: What the day asks.
        totals: What was done and skipped.
        counts_at: The share that keeps a day.
        over: Whether the day is past; until then what is not kept is ``pending``.
        off: Why the day does not count: ``locked``, ``paused`` or ``flare``; empty where it does. A day of a flare on which
            all that was due is done is kept all the same.
        eased: Whether less was asked after a setback, so that any one task keeps the day.
    """
    done = asked = extra = sessions = 0.0
    outcomes: dict[str, TaskOutcome] = {}
    for due_task in due_tasks:
        part, whole = progress(due_task, totals)
        outcomes[due_task.task] = DONE if part == 1.0 else _outcome(due_task, part, whole, over=over)
        if due_task.state == "due":
            done += due_task.weight * part
            asked += due_task.weight * whole
        elif due_task.state == "offered":
            extra += due_task.weight * part
            sessions += part
    for task, targets in totals.done.items():
        if task not in outcomes:
            share = max(targets.values())
            outcomes[task] = DONE if share > 1.0 - NEARLY else TaskOutcome("part", share)
    # An offered task is on both sides of the share: left undone it takes nothing away.
    share = (done + extra) / (asked + extra) if asked > 0.0 else min(1.0, sessions)
    if off == "paused":
        return off, share, {task: outcome if outcome.share else PAUSED for task, outcome in outcomes.items()}
    if off and not (off == "flare" and asked > 0.0 and done >= asked - NEARLY):
        return off, share, outcomes
    if share > 0.0 and (
        share >= counts_at - NEARLY
        or (eased and any(outcome.state == "done" and not is_own(task) for task, outcome in outcomes.items()))
    ):
        return "kept", share, outcomes
    if asked <= 0.0:
        return ("skipped" if totals.skipped else "free"), share, outcomes
    return ("missed" if over else "pending"), share, outcomes
