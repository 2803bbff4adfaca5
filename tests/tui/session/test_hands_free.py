"""Guided without a key: what follows by itself, what stops that, and what is shown of the movement meanwhile."""

from __future__ import annotations

import pytest
from kits.guided_kit import CLAW, PRESS, PUMP, Walk, did, guided, pains, plan
from kits.tui_kit import LARGE, SMALL, USUAL, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.domain.plan.dose import Dose

TAUGHT = """
[[exercise]]
id = "bird-dog"
name = "Bird-dog"
reps = [2]
sets = 2
sides = ["left arm and right leg", "right arm and left leg"]
tempo = "reach 2 s, hold 4 s, return 2 s"
every = "day"
start = ["On hands and knees, hips level."]
steps = ["Reach no higher than level.", "Hold, and keep breathing.", "Come back slowly."]
slips = ["The hips turn."]
breath = "Breathe out on reach, keep breathing on hold, in on return."
"""
SIZES = pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])


def settings(coach: Coach, text: str) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    with coach.home.settings.open("a", encoding="utf-8") as file:
        file.write(text)


@SIZES
async def test_a_movement_is_taught_from_its_start_and_its_line_is_lit(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan() + TAUGHT)
    async with guided(coach, size=size) as walk:
        assert walk.at == "start waiting"
        assert "On hands and knees" in walk.text
        assert "left arm and right leg" in walk.text
        assert "Reach" not in walk.text
        still = walk.desk.text
        await walk.wait(60)
        assert (walk.at, walk.desk.text) == ("start waiting", still)
        await walk.press("enter")
        assert walk.at == "prepare waiting"
        order = [walk.text.find(words) for words in ("Reach no", "Common slips", "Breathe out")]
        assert order == sorted(order)
        await walk.press("enter")
        assert walk.at == "change running"
        assert "Into the start position." in walk.text
        for wait, words, breath, line in (
            (15, "reach", "breathe out", "Reach no"),
            (2, "hold", "keep breathing", "Hold, and"),
            (4, "return", "breathe in", "Come back"),
        ):
            await walk.wait(wait)
            assert breath in walk.text
            (lit,) = [shown for shown in walk.desk.lines if "▸" in shown]
            assert words in lit
            told = [other for other in ("Reach no", "Hold, and", "Come back") if other in walk.text]
            assert told == [line]


async def test_sides_and_sets_follow_by_themselves_and_slips_are_told_at_rest(coach: Coach) -> None:
    write_plan(coach, plan() + TAUGHT)
    async with guided(coach, size=SMALL) as walk:
        await walk.press("enter", "enter")
        await walk.wait(15 + 16)
        assert walk.at == "change running"
        assert "Then right arm and left leg, set 1 of 2." in walk.text
        await walk.wait(15 + 16)
        assert walk.at == "rest running"
        assert "Common slips" in walk.text
        assert "The hips turn." in walk.text
        await walk.wait(45 + 16 + 15 + 16)
        assert walk.at == "pain waiting"
        await walk.press("2")
        assert did(walk.recorded) == [("bird-dog", Dose(reps=2, sets=2, sides=2))]


async def test_any_key_stops_a_pause_and_a_key_goes_on(coach: Coach) -> None:
    write_plan(coach, plan(CLAW))
    async with guided(coach, "g") as walk:
        await walk.press("space")
        for key in ("space", "z", "7", "tab", "enter"):
            while walk.at != "change running":
                await walk.wait(1)
            at = walk.frame.number
            await walk.press(key)
            assert walk.at == "change paused", key
            await walk.wait(100)
            await walk.press("space", "left")
            assert walk.frame.number <= at


async def test_another_spot_is_a_key_and_never_asked(coach: Coach) -> None:
    write_plan(coach, plan(CLAW))
    async with guided(coach, "g") as walk:
        await walk.press("a", "space", "a")
        assert walk.at == "time running"
        assert walk.frame.of == 8
        await walk.wait(31)
        assert "a another" in walk.text
        await walk.press("a")
        assert "Another spot of this muscle." in walk.text
        assert walk.frame.of == 10
        await walk.wait(10 + 31)
        assert "a another" in walk.text
        await walk.wait(15 + 31 + 15 + 31 + 15 + 31)
        assert walk.at == "pain waiting"
        assert "a another" in walk.text
        await walk.press("right")
        assert did(walk.recorded) == [
            ("piriformis", Dose(seconds=60, other=30)),
            ("gluteus-medius", Dose(seconds=30, sides=2)),
        ]
        assert "Done Piriformis: 60 and 30 s a side" in walk.text


async def to_the_end(walk: Walk) -> list[str]:
    """Walk on to the end; the questions that were put on the way."""
    asked = []
    while walk.frame.step is not None:
        if walk.frame.step.kind != "pain":
            await walk.wait(12)
        if walk.frame.step is not None and walk.frame.step.kind == "pain":
            asked.append(walk.text.partition("How is your pain after ")[2].partition("?")[0])
            if asked == ["the session"]:
                return asked
        await walk.press("right")
    return asked


async def test_pain_is_asked_once_and_a_high_one_asks_for_the_task(coach: Coach) -> None:
    write_plan(coach, plan(PUMP, PRESS))
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        await walk.wait(40)
        assert await to_the_end(walk) == ["the session"]
        await walk.press("8")
        assert "Pain 8. Did it come with one of them?" in walk.text
        assert walk.at == "pain waiting"
        await walk.press("9")
        assert walk.at == "pain waiting"
        await walk.press("1")
        assert walk.at == "over"
        assert pains(walk.recorded) == [("pump", 8)]


async def test_the_settings_give_the_old_way_back(coach: Coach) -> None:
    settings(coach, 'hands_free = "off"\npain_after = "each"\n')
    write_plan(coach, plan(PUMP, PRESS))
    async with guided(coach, "g") as walk:
        await walk.press("enter")
        await walk.wait(40)
        assert len(await to_the_end(walk)) == 2
    write_plan(coach, plan(CLAW))
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        await desk.press("enter", "enter") if desk.shown != "TodayScreen" else await desk.press("g")
        walk = Walk(desk)
        await walk.press("space")
        await walk.wait(30 + 60)
        assert walk.at == "change waiting"
