"""Days to come, under an assumption: what is asked, done as it would be, and asked again the day after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any, NamedTuple

from msgspec.structs import replace

from backcare_tui.domain.body.atlas import Atlas
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.day import Day, build_day
from backcare_tui.domain.days.replay import Checkpoint, replay_day
from backcare_tui.domain.days.rows import Background
from backcare_tui.domain.journal.events import DayPlanned, Done, Event, Pain
from backcare_tui.domain.plan.plan import Plan

AFTER_ALL = "~"
"""Before the ids of what has not happened: they sort after all that has."""
SAVES_NOTHING = "Looking saves nothing."
"""What a preview says beside what it takes for granted."""

TOLD_ON_THE_DAY = "Whose turn it is in your trial is told on the day."


class Outlook(NamedTuple):
    """What a preview takes for granted.

    Attributes:
        pain: The pain of every day to come; None: as it was last reported in these three days, if it was.
        miss: Nothing more is done.
    """

    pain: int | None = None
    miss: bool = False

    def words(self, today: Day) -> str:
        """The same as a sentence."""
        done = "nothing more is done" if self.miss else "everything asked is done"
        level = today.pain.level if self.pain is None else self.pain
        felt = "no pain is reported" if level is None else f"pain is {level} from tomorrow on"
        trial = "" if today.status.trial is None else f" {TOLD_ON_THE_DAY}"
        return f"If {done} and {felt}.{trial}"


class Maker:
    """Makes events of a day that is only imagined, with ids in order."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def base(self, day: date, hour: int = 12) -> dict[str, Any]:
        """What every event starts from."""
        at = datetime.combine(day, time(hour), tzinfo=UTC)
        return {"id": f"{AFTER_ALL}{next(self._numbers):09d}", "at": at, "day": day}

    def done(self, day: Day) -> list[Event]:
        """Check-offs of everything that is still to do, and what the day asked."""
        done: list[Event] = [
            Done(
                **self.base(day.day),
                task=row.task,
                target=row.key.target,
                dose=row.dose,
                rung=row.rung,
                full=row.full,
            )
            for row in day.rows
            if row.state in ("due", "offered", "part") and not row.optional
        ]
        return [*done, self.asked(day)]

    def asked(self, day: Day) -> DayPlanned:
        """What a day asks and says, as an entry of it would store."""
        base, stance = self.base(day.day), day.guidance.stance
        return DayPlanned(**base, due_tasks=day.due_tasks, said=day.said, stance=stance, trial=day.trial_mark)


def preview(
    plan: Plan,
    checkpoint: Checkpoint,
    events: Sequence[Event],
    day: date,
    count: int,
    atlas: Atlas,
    outlook: Outlook,
) -> list[Day]:
    """So many coming days of a plan, today first, under an outlook.

    They follow from where things stand at the end of yesterday (``checkpoint``), and from today's events so far.
    """
    maker, background = Maker(), Background(atlas)
    latest = build_day(plan, checkpoint, events, day, today=day, background=background)
    level = latest.pain.level if outlook.pain is None else outlook.pain
    regions = latest.pain.regions
    days = [latest]
    for _ in range(count - 1):
        rest = [maker.asked(latest)] if outlook.miss else maker.done(latest)
        checkpoint, _record = replay_day(checkpoint, day, [*events, *rest])
        checkpoint = replace(checkpoint, status=checkpoint.status.with_trial_hidden())
        day += ONE_DAY
        events = [] if level is None else [Pain(**maker.base(day, 8), level=level, regions=regions)]
        latest = build_day(plan, checkpoint, events, day, today=day, background=background)
        days.append(latest)
    return days
