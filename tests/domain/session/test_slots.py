"""What was done is told as an amount that can be typed by hand, and never as more than it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.plan.dose import Dose, part_words, pieces_of, read_amount, share
from backcare_tui.domain.session.slots import as_dose, laid, slots

DOSES = st.one_of(
    st.builds(lambda halves: Dose(minutes=halves / 2), st.integers(1, 120)),
    st.builds(
        lambda seconds, sides: Dose(seconds=seconds, sides=sides), st.integers(5, 90), st.integers(1, 2)
    ),
    st.builds(
        lambda reps, sets, sides: Dose(reps=reps, sets=sets, sides=sides),
        st.integers(1, 50),
        st.integers(1, 10),
        st.integers(1, 2),
    ),
    st.builds(
        lambda reps, sides: Dose(reps=tuple(reps), sides=sides),
        st.lists(st.integers(1, 50), min_size=2, max_size=10),
        st.integers(1, 2),
    ),
    st.builds(lambda breaths: Dose(breaths=breaths), st.integers(1, 60)),
)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Dose, list[float]]:
    """A dose and some of each of its pieces, as a session would come to them."""
    dose = draw(DOSES)
    counted = dose.reps is not None or dose.breaths is not None
    found = []
    for piece in slots(dose):
        some = st.integers(0, int(piece.amount)).map(float) if counted else st.floats(0, piece.amount)
        found.append(draw(st.sampled_from([0.0, piece.amount]) | some))
    return dose, found


def in_all(dose: Dose, found: list[float]) -> float:
    return sum(found) / (60 if dose.minutes is not None else 1)


@given(amounts())
def test_it_is_never_more_than_was_done_and_little_less(case: tuple[Dose, list[float]]) -> None:
    dose, found = case
    came = as_dose(dose, found)
    total = came.total if came is not None else 0.0
    least = 0.5 if dose.minutes is not None else 2.0 if dose.seconds is not None else 1e-6
    assert total <= in_all(dose, found) + 1e-6
    assert total > in_all(dose, found) - least
    assert came is None or 0 < share(came, dose) <= 1


@given(amounts())
def test_what_was_told_is_laid_out_again_as_no_more_than_it_was(case: tuple[Dose, list[float]]) -> None:
    dose, found = case
    came = as_dose(dose, found)
    if came is not None:
        again = laid(dose, came)
        assert sum(again) == pytest.approx(came.total * (60 if dose.minutes is not None else 1))
        assert as_dose(dose, again) == came or dose.seconds is not None


@given(DOSES)
def test_all_of_it_is_the_dose_itself(dose: Dose) -> None:
    assert as_dose(dose, [piece.amount for piece in slots(dose)]) == dose
    assert as_dose(dose, [0.0 for _ in slots(dose)]) is None
    assert laid(dose, dose) == [piece.amount for piece in slots(dose)]
    assert laid(dose, None) == [0.0 for _ in slots(dose)]


@given(DOSES)
def test_the_pieces_add_up_to_the_dose(dose: Dose) -> None:
    assert sum(piece.amount for piece in slots(dose)) == pytest.approx(
        dose.total * (60 if dose.minutes else 1)
    )


@given(DOSES, st.integers(1, 30))
def test_every_amount_typed_by_hand_can_be_gone_on_from(dose: Dose, number: int) -> None:
    for unit in filter(None, (dose.unit.short, pieces_of(dose))):
        try:
            did = read_amount(f"{number} {unit}", dose)
        except ValueError:
            continue
        scale = 60 if dose.minutes is not None else 1
        assert sum(laid(dose, did)) == pytest.approx(min(did.total, dose.total) * scale)


@pytest.mark.parametrize(
    ("found", "did", "words"),
    [
        ([20.5, 0], Dose(seconds=20), "20 s of one side"),
        ([0, 20.5], Dose(seconds=20), "20 s of one side"),
        ([60, 0], Dose(seconds=60), "1 of 2 sides"),
        ([60, 20], Dose(seconds=80), "1 of 2 sides and 20 s"),
        ([20, 60], Dose(seconds=80), "1 of 2 sides and 20 s"),
        ([20, 41.5], Dose(seconds=20, other=41), "20 and 41 of 60 s a side"),
        ([41, 20], Dose(seconds=41, other=20), "41 and 20 of 60 s a side"),
        ([20, 20], Dose(seconds=20, sides=2), "20 of 60 s a side"),
    ],
)
def test_two_sides_are_told_as_they_were_worked(found: list[float], did: Dose, words: str) -> None:
    dose = Dose(seconds=60, sides=2)
    assert as_dose(dose, found) == did
    assert part_words(did, dose) == words


@given(st.integers(5, 90), st.data())
def test_each_side_is_gone_on_with_from_what_it_has_had_itself(asked: int, data: st.DataObject) -> None:
    dose = Dose(seconds=asked, sides=2)
    had = [data.draw(st.floats(1, asked), label=side) for side in ("left", "right")]
    told = laid(dose, as_dose(dose, had))
    if max(had) > asked - 1e-3:  # one is whole, and which of them is not told
        had, told = sorted(had), sorted(told)
    assert all(was - 1 < now <= was + 1e-3 for was, now in zip(had, told, strict=True))


def test_a_visit_has_no_pieces() -> None:
    assert slots(Dose()) == ()
