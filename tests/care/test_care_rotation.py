"""Which massage targets today."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

import pytest
from care_kit import MON, did, massage
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.care.rotation import MEMORY, last_worked, picks

FIVE = massage("a", "b", "c", "d", "e", a_day=2)


def ago(**count: int) -> dict[str, date]:
    return {target: MON - timedelta(days=back) for target, back in count.items()}


def test_targets_never_worked_come_first_in_the_order_of_the_plan() -> None:
    assert picks(FIVE, {}) == ("a", "b")
    assert picks(FIVE, ago(a=1)) == ("b", "c")
    assert picks(FIVE, ago(a=1, b=2, c=3, e=4)) == ("d", "e")


def test_then_those_longest_unworked() -> None:
    assert picks(FIVE, ago(a=1, b=5, c=3, d=9, e=2)) == ("d", "b")


def test_ties_go_in_the_order_of_the_plan() -> None:
    assert picks(FIVE, ago(a=3, b=3, c=3, d=3, e=3)) == ("a", "b")


def test_a_target_the_plan_no_longer_has_is_never_picked() -> None:
    assert picks(FIVE, ago(gone=50)) == ("a", "b")


def test_targets_worked_today_keep_their_places() -> None:
    assert picks(FIVE, {}, ["b"]) == ("a", "b")
    assert picks(FIVE, {}, ["a", "b"]) == ("a", "b")


def test_a_target_worked_unasked_takes_the_place_of_one_not_yet_worked() -> None:
    assert picks(FIVE, {}, ["e"]) == ("a", "e")
    assert picks(FIVE, {}, ["b", "e"]) == ("b", "e")
    assert picks(FIVE, {}, ["e", "d"]) == ("e", "d")
    assert picks(FIVE, {}, ["e", "d", "c"]) == ("e", "d")


def test_work_on_the_day_itself_and_after_is_not_before_it() -> None:
    events = [did("m", MON, target="a"), did("m", MON + timedelta(days=1), target="b")]
    assert last_worked(events, "m", MON) == {}


@pytest.mark.parametrize(("back", "known"), [(1, True), (56, True), (57, False)])
def test_a_session_is_remembered_for_eight_weeks(back: int, known: bool) -> None:
    assert timedelta(days=56) == MEMORY
    day = MON - timedelta(days=back)
    assert last_worked([did("m", day, target="a")], "m", MON) == ({"a": day} if known else {})


def test_the_last_of_several_days_counts_whatever_their_order() -> None:
    events = [did("m", MON - timedelta(days=back), target="a") for back in (3, 1, 2)]
    assert last_worked(events, "m", MON) == ago(a=1)


def test_only_work_on_this_tasks_targets_counts() -> None:
    events = [
        did("other", MON - timedelta(days=1), target="a"),
        did("m", MON - timedelta(days=1)),
        did("m", MON - timedelta(days=1), 0.0, target="b"),
    ]
    assert last_worked(events, "m", MON) == {}


letters = st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True)


@given(letters, st.data())
def test_picks_are_distinct_and_as_many_as_a_session_works(targets: list[str], data: st.DataObject) -> None:
    rub = massage(*targets, a_day=data.draw(st.integers(1, len(targets))))
    worked = data.draw(
        st.dictionaries(st.sampled_from(targets), st.integers(1, 56).map(lambda n: MON - timedelta(n)))
    )
    today = data.draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    found = picks(rub, worked, today)
    assert found == picks(rub, worked, today)
    assert len(set(found)) == len(found) == rub.a_day
    assert set(found) <= set(today) or set(today) <= set(found)
    first = picks(rub, worked)
    assert set(found) - set(today) <= set(first)
    for target in set(rub.targets) - set(first):
        assert all(worked.get(target, date.min) >= worked.get(pick, date.min) for pick in first)


@given(letters, st.data())
def test_the_places_left_are_the_same_before_and_after_one_of_them_is_worked(
    targets: list[str], data: st.DataObject
) -> None:
    rub = massage(*targets, a_day=data.draw(st.integers(1, len(targets))))
    first = picks(rub, {})
    done: list[str] = []
    for target in data.draw(st.permutations(first)):
        done.append(target)
        assert set(picks(rub, {}, done)) == set(first)


@given(letters, st.data())
def test_every_target_comes_round(targets: list[str], data: st.DataObject) -> None:
    """From any history, where all picks are worked and no turn takes longer than memory lasts."""
    rub = massage(*targets, a_day=data.draw(st.integers(1, len(targets))))
    turn = ceil(len(targets) / rub.a_day)
    gaps = st.integers(1, 56 // turn)
    events = [
        did("m", MON - timedelta(days=back), target=data.draw(st.sampled_from(targets)))
        for back in data.draw(st.lists(st.integers(1, 80), max_size=9))
    ]
    day, sessions = MON, []
    for gap in data.draw(st.lists(gaps, min_size=2 * turn, max_size=2 * turn)):
        chosen = picks(rub, last_worked(events, "m", day))
        sessions.append(chosen)
        events += [did("m", day, target=target) for target in chosen]
        day += timedelta(days=gap)
    for start in range(turn + 1):
        assert {target for chosen in sessions[start : start + turn] for target in chosen} == set(targets)
