"""How Year, Trend and Diary look. Renew with ``pytest tests/tui/test_snapshots_looking.py --snapshot-update``."""

from __future__ import annotations

import pytest
from kits.tui_kit import LARGE, SMALL, USUAL, Picture

from backcare_tui.coach import Coach
from backcare_tui.tui.themes import LIGHT

SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, (200, 60)], ids=["40x20", "80x24", "120x40", "200x60"]
)


@SIZES
def test_year(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "5", "left", "left", "up", size=size)


@SIZES
def test_trend(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "6", size=size)


@pytest.mark.parametrize("keys", [("6", "left"), ("6", "right")], ids=["4-weeks", "a-year"])
def test_trend_of_another_span(demo: Coach, picture: Picture, keys: tuple[str, ...]) -> None:
    assert picture(demo, *keys)


def test_an_empty_year(fresh: Coach, picture: Picture) -> None:
    assert picture(fresh, "5")


def test_an_empty_trend(fresh: Coach, picture: Picture) -> None:
    assert picture(fresh, "6")


@SIZES
def test_diary(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    demo.tasks.pain(6, where=["neck"], note="A long drive. " * 40)
    assert picture(demo, "7", size=size)


def test_the_diary_searched(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "7", "slash", *"check-in")


def test_an_empty_diary(fresh: Coach, picture: Picture) -> None:
    assert picture(fresh, "7")


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
def test_an_entry_put_right(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    demo.tasks.pain(6, where=["neck"], note="A long drive.")
    assert picture(demo, "7", "c", size=size)


@pytest.mark.parametrize("key", ["5", "6", "7"])
def test_in_the_light_theme(demo: Coach, picture: Picture, key: str) -> None:
    assert picture(demo, key, theme=LIGHT.name)
