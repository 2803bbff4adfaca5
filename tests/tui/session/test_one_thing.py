"""A guided step says one thing: what to mind is told before, nothing jumps, and it is told without motion too."""

from __future__ import annotations

import re

import pytest
from kits.guided_kit import BREATH, CLAW, PRESS, PUMP, Walk, guided, plan
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.session.pacer import Disc
from backcare_tui.tui.session.step_picture import FigureView

SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, HUGE], ids=["40x20", "80x24", "120x40", "200x60"]
)
MIND = 'cautions = ["Never asleep.", "Not with a tumour."]\n'
MINDED = ("Never asleep.", "Not with a tumour.")
PULL = """
[[exercise]]
id = "pull"
name = "Pull"
reps = 4
tempo = "pull 2 s, hold 2 s, press 2 s, return 3 s"
figure = "face-pull-press"
every = "day"
steps = ["Pull the band to your face, elbows leading, high and wide, as far as it goes.", "Hold.", "Press.", "Return."]
"""


def dots(walk: Walk) -> str:
    """What is drawn, without its words."""
    return re.sub("[^⠁-⣿\n]", " ", walk.desk.text)


@SIZES
@pytest.mark.parametrize("task", [PUMP, CLAW, PRESS, BREATH], ids=["device", "massage", "reps", "breaths"])
async def test_what_to_mind_is_told_before_and_not_while_it_is_done(
    coach: Coach, task: str, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(task) + MIND)
    async with guided(coach, size=size) as walk:
        assert walk.at == "prepare waiting"
        for words in reversed(MINDED):  # from the top down
            for _line in range(40):
                if words in walk.text:
                    break
                await walk.press("down")
            assert words in walk.text
        while walk.frame.step is not None and not walk.frame.step.is_work:
            await walk.press("enter")
        await walk.wait(2)
        assert walk.frame.step is not None
        assert walk.frame.step.is_work
        assert not any(words in walk.text for words in MINDED)
        assert "! stop: tingling" in walk.text


async def test_a_key_tells_all_of_it_again_what_to_mind_first_and_the_session_stands_still(
    coach: Coach,
) -> None:
    write_plan(coach, plan(PUMP) + MIND)
    async with guided(coach) as walk:
        await walk.press("enter")
        await walk.wait(5)
        await walk.press("w")
        assert walk.desk.shown == "WhyScreen"
        places = [walk.text.find(words) for words in (*MINDED, "Why today", "Lie down.")]
        assert places == sorted(places)
        assert places[0] > 0
        await walk.press("escape")
        assert walk.at == "time paused"


async def places(walk: Walk, seconds: int) -> list[tuple[tuple[int, int], ...]]:
    """Where the clock, the picture and the first words stand, each second of a step."""
    found = []
    for _second in range(seconds):
        screen, at = walk.screen, walk.frame.number
        shown = [
            screen.query_one(f"#{name}") for name in ("clock", "beat", "pacer", "words", "picture", "stop")
        ]
        found.append(tuple((widget.region.x, widget.region.y) for widget in shown if widget.display))
        await walk.wait(1)
        if walk.frame.number != at:
            break
    return found


@SIZES
@pytest.mark.parametrize("task", [PUMP, CLAW, PULL, BREATH], ids=["device", "massage", "reps", "breaths"])
async def test_nothing_moves_from_its_place_through_a_whole_step(
    coach: Coach, task: str, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(task))
    async with guided(coach, size=size) as walk:
        while walk.frame.step is not None and not walk.frame.step.is_work:
            await walk.press("enter")
        if walk.at == "time before":
            await walk.press("enter")
        found = await places(walk, 125)
        assert len(found) >= 29
        assert len({*found}) == 1


@SIZES
async def test_the_parts_of_a_repetition_keep_their_lines_and_one_is_lit_and_counted(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan() + PULL)
    async with guided(coach, size=size) as walk:
        await walk.press("enter", "enter")
        rows = set()
        for word, seconds in (("pull", 2), ("hold", 2), ("press", 2), ("return", 3)):
            for left in range(seconds, 0, -1):
                lit = walk.desk.line_with("▸")
                assert re.search(rf"▸ {word} .* {left} s", lit)
                others = [other for other in ("pull", "hold", "press", "return") if other != word]
                lines = [walk.desk.line_with(f"  {other} ") for other in others]
                assert all(re.search(r" \d s", line) for line in lines)
                at = {word: lit, **dict(zip(others, lines, strict=True))}
                rows.add(tuple(walk.desk.lines.index(at[one]) for one in ("pull", "hold", "press", "return")))
                await walk.wait(1)
        assert len(rows) == 1


@pytest.mark.parametrize("level", ["none", "full"])
async def test_without_motion_a_figure_only_shows_how_each_part_ends(coach: Coach, level: str) -> None:
    write_plan(coach, plan() + PULL)
    async with guided(coach) as walk:
        walk.desk.app.animation_level = "none" if level == "none" else "full"
        await walk.press("enter", "enter")
        seen, moments = [], []
        for _moment in range(18):
            seen.append(dots(walk))
            moments.append(walk.screen.query_one(FigureView)._moment)
            await walk.wait(0.5)
        if level == "none":
            assert {share for _phase, share in moments} == {1.0}
            assert len({*seen[:4]}) == 1
            assert seen[0] != seen[8]
            assert "━" not in walk.desk.line_with("▸")
        else:
            assert len({*seen[:4]}) == 4
            assert len({share for _phase, share in moments}) > 4


async def test_without_motion_a_breath_is_full_or_empty_and_its_seconds_are_counted(coach: Coach) -> None:
    write_plan(coach, plan(BREATH))
    async with guided(coach, size=SMALL) as walk:
        await walk.press("enter")
        seen = []
        for _half in range(20):
            (left,) = re.findall(r"\b(\d) s\b", walk.text.replace("6 a minute", ""))
            seen.append((walk.frame.phase, int(left), walk.screen.query_one(Disc).full))
            await walk.wait(0.5)
        assert {(phase, full) for phase, _left, full in seen} == {("in", 1.0), ("out", 0.0)}
        assert [left for phase, left, _full in seen if phase == "in"] == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]


async def test_with_motion_a_breath_grows_and_counts_no_seconds(coach: Coach) -> None:
    write_plan(coach, plan(BREATH))
    async with guided(coach, size=SMALL) as walk:
        walk.desk.app.animation_level = "full"
        await walk.press("enter")
        fulls = []
        for _half in range(10):
            fulls.append(walk.screen.query_one(Disc).full)
            assert not re.search(r"\b\d s\b", walk.text)
            await walk.wait(0.5)
        assert fulls == sorted(fulls)
        assert len({*fulls}) == 10


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_what_to_mind_of_the_next_muscle_is_seen_before_its_time_begins(
    coach: Coach, size: tuple[int, int]
) -> None:
    two = CLAW.replace('"piriformis", "gluteus-medius"', '"quadratus-lumborum", "suboccipitals"')
    write_plan(coach, plan(two))
    minded = {"quadratus-lumborum": "Mind Stay off the ribs.", "suboccipitals": "Mind Stop if dizzy."}
    async with guided(coach, "g", size=size) as walk:
        seen = set()
        while walk.frame.step is not None and walk.frame.step.kind != "pain":
            assert walk.frame.part is not None
            if walk.at in ("time before", "change running"):
                assert minded[walk.frame.part.target] in walk.text
                seen.add((walk.frame.part.target, walk.frame.step.kind))
            await walk.press(*(["space"] if walk.at == "time before" else []))
            await walk.wait(5)
        assert {target for target, _kind in seen} == {*minded}
