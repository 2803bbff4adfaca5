"""How guided sessions look. Renew the pictures with ``pytest tests/tui/test_snapshots_guided.py --snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from kits.guided_kit import PRESS, Walk, plan
from kits.tui_kit import LARGE, SMALL, USUAL, Desk, asked, write_plan
from textual.pilot import Pilot

from backcare_tui.coach import Coach
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import DARK, LIGHT

STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "start": ("face-pull", ()),
    "prepare": ("face-pull", ("enter", "2")),
    "prepare-massage": ("self-massage", ()),
    "device": ("posture", ("enter", "+70")),
    "rise": ("posture", ("enter", "+70", "right", "+10")),
    "massage": ("self-massage", ("enter", "+7")),
    "sides": ("self-massage", ("enter", "+32")),
    "reps": ("face-pull", ("enter", "enter", "+11")),
    "reps-counted-and-paused": ("face-pull", ("enter", "enter", "+6", "enter", "+1", "space")),
    "breaths": ("bioenergetic", ("enter", "enter", "+19")),
    "pain": ("posture", ("enter", "+40", "e", *["right"] * 4)),
    "over": ("posture", ("enter", "+70", "e", *["right"] * 4, "4")),
    "over-whole": ("posture", ("enter", "+180", *["right"] * 4, "2")),
    "over-hurting": ("posture", ("enter", "+70", "e", *["right"] * 4, "6")),
    "why": ("posture", ("enter", "+30", "w")),
    "stop-words": ("posture", ("enter", "+70", "exclamation_mark")),
    "stopped": ("bioenergetic", ("enter", "enter", "+25", "exclamation_mark", "4")),
    "stopped-for-a-sign": ("posture", ("enter", "+70", "exclamation_mark", "7")),
    "stopped-device": ("posture", ("enter", "+70", "exclamation_mark", "2")),
    "leaving": ("posture", ("enter", "+70", "escape")),
}
"""What is guided, and the keys and seconds that lead to the moment."""

SETS = {"rest": ("curl-up", ("enter", "+10"))}
"""The same, of a plan with two sets of repetitions."""


@pytest.fixture
def moment(snap_compare: Callable[..., bool]) -> Callable[..., bool]:
    """Compare a moment of a session with the picture of it that is kept."""

    def compare(
        coach: Coach,
        name: str,
        size: tuple[int, int],
        theme: str = DARK.name,
        motion: Literal["none", "full"] = "full",
    ) -> bool:
        what, acts = (STEPS | SETS)[name]
        app = BackcareApp(coach, what)
        app.animation_level = "none"
        app.theme = theme

        async def use(pilot: Pilot[None]) -> None:
            desk = Desk(app, pilot)
            await pilot.pause()
            await desk.settle()
            app.animation_level = motion
            for act in acts:
                if act.startswith("+"):
                    await Walk(desk).wait(float(act))
                else:
                    await desk.press(act)
            await desk.settle()

        with asked(safety=False):
            return snap_compare(app, terminal_size=size, run_before=use)

    return compare


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
@pytest.mark.parametrize("name", STEPS)
def test_step(coach: Coach, moment: Callable[..., bool], name: str, size: tuple[int, int]) -> None:
    assert moment(coach, name, size)


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x20"])
def test_rest_between_two_sets(coach: Coach, moment: Callable[..., bool], size: tuple[int, int]) -> None:
    write_plan(coach, plan(PRESS, name="Curl-up"))
    assert moment(Coach(coach.home, coach.clock), "rest", size)


@pytest.mark.parametrize("name", ["reps", "breaths"])
def test_step_without_motion(coach: Coach, moment: Callable[..., bool], name: str) -> None:
    assert moment(coach, name, USUAL, motion="none")


@pytest.mark.parametrize("name", ["reps", "breaths", "massage", "device"])
def test_step_with_room(coach: Coach, moment: Callable[..., bool], name: str) -> None:
    assert moment(coach, name, LARGE)


@pytest.mark.parametrize("name", ["reps", "device"])
def test_step_in_the_light_theme(coach: Coach, moment: Callable[..., bool], name: str) -> None:
    assert moment(coach, name, USUAL, LIGHT.name)
