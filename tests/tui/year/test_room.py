"""Year in little room and much, repainted by the line; and what is imported for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits.folder import snapshot
from kits.hostile_kit import HOSTILE, check, coach_of
from kits.tui_kit import SIZES, SMALL, USUAL, at_desk, footer, year_grid
from textual.content import Content

from backcare_tui.coach import Coach
from backcare_tui.tui.year.below import YearDay
from backcare_tui.tui.year.grid import TOP, YearGrid


@SIZES
async def test_nothing_moves_while_the_cursor_does(demo: Coach, size: tuple[int, int]) -> None:
    async with at_desk(demo, size) as desk:
        await desk.press("5")
        places = [widget.region for widget in desk.app.screen.query("*")]
        for key in ("left", "home", "down", "end", "up"):
            await desk.press(key)
            assert [widget.region for widget in desk.app.screen.query("*")] == places, key


async def test_a_small_screen_shows_the_latest_weeks_and_scrolls_with_the_cursor(demo: Coach) -> None:
    async with at_desk(demo, SMALL) as desk:
        await desk.press("5")
        shown = year_grid(desk).span.weeks
        begins = year_grid(desk).span.begins
        assert year_grid(desk).span.first == 53 - shown > begins
        await desk.press(*["left"] * (shown - 1))
        assert year_grid(desk).span.first == 53 - shown
        await desk.press("left")
        assert year_grid(desk).span.first == 52 - shown
        await desk.press("home")
        assert year_grid(desk).span.first == begins
        await desk.press("right", "end")
        assert year_grid(desk).span.first == 53 - shown
        await desk.resize(USUAL)
        assert year_grid(desk).span.first == begins
        await desk.resize(SMALL)
        assert year_grid(desk).span.first == 53 - shown


async def test_moving_the_cursor_repaints_two_lines_and_builds_no_others(
    demo: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        lines: list[int] = []
        draw = YearGrid._line

        def counted(grid: YearGrid, y: int) -> Content:
            lines.append(y)
            return draw(grid, y)

        monkeypatch.setattr(YearGrid, "_line", counted)
        for key in ("left", "up"):
            await desk.press(key)
            assert desk.text
        assert sorted(lines) == [TOP + 3, TOP + 4, TOP + 4]


@SIZES
async def test_hostile_names_are_words_on_the_year(tmp_path: Path, size: tuple[int, int]) -> None:
    coach = coach_of(tmp_path, HOSTILE)
    for name in HOSTILE:
        coach.tasks.done(name)
    async with at_desk(coach, size) as desk:
        await desk.press("5")
        check(desk)
        for key in ("pagedown", "pagedown", "up", "end"):
            await desk.press(key)
            check(desk)


async def test_looking_at_years_changes_nothing_on_disk(demo: Coach, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    async with at_desk(demo) as desk:
        await desk.press(
            "5", "home", "left_square_bracket", "escape", "6", "v", "left_square_bracket", "5", "enter"
        )
    assert snapshot(tmp_path) == before


async def test_a_day_is_told_with_shape_and_word_of_each_task(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        told = desk.app.screen.query_one(YearDay).render()
        assert isinstance(told, Content)
        assert "◐ Self-massage" in told.plain
        assert "part, 75 %" in told.plain
        assert "● Mid/upper back" in told.plain
        assert "○ Posture pump" in told.plain


@pytest.mark.parametrize("theme", ["backcare-light", "ansi-dark", "nord"])
async def test_any_theme_can_draw_both_screens(demo: Coach, theme: str) -> None:
    async with at_desk(demo) as desk:
        desk.app.theme = theme
        await desk.press("5")
        assert "Strength" in desk.text
        await desk.press("6")
        assert "amber" in desk.text


async def test_what_is_optional_is_called_so_and_each_month_has_its_letter(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("5")
        assert "optional" in desk.line_with("Walk")
        assert "offered" not in desk.text
        assert "1 of 4 tasks done" in desk.text
        assert "J A S O N" in desk.text
        assert not set("▆▇█") & set(desk.line_with("Mid/upper"))


async def test_a_year_with_nothing_on_record_offers_no_day(fresh: Coach) -> None:
    async with at_desk(fresh) as desk:
        await desk.press("5")
        assert "open the day" not in {binding.description for binding in footer(desk)}
        await desk.press("1", "space", "5")
        assert "open the day" in {binding.description for binding in footer(desk)}
