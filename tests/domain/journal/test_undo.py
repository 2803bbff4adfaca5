"""What one undo takes back."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from kits.domain_kit import MON, asked, did, lives, pain, plan, planned, skip

from backcare_tui.domain.journal.events import DayPlanned, Event, Planned, undo_target

TUE = MON + timedelta(days=1)


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
