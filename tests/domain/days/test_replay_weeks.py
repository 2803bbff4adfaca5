"""Where weeks begin, what N a week counts, and what a late entry may change."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import MON, days, did, plan, planned, task
from kits.examples import examples

from backcare_tui.domain.calendar import ONE_DAY, week_start
from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.journal.day_record import DayRecord
from backcare_tui.domain.journal.events import Done, Event
from backcare_tui.domain.plan.dose import Dose
from backcare_tui.domain.plan.schedule import TimesAWeek


def go(events: list[Event], through: date) -> tuple[Checkpoint, list[DayRecord]]:
    return replay(Checkpoint(), by_day(events), through)


def week_firsts(events: list[Event], count: int) -> list[date]:
    return sorted({record.week for record in go(events, MON + timedelta(days=count - 1))[1]})


def test_weeks_begin_where_the_plan_says() -> None:
    sunday = MON - ONE_DAY
    events: list[Event] = [planned(MON, plan(week_starts=6)), did("a", MON)]
    assert week_firsts(events, 15) == [sunday, sunday + timedelta(days=7), sunday + timedelta(days=14)]


def test_a_new_start_of_the_week_ends_the_running_week_the_day_before_it() -> None:
    wednesday = MON + timedelta(days=9)
    saturday = MON + timedelta(days=12)
    events: list[Event] = [planned(MON, plan()), planned(wednesday, plan(week_starts=5))]
    assert week_firsts(events, 21) == [MON, MON + timedelta(days=7), saturday, saturday + timedelta(days=7)]
    assert week_firsts(events[:1], 9) == [MON, MON + timedelta(days=7)]


def test_a_week_is_never_longer_than_seven_days() -> None:
    sunday = MON + timedelta(days=6)
    events: list[Event] = [planned(MON, plan()), planned(sunday, plan(week_starts=5))]
    assert week_firsts(events, 14) == [MON, MON + timedelta(days=7), MON + timedelta(days=12)]


def test_a_new_start_of_the_week_on_its_own_day_begins_at_once() -> None:
    thursday = MON + timedelta(days=3)
    events: list[Event] = [planned(MON, plan()), planned(thursday, plan(week_starts=3))]
    assert week_firsts(events, 11) == [MON, thursday, thursday + timedelta(days=7)]


@examples(30)
@given(st.integers(0, 6), st.lists(st.tuples(st.integers(1, 40), st.integers(0, 6)), max_size=3))
def test_every_week_is_seven_days_unless_the_plan_moved_its_start(
    first: int, edits: list[tuple[int, int]]
) -> None:
    moved = {MON: first, **{MON + timedelta(days=at): starts for at, starts in sorted(edits)}}
    events = [planned(day, plan(week_starts=starts)) for day, starts in sorted(moved.items())]
    begins, running, starts = [], week_start(MON, first), first
    for day in days(MON, 50):  # the rule in words, day by day
        starts = moved.get(day, starts)
        if day.weekday() == starts or day == running + timedelta(days=7):
            running = day
        begins.append(running)
    assert [record.week for record in go([*events], MON + timedelta(days=49))[1]] == begins


def test_a_shortened_week_needs_less() -> None:
    monday = MON + timedelta(days=7)
    events: list[Event] = [
        planned(MON, plan()),
        planned(monday, plan(week_starts=3)),
        *(did("a", day) for day in days(MON, 9)),
    ]
    tally = go(events, MON + timedelta(days=10))[0].tally
    assert (tally.weeks, tally.kept, tally.counted, tally.missed) == (2, 0, 1, 1)


def test_sessions_of_a_week_start_anew_with_it() -> None:
    twice = plan(task("a", every=TimesAWeek(2)))
    events: list[Event] = [planned(MON, twice), *(did("a", day) for day in (MON, MON + ONE_DAY))]
    records = go(events, MON + timedelta(days=13))[1]
    assert ["a" in record.outcomes for record in records] == [True] * 2 + [False] * 5 + [True] * 7
    assert [record.state for record in records] == ["kept"] * 2 + ["free"] * 10 + ["missed"] * 2


# Late entries


def test_a_late_entry_changes_marks_and_never_what_a_day_before_it_asked() -> None:
    thrice = plan(task("a", every=TimesAWeek(3)))
    friday, sunday = MON + timedelta(days=4), MON + timedelta(days=6)
    late = did("a", MON, written=sunday)
    before = go([planned(MON, thrice)], sunday)[1]
    after = go([planned(MON, thrice), late], sunday)[1]
    assert [record.outcomes["a"].state for record in before[4:]] == ["missed"] * 3
    assert [record.outcomes["a"].state for record in after] == ["done"] + ["offered"] * 3 + ["missed"] * 3
    on_time = go([planned(MON, thrice), did("a", MON)], sunday)[1]
    assert {record.day: record.outcomes["a"].state for record in on_time}[friday] == "offered"


def test_a_late_entry_counts_from_the_day_it_was_written_down() -> None:
    twice = plan(task("a", every=TimesAWeek(2)))
    saturday = MON + timedelta(days=5)
    events: list[Event] = [
        planned(MON, twice),
        did("a", MON, written=saturday),
        did("a", MON + ONE_DAY, written=saturday),
    ]
    records = go(events, MON + timedelta(days=7))[1]
    assert ["a" in record.outcomes for record in records] == [True] * 5 + [False, False, True]
    again: list[Event] = [*events, did("a", MON)]
    assert go(again, MON)[0].sessions == {"a": 1}
    assert go(again, MON)[0].late == ()


def test_a_check_off_just_after_midnight_is_not_late() -> None:
    night = Done(
        id="1",
        at=did("a", MON).at.replace(hour=2) + ONE_DAY,
        day=MON,
        task="a",
        dose=Dose(reps=1),
        did=Dose(reps=1),
    )
    assert go([planned(MON, plan()), night], MON)[0].sessions == {"a": 1}


def test_a_late_entry_mends_the_streak() -> None:
    past: list[Event] = [planned(MON, plan()), *(did("a", day) for day in days(MON, 3))]
    through = MON + timedelta(days=5)
    assert go(past, through)[0].tally.days == 0
    late: list[Event] = [did("a", MON + timedelta(days=at), written=through) for at in (3, 4)]
    assert go([*past, *late], through)[0].tally.days == 5
