"""Making a guided session of what today asks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from backcare_tui.coach.messages import already
from backcare_tui.coach.reading import Reading
from backcare_tui.coach.results import Refused
from backcare_tui.coach.task_lookup import What, find_keys
from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.rows import Row
from backcare_tui.domain.journal.events import Stopped
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.safety import help_words

if TYPE_CHECKING:  # only a guided session needs them, and most lines and looks are none
    from backcare_tui.domain.session.session import Session


def start_session(reading: Reading, what: What | None = None) -> Session:
    """A session at its beginning: of one task or target, or of all that is left of today. Writes nothing.

    Raises:
        Refused: Nothing is called so or is left of it, or it rests today.
    """
    from backcare_tui.domain.session.build import in_order, steps_of
    from backcare_tui.domain.session.limits import Massaged
    from backcare_tui.domain.session.session import new

    today = reading.today()
    if today.locked:
        raise Refused(f"{help_words(today.status.signs)} The plan rests until a professional has cleared it.")
    if today.paused:
        raise Refused("The plan is paused; `backcare resume` ends the pause.")
    stopped = stopped_tasks(reading, today)
    rows = _left(today, stopped) if what is None else _named(what, today, reading.plan, stopped)
    parts, steps = steps_of(in_order(rows, reading.plan), reading.plan, reading.atlas, Massaged(today.rows))
    if not steps:
        raise Refused("That is all the massage a day should have." if rows else _nothing(today))
    now = reading.clock.now().replace(microsecond=0)
    return new(f"{now:%Y%m%dT%H%M%S}-{os.urandom(4).hex()}", today.day, now, parts, steps)


def stopped_tasks(reading: Reading, day: Day) -> dict[str, str]:
    """The tasks that were stopped on a day, and why."""
    events = reading.timeline.events(day.day, day.day)
    return {event.task: event.why for event in events if isinstance(event, Stopped)}


def _left(today: Day, stopped: dict[str, str]) -> list[Row]:
    from backcare_tui.domain.session.build import is_left

    return [row for row in today.rows if is_left(row) and row.task not in stopped]


def _named(what: What, today: Day, plan: Plan, stopped: dict[str, str]) -> list[Row]:
    """The rows that are meant, as far as something is left of them."""
    keys = find_keys(what, plan, today.rows)
    rows = [row for row in today.rows if row.key in keys]
    task = plan.task(keys[0].task)
    name = task.name if task is not None else keys[0].task
    if task is not None and task.kind == "visit":
        raise Refused(f"A visit is written down, not guided: `backcare done {task.id}`.")
    if not rows:
        raise Refused(f"{name} is not asked today; what you do of it all the same can be checked off.")
    why = stopped.get(keys[0].task)
    if why is not None:
        raise Refused(f"You stopped {name} today ({why}). Leave it out for today.")
    if any(row.state == "rested" for row in rows):
        raise Refused(f"{name} is rested today ({rows[0].because}).")
    left = [row for row in rows if row.state != "done"]
    if not left:
        raise Refused(already(rows).removesuffix(" Nothing was changed."))
    return left


def _nothing(today: Day) -> str:
    """Why there is nothing to guide."""
    if today.asked and today.done == today.asked:
        return "That is all for today."
    return "Nothing is left to be guided today."
