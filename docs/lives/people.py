"""How a made-up person lives: what they report, what they do, and pain that remembers and answers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from math import inf, sqrt
from typing import Any

import msgspec
from chance import happens

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.preview import Maker
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose

YEAR = 364
Level = Callable[[int, random.Random], int | None]
"""The pain of a day: its number from 0 and a source of chance in; 0 to 10, or no report."""

MEMORY = 0.45
"""How much of a day's distance from the mean is still there on the day after (a guess at what diaries show)."""
EVERY_RUNG, GROWS = 0.5, 0.06
"""Pain for every rung that is worked above what a person can bear, and how many rungs more that is each day."""
HURT = 4
"""How much more it hurts on the day after a task that hurts was worked above its lowest rung."""
LINKED = 7
"""What is said of a task that hurts, on the evening it was worked so, where it is said."""


class PainCourse(msgspec.Struct, frozen=True):
    """Pain that remembers: each day is drawn to the mean, and to the day before.

    Attributes:
        sd: How far days lie from the mean.
        told: ``now`` or ``morning``, both before the tasks are done, or ``evening``.
        last: The mean that it comes to in a straight line; None: as it was.
        way: The day from which it turns to that, and how many days that takes.
        bears: How many rungs above the lowest the person can bear at first; more of them hurt. Without end: any.
        hurts: A task that hurts above its lowest rung.
        linked: Whether that is said, by a report about the task on its evening; else only pain is higher the day after.
        bad: Days on which pain is 7, whatever it were.
    """

    mean: float
    sd: float
    told: str = "now"
    last: float | None = None
    way: tuple[int, int] = (60, 180)
    bears: float = inf
    hurts: str = ""
    linked: bool = False
    bad: tuple[int, ...] = ()

    def course(self, seed: int) -> list[float]:
        """A year of it. However it is told, the same seed gives the same pain."""
        luck, off, days = random.Random(f"{self.mean} {self.sd} {seed}"), 0.0, list[float]()
        for day in range(YEAR):
            off = MEMORY * off + luck.gauss(0, self.sd * sqrt(1 - MEMORY**2))
            way = min(1.0, max(0, day - self.way[0]) / self.way[1])
            mean = self.mean if self.last is None else self.mean + (self.last - self.mean) * way
            days.append(mean + off)
        return days


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One person's habits.

    Attributes:
        name: In a few words.
        remembers: Pain that remembers, in place of ``pain`` and ``evening``.
        rows: The share of single rows that are done, by chance.
        pauses: Days on which a pause begins, with its length; nothing is reported in one.
        chance: How often something else happens before the tasks, from 0 to 1.
        away: How often a spell of days begins on which nothing is done.
        silent: Whether nothing is reported on days on which nothing is done.
        pain: The report before the tasks are done.
        morning: Whether that report is of the morning.
        evening: A report after them.
        linked: The task an evening's red report is about.
        does: The share of a day's rows that are done, from 0 to 1.
        part: Whether everything is done only in half.
        flares: Days on which a flare begins, with its length; without, questions about flares get a no.
        word: Whether the question "is this a flare?" gets a yes.
        sore: Whether a worked target is said to be sore now and then.
        signs: Days on which a warning sign is answered yes, with the days until it is cleared.
        conditions: Answered yes on the first day.
        maintains: Whether every second day is accepted when it is offered.
        asked_only: Reports only when a row says that it is ready.
        walks: Whether what is optional is done too.
    """

    name: str
    remembers: PainCourse | None = None
    rows: float = 1.0
    pauses: tuple[tuple[int, int], ...] = ()
    chance: float = 0.0
    away: float = 0.0
    silent: bool = False
    pain: Level = lambda _day, _luck: 1
    morning: bool = False
    evening: Level = lambda _day, _luck: None
    linked: str = ""
    does: Callable[[int, random.Random], float] = lambda _day, _luck: 1.0
    part: bool = False
    flares: tuple[tuple[int, int], ...] = ()
    word: bool = False
    sore: bool = False
    signs: tuple[tuple[int, int], ...] = ()
    conditions: tuple[str, ...] = ()
    maintains: bool = False
    asked_only: bool = False
    walks: bool = False

    def begin(self, seed: int = 0) -> Person:
        """A person who lives so."""
        return Person(self, seed)


class Person:
    """Lives a life, day by day; the same every time."""

    def __init__(self, life: Life, seed: int = 0) -> None:
        self._life = life
        self._luck = random.Random(f"{life.name} {seed}" if seed else life.name)
        self._course = life.remembers.course(seed) if life.remembers is not None else []
        self._worked: dict[str, tuple[int, int]] = {}
        """Of each task the day it was worked last, and on which rung above the lowest."""
        self._lowest: dict[str, int] = {}
        self._back = 0
        """The first day after a spell away."""
        self._maker = Maker()
        self._said: tuple[str, ...] = ()

    def before(self, number: int, day: Day) -> list[Event]:
        """Safety answers, a flare's beginning or end, and the report."""
        life, found = self._life, list[Event]()
        self._said = day.said
        for task in day.levels:
            self._lowest.setdefault(task, day.levels[task].rung)
        if number == 0:
            found.append(self._make(kinds.Screened, day, conditions=life.conditions))
        elif day.asks_safety == "weekly":
            found.append(self._make(kinds.Screened, day))
        found += self._spells(number, day)
        level, when = life.pain(number, self._luck), "morning" if life.morning else "now"
        if life.remembers is not None:
            level, when = self._level(number), life.remembers.told
        if life.asked_only:
            level = level if any(row.change == "ready" for row in day.rows) else None
        if level is not None and when != "evening":
            found.append(self._pain(day, level, when=when, regions=("low-back-left",)))
        if life.chance and self._luck.random() < life.chance:
            found += happens(self._luck, self._maker, day)
        return found

    def _spells(self, number: int, day: Day) -> Sequence[Event]:
        """The beginnings and ends of warning signs, flares and pauses."""
        life, found = self._life, list[Event]()
        for start, length in life.signs:
            if number == start:
                found.append(self._make(kinds.Screened, day, signs=("infection",)))
            if number == start + length:
                found.append(self._make(kinds.Cleared, day, what=("infection",), by="the doctor", on=day.day))
        for start, length in life.flares:
            if number in (start, start + length - 1):
                found.append(self._make(kinds.Flared, day, begins=number == start))
        for start, length in life.pauses:
            if number == start:
                last = day.day + timedelta(days=length - 1)
                found.append(self._make(kinds.Paused, day, first=day.day, until=last))
        return found

    def after(self, number: int, day: Day) -> list[Event]:
        """The tasks, the answers, and a report in the evening."""
        life, found = self._life, list[Event]()
        share = life.does(number, self._luck)
        rows = [
            row for row in day.rows if row.state in ("due", "offered") and (life.walks or not row.optional)
        ]
        if life.away and self._luck.random() < life.away:
            self._back = number + self._luck.randint(3, 40)
        if number < self._back:
            rows = []
        if life.rows < 1:
            share, rows = share and 1.0, [row for row in rows if self._luck.random() < life.rows]
        for row in rows[: round(share * len(rows))]:
            did = _half(row.dose) if life.part else None
            task = {
                "task": row.task,
                "target": row.target,
                "dose": row.dose,
                "rung": row.rung,
                "full": row.full,
            }
            found.append(self._make(kinds.Done, day, did=did, **task))
            above = row.rung - self._lowest[row.task] - (row.full is not None) if row.rungs > 1 else 0
            self._worked[row.task] = number, max(0, above)
            if life.sore and row.target and self._luck.random() < 0.08:
                found.append(self._make(kinds.Sore, day, target=row.target))
        found += self._answers(day)
        found += self._evening(number, day)
        said = tuple(dict.fromkeys((*self._said, *day.said)))
        return [*found, msgspec.structs.replace(self._maker.asked(day), said=said)] if found else []

    def _evening(self, number: int, day: Day) -> Sequence[Event]:
        life, pain = self._life, self._life.remembers
        late = life.evening(number, self._luck)
        if late is not None:
            return [self._pain(day, late, task=life.linked, regions=("neck-right",))]
        if pain is None:
            return []
        level = self._level(number) if pain.told == "evening" else None
        found = [self._pain(day, level, regions=("low-back-left",))] if level is not None else []
        if pain.linked and self._hurts(number):
            found.append(self._pain(day, LINKED, task=pain.hurts, regions=("shoulder-right",)))
        return found

    def _level(self, number: int) -> int | None:
        """The pain of a day as it is told; None on one without a report."""
        life, pain = self._life, self._life.remembers
        paused = any(start <= number < start + length for start, length in life.pauses)
        if pain is None or paused or (life.silent and not life.does(number, self._luck)):
            return None
        load = sum(above for _day, above in self._worked.values()) - pain.bears - GROWS * number
        level = self._course[number] + EVERY_RUNG * max(0.0, load)
        if not pain.linked and self._hurts(number - 1):
            level += HURT
        return 7 if number in pain.bad else max(0, min(10, round(level)))

    def _hurts(self, number: int) -> bool:
        """Whether what hurts was worked above its lowest rung on a day."""
        hurts = self._life.remembers.hurts if self._life.remembers is not None else ""
        day, above = self._worked.get(hurts, (-1, 0))
        return day == number and above > 0

    def _pain(self, day: Day, level: int, **more: Any) -> Event:
        return kinds.Pain(**self._maker.base(day.day, 8), level=level, **more)

    def _answers(self, day: Day) -> Sequence[Event]:
        question, life = day.question, self._life
        if question is None or question.answers not in ("yes-no", "seen"):
            return ()
        yes = {"flare": life.word, "flare-over": True, "maintain": life.maintains}.get(question.id, True)
        said: list[Event] = [self._make(kinds.Answered, day, question=question.id, yes=yes)]
        if yes and question.id in ("flare", "flare-over"):
            said.append(self._make(kinds.Flared, day, begins=question.id == "flare"))
        return said

    def _make(self, kind: type[msgspec.Struct], day: Day, **facts: object) -> Event:
        return kind(**self._maker.base(day.day), **facts)  # type: ignore[return-value]


def _half(dose: Dose) -> Dose | None:
    from backcare_tui.domain.plan.dose import halved

    half = halved(dose)
    return half if half != dose else None
