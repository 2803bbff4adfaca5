"""A field for words on several lines keeps them as they are typed and pasted."""

from __future__ import annotations

from kits.hostile_kit import check
from kits.tui_kit import SMALL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.widgets.prose import Prose


async def test_a_note_keeps_the_lines_that_are_typed_or_pasted(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        await desk.press("n")
        await desk.type("one\n\x1b[31mtwo\t")
        await desk.press("ctrl+j")
        await desk.type("three " * 30)
        check(desk)
        assert desk.app.screen.query_one(Prose).region.height == 8
        await desk.press("enter")
        assert [*desk.disk().today().notes] == ["one\n[31mtwo \n" + "three " * 30]
