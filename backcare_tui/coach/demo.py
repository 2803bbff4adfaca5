"""What ``backcare demo`` opens: a made-up journal of four months, to look around in.

It tells of someone at a desk, a bad spell, a holiday, and better weeks since.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from backcare_tui.clock import FixedClock, SystemClock
from backcare_tui.coach.coach import Coach
from backcare_tui.coach.results import Refused
from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.days.row import Row, RowKey
from backcare_tui.domain.plan.dose import Dose, number
from backcare_tui.paths import find_home
from backcare_tui.storage.journal.draft import Draft
from backcare_tui.storage.journal.journal import Journal, JournalError

DAYS = 120
"""How many days before today it begins. All that follows is in days before today."""

SPELL = {71: 7, 70: 7, 69: 6, 68: 6, 67: 5, 66: 5, 65: 4, 64: 4, 63: 3, 62: 3}
"""The bad spell: each day's worst pain."""

FLARE, FLARE_OVER = 71, 64
"""When the spell was called a flare, and when it was said to be over."""

AWAY = range(44, 49)
"""The holiday: five paused days."""

LATELY = (2, 1, 2, 1, 2, 3, 2, 1, 1, 2, 3, 2, 1, 2)
"""Each day's worst pain of the last fortnight, yesterday first."""

TAKEN_BACK = 38
"""A day with a slip of the finger, undone."""

FORGOTTEN = 11
"""A day whose last task was entered on the next."""

NOTES = {
    118: "New plan. A few minutes in the evening is doable.",
    101: "Long drive, stiff afterwards.",
    88: "Neck easier since the screen is higher.",
    71: "Lifted a crate with a twist. Felt it at once.",
    68: "Short walks help more than sitting.",
    63: "Slept through the night again.",
    49: "Off to the sea for a few days.",
    36: "Stood up every hour today.",
    20: "Tied my shoes without thinking about it.",
    6: "Long meeting day; stood for half of it.",
}

REASONS = ("tired", "no time", "travelling", "visitors", "a bit sore")

HOURS = {"breaths": time(7, 5), "s": time(7, 25), "reps": time(12, 40), "min": time(21, 10)}
"""When a task is done, by the unit of its dose."""

WALK = time(12, 20)
MORNING = time(6, 45)
EVENING = time(20, 15)
NIGHT = time(22, 20)

Moment = tuple[time, Callable[[], object]]
"""An hour of the day, and what is told to the coach then."""


def demo_coach(folder: str, now: datetime | None = None) -> Coach:
    """Make four months of a believable journal in an empty folder, and a coach that holds it.

    Everything is recorded by the coach's own verbs, on the shipped default plan, so the same
    ``now`` makes the same journal. Today is begun and not finished.

    Args:
        folder: An empty folder; it becomes the home, and nothing outside it is touched.
        now: The instant it is, with an offset; the machine's clock without one.

    Raises:
        Refused: The folder holds a journal already, or cannot be written.
    """
    home = find_home(os.path.abspath(folder), {})
    if Journal(str(home.journal)).stamps():
        raise Refused(f"{home.data} holds a journal already; a demo takes an empty folder.")
    clock = SystemClock() if now is None else FixedClock(now)
    draft = Draft(str(home.journal))
    moving = FixedClock(clock.now())
    try:
        with draft.whole():
            Life(Coach(home, moving, draft), moving).live()
        coach = Coach(home, clock)
        with coach.journal.writing():
            coach.timeline.keep_sum(coach.today_date)
    except JournalError as error:
        raise Refused(str(error)) from error
    return coach


