"""A visit is put down in a small dialog, told the day before, and followed by one question how the back is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from kits.tui_kit import FRIDAY, SMALL, USUAL, at_desk

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.coach.actions.visits import appoint


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_a_visit_is_put_down_as_it_is_understood_and_told_the_day_before(
    coach: Coach, clock: FixedClock, size: tuple[int, int]
) -> None:
    clock.moment = FRIDAY
    coach.safety.screen((), ())
    async with at_desk(coach, size) as desk:
        await desk.app.run_action("visit")
        await desk.press(*"Osteo", "enter", *"soon", "enter", "enter")
        assert desk.shown == "AppointScreen"
        assert "'soon' is not a day: today, yesterday" in desk.flowing
        await desk.press("shift+tab", *["backspace"] * 4)
        await desk.type("tomorrow 14:00")
        assert "Osteo: Saturday 21 November 14:00" in desk.flowing
        await desk.press("tab", *"[/b]", "ctrl+s")
        assert (desk.shown, desk.said) == ("TodayScreen", "Osteo: Saturday 21 November 14:00, [/b].")
        assert "Tomorrow 14:00: Osteo ([/b])" in desk.flowing
        assert [visit.name for visit in desk.on_disk.visits] == ["Osteo"]


@pytest.mark.parametrize("done", [False, True], ids=["some left", "all done"])
async def test_after_a_visit_one_report_answers_how_the_back_is_and_so_on_the_next_morning(
    coach: Coach, clock: FixedClock, *, done: bool
) -> None:
    clock.moment = FRIDAY
    coach.safety.screen((), ())
    coach.tasks.pain(2)
    appoint(coach, "Osteo", "today 10:00")
    async with at_desk(coach) as desk:
        assert "10:00" in desk.line("Osteo")
        await desk.app.run_action("switch_mode('today')")
        keys = [row.key for row in desk.day.rows if done or row.task == "visit:osteo"]
        coach.tasks.done([*keys])
        desk.app.reload()
        clock.moment += timedelta(hours=5)
        desk.app.tick()
        await desk.settle()
        asked = "After the visit (Osteo): how is your back now?"
        assert asked in desk.flowing
        await desk.press("p", "3", "enter")
        assert "After the visit" not in desk.flowing
        clock.moment += timedelta(hours=19)
        desk.app.tick()
        await desk.settle()
        assert "The morning after the visit (Osteo): how is your back?" in desk.flowing
        assert "How is your back today?" not in desk.flowing
        clock.moment += timedelta(hours=5)
        desk.app.tick()
        await desk.settle()
        assert "The morning after" not in desk.flowing
