"""How the screens look. Renew the pictures with ``pytest tests/tui/test_snapshots.py --snapshot-update``."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, Picture, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.themes import CALM, CONTRAST, LIGHT, SIXTEEN

PICTURES = Path(__file__).parent / "__snapshots__"


SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, HUGE], ids=["40x20", "80x24", "120x40", "200x60"]
)


@SIZES
def test_today(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, size=size)


@SIZES
def test_week(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "2", size=size)


@pytest.mark.parametrize("theme", [LIGHT.name, CALM.name, CONTRAST.name, SIXTEEN.name])
def test_today_in_another_theme(demo: Coach, picture: Picture, theme: str) -> None:
    assert picture(demo, theme=theme)


@pytest.mark.parametrize("theme", [LIGHT.name, CALM.name, CONTRAST.name, SIXTEEN.name])
def test_wide_today_in_another_theme(demo: Coach, picture: Picture, theme: str) -> None:
    assert picture(demo, theme=theme, size=LARGE)


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
def test_the_body_in_front(demo: Coach, picture: Picture, size: tuple[int, int]) -> None:
    assert picture(demo, "b", size=size)


def test_an_earlier_week(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "2", "left_square_bracket", "left_square_bracket")


def test_plan(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "3")


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
@pytest.mark.parametrize(
    "line", ["", "pump ", "add neck", "pump every mon wed fri"], ids=["first", "task", "library", "made"]
)
def test_a_change_of_the_plan(demo: Coach, picture: Picture, line: str, size: tuple[int, int]) -> None:
    assert picture(demo, "3", "c", *line, size=size)


def test_pain_dialog(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "p", "4", "tab", *["down"] * 6, "left", "space")


def test_pain_dialog_on_a_small_screen(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "p", "4", "tab", "down", "left", "space", size=SMALL)


def test_why_dialog(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "w")


def test_skip_dialog(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "s", "down")


def test_amount_dialog_that_asks_again(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "a", "l", "o", "t", "s", "enter")


def test_help(demo: Coach, picture: Picture) -> None:
    assert picture(demo, "question_mark")


def test_first_day(fresh: Coach, picture: Picture) -> None:
    assert picture(fresh)


def test_first_week(fresh: Coach, picture: Picture) -> None:
    assert picture(fresh, "2")


def test_an_earlier_day(demo: Coach, picture: Picture) -> None:
    assert picture(demo, *["left_square_bracket"] * 4)


def break_plan(coach: Coach) -> None:
    """Two problems in the person's own plan."""
    text = (coach.home.plans / "combined.toml").read_text(encoding="utf-8")
    problems = text.replace("minutes = [3, 5, 8, 10]", "minutes = [3, 5, 8, 100]").replace(
        'every = ["mon", "wed", "fri"]', 'every = ["mon", "wed", "fry"]'
    )
    assert problems != text
    write_plan(coach, problems)
    coach.refresh()
    assert len(coach.problems) == 2


def test_a_plan_with_errors_on_today(demo: Coach, picture: Picture) -> None:
    break_plan(demo)
    assert picture(demo)


def test_a_plan_with_errors_on_plan(demo: Coach, picture: Picture) -> None:
    break_plan(demo)
    assert picture(demo, "3")


def test_a_damaged_journal(demo: Coach, picture: Picture) -> None:
    (demo.home.journal / "2026-10.laptop.json").write_text("{ not JSON")
    demo.refresh()
    assert picture(demo)


def test_all_done(demo: Coach, picture: Picture) -> None:
    for row in demo.today().rows:
        demo.tasks.done(row.id)
    assert picture(demo)


def test_no_picture_tells_of_the_machine_it_was_made_on(tmp_path: Path) -> None:
    pictures = sorted(PICTURES.rglob("*.svg"))
    assert pictures
    for path in pictures:
        text = path.read_text(encoding="utf-8")
        for place in (str(Path.home()), str(tmp_path.parent.parent), "/tmp", "/home", "\\Users"):
            assert place not in text, path.name