class Life:
    """Moves a clock from day to day and tells a coach what happened.

    Args:
        coach: Of an empty journal.
        clock: The coach's clock, standing at the end of the story.
    """

    def __init__(self, coach: Coach, clock: FixedClock) -> None:
        self._coach = coach
        self._clock = clock
        self._now = clock.moment
        self._today = coach.today_date
        self._random = Random(7)  # noqa: S311 - a story, not a secret
        week = week_start(self._today, coach.plan.week_starts)
        # Three missed days four weeks ago ended a streak; a single one in a later week ended none.
        missed = [week - timedelta(days=days) for days in (27, 25, 24, 15)]
        self._missed = {(self._today - day).days for day in missed}

    def live(self) -> None:
        """Tell all of it, to this very moment."""
        self._clock.moment -= timedelta(days=DAYS + 1)
        for back in range(DAYS, 0, -1):
            if back not in AWAY:
                self._day(self._today - timedelta(days=back), back)
        self._this_morning()

    def _day(self, day: date, back: int) -> None:
        self._at(day, time(6))
        moments = [*self._late(day, back), *self._pain(back), *self._work(back), *self._around(back)]
        if back in NOTES:
            moments.append((EVENING, partial(self._coach.tasks.note, NOTES[back])))
        if back == max(AWAY) + 1:
            until = self._today - timedelta(days=min(AWAY))
            moments.append((NIGHT, partial(self._coach.guidance.pause, until=until)))
        for hour, tell in sorted(moments, key=lambda moment: moment[0]):
            self._at(day, hour)
            tell()

    def _late(self, day: date, back: int) -> Iterator[Moment]:
        if back == FORGOTTEN - 1:
            yesterday = day - ONE_DAY
            for row in self._coach.day(yesterday).rows:
                if row.state == "missed":
                    yield MORNING, partial(self._coach.tasks.done, row.key, day=yesterday)

    def _around(self, back: int) -> Iterator[Moment]:
        """The safety questions and the check-in once a week, and the flare of the bad spell."""
        if back % 7 == DAYS % 7:
            yield MORNING, partial(self._coach.safety.screen, (), () if back == DAYS else None)
        if back % 7 == 3:
            score = 3 + (back > min(SPELL)) + (back in SPELL) - (back < min(AWAY))
            yield NIGHT, partial(self._coach.guidance.check_in, score, score, score - 1)
        if back in (FLARE, FLARE_OVER):
            yield NIGHT, partial(self._coach.guidance.flare, begins=back == FLARE)

    def _pain(self, back: int) -> Iterator[Moment]:
        if back <= len(LATELY):
            worst = LATELY[back - 1]
        else:
            usual = 2 if back > max(SPELL) else 1
            worst = SPELL.get(back, max(1, usual + self._random.choice((-1, 0, 0, 0, 1))))
        where = _places(back)
        if back in SPELL or self._random.random() < 0.7:
            level = max(0, worst - self._random.randrange(2))
            yield MORNING, partial(self._coach.tasks.pain, level, where=where[:1], morning=True)
        if back in SPELL or back <= len(LATELY) or self._random.random() < 0.4:
            note = "After sitting all day." if back % 19 == 5 else ""
            yield EVENING, partial(self._coach.tasks.pain, worst, where=where, note=note)

    def _work(self, back: int) -> Iterator[Moment]:
        rows = sorted(self._coach.today().rows, key=_hour)
        if SPELL.get(back, 0) > 5:
            for task in dict.fromkeys(row.task for row in rows):
                yield HOURS["s"], partial(self._coach.tasks.skip, RowKey(task), because="resting a sore back")
            return
        if back in self._missed or (max(SPELL) < back < DAYS - 3 and self._random.random() < 0.2):
            return
        odd = self._random.choice(rows) if len(rows) > 2 and self._random.random() < 0.25 else None
        tasks = [*dict.fromkeys(row.task for row in rows)]
        for task in tasks[: -1 if back == FORGOTTEN else None]:
            of_task = [row for row in rows if row.task == task]
            if odd not in of_task:
                yield _hour(of_task[0]), partial(self._coach.tasks.done, RowKey(task))
                continue
            for row in of_task:
                yield _hour(row), self._oddly(row) if row is odd else partial(self._coach.tasks.done, row.key)
        if back == TAKEN_BACK:
            yield NIGHT, partial(self._coach.tasks.pain, 8)
            yield NIGHT, self._coach.undo

    def _oddly(self, row: Row) -> Callable[[], object]:
        if self._random.random() < 0.6:
            return partial(self._coach.tasks.done, row.key, amount=_part(row.dose))
        return partial(self._coach.tasks.skip, row.key, because=self._random.choice(REASONS))

    def _this_morning(self) -> None:
        """Up to two rows done and one in part, so that something is always left to do."""
        self._at(self._today, MORNING)
        self._coach.tasks.pain(2, where=["low-back-left"], morning=True)
        rows = sorted(self._coach.today().rows, key=_hour)
        whole = min(2, len(rows) - 1)
        for row in rows[: whole + 1]:
            self._at(self._today, _hour(row))
            self._coach.tasks.done(row.key, amount=_part(row.dose) if row is rows[whole] else None)

    def _at(self, day: date, hour: time) -> None:
        """Move on to some minutes past an hour; never back, and never ahead of the story's end."""
        minutes = timedelta(minutes=self._random.randrange(18), seconds=self._random.randrange(60))
        moment = datetime.combine(day, hour, tzinfo=self._now.tzinfo) + minutes
        self._clock.moment = min(max(moment, self._clock.moment), self._now)


def _hour(row: Row) -> time:
    return WALK if row.kind == "activity" else HOURS.get(row.dose.unit.short, HOURS["min"])


def _places(back: int) -> list[str]:
    if back in SPELL:
        return ["low-back-left", "buttock-left"]
    if back > max(SPELL):
        return ["neck-right", "upper-back-right"] if back % 3 else ["neck-right"]
    return ["low-back-left"] if back % 4 else ["low-back-left", "upper-back-middle"]


def _part(dose: Dose) -> str:
    """A little more than half of a dose, as one would type it."""
    if dose.sides == 2:
        return "1 side"
    return number((int(dose.total) + 2) // 2)
