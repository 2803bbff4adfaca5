"""A trial is begun after its plan was read to the end, by a yes."""

from __future__ import annotations

from datetime import timedelta

from kits.coach_kit import PLAN, put_plan
from kits.tui_kit import NOW, at_desk

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach


async def test_a_trial_begins_by_a_yes_after_its_plan_was_seen_to_its_end(
    coach: Coach, clock: FixedClock
) -> None:
    put_plan(coach.home, PLAN)
    coach.refresh()
    for ahead in range(12):
        clock.moment = NOW + timedelta(days=ahead)
        coach.tasks.pain(3 + ahead % 2)
    coach.safety.screen((), ())
    async with at_desk(coach) as desk:
        await desk.app.run_action("trial")
        await desk.settle()
        assert desk.shown == "ArmsScreen"
        assert "Not now" not in desk.text
        await desk.press("enter")
        pages = 0
        while "enter goes on" not in desk.text:
            await desk.press("enter")
            pages += 1
        assert desk.shown == "PlanPage"
        assert pages
        *_sections, (_head, lines) = coach.trials.page(coach.trials.propose())
        assert lines[-1] in desk.flowing
        await desk.press("enter")
        assert "Which do you expect to do better?" in desk.text
        await desk.press("up", "up", "enter")
        assert "Begin this trial?" in desk.text
        assert desk.on_disk.status.trials == ()
        await desk.press("up", "enter")
        trial = desk.on_disk.status.trial
        assert trial is not None
        assert (trial.expected, [arm.name for arm in trial.arms]) == ("a", ["Devices", "Massage"])
        assert "Trial: begins Wednesday 9 December" in desk.text


async def test_what_keeps_it_from_beginning_is_told_and_its_plan_leads_to_no_yes(
    coach: Coach, clock: FixedClock
) -> None:
    clock.moment = NOW
    put_plan(coach.home, PLAN)
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("6", "t")
        assert "Not now: The safety questions come first" in desk.flowing
        assert "Two weeks with pain reports come first" in desk.flowing
        await desk.press(*["enter"] * 8)
        assert desk.shown == "PlanPage"
        assert "enter is not possible now" in desk.text
        await desk.press("escape", "escape")
        assert desk.shown == "TrendScreen"
        assert desk.on_disk.status.trials == ()


async def test_a_plan_with_nothing_to_compare_says_so(coach: Coach, clock: FixedClock) -> None:
    clock.moment = NOW
    put_plan(coach.home, 'title = "Ticks"\n\n[[check]]\nid = "screen"\nname = "Screen"\nevery = "day"\n')
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("t")
        assert "there is nothing to compare yet" in desk.flowing
        await desk.press("down", "enter")
        assert desk.shown == "ArmsScreen"
