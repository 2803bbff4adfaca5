"""Weeks that were: what was kept of each, against what it needed, and the pain in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import msgspec

from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.streaks import needed


class WeekSum(msgspec.Struct, frozen=True):
    """One week, as its days' records tell it.

    Attributes:
        starts: Its first day.
        kept, counted: Kept days, and days that count.
        target: The plan's week target, as of its latest day.
        over: Whether it is over.
        levels: The worst pain of each day with a report, in order.
    """

    starts: date
    kept: int
    counted: int
    target: int
    over: bool
    levels: tuple[int, ...] = ()

    @property
    def on_target(self) -> bool | None:
        """Whether it kept what it needed; None while it is not over, and where none of its days counts."""
        if not self.over or not self.counted:
            return None
        return self.kept >= needed(self.target, self.counted)


def week_sums(records: Sequence[DayRecord], running: date) -> list[WeekSum]:
    """The weeks of some records.

    Args:
        records: In order, whole weeks of them.
        running: First day of the week that is not over.
    """
    found = []
    for starts, group in groupby(records, key=lambda record: record.week):
        days = [*group]
        found.append(
            WeekSum(
                starts,
                sum(day.state == "kept" for day in days),
                sum(day.counts for day in days),
                days[-1].target,
                starts < running,
                tuple(day.worst for day in days if day.worst is not None),
            )
        )
    return found
