"""Answers to what a plan tracks: those of a day, and beside the pain of the same days. Nothing here names a cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.journal.events import Event, Tracked
from backcare_tui.domain.journal.recent import lower_median
from backcare_tui.domain.plan.dose import number
from backcare_tui.domain.plan.track import YES_NO, Track
from backcare_tui.text.language import capital

DAYS = 10
"""Days with an answer and a pain report that either side of a comparison needs (app default)."""


class TrackNow(msgspec.Struct, frozen=True):
    """A track, and a day's last answer; None without one."""

    track: Track
    value: int | float | None = None


class Half(msgspec.Struct, frozen=True):
    """The days of one side: how many have a pain report, and the median of their worst."""

    days: int
    median: int | None


class TrackLine(msgspec.Struct, frozen=True):
    """A track over some days.

    Attributes:
        values: A day's answer each, oldest first; None without one.
        split: The answer from which on days are of the upper side; None where all answers are alike.
        upper, lower: Days with that and more, and those with less.
    """

    track: Track
    values: tuple[int | float | None, ...]
    split: int | float | None = None
    upper: Half = Half(0, None)
    lower: Half = Half(0, None)

    @property
    def enough(self) -> bool:
        """Whether both sides have days enough to be told beside one another."""
        return min(self.upper.days, self.lower.days) >= DAYS

    @property
    def words(self) -> str:
        """What was, and never why: ``Sleep 6 and more: median pain 3; less: 4 (14 and 20 days)``."""
        name, upper, lower = self.track.name, self.upper, self.lower
        if self.split is None:
            return f"{name}: too few answers, or all alike, to compare with pain."
        if not self.enough:
            return f"{name}: {upper.days} and {lower.days} days with a pain report; from {DAYS} on either side they are compared."
        yes_no = self.track.scale == YES_NO
        unit = f" {self.track.unit}" if self.track.unit else ""
        more, less = ("yes", "no") if yes_no else (f"{number(self.split or 0)}{unit} and more", "less")
        return (
            f"{name}, days with {more}: median pain {upper.median}; with {less}: {lower.median} "
            f"({upper.days} and {lower.days} days). That is what was, not why."
        )


def tracks_of(events: Iterable[Event], tracks: Sequence[Track]) -> tuple[TrackNow, ...]:
    """A day's last answer to each track, as the plan asks it now: one on another scale is none to it."""
    last = {event.track: event for event in events if type(event) is Tracked} if tracks else {}
    return tuple(TrackNow(track, _value(last.get(track.id), track)) for track in tracks)


def _value(event: Tracked | None, track: Track) -> int | float | None:
    return (
        event.value if event is not None and (event.scale, event.unit) == (track.scale, track.unit) else None
    )


def day_words(tracked: Sequence[Tracked]) -> str:
    """A day's answers in one line, the last of each: ``Sleep 6 of 10, medicine yes``."""
    last = {event.track: f"{event.name.lower()} {event.words}" for event in tracked}
    return capital(", ".join(last.values()))


def lines_of(
    events: Iterable[Event], tracks: Sequence[Track], days: Sequence[date], worst: Mapping[date, int | None]
) -> tuple[TrackLine, ...]:
    """Each track over some days, beside their pain.

    Args:
        events: Live events of those days at least.
        tracks: What is tracked.
        days: The days, oldest first.
        worst: The highest report of each that has one.
    """
    told: dict[date, list[Event]] = {}
    for event in events if tracks else ():
        if type(event) is Tracked:
            told.setdefault(event.day, []).append(event)
    by_day = [tracks_of(told.get(day, ()), tracks) for day in days]
    return tuple(
        _line(track, [found[at].value for found in by_day], [worst.get(day) for day in days])
        for at, track in enumerate(tracks)
    )


def _line(track: Track, values: Sequence[int | float | None], worst: Sequence[int | None]) -> TrackLine:
    """Split where both sides have as even a number of days as may be, whatever their pain; of two such, the lower."""
    pairs = [
        (value, level)
        for value, level in zip(values, worst, strict=True)
        if value is not None and level is not None
    ]
    answers = sorted({value for value, _level in pairs})[1:]
    if not answers:
        return TrackLine(track, tuple(values))
    split = min(answers, key=lambda one: abs(2 * sum(value >= one for value, _level in pairs) - len(pairs)))
    upper = [level for value, level in pairs if value >= split]
    lower = [level for value, level in pairs if value < split]
    halves = (Half(len(side), lower_median(side)) for side in (upper, lower))
    return TrackLine(track, tuple(values), split, *halves)
