"""What is tracked: answers as people type them, and in words."""

from __future__ import annotations

import pytest

from backcare_tui.domain.plan.track import NUMBER, TENTH, YES_NO, Track, value_words

SLEEP = Track("sleep", "How did you sleep?")
MEDICINE = Track("medicine", "Painkiller?", YES_NO)
SAT = Track("hours-sat", "How long?", NUMBER, "h")


@pytest.mark.parametrize(
    ("track", "typed", "value", "words"),
    [
        (SLEEP, "6", 6, "6 of 10"),
        (SLEEP, " 10 ", 10, "10 of 10"),
        (SLEEP, "6 of 10", 6, "6 of 10"),
        (MEDICINE, "Yes", 1, "yes"),
        (MEDICINE, "n", 0, "no"),
        (SAT, "7,5 H", 7.5, "7.5 h"),
        (SAT, "8h", 8, "8 h"),
        (SAT, "0", 0, "0 h"),
    ],
)
def test_an_answer_is_read_as_it_is_typed_and_told_as_it_is_read(
    track: Track, typed: str, value: float, words: str
) -> None:
    assert track.read(typed) == value
    assert value_words(value, track.scale, track.unit) == words
    assert track.read(words) == value


@pytest.mark.parametrize(
    ("track", "typed"),
    [
        (SLEEP, "11"),
        (SLEEP, "-1"),
        (SLEEP, "6.5"),
        (SLEEP, "yes"),
        (SLEEP, ""),
        (SLEEP, "٣"),
        (MEDICINE, "2"),
        (MEDICINE, "maybe"),
        (SAT, "1e9"),
        (SAT, "nan"),
        (SAT, "9" * 400),
        (SAT, "100001"),
        (SAT, "\x1b[31m"),
    ],
)
def test_what_is_no_answer_says_what_is_taken(track: Track, typed: str) -> None:
    with pytest.raises(ValueError, match="it takes") as refused:
        track.read(typed)
    assert track.takes in str(refused.value)


def test_a_number_that_only_a_file_can_hold_is_told_all_the_same() -> None:
    assert value_words(1e300, NUMBER, "h").endswith(" h")
    assert value_words(float("inf"), TENTH) == "inf of 10"
