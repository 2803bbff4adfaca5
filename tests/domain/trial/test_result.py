"""A result is told once it is over and never by arm before pairs enough count; its words are plain, and it raises for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.domain_kit import HOSTILE
from kits.examples import examples
from kits.result_kit import Lived, mirrored, swapped, told, trial_of
from kits.trial_kit import ARMS, FIRST
from msgspec.structs import replace

from backcare_tui.cli.render.history import result_json, result_lines
from backcare_tui.domain.calendar import ONE_DAY
from backcare_tui.domain.journal.events import Arm
from backcare_tui.domain.journal.trial import PAIRS, Trial
from backcare_tui.domain.report.trial_part import pairs_chart
from backcare_tui.domain.trial.result import Result, available, tells_by_arm, why_not
from backcare_tui.domain.trial.result_words import expected_words, parts_of

LEVELS = st.one_of(st.none(), st.integers(0, 10))
PERIODS = st.tuples(LEVELS, LEVELS, LEVELS)
GIVEN = st.tuples(*[st.integers(0, 10)] * 3)
ENDS = ("person", "complete", "sign", "stop", "linked", "condition", "of a later version")


def trials(periods: Any, least: int, most: int) -> st.SearchStrategy[Trial]:
    """Trials that are over, with so many pairs of such periods."""
    return st.builds(
        lambda pairs, why, expected: trial_of(pairs, why=why, expected=expected, about="pump"),
        st.lists(st.tuples(periods, periods), min_size=least, max_size=most),
        st.sampled_from(ENDS),
        st.sampled_from(["a", "b", ""]),
    )


def pages(result: Result) -> tuple[list[str], dict[str, object], str]:
    """All that is shown of a result: on the command line, as JSON, and drawn on paper."""
    return result_lines(result), result_json(result), pairs_chart(result)


@given(trials(PERIODS, 0, PAIRS + 2), st.sampled_from(["", *HOSTILE]))
@examples(60)
def test_a_result_of_any_trial_that_is_over_can_be_told(trial: Trial, name: str) -> None:
    arms = (Arm(name or "Devices", ("pump",)), Arm("Neither"))
    held = ((FIRST, "flare"), (FIRST, "missing"), (FIRST, "a word of a later version"))
    trial = replace(trial, arms=arms, held=held, spoilt=(1, 2, 99))
    result = told(trial)
    lines, document, _svg = pages(result)
    assert document["counted"] == result.counted
    assert result.picture(30)[:1] == result.picture(40)[:1]
    assert lines[0].startswith("Trial")
    assert (result.by_arm is None, result.ending == "few") == (not tells_by_arm(trial),) * 2


@given(trials(PERIODS, 0, 7))
@examples(30)
def test_with_too_few_pairs_nothing_tells_the_arms_apart(trial: Trial) -> None:
    result = told(trial)
    assert (result.ending, result.by_arm, result.picture()) == ("few", None, [])
    assert pages(result) == pages(told(swapped(trial)))
    assert "a result takes 8" in result.sentence


@given(trials(GIVEN, 8, PAIRS))
@examples(15)
def test_arms_that_change_places_mirror_every_number_and_change_no_word(trial: Trial) -> None:
    result, other = told(trial), told(mirrored(trial))
    assert result.by_arm is not None
    assert other.by_arm is not None
    here, there = result.by_arm.gap, other.by_arm.gap
    assert (here.estimate, here.low, here.high) == (-there.estimate, -there.high, -there.low)
    assert (here.p, result.ending) == (there.p, other.ending)
    assert [(dots.pair, dots.a, dots.b) for dots in result.by_arm.dots] == [
        (dots.pair, dots.b, dots.a) for dots in other.by_arm.dots
    ]
    if here.estimate:  # of two that are equal the first is named
        assert result.sentence == other.sentence
        assert expected_words(result) == expected_words(other)


def test_while_it_runs_there_is_no_result_and_one_kind_sentence_says_when() -> None:
    trial = replace(Lived(2, most=30).trial, ended=None, why="")
    assert why_not(trial) == (
        "A trial runs: pair 5 of 14. Its result is told when it is over, or when you end it after 8 pairs or more "
        "(backcare trial end)."
    )
    assert why_not(trial) == why_not(swapped(trial))
    assert not available(trial)
    with pytest.raises(ValueError, match="A trial runs"):
        told(trial)
    early = replace(trial, at=trial.first - ONE_DAY, days=())
    assert why_not(early).startswith("The trial has not begun yet.")


@pytest.mark.parametrize(
    ("why", "leads"),
    [
        ("stop", "It ended on 10 Jan 2027, as Posture pump was stopped."),
        ("linked", "It ended on 10 Jan 2027, as a report of strong pain named Posture pump."),
        ("person", ""),
        ("complete", ""),
    ],
)
def test_what_ended_it_is_told_first_unless_it_was_its_own_end(why: str, leads: str) -> None:
    lines = result_lines(told(trial_of([((5, 5, 5), (3, 3, 3))] * 9, why=why, about="pump")))
    assert lines[3].startswith(leads or "It cannot be told")
    assert sum("ended" in line for line in lines) == 1
    assert any("cannot be told" in line for line in lines)


def better(**more: Any) -> Result:
    """Massage 2 lower in ten of ten pairs, whoever went first."""
    trial = trial_of([((5, 5, 5), (5, 5, 5))] * 10, **more)
    levels = [5 - 2 * trial.arm_of(day.place) for day in trial.days]
    days = tuple(replace(day, level=level) for day, level in zip(trial.days, levels, strict=True))
    return told(replace(trial, days=days))


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("b", "You expected less pain with Massage, and so it came."),
        ("a", "You expected less pain with Devices; it came the other way."),
        ("", ""),
    ],
)
def test_what_was_expected_is_told_without_a_word_of_praise(expected: str, said: str) -> None:
    assert expected_words(better(expected=expected)) == said


def test_where_nothing_was_found_what_was_expected_is_not_held_against_it() -> None:
    result = told(trial_of([((5, 5, 5), (5, 5, 5))] * 9, expected="a"))
    assert result.ending == "little"
    assert expected_words(result) == (
        "You expected less pain with Devices; these weeks do not show it, nor the other way."
    )


def test_a_second_trial_is_offered_where_one_did_better_and_neither_was_no_arm() -> None:
    def offers(result: Result) -> list[str]:
        return [line for part in parts_of(result) if part.title == "A second trial" for line in part.lines]

    (offer,) = offers(better())
    assert offer.endswith("backcare trial new massage neither")
    assert any("larger than it is" in line for line in better().always)
    unsure = told(trial_of([((5, 5, 5), (5, 5, 5))] * 9))
    assert offers(unsure) == []
    assert not any("larger" in line for line in unsure.always)
    trial = trial_of([((5, 5, 5), (5, 5, 5))] * 9)
    assert offers(told(replace(trial, arms=(ARMS[1], Arm("Neither"))))) == []


def test_no_word_judges() -> None:
    for result in (better(), Lived(4, gap=0).result, told(trial_of([]))):
        text = " ".join(result_lines(result)).lower()
        assert not [
            word for word in ("works", "worked,", "failed", "winner", "cure", "proves") if word in text
        ]


def test_pairs_that_were_done_again_are_named_with_the_reason() -> None:
    result = Lived(3).result
    assert [(one.pair, one.why) for one in result.again] == [(6, "numbers")]
    spoilt = trial_of([((5, 5, 5), (3, 3, 3))] * 9, spoilt=(2,))
    again = replace(
        spoilt,
        days=tuple(
            replace(day, place=replace(day.place, pair=day.place.pair - (day.place.draw > 2)))
            for day in spoilt.days
        ),
    )
    assert [(one.pair, one.why) for one in told(again).again] == [(2, "flare")]
    assert told(again).counted == 8
