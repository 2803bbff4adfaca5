"""A trial on oneself: which arm each day belongs to, from the seed and what was recorded, and nothing else.

Two arms take turns in periods of three days. Two periods are a pair, and which arm goes first in a pair is drawn by
lot. The schedule moves on a day at a time: what holds a day, ends a trial or spoils a pair is read off that very day.
"""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import groupby

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Arm, TrialBegun
from backcare_tui.text.language import shortened

PAIRS = 14
"""Pairs of a whole trial; of the designs of 80 to 84 days that were simulated, this one found most (docs/trial.md)."""
PERIOD = 3
"""Days of a period, of which a pair has two: short, so that many orders are drawn, and drift falls on both arms."""
LEAST_NUMBERS = 2
"""Numbers that a period needs, else its pair is done once more; with one alone a single day would stand for three."""
REPEATS = 2
"""How often a pair is done once more at the most, for want of numbers."""

BY_PERSON, COMPLETE = "person", "complete"
SIGN, STOP, LINKED, CONDITION = "sign", "stop", "linked", "condition"
"""Why a trial ended: the person's word, all pairs done; a warning sign, a stop at one of its tasks, a red report that
names one, and a condition that rests one."""
OVER, HELD, BETWEEN = "over", "held", "between"
"""What a day is to a trial where it belongs to neither arm: its end, held for a reason, and one for the last number."""
UNTOLD = "untold"
"""Why a day is held of which it is stored that it was in no trial: one that had ended by then, and has not by now."""
LONGEST, MOST_TASKS = 60, 100
"""Letters of an arm's name, and tasks of it, that are believed of a journal."""
MISSING = "missing"
"""Why a day is held, beside what ``Status.off_on`` says: a task of an arm is not in the plan, or not on that day."""


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a day stands in a trial.

    Attributes:
        pair: 1 to 14.
        draw: The number of the draw by which that pair goes: a pair that is done once more has another.
        second: Whether it is in the pair's second period.
        nth: Which day of the period, 1 to 3.
    """

    @property
    def order(self) -> tuple[int, bool, int]:
        """Places come in this order."""
        return self.draw, self.second, self.nth

    pair: int
    draw: int
    second: bool
    nth: int


class TrialDay(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A day of a trial, where it stands, and its number; None where none was given."""

    day: date
    place: Place
    level: int | None = None


