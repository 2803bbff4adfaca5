"""Changing the plan by a line: seen before it is saved, and nothing saved that is not understood."""

from __future__ import annotations

from kits.tui_kit import at_desk

from backcare_tui.coach import Coach


async def test_a_change_is_shown_as_it_is_typed_saved_by_enter_and_taken_back(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c")
        await desk.press(*"pump minutes 5")
        assert "- minutes = [3, 5, 8, 10]" in desk.text
        assert "+ minutes = 5" in desk.text
        assert not fresh.library.is_own("combined")
        await desk.press("enter")
        assert "is changed" in desk.said
        assert fresh.plan.tasks[0].rungs[-1].minutes == 5
        await desk.press("c", *"undo", "enter")
        assert len(fresh.plan.tasks[0].rungs) == 4


async def test_what_cannot_be_is_said_and_enter_and_escape_change_nothing(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("3", "c", *"pump minutes 900", "enter")
        assert desk.shown == "ChangeScreen"
        assert "900 is not" in desk.flowing
        await desk.press("escape")
        assert not fresh.library.is_own("combined")
