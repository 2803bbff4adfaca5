"""The line that answers: what it says is there in full where there is room, and else says that there is more."""

from __future__ import annotations

from kits.tui_kit import SMALL, USUAL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.domain.safety import STOPS


async def test_what_a_stop_asks_for_is_told_to_its_end(coach: Coach) -> None:
    async with at_desk(coach, USUAL) as desk:
        for stop in STOPS:
            desk.app.tell(f"Thoracic erectors and rhomboids: 8 s so far. Stopped: {stop.id}. {stop.act}")
            await desk.settle()
            assert stop.act in desk.flowing, stop.id
            assert desk.line("Posture pump"), "the row under the cursor stays in view"


async def test_an_answer_that_has_no_room_says_that_there_is_more(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        desk.app.tell("a b c d e f " * 40)
        await desk.settle()
        (line,) = [line for line in desk.lines if line.rstrip().endswith(" …") and " a b c" in line]
        assert len(line.rstrip()) <= SMALL[0]
