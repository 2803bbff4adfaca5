"""A condition that rests an exercise and not its easier form: that form alone is asked, until it is cleared."""

from __future__ import annotations

import pytest
from kits.coach_kit import DAY, PLAN, again, put_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach, Refused
from backcare_tui.coach.recording import surely
from backcare_tui.domain.days.row import Row
from backcare_tui.domain.plan.dose import Dose

OPENER = """
[[exercise]]
id = "opener"
name = "Opener"
breaths = [5, 8, 12]
every = "day"
steps = ["Stand, and arch."]
not_with = ["osteoporosis", "pregnancy"]
easier = {words = "Lying.", breaths = 10, steps = ["Lie down."], not_with = ["pregnancy"]}
"""


@pytest.fixture
def opener(mine: Coach) -> Coach:
    """The short plan with an opener, chosen up to rung 2."""
    put_plan(mine.home, PLAN + OPENER)
    mine.refresh()
    mine.guidance.rung("opener", 2)
    return mine


def row_of(coach: Coach) -> Row:
    return next(row for row in again(coach).today().rows if row.task == "opener")


def test_the_easier_form_stays_due_and_says_why(opener: Coach) -> None:
    said = opener.safety.screen((), conditions=["osteoporosis"])
    assert said.text.endswith("Only the easier form until then of: Opener.")

    row = row_of(opener)
    assert (row.state, row.dose, row.rung) == ("due", Dose(breaths=10), 0)
    assert row.why[1] == (
        "10 breaths (lying): the easier form, as you answered yes to osteoporosis or a fracture. "
        "The rest of it waits until a professional has cleared it."
    )
    assert row.notes.taught_on(row.rung).steps == ("Lie down.",)
    session = again(opener).sessions.guide("opener")
    assert session.parts[0].steps == ("Lie down.",)


def test_what_the_easier_form_is_not_with_rests_all_of_it(opener: Coach) -> None:
    opener.safety.screen((), conditions=["osteoporosis", "pregnancy"])
    row = row_of(opener)
    assert (row.state, row.because) == ("rested", "pregnancy")
    assert "pregnancy" in row.why[1]


def test_it_never_climbs_nor_is_raised_and_begins_anew_once_it_is_cleared(
    opener: Coach, clock: FixedClock
) -> None:
    opener.safety.screen((), conditions=["osteoporosis"])
    with pytest.raises(Refused, match="only its easier form, as you answered yes to osteoporosis"):
        surely(opener, lambda: opener.guidance.rung("opener", 1))
    for _day in range(40):
        assert (row_of(opener).dose, row_of(opener).rung) == (Dose(breaths=10), 0)
        opener.tasks.done("opener")
        opener.tasks.pain(1)
        clock.moment += DAY
        opener.refresh()

    opener.safety.clear(["osteoporosis"], by="Dr Ruiz", on=opener.today_date)
    row = row_of(opener)
    assert "osteoporosis" not in " ".join(row.why)
    assert row.rung <= 1, "a rung of long ago is not asked at once"
    assert surely(opener, lambda: opener.guidance.rung("opener", 1)).changed
