"""The people whose year is simulated in docs/lives.md: what each reports, and what each does."""

from __future__ import annotations

import random
from collections.abc import Callable

from people import YEAR, Level, Life, PainCourse


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


def breaks(first: int, count: int, every: int) -> tuple[tuple[int, int], ...]:
    """So many days off again and again."""
    return tuple((start, count) for start in range(first, YEAR, every))


def off(*times: tuple[int, int]) -> Callable[[int, random.Random], float]:
    """Nothing is done in these times, each from a day and for so many."""
    return lambda day, _l: 0.0 if any(start <= day < start + count for start, count in times) else 1.0


ROWS = 0.88
"""Of the rows of a day, how many are done by those who are judged."""
HOLIDAYS = ((100, 14), (220, 14))
PAUSES = breaks(32, 10, 42)


def lasting(name: str, mean: float, sd: float) -> tuple[Life, ...]:
    """The same pain told in three ways."""
    return tuple(
        Life(
            name=f"{name}, told {told}",
            remembers=PainCourse(mean, sd, "now" if told == "as now" else told),
            rows=ROWS,
        )
        for told in ("as now", "morning", "evening")
    )


JUDGED = (
    *lasting("mean 2", 2, 1.2),
    *lasting("mean 3", 3, 1.3),
    *lasting("mean 4", 4, 1.4),
    *lasting("mean 5", 5, 1.4),
    *lasting("mean 6.5", 6.5, 1.4),
    Life(
        name="mean 2, two weeks of holiday twice",
        remembers=PainCourse(2, 1.2),
        rows=ROWS,
        does=off(*HOLIDAYS),
        silent=True,
    ),
    Life(
        name="mean 2, ten paused days every six weeks",
        remembers=PainCourse(2, 1.2),
        rows=ROWS,
        pauses=PAUSES,
        does=off(*PAUSES),
    ),
    Life(
        name="mean 2, two bad days in the first fortnight",
        remembers=PainCourse(2, 1.2, bad=(5, 9)),
        rows=ROWS,
    ),
    Life(
        name="mean 2, away for three weeks from day 150",
        remembers=PainCourse(2, 1.2),
        rows=ROWS,
        does=off((150, 21)),
        silent=True,
    ),
    Life(
        name="mean 2, the pump hurts, unlinked", remembers=PainCourse(2, 1.2, hurts="posture-pump"), rows=ROWS
    ),
    Life(
        name="mean 2, the face pull hurts, linked",
        remembers=PainCourse(2, 1.2, hurts="face-pull-press", linked=True),
        rows=ROWS,
    ),
    Life(name="mean 2, pain that answers to load", remembers=PainCourse(2, 1.2, bears=2), rows=ROWS),
    Life(name="mean 4, pain that answers to load", remembers=PainCourse(4, 1.4, bears=2), rows=ROWS),
    Life(name="2 rising slowly to 6", remembers=PainCourse(2, 1.2, last=6), rows=ROWS),
    Life(name="never reports", pain=never, rows=ROWS),
)
"""Those by whom the rules are judged, three seeds each."""

MONTHS = {
    "steady-4": (Life(name="steady, 4 of 10", remembers=PainCourse(4, 0.9, "morning"), rows=0.9), 0),
    "acute-7": (
        Life(name="acute, 7 falling", remembers=PainCourse(7, 0.8, last=1.5, way=(3, 24)), rows=0.8),
        0,
    ),
    "returning": (
        Life(
            name="returning after three weeks",
            remembers=PainCourse(2, 1.1),
            rows=0.95,
            does=off((119, 21)),
            silent=True,
        ),
        140,
    ),
}
"""Three whose month is printed, each from a day on."""

ALL_SORTS = tuple(
    Life(
        name=f"all sorts, mean {mean}, told {told}",
        remembers=PainCourse(mean, sd, told),
        rows=0.92,
        chance=chance,
        away=0.01,
        sore=True,
        word=True,
    )
    for mean, sd, told, chance in (
        (1, 1.0, "now", 0.06),
        (2, 1.5, "morning", 0.04),
        (3, 1.8, "evening", 0.08),
        (5, 1.4, "now", 0.06),
        (1.5, 0.8, "morning", 0.2),
    )
)
"""Whose days are of all sorts: for the audit of reasons."""

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
    Life(name="walks too, which is optional", walks=True),
)
