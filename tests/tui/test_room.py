"""What fits: all of Today on 80×24, every row on 40×20, and nothing wider than the screen in between."""

from __future__ import annotations

import pytest
from kits.tui_kit import FRIDAY, LARGE, SMALL, USUAL, Desk, at_desk, write_plan
from textual.containers import VerticalScroll

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach
from backcare_tui.domain.plan.dose import words
from backcare_tui.tui.today.task_rows import TaskRows


def scrolls(desk: Desk) -> bool:
    """Whether the list of rows does not show all of them."""
    found = desk.app.screen.query_one("#list", VerticalScroll)
    return found.show_vertical_scrollbar or found.virtual_size.height > found.size.height


def assert_whole(desk: Desk) -> None:
    """All that Today has to say is on the screen."""
    text = desk.text
    for row in desk.day.rows:
        assert (row.short or row.name) in text
    assert not scrolls(desk)
    assert not desk.app.screen.show_vertical_scrollbar
    for said in ("backcare", "Today", "? more", "7 diary"):
        assert said in text
    if any(level is not None for level in desk.day.pain.fortnight):
        assert "Pain" in text
        assert "two weeks" in text
    if desk.day.streak.best_days:
        assert "Streak" in text
        assert desk.day.streak.week.words in text
    assert not any(line.rstrip().endswith("…") for line in desk.lines)


async def test_the_fullest_weekday_of_the_shipped_plan_fits_80_by_24(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        assert len(desk.day.rows) == 6
        assert_whole(desk)
        await desk.press(*["space"] * 5, "down")
        assert desk.day.done == 5
        assert_whole(desk)


async def test_the_demos_fullest_friday_fits_80_by_24_with_pain_notes_and_reasons(demo: Coach) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment = FRIDAY.replace(hour=19)
    for _week in range(3):  # the pump is due every second day: find a Friday that has it
        if any(row.task == "posture-pump" for row in demo.today().rows):
            break
        demo.clock.moment = demo.clock.moment.replace(day=demo.clock.moment.day - 7)
    async with at_desk(demo) as desk:
        assert f"{desk.day.day:%A}" == "Friday"
        assert len(desk.day.rows) == 6
        await desk.press("p", "5", "tab", "down", "right", "space", "enter", "n", "x", "enter")
        await desk.press("end", "s", "tab")
        await desk.type("a reason")
        await desk.press("enter", "down")
        assert_whole(desk)


async def test_eight_rows_fit_80_by_24(coach: Coach) -> None:
    tasks = [
        f'[[exercise]]\nid = "t{at}"\nname = "Exercise number {at}"\nreps = [3]\nevery = "day"\n'
        for at in range(8)
    ]
    write_plan(coach, 'title = "Eight"\n' + "\n".join(tasks))
    coach.refresh()
    async with at_desk(coach) as desk:
        assert_whole(desk)


@pytest.mark.parametrize("size", [SMALL, (40, 16), (50, 12)], ids=["40x20", "40x16", "50x12"])
async def test_on_a_small_screen_every_row_can_be_reached_and_is_seen(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        for at, row in enumerate(desk.day.rows):
            assert desk.task_rows.cursor == at
            here = [line for line in desk.lines if "▌" in line]
            assert len(here) == 1
            assert (row.short or row.name)[:14] in here[0]
            await desk.press("down")
        await desk.press("home")
        assert any("▌" in line and "Posture pump" in line for line in desk.lines)


async def test_40_by_20_shows_head_rows_and_help(coach: Coach) -> None:
    async with at_desk(coach, SMALL) as desk:
        assert "Friday 20 November" in desk.lines[0]
        assert "M T W T F S S" in desk.lines[0]
        assert "? more" in desk.lines[-2]
        assert "space done" in desk.lines[-2]
        assert "1 today  2  3  4" in desk.lines[-1]
        assert not scrolls(desk)
        for row in desk.day.rows:
            assert (row.short or row.name)[:14] in desk.text


async def test_the_pain_zone_is_a_word_on_a_small_screen_too(demo: Coach) -> None:
    demo.tasks.pain(4)
    async with at_desk(demo, SMALL) as desk:
        assert desk.day.pain.zone == "amber"
        assert "amber" in desk.text


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE, (60, 24), (70, 23), (104, 30), (200, 60)], ids=str)
async def test_nothing_is_wider_than_the_screen_and_columns_line_up(
    demo: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(demo, size) as desk:
        days = [
            row for row in desk.day.rows if row.name.startswith(("Gluteus medius", "Piriformis", "Face pull"))
        ]
        rows = [desk.line((row.short or row.name)[:14]) for row in days]
        marks = {min(at for at, char in enumerate(line) if char in "●◐○⊘·") for line in rows}
        assert len(marks) == 1
        doses = {
            line.index(words(row.dose).removesuffix(" a side")) for line, row in zip(rows, days, strict=True)
        }
        assert len(doses) == 1
        for key in "123":
            await desk.press(key)
            assert all(strip.cell_length == size[0] for strip in desk.strips)
            assert "? more" in desk.text


async def test_a_resize_keeps_cursor_and_day_and_draws_anew(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("end")
        row = desk.row.id
        for size in (SMALL, LARGE, USUAL):
            await desk.resize(size)
            assert desk.row.id == row
            assert all(strip.cell_length == size[0] for strip in desk.strips)
        title = desk.line_with("Today  ")
        assert title.rstrip()[-1] in "━─"
        assert len(title.rstrip()) == 79


async def test_nothing_moves_when_a_value_changes(coach: Coach) -> None:
    def places(desk: Desk) -> list[int]:
        found = [
            at for at, line in enumerate(desk.lines) if "Pain" in line or "Streak" in line or "Today" in line
        ]
        return [*found, desk.app.screen.query_one(TaskRows).region.y]

    async with at_desk(coach) as desk:
        before = places(desk)
        await desk.press("space")
        assert places(desk) == before
        await desk.press("u")
        assert places(desk) == before


@pytest.mark.parametrize("size", [SMALL, USUAL, (40, 24)], ids=["40x20", "80x24", "40x24"])
async def test_every_dialog_is_inside_the_screen(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        for key in ("w", "a", "s", "r", "p", "f", "n", "question_mark"):
            await desk.press(key)
            dialog = desk.app.screen.query_one(".dialog")
            assert desk.app.screen.region.contains_region(dialog.region), key
            for child in dialog.children:
                assert child.region.right <= dialog.region.right, key
            assert not dialog.show_horizontal_scrollbar, key
            left, right = dialog.region.x, dialog.region.right
            assert not any("…" in line[left:right] for line in desk.lines if "○" in line[left:right]), key
            await desk.press("escape")


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["40x20", "80x24", "120x40"])
async def test_a_long_answer_is_seen_whole(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        for text in (
            "Not saved, and nothing was changed: the disk is full.",
            "Mid/upper back bioenergetic opener: 10 breaths done. That is all for today.",
        ):
            desk.app.tell(text)
            await desk.settle()
            assert text in desk.flowing
