"""Which tasks fit some answers, and how they share the days."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.domain.plan.setup import (
    CHANGE,
    HAVE,
    MINUTES,
    MOST_TASKS,
    Answers,
    Wish,
    every_second,
    packed,
    wishes,
)

WHERE = ((), ("neck",), ("low-back-left",), ("upper-back-middle", "foot-right"))
OWNED = {
    "pump": {"posture-pump"},
    "device": {"lumbar-arch", "neck-wedge"},
    "claw": {"self-massage"},
    "band": {"face-pull-press"},
    "tens": {"tens"},
}
FREE = {"bird-dog", "curl-up", "bioenergetic-opener"}


def test_all_that_one_has_is_in_and_nothing_that_one_has_not_and_an_exercise_always() -> None:
    for have in chain.from_iterable(combinations(HAVE, count) for count in range(len(HAVE) + 1)):
        for where in WHERE:
            found = {wish.task for wish in wishes(Answers(have, where=where))}
            for name, tasks in OWNED.items():
                assert bool(found & tasks) == (name in have), (have, where)
            assert found <= FREE.union(*OWNED.values(), {"walk"})
            assert ("walk" in found) <= Answers(have, where=where).low, (
                "what is known of walking is of low backs"
            )
            assert found & (FREE | {"face-pull-press"})
            assert 2 <= len(found) <= MOST_TASKS


def test_where_it_hurts_chooses_the_device_and_leaves_the_head_on_the_floor() -> None:
    assert "lumbar-arch" in {wish.task for wish in wishes(Answers(("device",), where=("low-back",)))}
    assert "neck-wedge" in {wish.task for wish in wishes(Answers(("device",), where=("neck-left",)))}
    curls = [wish.instead.task for wish in wishes(Answers(where=("neck",))) if wish.instead]
    assert curls == []


@examples(60)
@given(
    st.lists(st.tuples(st.floats(30, 700), st.integers(1, 7), st.booleans()), min_size=1, max_size=5),
    st.sets(st.integers(0, 6), min_size=2).map(sorted),
    st.sampled_from(MINUTES),
)
def test_no_day_takes_more_than_it_has_and_no_task_more_than_it_may(
    tasks: list[tuple[float, int, bool]], days: list[int], minutes: int
) -> None:
    sized = [
        (Wish("p", str(at), "", most=most, apart=apart), seconds)
        for at, (seconds, most, apart) in enumerate(tasks)
    ]
    found = packed(sized, days, minutes)
    for day in days:
        takes = [seconds for wish, seconds in sized if day in found.get(wish.task, ())]
        assert sum(takes) + CHANGE * max(0, len(takes) - 1) <= minutes * 60 + 1e-6
    for wish, seconds in sized:
        own = found.get(wish.task, ())
        assert len(own) <= wish.most
        assert {*own} <= {*days}
        if wish.apart:
            assert every_second(own) == own
        if wish is sized[0][0]:
            assert bool(own) == (seconds <= minutes * 60)


@pytest.mark.parametrize(
    ("days", "kept"), [((0, 1, 2, 3, 4, 5, 6), (0, 2, 4)), ((0, 6), (0,)), ((1, 4), (1, 4))]
)
def test_every_second_day_has_a_day_between_round_the_week(
    days: tuple[int, ...], kept: tuple[int, ...]
) -> None:
    assert every_second(days) == kept
