"""How the body looks. Renew the pictures with ``pytest tests/tui/test_snapshots_body.py --snapshot-update``."""

from __future__ import annotations

import pytest
from kits.tui_kit import LARGE, SMALL, USUAL, Picture

from backcare_tui.coach import Coach
from backcare_tui.tui.themes import DARK, LIGHT

THEMES = pytest.mark.parametrize("theme", [DARK.name, LIGHT.name], ids=["dark", "light"])


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
def test_pain_report(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "p", "4", "tab", "down", "left", "space", "up", size=size)


def test_pain_report_after_a_task_while_a_place_is_typed(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "p", "4", "t", "tab", "space", "b", "u", "t")


@THEMES
def test_today_with_the_body(demo: Coach, picture: Picture, theme: str) -> None:
    demo.tasks.pain(6, where=["low-back-left", "neck-right"])
    demo.tasks.pain(10, where=["upper-back-middle"])
    assert picture(demo, size=LARGE, theme=theme)


@THEMES
def test_pain_report_in_a_theme(demo: Coach, picture: Picture, theme: str) -> None:
    assert picture(demo, "p", "8", "tab", "space", "left", theme=theme)


def test_today_with_the_small_body(demo: Coach, picture: Picture) -> None:
    assert picture(demo, size=(120, 30))


def test_today_on_a_very_large_screen(demo: Coach, picture: Picture) -> None:
    assert picture(demo, size=(200, 60))


def test_week_with_where_it_hurt(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "2", size=LARGE)
