"""What the tasks of a plan must keep to together: ids, and the limits of massage.

Massage is held to 15 minutes a day and to a day off a week (docs/guidance.md, rule 11). Its tasks are laid
over the calendar for eight weeks from each day on which one of them begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import (
    ANCHOR,
    ByRule,
    EveryDays,
    Schedule,
    TimesAWeek,
    falls_on,
    rule_days,
)
from backcare_tui.storage.planfile.errors import Place, code

LONGEST_MASSAGE = 900
"""Seconds of massage in one day."""

Placed = tuple[Place, Task]
Week = list[date]

_WEEKS = 8


class _Massage(msgspec.Struct, frozen=True):
    """A massage task on the calendar.

    Attributes:
        place: Where it stands in the file.
        task: The task.
        due: The days it is due on while on its first rung, and from then.
    """

    place: Place
    task: Task
    due: tuple[frozenset[date], frozenset[date]]

    def most(self, rung: int = -1) -> float:
        """Seconds of its longest session on a rung, counted from 0."""
        return self.task.a_day * self.task.rungs[rung].total

    def seconds(self, day: date) -> float:
        """The longest it can take on a day, whatever rung it has come to."""
        first, later = self.due
        return self.most() if day in later else self.most(0) if day in first else 0.0


def check_ids(ids: Iterable[tuple[Place, object]]) -> None:
    """No id twice; what is told names both lines."""
    seen: dict[str, Place] = {}
    for place, task_id in ids:
        if not isinstance(task_id, str):
            continue
        first = seen.setdefault(task_id, place)
        if first is not place:
            lines = f"on line {first.line} and again on line {place.line}"
            place.tell(f"the id {code(task_id)} is given {lines}: each task needs its own")


def check_massage(placed: Sequence[Placed], week_starts: int) -> None:
    """Massage is never too long, and leaves a day off every week."""
    if not placed:
        return
    weeks = _weeks({task.start_on or ANCHOR for _, task in placed}, week_starts)
    days = [day for week in weeks for day in week]
    massages = []
    for place, task in placed:
        later = _days_due(task, task.every, days)
        first = later if task.first_every is None else _days_due(task, task.first_every, days)
        massages.append(_Massage(place, task, (first, later)))
    _check_length(massages, days)
    _check_day_off(massages, weeks)


def _weeks(begins: Iterable[date], week_starts: int) -> list[Week]:
    """The weeks to look at, in order: those that touch the first eight from each beginning."""
    starts: set[date] = set()
    for begin in begins:
        start = begin - timedelta(days=(begin.weekday() - week_starts) % 7)
        starts.update(start + timedelta(weeks=weeks) for weeks in range(_WEEKS + 1))
    return [[start + timedelta(days=days) for days in range(7)] for start in sorted(starts)]


def _days_due(task: Task, schedule: Schedule, days: Sequence[date]) -> frozenset[date]:
    first, last = task.start_on or date.min, task.until or date.max
    open_days = [day for day in days if first <= day <= last]
    if isinstance(schedule, ByRule):
        begin = task.start_on or ANCHOR
        return rule_days(schedule.rule, begin, begin, days[-1]).intersection(open_days)
    if isinstance(schedule, EveryDays):  # it follows the last time it was done, so it may come to any day
        return frozenset(open_days)
    return frozenset(day for day in open_days if falls_on(schedule, day, task.start_on))


def _check_length(massages: Sequence[_Massage], days: Sequence[date]) -> None:
    if sum(massage.most() for massage in massages) <= LONGEST_MASSAGE:
        return
    for day in days:
        seconds = sum(massage.seconds(day) for massage in massages)
        if seconds > LONGEST_MASSAGE:
            due = [massage for massage in massages if massage.seconds(day)]
            limit = f"at most {LONGEST_MASSAGE // 60} min a session is allowed"
            message = f"massage adds up to {seconds / 60:.4g} min ({_sum(due)}): {limit}"
            max(due, key=_Massage.most).place.at("seconds").tell(message)
            return


def _sum(due: Sequence[_Massage]) -> str:
    if len(due) > 1:
        return f"{_names(due)} on one day"
    dose = due[0].task.rungs[-1]
    sides = " on both sides" if dose.sides == 2 else ""
    return f"{due[0].task.a_day} targets, {dose.seconds} s each{sides}"


def _check_day_off(massages: Sequence[_Massage], weeks: Sequence[Week]) -> None:
    for rung in (2, 1):
        # Where a plan says "3 a week" the days are not fixed, so that one can be left free.
        known = [m for m in massages if not isinstance(m.task.schedule(rung), TimesAWeek)]
        full = next((week for week in weeks if _may_fill(week, known, rung)), None)
        if full is not None:
            these = [massage for massage in known if not massage.due[rung - 1].isdisjoint(full)]
            fill = f"{_names(these)} {'together fill' if len(these) > 1 else 'fills'} the week of {full[0]}"
            these[-1].place.at("every").tell(f"massage needs a day off each week, and {fill}")
            return


def _may_fill(week: Week, massages: Sequence[_Massage], rung: int) -> bool:
    """Whether some massage may come to each day of a week: one every N days to any, but not to all of them."""
    fixed: set[date] = set()
    moving = 0
    for massage in massages:
        schedule, days = massage.task.schedule(rung), massage.due[rung - 1].intersection(week)
        if isinstance(schedule, EveryDays):
            moving += -(-len(days) // schedule.n)
        else:
            fixed |= days
    return len(fixed) + moving >= len(week)


def _names(massages: Sequence[_Massage]) -> str:
    names = ", ".join(code(massage.task.id) for massage in massages[:4])
    return names + (" …" if len(massages) > 4 else "")
