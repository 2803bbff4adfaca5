"""A week: tasks by days, what was kept, the strip, and what keeps it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, did, lives, massage, plan, planned, record, skip, story, strength, task
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.history.week import Week, build_week
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import Event, Paused
from backcare_tui.domain.journal.streaks import Streak, WeekNow, needed
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays, TimesAWeek

WEEK = timedelta(days=7)
NONE = Streak(0, 0, 0, 0, WeekNow(0, 5, 7, on_target=False, possible=True))


def records_of(plan_now: Plan, events: list[Event], today: date) -> list[DayRecord]:
    before = [event for event in events if event.day < today]
    return [*replay(Checkpoint(), by_day(before), today - ONE_DAY)[1], story(plan_now, events, today).record]


def week_of(plan_now: Plan, events: list[Event], today: date, back: int = 0) -> Week:
    """The week of today, or one so many before it: one that was, or before any by sevens."""
    records = records_of(plan_now, events, today)
    weeks = sorted({record.week for record in records})
    starts = weeks[-1 - back] if back < len(weeks) else weeks[0] - (back - len(weeks) + 1) * WEEK
    return build_week(
        records, plan_now, {"gone": "Gone"}, starts, today, story(plan_now, events, today).streak
    )


@examples(30)
@given(lives() | lives(stored=False), st.integers(0, 30), st.integers(0, 6))
def test_any_week_of_any_life_can_be_seen(life: tuple[Plan, list[Event]], offset: int, back: int) -> None:
    plan_now, events = life
    today = MON + timedelta(days=offset)
    found = week_of(plan_now, events, today, back)
    assert found == week_of(plan_now, events, today, back)
    assert msgspec.json.encode(found)
    assert found.dates == tuple(days(found.starts, 7))
    assert found.current == (back == 0)
    assert found.starts <= found.ends <= found.dates[-1]
    for day, known in zip(found.dates, found.days, strict=True):
        assert known is None or known.day == day <= today
    ids = [line.id for line in found.tasks]
    assert len(set(ids)) == len(ids)
    for line in found.tasks:
        assert 0 <= line.strength <= 100
        for known, mark in zip(found.days, line.outcomes, strict=True):
            assert mark == (known.outcomes.get(line.id) if known else None)
    marked = {name for known in found.days if known for name in known.outcomes}
    assert marked <= set(ids)
    assert len(found.strip) == 12
    steps = [after.starts - bar.starts for bar, after in pairwise(found.strip)]
    assert found.strip[-1].starts == found.starts
    assert all(ONE_DAY <= step <= WEEK for step in steps)
    assert sum(bar.counted for bar in found.strip) == sum(
        record.for_streaks in ("kept", "missed")
        for record in records_of(plan_now, events, today)
        if found.strip[0].starts <= record.day <= found.ends
    )
    assert found.strip[-1].kept == found.kept
    assert all(0 <= bar.kept <= bar.counted <= 7 for bar in found.strip)


def test_every_task_of_the_plan_has_a_line_this_week_and_those_worked_in_an_older_one() -> None:
    today = MON + WEEK
    two = plan(task("a"), task("b", every=OnWeekdays((6,))))
    records = [
        record(
            MON,
            MON,
            "kept",
            a=TaskOutcome("done", 1.0),
            gone=TaskOutcome("done", 1.0),
            zap=TaskOutcome("part", 0.5),
        )
    ]
    older = build_week(records, two, {"gone": "Gone [x]"}, MON, today, NONE)
    assert [(line.id, line.name) for line in older.tasks] == [
        ("a", "a"),
        ("gone", "Gone [x]"),
        ("zap", "zap"),
    ]
    assert [line.strength for line in older.tasks[1:]] == [0, 0]
    assert [line.id for line in build_week(records, two, {}, today, today, NONE).tasks] == ["a", "b"]


def test_strength_is_that_of_the_end_of_the_week_shown() -> None:
    records = [record(day, week_start(day, 0), "kept", a=TaskOutcome("done", 1.0)) for day in days(MON, 30)]
    today = MON + timedelta(days=29)
    second = build_week(records, plan(), {}, MON + WEEK, today, NONE).tasks[0].strength
    assert second == strength(records, "a", EveryDays(), MON + timedelta(days=13))
    this = build_week(records, plan(), {}, MON + 4 * WEEK, today, NONE).tasks[0].strength
    assert this == strength(records, "a", EveryDays(), today) > second


def test_strength_goes_by_the_schedule_of_the_rung_the_plan_starts_on() -> None:
    pump = task("a", rungs=(Dose(minutes=3), Dose(minutes=5)), first_every=EveryDays(2), every=EveryDays(1))
    records = [
        record(day, day, "kept", **({"a": TaskOutcome("done", 1.0)} if day.toordinal() % 2 else {}))
        for day in days(MON, 60)
    ]
    today = MON + timedelta(days=59)
    line = build_week(records, plan(pump), {}, today, today, NONE).tasks[0]
    assert line.strength == strength(records, "a", EveryDays(2), today) > 85


def test_twelve_weeks_tell_what_was_kept() -> None:
    records = [record(day, MON, "kept") for day in days(MON, 5)]
    records += [record(day, MON, "missed") for day in days(MON + timedelta(days=5), 2)]
    records += [record(day, MON + WEEK, "free") for day in days(MON + WEEK, 7)]
    found = build_week(records, plan(), {}, MON + 11 * WEEK, MON + 11 * WEEK, NONE)
    assert [(bar.kept, bar.counted) for bar in found.strip][:3] == [(5, 7), (0, 0), (0, 0)]
    assert len(found.strip) == 12
    assert build_week(records, plan(), {}, MON + 12 * WEEK, MON, NONE).strip[0].counted == 0


def test_a_plan_that_moves_the_start_of_the_week_leaves_the_weeks_before_as_they_were() -> None:
    """Weeks from Sunday, 1 November on; from Wednesday the 11th on they start on Monday."""
    sunday = date(2026, 11, 1)
    before, after = plan(week_starts=6), plan(week_starts=0)
    events: list[Event] = [
        planned(sunday, before),
        *(did("a", day) for day in days(sunday, 16)),
        planned(date(2026, 11, 11), after),
    ]
    today = date(2026, 11, 17)
    bars = [(bar.starts.day, bar.counted) for bar in week_of(after, events, today).strip[-4:]]
    assert bars == [(1, 7), (8, 7), (15, 1), (16, 1)]
    short = week_of(after, events, today, 1)
    assert (short.starts, short.ends, short.current) == (date(2026, 11, 15), date(2026, 11, 15), False)
    assert [day is not None for day in short.days] == [True, *[False] * 6]


# What keeps the week


def to_keep(plan_now: Plan, today: date, *events: Event) -> WeekNow:
    return story(plan_now, [planned(MON, plan_now), *events], today).streak.week


def test_a_new_week_asks_for_its_target() -> None:
    assert to_keep(plan(), MON) == WeekNow(0, 5, 7, on_target=False, possible=True, by="Sunday")
    assert to_keep(plan(), MON, did("a", MON)) == WeekNow(
        1, 5, 6, on_target=False, possible=True, by="Sunday"
    )


def test_three_kept_and_three_days_left_is_two_more() -> None:
    events = [did("a", day) for day in days(MON, 3)]
    assert to_keep(plan(), MON + timedelta(days=4), *events).words == "2 more days by Sunday keep the week."


def test_days_on_which_nothing_is_due_are_not_expected() -> None:
    three = plan(task(every=OnWeekdays((0, 2, 4))))
    assert to_keep(three, MON) == WeekNow(0, 2, 3, on_target=False, possible=True, by="Friday")
    assert to_keep(plan(task("a", optional=True)), MON).left == 0


def test_days_of_a_coming_pause_are_not_expected() -> None:
    pause = Paused(
        id="p", at=did("a", MON).at, day=MON, first=MON + timedelta(days=3), until=MON + timedelta(days=4)
    )
    assert to_keep(plan(), MON, pause) == WeekNow(0, 3, 5, on_target=False, possible=True, by="Sunday")


def test_a_skipped_day_lowers_what_the_week_needs() -> None:
    events = [skip("a", day) for day in days(MON, 3)]
    assert to_keep(plan(), MON + timedelta(days=3), *events) == WeekNow(
        0, 2, 4, on_target=False, possible=True, by="Sunday"
    )


def test_so_often_a_week_is_expected_on_its_last_days() -> None:
    thrice = plan(task(every=TimesAWeek(3)))
    assert to_keep(thrice, MON) == WeekNow(0, 2, 3, on_target=False, possible=True, by="Sunday")
    assert to_keep(thrice, MON, did("a", MON)) == WeekNow(
        1, 2, 2, on_target=False, possible=True, by="Sunday"
    )
    assert to_keep(thrice, MON, *(did("a", day) for day in days(MON, 1))).words.startswith(
        "1 more day by Sunday"
    )


def test_a_week_that_ends_early_expects_no_day_of_the_next() -> None:
    thursday = MON + timedelta(days=3)
    moved = plan(week_starts=2)
    past: list[Event] = [planned(MON, plan()), *(did("a", day) for day in days(MON, 3))]
    edited = story(moved, [*past, planned(thursday, moved)], thursday)
    assert edited.record.week == MON
    assert edited.streak.week == WeekNow(3, 5, 4, on_target=False, possible=True, by="Sunday")


def test_a_massage_is_one_line_however_many_targets() -> None:
    rub = plan(massage("x", "y", "z"))
    events: list[Event] = [planned(MON, rub), *(did("m", MON, target=target) for target in "xyz")]
    found = week_of(rub, events, MON)
    assert [(line.id, line.outcomes[0]) for line in found.tasks] == [("m", TaskOutcome("done", 1.0))]


def test_each_week_of_the_strip_has_the_target_that_was_meant_then() -> None:
    records = [
        msgspec.structs.replace(record(week + timedelta(days=at), week, "kept"), target=target)
        for week, target in ((MON, 3), (MON + WEEK, 6))
        for at in range(4)
    ]
    before, after = build_week(records, plan(), {}, MON + WEEK, MON + 4 * WEEK, NONE).strip[-2:]
    assert (before.kept, before.needs, before.reached) == (4, 1, True)
    assert (after.kept, after.needs, after.reached) == (4, 3, True)


@examples(20)
@given(lives())
def test_a_past_week_is_on_target_in_the_strip_just_as_it_was_counted(life: tuple[Plan, list[Event]]) -> None:
    plan_now, events = life
    today = MON + timedelta(days=30)
    strip = week_of(plan_now, events, today).strip
    for bar in strip[:-1]:
        tally = replay(Checkpoint(), by_day(events), bar.starts + timedelta(days=6))[0].tally
        if tally.week == bar.starts:
            assert (bar.kept, bar.counted) == (tally.kept, tally.counted)
            assert bar.reached == (tally.counted > 0 and tally.kept >= needed(tally.target, tally.counted))


def test_a_day_keeps_the_target_of_the_plan_that_was_in_force_on_it() -> None:
    three, six = (msgspec.structs.replace(plan(task("a")), week_target=count) for count in (3, 6))
    events: list[Event] = [planned(MON, three), planned(MON + ONE_DAY, six)]
    records = replay(Checkpoint(), by_day(events), MON + 2 * ONE_DAY)[1]
    assert [one.target for one in records] == [3, 6, 6]
    assert story(six, events, MON + 3 * ONE_DAY).record.target == 6
