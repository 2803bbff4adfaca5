"""What stands still: the week strip, the keys and the first row are where they always are, whatever a day is like."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import east_asian_width

import pytest
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, Desk, at_desk, write_plan
from kits.tui_lives import LADDER_PLAN, asks_about_a_flare, climbs, comes_back, live, use_ladder

from backcare_tui.coach import Coach
from backcare_tui.tui.today.header import DayHeader
from backcare_tui.tui.today.task_rows import TaskRows
from backcare_tui.tui.today.words import stance_lines
from backcare_tui.tui.widgets.key_bar import KeyBar


def usual(coach: Coach) -> None:
    """A week of whole days, and a report."""
    use_ladder(coach)
    live(coach, 7)
    coach.tasks.pain(2)


def unreported(coach: Coach) -> None:
    use_ladder(coach)
    live(coach, 3)


def flaring(coach: Coach) -> None:
    usual(coach)
    coach.sure = True
    coach.guidance.flare(begins=True)


def red(coach: Coach) -> None:
    """The first red report, before the safety questions were answered."""
    write_plan(coach, LADDER_PLAN)
    coach.refresh()
    live(coach, 7)
    coach.tasks.pain(8)


def noted(coach: Coach) -> None:
    usual(coach)
    coach.tasks.note("A long drive, then a bad chair all day, and no walk at noon. " * 3)


def in_error(coach: Coach) -> None:
    usual(coach)
    write_plan(coach, LADDER_PLAN.replace("[3, 5, 8]", "[3, 5, 800]"))
    coach.refresh()


def finished(coach: Coach) -> None:
    usual(coach)
    for task in ("posture-pump", "stretch"):
        coach.tasks.done(task)


STATES: dict[str, Callable[[Coach], None]] = {
    "first day": lambda coach: None,
    "usual": usual,
    "unreported": unreported,
    "a question": asks_about_a_flare,
    "a step up": climbs,
    "after a gap": comes_back,
    "a flare": flaring,
    "red": red,
    "notes": noted,
    "an error": in_error,
    "finished": finished,
}


def standing(desk: Desk) -> dict[str, tuple[int, int]]:
    """Row and column of what is to stand still."""
    screen = desk.app.screen
    head, keys, rows = screen.query_one(DayHeader), screen.query_one(KeyBar), screen.query_one(TaskRows)
    found = {"keys": keys.region.offset, "help": (desk.lines[keys.region.y].index("? more"), keys.region.y)}
    found["strip"] = (desk.lines[head.region.y].index("M T W T F S S"), head.region.y)
    # The least screen has three lines for what a day says; on a bad day that takes a fourth, and is not cut.
    if rows.region.height and screen.query_one("#guidance").size.height <= stance_lines(desk.app.size)[0]:
        found["first row"] = rows.region.offset
    return {name: (x, y) for name, (x, y) in found.items()}


@pytest.mark.parametrize(
    "size",
    [SMALL, USUAL, *(pytest.param(size, marks=pytest.mark.slow) for size in (LARGE, HUGE))],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
async def test_the_strip_the_keys_and_the_first_row_stand_still_on_any_day(
    homes: Callable[[], Coach], size: tuple[int, int]
) -> None:
    places: dict[str, set[tuple[int, int]]] = {}
    for name, lived in STATES.items():
        coach = homes()
        lived(coach)
        async with at_desk(coach, size) as desk:
            for what, place in standing(desk).items():
                places.setdefault(what, set()).add(place)
                assert len(places[what]) == 1, (name, what, places[what])
                assert size == SMALL or "first row" in standing(desk) or name == "finished", name


MARKS = "○◐●◆▲▽△▼⊘◔◕"
"""Shapes that some terminals draw two cells wide: the cell after each is empty, so that nothing is drawn over."""


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_mark_has_a_second_cell_to_itself(demo: Coach, size: tuple[int, int]) -> None:
    assert any(east_asian_width(mark) == "A" for mark in MARKS)
    async with at_desk(demo, size) as desk:
        for key in ("1", "2", "3", "v", "4", "5", "6", "7", "1", "p", "escape", "!", "escape", "comma"):
            await desk.press({"!": "exclamation_mark"}.get(key, key))
            for line in desk.lines:
                tight = [
                    line[max(0, at - 8) : at + 8]
                    for at, char in enumerate(line[:-1])
                    if char in MARKS and line[at + 1] != " "
                ]
                assert not tight, (key, tight)


async def test_an_answer_moves_nothing_above_it(coach: Coach) -> None:
    usual(coach)
    async with at_desk(coach) as desk:
        before = standing(desk)
        for text in ("Noted.", "A long answer. " * 9, ""):
            desk.app.tell(text)
            await desk.settle()
            assert standing(desk) == before
