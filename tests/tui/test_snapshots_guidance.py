"""How guidance looks. Renew with ``pytest tests/tui/test_snapshots_guidance.py --snapshot-update``."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.coach_kit import stop_guided
from kits.tui_kit import NOW, SMALL, USUAL, Picture, write_plan
from kits.tui_lives import LADDER_PLAN, live

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.paths import shipped_plans

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])


@SIZES
def test_safety_signs(fresh: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(fresh, "down", "down", "space", "down", safety=True, size=size)


@SIZES
def test_safety_conditions(fresh: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(fresh, "enter", "down", "space", safety=True, size=size)


@SIZES
def test_lock(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    demo.safety.screen(("cauda-equina", "infection"))
    assert picture(demo, size=size)


def test_clearance_that_asks_again(demo: Coach, picture: Picture) -> None:
    demo.safety.screen(("cauda-equina", "infection"))
    assert picture(demo, "c", "enter", "enter")


def test_a_rested_task(demo: Coach, picture: Picture) -> None:
    demo.safety.screen((), ("blood-thinners",))
    assert picture(demo)


def test_flare_question(demo: Coach, picture: Picture) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment += timedelta(
        days=4
    )  # it was asked on a day of the story, and is not within two weeks of that
    demo.tasks.pain(6, where=["low-back-left"])
    assert picture(demo)


def test_flare_dialog(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "f")


def test_flare_day(demo: Coach, picture: Picture) -> None:
    demo.guidance.flare(begins=True)
    assert picture(demo)


def test_climb_day(demo: Coach, picture: Picture) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment = NOW.replace(month=12, day=9)
    live(demo, 5)
    demo.tasks.pain(2, where=["low-back-left"])
    assert demo.today().guidance.stance == "progress"
    assert picture(demo)


def test_ready_for_more(fresh: Coach, picture: Picture) -> None:
    write_plan(fresh, LADDER_PLAN)
    fresh.refresh()
    live(fresh, 5, pain=None)
    assert fresh.today().rows[0].change == "ready"
    assert picture(fresh)


def test_welcome_back(demo: Coach, picture: Picture) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment = NOW.replace(month=12, day=7)
    assert picture(demo)


def test_check_in(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "ctrl+p", *"check-in", "enter", "4", "tab", "3")


def test_rung(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "r", "up")


@pytest.mark.parametrize("times", [1, 3], ids=["all-done", "nothing-done"])
def test_preview(demo: Coach, picture: Picture, times: int) -> None:
    assert picture(demo, "3", *["v"] * times)


def test_pain_after_a_task(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "p", "4", "t")


@SIZES
def test_chest_pain_that_waits_for_an_answer(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    demo.tasks.pain(6, where=["chest"])
    assert picture(demo, size=size)


@SIZES
def test_a_stop_that_is_asked_about(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    stop_guided(demo, "posture-pump", "numbness")
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment += timedelta(days=3)
    demo.safety.screen(["one-leg"])
    assert picture(demo, size=size)


@SIZES
def test_what_to_write_down_of_a_visit(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    text = (shipped_plans() / "professional-care.toml").read_text(encoding="utf-8")
    write_plan(demo, text.replace("RRULE:FREQ=MONTHLY;BYDAY=1TU", "day"))
    demo = Coach(demo.home, demo.clock)
    assert picture(demo, "home", "space", *"Fri", "enter", *"Dr", size=size)
