"""The command palette: every key is in it, and what has no key."""

from __future__ import annotations

import pytest
from kits.tui_kit import OPENED_BY, PUMP, Desk, at_desk
from textual.app import SystemCommand
from textual.keys import format_key

from backcare_tui.coach import Coach
from backcare_tui.text.language import capital
from backcare_tui.tui.bindings import NO_KEY, declared
from backcare_tui.tui.dialogs.help import KeyList
from backcare_tui.tui.keymap import every_binding

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
    "Set up": lambda desk: desk.shown == "SetupScreen",
    "Track": lambda desk: desk.said.startswith("The plan tracks nothing"),
    "Cleared": lambda desk: desk.said == "Nothing waits for a professional's word.",
    "Help": lambda desk: desk.shown == "HelpScreen",
    "Week": lambda desk: desk.shown == "WeekScreen",
    "Plan": lambda desk: desk.shown == "PlanScreen",
    "Learn": lambda desk: desk.shown == "LearnScreen",
    "About": lambda desk: desk.shown == "LearnScreen",
    "Year": lambda desk: desk.shown == "YearScreen",
    "Diary": lambda desk: desk.shown == "DiaryScreen",
    "Redo": lambda desk: desk.said.startswith("Nothing was taken back"),
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


@pytest.mark.parametrize("screen", OPENED_BY)
async def test_each_key_is_once_in_the_palette_with_a_sentence_and_its_keys(
    coach: Coach, screen: str
) -> None:
    async with at_desk(coach) as desk:
        await desk.press(OPENED_BY[screen])
        shown = [*desk.app.get_system_commands(desk.app.screen)]
        titles = [command.title for command in shown]
        assert len(titles) == len({*titles})
        for active in desk.app.screen.active_bindings.values():
            binding, key = active.binding, desk.app.get_key_display(active.binding)
            if not binding.id or not binding.description:
                continue
            told = [
                command.help for command in shown if command.help.startswith(f"{capital(binding.tooltip)}.")
            ]
            assert len(told) == 1, binding
            assert (" Key " in told[0] and key in told[0]) != binding.key.startswith(NO_KEY)


@pytest.mark.parametrize("screen", OPENED_BY)
async def test_help_has_every_key_of_a_screen_once(coach: Coach, screen: str) -> None:
    async with at_desk(coach) as desk:
        await desk.press(OPENED_BY[screen])
        behind = desk.app.screen
        found = [*declared(behind, of_app=False), *declared(behind, of_app=True)]
        bindings = [binding for _node, binding in found]
        await desk.press("question_mark")
        shown = desk.app.screen.query_one(KeyList).entries
        rows = [row.does for row in shown]
        assert bindings
        for binding in bindings:
            assert rows.count(binding.tooltip) == 1, binding
            row = shown[rows.index(binding.tooltip)].keys
            first = next(other.key for other in bindings if other.id == binding.id)
            if not first.startswith(NO_KEY):
                assert format_key(first.removeprefix("ctrl+")) in row


def test_everything_that_is_bound_has_a_name_for_keymaps_and_says_what_it_does() -> None:
    bindings = [declared.binding for declared in every_binding()]
    assert len(bindings) > 80
    for binding in bindings:
        assert binding.id, binding
        assert binding.tooltip, binding
        assert binding.tooltip[0] == binding.tooltip[0].lower(), binding
        assert not binding.tooltip.endswith("."), binding


async def test_the_palette_has_no_names_that_are_only_keys(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        titles = [command.title for command in desk.app.get_system_commands(desk.app.screen)]
        assert titles.count("Quit") == 1
        assert "Day" not in titles
        assert {"Day before", "Day after", "Guide", "Guide all"} <= {*titles}


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
        assert "Rest. Paused." in desk.flowing
        assert "paused" in desk.line("Posture pump")
        await choose(desk, "Resume")
        assert not desk.on_disk.paused
        assert desk.said == "Welcome back. Today counts again."
        assert all(row.state == "due" for row in desk.day.rows if not row.optional)


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
