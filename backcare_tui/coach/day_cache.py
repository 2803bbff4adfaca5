"""Looking at a day without thinking it through twice: what was seen last, and the eight weeks before it.

A day is a pure function of what it is seen by. Where all of that is the very same, so is the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import is_

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.recent import RecentHistory, past_of
from backcare_tui.domain.plan.plan import Plan, Tip


class DayCache:
    """Sees days, and remembers the last one.

    A check-off looks at the day before and after, mostly just after a screen has; between those looks
    seldom more than today's events have changed.
    """

    def __init__(self) -> None:
        self._given: tuple[object, ...] = ()
        self._seen: Day | None = None
        self._past_given: tuple[object, ...] = ()
        self._past: RecentHistory | None = None

    def see(
        self,
        plan: Plan,
        checkpoint: Checkpoint,
        events: Sequence[Event],
        day: date,
        today: date,
        atlas: Atlas,
        week: Sequence[DayRecord],
        tips: tuple[Tip, ...],
        names: Mapping[str, str],
    ) -> Day:
        """A day as ``build_day`` sees it; its arguments are explained there."""
        given = (plan, checkpoint, atlas, tips, len(events), *events, *week, *names.values())
        seen = self._seen
        if seen is None or seen.day != day or seen.over != (day < today) or not _same(given, self._given):
            past = self._past_of(plan, checkpoint, day) if day == today else None
            seen = build_day(
                plan,
                checkpoint,
                events,
                day,
                today=today,
                background=Background(atlas, week, tips, names),
                past=past,
            )
            self._given, self._seen = given, seen
        return seen

    def _past_of(self, plan: Plan, checkpoint: Checkpoint, day: date) -> RecentHistory:
        """The eight weeks before today, looked through once for all that is recorded today."""
        past = self._past
        if past is None or past.day != day or not _same((plan, checkpoint), self._past_given):
            past = past_of(checkpoint.past_days, day, plan)
            self._past_given, self._past = (plan, checkpoint), past
        return past


def _same(these: Sequence[object], those: Sequence[object]) -> bool:
    """Whether two are made of the very same things: equal ones may still be told apart, as one moment in two zones."""
    return len(these) == len(those) and all(map(is_, these, those))
