"""What a journal says on a day, worked out anew from the rules' own words, for tests to compare with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.journal.events import Chosen, Cleared, Done, Event, Flared, Pain, Screened
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan, Task
from kits.guidance_kit import MON, ONE, Life, Step, open_rows


def half(dose: Dose) -> Dose:
    """Half of each number, down to a whole minute, 5 s or repetition, never below one of those."""
    if dose.minutes is not None:
        return Dose(minutes=max(1, int(dose.minutes / 2)))
    if dose.seconds is not None:
        return Dose(seconds=max(5, int(dose.seconds / 10) * 5), sides=dose.sides)
    if dose.breaths is not None:
        return Dose(breaths=max(1, dose.breaths // 2))
    if isinstance(dose.reps, tuple):
        return Dose(reps=tuple(max(1, one // 2) for one in dose.reps), sides=dose.sides)
    assert dose.reps is not None
    return Dose(reps=max(1, dose.reps // 2), sets=dose.sets, sides=dose.sides)


def lower_median(values: list[int]) -> int:
    found = sorted(values)
    return found[(len(found) - 1) // 2]


class TargetFacts:
    """What is known on a day of a life before its work (or with all of it)."""

    def __init__(self, step: Step, *, all_day: bool = False) -> None:
        self.plan, self.day = step.plan, step.day
        todays = step.events if all_day else step.before
        days = {**{day: got for day, got in step.journal.items() if day < step.day}, step.day: todays}
        self.events: list[Event] = [event for day in sorted(days) for event in days[day]]
        self.worst: dict[date, int] = {}
        self.morning: dict[date, int] = {}
        self.red_about: dict[date, set[str]] = {}
        self.linked_morning: dict[date, int] = {}
        for event in self.events:
            if isinstance(event, Pain):
                self.worst[event.day] = max(event.level, self.worst.get(event.day, 0))
                if event.when == "morning":
                    self.morning[event.day] = max(event.level, self.morning.get(event.day, 0))
                    if event.task:
                        level = max(event.level, self.linked_morning.get(event.day, 0))
                        self.linked_morning[event.day] = level
                if event.task and event.level >= self.plan.red:
                    self.red_about.setdefault(event.day, set()).add(event.task)
        self._flares()

    def _flares(self) -> None:
        """Each flare's first and last day; nobody's ending one ends after 28 days."""
        self.flares: list[tuple[date, date]] = []
        for event in self.events:
            if not isinstance(event, Flared):
                continue
            running = self.flares and event.day <= self.flares[-1][1] and event.day not in self._ended()
            if event.begins and not running:
                self.flares.append((event.day, event.day + timedelta(days=27)))
            elif not event.begins and running and event.day == self.flares[-1][0]:
                self.flares.pop()  # a slip: the day is an ordinary one
            elif not event.begins and running:
                self.flares[-1] = self.flares[-1][0], event.day
                self._over.add(event.day)

    _over: set[date]

    def _ended(self) -> set[date]:
        if not hasattr(self, "_over"):
            self._over = set()
        return self._over

    def in_flare(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.flares)

    def usual(self, levels: dict[date, int], day: date) -> int | None:
        for window in (14, 28):
            days = [day - timedelta(days=ago) for ago in range(1, window + 1)]
            found = [levels[one] for one in days if one in levels and not self.in_flare(one)]
            if len(found) >= 4:
                return lower_median(found)
        return None

    def lately(self, days: int) -> list[int]:
        """The levels of the last days, today among them, without those of a flare."""
        return [
            level
            for one, level in self.worst.items()
            if (self.day - one).days < days and not self.in_flare(one)
        ]

    def bad(self, day: date) -> bool:
        """Red, and two over the usual where there is one, or that is red and new; none inside a flare."""
        level, usual = self.worst.get(day, 0), self.usual(self.worst, day)
        if self.in_flare(day) or level < self.plan.red:
            return False
        return usual is None or level >= usual + 2 or (usual >= self.plan.red and self.is_new(day))

    def is_new(self, day: date) -> bool:
        """Whether fewer than 20 of the 26 days before have a report, all of them within three weeks."""
        ago = [(day - one).days for one in self.worst if 1 <= (day - one).days <= 26]
        return len(ago) < 20 and max(ago, default=0) <= 20

    def rose(self, day: date) -> int | None:
        """What a morning that rose was to reach; None where it did not."""
        level, usual = self.morning.get(day), self.usual(self.morning, day)
        week = [self.morning.get(day - timedelta(days=ago), -1) for ago in range(1, 8)]
        if level is None or usual is None or self.worst[day] < self.plan.amber or self.in_flare(day):
            return None
        return usual + 2 if level >= usual + 2 and level > max(week) else None

    def setback(self, day: date) -> bool:
        if any(first == day for first, _last in self.flares):
            return True
        if self.in_flare(day):
            return False
        if self.red_about.get(day):
            return True
        if self.bad(day) and (self.bad(day - ONE) or self.bad(day - 2 * ONE)):
            return True
        now, before = self.rose(day), self.rose(day - ONE)
        repeated = before is not None and self.morning.get(day, 0) >= before
        return repeated or (now is not None and self.linked_morning.get(day, 0) >= now)

    @property
    def eases(self) -> bool:
        """Whether today is bad, or two days have not passed without a bad one since a setback."""
        last: date | None = None
        for ago in range(28, -1, -1):
            day = self.day - timedelta(days=ago)
            chained = last is not None and (day - last).days <= 2 and self.bad(day)
            last = day if chained or self.setback(day) else last
        return self.bad(self.day) or (last is not None and (self.day - last).days <= 2)

    def setbacks(self, days: int) -> list[date]:
        """Today's and those of so many days less one before."""
        return [one for ago in range(days) if self.setback(one := self.day - timedelta(days=ago))]

    @property
    def zone_pain(self) -> int | None:
        two = [self.worst[one] for one in (self.day, self.day - ONE) if one in self.worst]
        return max(two) if two else self.worst.get(self.day - 2 * ONE)

    @property
    def status_after(self) -> tuple[set[str], set[str]]:
        """Signs that lock and conditions that rest, answered yes and not cleared since.

        One leg that is numb or weak locks nothing: it rests what does not go with numbness.
        """
        signs: set[str] = set()
        conditions: set[str] = set()
        for event in self.events:
            if isinstance(event, Screened):
                signs |= {*event.signs}
                conditions |= {*(event.conditions or ())}
            elif isinstance(event, Cleared):
                signs -= {*event.what}
                conditions -= {*event.what}
        return signs - {"one-leg"}, conditions | ({"numbness"} if "one-leg" in signs else set())

    def sessions(self, task: Task) -> list[Done]:
        """The last check-off of each day of the last eight weeks, oldest first."""
        first = self.day - timedelta(days=56)
        own = [one for one in self.events if isinstance(one, Done) and one.task == task.id and one.share > 0]
        return [*{one.day: one for one in own if one.day >= first}.values()]

    def anchor(self, task: Task) -> int | None:
        """The rung of the last check-off or choice of eight weeks."""
        first = self.day - timedelta(days=56)
        own = [
            one
            for one in self.events
            if isinstance(one, Done | Chosen) and one.task == task.id and one.day >= first
        ]
        own = [one for one in own if not isinstance(one, Done) or one.share > 0]
        own.sort(key=lambda one: (one.day, one.id))
        # What was begun before a choice of the same day is finished as it was asked; the choice stands.
        chosen = [one for one in own if isinstance(one, Chosen) and one.day == own[-1].day]
        return (chosen or own)[-1].rung if own else None

    def climbs(self, task: Task) -> list[date]:
        """Days on which a task was worked higher than the time before."""
        own = self.sessions(task)
        return [now.day for was, now in pairwise(own) if now.rung > was.rung]


def untouched(day: Day) -> list[Row]:
    return [row for row in day.rows if row.state in ("due", "offered", "paused")]


def came_back(facts: TargetFacts, task: Task, row: Row) -> bool:
    """Whether a row asks again what was done last, which was half of its rung, in a flare."""
    own = facts.sessions(task)
    return bool(own) and row.full is not None and own[-1].dose == row.dose and facts.in_flare(own[-1].day)


def settled(plan: Plan, days: int = 12) -> tuple[Life, dict[str, int | None]]:
    """A life in which everything is chosen as high as it goes, and worked so."""
    life = Life(plan)
    for _ in range(days):
        if life.day == MON + ONE:
            for task in plan.tasks:
                life.choose(task, len(task.rungs))
        work(life)
    return life, {task.id: TargetFacts(last_step(life)).anchor(task) for task in plan.tasks}


def last_step(life: Life) -> Step:
    seen = life.see()
    return Step(life.plan, life.day, life.checkpoint, [*life.events], seen, [], seen, {}, life.journal)


def work(life: Life, *, do: bool = True) -> Step:
    before = [*life.events]
    seen = life.see()
    if do:
        for row in open_rows(seen):
            life.do(row)
    return life.end(seen, before)
