"""How a trial looks. Renew the pictures with ``pytest tests/tui/test_snapshots_trial.py --snapshot-update``."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.trial_desk import after_trial, in_trial
from kits.tui_kit import LARGE, SMALL, USUAL, Picture

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
def test_today_in_a_trial(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.trials.begin((None, None), seed="s1")
    demo.clock.moment += timedelta(days=2)
    assert picture(demo, size=size)


def test_what_is_compared(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "6", "t")


def test_plan_of_a_trial(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "6", "t", "enter")


def test_a_trial_that_runs(fresh: Coach, picture: Picture) -> None:
    assert picture(in_trial(fresh.home, 20, answered=True), "t")


@pytest.mark.parametrize("size", [(40, 24), USUAL, LARGE], ids=["40x24", "80x24", "120x40"])
def test_result(fresh: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(after_trial(fresh.home, gap=2.0), "t", size=size)
