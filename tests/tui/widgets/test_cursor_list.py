"""Whatever the size and however long the list: the row that a key acts on is the row that one sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kits.tui_kit import SMALL, USUAL, Desk, at_desk, write_plan
from textual.events import MouseScrollDown
from textual.widget import Widget
from textual.widgets import Input, OptionList

from backcare_tui.coach import Coach
from backcare_tui.tui.body.place_list import PlaceList
from backcare_tui.tui.dialogs.safety import SafetyScreen
from backcare_tui.tui.diary.diary_list import DiaryList
from backcare_tui.tui.learn.entry_list import EntryList
from backcare_tui.tui.widgets.checklist import Checklist
from backcare_tui.tui.widgets.cursor_list import CursorList

SIZES = pytest.mark.parametrize("size", [(30, 10), SMALL, USUAL], ids=["30x10", "40x20", "80x24"])
TASKS = 24


@pytest.fixture
def many(coach: Coach) -> Coach:
    """A day of more tasks than there are lines."""
    tasks = (
        f'[[exercise]]\nid = "t{at}"\nname = "Row {at} of many"\nreps = [3, 4, 5, 6, 7, 8, 9]\nevery = "day"\n'
        for at in range(TASKS)
    )
    write_plan(coach, 'title = "Many"\n' + "\n".join(tasks))
    coach.refresh()
    return coach


def seen(desk: Desk, widget: Widget, line: int = 0, lines: int = 1) -> bool:
    """Whether some lines of a widget are on the screen, and nothing lies over them."""
    place = desk.app.screen._compositor.full_map[widget]
    inside = place.region.intersection(place.clip)
    top = place.region.y + widget.gutter.top + line
    return inside.area > 0 and all(inside.y <= at < inside.bottom for at in range(top, top + lines))


async def walks(desk: Desk, where: CursorList, name_of: Callable[[int], str], *, every: bool = False) -> None:
    """From end to end by the keys that move, row by row if ``every``, the cursor's in view all the time."""

    def on_it() -> str:
        own = where.window.start if isinstance(where, DiaryList) else 0  # it scrolls by itself
        assert seen(desk, where, where.line_of(where.cursor) - own)
        (bar,) = (line for line in desk.lines if "▌" in line)
        assert name_of(where.cursor)[:10].strip(" …") in bar
        return bar

    last = where.count - 1
    await desk.press("home")
    keys = ("down", "end", "home", "end", "up", "home") if every else ("end", "up", "home", "down", "home")
    for key in ("pagedown", "pageup", *keys):
        to, before = (last if key in ("down", "pagedown", "end") else 0), -1
        while where.cursor not in (to, before):
            before = where.cursor
            await desk.press(key)
            on_it()
            if key in ("up", "down") and not every:
                break
        else:
            assert where.cursor == to


