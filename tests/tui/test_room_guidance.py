"""What fits of the new screens: 40 by 20 is enough to use each of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from kits.tui_kit import NOW, SMALL, USUAL, Desk, at_desk
from kits.tui_lives import asks_about_a_flare, live, use_ladder

from backcare_tui.clock import FixedClock
from backcare_tui.coach import Coach

Open = Callable[[Desk], Awaitable[None]]


def by_keys(*keys: str) -> Open:
    async def open_it(desk: Desk) -> None:
        await desk.press(*keys)

    return open_it


def by_command(title: str, *keys: str) -> Open:
    async def open_it(desk: Desk) -> None:
        found = {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}
        found[title].callback()
        await desk.settle()
        await desk.press(*keys)

    return open_it


SCREENS: dict[str, tuple[Open, str]] = {
    "safety": (by_command("Safety"), "esc later"),
    "conditions": (by_command("Safety", "enter"), "esc back"),
    "clearance": (by_keys("c"), "esc back"),
    "flare": (by_keys("f"), "esc later"),
    "question": (by_keys("o"), "esc later"),
    "check-in": (by_command("Check-in"), "esc later"),
    "rung": (by_keys("up", "r"), "esc back"),
    "pain": (by_keys("space", "p"), "esc back"),
}
LONG = {"check-in": [SMALL], "pain": [SMALL, (40, 24)]}
"""Where a dialog is longer than the screen: it begins at its top, and the hint is scrolled to."""


@pytest.mark.parametrize("size", [SMALL, (40, 24), USUAL], ids=["40x20", "40x24", "80x24"])
async def test_a_dialog_is_inside_the_screen_with_its_title_and_its_hint(
    coach: Coach, size: tuple[int, int]
) -> None:
    asks_about_a_flare(coach)
    coach.safety.screen((), ("pregnancy",))
    async with at_desk(coach, size) as desk:
        for name, (open_it, hint) in SCREENS.items():
            await open_it(desk)
            assert desk.app.screen.is_modal, name
            dialog = desk.app.screen.query_one(".dialog")
            assert desk.app.screen.region.contains_region(dialog.region), name
            for child in dialog.children:
                assert child.region.right <= dialog.region.right, name
            left, right = dialog.region.x, dialog.region.right
            inside = " ".join(" ".join(line[left:right].split()) for line in desk.lines)
            assert str(dialog.query_one(".title").render())[:20] in inside
            assert hint in inside or size in LONG.get(name, ())
            await desk.press("escape", *["escape"] * (name == "conditions"))
            assert desk.shown == "TodayScreen"


@pytest.mark.parametrize("size", [SMALL, (40, 16), (50, 12), (200, 60)], ids=str)
async def test_every_new_part_of_today_is_drawn_at_any_size(coach: Coach, size: tuple[int, int]) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach, size) as desk:
        for keys in (
            (),
            ("f", "up", "enter"),
            ("u",),
            ("o", "enter"),
            ("x",),
            ("space",),
            ("3", "v"),
            ("1",),
        ):
            await desk.press(*keys)
            assert all(strip.cell_length == size[0] for strip in desk.strips)
            assert "? more" in desk.text
        coach.safety.screen(("infection",))
        desk.app.reload()
        await desk.settle()
        assert "c cleared" in desk.text
        assert "? more" in desk.text


async def test_pain_can_be_reported_from_the_key_bar_while_something_is_asked(coach: Coach) -> None:
    asks_about_a_flare(coach)
    async with at_desk(coach, SMALL) as desk:
        assert "p pain" in desk.text


async def test_the_fullest_day_fits_80_by_24_with_message_and_question(coach: Coach) -> None:
    coach.safety.screen((), ())
    live(coach, 15)
    coach.tasks.pain(6)
    async with at_desk(coach) as desk:
        assert desk.day.question is not None
        for row in desk.day.rows:
            assert (row.short or row.name) in desk.text
        assert desk.day.streak.week.words in desk.text
        await desk.press("space")
        assert desk.said
        assert desk.said in desk.flowing


async def test_an_answer_is_seen_below_a_long_message_and_a_question(demo: Coach) -> None:
    assert isinstance(demo.clock, FixedClock)
    demo.clock.moment = NOW.replace(month=12, day=7)
    async with at_desk(demo) as desk:
        assert "Welcome back." in desk.flowing
        await desk.press("x")
        assert desk.said
        assert desk.said in desk.flowing


async def test_resting_and_rising_rows_keep_their_columns(coach: Coach) -> None:
    use_ladder(coach)
    coach.safety.screen((), ("pregnancy",))
    async with at_desk(coach) as desk:
        rows = [desk.line(name) for name in ("Posture pump", "Stretch")]
        assert rows[0].index("3 min") == rows[1].index("6 reps")
        assert rows[0].index("⊘") == rows[1].index("○")
