"""Which signs lock, which advise, and which places put one to the person."""

from __future__ import annotations

from datetime import date

import pytest

from backcare_tui.domain.journal.safety_answers import Halted
from backcare_tui.domain.safety import (
    CONDITIONS,
    EMERGENCY,
    PLACES,
    SIGNS,
    STOPS,
    advice,
    felt,
    locking,
    put_words,
    rested_with,
    sign,
    signs_at,
)

LOCKS = {
    "cauda-equina": True,
    "both-legs": True,
    "heart-vessels": True,
    "neck-artery": True,
    "accident": True,
    "cord": True,
    "fracture": True,
    "infection": True,
    "cancer-signs": False,
    "one-leg": False,
    "inflammatory": False,
}
"""Emergency and same day lock; an appointment, urgent or not, is advice."""


def test_what_cannot_wait_locks_and_all_else_advises() -> None:
    assert {each.id: each.locks for each in SIGNS} == LOCKS
    assert set(locking(LOCKS)) == {name for name, locks in LOCKS.items() if locks}
    assert locking(["of-a-later-version"]) == ("of-a-later-version",)
    for name, locks in LOCKS.items():
        assert bool(advice([name])) != locks


def test_no_better_after_weeks_is_no_sign() -> None:
    assert not any("no better" in each.words.lower() or "no better" in each.name for each in SIGNS)


def test_a_sign_that_advises_rests_the_tasks_of_a_condition_there_is() -> None:
    assert rested_with(LOCKS) == {
        "cancer": "cancer-signs",
        "numbness": "one-leg",
        "inflammatory-arthritis": "inflammatory",
    }
    assert rested_with(LOCKS).keys() <= CONDITIONS.keys()


@pytest.mark.parametrize(
    ("places", "signs"),
    [
        (("chest",), ("heart-vessels",)),
        (("head",), ("neck-artery",)),
        (("head", "chest"), ("heart-vessels", "neck-artery")),
        (("foot-left", "foot-right"), ("both-legs",)),
        (("thigh-left", "lower-leg-right"), ("both-legs",)),
        (("foot-left", "thigh-left"), ()),
        (("foot", "thigh-left"), ()),
        (("low-back-left", "low-back-right", "neck-left", "hip-left", "hip-right"), ()),
        ((), ()),
    ],
)
def test_a_place_puts_the_sign_that_matches(places: tuple[str, ...], signs: tuple[str, ...]) -> None:
    assert signs_at(places) == signs


def test_every_sign_that_is_put_is_an_emergency_and_says_so_at_once() -> None:
    for place in PLACES:
        known = sign(place.sign)
        assert known is not None
        assert known.locks
        assert EMERGENCY.removeprefix("Stop and ") in put_words([place.sign])
    assert put_words(["heart-vessels"]).startswith(f"{EMERGENCY}.")
    assert {stop.sign for stop in STOPS if stop.sign} <= LOCKS.keys()


def test_what_a_task_was_stopped_for_reads_well_in_a_sentence() -> None:
    nouns = [felt(stop.id) for stop in STOPS]
    assert nouns == [
        *("tingling", "numbness", "shooting pain", "dizziness", "faintness", "breathlessness", "chest pain")
    ]
    assert Halted("pump", "dizzy", date(2026, 11, 22)).felt == "dizziness"
