"""The settings are changed where they stand, and kept in config.toml, whose comments stay."""

from __future__ import annotations

import pytest
from kits.tui_kit import SMALL, TODAY, USUAL, at_desk

from backcare_tui.coach import Coach
from backcare_tui.coach.preferences import wanted_in_sessions
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import THEMES
from backcare_tui.tui.widgets.text import Words


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_each_setting_has_its_value_and_a_sentence_on_it(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("comma")
        assert desk.shown == "SettingsScreen"
        for name, value in (
            ("theme", "backcare-dark"),
            ("bell", "on"),
            ("hands free", "on"),
            ("pain after", "session"),
        ):
            assert value in desk.line_with(f"{name}  ")
        await desk.press("end")
        about = desk.app.screen.query_one("#about", Words).content.plain
        assert about == "Pain is asked once a session, or after each task: session or each."
        await desk.press("escape")
        assert desk.shown == TODAY


async def test_a_change_is_kept_in_the_file_beside_its_comments_and_other_tables(coach: Coach) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text('# mine\nbell = "off"  # at night\n\n[keys]\npain = "f3" # mine too\n')
    async with at_desk(coach) as desk:
        await desk.press("comma", "down", "down", "enter", "end", "space", "up", "left")
        assert "each" in desk.line_with("pain after ")
    text = coach.home.settings.read_text()
    assert '# mine\nbell = "on"  # at night\n' in text
    assert '[keys]\npain = "f3" # mine too' in text
    wanted = wanted_in_sessions(Coach(coach.home, coach.clock))
    assert (wanted.on, wanted.asks_each, wanted.hands_free, wanted.trouble) == (
        ("bell", "notify", "title"),
        True,
        False,
        "",
    )


async def test_a_theme_is_put_on_at_once_by_a_click_and_remembered(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("comma")
        await desk.click_word("backcare-dark")
        assert desk.app.theme == THEMES[1].name
        assert THEMES[1].name in desk.line_with("theme  ")
    assert BackcareApp(coach).theme == THEMES[1].name


async def test_what_cannot_be_kept_is_said_and_nothing_has_changed(coach: Coach) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text("bell = \n")
    async with at_desk(coach) as desk:
        await desk.press("comma", "down", "enter")
        assert "Not kept." in desk.flowing
        assert "on" in desk.line_with("bell  ")
    assert coach.home.settings.read_text() == "bell = \n"
