"""The people whose year is simulated in docs/lives.md: what each reports, and what each does."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from backcare_tui.domain.days.day import Day
from backcare_tui.domain.days.preview import Maker
from backcare_tui.domain.journal import events as kinds
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.plan.dose import Dose

Level = Callable[[int, random.Random], int | None]
"""The pain of a day: its number from 0 and a source of chance in; 0 to 10, or no report."""


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One person's habits.

    Attributes:
        name: In a few words.
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
    """

    name: str
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

    def begin(self) -> Person:
        """A person who lives so."""
        return Person(self)


class Person:
    """Lives a life, day by day; the same every time."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._luck = random.Random(life.name)
        self._maker = Maker()
        self._said: tuple[str, ...] = ()

    def before(self, number: int, day: Day) -> list[Event]:
        """Safety answers, a flare's beginning or end, and the report."""
        life, found = self._life, list[Event]()
        self._said = day.said
        if number == 0:
            found.append(self._make(kinds.Screened, day, conditions=life.conditions))
        for start, length in life.signs:
            if number == start:
                found.append(self._make(kinds.Screened, day, signs=("infection",)))
            if number == start + length:
                found.append(self._make(kinds.Cleared, day, what=("infection",), by="the doctor", on=day.day))
        for start, length in life.flares:
            if number in (start, start + length - 1):
                found.append(self._make(kinds.Flared, day, begins=number == start))
        level = life.pain(number, self._luck)
        if life.asked_only:
            level = level if any(row.change == "ready" for row in day.rows) else None
        if level is not None:
            when = "morning" if life.morning else "now"
            found.append(self._pain(day, level, when=when, regions=("low-back-left",)))
        return found

    def after(self, number: int, day: Day) -> list[Event]:
        """The tasks, the answers, and a report in the evening."""
        life, found = self._life, list[Event]()
        share = life.does(number, self._luck)
        rows = [row for row in day.rows if row.state in ("due", "offered") and not row.optional]
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
            if life.sore and row.target and self._luck.random() < 0.08:
                found.append(self._make(kinds.Sore, day, target=row.target))
        found += self._answers(day)
        late = life.evening(number, self._luck)
        if late is not None:
            found.append(self._pain(day, late, task=life.linked, regions=("neck-right",)))
        said = tuple(dict.fromkeys((*self._said, *day.said)))
        return [*found, msgspec.structs.replace(self._maker.asked(day), said=said)] if found else []

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


def at(every: int, level: int, usual: int) -> Level:
    """``level`` once in so many days, ``usual`` else."""
    return lambda day, _luck: level if day % every == every - 1 else usual


def between(low: int, high: int) -> Level:
    """Anything from ``low`` to ``high``."""
    return lambda _day, luck: luck.randint(low, high)


def mostly(usual: int, other: int) -> Level:
    """``usual``, and ``other`` on one day in six."""
    return lambda _day, luck: other if luck.random() < 1 / 6 else usual


def never(_day: int, _luck: random.Random) -> int | None:
    """No report."""
    return None


def slope(first: int, last: int, days: int) -> Level:
    """From ``first`` to ``last`` over so many days, one up or down by chance."""

    def level(day: int, luck: random.Random) -> int:
        middle = first + (last - first) * min(day, days) / days
        return max(0, min(10, round(middle + luck.choice((-1, 0, 0, 1)))))

    return level


def spells(*times: tuple[int, int]) -> Level:
    """6 in these spells, each from a day and for so many; 1 else."""
    return lambda day, _luck: 6 if any(start <= day < start + length for start, length in times) else 1


def away(first: int, count: int) -> Callable[[int, random.Random], float]:
    """Nothing is done for so many days."""
    return lambda day, _luck: 0.0 if first <= day < first + count else 1.0


LIVES = (
    Life(name="steady practice, pain 1"),
    Life(name="steady, mornings 1–2", pain=between(1, 2), morning=True),
    Life(name="evenings only, pain 3–4", pain=never, evening=between(3, 4)),
    Life(name="lasting pain 4–5, every morning", pain=between(4, 5), morning=True),
    Life(name="reports only when a row asks", asked_only=True),
    Life(name="never reports", pain=never),
    Life(name="24 days of holiday from day 150", does=away(150, 24)),
    Life(
        name="70 days away from day 120",
        does=away(120, 70),
        pain=lambda day, _l: None if 120 <= day < 190 else 1,
    ),
    Life(name="red every 5 weeks", pain=at(35, 7, 1)),
    Life(name="red every 10 days", pain=at(10, 7, 2)),
    Life(name="red every week", pain=at(7, 6, 2)),
    Life(name="always red", pain=between(6, 8)),
    Life(name="red every 3 weeks", pain=at(21, 7, 1)),
    Life(
        name="red after the pump, every 3 weeks",
        pain=at(1000, 0, 1),
        evening=lambda d, _l: 7 if d % 21 == 20 else None,
        linked="posture-pump",
    ),
    Life(name="a stiff morning every 9 days", pain=at(9, 4, 1), morning=True),
    Life(name="mornings by chance 0–2", pain=between(0, 2), morning=True),
    Life(name="mornings by chance 0–3", pain=between(0, 3), morning=True),
    Life(name="mornings mostly 0, at times 2", pain=mostly(0, 2), morning=True),
    Life(name="anything from 0 to 7", pain=between(0, 7)),
    Life(name="5 falling to 1 in half a year", pain=slope(5, 1, 180)),
    Life(name="2 rising to 6 in half a year", pain=slope(2, 6, 180)),
    Life(name="weekends only", does=lambda day, _l: 1.0 if day % 7 >= 5 else 0.0),
    Life(name="Monday, Wednesday, Friday only", does=lambda day, _l: 1.0 if day % 7 in (0, 2, 4) else 0.0),
    Life(name="three days in four, by chance", does=lambda _d, luck: 1.0 if luck.random() < 0.75 else 0.0),
    Life(name="the first half of each list", does=lambda _d, _l: 0.5),
    Life(name="everything by half", part=True),
    Life(name="two flares, of 6 and 10 days", flares=((80, 6), (230, 10)), pain=spells((80, 6), (230, 10))),
    Life(name="a flare of 20 days", flares=((100, 20),), pain=spells((100, 20))),
    Life(name="two flares in four weeks", flares=((100, 4), (118, 5)), pain=spells((100, 4), (118, 5))),
    Life(
        name="spells of 8 answered as flares",
        pain=lambda d, _l: 8 if d % 60 in (55, 56, 57) else 2,
        word=True,
    ),
    Life(name="targets often sore", sore=True),
    Life(name="pregnant, by the first answers", conditions=("pregnancy",)),
    Life(name="a warning sign on day 60, cleared after 25", signs=((60, 25),)),
    Life(name="maintains when that is offered", maintains=True),
)
