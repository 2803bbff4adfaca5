"""Weeks against what they needed, told once more beside the streaks that the replay keeps."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from kits.domain_kit import MON, lives, record
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.history.week import WeekSum, week_sums
from backcare_tui.domain.journal.events import Event
from backcare_tui.domain.journal.streaks import close_week
from backcare_tui.domain.plan.plan import Plan

WEEK = timedelta(days=7)


@examples(50)
@given(lives() | lives(stored=False))
def test_weeks_on_target_in_a_row_are_the_week_streak(life: tuple[Plan, list[Event]]) -> None:
    _plan, events = life
    last = MON + timedelta(days=40)
    checkpoint, records = replay(Checkpoint(), by_day(events), last)
    weeks = week_sums(records, last + WEEK)
    run = best = 0
    for week in weeks:
        if week.on_target is not None:
            run = run + 1 if week.on_target else 0
            best = max(best, run)
    tally = close_week(checkpoint.tally)
    assert (run, best) == (tally.weeks, tally.best_weeks)


def test_a_week_is_on_target_by_the_target_of_its_own_time() -> None:
    records = [
        msgspec.structs.replace(
            record(MON + timedelta(days=at), MON + at // 7 * WEEK, "kept" if at % 7 < 4 else "missed"),
            target=(5, 4, 6)[at // 7],
        )
        for at in range(21)
    ]
    weeks = week_sums(records, MON + 3 * WEEK)
    assert [(week.needs, week.on_target) for week in weeks] == [(5, False), (4, True), (6, False)]


def test_the_running_week_is_neither_and_so_is_one_that_does_not_count() -> None:
    records = [
        record(MON, MON, "kept"),
        record(MON + WEEK, MON + WEEK, "paused"),
        record(MON + 2 * WEEK, MON + 2 * WEEK, "kept"),
    ]
    assert [week.on_target for week in week_sums(records, MON + 2 * WEEK)] == [True, None, None]


def test_a_week_tells_the_pain_of_its_days() -> None:
    days = [record(MON, MON, "kept"), record(MON + ONE_DAY, MON, "missed")]
    import msgspec

    days.append(msgspec.structs.replace(days[0], day=MON + 2 * ONE_DAY, worst=7))
    assert week_sums(days, MON + WEEK) == [WeekSum(MON, 2, 3, 2, True, (7,))]
