"""Reading how much was done."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import HOSTILE

from backcare_tui.domain.plan.dose import Dose, amount_words, pieces_of, read_amount

PUMP = Dose(minutes=8)
RUB = Dose(seconds=60, sides=2)
PRESS = Dose(reps=12, sets=2)
PYRAMID = Dose(reps=(5, 3, 1))
OPENER = Dose(breaths=8)
ALL = (PUMP, RUB, Dose(seconds=45), PRESS, PYRAMID, Dose(reps=10), OPENER, Dose())


@pytest.mark.parametrize(
    ("text", "dose", "did"),
    [
        ("5", PUMP, Dose(minutes=5)),
        ("5 min", PUMP, Dose(minutes=5)),
        ("5MINUTES", PUMP, Dose(minutes=5)),
        (" 2.5 m ", PUMP, Dose(minutes=2.5)),
        ("2,5", PUMP, Dose(minutes=2.5)),
        (".5", PUMP, Dose(minutes=0.5)),
        ("1000", PUMP, Dose(minutes=1000)),
        ("30", RUB, Dose(seconds=30, sides=2)),
        ("30 sec", RUB, Dose(seconds=30, sides=2)),
        ("1 side", RUB, Dose(seconds=60, sides=1)),
        ("2 sides", RUB, RUB),
        ("30s", Dose(seconds=45), Dose(seconds=30)),
        ("15", PRESS, Dose(reps=15)),
        ("15 reps", PRESS, Dose(reps=15)),
        ("15x", PRESS, Dose(reps=15)),
        ("1 set", PRESS, Dose(reps=12)),
        ("2 sets", PRESS, Dose(reps=24)),
        ("1 set", Dose(reps=12, sets=2, sides=2), Dose(reps=12, sides=2)),
        ("2 sets", PYRAMID, Dose(reps=8)),
        ("4", PYRAMID, Dose(reps=4)),
        ("5.0", PRESS, Dose(reps=5)),
        ("6 breaths", OPENER, Dose(breaths=6)),
    ],
)
def test_an_amount_is_read_in_the_units_of_its_dose(text: str, dose: Dose, did: Dose) -> None:
    assert read_amount(text, dose) == did


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("", PUMP),
        (" ", PUMP),
        (".", PUMP),
        (",", PUMP),
        ("1.5.2", PUMP),
        ("nan", PUMP),
        ("inf", PUMP),
        ("-5", PUMP),
        ("+5", PUMP),
        ("1e3", PUMP),
        ("0x10", PUMP),
        ("1_0", PUMP),
        ("５", PUMP),
        ("²", PUMP),
        ("٣", PUMP),
        ("½", PUMP),
        ("5 reps", PUMP),
        ("5 min", RUB),
        ("1 side", Dose(seconds=45)),
        ("1 set", Dose(reps=10)),
        ("5 potatoes", PUMP),
        ("9" * 400, PUMP),
        ("9" * 5000, PUMP),
    ],
)
def test_what_is_no_amount_is_refused_with_what_is_taken(text: str, dose: Dose) -> None:
    with pytest.raises(ValueError, match=r"is not an amount here; it takes ") as refused:
        read_amount(text, dose)
    assert amount_words(dose) in str(refused.value)
    assert len(str(refused.value)) < 140


@pytest.mark.parametrize("text", ["0", "0.0", "0 min", "1001", "999999999"])
def test_none_at_all_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="between 0 and 1000; to leave it out, skip it"):
        read_amount(text, PUMP)


@pytest.mark.parametrize(
    ("text", "dose", "words"),
    [
        ("3 sides", RUB, "There are two sides"),
        ("1.5 sides", RUB, "There are two sides"),
        ("3 sets", PRESS, "There are 2 sets"),
        ("4 sets", PYRAMID, "There are 3 sets"),
        ("1.5 sets", PRESS, "1.5 is not a whole number of sets"),
        ("2.5", PRESS, "2.5 is not a whole number of reps"),
        ("2,5 breaths", OPENER, "2.5 is not a whole number of breaths"),
        ("1", Dose(), "A visit is done or not"),
    ],
)
def test_each_refusal_says_why(text: str, dose: Dose, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_amount(text, dose)


def test_the_hint_names_the_units() -> None:
    assert [(dose.unit.short, pieces_of(dose)) for dose in ALL] == [
        ("min", ""),
        ("s", "sides"),
        ("s", ""),
        ("reps", "sets"),
        ("reps", "sets"),
        ("reps", ""),
        ("breaths", ""),
        ("visit", ""),
    ]
    assert amount_words(RUB) == 'seconds a side, or "1 side"'
    assert amount_words(PRESS) == 'repetitions in all, or "1 set"'
    assert amount_words(Dose()) == "nothing: it is done or not"


anything = (
    st.text() | st.sampled_from(HOSTILE) | st.from_regex(r"[0-9.,]{1,6} ?[a-zß²５]{0,7}", fullmatch=True)
)


@given(anything, st.sampled_from(ALL))
def test_any_text_is_an_amount_of_this_dose_or_refused_in_one_sentence(text: str, dose: Dose) -> None:
    found, refused = None, ""
    try:
        found = read_amount(text, dose)
    except ValueError as error:
        refused = str(error)
    if found is None:
        assert refused.endswith(".")
        assert "\n" not in refused
        assert "\x1b" not in refused
    else:
        assert found.unit == dose.unit
        assert 0 < found.total <= 2000
        assert math.isfinite(found.total)


@given(st.integers(1, 60))
def test_every_whole_number_is_read_as_itself(value: int) -> None:
    for dose in (PUMP, RUB, PRESS, OPENER):
        found = read_amount(str(value), dose)
        assert found.total == value * found.sides