class TrialPair(msgspec.Struct, frozen=True):
    """A pair as it went: the days of its two periods, in order."""

    pair: int
    draw: int
    first: tuple[TrialDay, ...]
    second: tuple[TrialDay, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has had all of its days."""
        return len(self.first) >= PERIOD and len(self.second) >= PERIOD

    @property
    def counts(self) -> bool:
        """Whether both of its periods have numbers enough."""
        return all(
            sum(day.level is not None for day in days) >= LEAST_NUMBERS for days in (self.first, self.second)
        )


class Trial(msgspec.Struct, frozen=True, omit_defaults=True):
    """A trial as it stands at the end of a day.

    Attributes:
        id: Of the event that began it.
        agreed: The day on which its plan was agreed to.
        first: Its first day.
        arms: What it compares: the arms a and b.
        seed: What the order within each pair is drawn from.
        expected: Which arm the person expects to do better: ``a``, ``b`` or empty.
        shows: The smallest difference it was said to find.
        at: The day it has come to; None before its first.
        place: Where that day stands; None on a day that belongs to neither arm.
        hold: Why that day is held, where it is: ``flare``, ``paused``, ``locked`` or ``missing``.
        days: The days that belonged to an arm, in order; the spoilt ones too.
        spoilt: The draws that a flare broke into: their pair begins anew.
        held: The days that were held, with the reason.
        hidden: Whether it is only looked ahead at: then it moves on no more, and no day tells whose turn it is.
        ended: The day it ended; None while it runs.
        why: Why it ended, in one of the words above.
        about: The task, the sign or the condition that it ended for.
        ends: When and why it will end by what was written down later, of a day before.
    """

    id: str
    agreed: date
    first: date
    arms: tuple[Arm, Arm]
    seed: str
    expected: str = ""
    shows: float | None = None
    at: date | None = None
    place: Place | None = None
    hold: str = ""
    days: tuple[TrialDay, ...] = ()
    spoilt: tuple[int, ...] = ()
    held: tuple[tuple[date, str], ...] = ()
    hidden: bool = False
    ended: date | None = None
    why: str = ""
    about: str = ""
    ends: tuple[date, str, str] | None = None

    @property
    def mark(self) -> str:
        """What the day it has come to is to it, as that day stores it; empty where it is in no trial."""
        if self.at is None or not (self.runs or self.ended == self.at):
            return ""
        if not self.runs:
            return OVER
        if self.place is None:
            return f"{HELD} {self.hold}" if self.hold else BETWEEN
        return " ".join(map(str, (self.place.pair, self.place.draw, 1 + self.place.second, self.place.nth)))

    @property
    def tasks(self) -> tuple[str, ...]:
        """The tasks of both arms."""
        return (*self.arms[0].tasks, *self.arms[1].tasks)

    @property
    def runs(self) -> bool:
        """Whether it is not over, be it yet to begin."""
        return self.ended is None

    def holds_doses_on(self, day: date) -> bool:
        """Whether doses stay as they are on a day, so that the two arms are compared and nothing else."""
        return self.runs and day >= self.first

    def arm_of(self, place: Place) -> int:
        """Which arm a place belongs to: 0 or 1."""
        return int(a_first(self.seed, place.draw) == place.second)

    def waits(self, task: str, day: date) -> str:
        """Why a task waits on a day: ``trial`` for the other arm's turn, ``by-trial`` where no one may know yet; or empty."""
        if not self.runs or day < self.first or task not in self.tasks:
            return ""
        if self.hidden or day != self.at:
            return BY_TRIAL if day <= self.ends_about else ""
        if self.place is None:
            return ""
        return "" if task in self.arms[self.arm_of(self.place)].tasks else WAITS

    def is_turn_of(self, task: str, day: date) -> bool:
        """Whether a day is one of the arm that a task belongs to."""
        known = self.runs and day == self.at and self.place is not None
        return known and task in self.tasks and not self.waits(task, day)

    @property
    def ends_about(self) -> date:
        """The last day that belongs to an arm, if from here on nothing holds it and no number is missing."""
        ahead, last = 2 * PERIOD * PAIRS, None
        if self.days:
            last = self.days[-1].place
            begun = max(day.place.pair for day in self.days)
            again = [pair for pair in self.lacking if pair != last.pair]
            ahead = 2 * PERIOD * (max(0, PAIRS - begun) + len(again))
            if last.draw in self.spoilt:
                ahead += 2 * PERIOD
            else:
                ahead += 2 * PERIOD - sum(day.place.draw == last.draw for day in self.days)
        since = (self.at or self.first - ONE_DAY).toordinal()
        return date.fromordinal(min(since + ahead, date.max.toordinal()))

    @property
    def pairs(self) -> tuple[TrialPair, ...]:
        """The pairs so far, in the order in which they were done, without those that a flare broke into."""
        found = []
        for draw, same in groupby(self.days, key=lambda day: day.place.draw):
            if draw in self.spoilt:
                continue
            days = [*same]
            halves = [tuple(day for day in days if day.place.second is second) for second in (False, True)]
            found.append(TrialPair(days[0].place.pair, draw, halves[0], halves[1]))
        return tuple(found)

    @property
    def counted(self) -> tuple[TrialPair, ...]:
        """The pairs that count: those with numbers enough; of a pair that was done more than once the first such."""
        counted: dict[int, TrialPair] = {}
        for pair in self.pairs:
            if pair.is_whole and pair.counts:
                counted.setdefault(pair.pair, pair)
        return tuple(counted.values())

    @property
    def lacking(self) -> list[int]:
        """The pairs to be done once more, those that were done least often first."""
        counted, times = {pair.pair for pair in self.counted}, dict[int, int]()
        for pair in self.pairs:
            times[pair.pair] = times.get(pair.pair, 0) + 1
        lacking = [pair for pair, done in times.items() if pair not in counted and done <= REPEATS]
        return sorted(lacking, key=lambda pair: (times[pair], pair))

    @property
    def wanted_on(self) -> date | None:
        """The day whose number may be given on the day it has come to: the one before it; None where there is none."""
        if not self.days or self.at is None:
            return None
        past = [one for one in self.days[-2:] if (self.at - one.day).days == 1]
        if not past or past[0].place.draw in self.spoilt or not (self.runs or self.why == COMPLETE):
            return None
        return past[0].day


WAITS, BY_TRIAL = "trial", "by-trial"
"""Why a task rests, as a day stores it: it is the other arm's turn; and for a day to come, whose arm is not told."""


def a_first(seed: str, draw: int) -> bool:
    """Whether arm a goes first by a draw: an even last byte of SHA-256 over ``seed:draw``, so that anyone can draw it again."""
    return hashlib.sha256(f"{seed}:{draw}".encode()).digest()[-1] % 2 == 0


def after_begun(trials: tuple[Trial, ...], event: TrialBegun) -> tuple[Trial, ...]:
    """With one that begins; while another runs none does, as where two devices begin one at once."""
    if trials and trials[-1].runs:
        return trials
    arms = tuple(
        Arm(
            shortened(arm.name, LONGEST), tuple(dict.fromkeys(arm.tasks))[:MOST_TASKS], arm.asked[:MOST_TASKS]
        )
        for arm in event.arms
    )
    begun = Trial(
        event.id,
        event.day,
        event.first,
        (arms[0], arms[1]),
        event.seed[:LONGEST],
        expected=event.expected,
        shows=event.shows,
    )
    return (*trials, begun)


def over(trial: Trial, day: date, why: str, about: str = "") -> Trial:
    """The trial, ended on a day; it ends once."""
    return replace(trial, ended=day, why=why, about=about, place=None, hold="") if trial.runs else trial
