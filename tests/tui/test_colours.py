"""The themes of our own: every word can be read, and nothing is told by colour alone."""

from __future__ import annotations

import pytest
from kits.tui_kit import LARGE, PULL, Desk, at_desk
from textual.color import Color
from textual.theme import Theme

from backcare_tui.coach import Coach
from backcare_tui.tui import content
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.themes import CONTRAST, SIXTEEN, contrast, drawn
from backcare_tui.tui.themes import THEMES as ALL

THEMES = [theme for theme in ALL if theme is not SIXTEEN]
"""Those with colours of their own; the sixteen are the terminal's."""

WORDS = (
    "foreground",
    "foreground-muted",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "secondary",
    "accent",
    "footer-key-foreground",
)
"""Colours that words, marks and figures are drawn in."""

PAPER = ("background", "surface", "panel")
"""What they are drawn on: a page, a dialog, the row under the cursor."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("word", WORDS)
def test_every_colour_of_words_can_be_read(theme: Theme, word: str, paper: str) -> None:
    assert drawn(theme, word, paper) >= 4.5


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("word", WORDS)
def test_the_theme_of_high_contrast_is_easier_still(paper: str, word: str) -> None:
    assert drawn(CONTRAST, word, paper) >= 7


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.478, abs=0.001)


OWN = """\
dark = true
foreground = "#e6dfd3"
background = "#1b1a22"
accent = "#c9a0dc"
"""
"""A theme of a person's own, as the page on settings has it."""
EVERY_PAGE = (
    "1",
    "2",
    "3",
    "v",
    "4",
    "5",
    "6",
    "7",
    "1",
    "w",
    "escape",
    "p",
    "escape",
    "s",
    "escape",
    "!",
    "escape",
)


def faint_on(desk: Desk, least: float) -> list[tuple[str, float]]:
    """Words, marks and drawings of what is in front that are fainter than so much to 1. What is dimmed behind it is not."""
    found = []
    panel = desk.app.screen.query(".dialog")
    for y, strip in enumerate(desk.strips):
        x = 0
        for segment in strip:
            x += len(segment.text)
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or style.reverse:
                continue
            said = "".join(
                char
                for char in segment.text
                if char.isalnum() or char in "●◐○◆▲" or "\u2800" < char < "\u2900"
            )
            if not said or (panel and not panel.first().region.contains(x - 1, y)):
                continue
            ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            if ratio < least and "dim" not in str(style):
                found.append((segment.text, round(ratio, 2)))
    return found


@pytest.mark.parametrize("theme", [*(theme.name for theme in THEMES), "dusk"])
async def test_all_that_is_on_any_screen_can_be_read_as_it_is_drawn(demo: Coach, theme: str) -> None:
    demo.home.themes.mkdir(parents=True)
    (demo.home.themes / "dusk.toml").write_text(OWN, encoding="utf-8")
    faint = []
    async with at_desk(demo, LARGE) as desk:
        desk.app.theme = theme
        for key in EVERY_PAGE:
            await desk.press(key if key != "!" else "exclamation_mark")
            faint += [(key, *told) for told in faint_on(desk, 7 if theme == CONTRAST.name else 4.5)]
    assert faint == []


def test_every_state_and_zone_has_a_colour_and_every_state_a_shape_of_its_own() -> None:
    states = ("done", "part", "skipped", "due", "missed", "paused")
    assert len({content.mark(state).plain for state in states}) == len(states)
    for name in (*states, "offered", "rested", "kept", "pending", "free", "green", "amber", "red", "unknown"):
        assert content.STYLES[name]


async def test_without_colours_the_cursor_row_is_still_told(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(coach) as desk:
        assert desk.app.no_color
        await desk.go_to(PULL)
        assert [line.strip()[0] for line in desk.lines if "▌" in line] == ["▌"]
        assert "▌" in desk.line("Face pull")
        await desk.press("space")
        assert "●" in desk.line("Face pull")
        for key in ("2", "3", "w", "p"):
            await desk.press(key)
        assert desk.text.strip()


async def test_without_colours_the_zone_and_the_warnings_are_still_words(
    demo: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    demo.tasks.pain(4)
    async with at_desk(demo) as desk:
        assert "amber" in desk.text


@pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark", "dracula", SIXTEEN.name])
async def test_any_of_textuals_own_themes_can_be_chosen(coach: Coach, theme: str) -> None:
    async with at_desk(coach) as desk:
        desk.app.theme = theme
        for key in ("2", "3", "p", "escape", "1", "w"):
            await desk.press(key)
        assert "Why today" in desk.text


def test_the_app_starts_in_the_dark_theme_of_its_own(coach: Coach) -> None:
    app = BackcareApp(coach)
    assert app.theme == "backcare-dark"
    assert {theme.name for theme in ALL} <= set(app.available_themes)
