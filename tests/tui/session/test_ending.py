"""How a task is come out of: guided after its last breath, between halves, when it is stopped, and when it is left."""

from __future__ import annotations

import re

import pytest
from kits.guided_kit import PRESS, Walk, guided, plan
from kits.tui_kit import SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.safety import ALARM, STOPS, Stop, felt
from backcare_tui.tui.session.step_picture import FigureView
from backcare_tui.tui.widgets.alarm import Alarm

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
    ("key", "act"), [("1", "Leave this out"), ("4", "Sit or lie until"), ("7", "EMERGENCY")]
)
async def test_a_device_is_come_out_of_first_but_for_an_emergency(coach: Coach, key: str, act: str) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(10)
        await walk.press("exclamation_mark", key)
        air, then = walk.text.find("Let all the air out."), walk.text.find(act)
        assert min(air, then) > 0
        assert (air < then) is (act != "EMERGENCY")


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_for_whom_it_is_not_comes_first_and_the_last_line_says_that_there_is_more(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach, size=size) as walk:
        places = [walk.text.find(words) for words in ("Not with", "Nor with", "Lie centred", "Never asleep")]
        assert places == sorted(places)
        assert places[0] > 0
        assert "read on" not in walk.text
    write_plan(coach, plan() + PUMP.replace('"Lie centred."', ", ".join(['"Lie."'] * 20)))
    async with guided(coach, size=size) as walk:
        assert "↓ read on" in walk.text
        assert "Never asleep" not in walk.text
        await walk.press(*["down"] * 20)
        assert "read on" not in walk.text
        assert "Never asleep" in walk.text


# The last page follows the facts


async def ended(walk: Walk, *, seconds: float, pain: str = "") -> list[str]:
    """Do so much of the pump, and say how it feels; what the last page says, a line each."""
    await walk.press("enter")
    await walk.wait(seconds)
    if walk.frame.step is not None and walk.frame.step.kind == "time":
        await walk.press("e")
    while walk.frame.step is not None and walk.frame.step.kind != "pain":
        await walk.press("right")
    await walk.press(pain or "right")
    assert walk.at == "over"
    return [re.sub(r"  +", "  ", line.strip()) for line in walk.desk.lines if line.strip()]


@pytest.mark.parametrize(
    ("seconds", "before", "pain", "head", "facts"),
    [
        (
            180,
            None,
            "2",
            "That is all of it.",
            ["Done  3 min", "Pain after  2", "Today  ● ○", "1 of 2 done", "Next  Curl-up"],
        ),
        (180, None, "7", "That is all of it.", ["Done  3 min", "Pain after  7"]),
        (
            70,
            None,
            "",
            "Stopped early. That is fine.",
            ["Done  1 of 3 min", "Today  ◐ ○", "0 of 2 done, 1 in part"],
        ),
        (70, None, "4", "Stopped early. That is fine.", ["Pain after  4", "Next  Curl-up"]),
        (70, None, "5", "Stopped early.", ["Done  1 of 3 min", "Pain after  5"]),
        (70, 4, "4", "Stopped early. That is fine.", ["Pain after  4 (4 before)", "Next  Curl-up"]),
        (70, 2, "3", "Stopped early.", ["Pain after  3 (2 before)"]),
        (10, None, "1", "Stopped early. That is fine.", ["Done  too little to count", "Pain after  1"]),
    ],
)
async def test_the_last_page_follows_the_facts(
    coach: Coach, seconds: float, before: int | None, pain: str, head: str, facts: list[str]
) -> None:
    write_plan(coach, plan() + PUMP + PRESS.format(name="Curl-up"))
    if before is not None:
        coach.tasks.pain(before)
    async with guided(coach) as walk:
        lines = await ended(walk, seconds=seconds, pain=pain)
        assert lines[:2] == ["Pump", head]
        assert all(fact in lines for fact in facts)
        hurts = head == "Stopped early." or pain == "7"
        assert any(line.startswith("Next") for line in lines) is not hurts
        assert "Well done" not in walk.text


async def test_of_several_tasks_some_of_which_were_whole_it_says_so(coach: Coach) -> None:
    write_plan(coach, plan(PRESS, name="Curl-up") + PUMP)
    async with guided(coach, "g") as walk:
        while walk.frame.step is not None and not walk.frame.step.is_work:
            await walk.press("enter")
        await walk.wait(185)
        while walk.frame.step is not None:
            await walk.press("right")
        assert "Not all of it. That is fine." in walk.text
        assert "Done Pump: 3 min" in walk.text
        assert "Today ○ ● 1 of 2 done" in walk.text


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_a_warning_sign_is_the_first_thing_on_the_page(coach: Coach, size: tuple[int, int]) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach, size=size) as walk:
        await walk.press("enter")
        await walk.wait(10)
        await walk.press("exclamation_mark", "7")
        assert tuple(line.strip() for line in walk.desk.lines[:2]) == ALARM
        assert "You answered: chest pain. The plan rests until a professional has cleared it." in walk.text


@pytest.mark.parametrize("stop", [stop for stop in STOPS if not stop.sign], ids=lambda stop: stop.id)
async def test_any_other_stop_is_calm(coach: Coach, stop: Stop) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(10)
        await walk.press("exclamation_mark", str(STOPS.index(stop) + 1))
        assert walk.desk.lines[0].strip() == "Pump"
        assert f"Stopped for {felt(stop.id)}." in walk.text
        # The way out of the device is told in its own words.
        assert stop.act.removeprefix("Come out of it slowly. ") in walk.text
        assert "Come out" not in walk.text
        assert not walk.screen.query_one(Alarm).words


async def test_what_is_asked_after_a_stop_stands_under_a_bar(coach: Coach) -> None:
    write_plan(coach, plan() + PUMP)
    async with guided(coach) as walk:
        await walk.press("enter", "exclamation_mark")
        assert walk.desk.shown == "StopScreen"
        (bar,) = [strip for strip in walk.desk.strips if "Stopped. What do you feel?" in strip.text]
        style = next(segment.style for segment in bar if "Stopped." in segment.text)
        assert style is not None
        assert style.bold
        assert style.reverse
