"""An alarm is louder than anything else, on one bar from edge to edge, in every theme and without colour."""

from __future__ import annotations

import pytest
from kits.tui_kit import at_desk
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme

from backcare_tui.coach import Coach
from backcare_tui.domain.safety import ALARM
from backcare_tui.tui.themes import CONTRAST, SIXTEEN, THEMES, contrast
from backcare_tui.tui.widgets.alarm import Alarm, alarm

OWN = [theme for theme in THEMES if theme is not SIXTEEN]


class Page(App[None]):
    """An alarm alone, in the dashboard's colours."""

    def __init__(self, theme: Theme, words: tuple[str, ...] = ALARM) -> None:
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name
        self._words = words

    def compose(self) -> ComposeResult:
        yield Alarm(self._words)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
async def test_it_can_be_read_on_its_bar_in_every_theme(theme: Theme) -> None:
    app = Page(theme)
    async with app.run_test(size=(40, 6)):
        for strip, bold in zip(app.screen._compositor.render_strips()[:2], (True, False), strict=True):
            for segment in strip:
                style = segment.style
                assert style is not None
                assert style.color is not None
                assert style.bgcolor is not None
                assert style.reverse
                assert bool(style.bold) is bold
                ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                assert ratio >= (7 if theme is CONTRAST else 4.5)


@pytest.mark.parametrize("width", [12, 40, 80, 124])
def test_the_bar_runs_from_edge_to_edge_and_no_word_is_lost(width: int) -> None:
    rows = alarm(ALARM, width)

    assert {row.cell_length for row in rows} == {width}
    assert " ".join(" ".join(row.plain for row in rows).split()) == " ".join(ALARM)


async def test_without_words_there_is_nothing() -> None:
    app = Page(CONTRAST, ())
    async with app.run_test(size=(40, 6)):
        assert app.query_one(Alarm).size.height == 0


async def test_without_colours_it_is_still_bold_and_turned_round(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(coach) as desk:
        await desk.app.screen.mount(Alarm(ALARM), before=0)
        await desk.settle()
        first = next(strip for strip in desk.strips if ALARM[0] in strip.text)
        style = next(segment.style for segment in first if ALARM[0] in segment.text)
        assert style is not None
        assert style.bold
        assert style.reverse
