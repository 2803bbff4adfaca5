"""Pain and practice over a stretch of days, side by side and in words; what went with what, and never why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

import msgspec

from backcare_tui.domain.history.changes import FlareSpan, RungChange, Stretch
from backcare_tui.domain.history.contrasts import LONGEST as COMPARED
from backcare_tui.domain.history.contrasts import OTHERWISE, Contrasts, build_contrasts, look_at
from backcare_tui.domain.history.week import WeekSum, levels_of
from backcare_tui.domain.journal.day_record import DayRecord, is_lived
from backcare_tui.domain.journal.events import Pain
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.journal.tracked import TrackLine, lines_of
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.text.language import count

SPANS = (28, 91, 371)
"""Days that the screen shows: 4 weeks, 3 months, a year of 53 weeks."""
LONGEST = 371
SPAN_NAMES = {28: "4 weeks", 91: "3 months", 371: "a year"}
WINDOW = 7
"""Days of the trailing median: each weekday once, so that a weekly rhythm does not swing it (app default)."""
LEAST = 3
"""Days with a report that a median needs (app default): of two, it would only be the lower."""
FEW = 42
"""Days of which fewer are too few to be compared: twice three weeks (app default)."""
WEEKS = 3
"""Weeks of either kind that a comparison needs (app default)."""
REPORTS = 7
"""Days with a report of either kind that it needs (app default)."""


class TrendDay(msgspec.Struct, frozen=True):
    """One day of a trend.

    Attributes:
        record: How it went; None without a record.
        median: The lower median of the daily worst of the 7 days that end with it. None with fewer than 3
            reports among them: with one or two a median says no more than those reports (app default).
        places: Where its reports say the pain was.
    """

    day: date
    record: DayRecord | None
    median: int | None
    places: tuple[str, ...] = ()

    @property
    def worst(self) -> int | None:
        """The day's highest report."""
        return None if self.record is None else self.record.worst

    @property
    def share(self) -> float | None:
        """The share kept; None on a day that does not count, and without a record."""
        return self.record.share if self.record is not None and self.record.counts else None


class Side(msgspec.Struct, frozen=True):
    """The weeks on target, or the others that count: how many have reports, on how many days, and their median."""

    weeks: int
    reports: int
    median: int | None

    @property
    def enough(self) -> bool:
        """Whether it can be compared."""
        return self.weeks >= WEEKS and self.reports >= REPORTS


class Trend(msgspec.Struct, frozen=True):
    """A stretch of days.

    Attributes:
        days: The days, oldest first.
        today: The running care day.
        flares: Flares that reach into it, in order.
        changes: Rungs gone up or down in it, in order.
        on, off: Its weeks on target, and the others that count, of those with a pain report.
        amber, red: The lowest pain of those zones.
        tracks: What the plan tracks, over those days.
        contrasts: Mornings after days with something, beside those after days as sore without.
    """

    days: tuple[TrendDay, ...]
    today: date
    flares: tuple[FlareSpan, ...]
    changes: tuple[RungChange, ...]
    on: Side
    off: Side
    amber: int
    red: int
    tracks: tuple[TrackLine, ...] = ()
    contrasts: Contrasts = Contrasts()

    @property
    def first(self) -> date:
        """Its first day."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """Its last day."""
        return self.days[-1].day

    @property
    def comparable(self) -> bool:
        """Whether weeks on target and others can be compared."""
        return self.on.enough and self.off.enough

    @property
    def other_tracks(self) -> tuple[TrackLine, ...]:
        """The tracks of which no contrast tells."""
        told = {line.id for line in self.contrasts.lines if line.kind == "track"}
        return tuple(line for line in self.tracks if line.track.id not in told)

    @property
    def empty(self) -> bool:
        """Whether nothing is on record in it; today's mere asking is not."""
        answered = any(value is not None for line in self.tracks for value in line.values)
        return not answered and not any(is_lived(day.record, self.today) for day in self.days)


