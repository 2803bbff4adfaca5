"""A massage of one side on the screen: its row, what is told of it, and its guided session."""

from __future__ import annotations

from kits.coach_kit import PLAN
from kits.tui_kit import USUAL, at_desk, write_plan

from backcare_tui.coach import Coach


async def test_row_detail_and_guided_session_say_which_side(coach: Coach) -> None:
    write_plan(coach, PLAN.replace("a_day = 2", 'a_day = 2\nsides = "right"').replace('"sun", ', '"sat", '))
    coach.refresh()
    async with at_desk(coach, USUAL) as desk:
        at = next(at for at, row in enumerate(desk.day.rows) if row.target)
        assert "right side only" in desk.line("Quadratus lumborum")
        await desk.go_to(at)
        await desk.press("w")
        assert "Right side only." in desk.text
        await desk.press("escape", "b")
        assert "Quadratus lumborum: right low" in desk.text
        await desk.press("escape", "enter")
        assert "right side only · 30 s" in desk.text
