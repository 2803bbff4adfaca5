"""What brought a change about, in the words of the reasons: setbacks, bad days, flares, steps; each against the journal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from sight import DATE, DAYS, WHEN, Sight, all_named, named, unless

AFTER = rf"(?P<cause>.+), after it went up (?P<when>{WHEN})"
WORSE = rf"in the (?P<days>\d+) days after it went up (?P<when>{WHEN}) the middle of your pain was (?P<after>\d+), and (?P<before>\d+) before"


def cause_wrong(sight: Sight, text: str, within: int) -> str:
    """What is false in the words for a setback, a bad day or a flare of the last days."""
    match = re.fullmatch(AFTER, text)
    if match is not None:
        day = named(match["when"], sight.today)
        false = "" if day is not None and _went_up(sight, day) else f"it did not go up on {day}"
        return false or cause_wrong(sight, match["cause"], within)
    match = re.fullmatch(WORSE, text)
    if match is not None:
        return _worse_wrong(sight, match)
    today, since = sight.today, sight.today - timedelta(days=within)
    for pattern, holds in CAUSES:
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        many = " and " in match["days"] or ", " in match["days"]
        days = all_named(match["days"], today) if many else [named(match["days"], today)]
        known = [day for day in days if day is not None]
        if len(known) < len(days) or max(known) < since:
            return f"{days} is no time within {within} days"
        untrue = [day for day in known if not holds(sight, day, match)]
        told = [(sight.books.worst(day), sight.books.usual(day)) for day in untrue]
        return unless(not untrue, f"not so on {untrue}: {told}")
    match = re.fullmatch(r"not done for (\d+) days", text)
    if match is not None:
        return days_wrong(sight, int(match[1]))
    if text == "the flare lasted over two weeks":
        long = [last for first, last in sight.books.flares() if (last - first).days >= 14]
        return unless(long, "no such flare")
    return f"no known cause: {text}"


def _worse_wrong(sight: Sight, match: re.Match[str]) -> str:
    day, days, books = named(match["when"], sight.today), int(match["days"]), sight.books
    if day is None or not 4 <= days <= 7:
        return f"{days} days after {day}"
    found = [books.middle(day + timedelta(days=days), days, 4), books.before_climb(day)]
    return unless(found == [int(match["after"]), int(match["before"])], found)


def days_wrong(sight: Sight, days: int) -> str:
    """Whether it was so many days ago that the task of the row was done or chosen, and not done since."""
    known = [
        *(choice.day for choice in sight.books.chosen(sight.row.task)),
        *(one.day for one in sight.sessions),
    ]
    last = max(known, default=None)
    return unless(last is not None and (sight.today - last).days == days, last)


def _began(sight: Sight, day: date) -> bool:
    return any(first == day for first, _last in sight.books.flares())


def mornings(sight: Sight, day: date) -> bool:
    """A morning well over the usual: of the day itself, or by what was usual the day before."""
    books, level = sight.books, sight.books.morning(day)
    usuals = [books.usual(then, mornings=True) for then in (day, day - timedelta(days=1))]
    rise = sight.plan.limits.morning_rise
    return level is not None and any(usual is not None and level >= usual + rise for usual in usuals)


def _linked(sight: Sight, day: date, names: str) -> bool:
    tasks = sorted(sight.books.linked(day))
    return names == " and ".join(task.name for one in tasks if (task := sight.plan.task(one)) is not None)


def _over(sight: Sight, day: date, points: str) -> bool:
    usual, worst = sight.books.usual(day), sight.books.worst(day)
    return usual is not None and worst is not None and worst - usual == int(points)


def _went_up(sight: Sight, day: date) -> bool:
    """Whether the task of the row went up on a day."""
    pairs = pairwise(sight.books.sessions(sight.row.task, today=True))
    return any(after.day == day and after.rung > before.rung for before, after in pairs)


Held = Callable[[Sight, date, re.Match[str]], bool]
CAUSES: tuple[tuple[str, Held], ...] = (
    (
        rf"a red report about (?P<names>.+?) (?P<days>{WHEN})",
        lambda sight, day, match: _linked(sight, day, match["names"]),
    ),
    (rf"a morning well over your usual (?P<days>{WHEN})", lambda sight, day, _match: mornings(sight, day)),
    (rf"a flare that began (?P<days>{WHEN})", lambda sight, day, _match: _began(sight, day)),
    (
        rf"the red report (?P<days>{WHEN}) was about it",
        lambda sight, day, _match: sight.row.task in sight.books.linked(day),
    ),
    (
        rf"a red report (?P<days>{DAYS}) that named a task",
        lambda sight, day, _match: bool(sight.books.linked(day)),
    ),
    (
        rf"a bad day (?P<days>{WHEN}), (?P<points>\d+) points? over your usual",
        lambda sight, day, match: sight.books.is_bad(day) and _over(sight, day, match["points"]),
    ),
    (rf"a bad day (?P<days>{WHEN})", lambda sight, day, _match: sight.books.is_bad(day)),
    (rf"bad days (?P<days>{DAYS})", lambda sight, day, _match: sight.books.is_bad(day)),
    (
        rf"mornings well over your usual through (?P<days>{DATE})",
        lambda sight, day, _match: mornings(sight, day),
    ),
    (
        rf"last done (?P<days>{WHEN})",
        lambda sight, day, _match: sight.last is not None and sight.last.day == day,
    ),
)
