"""Anyone's words where guidance shows them: who cleared a yes, a plan's own messages, the names in a dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits.hostile_kit import HOSTILE, check, coach_of, quoted
from kits.tui_kit import FRIDAY, SMALL, USUAL, at_desk, write_plan

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.journal.events import Cleared
from backcare_tui.paths import find_home
from backcare_tui.tui import content

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
LONGEST = 200
"""Characters of a clearance's name and of a message."""


async def test_a_clearance_by_anyone_is_drawn_as_words(coach: Coach) -> None:
    coach.safety.screen(("cauda-equina",))
    async with at_desk(coach, SMALL) as desk:
        for text in HOSTILE.values():
            await desk.press("c")
            await desk.type(text[:LONGEST])
            check(desk)
            await desk.press("enter")
            check(desk)
            if content.typed(text[:LONGEST]).strip():
                assert desk.shown == "TodayScreen"
                *_before, found = [e for e in desk.disk().timeline.every_event() if isinstance(e, Cleared)]
                assert len(found.by) <= LONGEST
                assert not desk.on_disk.locked
                await desk.press("u", "up", "enter")
            else:
                assert desk.shown == "ClearanceScreen"
                await desk.press("escape")
            assert desk.on_disk.locked


async def test_an_own_message_is_drawn_as_words(tmp_path: Path) -> None:
    coach = Coach(find_home(str(tmp_path), {}), FixedClock(FRIDAY))
    task = '[[exercise]]\nid = "one"\nname = "One"\nreps = [3]\nevery = "day"\n'
    async with at_desk(coach) as desk:
        for text in HOSTILE.values():
            tip = f'[[tip]]\nid = "mine"\ntext = {quoted(text[:LONGEST])}\nsource = "mine"\n'
            write_plan(coach, f'title = "T"\n{task}{tip}')
            await desk.tick()
            await desk.settle()
            check(desk)
            assert "? more" in desk.text
            await desk.press("space")
            check(desk)
            assert desk.day.rows or coach.problems
            await desk.press("u")


async def test_too_long_a_name_is_cut_or_told(coach: Coach) -> None:
    coach.safety.screen(("cauda-equina",))
    async with at_desk(coach, SMALL) as desk:
        await desk.press("c")
        before = desk.text
        await desk.type("x" * 10_000)
        check(desk)
        assert desk.text != before


async def test_a_message_of_any_length_is_refused_in_words(tmp_path: Path) -> None:
    coach = Coach(find_home(str(tmp_path), {}), FixedClock(FRIDAY))
    write_plan(coach, f'title = "T"\n[[tip]]\nid = "mine"\ntext = {quoted("x" * 10_000)}\nsource = "m"\n')
    coach.refresh()
    assert coach.problems
    async with at_desk(coach, SMALL) as desk:
        for key in ("1", "3", "v"):
            await desk.press(key)
            check(desk)


@SIZES
async def test_hostile_names_are_drawn_as_words_in_the_new_dialogs_and_outlooks(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    texts = {name: HOSTILE[name] for name in ("close", "click", "emoji", "rtl", "controls", "wide", "long")}
    async with at_desk(coach_of(tmp_path, texts), size) as desk:
        for at in range(len(texts)):
            await desk.go_to(at)
            await desk.press("r")
            check(desk)
            if desk.app.screen.is_modal:
                await desk.press("tab")
                await desk.type(texts[desk.row.task][:LONGEST])
                check(desk)
                await desk.press("enter")
            await desk.press("space", "p", "7", *["t"] * (at + 1))
            check(desk)
            await desk.press("enter")
            check(desk)
        await desk.press("3")
        for _outlook in range(3):
            await desk.press("v", "end")
            check(desk)
