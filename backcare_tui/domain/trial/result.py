"""What a trial came to: told once it is over, and by arm only where pairs enough count.

This is the one place that says when a result may be told. With too few pairs nothing here is by arm, so that nothing
that is made of it can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Arm, Event
from backcare_tui.domain.journal.trial import PAIRS, Trial, TrialPair, a_first
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.trial.compare import (
    LEAST_PAIRS,
    Comparison,
    Gap,
    Pair,
    always,
    compare,
    period_mean,
    sentence_of,
)
from backcare_tui.domain.trial.doing import ArmDone, DoseChange, Eased, arms_done, dose_changes, eased_days
from backcare_tui.domain.trial.picture import WIDE, Dots, Line, picture

NUMBERS, FLARE = "numbers", "flare"
"""Why a pair was done once more: too few numbers, and a flare in it."""


class Again(msgspec.Struct, frozen=True):
    """A pair that was done once more, or begun anew, and why: ``numbers`` or ``flare``."""

    pair: int
    why: str


class ByArm(msgspec.Struct, frozen=True):
    """All of a result that is told by arm.

    Attributes:
        gap: The difference, b less a, over the pairs that count.
        later: The same without each period's first day, in which the arm before may still be felt.
        dots: Each pair that counts, with the mean of either arm.
        done: What was done on the days of either.
        changes: Whole doses that were others from a day on.
        eased: Tasks asked for less than that on some days.
    """

    gap: Gap
    later: Gap | None
    dots: tuple[Dots, ...]
    done: tuple[ArmDone, ArmDone]
    changes: tuple[DoseChange, ...] = ()
    eased: tuple[Eased, ...] = ()


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a trial that is over came to.

    Attributes:
        id: Of the event that began it.
        arms: What was compared: a and b.
        first, last: Its first day, and the last that belonged to an arm; None where none did.
        ended: The day it ended.
        why, about: Why it did, as ``Trial`` has it, and the task by name.
        days: How many days belonged to an arm.
        counted: How many pairs count.
        ending: ``better``, ``little``, ``unclear`` or ``few``.
        sentence: What came out, in one sentence or two.
        always: What is said with every result.
        by_arm: None with too few pairs.
        expected: The arm that was expected to do better: ``a``, ``b`` or empty.
        held: Days it was held, by the reason, the most frequent first.
        again: Pairs done once more or begun anew.
        seed: What each pair's order was drawn from.
        shows: The smallest difference it was said to find.
    """

    id: str
    arms: tuple[Arm, Arm]
    first: date
    last: date | None
    ended: date
    why: str
    about: str
    days: int
    counted: int
    ending: str
    sentence: str
    always: tuple[str, ...]
    by_arm: ByArm | None
    expected: str
    held: tuple[tuple[str, int], ...]
    again: tuple[Again, ...]
    seed: str
    shows: float | None = None

    @property
    def better(self) -> int | None:
        """The arm with less pain, 0 or 1, where one is said to have had less; else None."""
        if self.by_arm is None or self.ending != "better":
            return None
        return 0 if self.by_arm.gap.a_lower else 1

    @property
    def names(self) -> tuple[str, str]:
        """Of the arms."""
        return self.arms[0].name, self.arms[1].name

    def picture(self, cells: int = WIDE) -> list[Line]:
        """Its picture, as wide as so many cells; empty with too few pairs."""
        found = self.by_arm
        return [] if found is None else picture(self.names, found.dots, found.gap, cells)


def why_not(trial: Trial) -> str:
    """Why a trial has no result to be told yet, in a sentence or two; empty where it has one."""
    if not trial.runs:
        return ""
    end = f"or when you end it after {LEAST_PAIRS} pairs or more (backcare trial end)."
    if trial.at is None or trial.at < trial.first:
        return f"The trial has not begun yet. Its result is told when it is over, {end}"
    pair = trial.days[-1].place.pair if trial.days else 1
    return f"A trial runs: pair {pair} of {PAIRS}. Its result is told when it is over, {end}"


def available(trial: Trial) -> bool:
    """Whether the result of a trial may be told."""
    return not why_not(trial)


def tells_by_arm(trial: Trial) -> bool:
    """Whether anything of a trial may be told by arm: it is over, and pairs enough count."""
    return available(trial) and len(trial.counted) >= LEAST_PAIRS


