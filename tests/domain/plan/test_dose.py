"""Doses: totals, shares, words, and ladders made of reps and sets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.plan.dose import Dose, number, share, words
from backcare_tui.domain.plan.plan import combine_ladders


@pytest.mark.parametrize(
    ("dose", "total", "unit", "text"),
    [
        (Dose(minutes=8), 8, "min", "8 min"),
        (Dose(minutes=7.5), 7.5, "min", "7.5 min"),
        (Dose(seconds=60, sides=2), 120, "s", "60 s a side"),
        (Dose(seconds=45), 45, "s", "45 s"),
        (Dose(reps=12), 12, "reps", "12 reps"),
        (Dose(reps=12, sets=2), 24, "reps", "2 × 12"),
        (Dose(reps=12, sets=2, sides=2), 48, "reps", "2 × 12 a side"),
        (Dose(reps=(5, 3, 1)), 9, "reps", "5-3-1"),
        (Dose(reps=(5, 3, 1), sides=2), 18, "reps", "5-3-1 a side"),
        (Dose(breaths=1), 1, "breaths", "1 breath"),
        (Dose(breaths=16), 16, "breaths", "16 breaths"),
        (Dose(), 1, "visit", "visit"),
    ],
)
def test_a_dose_has_a_total_a_unit_and_words(dose: Dose, total: float, unit: str, text: str) -> None:
    assert (dose.total, dose.unit.short, words(dose)) == (total, unit, text)


def test_set_by_set() -> None:
    assert Dose(reps=8, sets=3).set_reps == (8, 8, 8)
    assert Dose(reps=(5, 3, 1)).set_reps == (5, 3, 1)
    assert Dose(minutes=3).set_reps == ()


@pytest.mark.parametrize(
    ("value", "text"), [(8.0, "8"), (7.5, "7.5"), (1e6, "1000000"), (0.25, "0.25"), (-3, "-3")]
)
def test_numbers_have_no_needless_point(value: float, text: str) -> None:
    assert number(value) == text


def test_a_share_is_the_part_that_was_done_and_never_more_than_all() -> None:
    assert share(None, Dose(minutes=8)) == 0.0
    assert share(Dose(minutes=2), Dose(minutes=8)) == 0.25
    assert share(Dose(minutes=20), Dose(minutes=8)) == 1.0
    assert share(Dose(seconds=60, sides=1), Dose(seconds=60, sides=2)) == 0.5
    assert share(Dose(reps=12), Dose(reps=12, sets=2)) == 0.5


@pytest.mark.parametrize("odd", [Dose(minutes=0), Dose(seconds=60, sides=0), Dose(reps=()), Dose(minutes=-5)])
def test_a_dose_no_plan_would_ask_for_breaks_nothing(odd: Dose) -> None:
    assert share(Dose(minutes=1), odd) == 1.0
    assert share(odd, Dose(minutes=1)) == 0.0
    assert isinstance(words(odd), str)


doses = st.one_of(
    st.builds(lambda value: Dose(minutes=value), st.integers(1, 120) | st.sampled_from([0.5, 2.5])),
    st.builds(
        lambda value, sides: Dose(seconds=value, sides=sides), st.integers(1, 90), st.sampled_from([1, 2])
    ),
    st.builds(lambda value: Dose(breaths=value), st.integers(1, 60)),
    st.builds(
        lambda reps, sets, sides: Dose(reps=reps, sets=sets, sides=sides),
        st.integers(1, 50),
        st.integers(1, 10),
        st.sampled_from([1, 2]),
    ),
    st.builds(lambda reps: Dose(reps=tuple(reps)), st.lists(st.integers(1, 50), min_size=2, max_size=10)),
)


@given(doses, doses)
def test_a_share_lies_between_nothing_and_all(did: Dose, asked: Dose) -> None:
    assert 0.0 < share(did, asked) <= 1.0
    assert share(asked, asked) == 1.0
    assert words(asked)


# Ladders


def ladder(reps: tuple[int, ...], sets: tuple[int, ...]) -> list[str]:
    return [f"{dose.sets}×{dose.reps}" for dose in combine_ladders(reps, sets)]


def test_reps_climb_first_and_a_set_more_starts_just_above() -> None:
    assert ladder((8, 10, 12, 15), (1, 2)) == ["1×8", "1×10", "1×12", "1×15", "2×8", "2×10", "2×12", "2×15"]
    assert ladder((8, 10, 12, 15), (1, 2, 3))[8:] == ["3×12", "3×15"]
    assert ladder((5,), (1, 2, 3)) == ["1×5", "2×5", "3×5"]
    assert ladder((1, 50), (1, 2)) == ["1×1", "1×50", "2×50"]


rising = st.sets(st.integers(1, 50), min_size=1, max_size=8).map(lambda found: tuple(sorted(found)))
rising_sets = st.sets(st.integers(1, 10), min_size=1, max_size=5).map(lambda found: tuple(sorted(found)))


@given(rising, rising_sets, st.sampled_from([1, 2]))
def test_each_rung_asks_more_than_the_one_before(
    reps: tuple[int, ...], sets: tuple[int, ...], sides: int
) -> None:
    rungs = combine_ladders(reps, sets, sides)
    assert all(before.total < after.total for before, after in pairwise(rungs))
    assert {rung.sides for rung in rungs} == {sides}
    assert rungs[-1] == Dose(reps=reps[-1], sets=sets[-1], sides=sides)
    for count, before in zip(sets[1:], sets, strict=False):
        start = next(rung for rung in rungs if rung.sets == count)
        top = before * reps[-1] * sides
        lower = [rep for rep in reps if isinstance(start.reps, int) and rep < start.reps]
        assert start.total > top
        assert all(count * rep * sides <= top for rep in lower)


def test_one_repetition_is_a_rep() -> None:
    assert [words(Dose(reps=count)) for count in (1, 2)] == ["1 rep", "2 reps"]
