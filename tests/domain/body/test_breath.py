"""A breath to follow is even, smooth and counted right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.body.breath import breath_at, fullness


@given(st.floats(0, 1))
def test_out_is_in_the_other_way_round(fraction: float) -> None:
    assert fullness("out", fraction) == pytest.approx(fullness("in", 1 - fraction))


@given(st.floats(0, 1200), st.sampled_from([5.0, 5.5, 6.0]))
def test_the_shape_never_jumps(seconds: float, pace: float) -> None:
    """At 15 drawings a second, none differs from the next by more than a fiftieth of the whole breath."""

    def full(at: float) -> float:
        _breath, phase, done = breath_at(at, pace)
        return fullness(phase, done)

    assert abs(full(seconds + 1 / 15) - full(seconds)) < 0.025


def test_six_a_minute_is_five_seconds_in_and_five_out() -> None:
    assert breath_at(0, 6) == (1, "in", 0.0)
    assert breath_at(2.5, 6) == (1, "in", 0.5)
    assert breath_at(5, 6) == (1, "out", 0.0)
    assert breath_at(10, 6) == (2, "in", 0.0)
    assert breath_at(197.5, 6) == (20, "out", 0.5)


def test_a_breath_begins_empty_and_is_full_between_in_and_out() -> None:
    assert fullness("in", 0) == 0
    assert fullness("in", 1) == fullness("out", 0) == 1
    assert fullness("out", 1) == 0
