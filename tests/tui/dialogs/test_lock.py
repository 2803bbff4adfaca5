"""A warning sign locks the plan, a condition rests a task; only a clearance, or taking back a slip, undoes it."""

from __future__ import annotations

from datetime import date

import pytest
from kits.folder import snapshot
from kits.tui_kit import SMALL, USUAL, Desk, at_desk, footer
from kits.tui_lives import use_ladder
from textual.widgets import Input

from backcare_tui.coach import Coach
from backcare_tui.domain.journal.events import Cleared

SIZES = pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
ROW_KEYS = {"row.done", "row.amount", "row.skip", "row.why", "row.rung", "row.sore"}


@pytest.fixture
def locked(coach: Coach) -> Coach:
    coach.safety.screen(("cauda-equina",), ())
    return coach


def clearances(desk: Desk) -> list[Cleared]:
    """Every clearance that is on disk."""
    return [event for event in desk.disk().timeline.every_event() if isinstance(event, Cleared)]


def wrong(desk: Desk) -> str:
    """What the dialog says is wrong."""
    return str(desk.app.screen.query_one("#wrong").render())


async def test_a_yes_locks_at_once_and_says_what_to_do(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        await desk.press("space", "enter", "enter")
        assert desk.on_disk.locked
        assert "Stop and get emergency help now (your local emergency number)" in desk.flowing
        assert "numb between the legs" in desk.flowing


@SIZES
async def test_a_locked_day_shows_no_task_and_says_how_it_is_unlocked(
    locked: Coach, size: tuple[int, int]
) -> None:
    names = [row.short or row.name for row in locked.day(locked.today_date).rows] or ["Posture pump"]
    async with at_desk(locked, size) as desk:
        assert "Rest" not in desk.text, "help comes before all else"
        assert "! GET EMERGENCY HELP NOW Call your local emergency number." in desk.flowing
        assert "M T W T F S S" not in desk.text
        assert "numb between the legs" in desk.flowing
        for name in (*names, "Posture pump", "Face pull", "two weeks"):
            assert name not in desk.text
        assert "a professional has cleared this" in desk.flowing
        assert "take it back" in desk.flowing
        assert "c cleared" in desk.text
        assert "? more" in desk.text


async def test_the_keys_of_a_row_are_gone_and_do_nothing(locked: Coach) -> None:
    before = snapshot(locked.home.data)
    async with at_desk(locked) as desk:
        assert ROW_KEYS.isdisjoint({binding.id for binding in footer(desk)})
        for key in ("space", "a", "s", "w", "r", "x", "o", "down", "end"):
            await desk.press(key)
            assert desk.shown == "TodayScreen"
    assert snapshot(locked.home.data) == before


async def test_every_key_of_a_locked_day_does_something(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        keys = {binding.id: binding.key for binding in footer(desk)}
        assert "cleared" in keys
        for name in keys.keys() - {"quit", "screen.today"}:
            desk.app.tell("")
            before = (desk.shown, desk.day.day, desk.said)
            if name == "day.after":
                desk.app.view(date(2026, 11, 18))
            await desk.press(keys[name])
            assert (desk.shown, desk.day.day, desk.said) != before, name
            if desk.app.screen.is_modal:
                await desk.press("escape")
            if name == "undo":
                locked.safety.screen(("cauda-equina",))
            await desk.press("1", "escape")


async def test_an_earlier_day_is_shown_as_it_was(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        await desk.press("left_square_bracket")
        assert "Nothing is asked today. This app" not in desk.flowing
        assert "an earlier day" in desk.text
        await desk.press("right_square_bracket")
        assert "a professional has cleared this" in desk.flowing


async def test_c_records_who_and_when_and_the_day_is_back(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        await desk.press("c")
        assert desk.shown == "ClearanceScreen"
        assert "numb between the legs" in desk.flowing
        await desk.type("Dr. Lee, Example Practice")
        await desk.press("enter")
        assert desk.shown == "TodayScreen"
        (found,) = clearances(desk)
        assert (found.by, found.on) == ("Dr. Lee, Example Practice", date(2026, 11, 20))
        assert found.what == ("cauda-equina",)
        assert not desk.on_disk.locked
        assert "Posture pump" in desk.text
        assert desk.said.startswith("Cleared by Dr. Lee, Example Practice")
        assert "cleared" not in {binding.id for binding in footer(desk)}
        await desk.press("space")
        assert desk.on_disk.rows[0].state == "done"


async def test_a_clearance_of_an_earlier_day_is_kept_with_that_day(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        await desk.press("c")
        await desk.type("Dr. Lee")
        await desk.press("tab")
        desk.app.screen.query_one("#on", Input).value = "2026-11-19"
        await desk.press("enter")
        (found,) = clearances(desk)
        assert found.on == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", "", "Who cleared it? A name or a practice is enough."),
        ("   ", "", "Who cleared it? A name or a practice is enough."),
        ("Dr. Lee", "yesterday", "The day is written like 2026-11-20."),
        ("Dr. Lee", "2026-13-40", "The day is written like 2026-11-20."),
        ("Dr. Lee", "2026-11-21", "That day has not come yet."),
    ],
    ids=["no-name", "blanks", "words", "no-such-day", "tomorrow"],
)
async def test_what_cannot_be_read_is_said_and_asked_again(
    locked: Coach, name: str, day: str, said: str
) -> None:
    async with at_desk(locked) as desk:
        await desk.press("c")
        if name:
            await desk.type(name)
        if day:
            await desk.press("tab")
            desk.app.screen.query_one("#on", Input).value = day
        await desk.press("enter")
        assert desk.shown == "ClearanceScreen"
        assert said in desk.flowing
        assert desk.on_disk.locked
        assert clearances(desk) == []
        await desk.press("escape")
        assert desk.on_disk.locked


async def test_escape_clears_nothing(locked: Coach) -> None:
    before = snapshot(locked.home.data)
    async with at_desk(locked) as desk:
        await desk.press("c")
        await desk.type("Dr. Lee")
        await desk.press("escape")
        assert desk.day.locked
    assert snapshot(locked.home.data) == before


async def test_u_takes_a_slip_back(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        await desk.press("u")
        assert "takes back the safety answers of today" in desk.text
        await desk.press("enter")  # it begins at what changes nothing
        assert desk.said == "Left as it was."
        await desk.press("u", "up", "enter")
        assert desk.said == "Taken back: the safety answers."
        assert not desk.on_disk.locked
        assert "Posture pump" in desk.text


async def test_answering_again_with_no_does_not_unlock(locked: Coach) -> None:
    async with at_desk(locked) as desk:
        desk.app.action_safety()
        await desk.settle()
        await desk.press("enter", "enter")
        assert desk.on_disk.locked
        assert "emergency help" in desk.said


async def test_a_condition_rests_its_task_and_the_row_says_why(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        desk.app.action_safety()
        await desk.settle()
        await desk.press("enter", "space", "enter")
        assert desk.on_disk.rows[0].state == "rested"
        assert "⊘" in desk.line("Posture pump")
        assert "rested: pregnancy" in desk.line("Posture pump")
        assert "○" in desk.line("Stretch")
        assert "Posture pump" in desk.said
        assert "c cleared" in desk.text
        await desk.press("home", "w")
        assert "pregnancy" in desk.flowing
        await desk.press("escape", "c")
        await desk.type("Midwife")
        await desk.press("enter")
        assert desk.on_disk.rows[0].state == "due"
        assert "c cleared" not in desk.text


async def test_a_rested_task_is_not_checked_off_by_a_slip(coach: Coach) -> None:
    use_ladder(coach)
    coach.safety.screen((), ("pregnancy",))
    async with at_desk(coach) as desk:
        assert desk.row.id == "stretch"