@SIZES
async def test_the_cursors_row_is_in_view_on_today_on_learn_and_among_the_safety_questions(
    many: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(many, size) as desk:
        rows = desk.task_rows
        await walks(desk, rows, lambda row: desk.day.rows[row].name, every=True)
        await desk.press("4")
        entries = desk.app.screen.query_one(EntryList)
        await walks(desk, entries, lambda row: entries.entries[row].title)
        many.tasks.done([row.key for row in many.today().rows])
        await desk.tick()
        await desk.press("7")
        diary = desk.app.screen.query_one(DiaryList)
        assert diary.count == TASKS
        await walks(desk, diary, lambda row: diary.entries[row].title)
        await desk.press("1")
        desk.app.push_screen(SafetyScreen())
        await desk.settle()
        for name in ("#sign-ticks", "#condition-ticks"):
            ticks = desk.app.screen.query_one(name, Checklist)
            await walks(desk, ticks, lambda row, ticks=ticks: ticks._answers[row].words)  # type: ignore[misc]
            await desk.press("enter")


@SIZES
async def test_space_checks_off_the_row_in_view_and_its_answer_is_seen(
    many: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(many, size) as desk:
        await desk.press("pagedown")
        for _row in range(4):
            at = desk.task_rows.cursor
            assert seen(desk, desk.task_rows, at)
            await desk.press("space")
            assert desk.day.rows[at].state == "done"
            assert f"Row {at} of many: 3 reps done." in desk.flowing
            assert seen(desk, desk.task_rows, desk.task_rows.cursor)
        assert desk.day.done == 4


async def test_the_row_stays_in_view_when_an_answer_of_two_lines_or_another_size_leaves_less_room(
    many: Coach,
) -> None:
    async with at_desk(many, SMALL) as desk:
        rows, list_of = desk.task_rows, desk.app.screen.query_one("#list")
        while rows.cursor < rows.window[-1]:
            await desk.press("down")
        room = list_of.size.height
        desk.app.tell("An answer of many words that have no room on one line, and not on two lines either.")
        await desk.settle()
        assert list_of.size.height < room
        for size in ((40, 16), (30, 10), (80, 24), (40, 20)):
            assert seen(desk, rows, rows.cursor)
            await desk.resize(size)
        assert seen(desk, rows, rows.cursor)


async def test_whoever_scrolls_takes_the_cursor_along(many: Coach) -> None:
    async with at_desk(many) as desk:
        for _turn in range(5):
            await desk.pilot._post_mouse_events([MouseScrollDown], desk.task_rows, button=0)
            await desk.settle()
        assert desk.task_rows.cursor > 0
        assert seen(desk, desk.task_rows, desk.task_rows.cursor)


@SIZES
async def test_every_field_of_a_dialog_is_in_view_while_it_has_the_focus(
    many: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(many, size) as desk:
        for key in ("a", "s", "r", "f", "n", "p"):
            await desk.press(key)
            screen = desk.app.screen
            for _field in range(len(screen.focus_chain)):
                focused = screen.focused
                assert focused is not None
                if isinstance(focused, OptionList):
                    for move in ("end", "home", "down"):
                        await desk.press(move)
                        line = (focused.highlighted or 0) - focused.scroll_offset.y
                        assert seen(desk, focused, line), (key, focused, move)
                elif isinstance(focused, PlaceList):
                    for _step in range(len(focused._regions)):
                        await desk.press("down")
                        assert seen(desk, focused, focused.cursor[0]), (key, focused.cursor)
                elif isinstance(focused, Input):
                    assert seen(desk, focused), (key, focused)
                await desk.press("tab")
            await desk.press("escape")


async def test_a_row_that_was_scrolled_out_of_view_is_shown_before_anything_is_done_to_it(
    many: Coach,
) -> None:
    async with at_desk(many, (30, 10)) as desk:
        await desk.press(*["down"] * 3)
        desk.app.screen.query_one("#day").scroll_home(animate=False)
        await desk.settle()
        assert not desk.task_rows.in_view
        await desk.press("space")
        assert desk.day.done == 0
        assert "The row was out of view; here it is." in desk.flowing
        await desk.press("space")
        assert desk.day.rows[3].state == "done"


async def test_what_stands_above_and_below_the_rows_is_reached_with_the_arrows(many: Coach) -> None:
    many.tasks.pain(2)
    async with at_desk(many, (30, 10)) as desk:
        await desk.press("end", *["down"] * 12)
        assert "2 now · green" in desk.flowing
        await desk.press("home", *["up"] * 12)
        assert "Friday 20 November" in desk.lines[0]


async def test_a_locked_day_is_read_to_its_end_on_the_smallest_screen(coach: Coach) -> None:
    coach.safety.screen(("cauda-equina",), ())
    async with at_desk(coach, (30, 10)) as desk:
        read = desk.flowing
        for _line in range(20):
            await desk.press("down")
            read += desk.flowing
        assert "take it back" in read


async def test_what_the_day_says_is_read_to_its_end_on_the_smallest_screen(many: Coach) -> None:
    many.tasks.pain(7, where=["neck"])
    async with at_desk(many, (30, 10)) as desk:
        read = desk.flowing
        for _line in range(16):
            await desk.press("up")
            read += desk.flowing
        assert desk.day.guidance.text.split()[-1] in read
        assert "Friday 20 November" in desk.lines[0]
