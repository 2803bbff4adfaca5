"""The picture of a trial: arms told apart by shape, a row a pair, and all of it in a small terminal."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.domain.trial.compare import Gap
from backcare_tui.domain.trial.picture import ARMS, INTERVAL, JOIN, Dots, picture, text_of
from backcare_tui.text.cells import width

MEANS = st.integers(0, 60).map(lambda sixths: Fraction(sixths, 6))
ENDS = st.lists(st.integers(-60, 60).map(lambda sixths: Fraction(sixths, 6)), min_size=3, max_size=3).map(
    sorted
)


def gap(low: Fraction, middle: Fraction, high: Fraction) -> Gap:
    return Gap((middle,), middle, low, high, Fraction(1))


def test_each_pair_is_a_row_of_two_shapes_joined_and_the_difference_has_its_own_axis() -> None:
    pairs = [
        Dots(1, Fraction(2), Fraction(4)),
        Dots(2, Fraction(6), Fraction(16, 3)),
        Dots(12, Fraction(3), Fraction(3)),
    ]
    lines = picture(("Devices", "Massage"), pairs, gap(Fraction(-19, 10), Fraction(-6, 5), Fraction(-1, 2)))
    assert text_of(lines) == [
        "● Devices   ○ Massage   ◉ both   mean pain, 0 to 10",
        "pair    0     1     2     3     4     5     6     7     8     9     10",
        "pair 1  ·     ·     ●───────────○     ·     ·     ·     ·     ·     ·  +2.0",
        "pair 2  ·     ·     ·     ·     ·     · ○───●     ·     ·     ·     ·  −0.7",
        "pair 12 ·     ·     ·     ◉     ·     ·     ·     ·     ·     ·     ·   0.0",
        "gap       ├─────────┼─────────┤       │              ┊                 −1.2",
        "points  −2            −1              0             +1             +2",
        "        Massage lower                                   Devices lower",
    ]
    assert {piece.style for piece in lines[2]} >= {*ARMS, JOIN}
    assert "".join(piece.text for piece in lines[5] if piece.style == INTERVAL) == "├─────────┼─────────┤"


@given(st.lists(st.tuples(MEANS, MEANS), min_size=1, max_size=14), ENDS, st.sampled_from([76, 60, 40, 9]))
@examples(60)
def test_all_of_it_has_room_whatever_the_numbers_and_the_names(
    pairs: list[tuple[Fraction, Fraction]], ends: list[Fraction], cells: int
) -> None:
    dots = [Dots(at, a, b) for at, (a, b) in enumerate(pairs, 1)]
    for names in (("Devices", "Massage"), ("日本" * 30, "W" * 99), ("", " ")):
        lines = text_of(picture(names, dots, gap(*ends), cells))
        assert len(lines) == len(pairs) + 5
        assert max(map(width, lines)) <= max(40, cells)


@pytest.mark.parametrize("cells", [76, 40])
def test_a_whole_trial_and_its_sentence_fit_a_small_terminal(cells: int) -> None:
    dots = [Dots(at, Fraction(4), Fraction(5)) for at in range(1, 15)]
    lines = picture(("Devices", "Massage"), dots, gap(Fraction(-1), Fraction(-1), Fraction(-1)), cells)
    assert len(lines) <= 20
