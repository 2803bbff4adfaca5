"""A stretch of days as every look back reads it, and what turned in it: flares, and rungs gone up or down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from backcare_tui.domain.history.week import WeekSum
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Chosen, Done, Event
from backcare_tui.domain.journal.recent import Past
from backcare_tui.domain.journal.status import Flare, Status, status_after
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.text.dates import short_date


class FlareSpan(msgspec.Struct, frozen=True):
    """A flare, on the person's word: its first day, its last so far, and whether it goes on."""

    first: date
    last: date
    open: bool = False

    def covers(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.first <= day <= self.last

    @property
    def words(self) -> str:
        """``12 Sep 2026 to 19 Sep 2026``."""
        return f"{short_date(self.first)} to {'now' if self.open else short_date(self.last)}"


class RungChange(msgspec.Struct, frozen=True):
    """A task seen on another rung than the time before.

    Attributes:
        day: The day of the check-off, or of the person's choice.
        task, name: Its id, and what it is called.
        before, after: The rungs; 0 is the easier form.
        chosen: Whether the person chose it.
    """

    day: date
    task: str
    name: str
    before: int
    after: int
    chosen: bool = False

    @property
    def up(self) -> bool:
        """Whether it went up."""
        return self.after > self.before

    @property
    def words(self) -> str:
        """``Posture pump up from rung 1 to 2``, and whether the person chose it."""
        way = f"{'up' if self.up else 'down'} from rung {self.before} to {self.after}"
        return f"{self.name} {way}{', as you chose' if self.chosen else ''}"


class Stretch(msgspec.Struct, frozen=True):
    """All that is known of some days, and of a little more at either end, so that their weeks are whole.

    Attributes:
        records: Day records in order; those of days before too, as far as medians and strength look back.
        weeks: The weeks of those records.
        flares: Flares that reach into the days, in order.
        changes: Rung changes, in order.
        events: Live events, in order of their days.
    """

    records: Sequence[DayRecord]
    weeks: Sequence[WeekSum]
    flares: Sequence[FlareSpan] = ()
    changes: Sequence[RungChange] = ()
    events: Sequence[Event] = ()


def flares_over(status: Status, events: Iterable[Event], last: date, plan: Plan) -> tuple[FlareSpan, ...]:
    """The flares of some days, those that began before and reach into them included.

    Args:
        status: What stood before the first of the days.
        events: Their live events, in order of their days.
        last: The last of the days; a flare that is not over goes on through it.
        plan: The plan in force, which says when a flare that nobody ended lapses.
    """
    flares: list[Flare] = [status.flare] if status.flare is not None else []
    for event in events:
        after = status_after(status, (event,))
        if after.flare != status.flare:
            if after.flare is None or after.flare == status.earlier:
                flares.pop()  # it ended on its first day, and so was none
            elif status.flare is not None and after.flare.first == status.flare.first:
                flares[-1] = after.flare
            else:
                flares.append(after.flare)
        status = after
    lapse = plan.limits.flare_days
    return tuple(
        FlareSpan(
            flare.first,
            min(last, flare.through(lapse)),
            open=flare.last is None and flare.covers(last, lapse),
        )
        for flare in flares
    )


def rung_changes(
    past_days: Sequence[Past], events: Iterable[Event], names: Mapping[str, str]
) -> tuple[RungChange, ...]:
    """Every time a check-off, or the person's choice, put a task on another rung than before.

    Args:
        past_days: The days before, from which the first rungs are known.
        events: Live events, in order of their days.
        names: What the tasks are called.
    """
    rungs = {task: done.rung for past in past_days for task, done in past.totals.last.items()}
    changes = []
    for event in events:
        if type(event) is Done:
            if event.share <= 0.0:
                continue
            before, chosen = rungs.get(event.task, event.rung), False
        elif type(event) is Chosen:
            before, chosen = rungs.get(event.task, event.rung if event.was is None else event.was), True
        else:
            continue
        rungs[event.task] = event.rung
        if before != event.rung:
            name = names.get(event.task, event.task)
            changes.append(RungChange(event.day, event.task, name, before, event.rung, chosen))
    return tuple(changes)
