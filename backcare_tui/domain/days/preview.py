"""Days to come, under an assumption: what is asked, done as it would be, and asked again the day after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

import msgspec

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
        return f"If {done} and {felt}."


AS_ASKED = Outlook()


class Maker:
    """Makes events of a day that is only imagined, with ids in order."""

    def __init__(self) -> None:
        self._count = 0

    def base(self, day: date, hour: int = 12) -> dict[str, object]:
        """What every event starts from."""
        self._count += 1
        at = datetime.combine(day, time(hour), tzinfo=UTC)
        return {"id": f"{AFTER_ALL}{self._count:09d}", "at": at, "day": day}

    def pain(self, day: date, level: int, **more: object) -> Pain:
        """A pain report."""
        return msgspec.convert({"kind": "pain", **self.base(day, 8), "level": level, **more}, Pain)

    def done(self, day: Day) -> list[Event]:
        """Check-offs of everything that is still to do, and what the day asked."""
        done: list[Event] = [
            Done(
                **self.base(day.day),  # type: ignore[arg-type]
                task=row.task,
                target=row.target,
                dose=row.dose,
                rung=row.rung,
                full=row.full,
            )
            for row in day.rows
            if row.state in ("due", "offered", "part") and not row.optional
        ]
        return [*done, self.asked(day)]

    def asked(self, day: Day, said: Sequence[str] = ()) -> DayPlanned:
        """What a day asks and says, as an entry of it would store; ``said`` is what it said before."""
        stance, words = day.guidance.stance, tuple(dict.fromkeys((*said, *day.said)))
        return DayPlanned(**self.base(day.day), due_tasks=day.due_tasks, said=words, stance=stance)  # type: ignore[arg-type]


def preview(
    plan: Plan,
    checkpoint: Checkpoint,
    events: Sequence[Event],
    day: date,
    count: int,
    atlas: Atlas,
    outlook: Outlook = AS_ASKED,
) -> list[Day]:
    """The coming days, today first, if all is done and pain stays as it is.

    Args:
        plan: In force on all of them.
        checkpoint: Where things stand at the end of yesterday.
        events: Today's so far.
        day: Today.
        count: How many days.
        atlas: Names of targets and regions.
        outlook: What is taken for granted.
    """
    maker, background = Maker(), Background(atlas)
    latest = build_day(plan, checkpoint, events, day, today=day, background=background)
    level = latest.pain.level if outlook.pain is None else outlook.pain
    regions = latest.pain.regions
    days = [latest]
    for _ in range(count - 1):
        rest = [maker.asked(latest)] if outlook.miss else maker.done(latest)
        checkpoint, _record = replay_day(checkpoint, day, [*events, *rest])
        day += ONE_DAY
        events = [] if level is None else [maker.pain(day, level, regions=regions)]
        latest = build_day(plan, checkpoint, events, day, today=day, background=background)
        days.append(latest)
    return days
