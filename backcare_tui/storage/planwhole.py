"""What the tasks of a plan must keep to together: ids, and the limits of massage.

Massage is held to 15 minutes a day and to a day off a week (design: GUIDANCE.md 11). Tasks are laid over
the calendar for eight weeks from each day on which one of them begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from backcare_tui.care.plan import Task
from backcare_tui.care.schedule import ANCHOR, Schedule, TimesAWeek, falls_on

from .planreport import Place
from .planwords import code

LONGEST_MASSAGE = 900
"""Seconds of massage in one day."""

Placed = tuple[Place, Task]

_WEEKS = 8


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


def check_massage(massages: Sequence[Placed], week_starts: int) -> None:
    """Massage is never too long, and leaves a day off every week."""
    begins = sorted({task.start_on or ANCHOR for _, task in massages})
    _check_length(massages, begins)
    _check_day_off(massages, begins, week_starts)


def _check_length(massages: Sequence[Placed], begins: Sequence[date]) -> None:
    if sum(_top_seconds(task) for _, task in massages) <= LONGEST_MASSAGE:
        return
    for begin in begins:
        for day in (begin + timedelta(days=days) for days in range(7 * _WEEKS)):
            seconds = [_seconds_on(task, day) for _, task in massages]
            if sum(seconds) > LONGEST_MASSAGE:
                due = [placed for placed, some in zip(massages, seconds, strict=True) if some]
                _tell_too_long(due, sum(seconds))
                return


def _tell_too_long(massages: Sequence[Placed], seconds: float) -> None:
    place, task = max(massages, key=lambda placed: _top_seconds(placed[1]))
    parts = f"{task.a_day} of {task.rungs[-1].total:g} s"  # seconds, both sides together
    if len(massages) > 1:
        parts = f"{_names(massages)} on one day"
    limit = f"at most {LONGEST_MASSAGE // 60} min is allowed"
    place.at("seconds").tell(f"massage adds up to {seconds / 60:.4g} min a session, {parts}: {limit}")


def _top_seconds(task: Task) -> float:
    return task.a_day * task.rungs[-1].total


def _seconds_on(task: Task, day: date) -> float:
    """The longest a task can ask on a day, whatever rung it has come to."""
    if _is_due(task, task.every, day):
        return _top_seconds(task)
    if task.first_every is not None and _is_due(task, task.first_every, day):
        return task.a_day * task.rungs[0].total
    return 0.0


def _check_day_off(massages: Sequence[Placed], begins: Sequence[date], week_starts: int) -> None:
    first = [(place, task, task.first_every or task.every) for place, task in massages]
    later = [(place, task, task.every) for place, task in massages]
    for stage in (later, first):
        fixed = [one for one in stage if not isinstance(one[2], TimesAWeek)]  # those can choose their days
        for begin in begins:
            full = _full_week([(task, schedule) for _, task, schedule in fixed], begin, week_starts)
            if full:
                together = [
                    (place, task) for place, task, schedule in fixed if _falls_in(task, schedule, full)
                ]
                _tell_no_day_off(together, full[0])
                return


def _full_week(massages: Sequence[tuple[Task, Schedule]], begin: date, week_starts: int) -> list[date]:
    """The first week with massage on every day; empty when there is none."""
    first = begin - timedelta(days=(begin.weekday() - week_starts) % 7)
    days = [first + timedelta(days=days) for days in range(7 * (_WEEKS + 1))]
    due = {day for task, schedule in massages for day in days if _is_due(task, schedule, day)}
    weeks = (days[at : at + 7] for at in range(0, len(days), 7))
    return next((week for week in weeks if due.issuperset(week)), [])


def _falls_in(task: Task, schedule: Schedule, days: Sequence[date]) -> bool:
    return any(_is_due(task, schedule, day) for day in days)


def _tell_no_day_off(massages: Sequence[Placed], week: date) -> None:
    together = f"{_names(massages)} {'together fill' if len(massages) > 1 else 'fills'}"
    message = f"massage needs a day off each week, and {together} the week of {week}"
    massages[-1][0].at("every").tell(message)


def _names(massages: Sequence[Placed]) -> str:
    return ", ".join(code(task.id) for _, task in massages[:4]) + (" …" if len(massages) > 4 else "")


def _is_due(task: Task, schedule: Schedule, day: date) -> bool:
    if (task.start_on and day < task.start_on) or (task.until and day > task.until):
        return False
    return falls_on(schedule, day, task.start_on)
