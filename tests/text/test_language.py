"""English in small: plurals, and the word that was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.text.language import capital, count, near, shortened


def test_one_is_singular_and_all_else_plural() -> None:
    assert [count(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("resp", "reps"),
        ("REST", "rest"),
        ("posture pump", "posture-pump"),
        ("posture_pmp", "posture-pump"),
        ("xyz", ""),
        ("", ""),
        ("r" * 61, ""),
    ],
)
def test_the_word_that_was_meant_is_found(word: str, meant: str) -> None:
    assert near(word, ("rest", "reps", "posture-pump")) == meant


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=5))
def test_only_a_choice_is_ever_meant(word: str, choices: list[str]) -> None:
    assert near(word, choices) in (*choices, "")


def test_a_capital_changes_nothing_but_the_first_letter() -> None:
    assert [capital(text) for text in ("", "in McGill", "é")] == ["", "In McGill", "É"]


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert shortened("a" * 40) == "a" * 40
    assert shortened("a" * 41) == "a" * 40 + "…"
