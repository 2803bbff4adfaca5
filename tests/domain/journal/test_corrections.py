"""What one undo takes back, what brings it back, and what a correction makes of an entry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from kits.domain_kit import MON, asked, did, lives, pain, plan, planned, skip

from backcare_tui.domain.journal.corrections import live, twins_of, undo_target
from backcare_tui.domain.journal.events import Amended, DayPlanned, Event, Noted, Pain, Planned, Undone
from backcare_tui.domain.plan.dose import Dose

TUE = MON + timedelta(days=1)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIVE = Dose(minutes=5)


def test_the_last_thing_is_taken_back_alone() -> None:
    events: list[Event] = [did("a", MON, event_id="1"), did("b", MON, event_id="2"), pain(MON, 3)]
    assert undo_target(events) == [events[2]]
    assert undo_target(events[:2]) == [events[1]]
    assert undo_target([]) == []


def test_what_a_day_asked_and_its_plan_are_no_actions() -> None:
    events: list[Event] = [did("a", MON, event_id="1"), asked(MON, ()), planned(MON, plan())]
    assert undo_target(events) == [events[0]]
    assert undo_target(events[1:]) == []


def test_a_whole_massage_is_one_action() -> None:
    events: list[Event] = [
        did("a", MON, event_id="0"),
        did("m", MON, target="x", event_id="1"),
        asked(MON, ()),
        did("m", MON, target="y", event_id="2", group="1"),
        did("m", MON, target="z", event_id="3", group="1"),
    ]
    assert undo_target(events) == [events[1], events[3], events[4]]


def test_what_is_left_of_a_group_goes_together() -> None:
    rest = [
        did("m", MON, target="y", event_id="2", group="1"),
        did("m", MON, target="z", event_id="3", group="1"),
    ]
    assert undo_target(rest) == rest


def test_several_skips_at_once_are_one_action() -> None:
    events = [skip("m", MON, target="x", event_id="1"), skip("m", MON, target="y", event_id="2", group="1")]
    assert undo_target(events) == events


def test_a_check_off_made_on_two_devices_goes_with_its_twin() -> None:
    events = [did("a", MON, event_id="1"), did("b", MON, event_id="2"), did("a", MON, event_id="3")]
    assert undo_target(events) == [events[0], events[2]]


def test_each_target_of_a_massage_goes_with_its_twin() -> None:
    events = [
        did("m", MON, target="x", event_id="1"),
        did("m", MON, target="z", event_id="2"),
        did("m", MON, target="x", event_id="3"),
        did("m", MON, target="y", event_id="4", group="3"),
    ]
    assert undo_target(events) == [events[0], events[2], events[3]]


def test_a_skip_made_on_two_devices_goes_with_its_twin() -> None:
    events = [skip("a", MON, event_id="1"), skip("a", MON, event_id="2")]
    assert undo_target(events) == events


def test_a_smaller_part_done_before_stays() -> None:
    events = [did("a", MON, 0.5, event_id="1"), did("a", MON, 1.0, event_id="2")]
    assert undo_target(events) == [events[1]]
    assert undo_target(events[:1]) == [events[0]]


def test_another_day_another_task_another_kind_stay() -> None:
    others: list[Event] = [
        did("a", TUE, event_id="1"),
        did("b", MON, event_id="2"),
        skip("a", MON, event_id="3"),
        did("a", MON, target="x", event_id="4"),
    ]
    mine = did("a", MON, event_id="5")
    assert undo_target([*others, mine]) == [mine]


@given(lives())
def test_undoing_again_and_again_takes_everything_back_but_plans_and_asks(life) -> None:
    _plan, left = life
    while gone := undo_target(left):
        assert gone == [event for event in left if event in gone]
        left = [event for event in left if event not in gone]
    assert all(isinstance(event, DayPlanned | Planned) for event in left)


def ache(event_id: str) -> Pain:
    return Pain(id=event_id, at=AT, day=MON, level=8)


def undone(number: str, *taken: str, back: bool = False) -> Undone:
    return Undone(id=number, at=AT, day=MON, events=taken, back=back)


def amends(number: str, *known: str, **facts: Any) -> Amended:
    return Amended(id=number, at=AT, day=MON, events=known, **facts)


def test_an_undo_that_was_taken_back_takes_nothing() -> None:
    first = did("a", MON, event_id="1")
    taken = undone("2", "1")
    assert live([first, taken]) == ()
    assert live([first, taken, undone("3", "2", back=True)]) == (first,)
    assert live([first, taken, undone("3", "2", back=True), undone("4", "3")]) == ()


def test_what_is_put_right_reads_so_in_its_old_place() -> None:
    events: list[Event] = [ache("1"), did("a", MON, event_id="2"), amends("3", "1", level=3)]

    first, second = live(events)

    assert isinstance(first, Pain)
    assert (first.id, first.level) == ("1", 3)
    assert second == events[1]


def test_of_two_corrections_each_fact_is_as_the_later_one_says_on_every_machine() -> None:
    events: list[Event] = [
        ache("1"),
        amends("2", "1", level=3, text="mine"),
        amends("3", "1", level=4),
        amends("4", "1", regions=("neck",)),
    ]
    told = {live(shuffled) for shuffled in ([*events], [events[0], *reversed(events[1:])])}

    assert len(told) == 1
    (left,) = told.pop()
    assert isinstance(left, Pain)
    assert (left.level, left.note, left.regions) == (4, "mine", ("neck",))


def test_a_correction_that_was_taken_back_gives_what_was_before() -> None:
    first = ache("1")
    events: list[Event] = [first, amends("2", "1", level=3), undone("3", "2")]
    assert live(events) == (first,)
    assert live([*events, undone("4", "3", back=True)]) == live(events[:2])


def test_a_correction_of_what_was_taken_back_brings_nothing_back() -> None:
    events: list[Event] = [ache("1"), undone("2", "1"), amends("3", "1", level=3)]
    assert live(events) == ()


def test_facts_that_an_entry_has_not_are_passed_over() -> None:
    note = Noted(id="1", at=AT, day=MON, text="words")
    events: list[Event] = [note, amends("2", "1", level=3, did=FIVE)]
    assert live(events) == (note,)


def test_a_correction_is_the_last_action_until_it_is_taken_back() -> None:
    events: list[Event] = [did("a", MON, event_id="1"), pain(MON, 3), amends("3", "1", did=FIVE)]
    assert undo_target(events) == [events[2]]


def test_only_what_says_the_very_same_is_a_twin() -> None:
    part, whole = did("a", MON, event_id="1", share=0.5), did("a", MON, event_id="2")
    same, other = did("a", MON, event_id="3"), did("b", MON, event_id="4")
    assert twins_of(part, [part, whole, same, other]) == [part]
    assert twins_of(whole, [part, whole, same, other]) == [whole, same]
