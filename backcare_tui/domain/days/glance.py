"""A day at a glance: how much of it is done, what is due by now, and what comes next; the same for a nudge and for a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time

import msgspec

from backcare_tui.domain.calendar import minutes_into
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.slots import SLOTS
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import capital, shortened

Minutes = Callable[[Sequence[Row]], int]
"""How many minutes all that is left of some rows takes."""

DUE, DONE, PAUSED, FLARE, LOCKED = KINDS = ("due", "done", "paused", "flare", "locked")
"""What a day is by now, in one word: something is left of it, nothing is, and three in which no bar should urge."""

LONGEST_NAME = 22
"""Characters of a name in a bar, as many as the atlas gives a muscle."""

NOTHING = "nothing due"


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """A running day as it stands at a time of it.

    Attributes:
        kind: One of ``KINDS``.
        done, asked: Rows that count, as Today tells them.
        minutes: What all that is left of the day takes.
        due: The rows whose time has come, the last to come first.
        next: What comes next, with its slot: ``evening: posture pump``; empty where nothing is left.
        pause: The pause in words; empty without one.
        due_minutes: What the rows that are due take.
    """

    kind: str
    done: int = 0
    asked: int = 0
    minutes: int = 0
    due: tuple[Row, ...] = ()
    next: str = ""
    pause: str = ""
    due_minutes: int = 0

    @property
    def is_left(self) -> bool:
        """Whether anything of the day is left."""
        return bool(self.next)

    @property
    def text(self) -> str:
        """All of it in one short line: ``2 of 5 · 14 min · evening: posture pump``."""
        if self.kind == LOCKED:
            return LOCKED
        if self.kind == PAUSED:
            return self.pause
        counted = f"{self.done} of {self.asked}" if self.asked else ""
        if self.is_left:
            parts = (counted, f"{self.minutes} min" if self.minutes else "", self.next)
        else:
            whole = self.done == self.asked
            parts = (counted, "" if not counted else "done" if whole else "nothing left", "")
        said = " · ".join(filter(None, parts)) or NOTHING
        return f"flare · {said}" if self.kind == FLARE else said

    @property
    def sentence(self) -> str:
        """What is due by now, as someone kind would say it; empty where nothing is."""
        if not self.due:
            return ""
        first, others = self.due[0], len(self.due) - 1
        name, slot = first.short or first.name, slot_of(first)
        what = f"{slot}: {_small(name)}" if slot else name
        if others:
            what += f" and {others} more"
        dose = first.dose_words if not others and first.state == "due" else ""
        if others and self.due_minutes:
            dose = f"about {self.due_minutes} min"
        so_far = f" {self.done} of {self.asked} done." if self.done else ""
        return f"{capital(what)}{f', {dose}' if dose else ''}.{so_far}"


def glance_of(day: Day, minute: int, plan: Plan, minutes: Minutes) -> Glance:
    """The running day, so many minutes after it began.

    Whatever has a time of day is due from then on. What has none suits any time: it is due by the evening, or
    by midday where nothing with a time of its own is left.

    Args:
        day: The day as it stands.
        minute: Since the plan's ``starts_at``.
        plan: The plan in force.
        minutes: How long rows take.
    """
    if day.locked or day.put:  # what waits for an answer asks for nothing else
        return Glance(kind=LOCKED)
    if day.paused:
        until = day.pause.until if day.pause is not None else None
        through = f" through {day_words(until, day.day)}" if until else ""
        return Glance(kind=PAUSED, pause=f"{PAUSED}{through}")
    times = times_of(day, plan)
    left = [row for row in day.rows if row.id in times]
    # What came last is what the moment is about, a thing of this very slot before one of any; the rest is counted.
    due = sorted(
        (row for row in left if times[row.id] <= minute), key=lambda row: (-times[row.id], not slot_of(row))
    )
    coming = due or sorted(left, key=lambda row: (times[row.id], not slot_of(row)))
    return Glance(
        kind=FLARE if day.flaring else DUE if left else DONE,
        done=day.done,
        asked=day.asked,
        minutes=minutes(left),
        due=tuple(due),
        next=_next(coming[0]) if coming else "",
        due_minutes=minutes(due),
    )


def times_of(day: Day, plan: Plan) -> dict[str, int]:
    """When each row that is left of a day comes due, by its id, in minutes since the day began."""
    left = [row for row in day.rows if row.state in ("due", "part") and not row.because and not row.optional]
    meant = {row.id: plan.times.of(slot_of(row)) for row in left}
    any_time = plan.times.evening if any(meant.values()) else plan.times.midday
    return {row.id: minutes_into(meant[row.id] or any_time, plan.starts_at) for row in left}


def slot_times(plan: Plan) -> tuple[time, ...]:
    """The times of day at which a plan's tasks come due, in order: when to look whether something is."""
    times = plan.times
    slots = {slot for task in plan.tasks for slot in (task.at or (named_in(task.when),))}
    meant = {each for slot in slots if (each := times.of(slot)) is not None}
    if "" in slots:  # what suits any time is due by then
        meant |= {times.evening} if meant else {times.midday, times.evening}
    return tuple(sorted(meant, key=lambda each: minutes_into(each, plan.starts_at)))


def slot_of(row: Row) -> str:
    """When in the day a row is meant: its slot, or the one that the plan's own words name; empty where any time suits."""
    return row.slot or named_in(row.when)


def named_in(when: str) -> str:
    """The slot that a few words of a person's own name: ``evening`` does; empty where they do not."""
    return when if when in SLOTS else ""


def _next(row: Row) -> str:
    name, slot = _small(shortened(row.short or row.name, LONGEST_NAME)), slot_of(row)
    return f"{slot}: {name}" if slot else name


def _small(name: str) -> str:
    """A name as it stands within a sentence: an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
