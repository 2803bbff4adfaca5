"""People who do a trial through the whole app, from its plan to its result, whatever comes between."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from kits.cli_kit import ROOT
from kits.coach_kit import edit_plan, on_host
from kits.trial_lives import Person, in_trial, surely

from backcare_tui.cli.render.history import result_json
from backcare_tui.coach import Coach
from backcare_tui.coach.carry.trial_csv import trial_csv
from backcare_tui.domain.trial.compare import LEAST_PAIRS

recomputed: Callable[[str], dict[str, Any]] = runpy.run_path(str(ROOT / "docs" / "recompute_trial.py"))[
    "recomputed"
]


def plain(person: Person) -> None:
    """Twelve weeks, each number, most of what is asked."""
    for _ in in_trial(person):
        person.day()
    assert person.trial.why == "complete"
    assert len(person.trial.days) == 84


def forgetful(person: Person) -> None:
    """A third of all numbers is missing."""
    person.answers = 0.67
    for _ in in_trial(person):
        person.day()
    assert len(person.trial.days) > 84
    assert len(person.trial.counted) >= 12


def flaring(person: Person) -> None:
    """Two flares, one in the middle of a pair."""
    for number, _ in enumerate(in_trial(person)):
        if number in (16, 60):
            surely(lambda: person.coach.guidance.flare(begins=True))
        if number in (20, 66):
            surely(lambda: person.coach.guidance.flare(begins=False))
        person.day()
    assert person.trial.spoilt
    assert len(person.trial.counted) == 14


def on_holiday(person: Person) -> None:
    """Ten days away, one day of it called off after all."""
    for number, _ in enumerate(in_trial(person)):
        if number == 20:
            surely(lambda: person.coach.guidance.pause(person.today + timedelta(days=9)))
        if number == 29:
            surely(person.coach.guidance.resume)
        person.day()
    assert [why for _day, why in person.trial.held] == ["paused"] * 9
    assert len(person.trial.counted) == 14


def unsure(person: Person) -> None:
    """Numbers taken back, brought back and put right."""
    for number, _ in enumerate(in_trial(person)):
        person.answer()
        given = person.given()
        if given is not None and person.trial.runs:
            if number % 5 == 1:
                surely(person.coach.undo)
                assert person.given() is None
                surely(person.coach.redo)
            if number % 7 == 2:
                surely(person.coach.undo)
                person.rate(9)
            if number % 11 == 3:
                person.rate((given + 3) % 11)
        person.day(answers=False)
    assert len(person.trial.counted) == 14


def travelling(person: Person) -> None:
    """East over the date line in the third week, so that a day is skipped, and back west in the eighth."""
    for number, _ in enumerate(in_trial(person)):
        if number == 15:
            person.skipped = person.today
            person.to_morning(zone=timezone(timedelta(hours=13)))
        if number == 50:
            person.to_morning(0, zone=timezone(timedelta(hours=-10)))
        person.day()
    assert person.trial.why == "complete"


def night_owl(person: Person) -> None:
    """Everything is written down after midnight, which is still the day before."""
    for _ in in_trial(person):
        person.answer()
        evening = person.clock.moment
        person.clock.moment = (evening + timedelta(days=1)).replace(hour=1)
        person.coach.refresh()
        assert person.today == evening.date()
        person.day()
        person.clock.moment = evening
    assert len(person.trial.counted) == 14


def with_two_devices(person: Person) -> None:
    """Every other day on the other machine, and twice on both."""
    machines = [person.coach, Coach(person.home, person.clock)]
    for number, _ in enumerate(in_trial(person)):
        with on_host(("desk", "lap")[number % 2]):
            person.coach = machines[number % 2]
            person.coach.refresh()
            person.day()
    person.coach.refresh()
    assert len(person.trial.counted) == 14


def editing(person: Person) -> None:
    """The claw is taken out of the plan for four days, and comes back."""
    for number, _ in enumerate(in_trial(person)):
        if number == 10:
            edit_plan(person.coach, '[[massage]]\nid = "claw"', '[[massage]]\nid = "other"')
        if number == 14:
            edit_plan(person.coach, '[[massage]]\nid = "other"', '[[massage]]\nid = "claw"')
        person.day()
    assert [why for _day, why in person.trial.held] == ["missing"] * 4
    assert len(person.trial.counted) == 14


def early(person: Person) -> None:
    """Enough after ten weeks."""
    for number, _ in enumerate(in_trial(person)):
        person.day()
        if number == 69:
            surely(person.coach.trials.end)
            break
    assert person.trial.why == "person"
    assert 8 <= len(person.trial.counted) < 14


def too_early(person: Person) -> None:
    """Enough after four weeks: nothing is told by arm."""
    for number, _ in enumerate(in_trial(person)):
        person.day()
        if number == 28:
            surely(person.coach.trials.end)
            break
    assert len(person.trial.counted) < 8


def halted(person: Person) -> None:
    """A warning sign in the eleventh week ends it."""
    for number, _ in enumerate(in_trial(person)):
        person.day()
        if number == 72:
            surely(lambda: person.coach.safety.screen(("cauda-equina",)))
            break
    assert person.trial.why == "sign"


LIVES: tuple[Callable[[Person], None], ...] = (
    plain,
    forgetful,
    flaring,
    on_holiday,
    unsure,
    travelling,
    night_owl,
    with_two_devices,
    editing,
    early,
    too_early,
    halted,
)


@pytest.mark.parametrize(
    "life",
    [life if life is early else pytest.param(life, marks=pytest.mark.slow) for life in LIVES],
    ids=lambda life: life.__name__,
)
def test_a_trial_counts_what_was_lived(life: Callable[[Person], None], tmp_path: Path):
    person = Person(tmp_path / "home", 1 + LIVES.index(life), gap=-1.5)
    life(person)
    trial = person.trial
    for day in trial.days:
        if day.day in person.turns:
            assert trial.arm_of(day.place) == person.turns[day.day], day
        assert day.level == person.said.get(day.day), day
    counted = {day.day for pair in trial.counted for day in (*pair.first, *pair.second)}
    assert counted - {*person.turns} == ({person.skipped} if person.skipped else set())
    if len(trial.counted) < LEAST_PAIRS:
        assert person.coach.history.trial_result().by_arm is None
        return
    person.coach.refresh()
    told = result_json(person.coach.history.trial_result())
    found = recomputed(trial_csv(person.coach).decode())
    assert found == {name: told[name] for name in ("counted", "compared", "without_first")}
