"""Replaying days into where things stand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, asked, days, did, lives, massage, pain, plan, planned, skip, task
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY, month_end, month_of
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.corrections import live
from backcare_tui.domain.journal.day_record import DayRecord, TaskOutcome
from backcare_tui.domain.journal.events import (
    Done,
    DueTask,
    Event,
    Pain,
    Paused,
    Planned,
    Resumed,
    Skipped,
    Undone,
)
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.plan import Plan
from backcare_tui.domain.plan.schedule import EveryDays, OnWeekdays

EMPTY = Checkpoint()


def go(
    events: list[Event], through: date, checkpoint: Checkpoint = EMPTY
) -> tuple[Checkpoint, list[DayRecord]]:
    return replay(checkpoint, by_day(events), through)


def pause(day: date, first: date, until: date | None = None) -> Paused:
    return Paused(id="p", at=did("a", day).at, day=day, first=first, until=until)


def resume(day: date) -> Resumed:
    return Resumed(id="r", at=did("a", day).at, day=day)


def undo(day: date, *events: Event) -> Undone:
    return Undone(id="u", at=did("a", day).at, day=day, events=tuple(event.id for event in events))


def states(events: list[Event], count: int, first: date = MON) -> list[str]:
    found = {record.day: record.state for record in go(events, first + timedelta(days=count - 1))[1]}
    return [found.get(day, "") for day in days(first, count)]


# In one go, or in any pieces


@examples(30)
@given(lives(), st.lists(st.integers(0, 40), max_size=6))
def test_replaying_in_pieces_is_replaying_in_one_go(life: tuple[Plan, list[Event]], cuts: list[int]) -> None:
    _plan, events = life
    through = MON + timedelta(days=34)
    whole, records = go(events, through)
    checkpoint, found = EMPTY, []
    for cut in [*sorted(cuts), 34]:
        checkpoint, more = go(events, min(through, MON + timedelta(days=cut)), checkpoint)
        found += more
    assert checkpoint == whole
    assert found == records
    assert go(events, through, whole) == (whole, [])


@examples(15)
@given(lives(45))
def test_replaying_month_by_month_needs_only_the_months_events(life: tuple[Plan, list[Event]]) -> None:
    _plan, events = life
    through = MON + timedelta(days=60)
    checkpoint, found = EMPTY, []
    for month in ("2026-10", "2026-11", "2026-12", "2027-01"):
        own = [event for event in events if month_of(event.day) == month]
        checkpoint, more = go(own, min(month_end(month), through), checkpoint)
        found += more
    assert (checkpoint, found) == go(events, through)


def test_history_begins_with_the_first_thing_recorded() -> None:
    assert go([], MON) == (EMPTY, [])
    assert go([did("a", MON + ONE_DAY)], MON) == (EMPTY, [])
    records = go([did("a", MON)], MON + timedelta(days=2))[1]
    assert [record.day for record in records] == days(MON, 3)


def test_a_gap_of_months_is_replayed_day_by_day() -> None:
    first = date(2026, 1, 31)
    events: list[Event] = [planned(first, plan()), did("a", first), did("a", date(2026, 5, 1))]
    checkpoint, records = go(events, date(2026, 5, 1))
    assert [record.day for record in records] == days(first, 91)
    assert [record.state for record in records] == ["kept", *["missed"] * 89, "kept"]
    assert (checkpoint.tally.days, checkpoint.tally.best_days) == (1, 1)


def test_a_leap_day_is_a_day() -> None:
    first = date(2028, 2, 28)
    events: list[Event] = [planned(first, plan()), *(did("a", day) for day in days(first, 3))]
    assert go(events, date(2028, 3, 1))[0].tally.days == 3


# What does and what does not leave a trace


@examples(30)
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_work_and_pain_within_a_day_does_not_matter(life, random) -> None:
    _plan, events = life
    shuffled: list[Event] = []
    for _day, group in groupby(sorted(events, key=lambda event: event.day), key=lambda event: event.day):
        own = list(group)
        free = [event for event in own if isinstance(event, Done | Skipped | Pain)]
        fixed = [event for event in own if event not in free]
        random.shuffle(free)
        shuffled += [*free, *fixed]
    through = MON + timedelta(days=30)
    assert _rounded(go(shuffled, through)[1]) == _rounded(go(events, through)[1])


def _rounded(records: list[DayRecord]) -> list[tuple[object, ...]]:
    """Records, with shares that sums in another order may change in their last digit."""
    return [
        (
            record.day,
            record.week,
            record.state,
            round(record.share, 9),
            {name: (mark.state, round(mark.share, 9)) for name, mark in record.outcomes.items()},
            record.worst,
            record.morning,
        )
        for record in records
    ]


def test_what_was_undone_leaves_no_trace_but_what_the_day_asked() -> None:
    changed = plan(task("a"), task("b"))
    stored = asked(MON, (DueTask("a", Dose(reps=100)),))
    first: list[Event] = [planned(MON, changed), stored]
    mistake = did("a", MON, event_id="x")
    through = MON + ONE_DAY
    undone = go([*live([*first, mistake, undo(MON, mistake)])], through)
    assert undone == go([*first], through)
    assert undone[1][0].outcomes == {"a": TaskOutcome("missed")}
    assert set(undone[1][1].outcomes) == {"a", "b"}


@examples(20)
@given(lives(), st.data())
def test_undoing_is_as_if_it_had_never_been(life: tuple[Plan, list[Event]], data: st.DataObject) -> None:
    _plan, events = life
    totals = [event for event in events if isinstance(event, Done | Skipped | Pain | Paused | Resumed)]
    gone = data.draw(st.lists(st.sampled_from(totals), unique=True)) if totals else []
    taken_back = undo(MON + timedelta(days=50), *gone)
    through = MON + timedelta(days=30)
    ids = {event.id for event in gone}
    assert go([*live([*events, taken_back])], through) == go([e for e in events if e.id not in ids], through)


# Before and after plans


def test_before_any_stored_plan_nothing_is_missed() -> None:
    events: list[Event] = [
        did("a", MON),
        did("a", MON + timedelta(days=2), 0.1),
        planned(MON + timedelta(days=4), plan()),
    ]
    assert states(events, 6) == ["kept", "free", "free", "free", "missed", "missed"]
    assert [go(events, MON + timedelta(days=at))[0].tally.days for at in range(4)] == [1, 0, 0, 0]


def test_before_any_stored_plan_a_massage_done_in_part_is_marked_so() -> None:
    halves = [did("m", MON, 0.5, target=target) for target in ("x", "y")]
    record = go(list(halves), MON)[1][0]
    assert (record.outcomes, record.state) == ({"m": TaskOutcome("part", 0.5)}, "free")


def test_the_plan_stored_last_is_asked_until_another_is() -> None:
    one, two = plan(task("a")), plan(task("b"))
    events: list[Event] = [
        planned(MON, one),
        did("a", MON),
        planned(MON + timedelta(days=3), two),
        did("b", MON + timedelta(days=3)),
    ]
    records = go(events, MON + timedelta(days=4))[1]
    assert [[*record.outcomes] for record in records] == [["a"], ["a"], ["a"], ["b"], ["b"]]


def test_editing_the_plan_changes_neither_past_days_nor_their_streaks() -> None:
    easy, hard = (
        plan(task("a")),
        plan(task("a"), task("b"), task("c"), day_counts_at=1.0, week_target=7, grace=0),
    )
    past: list[Event] = [planned(MON, easy), *(did("a", day) for day in days(MON, 10))]
    before, records = go(past, MON + timedelta(days=9))
    day = MON + timedelta(days=10)
    after, found = go([*past, planned(day, hard), *(did(name, day) for name in "abc")], day)
    assert found[:10] == records
    assert (before.tally.days, after.tally.days) == (10, 11)
    assert go([*past, planned(day, hard), did("a", day)], day)[0].tally.days == 0


def test_what_a_day_stored_is_what_it_asked() -> None:
    events: list[Event] = [
        planned(MON, plan(task("a"), task("b"))),
        asked(MON, (DueTask("a", Dose(reps=100)),)),
        did("a", MON),
    ]
    assert go(events, MON)[1][0].share == 1.0


def test_a_plans_own_numbers_judge_its_days() -> None:
    def state(**more: Any) -> str:
        return states([planned(MON, plan(task("a"), task("b"), **more)), did("a", MON)], 1)[0]

    assert (state(), state(day_counts_at=0.5)) == ("missed", "kept")


# Pauses


def test_a_pause_is_neutral_and_its_end_counts_again() -> None:
    events: list[Event] = [
        planned(MON, plan()),
        did("a", MON),
        pause(MON, MON + ONE_DAY, MON + timedelta(days=3)),
        did("a", MON + timedelta(days=4)),
    ]
    assert states(events, 6) == ["kept", "paused", "paused", "paused", "kept", "missed"]
    assert go(events, MON + timedelta(days=4))[0].tally.days == 2


def test_a_pause_without_end_lasts_until_it_is_resumed() -> None:
    day = MON + timedelta(days=20)
    events: list[Event] = [planned(MON, plan()), pause(MON, MON), resume(day)]
    assert states(events, 23) == ["paused"] * 20 + ["missed"] * 3
    assert go(events, day - ONE_DAY)[0].tally.weeks == 0


def test_a_later_pause_takes_the_place_of_an_earlier_one() -> None:
    events: list[Event] = [
        planned(MON, plan()),
        pause(MON, MON),
        pause(MON + ONE_DAY, MON + ONE_DAY, MON + timedelta(days=2)),
    ]
    assert states(events, 4) == ["paused", "paused", "paused", "missed"]


def test_a_skip_of_all_is_neutral_and_pain_changes_no_share() -> None:
    events: list[Event] = [planned(MON, plan()), skip("a", MON), pain(MON, 9, when="morning")]
    record = go(events, MON)[1][0]
    assert (record.state, record.worst, record.morning) == ("skipped", 9, 9)


def test_optional_tasks_and_visits_never_break_a_day() -> None:
    quiet = plan(
        task("a", every=OnWeekdays((0,))), task("b", optional=True), task("v", kind="visit", rungs=(Dose(),))
    )
    assert states([planned(MON, quiet), did("a", MON)], 3) == ["kept", "free", "free"]


def test_a_massage_worked_on_other_targets_counts() -> None:
    events: list[Event] = [
        planned(MON, plan(massage("x", "y", "z"))),
        *(did("m", MON, target=one) for one in ("y", "z")),
    ]
    assert go(events, MON)[1][0].outcomes == {"m": TaskOutcome("done", 1.0)}


def test_the_day_after_is_the_day_after() -> None:
    checkpoint = go([planned(MON, plan(task(every=EveryDays(2), start_on=MON)))], MON)[0]
    assert (checkpoint.through, checkpoint.week) == (MON, MON)
    assert isinstance(checkpoint.plan, Plan)
    assert not any(isinstance(value, Planned) for value in (checkpoint.plan, checkpoint.status.pause))
