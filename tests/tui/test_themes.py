"""The theme a person puts on stays on, and never stands in the way."""

from __future__ import annotations

import pytest
from kits.folder import snapshot
from kits.tui_kit import at_desk
from rich.console import Console

from backcare_tui.coach import Coach
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import CALM, DARK, LIGHT, SIXTEEN, THEMES, faint_words


async def test_a_theme_is_remembered_for_the_next_time(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.theme = CALM.name
        await desk.settle()
    assert BackcareApp(Coach(coach.home, coach.clock)).theme == CALM.name
    assert 'theme = "backcare-calm"' in coach.home.settings.read_text()


async def test_the_palette_offers_each_theme_and_remembers_the_chosen_one(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("ctrl+p")
        await desk.type("theme")
        await desk.press("enter")
        await desk.type("backcare-light")
        await desk.press("enter")
    assert BackcareApp(coach).theme == "backcare-light"


async def test_remembering_a_theme_keeps_the_comments_of_the_settings(coach: Coach) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text('# mine\nplan = "combined"  # for now\n')
    async with at_desk(coach) as desk:
        desk.app.theme = CALM.name
        await desk.settle()
        assert desk.said == ""
    assert coach.home.settings.read_text().startswith('# mine\nplan = "combined"  # for now\n')


async def test_opening_and_closing_remembers_nothing(coach: Coach) -> None:
    before = snapshot(coach.home.config)
    async with at_desk(coach):
        pass
    assert snapshot(coach.home.config) == before


async def test_a_theme_that_cannot_be_remembered_is_on_all_the_same_and_that_is_said(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    async with at_desk(coach) as desk:
        monkeypatch.setattr("backcare_tui.storage.settings.write_atomic", full)
        desk.app.theme = CALM.name
        await desk.settle()
        assert desk.app.theme == CALM.name
        assert "not remembered" in desk.flowing
        assert "the disk is full" in desk.flowing


@pytest.mark.parametrize("name", ["none such", "[red]", "[/]", "x" * 500, "\x1b[31m"])
async def test_a_theme_there_is_not_is_named_in_one_sentence_and_the_usual_one_is_on(
    coach: Coach, name: str
) -> None:
    coach.tasks.done("pull")
    text = name.encode("unicode_escape").decode().replace("\\x1b", "\\u001b")
    coach.home.settings.write_text(f'theme = "{text}"\n')
    async with at_desk(coach) as desk:
        assert desk.app.theme == DARK.name
        assert "there is no theme named" in desk.flowing


async def test_settings_with_a_number_for_a_theme_open_all_the_same(coach: Coach) -> None:
    coach.tasks.done("pull")
    coach.home.settings.write_text("theme = 3\n")
    async with at_desk(coach) as desk:
        assert desk.app.theme == DARK.name
        assert "Face pull" in desk.text


def test_a_terminal_of_sixteen_colours_gets_its_own_colours(coach: Coach) -> None:
    class Old(BackcareApp):
        """An app on an old terminal."""

        @property
        def console(self) -> Console:
            return Console(color_system="standard")

        @console.setter
        def console(self, _console: Console) -> None:
            pass

    assert Old(coach).theme == SIXTEEN.name


def test_there_are_four_themes_and_one_for_old_terminals() -> None:
    assert len({theme.name for theme in THEMES}) >= 5
    assert {theme.dark for theme in THEMES} == {True, False}


def put_theme(coach: Coach, text: str, name: str = "mine") -> None:
    coach.home.themes.mkdir(parents=True)
    (coach.home.themes / f"{name}.toml").write_text(text)


OWN = 'dark = false\nforeground = "#222222"\nbackground = "#fffdf5"\naccent = "#a03c00"\n'


async def test_a_theme_of_ones_own_is_offered_put_on_and_remembered(coach: Coach) -> None:
    put_theme(coach, OWN)
    async with at_desk(coach) as desk:
        desk.app.theme = "mine"
        await desk.settle()
        assert desk.said == ""
    app = BackcareApp(Coach(coach.home, coach.clock))
    assert app.theme == "mine"
    mine = app.available_themes["mine"]
    assert (mine.accent, mine.background, mine.dark) == ("#a03c00", "#fffdf5", False)
    assert mine.variables["footer-key-foreground"] == "#a03c00"
    assert mine.panel == LIGHT.panel


async def test_what_is_faint_in_a_theme_of_ones_own_is_told_when_it_is_put_on(coach: Coach) -> None:
    put_theme(coach, OWN.replace("#a03c00", "#ffd000"))
    async with at_desk(coach) as desk:
        desk.app.theme = "mine"
        await desk.settle()
        assert desk.app.theme == "mine"
        assert desk.said == (
            "Footer-key-foreground is faint on the background of mine: 1.4 to 1, where words are easy to read from 4.5 to 1 on."
        )


async def test_a_theme_of_ones_own_with_an_error_is_told_with_its_line(coach: Coach) -> None:
    put_theme(coach, OWN.replace("#fffdf5", "paper"))
    coach.home.settings.write_text('theme = "mine"\n')
    async with at_desk(coach) as desk:
        assert desk.app.theme == DARK.name
        assert 'themes/mine.toml:3: background: "paper" is not a colour such as "#7fb8a8"' in desk.flowing


def test_none_of_our_themes_has_faint_words() -> None:
    assert [faint_words(theme) for theme in THEMES] == [""] * len(THEMES)
