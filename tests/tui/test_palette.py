"""The command palette: every key is in it, and what has no key."""

from __future__ import annotations

from kits.tui_kit import OPENED_BY, PUMP, Desk, at_desk
from textual.app import SystemCommand

from backcare_tui.coach import Coach

BY_KEY = {
    "Undo": lambda desk: desk.said.startswith("Nothing from today"),
    "Part": lambda desk: desk.shown == "AmountScreen",
    "Skip": lambda desk: desk.shown == "SkipScreen",
    "Why": lambda desk: desk.shown == "WhyScreen",
    "Pain": lambda desk: desk.shown == "PainScreen",
    "Note": lambda desk: desk.shown == "NoteScreen",
    "Rung": lambda desk: desk.shown == "RungScreen",
    "Sore": lambda desk: desk.said.startswith("Sore is for a massage target"),
    "Flare": lambda desk: desk.shown == "ChoiceScreen",
    "Safety": lambda desk: desk.shown == "SafetyScreen",
    "Check-in": lambda desk: desk.shown == "CheckInScreen",
    "Cleared": lambda desk: desk.said == "Nothing waits for a professional's word.",
    "Help": lambda desk: desk.shown == "HelpScreen",
    "Week": lambda desk: desk.shown == "WeekScreen",
    "Plan": lambda desk: desk.shown == "PlanScreen",
    "Learn": lambda desk: desk.shown == "LearnScreen",
    "About": lambda desk: desk.shown == "LearnScreen",
    "Year": lambda desk: desk.shown == "YearScreen",
    "Trend": lambda desk: desk.shown == "TrendScreen",
    "Done": lambda desk: desk.on_disk.rows[PUMP].state == "done",
}
"""In an order in which one open dashboard does for all."""


def commands(desk: Desk) -> dict[str, SystemCommand]:
    return {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}


async def test_every_command_does_what_its_key_does(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for title, is_done in BY_KEY.items():
            await desk.press("1")
            commands(desk)[title].callback()
            await desk.settle()
            assert is_done(desk), title
            if desk.app.screen.is_modal:
                await desk.press("escape")


async def test_every_key_of_a_footer_is_in_the_palette_with_its_key(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for key in OPENED_BY.values():
            await desk.press(key)
            helps = [command.help for command in desk.app.get_system_commands(desk.app.screen)]
            for active in desk.app.screen.active_bindings.values():
                if active.binding.show:
                    assert f"Key {desk.app.get_key_display(active.binding)}" in helps


async def choose(desk: Desk, words: str) -> None:
    """Open the palette, type, and take the first command found."""
    await desk.press("ctrl+p")
    assert desk.shown == "Palette"
    await desk.type(words)
    await desk.app.workers.wait_for_complete()
    await desk.press("enter")
    await desk.app.workers.wait_for_complete()
    await desk.settle()
    await desk.pilot.pause()


async def test_pause_and_resume_are_found_in_the_palette(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await choose(desk, "Pause")
        assert desk.shown == "TodayScreen"
        assert desk.on_disk.paused
        assert desk.said == "Paused from today until you resume. Your streak waits."
        assert "REST" in desk.text
        assert "paused" in desk.line("Posture pump")
        await choose(desk, "Resume")
        assert not desk.on_disk.paused
        assert desk.said == "Welcome back. Today counts again."
        assert all(row.state == "due" for row in desk.day.rows)


async def test_resume_without_a_pause_says_so(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        commands(desk)["Resume"].callback()
        await desk.settle()
        assert desk.said == "Nothing is paused."


async def test_the_themes_are_in_the_palette_and_can_be_changed(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        assert "Theme" in commands(desk)
        desk.app.theme = "backcare-light"
        await desk.pilot.pause()
        assert "Posture pump" in desk.text


async def test_escape_closes_the_palette_and_nothing_happened(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("ctrl+p", "escape")
        assert desk.shown == "TodayScreen"
        assert desk.said == ""
