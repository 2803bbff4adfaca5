"""A ladder in words: what rungs share is said once, and the present rung is marked."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from kits.domain_kit import plan, task
from kits.guidance_plans import plans

from backcare_tui.domain.guidance.levels import Level, now_words
from backcare_tui.domain.plan.dose import Dose, words
from backcare_tui.domain.plan.ladder import (
    eased_to_easier,
    in_flare,
    ladder_lines,
    ladder_pieces,
    ladder_words,
    step_words,
)
from backcare_tui.domain.plan.plan import Limits, Notes, Plan, combine_ladders
from backcare_tui.domain.plan.schedule import EveryDays
from backcare_tui.domain.reference.plan_words import settings_words, task_words

MINUTES = tuple(Dose(minutes=one) for one in (3, 5, 8, 10))
BREATHS = tuple(Dose(breaths=one) for one in (1, 5, 8))


@pytest.mark.parametrize(
    ("rungs", "rung", "told"),
    [
        (MINUTES, None, "3 → 5 → 8 → 10 min"),
        (MINUTES, 1, "[3] → 5 → 8 → 10 min"),
        (MINUTES, 4, "3 → 5 → 8 → [10] min"),
        ((Dose(minutes=8),), 1, "8 min"),
        (BREATHS, 2, "1 → [5] → 8 breaths"),
        (tuple(Dose(seconds=one, sides=2) for one in (30, 60)), 2, "30 → [60] s a side"),
        (combine_ladders((8, 10), (1, 2)), 3, "8 → 10 reps, then 2 × [8] → 10"),
        (combine_ladders((8, 10), (2,), sides=2), 1, "2 × [8] → 10 a side"),
        (tuple(Dose(reps=one, sides=2) for one in ((5, 3, 1), (6, 4, 2))), 1, "[5-3-1] → 6-4-2 a side"),
    ],
)
def test_a_ladder_says_once_what_its_rungs_share(
    rungs: tuple[Dose, ...], rung: int | None, told: str
) -> None:
    assert ladder_words(task(rungs=rungs), rung) == told


def test_the_easier_form_is_the_first_step_and_can_be_the_present_one() -> None:
    opener = task(rungs=BREATHS[1:], easier=Dose(breaths=10))
    assert ladder_words(opener, 0) == "[10 breaths (easier)] → 5 → 8 breaths"
    assert ladder_words(opener, 2) == "10 breaths (easier) → 5 → [8] breaths"


@pytest.mark.parametrize(
    ("rungs", "easier", "starts", "rung", "asked"),
    [
        (MINUTES, None, 1, 3, Dose(minutes=4)),
        (BREATHS, Dose(breaths=10), 0, 2, Dose(breaths=10)),  # breathing, lying: nothing in it strains
        ((Dose(reps=(5, 3, 1)),), Dose(reps=(4, 2, 1)), 0, 1, Dose(reps=(2, 1, 1))),
        ((Dose(reps=8),), Dose(reps=6), 1, 0, Dose(reps=3)),
        ((Dose(reps=8),), Dose(reps=6), 1, 1, Dose(reps=3)),  # as a bad day goes to that form too
        ((Dose(reps=8), Dose(reps=12)), Dose(reps=6), 1, 2, Dose(reps=6)),
    ],
)
def test_a_flare_asks_half_and_of_the_first_rung_or_what_begins_in_its_easier_form_that(
    rungs: tuple[Dose, ...], easier: Dose | None, starts: int, rung: int, asked: Dose
) -> None:
    assert in_flare(task(rungs=rungs, easier=easier, start_rung=starts), rung) == asked


@pytest.mark.parametrize(
    ("starts", "rung", "dose", "easier"),
    [
        (0, 1, Dose(breaths=10), True),  # eased from the first rung
        (0, 2, Dose(breaths=10), True),  # in a flare
        (0, 2, Dose(breaths=5), False),  # eased from the second rung to the first
        (1, 1, Dose(breaths=10), True),
        (1, 3, Dose(breaths=10), False),  # half of the third, which happens to be as much
    ],
)
def test_it_is_the_easier_form_too_to_which_a_higher_rung_is_eased(
    starts: int, rung: int, dose: Dose, easier: bool
) -> None:
    rungs = tuple(Dose(breaths=one) for one in (5, 8, 20))
    opener = task(rungs=rungs, easier=Dose(breaths=10), start_rung=starts)
    assert eased_to_easier(opener, rung, dose, rungs[rung - 1]) is easier
    assert not eased_to_easier(opener, rung, dose, None)
    assert not eased_to_easier(task(rungs=rungs), rung, dose, rungs[rung - 1])


def test_a_step_up_is_named_by_what_it_is_where_its_form_or_its_days_are_new() -> None:
    lying = task(rungs=BREATHS[1:], easier=Dose(breaths=10), notes=Notes(then="with the arch"))
    assert step_words(lying, 1) == "now with the arch: 5 breaths"
    assert (
        step_words(msgspec.structs.replace(lying, notes=Notes()), 1)
        == "now without its easier form: 5 breaths"
    )
    assert step_words(lying, 2) == "8 breaths"
    spaced = task(rungs=MINUTES, first_every=EveryDays(2))
    assert [step_words(spaced, rung) for rung in (2, 3)] == ["5 min and now every day", "8 min"]


def test_in_a_narrow_column_each_count_of_sets_has_its_own_line() -> None:
    press = task(rungs=combine_ladders((8, 10, 12, 15), (1, 2, 3)))
    assert ladder_lines(press, 5) == [
        "8 → 10 → 12 → 15 reps",
        "then 2 × [8] → 10 → 12 → 15",
        "then 3 × 12 → 15",
    ]
    opener = task(rungs=BREATHS[1:], easier=Dose(breaths=10))
    assert ladder_lines(opener, 0) == ["[10 breaths (easier)]", "then 5 → 8 breaths"]
    assert ladder_lines(task(rungs=MINUTES), 2) == ["3 → [5] → 8 → 10 min"]
    assert ladder_lines(task(kind="visit", rungs=(Dose(),))) == ["a visit to write down"]


@given(plans())
def test_the_lines_of_a_ladder_say_what_its_one_line_says(made: Plan) -> None:
    for one in made.tasks:
        for rung in (None, *range(one.lowest, len(one.rungs) + 1)):
            line, lines = ladder_words(one, rung), " ".join(ladder_lines(one, rung))
            assert (
                lines.replace("then ", "").split()
                == line.replace(", then", "")
                .replace("(easier) →", "(easier)")
                .replace("(easier)] →", "(easier)]")
                .split()
            )


@given(plans())
def test_exactly_the_present_rung_of_any_ladder_is_marked(made: Plan) -> None:
    for one in made.tasks:
        plain = ladder_words(one)
        for rung in range(one.lowest, len(one.rungs) + 1):
            steps = ladder_pieces(one, rung)
            marked = [text for text, here in steps if here]
            assert len(marked) == int(one.climbs)
            assert all(text.split()[0] in words(one.dose(rung)) for text in marked)
            assert "".join(text for text, _here in steps) == plain
            at = next((at for at, (_text, here) in enumerate(steps) if here), 0)
            before = "".join(text for text, _here in steps[:at])
            assert before.count("→") + before.count("then") == (rung - one.lowest if one.climbs else 0)


def test_where_a_task_stands_is_told_with_what_eases_it() -> None:
    pump = task(rungs=MINUTES)
    assert now_words(pump, Level(rung=3, dose=MINUTES[2])) == "8 min, rung 3 of 4"
    eased = Level(rung=3, dose=Dose(minutes=4), whole=Level(rung=3, dose=MINUTES[2]))
    assert now_words(pump, eased) == "4 min for now; rung 3 of 4 is 8 min"
    assert now_words(pump, None) == ""
    assert now_words(task(), Level(rung=1, dose=MINUTES[0])) == ""
    assert task_words(pump, eased)[2] == "Now: 4 min for now; rung 3 of 4 is 8 min"
    assert not any(text.startswith("Now") for text in task_words(pump))


def test_every_threshold_of_a_plan_is_told() -> None:
    limits = Limits(
        climb_sessions=6,
        climb_share=0.9,
        climb_days=11,
        red_days=15,
        setback_days=8,
        morning_rise=3,
        ease_days=1,
        gap_days=9,
        flare_days=20,
    )
    told = " ".join(
        settings_words(plan(week_target=4, grace=2, day_counts_at=0.7, amber=2, red=7, limits=limits))
    )
    for words_ in (
        "a week on Monday",
        "70 % of what is due",
        "4 kept days of 7. 2 missed days a week break no streak.",
        "Pain from 2 is amber, from 7 red.",
        "after 6 whole sessions and 90 %",
        "11 days apart",
        "within 8 days of a setback, or 15 days of a bad day",
        "A morning 3 over your usual",
        "that day and those after it, until 1 day passes without a bad one; 9 days without",
        "over after 20 days",
    ):
        assert words_ in told, words_
    assert "Any missed day breaks the streak." in " ".join(settings_words(plan(grace=0)))
