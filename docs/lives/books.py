"""A journal read anew, by other code than the rules': what the audit of reasons holds every fact against.

Only events are looked at, and what the days stored that they asked. Everything is counted in care days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import DueTask, Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays, TimesAWeek

WEEKS_8 = 56
AWAY = 7
"""Days without anything done after which sessions count anew; in the shipped plan something falls due in each."""
NEARLY = 1e-9
Kind = TypeVar("Kind", bound=Event)


def days_back(day: date, count: int) -> Iterator[date]:
    """So many days before a day, latest first."""
    return (day - timedelta(days=ago) for ago in range(1, count + 1))


class Session(NamedTuple):
    """A task on a day it was worked: the last check-off's facts, and whether all that was asked was done, uneased."""

    day: date
    id: str
    rung: int
    asked: Dose
    full: Dose
    whole: bool
    targets: tuple[str, ...]


class Page:
    """One day of the journal."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.pains = [event for event in events if isinstance(event, kinds.Pain)]
        self.worst = max((pain.level for pain in self.pains), default=None)
        self.mornings = [pain.level for pain in self.pains if pain.when == "morning"]
        self.done = [event for event in events if isinstance(event, kinds.Done) and event.share > 0]

    @cached_property
    def asked(self) -> tuple[DueTask, ...] | None:
        """What the day stored that it asked; None where nothing was stored."""
        stored = [event for event in self.events if isinstance(event, kinds.DayPlanned)]
        return stored[-1].due_tasks if stored else None

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """What was worked of each task; whole where all that was asked was, and nothing was eased."""
        found: dict[str, Session] = {}
        for last in self.done:
            task = last.task
            whole = last.full is None and (self.asked is None or self.share(task) >= 1 - NEARLY)
            targets = tuple(done.target for done in self.done if done.task == task and done.target)
            full = last.full or last.dose
            found[task] = Session(last.day, last.id, last.rung, last.dose, full, whole, targets)
        return found

    def task(self, task: str) -> DueTask | None:
        """What it asked of a task."""
        return next((one for one in self.asked or () if one.task == task), None)

    def share(self, task: str) -> float:
        """How much of what was asked of a task was done; 1 is all."""
        due, best = self.task(task), dict[str, float]()
        for done in self.done:
            if done.task == task:
                best[done.target] = max(done.share, best.get(done.target, 0.0))
        return sum(best.values()) / (len(due.targets) or 1 if due is not None else max(1, len(best)))

    def skips(self, task: str) -> bool:
        """Whether anything of a task was skipped."""
        return any(isinstance(event, kinds.Skipped) and event.task == task for event in self.events)


EMPTY = Page(())


class Books:
    """All pages so far; the last may be turned again, as its day goes on."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.pages: dict[date, Page] = {}
        self.today = date.min
        self._flares: list[tuple[date, date | None]] = []
        self._off: set[date] = set()
        self._bad: dict[date, bool] = {}

    def turn(self, day: date, events: Sequence[Event], *, off: bool = False) -> None:
        """The page of a day, which is today from now on; ``off`` where a lock or a pause lets it ask nothing."""
        self.today, self.pages[day] = day, Page(events)
        self._bad.pop(day, None)
        (self._off.add if off else self._off.discard)(day)
        self._flares = self._read_flares()

    def page(self, day: date) -> Page:
        """The page of a day."""
        return self.pages.get(day, EMPTY)

    def worst(self, day: date) -> int | None:
        """The highest report of a day."""
        return self.page(day).worst

    def morning(self, day: date) -> int | None:
        """The highest of its morning."""
        return max(self.page(day).mornings, default=None)

    @property
    def first(self) -> date:
        """The first page."""
        return min(self.pages)

    def _read_flares(self) -> list[tuple[date, date | None]]:
        found, lapse = list[tuple[date, date | None]](), timedelta(days=self.plan.limits.flare_days - 1)
        for day in sorted(self.pages):
            for event in self.pages[day].events:
                if not isinstance(event, kinds.Flared):
                    continue
                is_open = bool(found) and found[-1][1] is None and day <= found[-1][0] + lapse
                if event.begins and not is_open:
                    found.append((day, None))
                elif not event.begins and is_open:
                    first = found.pop()[0]
                    found += [] if first == day else [(first, day)]
        return found

    def flares(self) -> list[tuple[date, date]]:
        """All flares, each with its last day."""
        lapse = timedelta(days=self.plan.limits.flare_days - 1)
        return [(first, min(last or date.max, first + lapse)) for first, last in self._flares]

    def in_flare(self, day: date) -> bool:
        """Whether a day is in one."""
        return any(first <= day <= last for first, last in self.flares())

    def usual(self, day: date, *, mornings: bool = False) -> int | None:
        """The lower median of the 14 days before, else the 28, of four reported days at least; flares left out."""
        for window in (14, 28):
            levels = sorted(
                level
                for then in days_back(day, window)
                if not self.in_flare(then)
                and (level := self.morning(then) if mornings else self.worst(then)) is not None
            )
            if len(levels) >= 4:
                return levels[(len(levels) - 1) // 2]
        return None

    def zone_level(self) -> int | None:
        """The worst of today and yesterday, else of the day before."""
        day = self.today
        levels = [self.worst(then) for then in (day, day - timedelta(days=1))]
        known = [level for level in levels if level is not None]
        return max(known) if known else self.worst(day - timedelta(days=2))

    def is_bad(self, day: date) -> bool:
        """Whether a day was red and 2 over the usual; none of a flare."""
        if day not in self._bad:
            level, usual = self.worst(day), self.usual(day)
            red = level is not None and level >= self.plan.red and not self.in_flare(day)
            far = usual is None or (level or 0) >= usual + 2
            self._bad[day] = red and (far or ((usual or 0) >= self.plan.red and self._is_new(day)))
        return self._bad[day]

    def _is_new(self, day: date) -> bool:
        """Whether fewer than 20 days had a report lately, the first of them less than three weeks ago."""
        known = [then for then in days_back(day, 26) if self.worst(then) is not None]
        return len(known) < 20 and (day - min(known, default=day)).days < 21

    def linked(self, day: date) -> set[str]:
        """The tasks that a red report of a day named."""
        return {pain.task for pain in self.page(day).pains if pain.task and pain.level >= self.plan.red}

    def rose(self, day: date) -> bool:
        """Whether a morning was 2 over the usual one and above all of the week before, on an amber or red day."""
        level, usual = self.morning(day), self.usual(day, mornings=True)
        if level is None or usual is None or level < usual + self.plan.limits.morning_rise:
            return False
        week = [self.morning(then) for then in days_back(day, 7)]
        return (
            all(then is None or then < level for then in week) and (self.worst(day) or 0) >= self.plan.amber
        )

    def is_quiet(self, day: date) -> bool:
        """Whether a day was neither bad, nor had a red report that named a task."""
        return not self.is_bad(day) and not self.linked(day)

    def _window(self, days: int) -> Iterator[tuple[date, Page]]:
        """The pages of so many days before today, and today's, oldest first."""
        for ago in range(days, -1, -1):
            day = self.today - timedelta(days=ago)
            if day in self.pages:
                yield day, self.pages[day]

    def sessions(self, task: str, *, today: bool = False) -> list[Session]:
        """The days of the last eight weeks on which a task was worked, oldest first."""
        return [
            page.sessions[task]
            for day, page in self._window(WEEKS_8)
            if task in page.sessions and (today or day < self.today)
        ]

    def middle(self, end: date, days: int, least: int = 1, *, flares: bool = False) -> int | None:
        """The lower median of so many days through ``end``, where so many have a report; else without flares."""
        levels = sorted(
            level
            for day in (end, *days_back(end, days - 1))
            if (flares or not self.in_flare(day)) and (level := self.worst(day)) is not None
        )
        return levels[(len(levels) - 1) // 2] if levels and len(levels) >= least else None

    def before_climb(self, day: date) -> int | None:
        """The lower of the middles of two weeks and of four before a day."""
        eve = day - timedelta(days=1)
        found = [level for days in (14, 28) if (level := self.middle(eve, days, 4)) is not None]
        return min(found, default=None)

    def all_of(self, kind: type[Kind]) -> list[Kind]:
        """All events of a kind, however old."""
        return [
            event for day in sorted(self.pages) for event in self.pages[day].events if isinstance(event, kind)
        ]

    def chosen(self, task: str) -> list[kinds.Chosen]:
        """The rungs a person chose for a task in the last eight weeks, today's too."""
        return [event for event in self.of_kind(kinds.Chosen) if event.task == task]

    def of_kind(self, kind: type[Kind], days: int = WEEKS_8) -> list[Kind]:
        """The events of a kind in so many days, today's too, oldest first."""
        return [
            event for _day, page in self._window(days) for event in page.events if isinstance(event, kind)
        ]

    def came_back(self, task: Task) -> date:
        """The day from which a task's sessions count: that of the return after a gap, its own or of all."""
        worked = [day for day, page in self._window(WEEKS_8) if page.done and day < self.today]
        weeks_off = [later for earlier, later in pairwise(worked) if (later - earlier).days >= AWAY]
        own = [session.day for session in self.sessions(task.id)]
        gaps = [
            later
            for earlier, later in pairwise(own)
            if (later - earlier).days >= self.plan.limits.gap_days and self._left(task, earlier, later) >= 3
        ]
        return max([*weeks_off, *gaps], default=date.min)

    def _left(self, task: Task, first: date, until: date) -> int:
        """How many sessions of a task fell between two days."""
        schedule = task.schedule(self.page(first).sessions[task.id].rung)
        days = days_back(until, (until - first).days - 1)
        if isinstance(schedule, EveryDays):
            return ((until - first).days - 1) // schedule.n
        return sum(day not in self._off and self._falls_due(task, day) for day in days)

    def due(self, task: Task, since: date) -> tuple[int, int]:
        """How many of the sessions due in the last 14 days, and since a day, were wholly done, and how many were due."""
        due = done = 0
        for day in days_back(self.today, 14):
            if day < since or day in self._off or (task.start_on and day < task.start_on):
                continue
            page, asked = self.page(day), self.page(day).task(task.id)
            full, skipped = page.share(task.id) >= 1 - NEARLY, page.skips(task.id)
            worked = page.share(task.id) > 0
            if asked is not None:
                counts = asked.state == "due" or full or worked or skipped
                counts = counts and (asked.state != "rested" or worked)
            else:
                counts = page.asked is None and self._falls_due(task, day)
            due += counts
            done += counts and full
        return done, due

    def _falls_due(self, task: Task, day: date) -> bool:
        """Whether a task was due on a day on which nobody wrote down what was asked."""
        before = [session for session in self.sessions(task.id) if session.day < day]
        schedule = task.schedule(before[-1].rung if before else task.start_rung)
        if isinstance(schedule, OnWeekdays):
            return day.weekday() in schedule.days
        if isinstance(schedule, EveryDays):
            return schedule.n == 1 or not before or (day - before[-1].day).days % schedule.n == 0
        return not isinstance(schedule, TimesAWeek)
