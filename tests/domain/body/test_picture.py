"""The outline of the body: smooth lines through points, with corners where they are wanted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.body.picture import Body, bends, boxed, straightened, through

SQUARE = Body(((0, 0), (1, 0), (1, 0), (1, 4), (1, 4), (0, 4)), ((1, 1), (1.2, 2), (1, 3)), (), ())
NUMBERS = st.floats(0, 10)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=20)


@given(POINTS)
def test_a_smooth_line_passes_through_every_point_in_order(points: list[tuple[float, float]]) -> None:
    drawn = iter(through(points))
    kept = [points[0], *(point for one, point in pairwise(points) if point != one)]
    if len(kept) > 1:
        assert all(point in drawn for point in kept)


def test_a_point_that_is_there_twice_is_a_corner() -> None:
    round_, sharp = through([(0, 0), (1, 0), (1, 1)]), through([(0, 0), (1, 0), (1, 0), (1, 1)])
    assert max(x for x, _y in round_) > 1, "it swings out"
    assert all(y == pytest.approx(0) or x == pytest.approx(1) for x, y in sharp)


def test_a_bend_begins_where_the_one_before_it_ends() -> None:
    smooth = bends([(0, 0), (1, 0), (2, 1), (3, 1), (4, 0)])
    assert [one[0] for one in smooth] == [(1, 0), (2, 1)]
    assert [one[3] for one in smooth] == [(2, 1), (3, 1)]
    (_start, _out, into, at), (begin, out, _into, _end) = smooth
    assert at == begin
    assert into[0] - at[0] == pytest.approx(at[0] - out[0])
    assert into[1] - at[1] == pytest.approx(at[1] - out[1]), "and goes on the same way"


def test_the_outline_runs_from_crown_to_crotch_and_the_arm_back_to_where_it_began() -> None:
    outline, arm = map(straightened, SQUARE.bends())
    assert (outline[0], outline[-1]) == ((0, 0), (0, 4))
    assert arm[0] == arm[-1] == (1, 1)
    assert (SQUARE.wide, SQUARE.tall) == (1.2, 4)


def test_two_points_are_a_box_and_more_are_what_they_are() -> None:
    assert boxed([(0, 1), (2, 3)]) == ((0, 1), (2, 1), (2, 3), (0, 3))
    assert boxed([(0, 1), (2, 3), (0, 3)]) == ((0, 1), (2, 3), (0, 3))
