"""The page of a trial tells what its analysis does when trials are simulated, and that keeps within what was promised."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_trial_table import DESIGNED, EFFECTS, MISSING, TRIALS, needed_exactly, needed_rows, row, simulate

PAGE = (Path(__file__).parents[3] / "docs" / "trial.md").read_text(encoding="utf-8")


def rows(mark: str) -> list[tuple[str, ...]]:
    """The cells of the page's table at this mark."""
    text = PAGE.split(f"<!-- {mark} -->\n")[1].split(f"<!-- end of {mark} -->")[0]
    return [tuple(line.strip("| ").split(" | ")) for line in text.splitlines()[2:]]


def test_the_page_keeps_what_the_design_was_chosen_for() -> None:
    assert TRIALS >= 2000
    told = {float(cells[0]): cells for cells in rows("chances") if cells[1] == "15%"}
    assert [*told] == [*EFFECTS]
    assert 0.03 <= float(told[0.0][2]) <= 0.06
    for effect, cells in told.items():
        assert float(cells[2]) == pytest.approx(DESIGNED[effect], abs=0.06)
        assert float(cells[4].rstrip("%")) == pytest.approx(90, abs=2)


def test_a_trial_finds_a_large_difference_and_seldom_one_that_is_not_there() -> None:
    told = simulate(150, effects=(0.0, 2.0))
    assert told[0.0].found / 150 < 0.09
    assert told[2.0].found / 150 > 0.85
    assert min(each.coverage for each in told.values()) > 0.83


def test_what_is_told_before_a_trial_is_near_that_of_the_exact_test() -> None:
    exact, quick = needed_exactly(0.45, trials=60)
    assert quick == pytest.approx(exact, abs=0.06)
    assert all(abs(float(exactly) - float(told)) < 0.03 for _, exactly, told in rows("needed"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "effect", [0.0, 1.0]
)  # what changes the other lines changes these, and each takes its seconds
def test_the_page_has_what_simulating_anew_gives(effect: float) -> None:
    cells = row(effect, MISSING, simulate(TRIALS, effects=(effect,))[effect])
    assert cells in rows("chances")


@pytest.mark.slow
def test_the_page_has_what_is_needed_as_it_is_counted_anew() -> None:
    assert [*needed_rows()] == rows("needed")
