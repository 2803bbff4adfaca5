"""How a task is come out of: guided after its last breath, between halves, when it is stopped, and when it is left."""

from __future__ import annotations

import pytest
from kits.guided_kit import PRESS, Walk, guided, plan
from kits.tui_kit import SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.session.step_picture import FigureView

ARCH = """
[[exercise]]
id = "opener"
name = "Opener"
breaths = 12
every = "day"
figure = "opener-arch"
start = ["Stand with feet apart."]
steps = ["Arch gently."]
ending = ["Stand straight.", "Fold forward.", "Come up slowly."]
"""
PUMP = """
[[device]]
id = "pump"
name = "Pump"
minutes = 3
every = "day"
ending = ["Let all the air out.", "Get up slowly."]
cautions = ["Never asleep.", "Not with a tumour.", "Nor with a fever."]
steps = ["Lie centred."]
"""


def drawn(walk: Walk) -> str:
    return walk.screen.query_one(FigureView)._moment[0]


async def test_who_arches_stands_straight_before_between_and_after_and_folds_only_then(coach: Coach) -> None:
    write_plan(coach, plan() + ARCH)
    async with guided(coach) as walk:
        assert (walk.at, drawn(walk)) == ("start waiting", "stand")
        await walk.press("enter")
        assert drawn(walk) == "in"  # it shows how it goes
        await walk.press("enter")
        assert (walk.at, drawn(walk)) == ("change running", "stand")
        await walk.wait(5 + 60)
        assert (walk.at, drawn(walk)) == ("rest running", "stand")
        assert "Stand straight, and rest." in walk.text
        await walk.wait(45 + 60)
        for words in ("Stand straight.", "Fold forward.", "Come up slowly."):
            assert walk.at == "rise running"
            assert words in walk.text
            await walk.wait(15)
        assert walk.at == "pain waiting"


async def test_an_exercise_that_was_not_begun_has_nothing_to_end(coach: Coach) -> None:
    write_plan(coach, plan(PRESS) + ARCH)
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        await walk.wait(30)
        while walk.frame.part is None or walk.frame.part.task != "opener":
            await walk.press("right")
        await walk.wait(20)
        await walk.press("escape")
        assert "Fold forward." not in walk.text
        await walk.press("g", "e") if "Go on" not in walk.text else await walk.press("down", "enter", "e")
        assert walk.frame.step is not None
        assert walk.frame.step.kind == "pain"


async def test_a_stop_never_asks_for_a_fold_and_leaving_tells_how_it_ends(coach: Coach) -> None:
    write_plan(coach, plan() + ARCH)
    async with guided(coach) as walk:
        await walk.press("enter", "enter")
        await walk.wait(5 + 12)
        await walk.press("escape")
        assert "Stand straight. Fold forward. Come up slowly." in walk.text
        await walk.press("escape", "exclamation_mark", "1")
        assert "Come out of it slowly." in walk.text
        assert "clumsy hands: a doctor today" in " ".join(walk.text.split())
        assert "Fold forward." not in walk.text


@pytest.mark.parametrize(
    ("key", "act"), [("1", "Come out of it slowly"), ("4", "Sit or lie until"), ("7", "emergency")]
)
async def test_a_device_is_come_out_of_first_but_for_an_emergency(coach: Coach, key: str, act: str) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(10)
        await walk.press("exclamation_mark", key)
        air, then = walk.text.find("Let all the air out."), walk.text.find(act)
        assert min(air, then) > 0
        assert (air < then) is (act != "emergency")


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_for_whom_it_is_not_comes_first_and_the_keys_say_that_there_is_more(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach, size=size) as walk:
        places = [walk.text.find(words) for words in ("Not with", "Nor with", "Lie centred", "Never asleep")]
        assert places == sorted(places)
        assert places[0] > 0
        assert "more" not in walk.text
    write_plan(coach, plan() + PUMP.replace('"Lie centred."', ", ".join(['"Lie."'] * 20)))
    async with guided(coach, size=size) as walk:
        assert "↑ ↓ more" in walk.text
        assert "Never asleep" not in walk.text
        await walk.press(*["down"] * 20)
        assert "Never asleep" in walk.text
