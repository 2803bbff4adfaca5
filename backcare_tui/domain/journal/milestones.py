"""Milestones: what a whole diary has come to, and the day on which it did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Done
from backcare_tui.domain.journal.streaks import Tally

KEPT = {7: "kept-7", 14: "kept-14", 21: "kept-21", 50: "kept-50", 100: "kept-100"}
"""Kept days in all, however far apart, that are told of."""
DIARY = {30: "diary-30"}
"""Days with something in the diary that are told of."""
BEST_STREAK, NEW_RUNG = "best-streak", "new-rung"
LONG_RUN = 7
"""Days of an earlier streak that are worth being passed: in the first week every day would be a best one."""
MILESTONES = (*KEPT.values(), *DIARY.values(), BEST_STREAK, NEW_RUNG)


class Milestones(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a diary has come to by the end of a day.

    Attributes:
        kept: Kept days in all.
        written: Days with a session or a report of pain.
        former: The longest day streak of those that have ended.
        highest: The highest rung that each task was ever done on.
        reached: The last day on which each milestone was reached.
    """

    kept: int = 0
    written: int = 0
    former: int = 0
    highest: dict[str, int] = {}
    reached: dict[str, date] = {}


def milestones_after(
    now: Milestones, record: DayRecord, before: Tally, after: Tally, last: Mapping[str, Done]
) -> Milestones:
    """What it has come to after one more day, which is over.

    Args:
        now: By the day before.
        record: How the day went.
        before: The streaks by the day before.
        after: The streaks with it.
        last: Each worked task's latest check-off of the day.
    """
    kept = now.kept + (record.for_streaks == "kept")
    written = now.written + (record.worst is not None or bool(last))
    former = max(now.former, before.days) if after.days < before.days else now.former
    reached: list[str] = []
    if kept > now.kept:
        reached += [KEPT[kept]] if kept in KEPT else []
        reached += [BEST_STREAK] if former >= LONG_RUN and after.days == former + 1 else []
    if written > now.written and written in DIARY:
        reached.append(DIARY[written])
    highest = {task: done.rung for task, done in last.items() if done.rung > now.highest.get(task, -1)}
    if any(task in now.highest for task in highest):  # where a task was begun is no step up
        reached.append(NEW_RUNG)
    if (kept, written, former) == (now.kept, now.written, now.former) and not highest:
        return now
    return Milestones(
        kept,
        written,
        former,
        {**now.highest, **highest} if highest else now.highest,
        {**now.reached, **dict.fromkeys(reached, record.day)} if reached else now.reached,
    )
