"""Mornings after days with something, beside those after days as sore without it. Nothing here names a cause.

**Which days.** Those of the shown span, its last 13 weeks at most, that are over and have a pain report, with a report on the
morning after; none of a flare, a pause or a lock. For a task those whose own stored ask had it due or offered: any share of
it done against none. The same for each of several sessions a day. For what is tracked: yes against no, and the upper half of
the numbers against the others, split where the days are halved most evenly (``TrackLine.split``).

**Beside which others.** People leave things out on bad days, and the morning after a bad day is bad. So a day is held only
beside days of the same two weeks whose highest pain was the same; days that have none such of the other kind are left
out. docs/along-the-way.md has what that keeps from being mistaken, what weeks alone would not, and what neither does.
More than 13 weeks are not taken: what is left of such a skew grows no smaller with more days, and would come to look certain.

**Which lines.** Those with the most to compare, Σ n₁n₀/(n₁ + n₀) over the alike days: by how many days there are of either
kind and never by their mornings, so that none is picked for what it says. One a task or track, three at most, each with ten
days on either side; of two with as much the one that the plan has first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.history.permutation import Gap, Group, gap_of, telling, weight
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import DayPlanned, Done, DueTask, Event
from backcare_tui.domain.journal.tracked import DAYS, TrackLine
from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.slots import sessions_of, slot_of
from backcare_tui.domain.plan.track import YES_NO

MOST = 3
"""Lines that are shown (app default)."""
LONGEST = 91
"""Days that are compared at most: 13 weeks."""
ALIKE = 14
"""Days within which days are alike: two weeks (app default, from the simulations of docs/along-the-way.md)."""
OFFER = "A fair trial on yourself can tell more (trial in the palette, or backcare trial new)."
OTHERWISE = "Days left out are often other days to begin with: this is what was, not why."

Kind = Callable[[date], bool | None]
"""Whether a day is with something or without; None where it is neither."""


class Contrast(msgspec.Struct, frozen=True):
    """Days with something beside days as sore without it.

    Attributes:
        kind: ``task``, ``session`` or ``track``.
        id: That of the task or track.
        slot: Which of several sessions; empty otherwise.
        name: What the days are with.
        gap: The highest morning reports after them, and how far apart they may be.
    """

    kind: str
    id: str
    slot: str
    name: str
    gap: Gap

    @property
    def with_words(self) -> str:
        """``3.2 (23)``: the mean after days with it, and of how many."""
        return f"{tenth(self.gap.ones)} ({self.gap.days})"

    @property
    def without_words(self) -> str:
        """The same after days without."""
        return f"{tenth(self.gap.others)} ({self.gap.other_days})"

    @property
    def range_words(self) -> str:
        """``−0.7 to 0.4``: the 95 % interval of the gap."""
        return f"{tenth(self.gap.low)} to {tenth(self.gap.high)}"

    @property
    def words(self) -> str:
        """What was, and never why."""
        said = "the gap may be chance" if self.gap.includes_none else "chance alone seldom makes such a gap"
        return (
            f"Mornings after days with {self.name}: {self.with_words}, after days as sore without: "
            f"{self.without_words}; {said} ({self.range_words})."
        )


class Contrasts(msgspec.Struct, frozen=True):
    """What some days can tell of the mornings after them.

    Attributes:
        lines: What has days enough of either kind.
        days: How many days have a report, and one on the morning after.
        in_trial: Whether a trial goes on, so that none need be offered.
    """

    lines: tuple[Contrast, ...] = ()
    days: int = 0
    in_trial: bool = False

    @property
    def none_words(self) -> str:
        """Why there is no line, in one sentence, and what there is instead."""
        if self.days < 2 * DAYS:
            why = (
                f"Comparing takes more pain reports, of a day and of the morning after ({self.days} so far)."
            )
        else:
            why = "Your days here are too alike to compare the mornings after them."
        return self.or_a_trial(why)

    def or_a_trial(self, why: str) -> str:
        """Why nothing is compared, and what can tell more instead; while that goes on it need not be offered."""
        return why if self.in_trial else f"{why} {OFFER}"


def tenth(value: float) -> str:
    """One decimal, with a true minus sign: ``−0.7``."""
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")


class Look(msgspec.Struct, frozen=True):
    """The days that count, and all that says of what kind they are.

    Attributes:
        mornings: Of each that counts what it is alike by, and the highest report of the morning after.
        asked: What each day asked last, by task.
        sessions: The sessions of which anything was done, by day and task.
        records: How the days went.
    """

    mornings: Mapping[date, tuple[tuple[int, int], int]]
    asked: Mapping[date, Mapping[str, DueTask]]
    sessions: Mapping[tuple[date, str], Collection[str]]
    records: Mapping[date, DayRecord]

    def of_task(self, task: str) -> Kind:
        """Whether any of a task was done, on days that asked for it or offered it."""

        def kind(day: date) -> bool | None:
            if self._due(day, task) is None:
                return None
            outcome = self.records[day].outcomes.get(task)
            return outcome is not None and outcome.share > 0.0

        return kind

    def of_session(self, task: str, session: str) -> Kind:
        """The same of one of its several sessions."""

        def kind(day: date) -> bool | None:
            due = self._due(day, task)
            if due is None or session not in due.targets:
                return None
            return session in self.sessions.get((day, task), ())

        return kind

    def _due(self, day: date, task: str) -> DueTask | None:
        due = self.asked.get(day, {}).get(task)
        return due if due is not None and due.state in ("due", "offered") else None

    def groups(self, kind: Kind) -> tuple[Group, ...]:
        """The days as those that are alike, with and without, where there are both."""
        found: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        for day, (alike, morning) in self.mornings.items():
            with_it = kind(day)
            if with_it is not None:
                found.setdefault(alike, ([], []))[0 if with_it else 1].append(morning)
        return telling(found.values())


def look_at(
    days: Iterable[date],
    records: Mapping[date, DayRecord],
    events: Iterable[Event],
    off: Callable[[date], bool],
) -> Look:
    """The days of these that count.

    Args:
        days: Days that are over.
        records: How they went, and the day after the last.
        events: Their live events.
        off: Whether a day is in a flare.
    """
    mornings = {}
    for day in days:
        record, after = records.get(day), records.get(day + ONE_DAY)
        if record is None or record.worst is None or after is None or after.morning is None:
            continue
        if record.state not in ("paused", "locked", "flare") and not off(day):
            alike = (record.week.toordinal() // ALIKE, record.worst)
            mornings[day] = (alike, after.morning)
    asked: dict[date, dict[str, DueTask]] = {}
    sessions: dict[tuple[date, str], set[str]] = {}
    for event in events:
        if type(event) is DayPlanned and event.day in mornings:
            asked[event.day] = {due.task: due for due in event.due_tasks}
        elif type(event) is Done and slot_of(event.target) and event.share > 0.0:
            sessions.setdefault((event.day, event.task), set()).add(event.target)
    return Look(mornings, asked, sessions, records)


class Candidate(NamedTuple):
    """What may become a line: all that is known of it but its gap."""

    kind: str
    id: str
    slot: str
    name: str
    groups: tuple[Group, ...]

    @property
    def enough(self) -> bool:
        """Whether there are days enough on either side."""
        return all(sum(len(group[side]) for group in self.groups) >= DAYS for side in (0, 1))

    @property
    def tells(self) -> float:
        """How much there is to compare, whatever the mornings were; rounded, as sums in another order are a little else."""
        return round(sum(map(weight, self.groups)), 6)


def build_contrasts(
    look: Look, plan: Plan, tracks: Sequence[tuple[TrackLine, Mapping[date, float]]], hidden: Collection[str]
) -> Contrasts:
    """The lines that are shown, by the rule above.

    Args:
        look: The days.
        plan: The plan in force, for its tasks.
        tracks: What is tracked, with the answers of those days that have one.
        hidden: Tasks of which nothing is told, as of those of a trial that goes on.
    """
    found = [list(_of_task(look, task)) for task in plan.tasks if task.id not in hidden]
    found += [[_of_track(look, line, answers)] for line, answers in tracks]
    told = [[one for one in some if one.enough] for some in found]
    best = [max(some, key=lambda one: one.tells) for some in told if some]
    shown = sorted(best, key=lambda one: -one.tells)[:MOST]
    lines = [Contrast(one.kind, one.id, one.slot, one.name, gap_of(one.groups)) for one in shown]
    return Contrasts(tuple(lines), len(look.mornings), bool(hidden))


def _of_task(look: Look, task: Task) -> Iterator[Candidate]:
    yield Candidate("task", task.id, "", task.name, look.groups(look.of_task(task.id)))
    for session in sessions_of(task.at):
        slot = slot_of(session)
        groups = look.groups(look.of_session(task.id, session))
        yield Candidate("session", task.id, slot, f"{task.name}, {slot}", groups)


def _of_track(look: Look, line: TrackLine, answers: Mapping[date, float]) -> Candidate:
    track, split = line.track, line.split
    name = track.name
    if track.scale != YES_NO and split is not None:
        name = " ".join(filter(None, (name, number(split), track.unit, "and more")))

    def kind(day: date) -> bool | None:
        answer = answers.get(day)
        return None if answer is None or split is None else answer >= split

    return Candidate("track", track.id, "", name, look.groups(kind))
