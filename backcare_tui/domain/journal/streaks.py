"""Streaks: kept days in a row, and weeks on target in a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.text.language import count


class Tally(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the streaks stand after some day.

    Attributes:
        days, best_days: The running day streak and the longest ever.
        weeks, best_weeks: Weeks on target in a row, whole weeks only, and the longest ever.
        week: First day of the week that is being counted.
        kept, counted, missed: Kept days, days that count, and missed days of that week so far.
        target: The plan's week target, as of that week's latest day.
    """

    days: int = 0
    best_days: int = 0
    weeks: int = 0
    best_weeks: int = 0
    week: date | None = None
    kept: int = 0
    counted: int = 0
    missed: int = 0
    target: int = 5


def needed(target: int, counted: int) -> int:
    """Kept days a week needs when ``counted`` of its days count: a seventh of the target each, at least 1."""
    return max(1, target * counted // 7)


def close_week(tally: Tally) -> Tally:
    """The tally once its week is over: a week in which no day counts is passed over."""
    weeks = tally.weeks
    if tally.counted:
        weeks = weeks + 1 if tally.kept >= needed(tally.target, tally.counted) else 0
    return replace(
        tally, weeks=weeks, best_weeks=max(weeks, tally.best_weeks), week=None, kept=0, counted=0, missed=0
    )


def tally_day(tally: Tally, record: DayRecord, target: int, grace: int) -> Tally:
    """The tally after one more day, which must follow the days tallied so far.

    A kept day lengthens the day streak. A missed day ends it unless the week's grace covers it.
    Any other day is passed over. ``target`` and ``grace`` are the plan's kept days a full week asks
    for and missed days a week that break nothing.
    """
    if tally.week != record.week and tally.week is not None:
        tally = close_week(tally)
    days, kept, counted, missed = tally.days, tally.kept, tally.counted, tally.missed
    state = record.for_streaks
    if state == "kept":
        days, kept, counted = days + 1, kept + 1, counted + 1
    elif state == "missed":
        missed, counted = missed + 1, counted + 1
        if missed > grace:  # one bad day is no verdict on a habit: the week's grace covers the first
            days = 0
    return Tally(
        days,
        max(tally.best_days, days),
        tally.weeks,
        tally.best_weeks,
        record.week,
        kept,
        counted,
        missed,
        target,
    )


TODAY = "today"
OFF = {"paused": "Paused", "flare": "Flare", "locked": "Rest"}
"""Why a day does not count, in a word before what becomes of its week."""
LONG = len("Saturday")
"""Letters of a weekday that leave what keeps the week in 38 cells, which the narrowest screen has."""


class WeekNow(msgspec.Struct, frozen=True):
    """This week as it stands.

    Attributes:
        kept: Days kept so far, today included once it is.
        target: Kept days this week needs, given the days of it that count.
        left: Days that can still be kept, today included until it is kept.
        on_target: Whether it has what it needs already.
        possible: Whether it can still get there.
        neutral: Whether no day of it counts, so that it is passed over.
        off: Why today does not count, in a word: ``Paused``, ``Flare`` or ``Rest``; empty where it may.
        by: The last of the days that can still be kept, in a word: ``Sunday``, or ``today``.
    """

    kept: int
    target: int
    left: int
    on_target: bool
    possible: bool
    neutral: bool = False
    by: str = ""
    off: str = ""

    @property
    def kept_words(self) -> str:
        """``4 of 5 days kept``; without a target where more are kept, or none counts."""
        return (
            f"{count(self.kept, 'day')} kept"
            if self.neutral or self.kept > self.target
            else f"{self.kept} of {count(self.target, 'day')} kept"
        )

    @property
    def words(self) -> str:
        """What keeps the week, in one kind sentence."""
        if self.neutral:
            return (
                f"{self.off}: this week and streak wait."
                if self.off
                else "This week waits, your streak with it."
            )
        if self.on_target:
            return f"{self.off}: the week is kept already." if self.off else "This week is on target."
        if not self.left:
            return "A new week starts soon."
        more = self.target - self.kept
        if not self.possible:
            return "This week can no longer be on target; each day still counts."
        if self.by == TODAY:
            return "Today can still keep the week."
        day = self.by if len(self.by) <= LONG else self.by[:3]
        return f"{count(more, 'more day')} by {day} keep{'s' if more == 1 else ''} the week."


class Streak(msgspec.Struct, frozen=True):
    """The streaks as shown today.

    Attributes:
        days, best_days: Kept days in a row, today only once it is kept; and the most ever.
        weeks, best_weeks: Weeks on target in a row, this one as soon as it is; and the most ever.
    """

    days: int
    weeks: int
    best_days: int
    best_weeks: int
    week: WeekNow

    @property
    def parts(self) -> tuple[str, ...]:
        """``5 days`` and ``1 week on target``; what is none is left out."""
        weeks = f"{count(self.weeks, 'week')} on target"
        return tuple(
            said for number, said in ((self.days, count(self.days, "day")), (self.weeks, weeks)) if number
        )


def streak_now(before: Tally, today: DayRecord, target: int, grace: int, coming: Sequence[date]) -> Streak:
    """The streaks on a day as it stands.

    Args:
        before: The tally through yesterday.
        today: The day: ``kept``, ``pending``, a state that does not count, or ``missed`` once it is over.
        target: Kept days a full week asks for.
        grace: Missed days a week that break nothing.
        coming: Days of this week after today that are expected to count, in order.

    While today is pending it breaks nothing; this week is pending until it cannot reach its target.
    """
    after = tally_day(before, today, target, grace)
    open_today = today.state == "pending"
    counted = after.counted + open_today + len(coming)
    week_needs = needed(target, counted)
    left = len(coming) + open_today
    by = f"{coming[-1]:%A}" if coming else TODAY if open_today else ""
    on_target = counted > 0 and after.kept >= week_needs
    possible = after.kept + left >= week_needs or counted == 0
    # The tally has whole weeks only: this one is added as soon as it is sure, either way.
    weeks = after.weeks + 1 if on_target else after.weeks if possible else 0
    return Streak(
        days=after.days,
        weeks=weeks,
        best_days=after.best_days,
        best_weeks=max(after.best_weeks, weeks),
        week=WeekNow(
            after.kept, week_needs, left, on_target, possible, counted == 0, by, OFF.get(today.state, "")
        ),
    )
