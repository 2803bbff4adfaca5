"""How Learn and Plan look. Renew the pictures with ``pytest tests/tui/test_snapshots_learn.py --snapshot-update``."""

from __future__ import annotations

import pytest
from kits.tui_kit import SIZES, SLIPS, SMALL, USUAL, Picture, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.themes import LIGHT


@SIZES
def test_learn_at_a_muscle(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "down", "l", size=size)


def test_learn_searched(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "4", "slash", *"low ba", "down")


def test_learn_with_nothing_found(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "4", "slash", *"xyz")


def test_learn_list_on_a_small_screen(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "4", "end", size=SMALL)


def test_learn_warning_signs_in_the_light_theme(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "4", "slash", *"warning", "enter", theme=LIGHT.name)


@SIZES
def test_plan_as_a_picture(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "3", size=size)


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
def test_plan_with_errors(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    text = demo.plan_path.read_text(encoding="utf-8")
    for old, new in SLIPS:
        text = text.replace(old, new, 1)
    write_plan(demo, text)
    demo.refresh()
    assert picture(demo, "3", size=size)
