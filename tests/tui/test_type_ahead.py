"""Keys typed faster than screens are drawn act in their order, and on no screen that nobody has seen."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from kits.terminal_kit import real_terminal, run, warm
from kits.tui_kit import Desk, at_desk
from textual.events import Key

from backcare_tui.coach import Coach
from backcare_tui.domain.journal.events import Done, Noted, Screened
from backcare_tui.tui.dialogs.safety import SafetyScreen
from backcare_tui.tui.type_ahead import LOST


def typed_at(desk: Desk, key: str, time: float) -> None:
    """A key as the terminal gives it, read at a moment."""
    event = Key(key, " " if key == "space" else None)
    event.time = time
    desk.app.post_message(event)


def drawn_at(desk: Desk, time: float) -> None:
    """Have the screen in front be drawn at a moment; without a terminal none is."""
    desk.app.drawn[desk.app.screen] = time


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
def test_what_is_typed_at_once_goes_to_the_screens_that_it_leads_to(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_terminal(monkeypatch)
    coach.tasks.note("The first.")

    async def life() -> None:
        async with warm(coach) as dashboard:
            window = await dashboard.copy()
            window.see("Posture pump")
            window.type("nhello\r  q")
            assert window.code() == 0

    run(life())
    events = [*Coach(coach.home, coach.clock).timeline.every_event()]
    assert [event.text for event in events if isinstance(event, Noted)] == ["The first.", "hello"]
    assert len([event for event in events if isinstance(event, Done)]) == 2


async def test_a_key_that_was_typed_before_a_screen_was_drawn_does_nothing_there(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        drawn_at(desk, 100.0)
        typed_at(desk, "space", 99.9)
        await desk.settle()
        assert desk.on_disk.done == 0
        typed_at(desk, "space", 100.1)
        await desk.settle()
        assert desk.on_disk.done == 1


async def test_words_that_were_typed_before_their_line_was_drawn_are_kept(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("n")
        drawn_at(desk, 100.0)
        for key in "hi":
            event = Key(key, key)
            event.time = 99.0
            desk.app.post_message(event)
        typed_at(desk, "enter", 99.0)
        await desk.settle()
        assert desk.on_disk.notes == ("hi",)


async def test_neither_page_of_the_signs_takes_a_yes_before_it_could_be_read(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        for _page in range(2):
            drawn_at(desk, 100.0)
            typed_at(desk, "space", 100.0 + SafetyScreen.READ_FIRST - 0.1)
            await desk.settle()
            typed_at(desk, "enter", 100.2)
            await desk.settle()
        (screened,) = [event for event in desk.disk().timeline.every_event() if isinstance(event, Screened)]
        assert screened.signs == ()
        assert screened.conditions == ()


async def test_a_sign_is_answered_once_it_could_be_read(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        drawn_at(desk, 100.0)
        await desk.press("down")
        typed_at(desk, "space", 100.0 + SafetyScreen.READ_FIRST)
        await desk.press("enter", "enter")
        (screened,) = [event for event in desk.disk().timeline.every_event() if isinstance(event, Screened)]
        assert len(screened.signs) == 1


async def test_the_page_after_the_signs_counts_as_another_screen(coach: Coach) -> None:
    async with at_desk(coach, safety=True) as desk:
        drawn_at(desk, 100.0)
        await desk.press("enter")
        assert desk.app.screen not in desk.app.drawn


async def test_keys_wait_while_something_is_written_and_then_come_in_their_order(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.hold(on=True)
        await desk.press("n", *"hello", "enter", "space")
        assert (desk.shown, desk.on_disk.notes, desk.on_disk.done) == ("TodayScreen", (), 0)
        desk.app.hold(on=False)
        await desk.settle()
        assert desk.on_disk.notes == ("hello",)
        assert desk.on_disk.done == 1


async def test_keys_go_on_where_what_had_the_focus_is_taken_away(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(coach) as desk:
        later: list[Callable[[], None]] = []
        monkeypatch.setattr(
            "backcare_tui.tui.type_ahead.after", lambda _seconds, do, *given: later.append(lambda: do(*given))
        )
        monkeypatch.setattr(desk.app, "_follow", lambda _mark: None)
        await desk.press("down", "space")
        assert desk.on_disk.done == 0
        assert LOST < 1
        later.pop()()
        await desk.settle()
        assert desk.on_disk.done == 1
