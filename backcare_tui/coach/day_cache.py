"""Showing a day without building it twice: the day built last, and the eight weeks before it.

A day is a pure function of what it is built from. Where all of that is the same, so is the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import is_

from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.recent import RecentHistory
from backcare_tui.domain.journal.remember import past_of
from backcare_tui.domain.plan.plan import Plan


class DayCache:
    """Builds days, and remembers the last one.

    A check-off builds the day as it will be, to store what it asks; the screen then shows that very day.
    Between two looks seldom more than today's events have changed, so the eight weeks before are kept too.
    """

    def __init__(self) -> None:
        self._day: Day | None = None
        self._parts: tuple[object, ...] = ()
        self._names: tuple[str, ...] = ()
        self._events: Sequence[Event] = ()
        self._past: RecentHistory | None = None
        self._past_parts: tuple[object, ...] = ()

    def build_day(
        self,
        plan: Plan,
        checkpoint: Checkpoint,
        events: Sequence[Event],
        day: date,
        *,
        today: date,
        background: Background,
    ) -> Day:
        """A day as ``build_day`` builds it; its arguments are explained there."""
        # What is large is kept by whoever read it, and so is the very same thing until it changes. Names and events
        # are read anew from a file that was just written to, so those are compared by what they say.
        parts = (plan, checkpoint, background.atlas, background.tips, *background.week)
        names = tuple(background.names.values())
        built = self._day
        if (
            built is None
            or (built.day, built.over) != (day, day < today)
            or not _are_same(parts, self._parts)
            or names != self._names
            or not _say_the_same(events, self._events)
        ):
            past = self._past_of(plan, checkpoint, day) if day == today else None
            built = build_day(plan, checkpoint, events, day, today=today, background=background, past=past)
            self._day, self._parts, self._names, self._events = built, parts, names, events
        return built

    def _past_of(self, plan: Plan, checkpoint: Checkpoint, day: date) -> RecentHistory:
        """The eight weeks before today, looked through once for all that is recorded today."""
        past = self._past
        if past is None or past.day != day or not _are_same((plan, checkpoint), self._past_parts):
            past = past_of(checkpoint.past_days, day, plan, longer=checkpoint.longer)
            self._past_parts, self._past = (plan, checkpoint), past
        return past


def _are_same(these: Sequence[object], those: Sequence[object]) -> bool:
    return len(these) == len(those) and all(map(is_, these, those))


def _say_the_same(these: Sequence[Event], those: Sequence[Event]) -> bool:
    """Whether events are equal, and told in the same zones: one moment in two zones is equal, and is shown as two times."""
    return len(these) == len(those) and all(
        this is that or (this == that and this.at.utcoffset() == that.at.utcoffset())
        for this, that in zip(these, those, strict=True)
    )
