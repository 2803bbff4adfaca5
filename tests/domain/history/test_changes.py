"""Flares and rung changes, as the person and the check-offs tell them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import FULL, MON, base, days, plan
from kits.examples import examples

from backcare_tui.domain.days.replay import Checkpoint, by_day, replay
from backcare_tui.domain.history.changes import FlareSpan, RungChange, flares_over, rung_changes
from backcare_tui.domain.journal.events import Chosen, Done, Event, Flared
from backcare_tui.domain.journal.status import Flare, Status

PLAN = plan()
NOTHING = Status()


def at(offset: int) -> date:
    return MON + timedelta(days=offset)


def flared(offset: int, *, begins: bool = True, hour: int = 9) -> Flared:
    return Flared(**base(at(offset), None, f"{offset:04d}-{hour:02d}", hour), begins=begins)


def worked(offset: int, rung: int, task: str = "a", **more: Any) -> Done:
    return Done(**base(at(offset), None, f"{offset:04d}"), task=task, dose=FULL, rung=rung, **more)


def spans(events: list[Event], last: int, status: Status = NOTHING) -> list[tuple[int, int, bool]]:
    found = flares_over(status, events, at(last), PLAN)
    return [((one.first - MON).days, (one.last - MON).days, one.open) for one in found]


def test_a_flare_is_from_its_beginning_through_the_day_it_was_said_to_be_over() -> None:
    assert spans([flared(2), flared(5, begins=False)], 30) == [(2, 5, False)]


def test_a_flare_that_goes_on_ends_with_the_last_day_seen_and_is_open() -> None:
    assert spans([flared(2)], 9) == [(2, 9, True)]


def test_a_flare_that_nobody_ended_lapses() -> None:
    assert spans([flared(0)], 60) == [(0, 27, False)]


def test_a_flare_said_twice_begins_once_and_a_second_one_is_another() -> None:
    assert spans([flared(0), flared(3), flared(5, begins=False), flared(9)], 10) == [
        (0, 5, False),
        (9, 10, True),
    ]


def test_a_flare_from_before_the_days_is_among_them() -> None:
    status = Status(flare=Flare(at(-3)))
    assert spans([flared(1, begins=False)], 10, status) == [(-3, 1, False)]


def test_an_end_without_a_flare_is_none() -> None:
    assert spans([flared(1, begins=False)], 10) == []


@examples(40)
@given(st.lists(st.tuples(st.integers(0, 70), st.booleans()), max_size=8))
def test_the_days_of_flares_are_the_days_that_were_folded_as_such(turns: list[tuple[int, bool]]) -> None:
    events: list[Event] = [
        flared(offset, begins=begins, hour=number) for number, (offset, begins) in enumerate(turns)
    ]
    events.sort(key=lambda event: (event.day, event.at))
    last = at(80)
    records = replay(Checkpoint(), by_day([worked(-1, 1), *events]), last)[1]
    told = {record.day for record in records if record.state == "flare"}
    found = flares_over(NOTHING, events, last, PLAN)
    assert {day for day in days(MON, 81) if any(flare.covers(day) for flare in found)} == told


def test_a_check_off_on_another_rung_than_the_last_is_a_change() -> None:
    events: list[Event] = [worked(0, 1), worked(1, 1), worked(2, 2), worked(2, 7, "b"), worked(5, 1)]
    assert rung_changes((), events, {"a": "Name [/]"}) == (
        RungChange(at(2), "a", "Name [/]", 1, 2),
        RungChange(at(5), "a", "Name [/]", 2, 1),
    )
    assert [change.up for change in rung_changes((), events, {})] == [True, False]


def test_a_rung_of_the_persons_own_choosing_is_a_change_once() -> None:
    chosen = Chosen(**base(at(1), None, "c"), task="a", rung=3, was=1)
    events: list[Event] = [chosen, worked(1, 3), worked(2, 3)]
    assert rung_changes((), events, {}) == (RungChange(at(1), "a", "a", 1, 3, chosen=True),)


def test_what_stood_before_the_days_is_known_from_the_days_before() -> None:
    checkpoint = replay(Checkpoint(), by_day([worked(-9, 2), worked(-8, 2, "b")]), at(-1))[0]
    events: list[Event] = [worked(0, 3), worked(0, 2, "b")]
    assert rung_changes(checkpoint.past_days, events, {}) == (RungChange(at(0), "a", "a", 2, 3),)


def test_nothing_done_changes_no_rung() -> None:
    events: list[Event] = [worked(0, 1), worked(1, 4, did=FULL.__class__(reps=0))]
    assert rung_changes((), events, {}) == ()


def test_a_flare_covers_both_its_ends() -> None:
    flare = FlareSpan(at(1), at(2))
    assert [flare.covers(at(offset)) for offset in range(4)] == [False, True, True, False]