def build_trend(
    stretch: Stretch, plan: Plan, last: date, span: int, today: date, hidden: Collection[str] = ()
) -> Trend:
    """The ``span`` days that end with ``last``.

    Args:
        stretch: What is known of them, and of the week before the first, for the medians.
        plan: The plan in force, for its zones.
        last: The last day.
        span: How many days.
        today: The running care day.
        hidden: Tasks whose days are not compared, as those of a trial that goes on must not be.
    """
    first = last - timedelta(days=span - 1)
    by_day = {record.day: record for record in stretch.records}
    places: dict[date, dict[str, None]] = {}
    for event in stretch.events:
        if type(event) is Pain and event.regions:
            places.setdefault(event.day, {}).update(dict.fromkeys(event.regions))
    days = []
    for day in (first + timedelta(days=offset) for offset in range(span)):
        levels = levels_of(by_day.get(day - timedelta(days=back)) for back in range(WINDOW))
        median = lower_median(levels, LEAST)
        days.append(TrendDay(day, by_day.get(day), median, tuple(places.get(day, ()))))
    worst = {day.day: day.worst for day in days}
    reported = [week for week in stretch.weeks if first <= week.starts <= last and week.levels]
    flares = tuple(flare for flare in stretch.flares if flare.last >= first)
    tracks = lines_of(stretch.events, plan.tracks, [*worst], worst)
    compared_days = [day for day in [*worst][-COMPARED:] if day < today]
    look = look_at(
        compared_days, by_day, stretch.events, lambda day: any(flare.covers(day) for flare in flares)
    )
    return Trend(
        days=tuple(days),
        today=today,
        flares=flares,
        changes=tuple(change for change in stretch.changes if first <= change.day <= last),
        on=_side([week for week in reported if week.on_target is True]),
        off=_side([week for week in reported if week.on_target is False]),
        amber=plan.amber,
        red=plan.red,
        tracks=tracks,
        contrasts=build_contrasts(look, plan, [(line, _answers(line, [*worst])) for line in tracks], hidden),
    )


def _answers(line: TrackLine, days: Sequence[date]) -> dict[date, float]:
    return {day: value for day, value in zip(days, line.values, strict=True) if value is not None}


def _side(weeks: Sequence[WeekSum]) -> Side:
    levels = [level for week in weeks for level in week.levels]
    return Side(len(weeks), len(levels), lower_median(levels))


def span_words(span: int) -> str:
    """``3 months``, or ``45 days``."""
    return SPAN_NAMES.get(span, count(span, "day"))


def compared(trend: Trend) -> str:
    """The pain of weeks on target beside that of others: what was, not why."""
    on, off = trend.on, trend.off
    if trend.comparable:
        return (
            f"In weeks on target your median pain was {on.median}; in the others {off.median} "
            f"({on.weeks} and {count(off.weeks, 'week')}). That is what was, not why."
        )
    if len(trend.days) < FEW:
        return f"{span_words(len(trend.days))} are too few to compare weeks on target with others."
    if min(on.weeks, off.weeks) < WEEKS:
        return (
            f"Not enough to compare yet: it takes {WEEKS} weeks on target and {WEEKS} others with pain reports; "
            f"there are {on.weeks} and {off.weeks}."
        )
    return (
        f"Not enough to compare yet: pain was reported on {count(on.reports, 'day')} of weeks on target and "
        f"{off.reports} of others, of {REPORTS} that each needs."
    )


def answers(trend: Trend) -> list[str]:
    """What can be told along the way, a sentence each: contrasts, else the weeks, else why neither, and what there is instead."""
    if trend.contrasts.lines:
        return [*(line.words for line in trend.contrasts.lines), OTHERWISE]
    if trend.comparable:
        return [compared(trend)]
    if len(trend.days) < FEW:
        few = f"{span_words(len(trend.days))} are too few to compare the mornings after them."
        return [trend.contrasts.or_a_trial(few)]
    return [trend.contrasts.none_words]
