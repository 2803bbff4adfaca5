"""How setting up looks, and what is tracked. Renew the pictures with ``pytest tests/tui/test_snapshots_setup.py --snapshot-update``."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.tui_kit import LARGE, SMALL, TRACKING_PLAN, USUAL, Picture, write_plan

from backcare_tui.coach import Coach

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])


@pytest.fixture
def tracking(coach: Coach) -> Coach:
    write_plan(coach, TRACKING_PLAN)
    coach.refresh()
    return coach


@SIZES
def test_setup(coach: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(coach, "enter", "enter", "space", "tab", size=size, safety=True)


@SIZES
def test_the_plan_that_setup_comes_to(coach: Coach, picture: Picture, size: tuple[int, int]) -> None:
    ticked = ("space", *["down", "space"] * 4)
    assert picture(coach, "enter", "enter", *ticked, "tab", "right", "enter", size=size, safety=True)


@SIZES
def test_what_is_tracked_is_asked(tracking: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(tracking, "p", "4", "enter", "6", size=size)


def test_trend_with_what_is_tracked(tracking: Coach, picture: Picture) -> None:
    tracking.sure = True
    for back in range(24, -1, -1):
        day = tracking.today_date - timedelta(days=back)
        answers = {"sleep": f"{back * 7 % 9 + 1}", "medicine": "yn"[back % 3 > 0], "hours-sat": f"{back % 8}"}
        tracking.tasks.track(answers, day=day)
        tracking.tasks.pain(back * 5 % 7, day=day)
    assert picture(tracking, "6", "minus")
