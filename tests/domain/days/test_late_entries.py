"""Late entries through the coach: a past day keeps what it asked, and is judged by it ever after."""

from __future__ import annotations

from datetime import timedelta

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.calendar import ONE_DAY


def massages(coach: Coach, back: int) -> list[str]:
    day = coach.day(coach.today_date - back * ONE_DAY)
    return [row.id for row in day.rows if row.kind == "massage"]


def test_a_massage_skipped_a_day_late_is_skipped_for_good(coach: Coach, clock: FixedClock) -> None:
    clock.moment += ONE_DAY  # a Monday, so that massage is due
    coach.tasks.done("self-massage")
    clock.moment += 2 * ONE_DAY
    yesterday = coach.today_date - ONE_DAY
    picked = massages(coach, 1)
    for row in coach.day(yesterday).rows:
        coach.tasks.skip(row.id, because="ill", day=yesterday)
    assert coach.day(yesterday).record.state == "skipped"
    clock.moment += ONE_DAY
    assert massages(coach, 2) == picked
    assert coach.timeline.records(yesterday, coach.today_date)[0].state == "skipped"


def test_a_late_first_entry_stores_what_its_day_asked(coach: Coach, clock: FixedClock) -> None:
    coach.tasks.note("begun")
    clock.moment += 3 * ONE_DAY
    day = coach.today_date - ONE_DAY
    before = coach.day(day)
    coach.tasks.pain(3, day=day)
    assert coach.day(day).due_tasks == before.due_tasks
    clock.moment += timedelta(days=1)
    coach.tasks.done("self-massage", day=day - ONE_DAY)
    assert coach.day(day).due_tasks == before.due_tasks


def test_a_day_before_the_first_plan_stores_no_asks(coach: Coach) -> None:
    yesterday = coach.today_date - ONE_DAY
    coach.sure = True
    coach.tasks.pain(3, day=yesterday)
    coach.tasks.done("posture-pump", day=yesterday)
    assert [row.id for row in coach.day(yesterday).rows] == ["posture-pump"]
    assert coach.day(yesterday).record.state == "kept"
