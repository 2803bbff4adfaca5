"""Which massage targets today: rule 11 of the guidance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import ATLAS, MON, base, days, did, massage, pain, plan, remembered

from backcare_tui.domain.guidance.rotation import TargetFacts, pain_words, picks, sessions_ahead, target_facts
from backcare_tui.domain.journal.events import Done, Event, Sore
from backcare_tui.domain.plan.plan import Task
from backcare_tui.domain.plan.schedule import EveryDays

FIVE = massage("a", "b", "c", "d", "e", a_day=2)
NEVER = TargetFacts(days=None, pain=0, twice=False, running=False, sore=None)


def fact(
    ago: int | None = None, *, near: int = 0, twice: bool = False, sore: date | None = None
) -> TargetFacts:
    return TargetFacts(days=ago, pain=near, twice=twice, running=False, sore=sore)


def pick(rub: Task, today: Sequence[str] = (), /, **known: Any) -> tuple[str, ...]:
    """The picks where these targets were worked so many days ago, or have these facts; others never were."""
    facts = dict.fromkeys(rub.targets, NEVER)
    facts |= {name: fact(one) if isinstance(one, int) else one for name, one in known.items()}
    return picks(rub, facts, sessions_ahead(rub, plan(rub), 1, MON, 0), today)


def facts(rub: Task, events: Sequence[Event], day: date = MON) -> dict[str, TargetFacts]:
    return target_facts(rub, remembered([*events], day, plan(rub)), ATLAS, 6)


def chosen(rub: Task, events: Sequence[Event], day: date = MON, today: Sequence[str] = ()) -> tuple[str, ...]:
    return picks(rub, facts(rub, events, day), sessions_ahead(rub, plan(rub), 1, day, 0), today)


def worked(rub: Task, events: Sequence[Event], day: date = MON) -> dict[str, int]:
    """How many days ago each target was worked."""
    return {name: one.days for name, one in facts(rub, events, day).items() if one.days is not None}


def session(ago: int, targets: Sequence[str]) -> list[Done]:
    return [did("m", MON - timedelta(days=ago), target=target) for target in targets]


# The order


def test_targets_never_worked_come_first_in_the_order_of_the_plan() -> None:
    assert pick(FIVE) == ("a", "b")
    assert pick(FIVE, a=1) == ("b", "c")
    assert pick(FIVE, a=1, b=2, c=3, e=4) == ("d", "e")


def test_those_unworked_for_ten_days_go_first_whatever_hurts_the_longest_first() -> None:
    sore_back = {"a": fact(9, near=99), "b": fact(3, near=280)}
    assert pick(FIVE, **sore_back, c=10, d=13, e=12) == ("d", "e")
    assert pick(FIVE, **sore_back, c=10, d=9, e=9) == ("c", "b")


def test_then_those_that_not_both_of_the_last_two_sessions_worked() -> None:
    twice = fact(1, near=99, twice=True)
    assert pick(FIVE, a=twice, b=twice, c=1, d=1, e=1) == ("c", "d")
    three = massage("a", "b", "c", a_day=2)
    assert pick(three, a=twice, b=1, c=1) == ("b", "c")
    assert pick(three, a=fact(1, twice=True), b=twice, c=3) == ("c", "b")


def test_then_those_that_hurt_most() -> None:
    assert pick(FIVE, a=5, b=fact(2, near=7), c=fact(1, near=8), d=9, e=9) == ("c", "b")


def test_then_those_longest_unworked() -> None:
    assert pick(FIVE, a=1, b=5, c=3, d=9, e=2) == ("d", "b")
    assert pick(FIVE, a=fact(1, near=7), b=fact(5, near=7), c=fact(3, near=7), d=9, e=2) == ("b", "c")


def test_among_equals_what_is_in_a_red_area_comes_last() -> None:
    red = TargetFacts(days=None, pain=0, twice=False, running=False, sore=None, red="low-back-left")
    assert pick(FIVE, a=red, b=red) == ("c", "d")


def test_ties_go_in_the_order_of_the_plan() -> None:
    assert pick(FIVE, a=3, b=3, c=3, d=3, e=3) == ("a", "b")


def test_what_hurts_most_waits_where_another_would_miss_its_turn_in_a_fortnight() -> None:
    weekly = massage("a", "b", a_day=1, every=EveryDays(7), start_on=MON)
    assert pick(weekly, a=fact(7, near=99), b=8) == ("b",)
    assert pick(weekly, a=fact(7, near=99), b=7) == ("a",)


def test_a_sore_target_is_never_picked() -> None:
    assert pick(FIVE, a=fact(sore=MON)) == ("b", "c")
    assert pick(FIVE, **{name: fact(9, sore=MON) for name in "abcd"}, e=1) == ("e",)
    assert pick(FIVE, **{name: fact(9, sore=MON) for name in "abcde"}) == ()


def test_a_target_the_plan_no_longer_has_is_never_picked() -> None:
    assert chosen(FIVE, session(50, ["gone"])) == ("a", "b")


def test_a_target_worked_two_days_running_rests_on_the_third_where_half_of_them_are_enough() -> None:
    four = massage("a", "b", "c", "d", a_day=2)
    assert chosen(four, session(2, "abc") + session(1, "abc")) == ("d",)
    assert chosen(four, session(2, "abcd") + session(1, "abcd")) == ()
    assert chosen(four, session(3, "abcd") + session(1, "abcd")) == ("a", "b")
    three = massage("a", "b", "c", a_day=2)
    assert chosen(three, session(2, "abc") + session(1, "abc")) == ("a", "b")


# Worked today


def test_targets_worked_today_keep_their_places() -> None:
    assert set(pick(FIVE, ["b"])) == {"a", "b"}
    assert set(pick(FIVE, ["a", "b"])) == {"a", "b"}


def test_a_target_worked_unasked_takes_the_place_of_one_not_yet_worked() -> None:
    assert set(pick(FIVE, ["e"])) == {"a", "e"}
    assert set(pick(FIVE, ["b", "e"])) == {"b", "e"}
    assert pick(FIVE, ["e", "d"]) == ("e", "d")
    assert pick(FIVE, ["e", "d", "c"])[:2] == ("e", "d")
    assert set(pick(FIVE, ["e", "d", "c"])) == {"e", "d", "c"}


# The facts


def test_work_on_the_day_itself_and_after_is_not_before_it() -> None:
    events = [did("m", MON, target="a"), did("m", MON + timedelta(days=1), target="b")]
    assert worked(FIVE, events) == {}


@pytest.mark.parametrize(("back", "known"), [(1, True), (56, True), (57, False)])
def test_a_session_is_remembered_for_eight_weeks(back: int, known: bool) -> None:
    assert worked(FIVE, session(back, ["a"])) == ({"a": back} if known else {})


def test_the_last_of_several_days_counts_whatever_their_order() -> None:
    events = [one for ago in (3, 1, 2) for one in session(ago, ["a"])]
    assert worked(FIVE, events) == {"a": 1}


def test_only_work_on_this_tasks_targets_counts() -> None:
    events = [
        did("other", MON - timedelta(days=1), target="a"),
        did("m", MON - timedelta(days=1)),
        did("m", MON - timedelta(days=1), 0.0, target="b"),
    ]
    assert worked(FIVE, events) == {}


def test_a_check_off_that_names_no_target_takes_none_away() -> None:
    whole = did("m", MON - timedelta(days=1))
    assert worked(FIVE, [whole, *session(1, ["a"])]) == {"a": 1}
    assert worked(FIVE, [*session(1, ["a"]), whole]) == {"a": 1}


def test_both_of_the_last_two_sessions_are_looked_at_however_long_ago() -> None:
    known = facts(FIVE, session(40, "cd") + session(30, "ab") + session(20, "bc"))
    assert [name for name, one in known.items() if one.twice] == ["b"]
    assert not any(one.twice for one in facts(FIVE, session(1, "ab")).values())


def test_pain_of_the_last_week_counts_near_a_target_the_latest_most() -> None:
    rub = massage("ql", "traps", "odd")
    reports = [
        pain(MON - timedelta(days=7), 10, regions=("low-back",)),
        pain(MON - timedelta(days=6), 5, regions=("low-back-right",)),
        pain(MON - timedelta(days=1), 2, regions=("low-back-left",)),
        pain(MON - timedelta(days=1), 4, regions=("low-back",)),
        pain(MON, 3, regions=("low-back-left", "head")),
        pain(MON, 9),
    ]
    found = {name: one.pain for name, one in facts(rub, reports).items()}
    assert found == {"ql": 1 * 5 + 6 * 4 + 7 * 3, "traps": 0, "odd": 0}


def test_the_report_that_is_named_is_the_one_that_weighed_most() -> None:
    old = pain(MON - timedelta(days=5), 5, regions=("low-back-right",))
    new = pain(MON, 2, regions=("low-back-left",))
    quad = ATLAS.find("ql")
    assert quad is not None
    for reports, told in (([old], "right 5/10 on Wednesday"), ([old, new], "left 2/10 today")):
        known = remembered([*reports], MON, plan(massage("ql")))
        assert pain_words(quad, known, ATLAS, 6) == f"You reported Low back {told}."


@pytest.mark.parametrize(("back", "out"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_sore_target_is_out_that_day_and_the_next_two(back: int, out: bool) -> None:
    day = MON - timedelta(days=back)
    known = facts(FIVE, [Sore(**base(day, None, ""), target="a")])
    assert known["a"].sore == (day if out else None)
    assert all(one.sore is None for name, one in known.items() if name != "a")


# Any history

letters = st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True)


def some_massage(data: st.DataObject, targets: list[str]) -> Task:
    return massage(*targets, a_day=data.draw(st.integers(1, len(targets))))


def history(data: st.DataObject, targets: list[str], most: int = 80, least: int = 1) -> list[Done]:
    """Some sessions so many days before ``MON``, of at most two targets."""
    some = st.tuples(
        st.integers(least, most), st.lists(st.sampled_from(targets), min_size=1, max_size=2, unique=True)
    )
    return [one for ago, names in data.draw(st.lists(some, max_size=9)) for one in session(ago, names)]


@given(letters, st.data())
def test_picks_are_distinct_and_as_many_as_a_session_works(targets: list[str], data: st.DataObject) -> None:
    rub = some_massage(data, targets)
    events = history(data, targets)
    today = data.draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    found = chosen(rub, events, today=today)
    assert found == chosen(rub, events, today=today)
    running = {one.target for one in events if one.day == MON - timedelta(days=1)}
    running &= {one.target for one in events if one.day == MON - timedelta(days=2)}
    most = len(targets) - (len(running) if 2 * rub.a_day <= len(targets) else 0)
    assert len(set(found)) == len(found)
    assert max(min(rub.a_day, most), len(today)) <= len(found) <= max(rub.a_day, len(today))
    assert set(today) <= set(found)
    first = chosen(rub, events)
    assert len(set(first)) == len(first) == min(rub.a_day, most)
    assert set(found) - set(today) <= set(first)


@given(letters, st.data())
def test_where_nothing_hurts_and_no_turn_is_near_none_left_out_was_unworked_longer(
    targets: list[str], data: st.DataObject
) -> None:
    rub = some_massage(data, targets)
    events = history(data, targets, max(2, 14 - ceil(len(targets) / rub.a_day)), 2)
    known = worked(rub, events)
    first = chosen(rub, events)
    for target in set(targets) - set(first):
        assert all(known.get(target, 99) <= known.get(one, 99) for one in first)


@given(letters, st.data())
def test_the_places_left_are_the_same_before_and_after_one_of_them_is_worked(
    targets: list[str], data: st.DataObject
) -> None:
    rub = some_massage(data, targets)
    events = history(data, targets)
    first = chosen(rub, events)
    done: list[str] = []
    for target in data.draw(st.permutations(first)):
        done.append(target)
        assert set(chosen(rub, events, today=done)) == set(first)


def sessions_on(rub: Task, events: Sequence[Event], gaps: Sequence[int]) -> list[tuple[str, ...]]:
    """The picks of sessions from ``MON`` on, so many days apart, all worked."""
    day, sessions, known = MON, [], [*events]
    for gap in gaps:
        sessions.append(chosen(rub, known, day))
        known += [did("m", day, target=target) for target in sessions[-1]]
        day += timedelta(days=gap)
    return sessions


@given(letters, st.data())
def test_every_target_comes_round(targets: list[str], data: st.DataObject) -> None:
    """From any history, where nothing hurts, all picks are worked and no turn takes longer than memory lasts."""
    rub = some_massage(data, targets)
    turn = ceil(len(targets) / rub.a_day)
    gap = data.draw(st.integers(1, 56 // turn))
    planned_so = massage(*targets, a_day=rub.a_day, every=EveryDays(gap), start_on=MON)
    sessions = sessions_on(planned_so, history(data, targets, least=2), [gap] * 2 * turn)
    for start in range(turn + 1):
        assert {target for found in sessions[start : start + turn] for target in found} == set(targets)


@given(letters, st.data())
def test_every_target_comes_round_on_whichever_days_within_a_fortnight(
    targets: list[str], data: st.DataObject
) -> None:
    rub = some_massage(data, targets)
    turn = ceil(len(targets) / rub.a_day)
    gaps = data.draw(st.lists(st.integers(1, 14 // turn), min_size=2 * turn, max_size=2 * turn))
    sessions = sessions_on(rub, history(data, targets, least=2), gaps)
    for start in range(turn + 1):
        assert {one for found in sessions[start : start + turn] for one in found} == set(targets)


@given(st.data())
def test_whatever_hurts_every_target_has_its_turn_in_a_fortnight(data: st.DataObject) -> None:
    """From any history, where all picks are worked on every day that is due and there are places enough."""
    targets = ["ql", "traps", "c", "d", "e", "f"][: data.draw(st.integers(1, 6))]
    gap = data.draw(st.integers(1, 4))
    least = ceil(len(targets) / (14 // gap))
    a_day = data.draw(st.integers(least, len(targets)))
    rub = massage(*targets, a_day=a_day, every=EveryDays(gap), start_on=MON)
    events: list[Event] = [*history(data, targets)]
    last = dict.fromkeys(targets, MON)
    for at, day in enumerate(days(MON, 43)):
        level = data.draw(st.integers(0, 10))
        events.append(pain(day, level, regions=(data.draw(st.sampled_from(["low-back", "neck-left"])),)))
        if at % gap == 0:
            found = chosen(rub, events, day)
            last |= dict.fromkeys(found, day)
            events += [did("m", day, target=target) for target in found]
        assert all((day - before).days <= 14 for before in last.values())