def result_of(
    trial: Trial,
    records: Sequence[DayRecord],
    events: Sequence[Event],
    plan: Plan,
    names: Mapping[str, str],
) -> Result:
    """What a trial came to.

    Args:
        trial: One that is over.
        records: How its days went, and the day after its last.
        events: Live events of its days.
        plan: In force, which says how long a repetition or a breath takes.
        names: What tasks are called, by their ids.

    Raises:
        ValueError: It has no result to be told; the text says why.
    """
    if (why := why_not(trial)) or trial.ended is None:
        raise ValueError(why)
    counted = trial.counted
    pairs = [_pair(trial, pair) for pair in counted]
    comparison = compare(pairs)
    by_arm = _by_arm(trial, comparison, records, events, plan, names)
    a, b = (arm.name for arm in trial.arms)
    neither = not all(arm.tasks for arm in trial.arms)
    return Result(
        id=trial.id,
        arms=trial.arms,
        first=trial.first,
        last=trial.days[-1].day if trial.days else None,
        ended=trial.ended,
        why=trial.why,
        about=names.get(trial.about, trial.about),
        days=len(trial.days),
        counted=len(counted),
        ending=comparison.ending,
        sentence=sentence_of(comparison, a, b),
        always=always(a, b, neither=neither, ending=comparison.ending),
        by_arm=by_arm,
        expected=trial.expected,
        held=tuple(Counter(why for _day, why in trial.held).most_common()),
        again=_again(trial),
        seed=trial.seed,
        shows=trial.shows,
    )


def _by_arm(
    trial: Trial,
    comparison: Comparison,
    records: Sequence[DayRecord],
    events: Sequence[Event],
    plan: Plan,
    names: Mapping[str, str],
) -> ByArm | None:
    if comparison.gap is None:
        return None
    days: tuple[set[date], set[date]] = (set(), set())
    for pair in trial.counted:
        for one in (*pair.first, *pair.second):
            days[trial.arm_of(one.place)].add(one.day)
    every = days[0] | days[1]
    done = arms_done(trial.arms, days, {record.day: record for record in records}, events, plan)
    flares = _flares(trial)
    return ByArm(
        gap=comparison.gap,
        later=comparison.without_first,
        dots=_dots(trial),
        done=(replace(done[0], flares=flares.count(0)), replace(done[1], flares=flares.count(1))),
        changes=tuple(
            replace(one, task=names.get(one.task, one.task))
            for one in dose_changes(trial.tasks, every, events)
        ),
        eased=tuple(
            replace(one, task=names.get(one.task, one.task)) for one in eased_days(trial.tasks, every, events)
        ),
    )


def _flares(trial: Trial) -> list[int]:
    """The arm of each turn that a flare began in: whoever reads a result asks in which of the two that was."""
    places = {day.day: day.place for day in trial.days}
    begun = [places.get(day - ONE_DAY) for day, why in trial.held if why == FLARE]
    return [trial.arm_of(place) for place in begun if place is not None and place.draw in trial.spoilt]


def _pair(trial: Trial, pair: TrialPair) -> Pair:
    """A pair's numbers by arm."""
    first, second = (tuple(day.level for day in days) for days in (pair.first, pair.second))
    goes_first = a_first(trial.seed, pair.draw)
    return Pair(first, second, a_first=True) if goes_first else Pair(second, first, a_first=False)


def _dots(trial: Trial) -> tuple[Dots, ...]:
    """The pairs that count, by their numbers."""
    found = []
    for pair in sorted(trial.counted, key=lambda pair: pair.pair):
        numbers = _pair(trial, pair)
        a, b = period_mean(numbers.a), period_mean(numbers.b)
        if a is not None and b is not None:
            found.append(Dots(pair.pair, a, b))
    return tuple(found)


def _again(trial: Trial) -> tuple[Again, ...]:
    """What was done once more for want of numbers, or begun anew after a flare, in order."""
    places = {day.place.draw: day.place.pair for day in trial.days}
    last = max(places, default=0)
    # The last of them was not followed by anything where the trial ended in it.
    spoilt = [(draw, Again(places[draw], FLARE)) for draw in trial.spoilt if draw in places and draw < last]
    done: set[int] = set()
    short = []
    for pair in trial.pairs:
        if pair.pair in done:
            short.append((pair.draw, Again(pair.pair, NUMBERS)))
        done.add(pair.pair)
    return tuple(again for _draw, again in sorted([*spoilt, *short], key=lambda one: one[0]))
