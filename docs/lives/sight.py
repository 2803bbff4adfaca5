"""What one row, or one day, is audited by: the journal read anew, the day as it was shown, and what would come after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property

from books import Books, Session

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.preview import Maker
from backcare_tui.domain.days.replay import Checkpoint, replay_day
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.guidance.levels import NextStep
from backcare_tui.domain.journal.events import Event, Pain
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.plan import Plan, Task

Check = Callable[["Sight", re.Match[str]], str]
"""What is false in a sentence; empty where it is true."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DATE = r"\d+ [A-Z][a-z]+(?: \d{4})?"
"""A day with its month, and its year where that is another."""
WHEN = rf"(?:today|yesterday|\d+ days ago|on [A-Z][a-z]+day|on {DATE})"
"""One day, as the reasons say it."""
DAYS = rf"on (?:\d+(?: [A-Z][a-z]+(?: \d{{4}})?)?(?:, | and ))*{DATE}"
"""One day or more with their dates."""
LONGEST_NAME = 48
"""Letters of an easier form's name that is said beside its dose."""
AT_MOST = 70
"""Days that are looked ahead."""


def named(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day that ``on Thursday`` or ``3 November`` means, the latest that is past, or the next that is to come."""
    text = text.removeprefix("on ")
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    if text.endswith(" days ago"):
        return today - timedelta(days=int(text.split()[0]))
    if text in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(text)) % 7)
    number, month, own_year = [*text.split(), "", ""][:3]
    if not number.isdigit() or month not in MONTHS:
        return None
    if own_year:
        return date(int(own_year), MONTHS.index(month) + 1, int(number))
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    for year in years:
        day = date(year, MONTHS.index(month) + 1, int(number))
        if (day >= today) if ahead else (day <= today):
            return day
    return None


def all_named(text: str, today: date) -> list[date | None]:
    """The days of ``on 28 February and 1 March``."""
    month, found = "", list[date | None]()
    for part in reversed(re.split(r", | and ", text.removeprefix("on "))):
        number, _space, own = part.partition(" ")
        month = own or month
        found.append(named(f"{number} {month}", today))
    return found[::-1]


class Sight:
    """One view of one day.

    Attributes:
        step: The task and the next step that are looked at, while one is.
    """

    step: tuple[Task, NextStep]

    def __init__(
        self, books: Books, day: Day, atlas: Atlas, checkpoint: Checkpoint, events: Sequence[Event]
    ) -> None:
        self.books, self.day, self.atlas = books, day, atlas
        self.plan: Plan = books.plan
        self._checkpoint, self.events = checkpoint, events
        self._ahead: dict[tuple[int | None, bool], list[Day]] = {}
        self._row: Row | None = None

    def at(self, row: Row | None) -> None:
        """Look at a row."""
        self._row = row

    @property
    def row(self) -> Row:
        """The row that is looked at."""
        assert self._row is not None
        return self._row

    @property
    def today(self) -> date:
        """The day."""
        return self.day.day

    @property
    def task(self) -> Task:
        """The task of the row."""
        task = self.plan.task(self.row.task)
        assert task is not None
        return task

    @property
    def sessions(self) -> list[Session]:
        """The task's sessions before today."""
        return self.books.sessions(self.row.task)

    @property
    def last(self) -> Session | None:
        """The latest of them."""
        return self.sessions[-1] if self.sessions else None

    def rung_words(self, rung: int) -> str:
        """Where a dose stands on the ladder, in words."""
        return f"rung {rung} of {len(self.task.rungs)}" if rung else "the easier form"

    def dose(self, rung: int) -> str:
        """The dose of a rung in words."""
        return self.words(self.task.dose(rung))

    def words(self, dose: Dose) -> str:
        """A dose of the row's task in words, the easier form by its name."""
        name = self.task.notes.easier.partition(":")[0].rstrip(".")
        named = dose == self.task.easier and 0 < len(name) <= LONGEST_NAME
        return f"{words(dose)} ({name[0].lower()}{name[1:]})" if named else words(dose)

    @property
    def stood(self) -> list[str]:
        """The doses of the rung that the task stood on before today: the last session's, or a later choice's."""
        choices = self.books.chosen(self.row.task)
        found = [self.dose(choices[-1].rung)] if choices else []
        return [*found, *([self.words(self.last.full)] if self.last is not None else [])]

    @cached_property
    def red_places(self) -> set[str]:
        """The places of red reports of today and yesterday."""
        return self.red_in(2)

    def red_in(self, count: int) -> set[str]:
        """The places of red reports of so many days, today's among them."""
        days = [self.today - timedelta(days=ago) for ago in range(count)]
        pains = [pain for day in days for pain in self.books.page(day).pains]
        return {place for pain in pains if pain.level >= self.plan.red for place in pain.regions}

    def ahead(self, count: int, level: int | None, *, works: bool = True) -> list[Day]:
        """So many days after this one, each with such a report; all that is asked is done, or nothing."""
        days = self._ahead.setdefault((level, works), [])
        if len(days) < count:
            maker, background = Maker(), Background(self.atlas)
            known, events = self._checkpoint, [*self.events]
            latest, days[:] = self.day, []
            for _ in range(min(count, AT_MOST)):
                known, _record = replay_day(
                    known, latest.day, [*events, *(maker.done(latest) if works else [maker.asked(latest)])]
                )
                day = latest.day + timedelta(days=1)
                events = [] if level is None else [Pain(**maker.base(day, 8), level=level)]
                latest = build_day(self.plan, known, events, day, today=day, background=background)
                days.append(latest)
        return days[:count]

    def on(self, day: date, level: int | None = 0) -> Day | None:
        """A day to come, after days that were all green; None where it is too far off."""
        count = (day - self.today).days
        return self.ahead(count, level)[count - 1] if 0 < count <= AT_MOST else None


class Shapes:
    """The sentences there may be, each with what holds it against the journal."""

    def __init__(self) -> None:
        self._shapes: list[tuple[re.Pattern[str], Check]] = []

    def shape(self, pattern: str) -> Callable[[Check], Check]:
        """A sentence of this shape is held against the journal so."""

        def add(check: Check) -> Check:
            self._shapes.append((re.compile(pattern), check))
            return check

        return add

    def false(self, sight: Sight, sentence: str) -> str | None:
        """What is false in one sentence; None where it has no known shape."""
        for pattern, check in self._shapes:
            match = pattern.fullmatch(sentence)
            if match is not None:
                return check(sight, match)
        return None

    def wrong(self, sight: Sight, text: str) -> list[str]:
        """What is false in a text: each sentence with the truth."""
        found: list[str] = []
        for sentence in [text] if text.startswith(ONE) else SENTENCES.split(text):
            false = self.false(sight, sentence)
            if false != "":
                found.append(f"{sentence} — {'no known sentence' if false is None else false}")
        return found


SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z0-9])")
ONE = "Often felt in: "
"""What begins so is one sentence, whatever stops are in it."""


def unless(holds: object, truth: object) -> str:
    """The truth, unless it holds."""
    return "" if holds else f"in truth {truth}"


ROW = Shapes()
"""The sentences of rows."""
