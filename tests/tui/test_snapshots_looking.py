"""How Year and Trend look. Renew with ``pytest tests/tui/test_snapshots_looking.py --snapshot-update``."""

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


@pytest.mark.parametrize("key", ["5", "6"])
def test_in_the_light_theme(demo: Coach, picture: Picture, key: str) -> None:
    assert picture(demo, key, theme=LIGHT.name)
