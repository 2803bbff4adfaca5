"""Appointments: which visits are to come and which were, of the plan's and of the person's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

import msgspec

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Appointed
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Notes, Plan, Task
from backcare_tui.text.dates import day_words
from backcare_tui.text.language import capital, folded

OWN = "visit:"
"""Before the id of a visit that is in no plan; no id of a plan's task has a colon."""
LONGEST_NAME, LONGEST_PLACE = 60, 200
"""Characters of the name of such a visit, and of where or with whom it is."""
QUESTIONS = ("What was found", "What was advised", "What to ask next time")
"""What may be written down of it."""
MOST, PAST = 60, 8
"""How many that are to come, and how many that were, are remembered."""


class Visit(msgspec.Struct, frozen=True):
    """An appointment as one would write it in a calendar.

    Attributes:
        day: Its care day.
        dated: Its date; after ``day`` only where it is in the small hours.
        time: Its time of day, if that is known.
        name: What the visit is called now.
        task: The task it is of, or the id of a visit of the person's own.
        place: Where, or with whom.
    """

    day: date
    dated: date
    time: time | None
    name: str
    task: str
    place: str = ""

    def when(self, today: date) -> str:
        """``Thursday 3 December 14:00``."""
        return day_words(self.dated, today) + (f" {self.time:%H:%M}" if self.time is not None else "")


def own_id(name: str) -> str:
    """The id of a visit of the person's own: alike, however it is typed. Only ``OWN`` where no letter is in the name."""
    return OWN + re.sub(r"[\W_]+", "-", folded(name)).strip("-")[:LONGEST_NAME]


def is_own(task: str) -> bool:
    """Whether an id is that of a visit which is in no plan."""
    return task.startswith(OWN)


def own_name(task: str) -> str:
    """What a visit of the person's own is called where no appointment tells it."""
    return capital(task.removeprefix(OWN).replace("-", " "))


def visit_task(task: str, name: str) -> Task:
    """A visit that no plan has, as a task."""
    return Task(id=task, kind="visit", name=name, rungs=(Dose(),), optional=True, notes=Notes(log=QUESTIONS))


def after_appointed(known: tuple[Appointed, ...], event: Appointed) -> tuple[Appointed, ...]:
    """The appointments that stand after one more word on them, in order.

    There is one of a visit on a day, so one that two devices wrote down is there once, and the later word holds.
    """
    gone = (event.on, event.was)
    kept = [one for one in known if one.task != event.task or one.on not in gone]
    if not event.off:
        kept.append(event)
    kept.sort(key=lambda one: (one.on, one.hour or time.min, one.task))
    were = sum(one.on < event.day for one in kept)
    return (*kept[max(0, were - PAST) : were], *kept[were : were + MOST])


def appointed_on(known: Iterable[Appointed], day: date, task: str = "") -> list[Appointed]:
    """The appointments of a care day, or of one visit on it."""
    return [one for one in known if one.on == day and task in ("", one.task)]


def visits_of(known: Iterable[Appointed], plan: Plan) -> tuple[Visit, ...]:
    """Appointments as one would write them in a calendar, in order."""
    return tuple(_visit(one, plan) for one in known)


def coming_visits(known: Iterable[Appointed], plan: Plan, today: date) -> tuple[Visit, ...]:
    """Those of today and the days after it."""
    return visits_of((one for one in known if one.on >= today), plan)


def _visit(one: Appointed, plan: Plan) -> Visit:
    task, early = plan.task(one.task), one.hour is not None and one.hour < plan.starts_at
    on = one.on + ONE_DAY if early and one.on < date.max else one.on
    return Visit(one.on, on, one.hour, task.name if task is not None else one.name, one.task, one.place)
