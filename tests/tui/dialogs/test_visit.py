"""What the plan wants written down of a visit is asked for when it is checked off, and may be added later."""

from __future__ import annotations

import pytest
from kits.tui_kit import SMALL, USUAL, Desk, at_desk, write_plan

from backcare_tui.coach import Coach

PLAN = """title = "Care"

[[visit]]
id = "physio"
name = "Physiotherapy"
every = "day"
log = ["who", "area", "{last}"]
"""


@pytest.fixture
def visiting(coach: Coach) -> Coach:
    write_plan(coach, PLAN.format(last="pain next morning"))
    return Coach(coach.home, coach.clock)


def written(desk: Desk) -> tuple[tuple[str, str], ...]:
    return desk.on_disk.rows[0].log


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_a_visit_is_done_at_once_and_then_asks_line_after_line(
    visiting: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(visiting, size) as desk:
        await desk.press("space")
        assert desk.shown == "VisitScreen"
        assert desk.on_disk.rows[0].state == "done"
        for question in ("who", "area", "pain next morning"):
            assert question in desk.text
        await desk.press(*"Dr R", "enter", "enter", *"2", "enter")
        assert desk.shown == "TodayScreen"
        assert written(desk) == (("who", "Dr R"), ("pain next morning", "2"))
        assert desk.said.startswith("Physiotherapy: done, and written down.")
        await desk.press("w")
        assert "who: Dr R" in desk.flowing


async def test_escape_leaves_it_done_and_a_adds_to_it_later(visiting: Coach) -> None:
    async with at_desk(visiting) as desk:
        await desk.press("space", *"Dr", "escape")
        assert (desk.shown, desk.on_disk.rows[0].state, written(desk)) == ("TodayScreen", "done", ())
        await desk.press("a", *"Dr R", "ctrl+s")
        assert written(desk) == (("who", "Dr R"),)
        await desk.press("a", *"neck", "ctrl+s")
        assert written(desk) == (("who", "Dr R"), ("area", "neck"))


async def test_no_question_and_no_answer_breaks_the_screen(coach: Coach) -> None:
    write_plan(coach, PLAN.format(last="[red]a[/b]"))
    coach = Coach(coach.home, coach.clock)
    coach.tasks.write_down("physio", [("who", "[/b] [red]x")])
    async with at_desk(coach) as desk:
        await desk.press("a")
        assert "[red]a[/b]" in desk.text
        assert "[/b] [red]x" in desk.text
