"""What was done on the days of either arm: of what was asked, how long, and what of the other; nothing is guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.domain_kit import asked, base, task
from kits.result_kit import Lived
from kits.trial_kit import ARMS, FIRST, TRIED
from msgspec.structs import replace

from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import Done, DueTask, Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.trial.doing import arms_done, dose_changes, eased_days, seconds_of

DAYS = tuple(FIRST + timedelta(days=ahead) for ahead in range(12))
TEN, FIVE = Dose(minutes=10), Dose(minutes=5)


def record(day: int, morning: int | None = None, **outcomes: str) -> DayRecord:
    shares = {"done": 1.0, "part": 0.5}
    found = {name: TaskOutcome(state, shares.get(state, 0.0)) for name, state in outcomes.items()}
    return DayRecord(FIRST + timedelta(days=day), FIRST, "kept", 1.0, found, morning=morning)


def worked(day: int, what: str, dose: Dose = TEN, did: Dose | None = None, full: Dose | None = None) -> Done:
    return Done(**base(DAYS[day], None, ""), task=what, dose=dose, did=did, full=full)


def test_sessions_are_counted_of_those_asked_and_the_other_arms_are_told_apart() -> None:
    records = [
        record(0, pump="done", claw="rested"),
        record(1, pump="part", claw="done"),
        record(2, pump="missed", claw="rested"),
        record(3, pump="skipped", claw="rested"),
        record(4, pump="paused", claw="part"),
        record(5, claw="done", pump="rested"),
    ]
    days = (DAYS[:5], DAYS[5:6])
    a, b = arms_done(ARMS, days, {one.day: one for one in records}, [], TRIED)
    assert (a.days, a.asked, a.done, a.part, a.other) == (5, 4, 1, 1, 2)
    assert (b.days, b.asked, b.done, b.part, b.other) == (1, 1, 1, 0, 0)


def test_minutes_are_those_really_done_on_the_arms_own_days() -> None:
    events = [
        worked(0, "pump"),
        worked(0, "pump", did=FIVE),  # checked off twice counts once
        worked(1, "pump", did=FIVE),
        worked(1, "claw"),
        worked(2, "pump"),
        worked(2, "walk"),
    ]
    a, b = arms_done(ARMS, (DAYS[:2], DAYS[2:4]), {}, events, TRIED)
    assert (a.minutes, b.minutes) == (7.5, 0.0)


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (TEN, 600),
        (Dose(seconds=30, sides=2), 60),
        (Dose(seconds=30, other=10), 40),
        (Dose(reps=10, sets=2), 80),
        (Dose(breaths=6), 60),
        (Dose(), 0),
    ],
)
def test_how_long_a_dose_takes_is_told_by_what_it_is_counted_in(dose: Dose, seconds: float) -> None:
    assert seconds_of(dose, task(), 1) == seconds_of(dose, None, 1) == seconds


def test_a_morning_belongs_to_the_day_before_and_few_of_them_are_not_told() -> None:
    def told(count: int) -> tuple[int | None, int | None]:
        # The arms in turns, day by day: an even day hurts the morning after, an odd one does not.
        records = [record(day, morning=7 if day % 2 else 2) for day in range(1, count + 1)]
        a, b = arms_done(ARMS, (DAYS[:12:2], DAYS[1:12:2]), {one.day: one for one in records}, [], TRIED)
        return a.morning, b.morning

    assert told(10) == (7, 2)
    assert told(9) == (None, None)


def test_a_changed_dose_is_told_once_and_an_eased_one_is_none() -> None:
    due = DueTask("claw", FIVE)
    events: list[Event] = [
        worked(0, "pump"),
        worked(1, "pump", FIVE, full=TEN),
        worked(2, "pump", FIVE),
        worked(3, "pump", FIVE),
        asked(DAYS[0], (due, DueTask("pump", TEN, state="rested", full=FIVE))),
        asked(DAYS[4], (replace(due, dose=TEN),)),
        worked(9, "walk"),
    ]
    changes = dose_changes(("pump", "claw"), DAYS, events)
    assert [(one.task, one.day, one.before, one.after) for one in changes] == [
        ("pump", DAYS[2], "10 min", "5 min"),
        ("claw", DAYS[4], "5 min", "10 min"),
    ]
    assert [(one.task, one.days) for one in eased_days(("pump", "claw"), DAYS, events)] == [("pump", 1)]
    assert dose_changes(("pump",), DAYS[:2], events) == ()


def test_a_life_is_told_by_the_days_that_were_drawn_for_each_arm() -> None:
    life = Lived(3)
    found = life.result.by_arm
    assert found is not None
    assert [done.days for done in found.done] == [42, 42]
    days = {
        day.day: life.trial.arm_of(day.place)
        for pair in life.trial.counted
        for day in (*pair.first, *pair.second)
    }
    for arm, name in enumerate(("pump", "claw")):
        own = [event for event in life.events if isinstance(event, Done) and days.get(event.day) == arm]
        assert found.done[arm].done == sum(event.task == name for event in own)
        assert found.done[arm].other == sum(event.task != name for event in own)
    assert life.trial.days[0].day + ONE_DAY == life.trial.days[1].day
